import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { instantText, readInstant } from '../../src/store/times.ts';

it.each([
  ['2026-03-05T10:15:00+01:00', '2026-03-05T09:15:00.000Z'],
  ['2026-03-05T09:15:00.5Z', '2026-03-05T09:15:00.500Z'],
  ['2026-03-05T09:15:00.123456789Z', '2026-03-05T09:15:00.123Z'],
])('%s is stored as %s', (instant, text) => {
  expect(instantText(Temporal.Instant.from(instant))).toBe(text);
});

it('a stored instant comes back as itself', () => {
  const instant = Temporal.Instant.from('2026-03-05T09:15:00.123Z');

  expect(readInstant(instantText(instant)).equals(instant)).toBe(true);
});

it('the order of the texts is the order of the times, whatever the fraction', () => {
  const texts = ['2026-03-05T09:15:00Z', '2026-03-05T09:15:00.05Z', '2026-03-05T09:15:00.5Z', '2026-03-05T09:15:01Z'].map(
    (text) => instantText(Temporal.Instant.from(text)),
  );

  expect([...texts].sort()).toEqual(texts);
});
