import type { Temporal } from 'temporal-polyfill';
import { approveReply } from './approval.ts';
import { assignCase } from './assign.ts';
import { notAnApprover, notResponsible } from './authority.ts';
import type { CaseCommand, Command, FoundRight } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, isAtRest, mayBeReopened, notAtRest, nothing, refused } from './decision.ts';
import { recordDisclosure } from './disclosures.ts';
import { endTask } from './end-task.ts';
import { isExpired } from './identity.ts';
import { obstacleTo } from './letter-rules.ts';
import { deleteNote, keepNote } from './notes.ts';
import { answerToQuestion, codeEvents, proofEvents } from './proofs.ts';
import { correctReceipt } from './receipt.ts';
import type { Refusal } from './refusal.ts';
import { approveForOtherChannel, closeIfDone, isAwaited, recordSent, settleUncertain, undoReply } from './sending.ts';
import { snoozeAlert } from './snooze-alert.ts';
import { split } from './split.ts';
import { closedAlready, staleAtAll, staleSince } from './staleness.ts';
import { reportWrongRecipient } from './wrong-recipient.ts';

/** Decides on one command, given the case as it is and the time it is. Pure: the same arguments always give the same events. */
export function decide(caseFile: CaseFile, command: CaseCommand, now: Temporal.Instant): Decision {
  switch (command.type) {
    case 'join_mail':
      return joinMail(caseFile, command, now);
    case 'settle_rights':
      return settleRights(caseFile, command, now);
    case 'take_case':
      return takeCase(caseFile, command, now);
    case 'snooze_alert':
      return snoozeAlert(caseFile, command, now);
    case 'assign_case':
      return assignCase(caseFile, command, now);
    case 'split':
      return split(caseFile, command, now);
    case 'report_wrong_recipient':
      return reportWrongRecipient(caseFile, command, now);
    case 'choose_language':
      return chooseLanguage(caseFile, command, now);
    case 'mark_not_a_request':
      return markNotARequest(caseFile, command, now);
    case 'take_back':
      return takeBack(caseFile, command, now);
    case 'reopen':
      return reopen(caseFile, command, now);
    case 'merge':
      return merge(caseFile, command, now);
    case 'correct_receipt':
      return correct(caseFile, command, now);
    case 'name_requester':
      return nameRequester(caseFile, command, now);
    case 'record_disclosure':
      return recordDisclosure(caseFile, command, now);
    case 'keep_note':
      return keepNote(caseFile, command, now);
    case 'delete_note':
      return deleteNote(caseFile, command, now);
    case 'look_at_notes':
      return happened(now, command.by, { type: 'notes_viewed', data: {}, sealed: undefined });
    case 'look_at_mail':
      return happened(now, command.by, { type: 'mail_viewed', data: { mailId: command.mailId }, sealed: undefined });
    case 'plan_letter':
      return planLetter(caseFile, command, now);
    case 'drop_plan':
      return dropPlan(caseFile, command, now);
    case 'show_identity':
      return showIdentity(caseFile, command, now);
    case 'answer_question':
      return answerQuestion(caseFile, command, now);
    case 'expire_code':
      return caseFile.code && isExpired(caseFile.code, now)
        ? happened(now, 'frist', { type: 'code_expired', data: {}, sealed: undefined })
        : nothing;
    case 'close_if_done':
      return closeIfDone(caseFile, nothing, command.organisation, now, 'frist');
    case 'record_notice': {
      const { notice, messageId } = command;
      return happened(now, 'frist', { type: 'notice_sent', data: { notice, messageId }, sealed: undefined });
    }
    case 'end_task':
      return endTask(caseFile, command, now);
    case 'approve_reply':
      return command.channel === 'mail' ? approveReply(caseFile, command, now) : approveForOtherChannel(caseFile, command, now);
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

/**
 * A right that turns up in a later mail of the thread is asked for too; missing it would be the worst error of all. An answer that was
 * approved before and has not left is taken back, for it does not answer this, and a first yes that was given without knowing of it is
 * worth nothing any more. A code in it is tried at once.
 */
function joinMail(caseFile: CaseFile, command: Command<'join_mail'>, now: Temporal.Instant): Decision {
  const { mailId, receivedAt, found, questions = [], codes = [], identityCopy = false, answerWithdrawn = false } = command;
  const { senderSeen = 'pass', senderSigns } = command;
  const { stage } = caseFile;
  const fresh = newlyAsked(caseFile, found);
  const newQuestions = questions.filter((question) => !caseFile.questions.includes(question));
  const joined = happened(now, 'frist', {
    type: 'mail_joined',
    data: {
      mailId,
      receivedAt: receivedAt.toString(),
      newRights: fresh.map(({ right }) => right),
      ...(newQuestions.length > 0 && { newQuestions }),
      ...(senderSigns && Object.values(senderSigns).some(Boolean) && { senderSigns }),
      // Whoever can quote our Message-ID may write under any name; what they ask for needs a proof of its own.
      ...(fresh.length > 0 && senderSeen !== 'pass' && { senderSeen }),
    },
    sealed: { evidence: fresh },
  });
  const undone =
    stage.status === 'approved' && answerWithdrawn
      ? happened(now, 'frist', { type: 'reply_undone', data: { draftId: stage.approval.draftId }, sealed: undefined })
      : nothing;
  // "We could not identify you" was prepared because nothing had come; now something has.
  const { plan } = caseFile;
  const outdated = plan?.by === 'frist' && plan.letter === 'answer' && isAtRest(caseFile);
  const { firstYes } = caseFile;
  const voided = firstYes
    ? happened(now, 'frist', { type: 'first_yes_voided', data: { of: firstYes.by, why: 'mail_joined' }, sealed: undefined })
    : nothing;
  const dropped = outdated ? happened(now, 'frist', { type: 'plan_dropped', data: {}, sealed: undefined }) : nothing;
  const copy: Decision = { events: identityCopy ? identityCopyEvents(mailId, now, 'frist') : [] };
  return all(voided, joined, undone, dropped, copy, { events: codeEvents(caseFile, mailId, receivedAt, codes, now) });
}

/** It came, and was taken out of the mail before anybody could see it. */
export function identityCopyEvents(mailId: string, at: Temporal.Instant, by: string): readonly CaseEvent[] {
  return (['identity_copy_received', 'identity_copy_removed'] as const).map((type) => ({
    at,
    by,
    type,
    data: { mailId },
    sealed: undefined,
  }));
}

/** Those of the rights found in a mail that the case does not hold yet; a case that is answered takes none. */
export function newlyAsked({ stage, lines }: CaseFile, found: readonly FoundRight[]): readonly FoundRight[] {
  if (stage.status === 'closed' || stage.status === 'follow_up') return [];
  return found.filter(({ right }) => !lines.some((line) => line.right === right));
}

function settleRights(caseFile: CaseFile, command: Command<'settle_rights'>, now: Temporal.Instant): Decision {
  const { revision, notMarketing = false, approvers, organisation, by } = command;
  const settled = [...new Set(command.rights)];
  const refusal = notOpenForChange(caseFile, revision);
  if (refusal) return refused(refusal);
  if (settled.length === 0) return refused({ kind: 'refused', why: 'no_rights' });
  // What has been answered was asked: it cannot be taken out of the case afterwards.
  const dropped = caseFile.lines.find(({ right, answered }) => answered && !settled.includes(right));
  if (dropped) return refused({ kind: 'refused', why: 'already_answered', right: dropped.right });
  // Outside of triage the rules were sure; that nothing of it was asked is not for one click to say.
  const unasked = caseFile.lines.some(({ right, chosenBy }) => chosenBy === 'rules' && !settled.includes(right));
  const notAllowed = unasked && !caseFile.triage ? notAnApprover(approvers, by) : undefined;
  if (notAllowed) return refused(notAllowed);
  const done = happened(now, by, {
    type: 'rights_settled',
    data: { rights: settled, ...(notMarketing && { notMarketing }) },
    sealed: undefined,
  });
  return closeIfDone(caseFile, done, organisation, now, by);
}

/** A colleague who has just taken it is not pushed aside by a click on the card of before. */
function takeCase(caseFile: CaseFile, { by, saw }: Command<'take_case'>, now: Temporal.Instant): Decision {
  const { stage, handler } = caseFile;
  if (stage.status === 'closed') return refused(closedAlready(stage));
  if (handler === by) return nothing;
  const stale = staleSince(caseFile, saw, ['case_taken']);
  if (stale) return refused(stale);
  return happened(now, by, { type: 'case_taken', data: { handler: by }, sealed: undefined });
}

/**
 * The machine was wrong, says a person; who may be wrong too, so that the case can be taken back. Where rules or a colleague were sure
 * of a right, one click may not end it: that is an approver's to say.
 */
function markNotARequest(caseFile: CaseFile, command: Command<'mark_not_a_request'>, now: Temporal.Instant): Decision {
  const { revision, approvers, by } = command;
  const refusal = notOpenForChange(caseFile, revision);
  if (refusal) return refused(refusal);
  const notAllowed = caseFile.triage ? undefined : notAnApprover(approvers, by);
  if (notAllowed) return refused(notAllowed);
  const answered = caseFile.lines.find((line) => line.answered);
  if (answered) return refused({ kind: 'refused', why: 'already_answered', right: answered.right });
  return happened(now, by, { type: 'case_closed', data: { outcome: 'not_a_request' }, sealed: undefined });
}

function takeBack(caseFile: CaseFile, { by, saw }: Command<'take_back'>, now: Temporal.Instant): Decision {
  const { stage } = caseFile;
  if (stage.status !== 'closed' || stage.outcome !== 'not_a_request') return refused(openedBefore(caseFile, saw));
  return happened(now, by, { type: 'case_reopened', data: { why: 'taken_back' }, sealed: undefined });
}

/** They wrote again about the same matter, and it is not settled after all, or the answer reached somebody else. No new time: the limit is the first mail's. */
function reopen(caseFile: CaseFile, { by, saw }: Command<'reopen'>, now: Temporal.Instant): Decision {
  if (!mayBeReopened(caseFile)) return refused(openedBefore(caseFile, saw));
  const stale = staleSince(caseFile, saw, ['case_reopened']);
  if (stale) return refused(stale);
  return happened(now, by, { type: 'case_reopened', data: { why: 'wrote_again' }, sealed: undefined });
}

/** Somebody was faster, or it is another end than this act is for. */
function openedBefore(caseFile: CaseFile, saw: number | undefined): Refusal {
  return staleSince(caseFile, saw, ['case_reopened', 'case_closed']) ?? { kind: 'refused', why: 'stale' };
}

/** The same person, the same matter: the other case goes on, with the earlier receipt (domain 3.2). */
function merge(caseFile: CaseFile, { into, by, saw }: Command<'merge'>, now: Temporal.Instant): Decision {
  const refusal = notAtRestOr(staleSince(caseFile, saw, ['mail_joined', 'rights_settled', 'requester_named']), caseFile);
  if (refusal) return refused(refusal);
  const answered = caseFile.lines.find((line) => line.answered);
  if (answered) return refused({ kind: 'refused', why: 'already_answered', right: answered.right });
  return happened(now, by, { type: 'case_closed', data: { outcome: 'merged', into }, sealed: undefined });
}

function correct(caseFile: CaseFile, command: Command<'correct_receipt'>, now: Temporal.Instant): Decision {
  const { at, reason, by, responsible, saw } = command;
  const refusal = notAtRestOr(staleSince(caseFile, saw, ['receipt_corrected']), caseFile);
  if (refusal) return refused(refusal);
  const notAllowed = notResponsible(responsible, by);
  const who = notAllowed ? 'handler' : 'responsible';
  const corrected = correctReceipt({ at: caseFile.receivedAt, source: caseFile.receiptSource }, { at, reason, by: who }, now);
  if ('refused' in corrected)
    return refused(
      corrected.refused === 'later_needs_responsible'
        ? (notAllowed ?? { kind: 'refused', why: 'responsible_needed', responsible })
        : { kind: 'refused', why: corrected.refused },
    );
  const { receipt } = corrected;
  return happened(now, by, {
    type: 'receipt_corrected',
    data: { receivedAt: receipt.at.toString(), source: receipt.source },
    sealed: { reason },
  });
}

/** Whom answers go to. Where a mail has said it, another address is how a copy gets to the wrong person: an approver's to name. */
function nameRequester(caseFile: CaseFile, command: Command<'name_requester'>, now: Temporal.Instant): Decision {
  const { requester, approvers, by, saw } = command;
  const refusal = notAtRestOr(staleSince(caseFile, saw, ['requester_named', 'mail_joined']), caseFile);
  if (refusal) return refused(refusal);
  const notAllowed = caseFile.requester ? notAnApprover(approvers, by) : undefined;
  if (notAllowed) return refused(notAllowed);
  return happened(now, by, { type: 'requester_named', data: {}, sealed: { requester } });
}

/** A handler prepares a letter. Fields may still be empty: what is missing keeps it from being approved, not from being kept. */
function planLetter(caseFile: CaseFile, command: Command<'plan_letter'>, now: Temporal.Instant): Decision {
  const { revision, letter, outcomes, values, body, organisation, by } = command;
  const refusal = notOpenForChange(caseFile, revision);
  if (refusal) return refused(refusal);
  const obstacle = obstacleTo(letter, outcomes, caseFile, organisation, now);
  if (obstacle) return refused(obstacle);
  return happened(now, by, {
    type: 'letter_planned',
    data: { letter, outcomes: letter === 'answer' ? outcomes : {} },
    sealed: { values, body },
  });
}

/** With the letter given up, an answered case may have nothing left to be done. */
function dropPlan(caseFile: CaseFile, { organisation, by, saw }: Command<'drop_plan'>, now: Temporal.Instant): Decision {
  const stale = staleSince(caseFile, saw, ['letter_planned', 'plan_dropped', 'rights_settled', 'first_yes_given']);
  const refusal = notAtRestOr(stale, caseFile) ?? (caseFile.plan ? undefined : { kind: 'refused', why: 'stale' });
  if (refusal) return refused(refusal);
  const dropped = happened(now, by, { type: 'plan_dropped', data: {}, sealed: undefined });
  return closeIfDone(caseFile, dropped, organisation, now, by);
}

function showIdentity(caseFile: CaseFile, command: Command<'show_identity'>, now: Temporal.Instant): Decision {
  if (caseFile.stage.status === 'closed') return refused(closedAlready(caseFile.stage));
  // Their newest mail may show that it is somebody else.
  const stale = staleSince(caseFile, command.saw, ['requester_named', 'mail_joined']);
  if (stale) return refused(stale);
  const proof = proofEvents(caseFile, command, now);
  return 'refusal' in proof ? refused(proof.refusal) : { events: proof.events };
}

function answerQuestion(caseFile: CaseFile, command: Command<'answer_question'>, now: Temporal.Instant): Decision {
  const { about, by, saw } = command;
  if (caseFile.stage.status === 'closed') return refused(closedAlready(caseFile.stage));
  // A question that left since then is another one.
  const stale = staleSince(caseFile, saw, ['question_answered', 'reply_sent']);
  if (stale) return refused(stale);
  const events = answerToQuestion(about, caseFile, by, now);
  return events.length > 0 ? { events } : refused({ kind: 'refused', why: 'no_question_open' });
}

/** The language of the letters, where the machine read another one in a short mail, or the person asks for it. */
function chooseLanguage(caseFile: CaseFile, command: Command<'choose_language'>, now: Temporal.Instant): Decision {
  const { revision, language, by } = command;
  const refusal = notOpenForChange(caseFile, revision);
  if (refusal) return refused(refusal);
  if (caseFile.language === language) return nothing;
  return happened(now, by, { type: 'language_chosen', data: { language }, sealed: undefined });
}

/** What is asked may be said anew until it is answered; what is approved, doubtful or closed may not be touched. */
function notOpenForChange(caseFile: CaseFile, revision: number): Refusal | undefined {
  return notAtRestOr(staleAtAll(caseFile, revision), caseFile);
}

/** What is on its way out or closed is told before anything else that has changed. */
function notAtRestOr(stale: Refusal | undefined, caseFile: CaseFile): Refusal | undefined {
  return isAtRest(caseFile) ? stale : notAtRest(caseFile);
}
