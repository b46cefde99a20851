import { addTo } from './lists-by-key.ts';
import type { Anchors, Concept, Pattern, RuleBook } from './rule-book.ts';
import type { Sentence } from './sentences.ts';
import type { WordLanguage } from './word-tests.ts';

/** From the first to the last word of what was seen, both included, as numbers of words in the sentence. */
export type Span = { readonly from: number; readonly to: number };

/** Where each concept is seen in a sentence; a concept that is not seen is not in it. */
export type Seen = ReadonlyMap<string, readonly Span[]>;

/**
 * @param languages whose words count in this mail: "me" is "we" in nynorsk and "meg" in English
 */
export function conceptsSeen(
  sentence: Sentence,
  rules: RuleBook,
  languages: ReadonlySet<WordLanguage>,
  withoutNordicLetters: boolean,
): Seen {
  const index = withoutNordicLetters ? rules.words.folded : rules.words.plain;
  const passed = sentence.tokens.map((token) => index(token.word, token.asWritten));
  const places = placesToTry(rules.anchors, passed, languages);
  const known = new Map<string, readonly Span[]>();
  const seen = new Map<string, readonly Span[]>();
  // Only what a word of this sentence makes possible is worked out, and then what can begin with what was seen.
  const waiting = possibleConcepts(rules.anchors, places, passed);
  const asked = new Set(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const spans = spansOf(name);
    if (spans.length === 0) continue;
    seen.set(name, spans);
    for (const next of rules.anchors.beginningWith.get(name) ?? []) {
      if (asked.has(next)) continue;
      asked.add(next);
      waiting.push(next);
    }
  }
  return seen;

  function spansOf(name: string): readonly Span[] {
    const before = known.get(name);
    if (before) return before;
    const concept = rules.concepts.get(name);
    const spans = concept ? workedOut(concept) : none;
    known.set(name, spans);
    return spans;
  }

  function workedOut(concept: Concept): readonly Span[] {
    const found = allOf(concept.patterns);
    if (found.length === 0 || concept.except.length === 0) return found;
    known.set(concept.name, found); // an exception may name the concept itself: "not <removing>"
    const barred = allOf(concept.except);
    return found.filter((span) => !barred.some((no) => no.from <= span.from && span.to <= no.to));
  }

  function allOf(patterns: readonly Pattern[]): readonly Span[] {
    const here = places.get(patterns);
    const loose = rules.anchors.loose.get(patterns);
    if (!here && !loose) return none;
    const spans = new Map<number, Span>();
    const tryAt = (pattern: Pattern, from: number) => {
      const end = shortestEnd(pattern, 0, from);
      if (end !== undefined) spans.set(from * 10_000 + end, { from, to: end - 1 });
    };
    for (const { pattern, first, last } of here ?? []) {
      // A pattern of one word has been found with the word; most are.
      if (pattern.elements.length === 1) spans.set(first * 10_000 + first + 1, { from: first, to: first });
      else for (let from = first; from <= last; from++) tryAt(pattern, from);
    }
    for (const pattern of loose ?? []) {
      if (!languages.has(pattern.language)) continue;
      for (const from of startsOf(pattern)) tryAt(pattern, from);
    }
    return spans.size === 0 ? none : [...spans.values()];
  }

  function startsOf({ elements: [first] }: Pattern): Set<number> {
    const starts = new Set<number>();
    if (first?.kind !== 'one-of') return starts;
    for (const name of first.concepts) for (const span of spansOf(name)) starts.add(span.from);
    if (first.words.length > 0) {
      passed.forEach((here, at) => {
        if (first.words.some((word) => here.has(word))) starts.add(at);
      });
    }
    return starts;
  }

  /** The word after the pattern's last, where element `at` begins at word `from`; undefined where it does not fit. */
  function shortestEnd(pattern: Pattern, at: number, from: number): number | undefined {
    const element = pattern.elements[at];
    if (!element) return from;
    if (from >= sentence.tokens.length) return undefined;
    if (element.kind === 'gap') {
      for (let skipped = 0; skipped <= element.most; skipped++) {
        const end = shortestEnd(pattern, at + 1, from + skipped);
        if (end !== undefined) return end;
      }
      return undefined;
    }
    const here = passed[from];
    if (here && here.size > 0 && element.words.some((word) => here.has(word))) {
      const end = shortestEnd(pattern, at + 1, from + 1);
      if (end !== undefined) return end;
    }
    for (const name of element.concepts) {
      for (const span of spansOf(name)) {
        if (span.from !== from) continue;
        const end = shortestEnd(pattern, at + 1, span.to + 1);
        if (end !== undefined) return end;
      }
    }
    return undefined;
  }
}

const none: readonly Span[] = [];

/** A pattern and the words it may begin at, from `first` to `last`. */
type Place = { readonly pattern: Pattern; readonly first: number; readonly last: number };

/** By the list it stands in (a concept's patterns or exceptions): the patterns that a word of this sentence makes possible, and where. */
function placesToTry(
  anchors: Anchors,
  passed: readonly ReadonlySet<number>[],
  languages: ReadonlySet<WordLanguage>,
): Map<readonly Pattern[], Place[]> {
  const places = new Map<readonly Pattern[], Place[]>();
  passed.forEach((ids, at) => {
    for (const id of ids) {
      const anchored = anchors.byWord.get(id);
      // A word test is of one language, and so are the patterns it stands in.
      if (!anchored?.[0] || !languages.has(anchored[0].pattern.language)) continue;
      for (const { list, pattern, least, most } of anchored) {
        if (at < least) continue;
        addTo(places, list, { pattern, first: Math.max(0, at - most), last: at - least });
      }
    }
  });
  return places;
}

/** Concepts that a word of the sentence alone makes possible. */
function possibleConcepts(
  anchors: Anchors,
  places: ReadonlyMap<readonly Pattern[], readonly Place[]>,
  passed: readonly ReadonlySet<number>[],
): string[] {
  const names = new Set<string>();
  for (const list of places.keys()) {
    const name = anchors.conceptOf.get(list);
    if (name !== undefined) names.add(name);
  }
  for (const ids of passed) for (const id of ids) for (const name of anchors.beginningWithWord.get(id) ?? []) names.add(name);
  return [...names];
}
