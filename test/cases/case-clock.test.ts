import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { extensionDate, limitsOf, wouldPause } from '../../src/cases/case-clock.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { Exchange } from '../../src/cases/pauses.ts';
import { caseAfter, caseOpened } from '../support/case-files.ts';

const at = (date: string) => Temporal.Instant.from(`${date}T12:00:00+01:00`);
const identity = (what: Exchange['what'], date: string): Exchange => ({ what, about: 'identity', at: at(date) });
/** A case received on Monday 12 January 2026: promised for 11 February, lawful to 12 February. */
const received = (changes: Partial<CaseFile> = {}): CaseFile => ({
  ...caseAfter(caseOpened({ receivedAt: '2026-01-12T09:00:00Z', promiseDays: 30 })),
  ...changes,
});
const dates = (caseFile: CaseFile) => {
  const { operationalDue, statutoryDue, promisedDue, answerBy } = limitsOf(caseFile);
  return [operationalDue, statutoryDue, promisedDue, answerBy].map(String);
};

describe('the limits of a case', () => {
  it('are the promise to the person and the month of the law', () => {
    expect(dates(received())).toEqual(['2026-02-11', '2026-02-12', '2026-02-11', '2026-02-11']);
    expect(limitsOf(received())).toMatchObject({ extended: false, standingSince: undefined });
  });

  it('move with the days between a question and its answer', () => {
    const exchanges = [identity('asked', '2026-01-14'), identity('answered', '2026-01-21')];

    expect(dates(received({ exchanges }))).toEqual(['2026-02-18', '2026-02-19', '2026-02-18', '2026-02-18']);
  });

  it('leave the promise where it was for a company that does not let it pause (domain 2.3)', () => {
    const exchanges = [identity('asked', '2026-01-14'), identity('answered', '2026-01-21')];

    expect(dates(received({ exchanges, promisePauses: false }))).toEqual([
      '2026-02-11',
      '2026-02-19',
      '2026-02-11',
      '2026-02-11',
    ]);
  });

  it('are those of silence while a question is open, and say since when (R-SUSPEND-OPEN, R-SILENCE-GUARD)', () => {
    const exchanges = [identity('asked', '2026-01-14'), identity('answered', '2026-01-21'), identity('asked', '2026-01-23')];
    const waiting = received({ exchanges });

    expect(dates(waiting)).toEqual(['2026-02-11', '2026-02-12', '2026-02-11', '2026-02-11']);
    expect(String(limitsOf(waiting).standingSince)).toBe('2026-01-23');
  });

  it('run on where the question left on the eighth day, and stand still where it left on the seventh', () => {
    expect(String(limitsOf(received({ exchanges: [identity('asked', '2026-01-19')] })).standingSince)).toBe('2026-01-19');
    expect(limitsOf(received({ exchanges: [identity('asked', '2026-01-20')] })).standingSince).toBeUndefined();
  });

  it('are two months later after a notice in time, and the person is told so; the promise stays broken (R-EXTEND)', () => {
    const extended = received({ extensionNotices: [at('2026-02-04')] });

    expect(dates(extended)).toEqual(['2026-04-10', '2026-04-13', '2026-02-11', '2026-04-12']);
    expect(limitsOf(extended).extended).toBe(true);
  });

  it('stay where they were after a notice that left too late (R-EXTEND-LATE)', () => {
    const late = received({ extensionNotices: [at('2026-02-13')] });

    expect(dates(late)).toEqual(dates(received()));
    expect(limitsOf(late).extended).toBe(false);
  });

  it('are planned around the days on which the company was closed when the request came (R-CLOSED-DAYS)', () => {
    expect(dates(received({ closedDays: ['02-11'] }))[0]).toBe('2026-02-10');
  });
});

describe('a question that left now', () => {
  it.each([
    ['2026-01-19', true],
    ['2026-01-20', false],
  ])('on %s, of a request received on the 12th, would stop the clock: %s (R-SUSPEND-LATE)', (today, expected) => {
    expect(wouldPause(received(), 'identity', at(today))).toBe(expected);
  });

  it('would stop it within seven days of the last answer (R-SUSPEND-ROUNDS)', () => {
    const exchanges = [identity('asked', '2026-01-14'), identity('answered', '2026-01-21')];

    expect(wouldPause(received({ exchanges }), 'clarification', at('2026-01-28'))).toBe(true);
    expect(wouldPause(received({ exchanges }), 'clarification', at('2026-01-29'))).toBe(false);
  });

  it('would not stop it by asking again what was asked too late', () => {
    expect(wouldPause(received({ exchanges: [identity('asked', '2026-01-20')] }), 'identity', at('2026-01-21'))).toBe(false);
  });

  it('would not be what stops it where it comes too late beside one that does', () => {
    const exchanges = [identity('asked', '2026-01-14')];

    expect(wouldPause(received({ exchanges }), 'clarification', at('2026-01-20'))).toBe(false);
    expect(wouldPause(received({ exchanges }), 'clarification', at('2026-01-19'))).toBe(true);
  });
});

describe('the date that an extension would give', () => {
  it('is three months after receipt while the month lasts, and none after it (R-EXTEND, R-EXTEND-LATE)', () => {
    expect(String(extensionDate(received(), at('2026-02-12')))).toBe('2026-04-12');
    expect(extensionDate(received(), at('2026-02-13'))).toBeNull();
  });

  it('is none while the clock stands still', () => {
    expect(extensionDate(received({ exchanges: [identity('asked', '2026-01-14')] }), at('2026-01-20'))).toBeNull();
  });
});
