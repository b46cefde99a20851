import { describe, expect, it } from 'vitest';
import { type ApproveCommand, whatIsApproved } from '../../src/cases/approval.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import type { Right } from '../../src/intents/classification.ts';
import { approveCommand } from '../support/approvals.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const asked = (...rights: Right[]): CaseFile => ({
  ...caseAfter(caseOpened({ rights })),
  proofs: [{ method: 'known_fact', by: per, at: noon }],
});
const planned = (caseFile: CaseFile, letter: LetterKind, outcomes: Outcomes = {}, by = per): CaseFile => ({
  ...caseFile,
  plan: { letter, outcomes, values: {}, body: undefined, by },
  stage: { status: 'drafted', letter, by },
});
const why = (caseFile: CaseFile, changes: Partial<ApproveCommand> = {}) =>
  decide(caseFile, approveCommand(changes), noon).refusal?.why;
const types = (caseFile: CaseFile, changes: Partial<ApproveCommand> = {}) =>
  decide(caseFile, approveCommand(changes), noon).events.map(({ type }) => type);

describe('what a yes would send', () => {
  it('is the answer that all is done as asked, where nobody has prepared anything', () => {
    expect(whatIsApproved(asked('access', 'complaint'), digfo)).toEqual({
      letter: 'answer',
      outcomes: { access: 'granted', complaint: 'granted' },
    });
  });

  it('is what was prepared', () => {
    expect(whatIsApproved(planned(asked('access'), 'answer', { access: 'refused' }), digfo)).toEqual({
      letter: 'answer',
      outcomes: { access: 'refused' },
    });
    expect(whatIsApproved(planned(asked('access'), 'clarification', { access: 'refused' }), digfo)).toEqual({
      letter: 'clarification',
      outcomes: {},
    });
  });

  it('is kept with the text and with what was confirmed', () => {
    const { events } = decide(planned(asked('access'), 'answer', { access: 'none_held' }), approveCommand(), noon);

    expect(events).toEqual([
      {
        at: noon,
        by: ingrid,
        type: 'reply_approved',
        data: {
          letter: 'answer',
          outcomes: { access: 'none_held' },
          draftId: 'draft-1',
          sha256: 'abc',
          sendAfter: '2026-11-17T11:01:00Z',
          confirmed: ['done'],
        },
        sealed: undefined,
      },
    ]);
  });
});

describe('who may say yes', () => {
  it('is whoever handles the case, for a small letter', () => {
    expect(why(planned(asked('access'), 'clarification'), { by: per })).toBeUndefined();
    expect(why(planned(asked('access'), 'extension'), { by: per })).toBe('not_an_approver');
  });

  it.each<[string, Outcomes, string | undefined]>([
    ['everything is refused', { access: 'refused' }, 'responsible_needed'],
    ['a part is given', { access: 'partly' }, undefined],
    ['one of two is refused', { access: 'granted', complaint: 'refused' }, 'responsible_needed'],
    ['both are refused', { access: 'refused', complaint: 'refused' }, 'responsible_needed'],
  ])('is the responsible where %s (domain 3.3)', (_, outcomes, refusal) => {
    const caseFile = planned(asked('access', 'complaint'), 'answer', outcomes);

    expect(why(caseFile, { responsible: [per] })).toBe(refusal);
    expect(why(caseFile, { responsible: [ingrid] })).toBeUndefined();
    expect(why(caseFile)).toBeUndefined();
  });

  it('names the responsible, and keeps the try', () => {
    const { events, refusal } = decide(
      planned(asked('access'), 'answer', { access: 'refused' }),
      approveCommand({ responsible: [per] }),
      noon,
    );

    expect(refusal).toEqual({ kind: 'refused', why: 'responsible_needed', responsible: [per] });
    expect(events).toEqual([
      { at: noon, by: ingrid, type: 'approval_denied', data: { why: 'responsible_needed' }, sealed: undefined },
    ]);
  });

  it('needs no responsible for a letter that answers nothing', () => {
    expect(why(planned(asked('access'), 'extension'), { responsible: [per] })).toBeUndefined();
  });
});

describe('what keeps a letter from leaving', () => {
  const at = (stage: CaseFile['stage']): CaseFile => ({ ...asked('access'), stage });
  const approval = { letter: 'answer', outcomes: {}, draftId: 'd', sha256: 's', by: per, at: noon, sendAfter: noon } as const;

  it('is where the case stands', () => {
    expect(why(at({ status: 'closed', outcome: 'answered', closedAt: noon, closedBy: per }))).toBe('already_closed');
    expect(why(at({ status: 'approved', approval }))).toBe('already_approved');
    expect(why(at({ status: 'send_uncertain', approval }))).toBe('too_late');
    expect(why(at({ status: 'send_failed', approval, problem: '550' }))).toBeUndefined();
  });

  it('is a field that is empty', () => {
    expect(decide(asked('access'), approveCommand({ missing: ['access.reason'] }), noon)).toMatchObject({
      events: [],
      refusal: { why: 'field_missing', missing: ['access.reason'] },
    });
  });

  it('is a missing address, unless it goes another way', () => {
    expect(why(asked('access'), { recipient: undefined })).toBe('no_recipient');
    expect(why(asked('access'), { recipient: undefined, channel: 'other' })).toBeUndefined();
  });

  it('is each claim that nobody confirmed', () => {
    const { refusal } = decide(asked('access'), approveCommand({ confirmationsNeeded: ['done', 'copy-ready'] }), noon);

    expect(refusal).toMatchObject({ why: 'not_confirmed', missing: ['copy-ready'] });
    expect(why(asked('access'), { confirmationsNeeded: ['done'] })).toBeUndefined();
  });

  it.each([
    ['Vi rettet [[hva', '[[hva'],
    ['Vi rettet [[hva]', '[[hva]'],
    ['Vi rettet [[]] i dag', '[[]]'],
  ])('is a gap, even a broken one: %s', (body, gap) => {
    expect(decide(asked('access'), approveCommand({ body }), noon).refusal).toMatchObject({ why: 'gap_left', gap });
  });

  it('is a proof that proves nothing, and then nothing is kept', () => {
    const identity = { method: 'registered_address', note: '' } as const;

    expect(decide(asked('access'), approveCommand({ identity }), noon)).toEqual({
      events: [],
      refusal: { kind: 'refused', why: 'address_proves_nothing' },
    });
  });

  it('is an unknown person, for an answer only', () => {
    const unknown = { ...asked('access'), proofs: [] };

    expect(why(unknown)).toBe('identity_missing');
    expect(why(planned(unknown, 'clarification'))).toBeUndefined();
    expect(types(unknown, { identity: { method: 'known_fact', note: 'the course' } })).toEqual([
      'identity_shown',
      'reply_approved',
    ]);
  });
});

describe('what is done with a yes', () => {
  it.each<[Right, string]>([
    ['objection', 'stop:objection'],
    ['restriction', 'restrict:restriction'],
    ['rectification', 'rectify:rectification'],
  ])('is what the answer says is done: %s', (right, id) => {
    const organisation = { ...digfo, promptDays: { rectification: 1 } };
    const { events } = decide(asked(right), approveCommand({ organisation }), noon);

    expect(events[0]).toEqual({
      at: noon,
      by: ingrid,
      type: 'task_ended',
      data: { id, how: 'done', on: '2026-11-17' },
      sealed: undefined,
    });
  });

  it('is nothing where it is refused, or answered later, or the letter answers nothing', () => {
    expect(types(planned(asked('restriction'), 'answer', { restriction: 'refused' }))).toEqual(['reply_approved']);
    expect(types(planned(asked('restriction', 'complaint'), 'answer', { complaint: 'granted' }))).toEqual(['reply_approved']);
    expect(types(planned(asked('restriction'), 'clarification'))).toEqual(['reply_approved']);
  });

  it('is no task of another kind', () => {
    expect(types(asked('breach'))).toEqual(['reply_approved']);
  });

  it('is a code that goes out with the letter that carries it, and with no other', () => {
    const question = { what: 'asked', about: 'identity', at: noon } as const;
    const unknown = { ...asked('access'), proofs: [], exchanges: [question] };
    const code = { digits: '271828', address: kari.address, validUntil: noon.add({ hours: 24 }) };
    const { events } = decide(planned(unknown, 'identity_code'), approveCommand({ code }), noon);

    expect(events[0]).toEqual({
      at: noon,
      by: ingrid,
      type: 'code_issued',
      data: { validUntil: '2026-11-18T11:00:00Z' },
      sealed: { digits: '271828', address: kari.address },
    });
    expect(afterEvents(unknown, events).code).toEqual({ ...code, wrongTries: 0 });
    expect(types(planned(unknown, 'clarification'), { code })).toEqual(['reply_approved']);
    expect(types(planned(unknown, 'identity_code'))).toEqual(['reply_approved']);
  });

  it('is all of it at once where it goes by letter or portal', () => {
    const { events } = decide(asked('access'), approveCommand({ channel: 'other' }), noon);

    expect(events.map(({ type }) => type)).toEqual(['reply_approved', 'reply_sent', 'case_closed']);
    expect(events[1]).toMatchObject({ by: ingrid, data: { draftId: 'draft-1', messageId: '', how: 'other_channel' } });
    expect(decide(asked('access'), approveCommand({ channel: 'other', by: per }), noon).refusal?.why).toBe('not_an_approver');
  });
});
