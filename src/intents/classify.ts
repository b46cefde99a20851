import type { AutomaticSign, Message } from '../message/message.ts';
import { applyRules, type Findings, wordsAt } from './apply-rules.ts';
import {
  type Classification,
  type Disposition,
  type Evidence,
  type Language,
  type Right,
  type RightFound,
  rights,
} from './classification.ts';
import { detectLanguage } from './language.ts';
import { type Reading, readMessage } from './reading.ts';
import { type RuleBook, speakerConcept } from './rule-book.ts';
import { longestText } from './sentences.ts';
import { type SignsSeen, signsOf } from './signs.ts';
import { shares, type Weighing, weigh } from './weigh.ts';

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
export function judge(message: Message, rules: RuleBook): Judgement {
  const reading = readMessage(message, rules);
  const findings = applyRules(reading, rules);
  const signs = signsOf(reading, findings);
  const weighing = weigh(signs, rules.weights);
  const language = languageOf(message);
  const say = (disposition: Disposition, reason: string, found: readonly RightFound[] = [], kind?: string) => ({
    classification: { disposition, language, rights: found, kind, reason },
    reading,
    findings,
    signs,
    weighing,
  });

  const { automatic } = message;
  if (automatic && isNobody(automatic)) return say('automatic', `No person wrote this: ${automatic.why}.`, [], automatic.kind);

  if (message.text.trim() === '' && message.attachments.length > 0 && signs.mail.size === 0) {
    return say('unsure', 'The mail has no text; what it says stands in an attachment.', [], 'content_in_attachment');
  }
  const proposed = rightsFound(weighing, { reading, findings, rules });
  const seems = reasonOf(proposed, rules);
  const strongest = Math.max(...rights.map((right) => weighing.rights[right].likely));
  const robot = findings.kinds.find(({ rule }) => rule.automatic);
  const isCertain = findings.found.some(({ rule, personal }) => rule.sure === 'certain' && personal);
  if (automatic || robot) {
    const kind = robot?.rule.kind ?? automatic?.kind;
    const why = robot ? `it ${robot.rule.because}` : (automatic?.why ?? '');
    // Newsletters and robots name rights all day; a wish of one's own says "I" or "my".
    const isPersonal = reading.inMail.has(speakerConcept) && (isCertain || weighing.request >= asRequest);
    if (!isPersonal) return say('automatic', `No person seems to have written this: ${why}.`, [], kind);
    if (!isCertain) return say('unsure', `A machine seems to have sent this (${why}), but it ${seems}.`, proposed, kind);
  }
  if (weighing.request >= asRequest && strongest >= asLikeliest) return say('request', `It ${seems}.`, proposed);
  if (weighing.request >= worthALook || strongest >= asRight || isCertain)
    return say('unsure', `It may be that it ${seems}; a person has to say.`, proposed);

  const forwarded = forwardedRights(message, rules);
  if (forwarded.length > 0)
    return say('unsure', 'The sender forwards a mail in which somebody seems to exercise a right.', forwarded);

  const other = findings.kinds.find(({ rule }) => !rule.automatic && rule.kind !== 'privacy_word');
  if (other) return say('other', `It ${other.rule.because}.`, [], other.rule.kind);
  if (language === 'other' && message.text.length >= 40)
    return say('unsure', 'It is written in a language that Frist does not read.');
  if (message.text.length > longestText) return say('unsure', 'It is longer than what the rules read.');
  return say('other', 'Nothing in it points to a data-protection right.');
}

export type Judgement = {
  readonly classification: Classification;
  readonly reading: Reading;
  readonly findings: Findings;
  readonly signs: SignsSeen;
  readonly weighing: Weighing;
};

/** Signs that leave no room for a person's own wish to us. */
const isNobody = ({ kind }: AutomaticSign) => kind === 'auto_reply' || kind === 'bounce' || kind === 'calendar';

/** From here on a mail may be a request; from the second figure on a person is asked. A missed request is the worst error. */
const asRequest = 0.5;
const worthALook = 0.15;
/** From here on a right is asked for. Where none is, the likeliest is, but one less likely than the second figure is only doubt. */
const asRight = 0.4;
const asLikeliest = 0.2;

type Grounds = { readonly reading: Reading; readonly findings: Findings; readonly rules: RuleBook };

function rightsFound(weighing: Weighing, grounds: Grounds): RightFound[] {
  const likelyOf = (right: Right) => weighing.rights[right].likely;
  const likely = rights.filter((right) => likelyOf(right) >= asRight);
  const likeliest = rights.reduce((best, right) => (likelyOf(right) > likelyOf(best) ? right : best));
  return (likely.length > 0 ? likely : [likeliest]).map((right) => ({
    right,
    confidence: Math.round(likelyOf(right) * 100) / 100,
    evidence: evidenceFor(right, weighing.rights[right].at, grounds),
  }));
}

/** The rules that fit, in the words they go by; where none does, the sentence that speaks most for the right, and why. */
function evidenceFor(right: Right, at: number, { reading, findings, rules }: Grounds): Evidence[] {
  const byRule = new Map<string, Evidence>();
  for (const { rule, words } of findings.found) {
    if (rule.right === right && !byRule.has(rule.id)) byRule.set(rule.id, { text: words, rule: rule.id });
  }
  if (byRule.size > 0) return [...byRule.values()];
  const here = new Set(reading.seen[at]?.keys());
  const speaking = shares(here, rules.weights.passage, right).filter(({ weight }) => weight > 0);
  const strongest = speaking[0]?.sign;
  const span = strongest === undefined ? undefined : reading.seen[at]?.get(strongest)?.[0];
  return [
    {
      text: wordsAt(reading, at, span),
      rule: `concept/${
        speaking
          .slice(0, mostConceptsNamed)
          .map(({ sign }) => sign)
          .join('+') || 'none'
      }`,
    },
  ];
}

const mostConceptsNamed = 3;

function reasonOf(found: readonly RightFound[], rules: RuleBook): string {
  const because = (id: string) =>
    rules.rightRules.find((rule) => rule.id === id)?.because ??
    `speaks of ${id
      .replace(/^concept\//, '')
      .split('+')
      .map((name) => rules.concepts.get(name)?.means ?? 'a matter like those of others who do')
      .join(', ')}`;
  return found.map(({ right, evidence }) => `${because(evidence[0]?.rule ?? '')} (${right})`).join(', and ');
}

/** Staff forward requests that reached them with a word of their own ("can you take this?"); the request stands below it. */
function forwardedRights(message: Message, rules: RuleBook): RightFound[] {
  const text = message.cut
    .filter(({ kind }) => kind === 'forwarded')
    .map((part) => part.text)
    .join('\n');
  if (text === '') return [];
  const reading = readMessage({ subjectLine: '', text }, rules);
  const findings = applyRules(reading, rules);
  const signs = signsOf(reading, findings);
  const weighing = weigh(signs, rules.weights);
  return weighing.request >= worthALook ? rightsFound(weighing, { reading, findings, rules }) : [];
}

function languageOf({ subjectLine, text }: Message): Language {
  return detectLanguage(text.length >= 40 ? text : `${subjectLine}\n${text}`);
}
