/**
 * The case numbers that somebody names in their own words, as they stand on our receipts and answers: `DIGFO-2026-0042`. Whoever
 * has seen such a mail knows the number, so it proves nothing and only tells where to look.
 * @param prefix of the organisation's numbers
 * @returns at most five, in upper case, in the order they are named
 */
export function caseNumbersIn(prefix: string, { subjectLine, text }: { readonly subjectLine: string; readonly text: string }) {
  const words = `${subjectLine.slice(0, 1000)}\n${text.slice(0, 30_000)}`;
  const named = words.match(new RegExp(`(?<![\\p{L}\\p{N}])${prefix}-20\\d\\d-\\d{4,8}(?!\\d)`, 'giu')) ?? [];
  return [...new Set(named.map((number) => number.toUpperCase()))].slice(0, 5);
}
