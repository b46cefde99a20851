import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { per } from '../support/people.ts';
import { approval, digfo } from '../support/slack-cases.ts';
import { answered, approvedStage, asked, at, closed, failed, having, outcome, uncertain } from '../support/staged-cases.ts';

describe('what becomes of a letter', () => {
  const sent = (draftId = approval.draftId): CaseCommand => ({
    type: 'record_sent',
    draftId,
    messageId: '<m@example.no>',
    how: 'server_accepted',
    organisation: digfo,
    by: 'frist',
  });
  const onItsWay = (letter: LetterKind, outcomes: Outcomes, caseFile: CaseFile): CaseFile => ({
    ...caseFile,
    stage: { status: 'approved', approval: { ...approval, letter, outcomes } },
  });
  const wentOut = (letter: LetterKind, caseFile: CaseFile, outcomes: Outcomes = {}) =>
    having(onItsWay(letter, outcomes, caseFile), sent());

  it('counts for the draft that is awaited only', () => {
    expect(outcome(at(approvedStage), sent('draft-0'))).toBe('');
    expect(outcome(at(uncertain), sent('draft-0'))).toBe('');
    expect(outcome(asked('access'), sent())).toBe('');
    expect(outcome(at(failed), sent())).toBe('');
    expect(outcome(at(uncertain), sent())).toBe('reply_sent case_closed');
    expect(outcome(at(approvedStage), { type: 'record_failed', draftId: 'draft-0', problem: '550' })).toBe('');
    expect(outcome(at(approvedStage), { type: 'record_uncertain', draftId: 'draft-0' })).toBe('');
  });

  it('may be undone while it has not left', () => {
    const undo: CaseCommand = { type: 'undo_reply', by: per };

    expect(outcome(at(approvedStage), undo)).toBe('reply_undone');
    expect(outcome(at(closed('answered')), undo)).toBe('already_closed');
    expect(outcome(at(uncertain), undo)).toBe('too_late');
    expect(outcome(at(failed), undo)).toBe('nothing_to_undo');
    expect(outcome(asked('access'), undo)).toBe('nothing_to_undo');
  });

  it('is what a person says where nobody knows', () => {
    const says = (goneOut: boolean): CaseCommand => ({
      type: 'settle_uncertain',
      wentOut: goneOut,
      messageId: '<m@example.no>',
      organisation: digfo,
      by: per,
    });

    expect(decide(at(uncertain), says(true), noon).events[0]).toMatchObject({
      type: 'reply_sent',
      by: per,
      data: { how: 'person_says', messageId: '<m@example.no>' },
    });
    expect(decide(at(uncertain), says(false), noon).events).toMatchObject([
      { type: 'reply_reopened', data: { draftId: approval.draftId, why: 'not_sent' } },
    ]);
    expect(outcome(at(closed('answered')), says(true))).toBe('already_closed');
    expect(outcome(at(approvedStage), says(true))).toBe('stale');
  });

  it.each<[LetterKind, 'identity' | 'clarification']>([
    ['identity_request', 'identity'],
    ['identity_code', 'identity'],
    ['clarification', 'clarification'],
  ])('stops the clock: %s', (letter, about) => {
    expect(wentOut(letter, asked('access'))).toMatchObject({
      exchanges: [{ what: 'asked', about, at: noon }],
      stage: { status: 'waiting', about },
      sent: [{ letter, at: noon }],
    });
  });

  it('takes more time', () => {
    expect(wentOut('extension', asked('access')).extensionNotices).toEqual([noon]);
  });

  it.each<LetterKind>(['fee', 'clock_resumed', 'merged', 'breach_notice', 'id_copy_deleted', 'disclosure'])(
    'changes nothing but that it left: %s',
    (letter) => {
      const caseFile = { ...asked('access'), plan: { letter, outcomes: {}, values: {}, body: undefined, by: per } };

      expect(wentOut(letter, caseFile)).toEqual({
        ...asked('access'),
        sent: [{ letter, at: noon }],
        revision: 2,
        changedAtRevision: 2,
        latest: { ...asked('access').latest, reply_sent: { revision: 2, by: 'frist', at: noon } },
      });
    },
  );

  it('closes what is answered, and only when all is', () => {
    expect(wentOut('answer', asked('access', 'complaint'), { access: 'none_held' })).toMatchObject({
      lines: [{ answered: { outcome: 'none_held' } }, { answered: undefined }],
      stage: { status: 'in_progress' },
    });
    expect(wentOut('answer', asked('access'), { access: 'none_held' }).stage).toMatchObject({
      outcome: 'answered',
      closedBy: 'frist',
    });
  });

  it('takes back or hands on all that was asked, whatever it was', () => {
    const unsure = caseAfter(caseOpened({ triage: 'unsure' }));

    expect(wentOut('withdrawn', unsure)).toMatchObject({ triage: undefined, stage: { status: 'closed', outcome: 'withdrawn' } });
    expect(wentOut('forwarded', unsure)).toMatchObject({
      triage: undefined,
      stage: { status: 'follow_up' },
      tasksMade: [{ id: 'controller_confirms' }],
      lines: [{ answered: { outcome: 'forwarded' } }],
    });
    expect(wentOut('withdrawn', answered('access', asked('access', 'complaint'))).stage).toMatchObject({ outcome: 'answered' });
  });

  it.each<LetterKind>(['no_request', 'freedom_of_information'])('points elsewhere and closes the case: %s', (letter) => {
    expect(wentOut(letter, caseAfter(caseOpened({ triage: 'unsure' }))).stage).toMatchObject({ outcome: 'not_a_request' });
  });

  it('leaves tasks, named with their recipients', () => {
    const recipients = [{ name: 'Typeform', why: { nb: '', nn: '', en: '' }, transfer: null, safeguard: null }];
    const command = { ...sent(), organisation: { ...digfo, recipients } } as CaseCommand;
    const { events } = decide(onItsWay('answer', { rectification: 'granted' }, asked('rectification')), command, noon);

    expect(events[1]).toMatchObject({
      type: 'tasks_made',
      by: 'frist',
      data: {
        tasks: [
          { id: 'tell_recipient:rectification:Typeform', kind: 'tell_recipient', dueOn: '2026-11-24', recipient: 'Typeform' },
        ],
      },
    });
    expect(afterEvents(asked('rectification'), events.slice(1)).tasksMade).toEqual([
      {
        id: 'tell_recipient:rectification:Typeform',
        kind: 'tell_recipient',
        dueOn: Temporal.PlainDate.from('2026-11-24'),
        recipient: 'Typeform',
      },
    ]);
  });

  it('counts the backups from the day of the erasure itself (DEF-8)', () => {
    const on = Temporal.PlainDate.from('2026-11-10');
    const erased = { ...asked('erasure'), tasksEnded: { 'erase:erasure': { how: 'done', by: per, at: noon, on } as const } };
    const command = { ...sent(), organisation: { ...digfo, backupDays: 90 } } as CaseCommand;
    const due = (caseFile: CaseFile) =>
      afterEvents(caseFile, decide(caseFile, command, noon).events).tasksMade.map(({ id, dueOn }) => `${id} ${dueOn}`);

    expect(due(onItsWay('answer', { erasure: 'granted' }, erased))).toEqual([
      'purge_backups 2027-02-08',
      'confirm_purge 2027-02-08',
    ]);
    expect(due(onItsWay('answer', { erasure: 'granted' }, asked('erasure')))).toEqual([
      'purge_backups 2027-02-15',
      'confirm_purge 2027-02-15',
    ]);
  });

  it('tells that the backups are gone, which ends that task and the case', () => {
    const on = Temporal.PlainDate.from('2027-02-15');
    const caseFile: CaseFile = {
      ...answered('erasure', asked('erasure')),
      tasksMade: [{ id: 'confirm_purge', kind: 'confirm_purge', dueOn: on }],
    };

    expect(outcome(onItsWay('backup_purged', {}, caseFile), sent())).toBe('reply_sent task_ended case_closed');
    expect(decide(onItsWay('backup_purged', {}, caseFile), sent(), noon).events[1]?.data).toEqual({
      id: 'confirm_purge',
      how: 'done',
      on: '2026-11-17',
    });
    expect(outcome(onItsWay('backup_purged', {}, asked('erasure')), sent())).toBe('reply_sent');
    expect(outcome(onItsWay('disclosure', {}, caseFile), sent())).toBe('reply_sent');
  });

  it('takes its code with it where it did not leave', () => {
    const code = { digits: '271828', address: 'kari@example.no', validUntil: noon, wrongTries: 0 };
    const out = { ...onItsWay('identity_code', {}, asked('access')), code };
    const fails: CaseCommand = { type: 'record_failed', draftId: approval.draftId, problem: '550' };

    expect(having(out, fails).code).toBeUndefined();
    expect(having(out, { type: 'undo_reply', by: per }).code).toBeUndefined();
    expect(having({ ...onItsWay('disclosure', {}, asked('access')), code }, fails).code).toEqual(code);
    expect(having(out, sent()).code).toEqual(code);
  });
});
