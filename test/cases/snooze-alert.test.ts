import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import { dueAlerts } from '../../src/cases/reminders.ts';
import { isSnoozed, snoozeUntil } from '../../src/cases/snoozes.ts';
import { oslo, received } from '../support/january-case.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo, stages } from '../support/slack-cases.ts';

const snooze = (caseFile: CaseFile, when: string, alert: string | undefined, by = per) =>
  decide(caseFile, { type: 'snooze_alert', alert, by }, oslo(when));
const snoozed = (caseFile: CaseFile, when: string, alert?: string, by = per) =>
  afterEvents(caseFile, snooze(caseFile, when, alert, by).events);
const keys = (caseFile: CaseFile, when: string) => dueAlerts(caseFile, digfo, oslo(when)).map(({ key }) => key);

const aWeek = 'limit:7:2026-02-11';

describe('an alert is put off until the next working morning', () => {
  it.each([
    ['on a Wednesday, until Thursday at eight', '2026-02-04T10:00', '2026-02-05T08:00'],
    ['however early', '2026-02-04T00:05', '2026-02-05T08:00'],
    ['on a Friday, until Monday', '2026-01-30T10:00', '2026-02-02T08:00'],
    ['so that it ends when the last two days begin', '2026-02-06T10:00', '2026-02-09T08:00'],
  ])('%s', (_, now, until) => {
    expect(snoozeUntil(received(), oslo(now))?.toString()).toBe(oslo(until).toString());
  });

  it.each([
    ['two days before the limit', '2026-02-09T10:00'],
    ['the day before', '2026-02-10T10:00'],
    ['on the day', '2026-02-11T10:00'],
    ['past it', '2026-02-12T10:00'],
  ])('but not %s', (_, now) => {
    expect(snoozeUntil(received(), oslo(now))).toBeUndefined();
    expect(snooze(received(), now, undefined)).toEqual({
      events: [],
      refusal: { kind: 'refused', why: 'too_close_to_snooze' },
    });
  });

  it('and not over a weekend that reaches into the last two days', () => {
    const dueOnTuesday = received({ promiseDays: 29 });

    expect(keys(dueOnTuesday, '2026-02-06T10:00')).toEqual(['limit:3:2026-02-10']);
    expect(snoozeUntil(dueOnTuesday, oslo('2026-02-06T10:00'))).toBeUndefined();
  });

  it('by its key, or all that stand', () => {
    const untaken = received({ handler: undefined });

    const named = snooze(untaken, '2026-02-04T10:00', aWeek);
    expect(named.events).toEqual([
      {
        at: oslo('2026-02-04T10:00'),
        by: per,
        type: 'alert_snoozed',
        data: { alert: aWeek, until: oslo('2026-02-05T08:00').toString() },
        sealed: undefined,
      },
    ]);
    expect(snoozed(untaken, '2026-02-04T10:00').snoozes.map(({ alert }) => alert)).toEqual([aWeek, 'unassigned']);
  });

  it('once: yesterday’s is not put off again, and a colleague may still do so', () => {
    const once = snoozed(received(), '2026-02-04T10:00', aWeek);

    expect(snooze(once, '2026-02-05T10:00', aWeek).refusal).toMatchObject({ why: 'snoozed_already' });
    expect(snooze(once, '2026-02-05T10:00', aWeek, ingrid).events).toHaveLength(1);
  });

  it('not where it no longer stands, and not in a closed case', () => {
    expect(snooze(received(), '2026-02-04T10:00', 'limit:14:2026-02-11').refusal).toMatchObject({ why: 'nothing_to_snooze' });
    expect(snooze(received({ stage: stages.closed }), '2026-02-04T10:00', aWeek).refusal).toMatchObject({
      why: 'already_closed',
    });
  });

  it('leaves the card as it is: nothing that anybody decides on has changed', () => {
    const once = snoozed(received(), '2026-02-04T10:00', aWeek);

    expect(once.changedAtRevision).toBe(received().changedAtRevision);
    expect(once.revision).toBe(received().revision + 1);
  });
});

describe('who has put an alert off', () => {
  const once = snoozed(received(), '2026-02-04T10:00', aWeek);

  it('is left alone until then, and nobody else is', () => {
    expect(isSnoozed(once, per, 'limit', oslo('2026-02-05T07:59'))).toBe(true);
    expect(isSnoozed(once, per, 'limit', oslo('2026-02-05T08:00'))).toBe(false);
    expect(isSnoozed(once, ingrid, 'limit', oslo('2026-02-04T11:00'))).toBe(false);
    expect(isSnoozed(once, per, 'triage', oslo('2026-02-04T11:00'))).toBe(false);
  });

  it('is told at once where the limit turns out to be nearer', () => {
    const earlier = { ...once, receivedAt: oslo('2026-01-06T10:00') };

    expect(isSnoozed(earlier, per, 'limit', oslo('2026-02-04T11:00'))).toBe(false);
  });

  it('is told again on that morning, alone, as long as the same alert stands', () => {
    expect(keys(once, '2026-02-04T11:00')).toEqual([aWeek]);
    expect(dueAlerts(once, digfo, oslo('2026-02-05T08:00'))).toMatchObject([
      { key: aWeek },
      { key: `again:${per}:${aWeek}`, only: per, days: 6 },
    ]);
    expect(keys(once, '2026-02-06T10:00')).toEqual(['limit:3:2026-02-11']);
  });

  it('is not told again once a colleague has taken the case', () => {
    expect(keys({ ...once, handler: ingrid }, '2026-02-05T08:00')).toEqual([aWeek]);
  });
});
