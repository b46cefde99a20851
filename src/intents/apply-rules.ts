import type { Reading } from './reading.ts';
import { type Condition, type KindRule, type RightRule, type RuleBook, speakerConcept, sureness } from './rule-book.ts';
import type { Span } from './see-concepts.ts';
import type { Sentence } from './sentences.ts';

/** A rule that fits, with the sentences it fits in and the words it goes by, as they stand in the mail. */
export type Match<Rule extends Condition> = {
  readonly rule: Rule;
  readonly sentences: readonly number[];
  readonly words: string;
  /** Somebody speaks of themselves in these sentences ("I", "my"). A newsletter or a seller names rights without that. */
  readonly personal: boolean;
};

export type Findings = {
  readonly found: readonly Match<RightRule>[];
  readonly heldBack: readonly { readonly match: Match<RightRule>; readonly by: Match<KindRule> }[];
  readonly kinds: readonly Match<KindRule>[];
};

/** Tries all rules on a mail, and sets those findings aside that another kind of mail explains ("I protest against the invoice"). */
export function applyRules(reading: Reading, rules: RuleBook): Findings {
  const kinds = rules.kindRules.flatMap((rule) => matchesOf(rule, reading));
  const matches = rules.rightRules.flatMap((rule) => matchesOf(rule, reading));
  const found: Match<RightRule>[] = [];
  const heldBack: { match: Match<RightRule>; by: Match<KindRule> }[] = [];
  for (const match of matches) {
    const by = kinds.find((kind) => holds(kind, match));
    if (by) heldBack.push({ match, by });
    else found.push(match);
  }
  return { found, heldBack, kinds };
}

function holds(kind: Match<KindRule>, match: Match<RightRule>): boolean {
  if (!kind.rule.holdsBack.includes(match.rule.right)) return false;
  const sure = match.rule.sure === 'certain' && !match.personal ? 'likely' : match.rule.sure;
  if (sureness.indexOf(sure) < sureness.indexOf(kind.rule.holdsUpTo)) return false;
  const within = { sentence: 0, around: 1, mail: Number.POSITIVE_INFINITY }[kind.rule.holdsIn];
  return match.sentences.some((at) => kind.sentences.some((sentence) => Math.abs(sentence - at) <= within));
}

function matchesOf<Rule extends Condition>(rule: Rule, reading: Reading): Match<Rule>[] {
  const inMail = (concept: string) => reading.inMail.has(concept);
  if (!rule.all.every((choice) => choice.some(inMail))) return [];
  if (rule.with.length > 0 && !rule.with.some(inMail)) return [];
  if (rule.without.some(inMail)) return [];
  if (rule.in === 'mail') return inWholeMail(rule, reading);
  const matches: Match<Rule>[] = [];
  reading.sentences.forEach((_, at) => {
    const match = rule.in === 'sentence' ? inSentence(rule, reading, at) : inPassage(rule, reading, at);
    if (match) matches.push(match);
  });
  return matches;
}

function inSentence<Rule extends Condition>(rule: Rule, reading: Reading, at: number): Match<Rule> | undefined {
  const seen = reading.seen[at];
  if (!seen) return undefined;
  const choices: (readonly Span[])[] = [];
  for (const choice of rule.all) {
    const spans = choice.flatMap((concept) => seen.get(concept) ?? []);
    if (spans.length === 0) return undefined;
    choices.push(spans);
  }
  const barring = rule.not.flatMap((concept) => seen.get(concept) ?? []);
  const span = narrowest(choices, rule.near).find((found) => !barring.some((no) => standsNear(no, found)));
  return span && matchOf(rule, reading, [at], wordsAt(reading, [at], span));
}

/** Where one span of each choice stands within `near` words, the fewest words first. */
function narrowest(choices: readonly (readonly Span[])[], near: number): Span[] {
  const found: Span[] = [];
  for (const start of choices.flat()) {
    let to = start.to;
    for (const spans of choices) {
      const ends = spans.filter((span) => span.from >= start.from).map((span) => span.to);
      to = ends.length > 0 ? Math.max(to, Math.min(...ends)) : Number.POSITIVE_INFINITY;
    }
    if (to - start.from < near) found.push({ from: start.from, to });
  }
  return found.sort((a, b) => a.to - a.from - (b.to - b.from));
}

/** Those who write without full stops say many things in one sentence: what bars a finding has to stand around it. */
const standsNear = (no: Span, found: Span) => no.to >= found.from - barsWithin && no.from <= found.to + barsWithin;
const barsWithin = 10;

/** This sentence, the one before it, and the line that introduces it as a list item; something of the rule must stand in this one. */
function inPassage<Rule extends Condition>(rule: Rule, reading: Reading, at: number): Match<Rule> | undefined {
  const lead = reading.sentences[at]?.lead;
  const passage = [...new Set([at, at - 1, ...(lead === undefined ? [] : [lead])])].filter((i) => i >= 0);
  const used = new Set<number>();
  for (const choice of rule.all) {
    const where = passage.find((i) => choice.some((concept) => reading.seen[i]?.has(concept)));
    if (where === undefined) return undefined;
    used.add(where);
  }
  if (!used.has(at)) return undefined;
  if (rule.not.some((concept) => [...used].some((i) => reading.seen[i]?.has(concept)))) return undefined;
  return matchOf(rule, reading, [...used], wordsAt(reading, [...used]));
}

function inWholeMail<Rule extends Condition>(rule: Rule, reading: Reading): Match<Rule>[] {
  const used = new Set<number>();
  for (const choice of rule.all) {
    const where = reading.seen.findIndex((seen) => choice.some((concept) => seen.has(concept)));
    if (where < 0) return [];
    used.add(where);
  }
  const sentences = [...used];
  if (rule.not.some((concept) => sentences.some((i) => reading.seen[i]?.has(concept)))) return [];
  return [matchOf(rule, reading, sentences, wordsAt(reading, sentences))];
}

function matchOf<Rule extends Condition>(rule: Rule, reading: Reading, sentences: readonly number[], words: string): Match<Rule> {
  const personal = sentences.some((at) => reading.seen[at]?.has(speakerConcept));
  return { rule, sentences, words, personal };
}

/** Of one sentence, and of several together. */
const longestEvidence = 160;
const longestTogether = 320;

/**
 * The sentences a finding goes by, as they stand in the mail, with "…" for what lies between them; of a long sentence the words
 * themselves with as many as fit around them.
 */
export function wordsAt(reading: Reading, sentences: readonly number[], span?: Span): string {
  const inOrder = [...sentences].sort((a, b) => a - b);
  const each = Math.floor((inOrder.length > 1 ? longestTogether : longestEvidence) / Math.min(Math.max(inOrder.length, 1), 4));
  return inOrder
    .slice(0, 4)
    .map((at, place) => {
      const follows = place > 0 && inOrder[place - 1] === at - 1;
      return `${place === 0 ? '' : follows ? ' ' : ' … '}${shortened(reading.sentences[at], each, span)}`;
    })
    .join('');
}

function shortened(sentence: Sentence | undefined, most: number, span: Span | undefined): string {
  if (!sentence) return '';
  const { text, tokens } = sentence;
  if (text.length <= most) return text;
  const start = span ? (tokens[span.from]?.start ?? 0) : 0;
  const end = Math.max(span ? (tokens[span.to]?.end ?? 0) : 0, start + most);
  // No word is cut in the middle; a text without blanks has no middle to spare.
  const cut = text.slice(start, end);
  const whole = end >= text.length ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), 0) || cut.length);
  return `${start > 0 ? '… ' : ''}${whole.slice(0, most).trim()}${start + whole.length < text.length ? ' …' : ''}`;
}
