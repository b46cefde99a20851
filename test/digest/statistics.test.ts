import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { statisticsOf } from '../../src/digest/statistics.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened } from '../support/case-files.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const november = [day('2026-11-01'), day('2026-11-30')] as const;

/** Received that day with 30 days to answer, each line answered on the day beside it. */
function request(received: string, answers: Partial<Record<Right, string | undefined>>, changes: Partial<CaseFile> = {}) {
  const asked = Object.keys(answers) as Right[];
  const opened = caseAfter(caseOpened({ rights: asked, receivedAt: `${received}T09:00:00Z` }));
  const lines = opened.lines.map((line) => {
    const on = answers[line.right];
    return on ? { ...line, answered: { outcome: 'granted' as const, at: Temporal.Instant.from(`${on}T09:00:00Z`) } } : line;
  });
  return { ...opened, lines, ...changes };
}

it('an empty period has no median', () => {
  expect(statisticsOf([], ...november)).toMatchObject({
    received: 0,
    answered: 0,
    inTime: 0,
    medianDays: undefined,
    byRight: [],
  });
});

it('counts what came, what was answered, how much of it in time, and after how many days', () => {
  const cases = [
    request('2026-11-02', { access: '2026-11-12' }),
    request('2026-10-20', { access: '2026-11-03' }),
    request('2026-09-01', { erasure: '2026-11-10' }),
    request('2026-11-20', { access: undefined }),
    request('2026-08-01', { access: '2026-08-05' }),
  ];

  expect(statisticsOf(cases, ...november)).toMatchObject({
    received: 2,
    answered: 3,
    inTime: 2,
    medianDays: 14,
    byRight: [
      { right: 'access', answered: 2 },
      { right: 'erasure', answered: 1 },
    ],
  });
});

it('a case is answered when its last line is, and each line counts for its right', () => {
  const half = request('2026-11-02', { access: undefined, objection: '2026-11-04' });
  const whole = request('2026-10-25', { access: '2026-11-20', objection: '2026-10-27' });

  expect(statisticsOf([half, whole], ...november)).toMatchObject({
    answered: 1,
    medianDays: 26,
    byRight: [
      { right: 'access', answered: 1 },
      { right: 'objection', answered: 1 },
    ],
  });
});

it('the first and the last day belong to the period, by the date in Oslo', () => {
  const lastNight = request(
    '2026-11-01',
    { access: '2026-11-30' },
    { receivedAt: Temporal.Instant.from('2026-10-31T23:30:00Z') },
  );

  expect(statisticsOf([lastNight], ...november)).toMatchObject({ received: 1, answered: 1 });
});

it('what was no request, or part of another case, counts for nothing', () => {
  const closed = (outcome: 'not_a_request' | 'merged' | 'withdrawn') =>
    request(
      '2026-11-02',
      { access: undefined },
      { stage: { status: 'closed', outcome, closedAt: Temporal.Instant.from('2026-11-03T09:00:00Z'), closedBy: 'U1' } },
    );

  expect(statisticsOf([closed('not_a_request'), closed('merged'), closed('withdrawn')], ...november).received).toBe(1);
});
