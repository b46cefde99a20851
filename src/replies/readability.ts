/**
 * LIX, the Scandinavian measure of how hard a text is (C. H. Björnsson, 1968): words per sentence, plus the share of words longer than six
 * letters in per cent. Under 30 is a book for children, 40 a newspaper, 50 a report of an authority.
 *
 * A line break ends a sentence, as in a list; the full stop after a number or a short form ("nr. 1", "5. mars") does not. Gaps are left out.
 */
export function lix(text: string): number {
  const sentences = text
    .replace(/\[\[.*?\]\]/g, '')
    .split(/\n+|[!?:](?=\s|$)|\.(?=\s+\p{Lu}|\s*$|\s*\n)/u)
    .map((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.@-]*/gu) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const long = words.filter((word) => (word.match(/\p{L}/gu) ?? []).length > 6);
  return Math.round(words.length / sentences.length + (100 * long.length) / words.length);
}
