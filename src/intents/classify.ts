import { tellsOfLeaving } from '../message/left-company.ts';
import type { AutomaticSign, Message, Sender } from '../message/message.ts';
import { applyRules, type Findings, wordsAt } from './apply-rules.ts';
import { questionsAsked } from './asked-questions.ts';
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
import { attachmentConcept, type RuleBook, speakerConcept } from './rule-book.ts';
import { type SignsSeen, signsOf } from './signs.ts';
import { type Weighing, weigh } from './weigh.ts';

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
  const look = lookAt(message, rules);
  const { reading, findings, weighing } = look;
  const language = languageOf(message);
  const say = (disposition: Disposition, reason: string, found: readonly RightFound[] = [], kind?: string, from = look) => {
    const asksToKnow = found.some(({ right }) => right === 'access' || right === 'information');
    const questions = asksToKnow ? questionsAsked(from.reading) : [];
    const told = orContactLeft(message, disposition, kind);
    return { ...look, classification: { disposition, language, rights: found, kind: told, questions, reason } };
  };

  const { automatic } = message;
  if (automatic && isNobody(automatic)) return say('automatic', `No person wrote this: ${automatic.why}.`, [], automatic.kind);

  const proposed = rightsFound(look);
  const authority = findings.kinds.find(({ rule }) => rule.kind === 'authority_letter');
  if (authority || isAuthority(message.sender)) {
    const why = authority ? `it ${authority.rule.because}` : 'its address is that of a supervisory authority';
    const asked = weighing.request >= asRequest ? proposed : [];
    return say('unsure', `A person has to read it: ${why}.`, asked, 'authority_letter');
  }
  const seems = reasonOf(proposed, rules);
  const strongest = Math.max(...rights.map((right) => weighing.rights[right].likely));
  const robot = findings.kinds.find(({ rule }) => rule.automatic);
  const isNamed = findings.found.some(({ rule }) => rule.sure === 'certain' || rule.neverSortedAway);
  const isCertainlyPersonal = findings.found.some(({ rule, personal }) => rule.sure === 'certain' && personal);
  if (automatic || robot) {
    const kind = robot?.rule.kind ?? automatic?.kind;
    const why = robot ? `it ${robot.rule.because}` : (automatic?.why ?? '');
    // Newsletters and robots name rights all day; a wish of one's own says "I" or "my".
    const isPersonal = reading.inMail.has(speakerConcept) && (isCertainlyPersonal || weighing.request >= asRequest);
    if (!isPersonal) return say('automatic', `No person seems to have written this: ${why}.`, [], kind);
    if (!isCertainlyPersonal)
      return say('unsure', `A machine seems to have sent this (${why}), but it ${seems}.`, proposed, kind);
  }
  if (weighing.request >= asRequest && strongest >= asLikeliest) return say('request', `It ${seems}.`, proposed);
  if (weighing.request >= worthALook || strongest >= asRight || isNamed)
    return say('unsure', `It may be that it ${seems}; a person has to say.`, proposed);

  // Staff forward requests that reached them with a word of their own ("can you take this?"); the request stands below it.
  const below = forwardedText(message);
  const forwarded = below === '' ? undefined : lookAt({ subjectLine: '', text: below }, rules);
  if (forwarded && (forwarded.weighing.request >= worthALook || !forwarded.reading.isWhole))
    return say(
      'unsure',
      'The sender forwards a mail in which somebody seems to exercise a right.',
      rightsFound(forwarded),
      undefined,
      forwarded,
    );

  if (!reading.isWhole) return say('unsure', 'It is longer than what the rules read.');
  if (message.attachments.length > 0 && isOnlyACover(message.text, reading))
    return say('unsure', 'The mail has no text of its own; what it says stands in an attachment.', [], 'content_in_attachment');
  const other = findings.kinds.find(({ rule }) => !rule.automatic && rule.kind !== 'privacy_word');
  if (other) return say('other', `It ${other.rule.because}.`, [], other.rule.kind);
  if (language === 'other' && (message.text.length >= 40 || isOtherScript(message.text)))
    return say('unsure', 'It is written in a language that Frist does not read.');
  return say('other', 'Nothing in it points to a data-protection right.');
}

export type Judgement = Look & { readonly classification: Classification };
type Look = { readonly reading: Reading; readonly findings: Findings; readonly signs: SignsSeen; readonly weighing: Weighing };

function lookAt(message: Pick<Message, 'subjectLine' | 'text'>, rules: RuleBook): Look {
  const reading = readMessage(message, rules);
  const findings = applyRules(reading, rules);
  const signs = signsOf(reading, findings);
  return { reading, findings, signs, weighing: weigh(signs, rules.weights) };
}

const forwardedText = ({ cut }: Message) =>
  cut
    .filter(({ kind }) => kind === 'forwarded')
    .map(({ text }) => text)
    .join('\n');

/**
 * A mail that asks for nothing and tells that somebody has left their company is `contact_left`, whether a machine or a colleague wrote
 * it: what we keep about the one who left has to be looked at. Delivery failures and what is sent to everybody stay what they are.
 */
function orContactLeft({ subjectLine, text }: Message, disposition: Disposition, kind: string | undefined) {
  const asksNothing =
    disposition === 'other' ||
    (disposition === 'automatic' && !['bounce', 'calendar', 'newsletter', 'spam'].includes(kind ?? ''));
  return asksNothing && tellsOfLeaving(`${subjectLine}\n${text}`) ? 'contact_left' : kind;
}

/** Signs that leave no room for a person's own wish to us. */
const isNobody = ({ kind }: AutomaticSign) => kind === 'auto_reply' || kind === 'bounce' || kind === 'calendar';

/** The data protection authorities of those countries whose people write to Norwegian companies most. */
const isAuthority = (sender: Sender) =>
  sender.kind === 'single' &&
  /@(?:[\w-]+\.)*(?:datatilsynet\.no|datatilsynet\.dk|imy\.se|bfdi\.bund\.de|ico\.org\.uk|edpb\.europa\.eu)$/i.test(
    sender.mailbox.address,
  );

/** From here on a mail may be a request; from the second figure on a person is asked. A missed request is the worst error. */
export const asRequest = 0.65;
export const worthALook = 0.15;
/** From here on a right is asked for. Where none is, the likeliest is, but one less likely than the second figure is only doubt. */
export const asRight = 0.4;
const asLikeliest = 0.2;

function rightsFound(look: Look): RightFound[] {
  const weighed = look.weighing.rights;
  const asked = rights.filter((right) => weighed[right].likely >= asRight);
  const likeliest = rights.reduce((best, right) => (weighed[right].likely > weighed[best].likely ? right : best));
  const shown = asked.length > 0 ? asked : weighed[likeliest].likely >= asLikeliest ? [likeliest] : [];
  return shown.map((right) => ({
    right,
    // Never quite sure: a person decides.
    confidence: Math.min(Math.round(weighed[right].likely * 100), 99) / 100,
    evidence: evidenceFor(right, look),
  }));
}

/** The rules that fit, in the words they go by; where none does, the passage that weighs most. */
function evidenceFor(right: Right, { reading, findings, weighing }: Look): Evidence[] {
  const { passage } = weighing.rights[right];
  const byRule = new Map<string, Evidence>();
  for (const { rule, words } of findings.found) {
    if (rule.right === right && !byRule.has(rule.id)) byRule.set(rule.id, { text: words, rule: rule.id });
  }
  return byRule.size > 0
    ? [...byRule.values()]
    : [{ text: wordsAt(reading, passage.length > 0 ? passage : [0]), rule: `${right}/${asAWhole}` }];
}

/** Stands for a rule where none fits by itself. */
const asAWhole = 'taken-together';

function reasonOf(found: readonly RightFound[], rules: RuleBook): string {
  const because = (id: string) =>
    rules.rightRules.find((rule) => rule.id === id)?.because ?? 'says, taken together, what others say who ask for this';
  if (found.length === 0) return 'is a request, though no right stands out';
  return found.map(({ right, evidence }) => `${because(evidence[0]?.rule ?? '')} (${right})`).join(', and ');
}

/** "See attachment" and nothing else, or nothing at all. */
const isOnlyACover = (text: string, { inMail }: Reading) =>
  text.trim() === '' || (text.length <= 80 && inMail.has(attachmentConcept));

/** Cyrillic, Arabic, Thai …: more than half of the letters are not Latin ones. */
function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && (text.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 < letters;
}

function languageOf({ subjectLine, text }: Message): Language {
  const sample = text.length >= 40 ? text : `${subjectLine}\n${text}`;
  return isOtherScript(sample) ? 'other' : detectLanguage(sample);
}
