import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { LineOutcome, Outcomes } from '../../src/cases/letters.ts';
import type { Organisation } from '../../src/cases/organisation.ts';
import {
  controllerConfirms,
  openTasks,
  restrictionReview,
  type Task,
  tasksAfterAnswer,
  tasksOf,
  tellForwarded,
} from '../../src/cases/tasks.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { per } from '../support/people.ts';
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
const notMarketing = (caseFile: CaseFile): CaseFile => ({
  ...caseFile,
  lines: caseFile.lines.map((line) => ({ ...line, marketing: false })),
});
const due = (tasks: readonly Task[]) => tasks.map(({ id, dueOn }) => `${id} ${dueOn}`);
const says = { nb: '–', nn: '–', en: '–' };

describe('what a request asks for beyond words', () => {
  it.each<[string, CaseFile, Partial<Organisation>, readonly string[]]>([
    ['marketing stops within two working days (S001)', asked('objection'), {}, ['stop:objection 2026-11-19']],
    ['what rests on consent too (S002)', asked('consent_withdrawal'), {}, ['stop:consent_withdrawal 2026-11-19']],
    ['sooner where the policy says so', asked('objection'), { promptDays: { objection: 1 } }, ['stop:objection 2026-11-18']],
    ['data are locked the same day (Art. 18)', asked('restriction'), {}, ['restrict:restriction 2026-11-17']],
    ['nothing is corrected for a stranger', asked('rectification'), { promptDays: { rectification: 1 } }, []],
    [
      'the day after we know who asks (DGT-5)',
      known(asked('rectification')),
      { promptDays: { rectification: 1 } },
      ['rectify:rectification 2026-11-18'],
    ],
    ['no day for a correction where the policy names none', known(asked('rectification')), {}, []],
    ['an erasure where the policy names no day', known(asked('erasure')), {}, []],
    ['an erasure at once (DEF-7)', known(asked('erasure')), { erasure: { exec: 'immediate' } }, ['erase:erasure 2026-11-18']],
    ['an erasure by hand (MET-3)', known(asked('erasure')), { erasure: { exec: 'manual' } }, ['erase:erasure 2026-11-18']],
    [
      'an erasure within the days of the policy',
      known(asked('erasure')),
      { erasure: { exec: 'immediate' }, promptDays: { erasure: 3 } },
      ['erase:erasure 2026-11-20'],
    ],
    ['no exec, but days', known(asked('erasure')), { promptDays: { erasure: 2 } }, ['erase:erasure 2026-11-19']],
    ['nothing for a correction by the exec of erasure', known(asked('rectification')), { erasure: { exec: 'manual' } }, []],
    [
      'a breach is judged within four hours and told within 72',
      asked('breach'),
      {},
      ['judge_breach 2026-11-17', 'notify_authority 2026-11-20', 'inform_affected 2026-11-20'],
    ],
    [
      'and the customer of a processor is told (Art. 33(2))',
      asked('breach'),
      { role: 'both' },
      ['judge_breach 2026-11-17', 'notify_controller 2026-11-18', 'notify_authority 2026-11-20', 'inform_affected 2026-11-20'],
    ],
    [
      'and told to all who are affected (DEF-13)',
      asked('breach'),
      { breachNotifyAll: true },
      ['judge_breach 2026-11-17', 'inform_affected 2026-11-18', 'notify_authority 2026-11-20'],
    ],
    ['a copy is no task', asked('access', 'portability', 'automated_decision', 'information', 'complaint'), {}, []],
    ['nothing more to stop where it was refused', answered(asked('objection'), 'refused'), {}, []],
    ['still to stop where it was granted', answered(asked('objection'), 'granted'), {}, ['stop:objection 2026-11-19']],
    [
      'a breach stays one whatever the answer was',
      answered(asked('breach'), 'refused'),
      {},
      ['judge_breach 2026-11-17', 'notify_authority 2026-11-20', 'inform_affected 2026-11-20'],
    ],
  ])('%s', (_, caseFile, changes, tasks) => {
    expect(due(tasksOf(caseFile, { ...digfo, ...changes }))).toEqual(tasks);
  });

  it('lets rest what is not marketing until it is weighed (Art. 18(1)(d))', () => {
    const weighed = tasksOf(notMarketing(asked('objection', 'consent_withdrawal')), digfo);

    expect(due(weighed)).toEqual(['restrict:objection 2026-11-19', 'stop:consent_withdrawal 2026-11-19']);
    expect(weighed.map(({ kind }) => kind)).toEqual(['restrict', 'stop']);
  });

  it('counts from the proof that was enough, and from a working day on', () => {
    const saturday = Temporal.Instant.from('2026-11-21T11:00:00Z');
    const onSaturday = { ...asked('restriction'), receivedAt: saturday };

    expect(due(tasksOf(onSaturday, digfo))).toEqual(['restrict:restriction 2026-11-23']);
    expect(due(tasksOf(known(asked('rectification'), saturday), { ...digfo, promptDays: { rectification: 1 } }))).toEqual([
      'rectify:rectification 2026-11-23',
    ]);
  });

  it('names the hour where hours count', () => {
    const [judge, notify] = tasksOf(asked('breach'), digfo);

    expect(judge?.dueAt?.toString()).toBe('2026-11-17T12:14:00Z');
    expect(notify?.dueAt?.toString()).toBe('2026-11-20T08:14:00Z');
  });

  it('has a copy of an identity card deleted within 24 hours (O5)', () => {
    const caseFile = { ...asked('access'), identityCopies: [{ mailId: 'mail-2', at: noon }] };
    const [task] = openTasks(caseFile, digfo);

    expect(task).toMatchObject({ id: 'delete_identity_copy:mail-2', kind: 'delete_identity_copy' });
    expect(task?.dueAt?.toString()).toBe('2026-11-18T11:00:00Z');
  });

  it('is open until it has ended', () => {
    const end = { how: 'done', by: per, at: noon, on: day('2026-11-17') } as const;

    expect(openTasks({ ...asked('objection'), tasksEnded: { 'stop:objection': end } }, digfo)).toEqual([]);
    expect(tasksOf({ ...asked('objection'), tasksEnded: { 'stop:objection': end } }, digfo)).toHaveLength(1);
  });
});

describe('what an answer leaves to be done', () => {
  const after = (right: Right, outcome: LineOutcome, changes: Partial<Organisation> = {}) =>
    due(tasksAfterAnswer({ [right]: outcome }, asked(right), { ...digfo, ...changes }, noon, day('2026-11-10')));
  const recipients = ['Typeform', 'Domeneshop'].map((name) => ({ name, why: says, transfer: null, safeguard: null }));

  it.each<[string, Right, LineOutcome, Partial<Organisation>, readonly string[]]>([
    [
      'each recipient is told of a correction (Art. 19)',
      'rectification',
      'granted',
      { recipients },
      ['tell_recipient:rectification:Typeform 2026-11-24', 'tell_recipient:rectification:Domeneshop 2026-11-24'],
    ],
    [
      'those whom nobody has named yet, too',
      'rectification',
      'partly',
      { recipients: null },
      ['tell_recipient:rectification 2026-11-24'],
    ],
    ['nobody where there is none', 'rectification', 'granted', { recipients: [] }, []],
    ['nobody of what was refused', 'rectification', 'refused', { recipients }, []],
    ['nobody of a copy', 'access', 'granted', { recipients }, []],
    [
      'backups go 90 days after the erasure, and the person is told (DEF-8)',
      'erasure',
      'granted',
      { backupDays: 90 },
      ['purge_backups 2027-02-08', 'confirm_purge 2027-02-08'],
    ],
    ['no backups where nothing was erased', 'erasure', 'none_held', { backupDays: 90 }, []],
    ['no backups of another right', 'restriction', 'granted', { backupDays: 90 }, ['review_restriction:1 2026-12-17']],
    ['locked data are looked at after 30 days', 'restriction', 'partly', {}, ['review_restriction:1 2026-12-17']],
    ['no look at what was not locked', 'restriction', 'refused', {}, []],
    ['the address is kept from marketing for good', 'objection', 'granted', { suppression: true }, ['suppress 2026-11-19']],
    ['not where the company keeps no such list', 'objection', 'granted', { suppression: false }, []],
    ['not for another right', 'consent_withdrawal', 'granted', { suppression: true }, []],
  ])('%s', (_, right, outcome, changes, tasks) => {
    expect(after(right, outcome, changes)).toEqual(tasks);
  });

  it.each<[string, LineOutcome, string, readonly string[]]>([
    ['on the day after the last on which they are kept', 'partly', '2029-12-31', ['erase_kept 2030-01-01']],
    ['where it is refused altogether, too', 'refused', '2029-12-31', ['erase_kept 2030-01-01']],
    ['never on a day that no month has', 'partly', '2026-99-99', []],
    ['never on the 31st of a short month', 'refused', '2026-02-31', []],
    ['not where nothing was kept', 'none_held', '2029-12-31', []],
    ['not where we could not tell who asks', 'not_identified', '2029-12-31', []],
  ])('erases what had to be kept: %s', (_, outcome, until, tasks) => {
    const plan = { letter: 'answer', outcomes: {}, values: { 'erasure.until': until }, body: undefined, by: per } as const;
    const made = tasksAfterAnswer({ erasure: outcome }, { ...asked('erasure'), plan }, digfo, noon, day('2026-11-10'));

    expect(due(made).filter((task) => task.startsWith('erase_kept'))).toEqual(tasks);
  });

  it('keeps no address of somebody who objected to something else', () => {
    const other = notMarketing(asked('objection'));

    expect(tasksAfterAnswer({ objection: 'granted' }, other, digfo, noon, day('2026-11-17'))).toEqual([]);
  });

  it('tells the recipients where an objection ended in an erasure, and not where it stopped marketing (Art. 17(1)(c))', () => {
    const both = asked('objection', 'access');
    const left = (caseFile: CaseFile) =>
      due(tasksAfterAnswer({ objection: 'granted' }, caseFile, { ...digfo, recipients }, noon, day('2026-11-17')));

    expect(left(notMarketing(both))).toEqual([
      'tell_recipient:objection:Typeform 2026-11-24',
      'tell_recipient:objection:Domeneshop 2026-11-24',
    ]);
    expect(left(both)).toEqual(['suppress 2026-11-19']);
  });

  it('names what each of them is', () => {
    const left = (outcomes: Outcomes, caseFile: CaseFile, changes: Partial<Organisation>) =>
      tasksAfterAnswer(outcomes, caseFile, { ...digfo, ...changes }, noon, day('2026-11-10')).map(({ kind }) => kind);
    const values = { 'erasure.until': '2029-12-31' };
    const plan = { letter: 'answer', outcomes: {}, values, body: undefined, by: per } as const;
    const unnamed = { recipients: null, backupDays: 90 };

    expect(left({ erasure: 'partly' }, { ...asked('erasure'), plan }, unnamed)).toEqual([
      'tell_recipient',
      'purge_backups',
      'confirm_purge',
      'erase_kept',
    ]);
    expect(left({ erasure: 'partly' }, asked('erasure'), unnamed)).toEqual(['tell_recipient', 'purge_backups', 'confirm_purge']);
    expect(left({ objection: 'granted' }, asked('objection'), {})).toEqual(['suppress']);
    expect(controllerConfirms(noon, []).kind).toBe('controller_confirms');
  });

  it('tells the person within two working days where their request went', () => {
    expect(tellForwarded(asked('access'))).toEqual({ id: 'tell_forwarded', kind: 'tell_forwarded', dueOn: day('2026-11-19') });
    expect(due([tellForwarded({ ...asked('access'), closedDays: ['11-18'] })])).toEqual(['tell_forwarded 2026-11-20']);
  });

  it('keeps no address where the objection is answered some other time', () => {
    expect(tasksAfterAnswer({ access: 'granted' }, asked('objection', 'access'), digfo, noon, day('2026-11-17'))).toEqual([]);
  });

  it('has the controller confirm within five working days', () => {
    expect(due([controllerConfirms(noon, [])])).toEqual(['controller_confirms 2026-11-24']);
  });

  it('looks at a restriction again after another 30 days', () => {
    expect(due([restrictionReview(2, day('2026-12-17'))])).toEqual(['review_restriction:2 2027-01-16']);
  });
});
