/** The two of eld's own files that its package does not hand out; its exact version stands in package.json. */
type Ngrams = { readonly languages: Record<string, string>; readonly ngrams: Record<string, Record<string, number>> };
const eld = new URL('../../node_modules/eld/src/', import.meta.url).href;
const { ngramsData }: { ngramsData: Ngrams } = await import(`${eld}ngrams/small.js`);
const { dictionary }: { dictionary: readonly string[] } = await import(`${eld}dictionary.js`);

/** What eld leaves out of every score to keep its files small. */
const baseScore = 53;

/** The source text of src/intents/ngrams.ts: the five languages that Frist reads, out of the sixty that eld knows. */
export function languageTable(): string {
  const lines = ['no', 'da', 'sv', 'en', 'de'].map((language) => `  ${language}: ${quoted(scoredNgrams(language))},`);
  return `/**
 * How well pieces of four bytes speak for a language: a score, then the pieces that have it. \`_\` is the edge of a word; a byte that is no
 * ASCII letter is written as the letter 256 places further on in Unicode.
 * Made by \`npm run language-table\` from eld 2.1.0 (https://github.com/nitotm/efficient-language-detector-js, Copyright 2023 Nito T.M., Apache
 * License 2.0), whose whole table takes a third of a second to load. Changed: only these five of its sixty languages.
 */
export const ngrams = {
${lines.join('\n')}
} as const;
`;
}

function scoredNgrams(language: string): string {
  const number = Object.entries(ngramsData.languages).find(([, code]) => code === language)?.[0] ?? '';
  const byScore = new Map<number, string[]>();
  for (const [ngram, scores] of Object.entries(ngramsData.ngrams)) {
    const score = scores[number];
    const written = [...ngram].map(asWritten).join('');
    if (score === undefined || !/^[\p{L}'_]+$/u.test(written)) continue;
    byScore.set(score, [...(byScore.get(score) ?? []), written]);
  }
  return [...byScore]
    .sort(([a], [b]) => b - a)
    .map(([score, written]) => [score + baseScore, ...written.sort()].join(' '))
    .join(' ');
}

/** As the formatter quotes. */
const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);

function asWritten(letter: string): string {
  if (letter === ' ') return '_';
  const byte = dictionary.indexOf(letter);
  return String.fromCharCode(byte < 128 ? byte : byte + 256);
}
