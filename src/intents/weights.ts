import { type Right, rights } from './classification.ts';
import type { RightRule, Sure } from './rule-book.ts';

/** What is weighed: whether a mail is a request at all, and for each right whether it is asked for. */
export const questions = ['request', ...rights] as const;
export type Question = 'request' | Right;

/** How much a sign speaks for or against each answer, in logarithms of odds: 0.7 doubles the odds, -0.7 halves them. */
export type ForAndAgainst = Readonly<Partial<Record<Question, number>>>;

/**
 * `start` is what the odds are before anything is seen. Both hold a number for each question, in the order of `questions`: some
 * hundred signs are added up for each passage of a mail.
 */
export type Scale = { readonly start: Float64Array; readonly bySign: ReadonlyMap<string, Float64Array> };

/**
 * Two scales: one for the whole mail, one for a passage of one or two sentences. The first knows what the mail is about, the
 * second finds the short wish at the end of a long letter.
 */
export type Weights = { readonly mail: Scale; readonly passage: Scale };

/**
 * What `npm run weigh` learnt from the labelled mails when Frist was built, kept in `intents/weights.yaml`, a line a sign.
 * `known` names the rules that were there then.
 */
export type LearntWeights = { readonly known: readonly string[]; readonly mail: LearntScale; readonly passage: LearntScale };
export type LearntScale = {
  readonly start: Readonly<Record<Question, number>>;
  readonly signs: Readonly<Record<string, ForAndAgainst>>;
};

/**
 * A rule that somebody has written since the weights were learnt, or where none were learnt, counts at once, as much as it
 * says it is sure. A known rule without a weight has shown that it adds nothing to the concepts it is made of.
 */
export function weightsFor(rules: readonly RightRule[], learnt: LearntWeights | undefined): Weights {
  const known = new Set(learnt?.known);
  const fresh = rules
    .filter(({ id }) => !known.has(id))
    .map(({ id, right, sure }) => [id, { request: weight[sure], [right]: weight[sure] }] as const);
  const scale = (learntScale: LearntScale | undefined): Scale => ({
    start: Float64Array.from(questions, (question) => learntScale?.start[question] ?? unseen),
    bySign: new Map([...fresh, ...Object.entries(learntScale?.signs ?? {})].map(([sign, figures]) => [sign, inOrder(figures)])),
  });
  return { mail: scale(learnt?.mail), passage: scale(learnt?.passage) };
}

const inOrder = (figures: ForAndAgainst) => Float64Array.from(questions, (question) => figures[question] ?? 0);

const unseen = -3;
/** Alone: 92, 67 and 20 of a hundred. */
const weight: Readonly<Record<Sure, number>> = { certain: 5.5, likely: 3.7, hint: 1.6 };
