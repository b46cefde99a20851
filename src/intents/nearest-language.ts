import { ngrams } from './ngrams.ts';

type NgramLanguage = keyof typeof ngrams;
const languages = Object.keys(ngrams) as readonly NgramLanguage[];

/**
 * Which of five languages a text is most like, by eld's way of counting: every word is cut into pieces of four bytes, and each
 * different piece speaks for the languages it is common in.
 * @param words in small letters; the first 350 bytes of them decide
 * @returns the language, and from 0 to 1 how like it the text is
 */
export function nearestLanguage(words: readonly string[]): { readonly language: NgramLanguage; readonly likeness: number } {
  const pieces = new Set<string>();
  let bytes = 0;
  for (const word of words) {
    const written = asBytes(word);
    for (const piece of piecesOf(written)) pieces.add(piece);
    bytes += written.length + 1;
    if (bytes > 350) break;
  }
  table ??= readTable();
  const sums = languages.map(() => 0);
  for (const piece of pieces) {
    const scores = table.get(piece) ?? [];
    for (const [at, score] of scores.entries()) sums[at] = (sums[at] ?? 0) + score;
  }
  const best = Math.max(...sums);
  const perPiece = best / Math.max(1, pieces.size);
  return { language: languages[sums.indexOf(best)] ?? 'no', likeness: perPiece / (perPiece + 25) };
}

/** A letter for each byte of UTF-8, as src/intents/ngrams.ts writes them. */
const asBytes = (word: string) =>
  Array.from(encoder.encode(word.slice(0, 70)), (byte) => String.fromCharCode(byte < 128 ? byte : byte + 256)).join('');
const encoder = new TextEncoder();

/** Four letters, three further on four more, and the last four; `_` stands before the first piece and after the last. */
function piecesOf(word: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (; at + 4 < word.length; at += 3) pieces.push(`${at === 0 ? '_' : ''}${word.slice(at, at + 4)}`);
  return [...pieces, `${at === 0 ? '_' : ''}${word.slice(-4)}_`];
}

/** Made when the first text is read. */
let table: ReadonlyMap<string, readonly number[]> | undefined;

/** Each piece with its score in each of `languages`. */
function readTable(): ReadonlyMap<string, readonly number[]> {
  const scores = new Map<string, number[]>();
  languages.forEach((language, at) => {
    let score = 0;
    for (const entry of ngrams[language].split(' ')) {
      if (/^\d/.test(entry)) score = Number(entry);
      else {
        const known = scores.get(entry) ?? languages.map(() => 0);
        known[at] = score;
        scores.set(entry, known);
      }
    }
  });
  return scores;
}
