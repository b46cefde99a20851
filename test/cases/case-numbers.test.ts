import { expect, it } from 'vitest';
import { caseNumbersIn } from '../../src/cases/case-numbers.ts';

const named = (text: string, subjectLine = '') => caseNumbersIn('DIGFO', { subjectLine, text });

it.each([
  ['Gjelder DIGFO-2026-0042.', ['DIGFO-2026-0042']],
  ['sak digfo-2026-0042, og (DIGFO-2027-10001)', ['DIGFO-2026-0042', 'DIGFO-2027-10001']],
  ['DIGFO-2026-0042 og en gang til DIGFO-2026-0042', ['DIGFO-2026-0042']],
  ['DEFERO-2026-0042', []],
  ['XDIGFO-2026-0042', []],
  ['DIGFO-2026-42 og DIGFO-26-0042', []],
])('in %j they are %j', (text, numbers) => {
  expect(named(text)).toEqual(numbers);
});

it('the subject line is read first', () => {
  expect(named('DIGFO-2026-0002', 'SV: DIGFO-2026-0001')).toEqual(['DIGFO-2026-0001', 'DIGFO-2026-0002']);
});

it('at most five are looked up, however many a mail lists', () => {
  const seven = [1, 2, 3, 4, 5, 6, 7].map((n) => `DIGFO-2026-000${n}`);

  expect(named(seven.join(' '))).toEqual(seven.slice(0, 5));
});

it('none is looked for beyond the first thousand characters of a subject line and thirty thousand of a text', () => {
  expect(named('', `${' '.repeat(1000)}DIGFO-2026-0042`)).toEqual([]);
  expect(named(`${' '.repeat(30_000)}DIGFO-2026-0042`)).toEqual([]);
});
