import { anchorsOf, beginningsOf } from './patterns.ts';
import type { Anchor, Concept, Element, KindRule, Pattern, RightRule, RuleBook } from './rule-book.ts';
import { type LearntWeights, openWeights, type PackedWeights, packWeights } from './weights.ts';
import { indexWords, type StemmedTest, type WordLanguage, type WordTest, withStems } from './word-tests.ts';

/** What the rule files say, read and checked. Patterns name their words by number: the place in `wordTests`. */
export type RuleSet = {
  readonly concepts: readonly Concept[];
  readonly rightRules: readonly RightRule[];
  readonly kindRules: readonly KindRule[];
  readonly wordTests: readonly WordTest[];
  readonly realWords: ReadonlySet<string>;
  readonly weights: LearntWeights | undefined;
};

/**
 * The rules as one text that opens quickly. A mail needs some hundreds of the tens of thousands of patterns, so each has a line
 * of its own, which is read when a word of the mail leads there: first comes the head, then a line for each pattern in the order
 * of the concepts, then a line for each word with the patterns anchored to it.
 */
export function packRules({ concepts, rightRules, kindRules, wordTests, realWords, weights }: RuleSet): string {
  const patterns = concepts.flatMap((concept) => [...concept.patterns, ...concept.except]);
  const loose: number[] = [];
  const byWord: PackedAnchor[][] = wordTests.map(() => []);
  anchorsOf(patterns).forEach((anchor, pattern) => {
    if (!anchor) loose.push(pattern);
    for (const word of anchor?.words ?? []) byWord[word]?.push([pattern, anchor?.least ?? 0, anchor?.most ?? 0]);
  });
  const head: Head = {
    concepts: concepts.map((concept) => ({ ...concept, patterns: concept.patterns.length, except: concept.except.length })),
    rightRules,
    kindRules,
    wordTests: wordTests.map(withStems),
    realWords: [...realWords],
    weights: weights && packWeights(weights),
    loose,
  };
  return [JSON.stringify(head), ...patterns.map(packPattern), ...byWord.map((anchors) => JSON.stringify(anchors))].join('\n');
}

/** @param packed what `packRules` made, and nothing else: it is not checked again */
export function openRules(packed: string): RuleBook {
  const [first = '', ...lines] = packed.split('\n');
  const head: Head = JSON.parse(first);
  const patterns: Pattern[] = [];
  const listOf: Pattern[][] = [];
  const concepts = new Map(
    head.concepts.map((concept) => [
      concept.name,
      { ...concept, patterns: takeList(concept.patterns), except: takeList(concept.except) },
    ]),
  );
  const loose = new Map<readonly Pattern[], Pattern[]>();
  for (const number of head.loose) {
    const [list, pattern] = [listOf[number], patterns[number]];
    if (list && pattern) loose.set(list, [...(loose.get(list) ?? []), pattern]);
  }
  const byWord = new Map<number, readonly Anchor[]>();
  const realWords = new Set(head.realWords);
  return {
    concepts,
    rightRules: head.rightRules,
    kindRules: head.kindRules,
    anchors: { loose, byWord: { get: anchorsAt }, ...beginningsOf(concepts.values(), loose) },
    weights: openWeights(head.rightRules, head.weights),
    words: { plain: indexWords(head.wordTests, realWords, false), folded: indexWords(head.wordTests, realWords, true) },
  };

  function takeList(length: number): Pattern[] {
    const list: Pattern[] = [];
    for (let i = 0; i < length; i++) {
      const pattern = new PackedPattern(lines[patterns.length] ?? '');
      list.push(pattern);
      patterns.push(pattern);
      listOf.push(list);
    }
    return list;
  }

  function anchorsAt(word: number): readonly Anchor[] {
    const known = byWord.get(word);
    if (known) return known;
    const read: readonly PackedAnchor[] = JSON.parse(lines[patterns.length + word] ?? '[]');
    const anchors = read.flatMap(([number, least, most]) => {
      const [list, pattern] = [listOf[number], patterns[number]];
      return list && pattern ? [{ list, pattern, least, most: most ?? Number.POSITIVE_INFINITY }] : [];
    });
    byWord.set(word, anchors);
    return anchors;
  }
}

type Head = Omit<RuleSet, 'concepts' | 'wordTests' | 'realWords' | 'weights'> & {
  readonly concepts: readonly (Omit<Concept, 'patterns' | 'except'> & { readonly patterns: number; readonly except: number })[];
  readonly wordTests: readonly StemmedTest[];
  readonly realWords: readonly string[];
  readonly weights: PackedWeights | undefined;
  /** The patterns that no single word is needed for. */
  readonly loose: readonly number[];
};

/** JSON writes infinity, where a concept comes before the anchor, as null. */
type PackedAnchor = readonly [pattern: number, least: number, most: number | null];

/** A gap is a number; a choice holds words as numbers and concepts as names. */
type PackedElement = number | readonly (number | string)[];

const packPattern = ({ written, language, elements }: Pattern) =>
  `${language} ${JSON.stringify([written, elements.map((element): PackedElement => (element.kind === 'gap' ? element.most : [...element.words, ...element.concepts]))])}`;

/** A pattern that is read when somebody asks for more than its language: most are of languages that the mail is not written in. */
class PackedPattern implements Pattern {
  readonly #line: string;
  #language: WordLanguage | undefined;
  #read: { readonly written: string; readonly elements: readonly Element[] } | undefined;

  constructor(line: string) {
    this.#line = line;
  }

  get language(): WordLanguage {
    this.#language ??= this.#line.slice(0, this.#line.indexOf(' ')) as WordLanguage;
    return this.#language;
  }

  get written(): string {
    return this.#open().written;
  }

  get elements(): readonly Element[] {
    return this.#open().elements;
  }

  #open() {
    if (!this.#read) {
      const [written, elements]: [string, PackedElement[]] = JSON.parse(this.#line.slice(this.#line.indexOf(' ')));
      this.#read = { written, elements: elements.map(openElement) };
    }
    return this.#read;
  }
}

function openElement(packed: PackedElement): Element {
  if (typeof packed === 'number') return { kind: 'gap', most: packed };
  const words = packed.filter((choice) => typeof choice === 'number');
  const concepts = packed.filter((choice) => typeof choice === 'string');
  return { kind: 'one-of', words, concepts };
}
