import { addTo } from './lists-by-key.ts';
import type { Anchors, Concept, Element, Pattern } from './rule-book.ts';
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

/** A word that a pattern is anchored to, and how many words of the pattern come before it. */
export type AnchorPlace = { readonly words: readonly number[]; readonly least: number; readonly most: number };

/**
 * A pattern is anchored to the one of its elements that is seldom met: "ikke … slettes" is tried where "slettes" stands,
 * not at every "ikke". Elements that may be a concept instead of a word cannot be anchors.
 * @returns for each pattern its anchor, or undefined where no single word is needed for it
 */
export function anchorsOf(patterns: readonly Pattern[]): readonly (AnchorPlace | undefined)[] {
  const common = howOftenNamed(patterns);
  return patterns.map(({ elements }) => candidates(elements, common)[0]);
}

/** The concepts to ask for once another is seen, or a word: those with a loose pattern that begins with it. */
export function beginningsOf(
  concepts: Iterable<Concept>,
  loose: Anchors['loose'],
): Pick<Anchors, 'conceptOf' | 'beginningWith' | 'beginningWithWord'> {
  const conceptOf = new Map<readonly Pattern[], string>();
  const beginningWith = new Map<string, string[]>();
  const beginningWithWord = new Map<number, string[]>();
  for (const { name, patterns } of concepts) {
    conceptOf.set(patterns, name);
    for (const { elements } of loose.get(patterns) ?? []) {
      if (elements[0]?.kind !== 'one-of') continue;
      for (const first of elements[0].concepts) addTo(beginningWith, first, name);
      for (const word of elements[0].words) addTo(beginningWithWord, word, name);
    }
  }
  return { conceptOf, beginningWith, beginningWithWord };
}

function howOftenNamed(patterns: readonly Pattern[]): ReadonlyMap<number, number> {
  const named = new Map<number, number>();
  for (const { elements } of patterns) {
    for (const element of elements) {
      if (element.kind === 'one-of') for (const word of element.words) named.set(word, (named.get(word) ?? 0) + 1);
    }
  }
  return named;
}

/** The elements that can be anchors, best first; words that many patterns name are common ones. */
function candidates(elements: readonly Element[], common: ReadonlyMap<number, number>) {
  return elements
    .flatMap((element, at) => {
      if (element.kind !== 'one-of' || element.concepts.length > 0) return [];
      const { least, most } = wordsBefore(elements.slice(0, at));
      const named = element.words.reduce((sum, word) => sum + (common.get(word) ?? 0), 0);
      return [{ words: element.words, least, most, cost: named * (1 + Math.min(most - least, 6) / 2) }];
    })
    .sort((a, b) => a.cost - b.cost);
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
