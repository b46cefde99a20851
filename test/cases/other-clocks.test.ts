import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { alertDays } from '../../src/cases/alerts.ts';
import { breachClock } from '../../src/cases/breach-clock.ts';
import { forwardBy, stopBy } from '../../src/cases/prompt-duties.ts';
import { backupPurge, bookkeepingRetention, ownRetention } from '../../src/cases/retention.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the 72 hours of a breach', () => {
  it.each([
    ['over a weekend', '2026-10-16T18:00:00+02:00', '2026-10-19T18:00:00+02:00'],
    ['over the end of summer time', '2026-10-23T18:00:00+02:00', '2026-10-26T17:00:00+01:00'],
    ['over New Year', '2026-12-30T23:30:00+01:00', '2027-01-02T23:30:00+01:00'],
    ['over 29 February', '2028-02-27T08:00:00+01:00', '2028-03-01T08:00:00+01:00'],
  ])('run on %s', (_, aware, due) => {
    expect(breachClock(at(aware)).authorityNoticeDue.equals(at(due))).toBe(true);
  });

  it('leave four for the first judgement', () => {
    expect(String(breachClock(at('2026-10-16T18:00:00Z')).triageDue)).toBe('2026-10-16T22:00:00Z');
  });
});

describe('two working days', () => {
  it.each([
    ['from a Monday', '2026-09-14T09:00:00+02:00', [], '2026-09-16'],
    ['from a Thursday, over the weekend', '2026-09-10T09:00:00+02:00', [], '2026-09-14'],
    ['from a Saturday', '2026-09-12T09:00:00+02:00', [], '2026-09-15'],
    ['from 00:30 in Oslo, the day before in UTC', '2026-09-14T22:30:00Z', [], '2026-09-17'],
    ['from 30 April, over 1 May', '2026-04-30T09:00:00+02:00', [], '2026-05-05'],
    ['over closed days', '2026-12-29T09:00:00+01:00', ['12-31'], '2027-01-04'],
  ])('%s', (_, received, closed, expected) => {
    expect(String(stopBy(at(received), 2, closed))).toBe(expected);
    expect(String(forwardBy(at(received), 2, closed))).toBe(expected);
  });
});

describe('backups after an erasure', () => {
  it('go in 90 calendar days, and somebody looks on the working day before', () => {
    const { purgedBy, verifyOn } = backupPurge(Temporal.PlainDate.from('2026-10-02'), 90, ['12-31']);

    expect(String(purgedBy)).toBe('2026-12-31');
    expect(String(verifyOn)).toBe('2026-12-30');
  });
});

describe('bookkeeping', () => {
  it.each([
    ['2025-06-30', 'primary', '2030-06-30'],
    ['2025-06-30', 'secondary', '2028-12-31'],
    ['2023-02-28', 'primary', '2028-02-29'],
    ['2024-02-29', 'primary', '2029-02-28'],
    ['2024-08-31', 'secondary', '2028-02-29'],
  ] as const)('of an accounting year that ends on %s is kept, if %s, through %s', (yearEnd, documentation, expected) => {
    const { keepThrough, eraseFrom } = bookkeepingRetention(day(yearEnd), documentation);

    expect(String(keepThrough)).toBe(expected);
    expect(String(eraseFrom.subtract({ days: 1 }))).toBe(expected);
  });
});

describe('a closed case', () => {
  const keep = { contentDays: 365, evidenceYears: 5 };

  it('leaves on the date in Oslo it was closed on', () => {
    expect(ownRetention(at('2026-12-31T23:30:00Z'), keep, false)).toEqual({
      purgeContentOn: day('2028-01-01'),
      purgeEvidenceOn: day('2032-01-01'),
    });
  });

  it('stays while a legal hold keeps it', () => {
    expect(ownRetention(at('2026-03-31T15:00:00+02:00'), keep, true)).toEqual({ purgeContentOn: null, purgeEvidenceOn: null });
  });
});

describe('alerts', () => {
  const alerts = (received: string, due: string, closed: readonly string[] = [], offsets?: readonly number[]) =>
    alertDays(day(received), day(due), closed, offsets).map(String);

  it('are not raised before the request was there, but may be on its day', () => {
    expect(alerts('2026-09-16', '2026-09-30')).toEqual(['2026-09-16', '2026-09-23', '2026-09-25', '2026-09-29']);
    expect(alerts('2026-09-17', '2026-09-30')).toEqual(['2026-09-23', '2026-09-25', '2026-09-29']);
  });

  it('move back over closed days', () => {
    expect(alerts('2026-12-01', '2026-12-30', ['12-24', '12-29'])).toEqual(['2026-12-16', '2026-12-23', '2026-12-28']);
  });

  it('come earliest first, whatever order the settings have', () => {
    expect(alerts('2026-09-01', '2026-09-30', [], [1, 14])).toEqual(['2026-09-16', '2026-09-29']);
  });
});
