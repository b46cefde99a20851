import { createRequire } from 'node:module';
import { addTo } from './lists-by-key.ts';
import { wordKey } from './sentences.ts';

/** The languages words are listed under. `no` is bokmål and nynorsk together, `any` is for words such as csv and gdpr. */
export const wordLanguages = ['no', 'sv', 'da', 'en', 'de', 'any'] as const;
export type WordLanguage = (typeof wordLanguages)[number];

/**
 * One word of a pattern, as the rule files write it:
 *   slette     the word in any form (same stem in its language); from six letters on, a small typing error is forgiven
 *   slett*     begins with      *nummer   ends with      *opplysning*  has it inside
 *   =I         exactly so, with this case
 */
export type WordTest = {
  readonly kind: 'stem' | 'begins' | 'ends' | 'holds' | 'exact';
  readonly word: string;
  readonly language: WordLanguage;
};

/** A word test with its stems, as written and without Nordic letters, where somebody has worked them out before. */
export type StemmedTest = WordTest & { readonly stems?: readonly [plain: string, folded: string] };

/** The test with its stems: stemming the thousands of words of all rules takes a tenth of a second. */
export function withStems(test: WordTest): StemmedTest {
  if (!hasStem(test)) return test;
  return { ...test, stems: [stemKey(test.word, test.language), stemKey(foldNordic(test.word), test.language)] };
}

const hasStem = ({ kind, word }: WordTest) => kind === 'stem' && word.length >= 4;

export function readWordTest(written: string, language: WordLanguage): WordTest | undefined {
  const word = wordKey(written.replace(/[*=]/g, ''));
  if (!/^(?:=?[\p{L}\p{N}'.@_-]+|\*?[\p{L}\p{N}'.-]+\*?|\?)$/u.test(written)) return undefined;
  if (written.startsWith('=')) return { kind: 'exact', word: written.slice(1), language };
  const [first, last] = [written.startsWith('*'), written.endsWith('*')];
  if ((first || last) && word.length < 3) return undefined;
  return { kind: first && last ? 'holds' : first ? 'ends' : last ? 'begins' : 'stem', word, language };
}

/** Finds which of many word tests a word passes, quickly: every word of every mail is asked. */
export type WordIndex = (word: string, asWritten: string) => ReadonlySet<number>;

/**
 * @param withoutNordicLetters for a mail written on a keyboard without æ, ø, å: "forsok" and "forsøk" are the same word then
 * @param realWords words that look like a typing error of another and are none ("fjerde" is not "fjerne")
 */
export function indexWords(
  tests: readonly StemmedTest[],
  realWords: ReadonlySet<string>,
  withoutNordicLetters: boolean,
): WordIndex {
  let index: WordIndex | undefined;
  // Built when first asked: most mails have their æ, ø and å, and need only one of the two.
  return (word, asWritten) => {
    index ??= buildIndex(tests, realWords, withoutNordicLetters);
    return index(word, asWritten);
  };
}

function buildIndex(tests: readonly StemmedTest[], realWords: ReadonlySet<string>, withoutNordicLetters: boolean): WordIndex {
  const fold = withoutNordicLetters ? foldNordic : (word: string) => word;
  const byExact = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  const inside: { readonly id: number; readonly word: string; readonly atEnd: boolean }[] = [];
  // A typing error leaves the first letter, and the length but for one: the others need not be compared.
  const byShape = new Map<string, { readonly id: number; readonly word: string }[]>();
  tests.forEach((test, id) => {
    const word = fold(test.word);
    if (test.kind === 'exact') addTo(byExact, test.word, id);
    else if (test.kind === 'begins') addTo(byStart, word.slice(0, 3), id);
    else if (test.kind !== 'stem') inside.push({ id, word, atEnd: test.kind === 'ends' });
    else {
      addTo(byStem, `= ${word}`, id);
      if (word.length >= 4) addTo(byStem, test.stems?.[withoutNordicLetters ? 1 : 0] ?? stemKey(word, test.language), id);
      if (word.length >= 6) addTo(byShape, shape(word, word.length), { id, word });
    }
  });
  const remembered = new Map<string, ReadonlySet<number>>();
  return (word, asWritten) => {
    if (word.length > longestWord) return nothing; // no compound is so long, and stemmers take minutes for a page of digits
    const known = remembered.get(asWritten);
    if (known) return known;
    const found = new Set([...(byExact.get(asWritten) ?? []), ...look(fold(word))]);
    // People make up words without end (names, numbers, typing errors); a process that runs for years must not keep them all.
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(asWritten, found);
    return found;
  };

  function look(word: string): number[] {
    const same = byStem.get(`= ${word}`) ?? [];
    const stems = word.length >= 4 ? stemmed.flatMap((language) => byStem.get(stemKey(word, language)) ?? []) : [];
    const starts = (byStart.get(word.slice(0, 3)) ?? []).filter((id) => word.startsWith(fold(tests[id]?.word ?? ' ')));
    const within = inside
      .filter((part) => (part.atEnd ? word.endsWith(part.word) : word.includes(part.word)))
      .map(({ id }) => id);
    const found = [...same, ...stems, ...starts, ...within];
    if (found.length > 0 || word.length < 6 || realWords.has(word)) return found;
    return [word.length - 1, word.length, word.length + 1]
      .flatMap((length) => byShape.get(shape(word, length)) ?? [])
      .filter((meant) => isTypingErrorOf(meant.word, word))
      .map(({ id }) => id);
  }
}

const mostRemembered = 20_000;
const longestWord = 60;
const nothing: ReadonlySet<number> = new Set();
const stemmers = {
  no: stemmer('porter_stemmer_no'),
  da: stemmer('porter_stemmer_no'),
  sv: stemmer('porter_stemmer_sv'),
  en: stemmer('porter_stemmer'),
  de: stemmer('porter_stemmer_de'),
} as const;
const stemmed = ['no', 'sv', 'en', 'de'] as const;

/** One file of natural, for the whole takes a second to load and prints advertisements; by `require`, for `import` takes five times as long. */
function stemmer(file: string): { stem(word: string): string } {
  return createRequire(import.meta.url)(`natural/lib/natural/stemmers/${file}.js`);
}

function stemKey(word: string, language: WordLanguage): string {
  const stemmer = language === 'any' ? undefined : stemmers[language];
  const name = language === 'da' ? 'no' : language;
  return stemmer ? `${name} ${stemmer.stem(word)}` : `= ${word}`;
}

const foldNordic = (word: string) =>
  word
    .replaceAll('å', 'a')
    .replaceAll('aa', 'a')
    .replace(/[øö]|oe/g, 'o')
    .replace(/[æä]|ae/g, 'a')
    .replaceAll('é', 'e')
    .replaceAll('ü', 'u');

/** One letter missing, doubled, swapped with its neighbour; from eight letters on also one wrong or one too many. */
export function isTypingErrorOf(meant: string, written: string): boolean {
  if (Math.abs(meant.length - written.length) > 1) return false;
  let start = 0;
  while (start < meant.length && meant[start] === written[start]) start++;
  const [m, w] = [meant.slice(start), written.slice(start)];
  if (m === '' || w === '') return meant.length !== written.length && meant.length >= 8;
  const swapped = m[0] === w[1] && m[1] === w[0] && m.slice(2) === w.slice(2);
  const missing = m.slice(1) === w;
  const doubled = m === w.slice(1) && w[0] === written[start - 1];
  const wrongOrTooMany = meant.length >= 8 && (m.slice(1) === w.slice(1) || m === w.slice(1));
  return swapped || missing || doubled || wrongOrTooMany;
}

const shape = (word: string, length: number) => `${word.charAt(0)}${length}`;
