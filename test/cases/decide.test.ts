import { describe, expect, it } from 'vitest';
import type { ApproveCommand } from '../../src/cases/approval.ts';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { evolve } from '../../src/cases/evolve.ts';
import { approveCommand } from '../support/approvals.ts';
import { caseAfter, caseId, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const open = () => caseAfter(caseOpened());

const approve = (changes: Partial<ApproveCommand> = {}) =>
  approveCommand({
    identity: { method: 'known_fact', note: 'the course they took' },
    confirmed: ['copy-ready'],
    confirmationsNeeded: ['copy-ready'],
    ...changes,
  });

describe('approving an answer', () => {
  it('schedules it for after the undo delay', () => {
    const { events, refusal } = decide(open(), approve(), noon);

    expect(refusal).toBeUndefined();
    expect(events.map((event) => event.type)).toEqual(['identity_shown', 'reply_approved']);
    expect(events[1]?.data).toMatchObject({ draftId: 'draft-1', sha256: 'abc', sendAfter: '2026-11-17T11:01:00Z' });
  });

  it('is refused to somebody who is not an approver, and the try is kept', () => {
    const { events, refusal } = decide(open(), approve({ by: per }), noon);

    expect(refusal).toMatchObject({ why: 'not_an_approver', approvers: [ingrid] });
    expect(events.map((event) => [event.type, event.by])).toEqual([['approval_denied', per]]);
  });

  it.each([
    ['a gap is left', { body: 'Vi har rettet [[hva]].' }, { why: 'gap_left', gap: '[[hva]]' }],
    ['a gap has lost its end', { body: 'Vi har rettet [[hva' }, { why: 'gap_left', gap: '[[hva' }],
    ['the text is empty', { body: ' \n ' }, { why: 'empty_answer' }],
    ['a claim is not confirmed', { confirmed: [] }, { why: 'not_confirmed', missing: ['copy-ready'] }],
    ['the sender of the mail is unclear', { recipient: undefined }, { why: 'no_recipient' }],
    ['the text is another than was shown', { unchangedSinceShown: false }, { why: 'text_changed' }],
    ['the case has changed since', { revision: 0 }, { why: 'stale' }],
  ])('is refused where %s', (_, changes, refusal) => {
    expect(decide(open(), approve(changes), noon)).toMatchObject({ events: [], refusal });
  });

  it('is refused the second time, naming who was first', () => {
    const approved = afterCommand(open(), approve());

    expect(decide(approved, approve({ revision: approved.revision }), noon).refusal).toMatchObject({
      why: 'already_approved',
      by: ingrid,
    });
  });

  it('is not made stale by a colleague who only looked', () => {
    const looked = afterCommand(open(), { type: 'look_at_mail', mailId: 'mail-1', by: per });

    expect(decide(looked, approve(), noon).refusal).toBeUndefined();
  });

  it('is made stale by a new mail', () => {
    const joined = afterCommand(open(), { type: 'join_mail', mailId: 'mail-2', receivedAt: noon, found: [] });

    expect(decide(joined, approve(), noon).refusal).toMatchObject({ why: 'stale' });
  });
});

it('a case in triage has no answer that could be approved', () => {
  const inTriage = caseAfter(caseOpened({ triage: 'unsure' }));

  expect(decide(inTriage, approve(), noon).refusal).toMatchObject({ why: 'nothing_to_approve' });
});

describe('a mail that joins', () => {
  it('adds a right that was not asked for before', () => {
    const found = [{ right: 'erasure' as const, evidence: [{ text: 'slett meg', rule: 'erasure/delete-me' }] }];
    const joined = afterCommand(open(), { type: 'join_mail', mailId: 'mail-2', receivedAt: noon, found });

    expect(joined.lines.map((line) => line.right)).toEqual(['access', 'erasure']);
    expect(joined.lines[1]?.evidence).toEqual(found[0]?.evidence);
  });

  it('adds no right twice', () => {
    const joined = afterCommand(open(), {
      type: 'join_mail',
      mailId: 'mail-2',
      receivedAt: noon,
      found: [{ right: 'access', evidence: [] }],
    });

    expect(joined.lines.map((line) => line.right)).toEqual(['access']);
  });
});

describe('the end of a send', () => {
  const approved = () => afterCommand(open(), approve());

  it('closes the case as answered when the server has taken it', () => {
    const closed = afterCommand(approved(), sent('draft-1'));

    expect(closed.stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('keeps the case open where a right was asked for after the approval', () => {
    const found = [{ right: 'erasure' as const, evidence: [] }];
    const joined = afterCommand(approved(), { type: 'join_mail', mailId: 'mail-2', receivedAt: noon, found });

    expect(afterCommand(joined, sent('draft-1')).stage.status).toBe('in_progress');
  });

  it('changes nothing for a draft that was undone in between', () => {
    const undone = afterCommand(approved(), { type: 'undo_reply', by: per });

    expect(decide(undone, sent('draft-1'), noon).events).toEqual([]);
  });

  it('waits for a person when it is unknown, who may say that it did not go out', () => {
    const uncertain = afterCommand(approved(), { type: 'record_uncertain', draftId: 'draft-1' });
    const reopened = afterCommand(uncertain, {
      type: 'settle_uncertain',
      wentOut: false,
      messageId: '<m@x>',
      organisation: digfo,
      by: ingrid,
    });

    expect(uncertain.stage.status).toBe('send_uncertain');
    expect(decide(uncertain, approve({ revision: uncertain.revision }), noon).refusal).toMatchObject({ why: 'too_late' });
    expect(reopened.stage.status).toBe('in_progress');
  });
});

describe('settling rights', () => {
  const unsure = () => caseAfter(caseOpened({ triage: 'unsure', rights: ['access'] }));

  it('keeps the words that had led to a right a person agrees with', () => {
    const settled = afterCommand(unsure(), {
      type: 'settle_rights',
      approvers: [],
      revision: 1,
      rights: ['access', 'complaint'],
      organisation: digfo,
      by: per,
    });

    expect(settled.lines).toMatchObject([
      { right: 'access', chosenBy: 'rules', evidence: [{ text: 'hva har dere på meg' }] },
      { right: 'complaint', chosenBy: 'person', evidence: [] },
    ]);
    expect(settled.stage.status).toBe('in_progress');
  });

  it('is refused with none', () => {
    expect(
      decide(unsure(), { type: 'settle_rights', approvers: [], revision: 1, rights: [], organisation: digfo, by: per }, noon)
        .refusal,
    ).toMatchObject({
      why: 'no_rights',
    });
  });
});

function sent(draftId: string): CaseCommand {
  return { type: 'record_sent', draftId, messageId: '<m@x>', how: 'server_accepted', organisation: digfo, by: 'frist' };
}

function afterCommand(caseFile: CaseFile, command: CaseCommand): CaseFile {
  const { events, refusal } = decide(caseFile, command, noon);
  if (refusal) throw new Error(`refused: ${refusal.why}`);
  return events.reduce((state, event) => evolve(state, { ...event, caseId }), caseFile);
}
