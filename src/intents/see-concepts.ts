import type { Concept, Pattern, RuleBook } from './rule-book.ts';
import type { Sentence } from './sentences.ts';
import type { WordLanguage } from './word-tests.ts';

/** From the first to the last word of what was seen, both included, as numbers of words in the sentence. */
export type Span = { readonly from: number; readonly to: number };

/** Which concepts are seen in a sentence, asked by name; works out each once. */
export type Sight = (concept: string) => readonly Span[];

/**
 * @param languages whose words count in this mail: "me" is "we" in nynorsk and "meg" in English
 */
export function lookAt(
  sentence: Sentence,
  rules: RuleBook,
  languages: ReadonlySet<WordLanguage>,
  withoutNordicLetters: boolean,
): Sight {
  const index = withoutNordicLetters ? rules.words.folded : rules.words.plain;
  const passed = sentence.tokens.map((token) => index(token.word, token.asWritten));
  const places = placesToTry(rules, passed, languages);
  const seen = new Map<string, readonly Span[]>();
  return sight;

  function sight(name: string): readonly Span[] {
    const known = seen.get(name);
    if (known) return known;
    const concept = rules.concepts.get(name);
    const spans = concept ? spansOf(concept) : [];
    seen.set(name, spans);
    return spans;
  }

  function spansOf(concept: Concept): Span[] {
    const found = allOf(concept.patterns);
    if (found.length === 0 || concept.except.length === 0) return found;
    seen.set(concept.name, found); // an exception may name the concept itself: "not <removing>"
    const barred = allOf(concept.except);
    return found.filter((span) => !barred.some((no) => no.from <= span.from && span.to <= no.to));
  }

  function allOf(patterns: readonly Pattern[]): Span[] {
    const spans = new Map<number, Span>();
    const tryAt = (pattern: Pattern, from: number) => {
      const end = shortestEnd(pattern, 0, from);
      if (end !== undefined) spans.set(from * 10_000 + end, { from, to: end - 1 });
    };
    for (const { pattern, first, last } of places.get(patterns) ?? []) {
      for (let from = first; from <= last; from++) tryAt(pattern, from);
    }
    for (const pattern of rules.anchors.loose.get(patterns) ?? []) {
      if (!languages.has(pattern.language)) continue;
      for (const from of startsOf(pattern)) tryAt(pattern, from);
    }
    return [...spans.values()];
  }

  function startsOf({ elements: [first] }: Pattern): Set<number> {
    const starts = new Set<number>();
    if (first?.kind !== 'one-of') return starts;
    for (const name of first.concepts) for (const span of sight(name)) starts.add(span.from);
    passed.forEach((here, at) => {
      if (first.words.some((word) => here.has(word))) starts.add(at);
    });
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
    const ends = here && element.words.some((word) => here.has(word)) ? [from + 1] : [];
    for (const name of element.concepts) {
      for (const span of sight(name)) if (span.from === from) ends.push(span.to + 1);
    }
    for (const next of ends) {
      const end = shortestEnd(pattern, at + 1, next);
      if (end !== undefined) return end;
    }
    return undefined;
  }
}

/** A pattern and the words it may begin at, from `first` to `last`. */
type Place = { readonly pattern: Pattern; readonly first: number; readonly last: number };

/** By the list it stands in (a concept's patterns or exceptions): the patterns that a word of this sentence makes possible, and where. */
function placesToTry(
  rules: RuleBook,
  passed: readonly ReadonlySet<number>[],
  languages: ReadonlySet<WordLanguage>,
): Map<readonly Pattern[], Place[]> {
  const places = new Map<readonly Pattern[], Place[]>();
  passed.forEach((ids, at) => {
    for (const id of ids) {
      for (const { list, pattern, least, most } of rules.anchors.byWord.get(id) ?? []) {
        if (at < least || !languages.has(pattern.language)) continue;
        const place = { pattern, first: Math.max(0, at - most), last: at - least };
        const known = places.get(list);
        if (known) known.push(place);
        else places.set(list, [place]);
      }
    }
  });
  return places;
}
