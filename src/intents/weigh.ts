import { type Right, rights } from './classification.ts';
import { passagesOf, type Signs, type SignsSeen } from './signs.ts';
import { type Question, questions, type Scale, type Weights } from './weights.ts';

/** How likely, from 0 to 1, a mail is a request, and how likely it asks for each right. */
export type Weighing = { readonly request: number; readonly rights: Readonly<Record<Right, WeighedRight>> };
/** `passage` is the one that speaks most for the right, as numbers of its sentences; none where no passage speaks for it. */
export type WeighedRight = { readonly likely: number; readonly passage: readonly number[] };

/**
 * Lays the signs on the scales, each once. For a right, the passage that speaks most for it counts as much as the whole mail: a
 * long letter about other things must not drown one short wish.
 */
export function weigh({ mail, sentences }: SignsSeen, weights: Weights): Weighing {
  const inAll = oddsOf(mail, weights.mail);
  const inPassages = oddsOfPassages(sentences, weights.passage);
  const weighRight = (right: Right) => {
    const place = questions.indexOf(right);
    let best = weights.passage.start[place] ?? 0;
    let strongest: readonly number[] = [];
    for (const { passage, odds } of inPassages) {
      const here = odds[place] ?? 0;
      if (here > best) [best, strongest] = [here, passage];
    }
    return { right, passage: strongest, odds: (best + (inAll[place] ?? 0)) / 2 };
  };
  const byRight = rights.map(weighRight);
  const clearest = Math.max(...byRight.map(({ odds }) => odds));
  const asRequest = inAll[questions.indexOf('request')] ?? 0;
  return {
    request: asShare((1 - clearnessCounts) * asRequest + clearnessCounts * (clearest + headStart)),
    rights: Object.fromEntries(byRight.map(({ right, passage, odds }) => [right, { passage, likely: asShare(odds) }])) as Record<
      Right,
      WeighedRight
    >,
  };
}

/**
 * How much it counts for a mail being a request that one right is clearly asked for: short mails say little but that. One right
 * of eleven is less likely than a request at all, hence the head start. Both were chosen by reading mails not learnt from.
 */
const clearnessCounts = 0.35;
const headStart = 0.5;

/** For every question, in logarithms. */
function oddsOf(signs: Iterable<string>, { start, bySign }: Scale): Float64Array {
  const odds = Float64Array.from(start);
  for (const sign of signs) addTo(odds, bySign.get(sign));
  return odds;
}

/** A sentence added to the one before it weighs what both weigh, without what is seen in both: that counts once. */
function oddsOfPassages(
  sentences: readonly Signs[],
  scale: Scale,
): { readonly passage: readonly number[]; readonly odds: Float64Array }[] {
  const alone = sentences.map((signs) => oddsOf(signs, scale));
  return passagesOf(sentences).map((passage) => {
    const [first = 0, second] = passage;
    const odds = alone[first] ?? scale.start;
    if (second === undefined) return { passage, odds };
    const both = Float64Array.from(odds);
    addTo(both, alone[second]);
    addTo(both, scale.start, -1);
    for (const sign of sentences[second] ?? []) if (sentences[first]?.has(sign)) addTo(both, scale.bySign.get(sign), -1);
    return { passage, odds: both };
  });
}

function addTo(odds: Float64Array, figures: Float64Array | undefined, times = 1): void {
  if (!figures) return;
  for (let place = 0; place < odds.length; place++) odds[place] = (odds[place] ?? 0) + times * (figures[place] ?? 0);
}

const asShare = (odds: number) => 1 / (1 + Math.exp(-odds));

/** What each sign adds to an answer or takes from it, the most first. */
export function shares(
  signs: Signs,
  { bySign }: Scale,
  question: Question,
): { readonly sign: string; readonly weight: number }[] {
  const place = questions.indexOf(question);
  return [...signs]
    .map((sign) => ({ sign, weight: bySign.get(sign)?.[place] ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => b.weight - a.weight);
}
