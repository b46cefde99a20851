import type { Anchor, Anchors, Concept, Element, Pattern } from './rule-book.ts';
import { readWordTest, type WordLanguage, type WordTest } from './word-tests.ts';

/** Numbers the word tests of all patterns, each different one once. */
export type WordNumbers = { numberOf(test: WordTest): number; readonly tests: readonly WordTest[] };

export function wordNumbers(): WordNumbers {
  const tests: WordTest[] = [];
  const numbers = new Map<string, number>();
  return {
    tests,
    numberOf(test) {
      const key = `${test.kind} ${test.language} ${test.word}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      tests.push(test);
      numbers.set(key, tests.length - 1);
      return tests.length - 1;
    },
  };
}

/**
 * Reads one pattern: words and `<concepts>` in the order they are said; `/` between choices, `…` for up to five words
 * of any kind, `……` for up to twelve. `ta … bort/vekk`, `har … på <me>`.
 * @returns the pattern, or what is wrong with it
 */
export function readPattern(
  written: string,
  language: WordLanguage,
  numbers: WordNumbers,
): { readonly ok: true; readonly pattern: Pattern } | { readonly ok: false; readonly found: string } {
  const elements: Element[] = [];
  for (const part of written.split(/\s+/)) {
    if (part === '…' || part === '……') {
      elements.push({ kind: 'gap', most: part === '…' ? 5 : 12 });
      continue;
    }
    const words: number[] = [];
    const concepts: string[] = [];
    for (const choice of part.split('/')) {
      const concept = /^<([a-z][a-z0-9-]*)>$/.exec(choice)?.[1];
      if (concept) {
        concepts.push(concept);
        continue;
      }
      const test = readWordTest(choice, language);
      if (!test) return { ok: false, found: part };
      words.push(numbers.numberOf(test));
    }
    elements.push({ kind: 'one-of', words, concepts });
  }
  const ends = [elements[0], elements.at(-1)];
  if (ends.some((element) => element?.kind !== 'one-of')) return { ok: false, found: written };
  return { ok: true, pattern: { written, language, elements } };
}

/** A pattern is anchored to the first of its words that cannot be a concept instead. */
export function anchorsOf(concepts: Iterable<Concept>): Anchors {
  const byWord = new Map<number, Anchor[]>();
  const loose = new Map<readonly Pattern[], Pattern[]>();
  for (const { patterns, except } of concepts) {
    for (const list of [patterns, except]) {
      loose.set(list, []);
      for (const pattern of list) {
        const at = pattern.elements.findIndex((element) => element.kind === 'one-of' && element.concepts.length === 0);
        const anchor = pattern.elements[at];
        if (anchor?.kind !== 'one-of') {
          loose.get(list)?.push(pattern);
          continue;
        }
        const entry = { list, pattern, ...wordsBefore(pattern.elements.slice(0, at)) };
        for (const word of anchor.words) {
          const known = byWord.get(word);
          if (known) known.push(entry);
          else byWord.set(word, [entry]);
        }
      }
    }
  }
  return { byWord, loose };
}

/** How many words the elements before the anchor take; a concept may take any number. */
function wordsBefore(elements: readonly Element[]): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const element of elements) {
    if (element.kind === 'gap') most += element.most;
    else {
      least += 1;
      most += element.concepts.length > 0 ? Number.POSITIVE_INFINITY : 1;
    }
  }
  return { least, most };
}
