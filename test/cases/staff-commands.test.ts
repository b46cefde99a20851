import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile, Stage } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { eirik, ingrid, per } from '../support/people.ts';
import { approval, digfo } from '../support/slack-cases.ts';

const asked = (...rights: Right[]) => caseAfter(caseOpened({ rights }));
const closed = (outcome: Extract<Stage, { status: 'closed' }>['outcome']): Stage => ({
  status: 'closed',
  outcome,
  closedAt: noon,
  closedBy: per,
});
const at = (stage: Stage, caseFile = asked('access')): CaseFile => ({ ...caseFile, stage });
const answered = (right: Right, caseFile: CaseFile): CaseFile => ({
  ...caseFile,
  lines: caseFile.lines.map((line) => (line.right === right ? { ...line, answered: { outcome: 'granted', at: noon } } : line)),
});
const approvedStage: Stage = { status: 'approved', approval };
const uncertain: Stage = { status: 'send_uncertain', approval };
const failed: Stage = { status: 'send_failed', approval, problem: '550' };

const outcome = (caseFile: CaseFile, command: CaseCommand) => {
  const { events, refusal } = decide(caseFile, command, noon);
  return refusal?.why ?? events.map(({ type }) => type).join(' ');
};
const having = (caseFile: CaseFile, ...commands: readonly CaseCommand[]) =>
  commands.reduce((state, command) => {
    const { events, refusal } = decide(state, command, noon);
    if (refusal) throw new Error(`refused: ${refusal.why}`);
    return afterEvents(state, events);
  }, caseFile);

const take = (by = per): CaseCommand => ({ type: 'take_case', by });
const noRequest = (revision = 1): CaseCommand => ({ type: 'mark_not_a_request', revision, approvers: [per], by: per });
const settle = (rights: readonly Right[], more: { revision?: number; notMarketing?: boolean } = {}): CaseCommand => ({
  type: 'settle_rights',
  revision: 1,
  rights,
  approvers: [per],
  organisation: digfo,
  by: per,
  ...more,
});
const plan = (letter: LetterKind, outcomes: Outcomes = {}, revision = 1): CaseCommand => ({
  type: 'plan_letter',
  revision,
  letter,
  outcomes,
  values: { reason: 'why' },
  body: 'own words',
  organisation: digfo,
  by: per,
});
const drop: CaseCommand = { type: 'drop_plan', organisation: digfo, by: per };
const merge: CaseCommand = { type: 'merge', into: 'DIGFO-2026-0002', by: per };
const name: CaseCommand = { type: 'name_requester', requester: eirik, approvers: [per], by: per };
const correct = (date: string, by = per, reason = 'came by letter'): CaseCommand => ({
  type: 'correct_receipt',
  at: Temporal.Instant.from(date),
  reason,
  by,
  responsible: [ingrid],
});

describe('a case that may not be changed', () => {
  const commands = [settle(['access']), noRequest(), merge, name, plan('clarification'), correct('2026-11-16T08:00:00Z')];

  it.each<[string, Stage, string]>([
    ['is closed', closed('answered'), 'already_closed'],
    ['is on its way out', approvedStage, 'already_approved'],
    ['may have left', uncertain, 'too_late'],
  ])('%s', (_, stage, why) => {
    expect(commands.map((command) => outcome(at(stage), command))).toEqual(commands.map(() => why));
  });

  it('names who approved it, and when', () => {
    expect(decide(at(approvedStage), merge, noon).refusal).toMatchObject({ by: approval.by, at: approval.at });
  });

  it.each<[string, Stage]>([
    ['in progress', { status: 'in_progress' }],
    ['in triage', { status: 'awaiting_triage', why: 'unsure' }],
    ['waiting', { status: 'waiting', about: 'identity' }],
    ['drafted', { status: 'drafted', letter: 'answer', by: per }],
    ['in follow-up', { status: 'follow_up' }],
    ['not sent', failed],
  ])('is not one that is %s', (_, stage) => {
    expect(outcome(at(stage), name)).toBe('requester_named');
  });
});

describe('a click on an old card', () => {
  it('changes nothing', () => {
    const joined = having(asked('access'), { type: 'join_mail', mailId: 'mail-2', receivedAt: noon, found: [] });

    for (const command of [settle(['access']), noRequest(), plan('clarification')])
      expect(outcome(joined, command)).toBe('stale');
    expect(outcome(joined, noRequest(joined.revision))).toBe('case_closed');
  });
});

describe('taking a case', () => {
  it('says whose it is, once', () => {
    expect(having(asked('access'), take()).handler).toBe(per);
    expect(outcome(having(asked('access'), take()), take())).toBe('');
    expect(having(asked('access'), take(), take(ingrid)).handler).toBe(ingrid);
    expect(outcome(at(closed('answered')), take())).toBe('already_closed');
  });
});

describe('what is asked', () => {
  it('is said once for each right', () => {
    expect(having(asked('access'), settle(['access', 'erasure', 'access'])).lines.map(({ right }) => right)).toEqual([
      'access',
      'erasure',
    ]);
  });

  it('cannot be unsaid once it is answered', () => {
    const caseFile = answered('access', asked('access', 'erasure'));

    expect(decide(caseFile, settle(['erasure']), noon).refusal).toMatchObject({ why: 'already_answered', right: 'access' });
    expect(having(caseFile, settle(['access'])).stage).toMatchObject({ status: 'closed', outcome: 'answered', closedBy: per });
  });

  it('is not about marketing where a person has read that', () => {
    expect(having(asked('objection'), settle(['objection'])).lines[0]?.marketing).toBe(true);
    expect(having(asked('objection'), settle(['objection'], { notMarketing: true })).lines[0]?.marketing).toBe(false);
    expect(having(asked('access'), settle(['access', 'objection'])).lines.map(({ marketing }) => marketing)).toEqual([
      false,
      true,
    ]);
    expect(decide(asked('objection'), settle(['objection']), noon).events[0]?.data).toEqual({ rights: ['objection'] });
  });

  it('stays not about marketing once that was answered', () => {
    const other = having(asked('objection', 'access'), settle(['objection', 'access'], { notMarketing: true }));
    const refused = answered('objection', other);

    expect(having(refused, settle(['objection', 'access'], { revision: refused.revision })).lines[0]?.marketing).toBe(false);
  });

  it('ends the triage, gives up a letter that was prepared, and one that failed', () => {
    const unsure = caseAfter(caseOpened({ triage: 'unsure' }));

    expect(having(unsure, settle(['access']))).toMatchObject({ triage: undefined, stage: { status: 'in_progress' } });
    expect(having(asked('access'), plan('clarification'), settle(['access'], { revision: 2 }))).toMatchObject({
      plan: undefined,
      stage: { status: 'in_progress' },
    });
    expect(having(at(failed), settle(['access'])).stage).toEqual({ status: 'in_progress' });
  });
});

describe('a mail that is no request', () => {
  it('closes the case, unless something was answered', () => {
    expect(having(asked('access'), noRequest()).stage).toMatchObject({
      status: 'closed',
      outcome: 'not_a_request',
      closedBy: per,
    });
    expect(decide(answered('access', asked('access', 'erasure')), noRequest(), noon).refusal).toMatchObject({
      why: 'already_answered',
      right: 'access',
    });
  });

  it('is one after all', () => {
    const back = having(asked('access'), plan('clarification'), noRequest(2), { type: 'take_back', by: per });

    expect(back).toMatchObject({
      triage: 'taken_back',
      plan: undefined,
      stage: { status: 'awaiting_triage', why: 'taken_back' },
    });
    expect(outcome(at(closed('answered')), { type: 'take_back', by: per })).toBe('stale');
    expect(outcome(asked('access'), { type: 'take_back', by: per })).toBe('stale');
  });
});

describe('a case that is taken up again', () => {
  const again: CaseCommand = { type: 'reopen', by: per };
  const end = { how: 'done', by: per, at: noon, on: Temporal.PlainDate.from('2026-11-17') } as const;

  it('has its lines open again, and what their answer had left to do', () => {
    const caseFile: CaseFile = {
      ...at(closed('answered'), answered('rectification', asked('rectification'))),
      tasksMade: [{ id: 'tell_recipient:rectification', kind: 'tell_recipient', dueOn: end.on }],
      tasksEnded: {
        'tell_recipient:rectification': end,
        judge_breach: end,
        'delete_identity_copy:mail-1': end,
        'stop:objection': end,
      },
    };
    const open = having(caseFile, again);

    expect(open.stage).toEqual({ status: 'in_progress' });
    expect(open.lines.map((line) => line.answered)).toEqual([undefined]);
    expect(open.tasksMade).toEqual([]);
    expect(Object.keys(open.tasksEnded)).toEqual(['judge_breach', 'delete_identity_copy:mail-1']);
  });

  it('still waits for what was asked and not answered', () => {
    const caseFile = { ...at(closed('answered')), exchanges: [{ what: 'asked', about: 'identity', at: noon } as const] };

    expect(having(caseFile, again).stage).toEqual({ status: 'waiting', about: 'identity' });
  });

  it('was answered', () => {
    expect(outcome(at(closed('withdrawn')), again)).toBe('stale');
    expect(outcome(asked('access'), again)).toBe('stale');
  });
});

describe('a case that goes on in another', () => {
  it('is closed, and names it', () => {
    expect(decide(asked('access'), merge, noon).events).toMatchObject([
      { type: 'case_closed', by: per, data: { outcome: 'merged', into: 'DIGFO-2026-0002' } },
    ]);
  });

  it('has nothing answered', () => {
    expect(decide(answered('access', asked('access', 'erasure')), merge, noon).refusal).toMatchObject({
      why: 'already_answered',
      right: 'access',
    });
  });
});

describe('a receipt that somebody corrects (R-RECEIPT-OVERRIDE)', () => {
  it('may be earlier, with a reason, which is sealed', () => {
    const { events } = decide(asked('access'), correct('2026-11-16T08:00:00Z'), noon);

    expect(events).toMatchObject([
      {
        type: 'receipt_corrected',
        data: { receivedAt: '2026-11-16T08:00:00Z', source: 'correction' },
        sealed: { reason: 'came by letter' },
      },
    ]);
    expect(afterEvents(asked('access'), events)).toMatchObject({
      receivedAt: Temporal.Instant.from('2026-11-16T08:00:00Z'),
      receiptSource: 'correction',
    });
  });

  it.each<[string, CaseCommand, object]>([
    ['later by a handler', correct('2026-11-17T10:00:00Z'), { why: 'responsible_needed', responsible: [ingrid] }],
    ['ahead', correct('2026-11-18T10:00:00Z', ingrid), { why: 'in_the_future' }],
    ['without a reason', correct('2026-11-16T08:00:00Z', per, ' '), { why: 'no_reason' }],
  ])('may not be %s', (_, command, refusal) => {
    expect(decide(asked('access'), command, noon).refusal).toMatchObject(refusal);
  });

  it('may be later by whoever is responsible', () => {
    expect(outcome(asked('access'), correct('2026-11-17T10:00:00Z', ingrid))).toBe('receipt_corrected');
  });
});

describe('a letter that is prepared', () => {
  it('keeps its kind, and its words sealed; only an answer has outcomes', () => {
    expect(decide(asked('access'), plan('answer', { access: 'granted' }), noon).events).toMatchObject([
      {
        type: 'letter_planned',
        by: per,
        data: { letter: 'answer', outcomes: { access: 'granted' } },
        sealed: { values: { reason: 'why' }, body: 'own words' },
      },
    ]);
    expect(decide(asked('access'), plan('clarification', { access: 'granted' }), noon).events[0]?.data).toEqual({
      letter: 'clarification',
      outcomes: {},
    });
    expect(having(asked('access'), plan('clarification'))).toMatchObject({
      plan: { letter: 'clarification', values: { reason: 'why' }, body: 'own words', by: per },
      stage: { status: 'drafted', letter: 'clarification', by: per },
    });
  });

  it('is refused where the letter does not belong', () => {
    expect(outcome(asked('access'), plan('fee'))).toBe('no_fees');
  });

  it('takes the place of one that failed', () => {
    expect(having(at(failed), plan('clarification')).stage).toMatchObject({ status: 'drafted', letter: 'clarification' });
  });

  it('is dropped, which leads back to where the case stands', () => {
    expect(having(asked('access'), plan('clarification'), drop)).toMatchObject({
      plan: undefined,
      stage: { status: 'in_progress' },
    });
    expect(outcome(asked('access'), drop)).toBe('stale');
    expect(outcome({ ...having(asked('access'), plan('clarification')), stage: approvedStage }, drop)).toBe('stale');
  });

  it('closes the case where it was dropped and nothing else is left', () => {
    const caseFile = having(answered('access', asked('access')), plan('disclosure'));

    expect(having(caseFile, drop).stage).toMatchObject({ status: 'closed', outcome: 'answered', closedBy: per });
  });
});

describe('a later mail', () => {
  const join = (more: Partial<Extract<CaseCommand, { type: 'join_mail' }>> = {}): CaseCommand => ({
    type: 'join_mail',
    mailId: 'mail-2',
    receivedAt: noon,
    found: [],
    ...more,
  });
  const erasure = [{ right: 'erasure' as const, evidence: [{ text: 'slett meg', rule: 'erasure/delete-me' }] }];

  it('asks for nothing new of a case that is answered', () => {
    expect(having(at({ status: 'follow_up' }, answered('access', asked('access'))), join({ found: erasure })).lines).toHaveLength(
      1,
    );
    expect(having(at(closed('answered')), join({ found: erasure })).lines).toHaveLength(1);
  });

  it('takes back an answer that was approved and has not left', () => {
    expect(outcome(at(approvedStage), join({ found: erasure, answerWithdrawn: true }))).toBe('mail_joined reply_undone');
    expect(outcome(at(approvedStage), join({ found: erasure }))).toBe('mail_joined');
    expect(outcome(asked('access'), join({ answerWithdrawn: true }))).toBe('mail_joined');
  });

  it('brings its questions, each once', () => {
    const once = having(asked('access'), join({ questions: ['purposes', 'source'] }));

    expect(once.questions).toEqual(['purposes', 'source']);
    expect(having(once, join({ questions: ['source', 'storage'] })).questions).toEqual(['purposes', 'source', 'storage']);
    expect(decide(once, join({ questions: ['source'] }), noon).events[0]?.data).not.toHaveProperty('newQuestions');
  });

  it('brings a copy of an identity card, which is noted', () => {
    expect(having(asked('access'), join({ identityCopy: true })).identityCopies).toEqual([{ mailId: 'mail-2', at: noon }]);
  });
});

describe('what the machine does by itself', () => {
  it('sends one receipt', () => {
    const receipt: CaseCommand = { type: 'record_receipt', messageId: '<r@example.no>' };

    expect(having(asked('access'), receipt).receiptSentAt).toEqual(noon);
    expect(outcome(having(asked('access'), receipt), receipt)).toBe('');
  });

  it('notes a reminder without making anybody’s card old', () => {
    const noted = having(asked('access'), { type: 'record_notice', notice: 'identity_reminder', messageId: '<n@example.no>' });

    expect([noted.revision, noted.changedAtRevision]).toEqual([2, 1]);
  });
});

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
