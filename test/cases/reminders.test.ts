import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { type Alert, dueAlerts, isForManagers } from '../../src/cases/reminders.ts';
import type { Task } from '../../src/cases/tasks.ts';
import { day, oslo, received } from '../support/january-case.ts';
import { per } from '../support/people.ts';
import { digfo, stages } from '../support/slack-cases.ts';

const alerts = (caseFile: CaseFile, when: string) =>
  dueAlerts(caseFile, digfo, oslo(when)).map(({ key, days, to }) => `${key}, ${days}, ${to}`);
const keys = (caseFile: CaseFile, when: string) => dueAlerts(caseFile, digfo, oslo(when)).map(({ key }) => key);

const both = 'handler_and_responsible';
const lastWarning = ['limit:1:2026-02-11'];

describe('the limit of a case', () => {
  it.each([
    ['nothing yet', '2026-01-27', []],
    ['two weeks before', '2026-01-28', ['limit:14:2026-02-11, 14, handler']],
    ['still that one the day before the next', '2026-02-03', ['limit:14:2026-02-11, 8, handler']],
    ['a week before', '2026-02-04', ['limit:7:2026-02-11, 7, handler']],
    ['nothing new', '2026-02-05', ['limit:7:2026-02-11, 6, handler']],
    ['three days before, which is a Sunday and so on Friday', '2026-02-06', [`limit:3:2026-02-11, 5, ${both}`]],
    ['on Monday still that one', '2026-02-09', [`limit:3:2026-02-11, 2, ${both}`]],
    ['the day before', '2026-02-10', [`limit:1:2026-02-11, 1, ${both}`]],
    ['nothing is late on the day itself', '2026-02-11', [`limit:1:2026-02-11, 0, ${both}`]],
    ['the plan has passed', '2026-02-12', [`limit:late:2026-02-11, -1, ${both}`]],
    ['the law has passed', '2026-02-13', [`limit:unlawful:2026-02-11, -2, ${both}`]],
  ])('%s', (_, date, expected) => {
    expect(alerts(received(), `${date}T10:00`)).toEqual(expected);
  });

  it('is told as a limit', () => {
    expect(dueAlerts(received(), digfo, oslo('2026-02-12T10:00'))).toEqual([
      { key: 'limit:late:2026-02-11', about: 'limit', days: -1, to: both },
    ]);
  });

  it.each([
    ['at eight', '2026-02-10T08:00', lastWarning],
    ['not a minute earlier', '2026-02-10T07:59', []],
    ['until four', '2026-02-10T15:59', lastWarning],
    ['not at four', '2026-02-10T16:00', []],
    ['not on a Saturday', '2026-02-14T10:00', []],
  ])('is told in working hours: %s', (_, when, expected) => {
    expect(keys(received(), when)).toEqual(expected);
  });

  it('is told by the wall clock in summer too', () => {
    const inSummer = received({ receivedAt: oslo('2026-06-01T10:00') });

    expect(keys(inSummer, '2026-06-30T08:00')).toEqual(['limit:1:2026-07-01']);
    expect(keys(inSummer, '2026-06-30T07:59')).toEqual([]);
    expect(keys(inSummer, '2026-06-30T15:59')).toEqual(['limit:1:2026-07-01']);
  });

  it('is told on the working day before one on which the company is closed', () => {
    const closed = received({ closedDays: ['02-10', '02-04'] });

    expect(keys(closed, '2026-02-03T10:00')).toEqual(['limit:7:2026-02-11']);
    expect(keys(closed, '2026-02-09T10:00')).toEqual(lastWarning);
    expect(keys(closed, '2026-02-10T10:00')).toEqual([]);
  });

  it('is not told for a day before the request came', () => {
    const short = received({ promiseDays: 5 });

    expect(keys(short, '2026-01-12T10:00')).toEqual([]);
    expect(keys(short, '2026-01-13T10:00')).toEqual(['limit:3:2026-01-16']);
    expect(keys(short, '2026-01-15T10:00')).toEqual(['limit:1:2026-01-16']);
  });

  it('is told again for the new day after an extension, around Easter', () => {
    const extended = received({ extensionNotices: [oslo('2026-02-04T12:00')] });

    expect(keys(extended, '2026-02-13T10:00')).toEqual([]);
    expect(alerts(extended, '2026-04-01T10:00')).toEqual(['limit:7:2026-04-10, 9, handler']);
  });

  it.each(['waiting', 'drafted', 'approved', 'send_failed', 'send_uncertain'] as const)(
    'is told of a case that is %s',
    (stage) => {
      expect(keys(received({ stage: stages[stage] }), '2026-02-10T10:00')).toEqual(lastWarning);
    },
  );

  it.each(['follow_up', 'closed'] as const)('is not told of a case that is %s', (stage) => {
    expect(keys(received({ stage: stages[stage] }), '2026-02-13T10:00')).toEqual([]);
  });
});

describe('a case that nobody looks after', () => {
  const unread = (changes: Partial<CaseFile> = {}) => received({ stage: stages.awaiting_triage, handler: undefined, ...changes });
  const untaken = (changes: Partial<CaseFile> = {}) => received({ handler: undefined, ...changes });

  it.each<[string, CaseFile, string, readonly string[]]>([
    ['has a working day to be understood', unread(), '2026-01-13', []],
    ['and no longer', unread(), '2026-01-14', [`triage, 0, ${both}`]],
    ['also where somebody has taken it', unread({ handler: per }), '2026-01-14', [`triage, 0, ${both}`]],
    ['is not yet to be taken while it is not understood', unread(), '2026-01-15', [`triage, 0, ${both}`]],
    ['has Monday where it came on Friday', unread({ openedAt: oslo('2026-01-16T10:00') }), '2026-01-19', []],
    ['until Tuesday', unread({ openedAt: oslo('2026-01-16T10:00') }), '2026-01-20', [`triage, 0, ${both}`]],
    ['has no use of a closed day', unread({ closedDays: ['01-13'] }), '2026-01-14', []],
    ['came on the next day after midnight in Oslo', unread({ openedAt: oslo('2026-01-13T00:30') }), '2026-01-14', []],
    ['has two working days to be taken', untaken(), '2026-01-14', []],
    ['and no longer', untaken(), '2026-01-15', [`unassigned, 0, ${both}`]],
    ['is looked after once it is taken', received(), '2026-01-15', []],
    ['waits for the person and not for us', untaken({ stage: stages.waiting }), '2026-01-15', []],
  ])('%s', (_, caseFile, date, expected) => {
    expect(alerts(caseFile, `${date}T10:00`)).toEqual(expected);
  });

  it('says which of the two it is', () => {
    expect(dueAlerts(unread(), digfo, oslo('2026-01-14T10:00'))).toMatchObject([{ about: 'triage' }]);
    expect(dueAlerts(untaken(), digfo, oslo('2026-01-15T10:00'))).toMatchObject([{ about: 'unassigned' }]);
    expect(keys(unread(), '2026-01-14T16:00')).toEqual([]);
  });
});

describe('a task', () => {
  const suppress = (dueOn: string, changes: Partial<CaseFile> = {}) => {
    const task: Task = { id: 'suppress', kind: 'suppress', dueOn: day(dueOn) };
    return received({ tasksMade: [task], stage: stages.follow_up, ...changes });
  };

  it.each<[string, CaseFile, string, readonly string[]]>([
    ['is not told early', suppress('2026-01-14'), '2026-01-13', []],
    ['is told on its day', suppress('2026-01-14'), '2026-01-14', ['task:suppress, 0, handler']],
    ['is told once more when it is late', suppress('2026-01-14'), '2026-01-15', [`task:late:suppress, -1, ${both}`]],
    ['is told on Friday for Saturday', suppress('2026-01-17'), '2026-01-16', ['task:suppress, 1, handler']],
    ['is not told on Thursday for Saturday', suppress('2026-01-17'), '2026-01-15', []],
    [
      'is told before a day on which the company is closed',
      suppress('2026-01-14', { closedDays: ['01-14'] }),
      '2026-01-13',
      ['task:suppress, 1, handler'],
    ],
    [
      'is told while the case is not answered',
      suppress('2026-01-14', { stage: stages.in_progress }),
      '2026-01-14',
      ['task:suppress, 0, handler'],
    ],
  ])('%s', (_, caseFile, date, expected) => {
    expect(alerts(caseFile, `${date}T10:00`)).toEqual(expected);
  });

  it('is told as a task, and no more once it is done', () => {
    const end = { how: 'done', by: per, at: oslo('2026-01-13T10:00'), on: day('2026-01-13') } as const;

    expect(dueAlerts(suppress('2026-01-14'), digfo, oslo('2026-01-14T10:00'))).toMatchObject([{ about: 'task' }]);
    expect(dueAlerts(suppress('2026-01-14'), digfo, oslo('2026-01-15T10:00'))).toMatchObject([{ about: 'task' }]);
    expect(keys(suppress('2026-01-14', { tasksEnded: { suppress: end } }), '2026-01-15T10:00')).toEqual([]);
  });

  it('is told in working hours where the copy of an identity card has to go, which is no breach', () => {
    const copied = received({ identityCopies: [{ mailId: 'mail-2', at: oslo('2026-01-13T12:00') }] });

    expect(alerts(copied, '2026-01-14T10:00')).toEqual(['task:delete_identity_copy:mail-2, 0, handler']);
    expect(keys(copied, '2026-01-14T07:00')).toEqual([]);
    expect(alerts(copied, '2026-01-15T10:00')).toEqual([`task:late:delete_identity_copy:mail-2, -1, ${both}`]);
  });
});

describe('a breach', () => {
  const breach = (changes: Partial<CaseFile> = {}) => received(changes, ['breach']);

  it.each([
    ['is to be judged at once', '2026-01-12T10:00', [`breach:judge_breach:4, 0, ${both}`]],
    ['is not yet late when the hours are just up', '2026-01-12T14:00', [`breach:judge_breach:4, 0, ${both}`]],
    ['is late a minute after, at night too', '2026-01-12T23:30', [`breach:judge_breach:late, 0, ${both}`]],
    ['is told to nobody else more than a day before', '2026-01-14T09:59', [`breach:judge_breach:late, -2, ${both}`]],
    [
      'is told to the authority within a day',
      '2026-01-14T10:00',
      [
        `breach:judge_breach:late, -2, ${both}`,
        `breach:notify_authority:24, 1, ${both}`,
        `breach:inform_affected:24, 1, ${both}`,
      ],
    ],
    [
      'more than four hours before still so',
      '2026-01-15T05:59',
      [
        `breach:judge_breach:late, -3, ${both}`,
        `breach:notify_authority:24, 0, ${both}`,
        `breach:inform_affected:24, 0, ${both}`,
      ],
    ],
    [
      'within four hours, before the office opens',
      '2026-01-15T06:00',
      [`breach:judge_breach:late, -3, ${both}`, `breach:notify_authority:4, 0, ${both}`, `breach:inform_affected:4, 0, ${both}`],
    ],
    [
      'when they are up',
      '2026-01-15T10:01',
      [
        `breach:judge_breach:late, -3, ${both}`,
        `breach:notify_authority:late, 0, ${both}`,
        `breach:inform_affected:late, 0, ${both}`,
      ],
    ],
  ])('%s', (_, when, expected) => {
    expect(alerts(breach(), when)).toEqual(expected);
  });

  it('is told as a breach, once: not as a task as well', () => {
    expect(dueAlerts(breach(), digfo, oslo('2026-01-13T10:00'))).toEqual([
      { key: 'breach:judge_breach:late', about: 'breach', days: -1, to: both },
    ]);
  });

  it('is told at once to whoever has more than a day to judge it', () => {
    const dueAt = oslo('2026-01-14T10:00');
    const tasksMade: Task[] = (['judge_breach', 'notify_controller'] as const).map((kind) => {
      return { id: kind, kind, dueOn: day('2026-01-14'), dueAt };
    });

    expect(keys(received({ tasksMade }), '2026-01-12T22:00')).toEqual(['breach:judge_breach:now']);
  });

  it('comes before all else, and not once the case is closed', () => {
    const late = breach({ tasksMade: [{ id: 'suppress', kind: 'suppress', dueOn: day('2026-02-12') }] });

    expect(keys(late, '2026-02-12T10:00')).toEqual([
      'breach:judge_breach:late',
      'breach:notify_authority:late',
      'breach:inform_affected:late',
      'limit:late:2026-02-11',
      'task:suppress',
    ]);
    expect(keys({ ...late, stage: stages.closed }, '2026-02-12T10:00')).toEqual([]);
  });
});

describe('what managers get by mail too', () => {
  it.each([
    ['limit:1:2026-02-11', true],
    ['limit:late:2026-02-11', true],
    ['limit:unlawful:2026-02-11', true],
    ['limit:14:2026-02-11', false],
    ['limit:7:2026-02-11', false],
    ['limit:3:2026-02-11', false],
    ['triage', true],
    ['unassigned', false],
    ['breach:judge_breach:late', true],
    ['breach:notify_authority:4', true],
    ['breach:inform_affected:late', false],
    ['task:late:suppress', true],
    ['task:triage', false],
  ])('%s: %s', (key, expected) => {
    const alert: Alert = { key, about: 'limit', days: 0, to: both };

    expect(isForManagers(alert)).toBe(expected);
  });
});
