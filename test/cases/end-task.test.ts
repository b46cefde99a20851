import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import type { LineOutcome } from '../../src/cases/letters.ts';
import type { Organisation } from '../../src/cases/organisation.ts';
import {
  isForTheResponsible,
  mayEndAs,
  restrictionReview,
  type TaskKind,
  type TaskOutcome,
  taskOutcomes,
} from '../../src/cases/tasks.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
/** Received on Tuesday 17 November 2026. */
const asked = (...rights: Right[]) => caseAfter(caseOpened({ rights }));
const answered = (caseFile: CaseFile, outcome: LineOutcome): CaseFile => ({
  ...caseFile,
  lines: caseFile.lines.map((line) => ({ ...line, answered: { outcome, at: noon } })),
  stage: { status: 'follow_up' },
});
const known = (caseFile: CaseFile, at = noon): CaseFile => ({ ...caseFile, proofs: [{ method: 'known_fact', by: per, at }] });

describe('ending a task', () => {
  const end = (
    caseFile: CaseFile,
    id: string,
    changes: { how?: TaskOutcome; on?: string; note?: string; organisation?: Organisation } = {},
  ) => {
    const { how = 'done', on = '2026-11-17', note = 'why', organisation = digfo } = changes;
    return decide(caseFile, { type: 'end_task', id, how, on: day(on), note, decides: [per], organisation, by: per }, noon);
  };
  const locked = (changes: Partial<CaseFile> = {}): CaseFile => ({
    ...answered(asked('restriction'), 'granted'),
    tasksMade: [restrictionReview(1, day('2026-11-17'))],
    tasksEnded: { 'restrict:restriction': { how: 'done', by: per, at: noon, on: day('2026-11-17') } },
    ...changes,
  });

  it.each<[TaskKind, readonly TaskOutcome[]]>([
    ['stop', ['done']],
    ['inform_affected', ['done', 'not_needed', 'impossible']],
    ['restrict', ['done']],
    ['tell_forwarded', ['done']],
    ['delete_identity_copy', ['done']],
    ['purge_backups', ['done']],
    ['judge_breach', ['done']],
    ['tell_recipient', ['done', 'not_needed', 'impossible']],
    ['notify_authority', ['done', 'not_needed', 'impossible']],
    ['review_restriction', ['done', 'not_needed', 'impossible', 'goes_on']],
  ])('%s may end as %j', (kind, outcomes) => {
    expect(taskOutcomes.filter((how) => mayEndAs(kind, how, digfo))).toEqual(outcomes);
  });

  it.each<[TaskKind, readonly TaskOutcome[]]>([
    ['inform_affected', ['done']],
    ['notify_authority', ['done', 'not_needed', 'impossible']],
  ])('%s may end as %j where the company has promised to tell everybody of a breach (DEF-13)', (kind, outcomes) => {
    expect(taskOutcomes.filter((how) => mayEndAs(kind, how, { breachNotifyAll: true }))).toEqual(outcomes);
  });

  it.each<[TaskKind, TaskOutcome, boolean]>([
    ['notify_authority', 'not_needed', true],
    ['inform_affected', 'impossible', true],
    ['notify_controller', 'not_needed', true],
    ['notify_authority', 'done', false],
    ['tell_recipient', 'not_needed', false],
    ['judge_breach', 'done', false],
  ])('%s, %s: is for the responsible to decide: %s', (kind, how, expected) => {
    expect(isForTheResponsible(kind, how)).toBe(expected);
  });

  it('says how, by whom, on which day, and keeps the note sealed', () => {
    expect(end(asked('objection'), 'stop:objection', { on: '2026-11-16' }).events).toEqual([
      {
        at: noon,
        by: per,
        type: 'task_ended',
        data: { id: 'stop:objection', how: 'done', on: '2026-11-16' },
        sealed: { note: 'why' },
      },
    ]);
    expect(end(asked('objection'), 'stop:objection', { note: ' ' }).events[0]?.sealed).toBeUndefined();
  });

  it.each<[string, string, Parameters<typeof end>[2], object]>([
    ['there is no such task', 'erase:erasure', {}, { why: 'no_such_task' }],
    ['the law leaves no room', 'stop:objection', { how: 'not_needed' }, { why: 'task_is_binding', task: 'stop' }],
    ['nobody says why it is moot', 'tell_recipient:erasure', { how: 'not_needed', note: '' }, { why: 'no_reason' }],
    ['no reason makes it moot', 'restrict:restriction', { how: 'not_needed' }, { why: 'task_is_binding' }],
    ['the day lies ahead', 'stop:objection', { on: '2026-11-18' }, { why: 'in_the_future' }],
  ])('is refused where %s', (_, id, changes, refusal) => {
    const recipient = { id: 'tell_recipient:erasure', kind: 'tell_recipient', dueOn: day('2026-11-24') } as const;
    expect(end({ ...asked('objection', 'restriction'), tasksMade: [recipient] }, id, changes)).toMatchObject({
      events: [],
      refusal,
    });
  });

  it('is for the responsible where nobody is to be told of a breach (Art. 33(1), 34(1))', () => {
    const moot = { type: 'end_task', id: 'notify_authority', how: 'not_needed', on: day('2026-11-17'), note: 'no risk' } as const;
    const by = (who: string) => decide(asked('breach'), { ...moot, decides: [ingrid], organisation: digfo, by: who }, noon);

    expect(by(per).refusal).toMatchObject({ why: 'responsible_needed', responsible: [ingrid] });
    expect(by(ingrid).events).toHaveLength(1);
  });

  it('is refused twice', () => {
    const caseFile = asked('objection');
    const once = afterEvents(caseFile, end(caseFile, 'stop:objection').events);

    expect(end(once, 'stop:objection').refusal).toMatchObject({ why: 'no_such_task' });
  });

  it('is refused in a closed case, but for a copy of an identity card', () => {
    const stage = { status: 'closed', outcome: 'answered', closedAt: noon, closedBy: per } as const;
    const closed = { ...asked('objection'), stage, identityCopies: [{ mailId: 'mail-2', at: noon }] };

    expect(end(closed, 'stop:objection').refusal).toMatchObject({ why: 'already_closed' });
    expect(end(closed, 'no such thing').refusal).toMatchObject({ why: 'already_closed' });
    expect(end(closed, 'delete_identity_copy:mail-2').events.map(({ type }) => type)).toEqual(['task_ended']);
  });

  it('closes an answered case with the last one', () => {
    const caseFile = answered(asked('objection'), 'granted');
    const { events } = end(caseFile, 'stop:objection');

    expect(events.map(({ type }) => type)).toEqual(['task_ended', 'case_closed']);
    expect(events[1]).toMatchObject({ by: per, data: { outcome: 'answered' } });
  });

  it('does not erase while the copy is still to be sent (domain 3.3)', () => {
    const organisation: Organisation = { ...digfo, erasure: { exec: 'manual' } };
    const both = known(asked('access', 'erasure'));
    const copied: CaseFile = {
      ...both,
      lines: both.lines.map((line) => (line.right === 'access' ? { ...line, answered: { outcome: 'granted', at: noon } } : line)),
    };

    expect(end(both, 'erase:erasure', { organisation }).refusal).toMatchObject({ why: 'access_first' });
    expect(end(both, 'erase:erasure', { organisation, how: 'not_needed' }).refusal).toBeUndefined();
    expect(end(copied, 'erase:erasure', { organisation }).refusal).toBeUndefined();
    expect(end(known(asked('erasure')), 'erase:erasure', { organisation }).refusal).toBeUndefined();
  });

  it('lets a restriction go on to the next look', () => {
    const { events } = end(locked(), 'review_restriction:1', { how: 'goes_on', on: '2026-11-16' });

    expect(events.map(({ type }) => type)).toEqual(['task_ended', 'tasks_made']);
    expect(events[1]?.data).toEqual({
      tasks: [{ id: 'review_restriction:2', kind: 'review_restriction', dueOn: '2026-12-16' }],
    });
  });

  it.each<TaskOutcome>(['done', 'not_needed', 'impossible'])(
    'lifts a restriction (%s) only after the person was told (Art. 18(3))',
    (how) => {
      const told = locked({ sent: [{ letter: 'restriction_lifting', at: noon }] });
      const toldElse = locked({ sent: [{ letter: 'disclosure', at: noon }] });

      expect(end(locked(), 'review_restriction:1', { how }).refusal).toMatchObject({
        why: 'tell_the_person_first',
        letter: 'restriction_lifting',
      });
      expect(end(toldElse, 'review_restriction:1', { how }).refusal).toMatchObject({ why: 'tell_the_person_first' });
      expect(end(told, 'review_restriction:1', { how }).events.at(-1)).toMatchObject({ type: 'case_closed' });
    },
  );

  it('lifts no restriction on a letter from before it went on, or from before it was answered', () => {
    const before = noon.subtract({ hours: 1 });
    const old = locked({ sent: [{ letter: 'restriction_lifting', at: before }] });
    const again = locked({
      sent: [{ letter: 'restriction_lifting', at: noon }],
      tasksMade: [restrictionReview(1, day('2026-10-17')), restrictionReview(2, day('2026-11-16'))],
      tasksEnded: {
        ...locked().tasksEnded,
        'review_restriction:1': { how: 'goes_on', by: per, at: noon.add({ hours: 1 }), on: day('2026-11-16') },
      },
    });

    expect(end(old, 'review_restriction:1').refusal).toMatchObject({ why: 'tell_the_person_first' });
    expect(end(again, 'review_restriction:2').refusal).toMatchObject({ why: 'tell_the_person_first' });
  });

  it('ends "tell them that the backups are gone" only with that letter (DEF-8)', () => {
    const made = { id: 'confirm_purge', kind: 'confirm_purge', dueOn: day('2027-02-15') } as const;
    const erased = { ...answered(asked('erasure'), 'granted'), tasksMade: [made] };

    expect(end(erased, 'confirm_purge').refusal).toMatchObject({ why: 'tell_the_person_first', letter: 'backup_purged' });
    expect(end({ ...erased, sent: [{ letter: 'backup_purged', at: noon }] }, 'confirm_purge').refusal).toBeUndefined();
  });
});
