import type { Findings } from './apply-rules.ts';
import type { Reading } from './reading.ts';
import { questionConcepts } from './rule-book.ts';

/**
 * Everything the rules see, by name: concepts (`removing`), rules that fit and were not held back
 * (`erasure/remove-the-person`), kinds of mail (`invoice/money-dispute`), and the words themselves by their beginning
 * (`word/oppgang`). One sign alone says little; what they say together is weighed.
 */
export type Signs = ReadonlySet<string>;

/** The signs of the whole mail, and those of each sentence. */
export type SignsSeen = { readonly mail: Signs; readonly sentences: readonly Signs[] };

export function signsOf(reading: Reading, { found, kinds }: Findings): SignsSeen {
  const bySentence = reading.sentences.map(({ tokens }, at) => {
    const signs = new Set(reading.seen[at]?.keys());
    for (const concept of questionConcepts) signs.delete(concept);
    tokens.forEach(({ word, asWritten }, place) => {
      if (isWord.test(word) && !isName(asWritten, place, reading)) signs.add(`word/${word.slice(0, longestStem)}`);
    });
    return signs;
  });
  for (const { rule, sentences } of [...found, ...kinds]) for (const at of sentences) bySentence[at]?.add(rule.id);
  return { mail: union(bySentence), sentences: bySentence };
}

/** The passages of a mail, as numbers of their sentences: each sentence alone, and with the one before it. */
export const passagesOf = (sentences: readonly unknown[]): number[][] =>
  sentences.flatMap((_, at) => (at === 0 ? [[at]] : [[at], [at - 1, at]]));

/** The signs of some sentences together. */
export const signsIn = ({ sentences }: SignsSeen, some: readonly number[]): Signs =>
  union(some.map((at) => sentences[at] ?? new Set<string>()));

/** Endings differ from form to form, and from Norwegian to Swedish and Danish; beginnings hardly do. */
export const longestStem = 7;
/** No numbers, no addresses. */
const isWord = /^\p{L}{2,60}$/u;

/** Names of people and places say nothing about anybody else's mail. German writes every noun like one. */
const isName = (asWritten: string, place: number, { languages }: Reading) =>
  place > 0 && /^\p{Lu}\p{Ll}/u.test(asWritten) && !languages.has('de');

function union(sets: readonly Signs[]): Signs {
  const all = new Set<string>();
  for (const set of sets) for (const sign of set) all.add(sign);
  return all;
}
