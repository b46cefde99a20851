import type { Findings } from './apply-rules.ts';
import type { Reading } from './reading.ts';

/**
 * Everything the rules see, by name: concepts (`removing`), rules that fit and were not held back
 * (`erasure/remove-the-person`), kinds of mail (`invoice/money-dispute`), and the words themselves by their beginning
 * (`word/oppgang`). One sign alone says little; what they say together is weighed.
 */
export type Signs = ReadonlySet<string>;

/** The signs of the whole mail, and those of each passage: a sentence, alone and with the one before it. */
export type SignsSeen = { readonly mail: Signs; readonly passages: readonly Passage[] };
/** `at` is the number of the passage's last sentence. */
export type Passage = { readonly at: number; readonly signs: Signs };

export function signsOf(reading: Reading, { found, kinds }: Findings): SignsSeen {
  const bySentence = reading.sentences.map(({ tokens }, at) => {
    const signs = new Set(reading.seen[at]?.keys());
    for (const { word } of tokens) if (isWord.test(word)) signs.add(`word/${word.slice(0, longestStem)}`);
    return signs;
  });
  for (const { rule, sentences } of [...found, ...kinds]) for (const at of sentences) bySentence[at]?.add(rule.id);
  return {
    mail: union(bySentence),
    passages: bySentence.flatMap((signs, at) => {
      const before = bySentence[at - 1];
      return before
        ? [
            { at, signs },
            { at, signs: union([before, signs]) },
          ]
        : [{ at, signs }];
    }),
  };
}

/** Endings differ from form to form, and from Norwegian to Swedish and Danish; beginnings hardly do. */
const longestStem = 7;
/** No numbers, no addresses. */
const isWord = /^\p{L}{2,60}$/u;

function union(sets: readonly Signs[]): Signs {
  const all = new Set<string>();
  for (const set of sets) for (const sign of set) all.add(sign);
  return all;
}
