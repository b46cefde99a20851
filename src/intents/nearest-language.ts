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
  tables ??= languages.map((language) => scoresOf(ngrams[language]));
  const sums = tables.map((scores) => [...pieces].reduce((sum, piece) => sum + (scores.get(piece) ?? 0), 0));
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

/** One for each of `languages`, made when the first text is read. */
let tables: readonly ReadonlyMap<string, number>[] | undefined;

/** The pieces of words with their scores. */
function scoresOf(written: string): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  let score = 0;
  for (const entry of written.split(' ')) {
    if (/^\d/.test(entry)) score = Number(entry);
    else scores.set(entry, score);
  }
  return scores;
}
