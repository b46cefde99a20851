import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import { foldEvents } from '../../src/cases/evolve.ts';
import { ingrid, kari, per } from '../support/people.ts';

/** Events exactly as the first version of Frist wrote them: no letters, no signs of the sender, no source of the receipt, no questions. */
const at = Temporal.Instant.from('2026-11-17T11:00:00Z');
const opened: CaseEvent = {
  at,
  by: 'frist',
  type: 'case_opened',
  data: {
    number: 'DIGFO-2026-0001',
    organisation: 'digfo',
    mailId: 'mail-1',
    receivedAt: '2026-11-17T08:14:00Z',
    promiseDays: 30,
    closedDays: ['12-24'],
    language: 'nb',
    triage: null,
    lines: [
      { right: 'access', rules: ['access/asks'] },
      { right: 'objection', rules: ['objection/asks'] },
    ],
  },
  sealed: { requester: kari, evidence: [{ right: 'access', evidence: [{ text: 'hva har dere på meg', rule: 'access/asks' }] }] },
};
const later = (hours: number) => at.add({ hours });
const approved: CaseEvent = {
  at: later(1),
  by: ingrid,
  type: 'reply_approved',
  data: { draftId: 'draft-1', sha256: 'abc', sendAfter: '2026-11-17T12:01:00Z', confirmed: ['copy-ready'] },
  sealed: undefined,
};
const sent: CaseEvent = {
  at: later(2),
  by: 'frist',
  type: 'reply_sent',
  data: { draftId: 'draft-1', messageId: '<m@example.no>', how: 'server_accepted' },
  sealed: undefined,
};
const closed: CaseEvent = { at: later(2), by: 'frist', type: 'case_closed', data: { outcome: 'answered' }, sealed: undefined };

const fold = (...events: readonly CaseEvent[]) => foldEvents('case-1', events);

describe('a case from before letters were known', () => {
  it('opens with what was not kept then at its usual value', () => {
    expect(fold(opened)).toMatchObject({
      id: 'case-1',
      revision: 1,
      changedAtRevision: 1,
      receiptSource: 'own_server',
      promisePauses: true,
      closedDays: ['12-24'],
      requester: kari,
      senderSeen: undefined,
      senderSigns: { onBehalf: false, minor: false, newAddress: false },
      questions: [],
      mails: [{ id: 'mail-1' }],
      exchanges: [],
      extensionNotices: [],
      proofs: [],
      code: undefined,
      identityCopies: [],
      tasksMade: [],
      tasksEnded: {},
      sent: [],
      plan: undefined,
      triage: undefined,
      stage: { status: 'in_progress' },
      lines: [
        { right: 'access', chosenBy: 'rules', marketing: false, evidence: [{ text: 'hva har dere på meg' }] },
        { right: 'objection', chosenBy: 'rules', marketing: true, evidence: [] },
      ],
    });
  });

  it('has its answer approved: the one to all that was asked', () => {
    expect(fold(opened, approved)?.stage).toMatchObject({
      status: 'approved',
      approval: {
        letter: 'answer',
        outcomes: { access: 'granted', objection: 'granted' },
        draftId: 'draft-1',
        sha256: 'abc',
        by: ingrid,
        at: later(1),
        sendAfter: Temporal.Instant.from('2026-11-17T12:01:00Z'),
      },
    });
  });

  it('has all of it answered once that has left, but for what was asked afterwards', () => {
    const joined: CaseEvent = {
      at: later(1),
      by: 'frist',
      type: 'mail_joined',
      data: { mailId: 'mail-2', receivedAt: later(1).toString(), newRights: ['erasure'] },
      sealed: { evidence: [] },
    };

    expect(fold(opened, approved, sent)?.lines.map(({ answered }) => answered?.outcome)).toEqual(['granted', 'granted']);
    expect(fold(opened, approved, joined, sent)).toMatchObject({
      lines: [{ answered: { at: later(2) } }, { answered: {} }, { right: 'erasure', answered: undefined }],
      stage: { status: 'in_progress' },
      sent: [{ letter: 'answer', at: later(2) }],
    });
  });

  it('stays closed as it was', () => {
    expect(fold(opened, approved, sent, closed)?.stage).toEqual({
      status: 'closed',
      outcome: 'answered',
      closedAt: later(2),
      closedBy: 'frist',
    });
  });

  it('came back to a person when it had been no request', () => {
    const noRequest: CaseEvent = { at, by: per, type: 'case_closed', data: { outcome: 'not_a_request' }, sealed: undefined };
    const back: CaseEvent = { at, by: per, type: 'case_reopened', data: { why: 'taken_back' }, sealed: undefined };

    expect(fold(opened, noRequest, back)).toMatchObject({
      triage: 'taken_back',
      stage: { status: 'awaiting_triage', why: 'taken_back' },
    });
  });

  it('keeps what is not personal once its key is destroyed', () => {
    expect(fold({ ...opened, sealed: undefined } as CaseEvent)).toMatchObject({
      requester: undefined,
      number: 'DIGFO-2026-0001',
      lines: [{ right: 'access', evidence: [] }, { right: 'objection' }],
    });
  });

  it('was undone, failed, or is not known to have left', () => {
    const draft = { draftId: 'draft-1' };
    const event = (type: 'reply_undone' | 'reply_uncertain'): CaseEvent => ({
      at,
      by: per,
      type,
      data: draft,
      sealed: undefined,
    });
    const failed: CaseEvent = { at, by: 'frist', type: 'reply_failed', data: { ...draft, problem: '550' }, sealed: undefined };
    const notSent: CaseEvent = { at, by: per, type: 'reply_reopened', data: { ...draft, why: 'not_sent' }, sealed: undefined };

    expect(fold(opened, approved, event('reply_undone'))?.stage).toEqual({ status: 'in_progress' });
    expect(fold(opened, approved, failed)?.stage).toMatchObject({ status: 'send_failed', problem: '550', approval: draft });
    expect(fold(opened, approved, event('reply_uncertain'))?.stage).toMatchObject({ status: 'send_uncertain', approval: draft });
    expect(fold(opened, approved, event('reply_uncertain'), notSent)?.stage).toEqual({ status: 'in_progress' });
  });
});

describe('a damaged chain', () => {
  it('gives no state to guess from', () => {
    expect(fold()).toBeUndefined();
    expect(() => fold(closed)).toThrow('The events of case case-1 do not start with case_opened but with case_closed');
    expect(() => fold(opened, sent)).toThrow('Case DIGFO-2026-0001 has no approval that could have failed (status in_progress)');
  });
});
