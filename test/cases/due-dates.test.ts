import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { answerBy, clocks, daysLeft, lateness, limitsFrom } from '../../src/cases/due-dates.ts';

const thirtyDays = { days: 30, closedDays: [] };
const noPromise = { days: null, closedDays: [] };
const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the date people are told', () => {
  it('is the promise where that is earlier than the month', () => {
    expect(String(answerBy(clocks(at('2026-03-05T10:15:00+01:00'), thirtyDays)))).toBe('2026-04-04');
  });

  it('is the month where a promise of 30 days ends later, as in February', () => {
    expect(String(answerBy(clocks(at('2026-02-10T12:00:00+01:00'), thirtyDays)))).toBe('2026-03-10');
  });

  it('is the month without a promise, and not the roll-forward over a Sunday', () => {
    expect(String(answerBy(clocks(at('2026-04-10T12:00:00+02:00'), noPromise)))).toBe('2026-05-10');
  });
});

describe('a promise', () => {
  const pausedFor7Days = (pauses?: boolean) =>
    limitsFrom(day('2026-01-12'), { ...thirtyDays, ...(pauses === undefined ? {} : { pauses }) }, 7);

  it.each([undefined, true])('stands still with the month unless the company says otherwise (pauses: %s)', (pauses) => {
    expect(String(pausedFor7Days(pauses).promisedDue)).toBe('2026-02-18');
  });

  it('that does not pause binds on its day, though the month of the law has moved', () => {
    const { promisedDue, monthNominal, operationalDue, binding } = pausedFor7Days(false);

    expect([promisedDue, monthNominal, operationalDue].map(String)).toEqual(['2026-02-11', '2026-02-19', '2026-02-11']);
    expect(binding).toBe('promise');
  });
});

describe('days left', () => {
  const limits = () => clocks(at('2026-08-31T09:00:00+02:00'), thirtyDays);

  it('is none on the day the answer should leave', () => {
    expect(daysLeft(limits(), day('2026-09-30'))).toBe(0);
  });

  it('is negative the day after', () => {
    expect(daysLeft(limits(), day('2026-10-01'))).toBe(-1);
  });
});

describe('lateness', () => {
  const limits = () => clocks(at('2026-04-10T12:00:00+02:00'), thirtyDays); // planned for Friday 8 May, promised 10 May, lawful to Monday 11 May

  it.each([
    ['2026-05-08', { late: false, promiseBroken: false, unlawful: false }],
    ['2026-05-09', { late: true, promiseBroken: false, unlawful: false }],
    ['2026-05-11', { late: true, promiseBroken: true, unlawful: false }],
    ['2026-05-12', { late: true, promiseBroken: true, unlawful: true }],
  ])('on %s', (today, expected) => {
    expect(lateness(limits(), day(today))).toEqual(expected);
  });

  it('breaks no promise where none was made', () => {
    expect(lateness(clocks(at('2026-04-10T12:00:00+02:00'), noPromise), day('2026-06-01')).promiseBroken).toBe(false);
  });
});
