import type { Temporal } from 'temporal-polyfill';
import type { Right } from '../intents/classification.ts';
import type { CaseEvent, CaseHappening, SentHow } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import type { Refusal } from './refusal.ts';

/** What somebody wants to do to a case, with the facts the decision rests on. */
export type CaseCommand =
  | {
      readonly type: 'join_mail';
      readonly mailId: string;
      readonly receivedAt: Temporal.Instant;
      readonly found: readonly FoundRight[];
      /** An approved answer was still waiting and has been taken out of the outbox, since it does not answer this. */
      readonly answerWithdrawn?: boolean;
    }
  | { readonly type: 'settle_rights'; readonly revision: number; readonly rights: readonly Right[]; readonly by: string }
  | { readonly type: 'mark_not_a_request'; readonly revision: number; readonly by: string }
  | { readonly type: 'take_back'; readonly by: string }
  | { readonly type: 'look_at_mail'; readonly mailId: string; readonly by: string }
  | ApproveCommand
  | { readonly type: 'undo_reply'; readonly by: string }
  | { readonly type: 'record_receipt'; readonly messageId: string }
  | {
      readonly type: 'record_sent';
      readonly draftId: string;
      readonly messageId: string;
      readonly how: SentHow;
      readonly by: string;
    }
  | { readonly type: 'record_failed'; readonly draftId: string; readonly problem: string }
  | { readonly type: 'record_uncertain'; readonly draftId: string }
  | { readonly type: 'settle_uncertain'; readonly wentOut: boolean; readonly messageId: string; readonly by: string };

export type ApproveCommand = {
  readonly type: 'approve_reply';
  readonly revision: number;
  readonly by: string;
  readonly approvers: readonly string[];
  readonly draftId: string;
  /** Of the exact mail: recipient, subject, text. */
  readonly sha256: string;
  readonly body: string;
  readonly recipient: string | undefined;
  /** Whether the locked text is still the one that was shown. */
  readonly unchangedSinceShown: boolean;
  readonly confirmed: readonly string[];
  readonly confirmationsNeeded: readonly string[];
  readonly sendAfter: Temporal.Instant;
};

export type FoundRight = {
  readonly right: Right;
  readonly evidence: readonly { readonly text: string; readonly rule: string }[];
};

/** Events to keep, and the refusal where the command was not carried out (a refused approval is itself an event). */
export type Decision = { readonly events: readonly CaseEvent[]; readonly refusal?: Refusal };

/** Decides on one command, given the case as it is and the time it is. Pure: the same arguments always give the same events. */
export function decide(caseFile: CaseFile, command: CaseCommand, now: Temporal.Instant): Decision {
  switch (command.type) {
    case 'join_mail':
      return joinMail(caseFile, command, now);
    case 'settle_rights':
      return settleRights(caseFile, command, now);
    case 'mark_not_a_request':
      return markNotARequest(caseFile, command, now);
    case 'take_back':
      return takeBack(caseFile, command, now);
    case 'look_at_mail':
      return happened(now, command.by, { type: 'mail_viewed', data: { mailId: command.mailId }, sealed: undefined });
    case 'approve_reply':
      return approveReply(caseFile, command, now);
    case 'undo_reply':
      return undoReply(caseFile, command, now);
    case 'record_receipt':
      if (caseFile.receiptSentAt) return nothing;
      return happened(now, 'frist', { type: 'receipt_sent', data: { messageId: command.messageId }, sealed: undefined });
    case 'record_sent':
      return recordSent(caseFile, command, now);
    case 'record_failed': {
      const { draftId, problem } = command;
      if (!isAwaited(caseFile, draftId)) return nothing;
      return happened(now, 'frist', { type: 'reply_failed', data: { draftId, problem }, sealed: undefined });
    }
    case 'record_uncertain':
      if (!isAwaited(caseFile, command.draftId)) return nothing;
      return happened(now, 'frist', { type: 'reply_uncertain', data: { draftId: command.draftId }, sealed: undefined });
    case 'settle_uncertain':
      return settleUncertain(caseFile, command, now);
  }
}

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/**
 * A right that turns up in a later mail of the thread is asked for too; missing it would be the worst error of all. An answer that was
 * approved before and has not left is taken back, for it does not answer this.
 */
function joinMail(caseFile: CaseFile, command: Command<'join_mail'>, now: Temporal.Instant): Decision {
  const { mailId, receivedAt, found, answerWithdrawn = false } = command;
  const { stage } = caseFile;
  const fresh = newlyAsked(caseFile, found);
  const joined = happened(now, 'frist', {
    type: 'mail_joined',
    data: { mailId, receivedAt: receivedAt.toString(), newRights: fresh.map(({ right }) => right) },
    sealed: { evidence: fresh },
  });
  if (stage.status !== 'approved' || !answerWithdrawn) return joined;
  const undone = happened(now, 'frist', { type: 'reply_undone', data: { draftId: stage.approval.draftId }, sealed: undefined });
  return { events: [...joined.events, ...undone.events] };
}

/** Those of the rights found in a mail that the case does not hold yet; a closed case takes none. */
export function newlyAsked({ stage, lines }: CaseFile, found: readonly FoundRight[]): readonly FoundRight[] {
  if (stage.status === 'closed') return [];
  return found.filter(({ right }) => !lines.some((line) => line.right === right));
}

function settleRights(caseFile: CaseFile, { revision, rights, by }: Command<'settle_rights'>, now: Temporal.Instant): Decision {
  const refusal = notOpenForChange(caseFile, revision);
  if (refusal) return refused(refusal);
  if (rights.length === 0) return refused({ kind: 'refused', why: 'no_rights' });
  return happened(now, by, { type: 'rights_settled', data: { rights }, sealed: undefined });
}

/** The machine was wrong, says a person; who may be wrong too, so that the case can be taken back. */
function markNotARequest(caseFile: CaseFile, { revision, by }: Command<'mark_not_a_request'>, now: Temporal.Instant): Decision {
  const refusal = notOpenForChange(caseFile, revision);
  if (refusal) return refused(refusal);
  return happened(now, by, { type: 'case_closed', data: { outcome: 'not_a_request' }, sealed: undefined });
}

function takeBack({ stage }: CaseFile, { by }: Command<'take_back'>, now: Temporal.Instant): Decision {
  if (stage.status !== 'closed' || stage.outcome !== 'not_a_request') return refused({ kind: 'refused', why: 'stale' });
  return happened(now, by, { type: 'case_reopened', data: { why: 'taken_back' }, sealed: undefined });
}

/**
 * The one gate to the requester. Nothing passes but a text that an approver has seen, without gaps, every claim in it confirmed.
 * Whether the person may approve at all is asked first, so that nobody else learns anything about the case.
 */
function approveReply(caseFile: CaseFile, command: ApproveCommand, now: Temporal.Instant): Decision {
  if (!command.approvers.includes(command.by)) {
    const denied = happened(now, command.by, { type: 'approval_denied', data: { why: 'not_an_approver' }, sealed: undefined });
    return { ...denied, refusal: { kind: 'refused', why: 'not_an_approver', approvers: command.approvers } };
  }
  const refusal = notApprovable(caseFile, command);
  if (refusal) return refused(refusal);
  const { draftId, sha256, sendAfter, confirmed } = command;
  return happened(now, command.by, {
    type: 'reply_approved',
    data: { draftId, sha256, sendAfter: sendAfter.toString(), confirmed },
    sealed: undefined,
  });
}

function notApprovable(caseFile: CaseFile, command: ApproveCommand): Refusal | undefined {
  const { stage } = caseFile;
  if (stage.status === 'closed') return { kind: 'refused', why: 'already_closed' };
  if (stage.status === 'approved')
    return { kind: 'refused', why: 'already_approved', by: stage.approval.by, at: stage.approval.at };
  if (stage.status === 'send_uncertain') return { kind: 'refused', why: 'too_late' };
  if (stage.status === 'awaiting_triage' || caseFile.lines.length === 0) return { kind: 'refused', why: 'nothing_to_approve' };
  if (command.revision < caseFile.changedAtRevision) return { kind: 'refused', why: 'stale' };
  if (!command.unchangedSinceShown) return { kind: 'refused', why: 'text_changed' };
  if (!command.recipient) return { kind: 'refused', why: 'no_recipient' };
  if (command.body.trim() === '') return { kind: 'refused', why: 'empty_answer' };
  const gap = /\[\[[^\]]*\]?\]?/.exec(command.body)?.[0];
  if (gap) return { kind: 'refused', why: 'gap_left', gap };
  const missing = command.confirmationsNeeded.filter((id) => !command.confirmed.includes(id));
  if (missing.length > 0) return { kind: 'refused', why: 'not_confirmed', missing };
  return undefined;
}

function undoReply({ stage }: CaseFile, { by }: Command<'undo_reply'>, now: Temporal.Instant): Decision {
  if (stage.status !== 'approved')
    return refused({ kind: 'refused', why: stage.status === 'closed' ? 'already_closed' : 'too_late' });
  return happened(now, by, { type: 'reply_undone', data: { draftId: stage.approval.draftId }, sealed: undefined });
}

/** The answer is out. With nothing left to answer the case is closed in the same breath; a right asked for since keeps it open. */
function recordSent(
  caseFile: CaseFile,
  { draftId, messageId, how, by }: Command<'record_sent'>,
  now: Temporal.Instant,
): Decision {
  const { stage } = caseFile;
  if (!isAwaited(caseFile, draftId) || !('approval' in stage)) return nothing;
  const sent = happened(now, by, { type: 'reply_sent', data: { draftId, messageId, how }, sealed: undefined });
  if (caseFile.lines.some((line) => !stage.approval.rights.includes(line.right))) return sent;
  const closed = happened(now, by, { type: 'case_closed', data: { outcome: 'answered' }, sealed: undefined });
  return { events: [...sent.events, ...closed.events] };
}

function settleUncertain(caseFile: CaseFile, command: Command<'settle_uncertain'>, now: Temporal.Instant): Decision {
  const { stage } = caseFile;
  if (stage.status !== 'send_uncertain')
    return refused({ kind: 'refused', why: stage.status === 'closed' ? 'already_closed' : 'stale' });
  const { draftId } = stage.approval;
  const { messageId, by } = command;
  if (command.wentOut) return recordSent(caseFile, { type: 'record_sent', draftId, messageId, how: 'person_says', by }, now);
  return happened(now, by, { type: 'reply_reopened', data: { draftId, why: 'not_sent' }, sealed: undefined });
}

/** Triage and drafting may be changed; what is approved, doubtful or closed may not. */
function notOpenForChange({ stage, changedAtRevision }: CaseFile, revision: number): Refusal | undefined {
  switch (stage.status) {
    case 'closed':
      return { kind: 'refused', why: 'already_closed' };
    case 'approved':
      return { kind: 'refused', why: 'already_approved', by: stage.approval.by, at: stage.approval.at };
    case 'send_uncertain':
      return { kind: 'refused', why: 'too_late' };
    case 'awaiting_triage':
    case 'in_progress':
    case 'send_failed':
      return revision < changedAtRevision ? { kind: 'refused', why: 'stale' } : undefined;
  }
}

/** Whether this draft's fate is still open. A late report about a draft that was undone or settled changes nothing. */
function isAwaited({ stage }: CaseFile, draftId: string): boolean {
  return (stage.status === 'approved' || stage.status === 'send_uncertain') && stage.approval.draftId === draftId;
}

const nothing: Decision = { events: [] };
const refused = (refusal: Refusal): Decision => ({ events: [], refusal });
const happened = (at: Temporal.Instant, by: string, happening: CaseHappening): Decision => ({
  events: [{ at, by, ...happening }],
});
