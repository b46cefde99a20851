import { expect, it } from 'vitest';
import { readDate } from '../../src/cases/calendar.ts';

it('a date is read where it is one', () => {
  expect(readDate('2028-02-29')?.toString()).toBe('2028-02-29');
});

it.each(['', '2026-99-99', '2026-02-29', '2026-04-31', '26-04-30', '2026-04-30T10:00', ' 2026-04-30', '0000-00-00'])(
  'no date is read from "%s"',
  (text) => {
    expect(readDate(text)).toBeUndefined();
  },
);
