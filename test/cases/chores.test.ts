import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { Plan } from '../../src/cases/letters.ts';
import type { Exchange } from '../../src/cases/pauses.ts';
import { dueChores } from '../../src/cases/reminders.ts';
import type { Task } from '../../src/cases/tasks.ts';
import type { Right } from '../../src/intents/classification.ts';
import { day, oslo, received } from '../support/january-case.ts';
import { kari, per } from '../support/people.ts';
import { digfo, linesFor, stages } from '../support/slack-cases.ts';

const chores = (caseFile: CaseFile, when: string) => dueChores(caseFile, digfo, oslo(when));

const identity = (what: Exchange['what'], when: string): Exchange => ({ what, about: 'identity', at: oslo(when) });
const asked = identity('asked', '2026-01-14T12:00');
const waiting = (changes: Partial<CaseFile> = {}, ...rights: Right[]) =>
  received({ exchanges: [asked], stage: stages.waiting, ...changes }, rights.length > 0 ? rights : ['access']);
const plan = (changes: Partial<Plan>): Plan => ({
  letter: 'clarification',
  outcomes: {},
  values: {},
  body: undefined,
  by: per,
  ...changes,
});
const remind = (key: string) => [{ kind: 'remind_of_identity', key: `identity_reminder:${key}` }];
const draft = (...rights: Right[]) => [
  { kind: 'draft_not_identified', outcomes: Object.fromEntries(rights.map((right) => [right, 'not_identified'])) },
];

describe('a person who does not say who they are', () => {
  it.each([
    ['has a week', '2026-01-20T10:00', []],
    ['is reminded then', '2026-01-21T10:00', remind('2026-01-14:7')],
    ['once', '2026-01-27T10:00', remind('2026-01-14:7')],
    ['and again after two', '2026-01-28T10:00', remind('2026-01-14:14')],
    ['and that is all', '2026-02-09T10:00', remind('2026-01-14:14')],
    ['is told that we could not identify them, the day before the plan', '2026-02-10T10:00', draft('access')],
    ['or later, if nobody looked', '2026-02-12T10:00', draft('access')],
  ])('%s', (_, when, expected) => {
    expect(chores(waiting(), when)).toEqual(expected);
  });

  it('is reminded from the last question on who they are', () => {
    const exchanges: Exchange[] = [
      identity('asked', '2026-01-14T12:00'),
      identity('answered', '2026-01-15T12:00'),
      identity('asked', '2026-01-16T12:00'),
      { what: 'asked', about: 'clarification', at: oslo('2026-01-20T12:00') },
    ];

    expect(chores(waiting({ exchanges }), '2026-01-22T10:00')).toEqual([]);
    expect(chores(waiting({ exchanges }), '2026-01-23T10:00')).toEqual(remind('2026-01-16:7'));
  });

  it('is not silent who has written since', () => {
    const wrote = (when: string) => waiting({ mails: [...received().mails, { id: 'mail-2', receivedAt: oslo(when) }] });

    expect(chores(wrote('2026-01-14T12:00'), '2026-01-21T10:00')).toEqual(remind('2026-01-14:7'));
    expect(chores(wrote('2026-01-14T12:01'), '2026-01-21T10:00')).toEqual([]);
    expect(chores(wrote('2026-01-14T12:01'), '2026-02-10T10:00')).toEqual(draft('access'));
  });

  it.each<[string, Partial<CaseFile>, readonly unknown[], readonly unknown[]]>([
    ['is left alone once we know', { exchanges: [asked, identity('answered', '2026-01-15T12:00')] }, [], []],
    ['was only asked what they mean', { exchanges: [{ ...asked, about: 'clarification' }] }, [], []],
    ['is left alone where a letter is on its way', { stage: stages.approved }, [], []],
    ['is left alone where somebody prepares another letter', { plan: plan({}) }, [], []],
    ['and where somebody prepares the answer', { plan: plan({ letter: 'answer' }) }, [], []],
    ['and where Frist has prepared it', { plan: plan({ letter: 'answer', by: 'frist' }) }, [], []],
    [
      'is not spared by another letter that Frist prepared',
      { plan: plan({ letter: 'id_copy_deleted', by: 'frist' }) },
      remind('2026-01-14:7'),
      draft('access'),
    ],
    ['gets no answer that somebody put aside', { declined: ['answer'] }, remind('2026-01-14:7'), []],
    ['gets it where another letter was put aside', { declined: ['id_copy_deleted'] }, remind('2026-01-14:7'), draft('access')],
    ['is left alone when the case is closed', { stage: stages.closed }, [], []],
  ])('%s', (_, changes, afterAWeek, atTheEnd) => {
    expect(chores(waiting(changes), '2026-01-21T10:00')).toEqual(afterAWeek);
    expect(chores(waiting(changes), '2026-02-10T10:00')).toEqual(atTheEnd);
  });

  it('is answered for the lines that need to know who asks', () => {
    const some = waiting({}, 'access', 'objection', 'erasure');
    const lines = some.lines.map((line) => {
      return line.right === 'access'
        ? { ...line, answered: { outcome: 'granted', at: oslo('2026-01-20T10:00') } as const }
        : line;
    });

    expect(chores(some, '2026-02-10T10:00')).toEqual(draft('access', 'erasure'));
    expect(chores({ ...some, lines }, '2026-02-10T10:00')).toEqual(draft('erasure'));
    expect(chores({ ...some, lines: linesFor(['objection']) }, '2026-02-10T10:00')).toEqual(remind('2026-01-14:14'));
  });

  it('is answered on a working day', () => {
    const overTheWeekend = waiting({
      receivedAt: oslo('2026-01-17T10:00'),
      exchanges: [identity('asked', '2026-01-19T12:00')],
    });

    expect(chores(overTheWeekend, '2026-02-12T10:00')).toEqual(remind('2026-01-19:14'));
    expect(chores(overTheWeekend, '2026-02-13T10:00')).toEqual(draft('access'));
    expect(chores(waiting({ closedDays: ['02-10'] }), '2026-02-09T10:00')).toEqual(draft('access'));
  });
});

describe('a code', () => {
  const code = { digits: '123456', address: kari.address, validUntil: oslo('2026-01-15T12:00'), wrongTries: 0 };
  const lapsedCodeSince = Temporal.Instant.from('2026-01-15T11:00:00Z');

  it('expires when its time is over', () => {
    expect(chores(waiting({ code }), '2026-01-15T12:00:00')).toEqual([]);
    expect(chores(waiting({ code }), '2026-01-15T12:00:01')).toEqual([{ kind: 'expire_code' }]);
    expect(chores(waiting({ code, stage: stages.closed }), '2026-01-16T12:00')).toEqual([]);
  });

  it('that is worth nothing any more is told of while we still wait', () => {
    const told = [{ kind: 'tell_code_expired', key: 'code_expired:2026-01-15T11:00:00Z' }];

    expect(chores(waiting({ lapsedCodeSince }), '2026-01-16T10:00')).toEqual(told);
    expect(chores(received({ lapsedCodeSince }), '2026-01-16T10:00')).toEqual([]);
    expect(chores(received({ lapsedCodeSince, exchanges: [{ ...asked, about: 'clarification' }] }), '2026-01-16T10:00')).toEqual(
      [],
    );
  });
});

describe('the copy of an identity card', () => {
  const copy = (mailId: string, when = '2026-01-13T10:00') => ({ mailId, at: oslo(when) });
  const end = { how: 'done', by: per, at: oslo('2026-01-14T10:00'), on: day('2026-01-14') } as const;
  const tasksEnded = { 'delete_identity_copy:mail-2': end };
  const gone = (changes: Partial<CaseFile> = {}) => received({ identityCopies: [copy('mail-2')], tasksEnded, ...changes });
  const sent = (letter: 'id_copy_deleted' | 'identity_request', when: string) => ({ sent: [{ letter, at: oslo(when) }] });

  it.each<[string, CaseFile, boolean]>([
    ['is told of once it is gone', gone(), true],
    ['is not while it is there', gone({ tasksEnded: {} }), false],
    ['is not while another is there', gone({ identityCopies: [copy('mail-2'), copy('mail-3')] }), false],
    ['is not where there never was one', received(), false],
    ['is not where a letter is prepared', gone({ plan: plan({}) }), false],
    ['is not where one is on its way', gone({ stage: stages.approved }), false],
    ['is not where somebody thought better of it', gone({ declined: ['id_copy_deleted'] }), false],
    ['is where another letter was put aside', gone({ declined: ['answer'] }), true],
    ['is not told of twice', gone(sent('id_copy_deleted', '2026-01-14T11:00')), false],
    ['is not told of twice in the same moment', gone(sent('id_copy_deleted', '2026-01-13T10:00')), false],
    ['is told of again where it came after', gone(sent('id_copy_deleted', '2026-01-13T09:00')), true],
    ['is told of by no other letter', gone(sent('identity_request', '2026-01-14T11:00')), true],
    [
      'is told of where an earlier one was',
      gone({
        ...sent('id_copy_deleted', '2026-01-13T12:00'),
        identityCopies: [copy('mail-2'), copy('mail-3', '2026-01-13T13:00')],
        tasksEnded: { ...tasksEnded, 'delete_identity_copy:mail-3': end },
      }),
      true,
    ],
  ])('%s', (_, caseFile, offered) => {
    expect(chores(caseFile, '2026-01-14T12:00')).toEqual(offered ? [{ kind: 'offer_copy_deleted' }] : []);
  });
});

describe('a case in which all is done', () => {
  const suppress: Task = { id: 'suppress', kind: 'suppress', dueOn: day('2026-01-16') };

  it.each<[string, Partial<CaseFile>, readonly unknown[]]>([
    ['is closed', { stage: stages.follow_up }, [{ kind: 'close' }]],
    ['is not while something is to be done', { stage: stages.follow_up, tasksMade: [suppress] }, []],
    ['is not before it is answered', {}, []],
    ['is closed once', { stage: stages.closed }, []],
  ])('%s', (_, changes, expected) => {
    expect(chores(received(changes), '2026-01-14T12:00')).toEqual(expected);
  });
});
