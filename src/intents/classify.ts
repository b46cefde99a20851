import type { AutomaticSign, Message } from '../message/message.ts';
import { applyRules, type Findings, type Match } from './apply-rules.ts';
import {
  type Classification,
  type Disposition,
  type Evidence,
  type Language,
  type RightFound,
  rights,
} from './classification.ts';
import { detectLanguage } from './language.ts';
import { readMessage } from './reading.ts';
import type { RightRule, RuleBook, Sure } from './rule-book.ts';
import { longestText } from './sentences.ts';

/**
 * Proposes what a mail is, with the words that led there. Doubt is cheap, a missed request is not: weak signs make the
 * mail `unsure` and a person looks; only where nothing at all points to a right is it `other`.
 *
 * Bounces, automatic answers and calendar messages are `automatic` whatever words they carry. Other machine signs (a list,
 * a robot, a newsletter) also stand on contact-form mail and on everything that comes through a group address, so there
 * the words decide.
 */
export function classify(message: Message, rules: RuleBook): Classification {
  return judge(message, rules).classification;
}

/** The classification together with all that led to it; `frist explain` shows the rest. */
export function judge(message: Message, rules: RuleBook): { classification: Classification; findings: Findings } {
  const reading = readMessage(message, rules);
  const findings = applyRules(reading, rules);
  const language = languageOf(message);
  const say = (disposition: Disposition, reason: string, found: readonly RightFound[] = [], kind?: string) => ({
    classification: { disposition, language, rights: found, kind, reason },
    findings,
  });

  const { automatic } = message;
  if (automatic && isNobody(automatic)) return say('automatic', `No person wrote this: ${automatic.why}.`, [], automatic.kind);

  const robot = findings.kinds.find(({ rule }) => rule.automatic);
  // Newsletters and robots name rights all day; a wish of one's own says "I" or "my".
  const counted = automatic || robot ? findings.found.filter(({ personal }) => personal) : findings.found;
  const all = rightsFound(counted);
  const proposed = all.filter(({ confidence }) => confidence >= enough);
  if (automatic || robot) {
    const kind = robot?.rule.kind ?? automatic?.kind;
    const why = robot ? `it ${robot.rule.because}` : (automatic?.why ?? '');
    const certain = counted.some(({ rule }) => rule.sure === 'certain');
    if (proposed.length === 0) return say('automatic', `No person seems to have written this: ${why}.`, [], kind);
    if (!certain)
      return say('unsure', `A machine seems to have sent this (${why}), but it ${reasonOf(counted)}.`, proposed, kind);
  }
  if (proposed.length > 0)
    return say(
      'request',
      `It ${reasonOf(counted.filter((m) => proposed.some(({ right }) => right === m.rule.right)))}.`,
      proposed,
    );
  if (all.length > 0) return say('unsure', `It may be that it ${reasonOf(counted)}; a person has to say.`, all);

  const forwarded = forwardedRights(message, rules);
  if (forwarded.length > 0)
    return say('unsure', 'The sender forwards a mail in which somebody seems to exercise a right.', forwarded);

  const other = findings.kinds.find(({ rule }) => !rule.automatic && rule.kind !== 'privacy_word');
  if (other) return say('other', `It ${other.rule.because}.`, [], other.rule.kind);
  const word = findings.kinds.find(({ rule }) => rule.kind === 'privacy_word');
  if (word) return say('unsure', `It ${word.rule.because}, and no rule tells what is wanted.`);
  if (message.text.trim() === '' && message.attachments.length > 0) {
    return say('unsure', 'The mail has no text; what it says stands in an attachment.', [], 'content_in_attachment');
  }
  if (language === 'other' && message.text.length >= 40)
    return say('unsure', 'It is written in a language that Frist does not read.');
  if (message.text.length > longestText) return say('unsure', 'It is longer than what the rules read.');
  return say('other', 'Nothing in it points to a data-protection right.');
}

/** Signs that leave no room for a person's own wish to us. */
const isNobody = ({ kind }: AutomaticSign) => kind === 'auto_reply' || kind === 'bounce' || kind === 'calendar';

/** From here on a right is proposed; below it, a person is asked. */
const enough = 0.6;
const weight: Readonly<Record<Sure, number>> = { certain: 0.9, likely: 0.65, hint: 0.35 };

/** Each rule counts once a right, however often it fits; two rules that see the same right make it surer (noisy or). */
function rightsFound(matches: readonly Match<RightRule>[]): RightFound[] {
  return rights.flatMap((right) => {
    const firsts = new Map<string, Match<RightRule>>();
    for (const match of matches) if (match.rule.right === right && !firsts.has(match.rule.id)) firsts.set(match.rule.id, match);
    if (firsts.size === 0) return [];
    const doubt = [...firsts.values()].reduce((left, { rule }) => left * (1 - weight[rule.sure]), 1);
    const evidence = [...firsts.values()].map(({ rule, words }): Evidence => ({ text: words, rule: rule.id }));
    return [{ right, confidence: Math.round((1 - doubt) * 100) / 100, evidence }];
  });
}

function reasonOf(matches: readonly Match<RightRule>[]): string {
  const best = new Map<string, Match<RightRule>>();
  for (const match of matches) {
    const known = best.get(match.rule.right);
    if (!known || weight[match.rule.sure] > weight[known.rule.sure]) best.set(match.rule.right, match);
  }
  return [...best.values()].map(({ rule }) => `${rule.because} (${rule.right})`).join(', and ');
}

/** Staff forward requests that reached them with a word of their own ("can you take this?"); the request stands below it. */
function forwardedRights(message: Message, rules: RuleBook): RightFound[] {
  const text = message.cut
    .filter(({ kind }) => kind === 'forwarded')
    .map((part) => part.text)
    .join('\n');
  if (text === '') return [];
  return rightsFound(applyRules(readMessage({ subjectLine: '', text }, rules), rules).found);
}

function languageOf({ subjectLine, text }: Message): Language {
  return detectLanguage(text.length >= 40 ? text : `${subjectLine}\n${text}`);
}
