import { readFileSync } from 'node:fs';
import { eld } from 'eld/small';
import { expect, it } from 'vitest';
import { languageTable } from '../../scripts/language-parts/language-table.ts';
import { wordsOf } from '../../src/intents/function-words.ts';
import { nearestLanguage } from '../../src/intents/nearest-language.ts';

it('the table is what `npm run language-table` makes of eld', () => {
  expect(readFileSync(new URL('../../src/intents/ngrams.ts', import.meta.url), 'utf8')).toBe(languageTable());
});

it('260 mails are as like the five languages as eld finds them', () => {
  const texts = readFileSync(new URL('short-mails.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t')[1] ?? '');
  const different = texts.filter((text) => {
    const { language, likeness } = nearestLanguage(wordsOf(text));
    const scores = eld.detect(text).getScores();
    const best = Math.max(...(['no', 'da', 'sv', 'en', 'de'] as const).map((read) => scores[read] ?? 0));
    return Math.abs(likeness - best) > 0.01 || (best > 0 && scores[language] !== best);
  });

  expect(texts.length).toBeGreaterThan(200);
  expect(different).toEqual([]);
});

it('no words are like nothing', () => {
  expect(nearestLanguage([]).likeness).toBe(0);
});
