import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sendAfterUndo } from '../../src/cases/undo-delay.ts';

const due = { operationalDue: Temporal.PlainDate.from('2026-12-17') };
const sendAt = (local: string, undoSeconds: number) => {
  const now = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Oslo').toInstant();
  return sendAfterUndo(due, undoSeconds, now)
    .toZonedDateTimeISO('Europe/Oslo')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
};

describe('a letter that is approved', () => {
  it.each([
    ['long before', '2026-12-01T10:00:00', 600, '2026-12-01T10:10:00'],
    ['at midnight of a day before', '2026-12-16T23:58:00', 600, '2026-12-17T00:08:00'],
    ['in the middle of the last day', '2026-12-17T14:00:00', 600, '2026-12-17T14:10:00'],
    ['late on the last day', '2026-12-17T23:50:00', 600, '2026-12-17T23:55:00'],
    ['late on the last day, with a short wait', '2026-12-17T23:50:00', 60, '2026-12-17T23:51:00'],
    ['in its last minutes', '2026-12-17T23:57:30', 60, '2026-12-17T23:57:30'],
    ['past the limit, where the day still counts', '2026-12-20T23:52:00', 600, '2026-12-20T23:55:00'],
    ['past the limit at noon', '2026-12-20T12:00:00', 600, '2026-12-20T12:10:00'],
    ['with no wait at all', '2026-12-17T12:00:00', 0, '2026-12-17T12:00:00'],
  ])('%s leaves in its day: %s', (_, now, undo, leaves) => {
    expect(sendAt(now, undo)).toBe(leaves);
  });

  it('keeps to the day in Oslo on the night the clocks are set back', () => {
    const limits = { operationalDue: Temporal.PlainDate.from('2026-10-25') };
    const now = Temporal.Instant.from('2026-10-25T22:54:00Z');

    expect(sendAfterUndo(limits, 600, now).toString()).toBe('2026-10-25T22:55:00Z');
  });
});
