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
export type Scale = {
  readonly start: Float64Array;
  readonly bySign: { get(sign: string): Float64Array | undefined; has(sign: string): boolean; keys(): Iterable<string> };
};

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
  return openWeights(rules, learnt && packWeights(learnt));
}

/** The same in fewer and longer pieces: ten thousand signs open in no time, and a mail has some hundred of them. */
export type PackedWeights = { readonly known: readonly string[]; readonly mail: PackedScale; readonly passage: PackedScale };
/** A line a sign: its name, and hundredths for each question in their order. */
type PackedScale = { readonly start: readonly number[]; readonly lines: string };

export function packWeights({ known, mail, passage }: LearntWeights): PackedWeights {
  const pack = ({ start, signs }: LearntScale): PackedScale => ({
    start: questions.map((question) => start[question]),
    lines: Object.entries(signs)
      .map(([sign, figures]) => [sign, ...questions.map((question) => Math.round((figures[question] ?? 0) * 100))].join(' '))
      .join('\n'),
  });
  return { known, mail: pack(mail), passage: pack(passage) };
}

/** @param packed what `packWeights` made, and nothing else: it is not checked again */
export function openWeights(rules: readonly RightRule[], packed: PackedWeights | undefined): Weights {
  const known = new Set(packed?.known);
  const fresh = rules.filter(({ id }) => !known.has(id));
  const scale = (packedScale: PackedScale | undefined): Scale => ({
    start: Float64Array.from(packedScale?.start ?? questions.map(() => unseen)),
    bySign: new WeightsBySign(fresh, packedScale?.lines ?? ''),
  });
  return { mail: scale(packed?.mail), passage: scale(packed?.passage) };
}

class WeightsBySign {
  readonly #read = new Map<string, Float64Array>();
  readonly #lines: ReadonlyMap<string, string>;

  constructor(fresh: readonly RightRule[], lines: string) {
    this.#lines = new Map(lines === '' ? [] : lines.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line]));
    for (const { id, right, sure } of fresh) {
      this.#read.set(
        id,
        Float64Array.from(questions, (question) => (question === 'request' || question === right ? weight[sure] : 0)),
      );
    }
  }

  get(sign: string): Float64Array | undefined {
    const known = this.#read.get(sign);
    if (known) return known;
    const line = this.#lines.get(sign);
    if (line === undefined) return undefined;
    const [, ...hundredths] = line.split(' ');
    const figures = Float64Array.from(hundredths, (figure) => Number(figure) / 100);
    this.#read.set(sign, figures);
    return figures;
  }

  has(sign: string): boolean {
    return this.#read.has(sign) || this.#lines.has(sign);
  }

  keys(): Iterable<string> {
    return new Set([...this.#read.keys(), ...this.#lines.keys()]);
  }
}

const unseen = -3;
/** Alone: 92, 67 and 20 of a hundred. */
const weight: Readonly<Record<Sure, number>> = { certain: 5.5, likely: 3.7, hint: 1.6 };
