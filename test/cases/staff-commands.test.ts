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
import { answered, approvedStage, asked, at, closed, failed, having, outcome, uncertain } from '../support/staged-cases.ts';

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
    expect(outcome({ ...having(asked('access'), plan('clarification')), stage: approvedStage }, drop)).toBe('already_approved');
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
