import type { Temporal } from 'temporal-polyfill';
import { type ApproveCommand, approveReply } from './approval.ts';
import { osloDate } from './calendar.ts';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { afterEvents, all, type Decision, happened, nothing, refused } from './decision.ts';
import { toldOfDisclosure } from './disclosures.ts';
import type { LetterKind, Outcomes } from './letters.ts';
import type { Organisation } from './organisation.ts';
import { closedAlready, staleSince } from './staleness.ts';
import { controllerConfirms, openTasks, type Task, type TaskKind, tasksAfterAnswer, tellForwarded } from './tasks.ts';

/** Printed and posted, or put on the person's own pages: whoever approves it says that it is on its way. */
export function approveForOtherChannel(caseFile: CaseFile, command: ApproveCommand, now: Temporal.Instant): Decision {
  const decision = approveReply(caseFile, command, now);
  if (decision.refusal) return decision;
  const approved = afterEvents(caseFile, decision.events);
  const { draftId, organisation, by } = command;
  const sent = recordSent(approved, { draftId, messageId: '', how: 'other_channel', organisation, by }, now);
  return all(decision, sent);
}

export function undoReply(caseFile: CaseFile, { by, saw }: Command<'undo_reply'>, now: Temporal.Instant): Decision {
  const { stage } = caseFile;
  if (stage.status === 'closed') return refused(closedAlready(stage));
  // What waits or was refused by the mail server has not left; only a doubtful send may have.
  if (stage.status !== 'approved')
    return refused({ kind: 'refused', why: stage.status === 'send_uncertain' ? 'too_late' : 'nothing_to_undo' });
  // A late click takes back the yes that its button stood beside, and no later one.
  const stale = staleSince(caseFile, saw, ['reply_approved']);
  if (stale) return refused(stale);
  return happened(now, by, { type: 'reply_undone', data: { draftId: stage.approval.draftId }, sealed: undefined });
}

/** The letter is out: what it leaves to be done is noted, and a case with nothing left is closed in the same breath. */
export function recordSent(caseFile: CaseFile, command: Omit<Command<'record_sent'>, 'type'>, now: Temporal.Instant): Decision {
  const { draftId, messageId, how, organisation, by } = command;
  const { stage } = caseFile;
  if (!isAwaited(caseFile, draftId) || !('approval' in stage)) return nothing;
  const { letter, outcomes } = stage.approval;
  const sent = happened(now, by, { type: 'reply_sent', data: { draftId, messageId, how }, sealed: undefined });
  const tasks = tasksMade(now, by, tasksAfterLetter(letter, outcomes, caseFile, organisation, now));
  const decided = all(sent, tasks, endedBy(letter, caseFile, organisation, now, by));
  const pointedElsewhere = letter === 'freedom_of_information' || letter === 'no_request';
  if (pointedElsewhere)
    return all(decided, happened(now, by, { type: 'case_closed', data: { outcome: 'not_a_request' }, sealed: undefined }));
  return closeIfDone(caseFile, decided, organisation, now, by);
}

function tasksAfterLetter(
  letter: LetterKind,
  outcomes: Outcomes,
  caseFile: CaseFile,
  organisation: Organisation,
  now: Temporal.Instant,
): readonly Task[] {
  switch (letter) {
    case 'answer': {
      const erasedOn = caseFile.tasksEnded['erase:erasure']?.on ?? osloDate(now);
      return tasksAfterAnswer(outcomes, caseFile, organisation, now, erasedOn);
    }
    case 'to_controller':
      return caseFile.tasksMade.some(({ kind }) => kind === 'tell_forwarded') ? [] : [tellForwarded(caseFile)];
    case 'forwarded':
      return [controllerConfirms(now, caseFile.closedDays)];
    case 'identity_request':
    case 'identity_code':
    case 'clarification':
    case 'clock_resumed':
    case 'extension':
    case 'fee':
    case 'withdrawn':
    case 'merged':
    case 'backup_purged':
    case 'restriction_lifting':
    case 'breach_notice':
    case 'freedom_of_information':
    case 'no_request':
    case 'id_copy_deleted':
    case 'disclosure':
      return [];
  }
}

/** "Your data are gone from the backups too" is itself what was to be done; so are "we sent your request on" and "an authority got data". */
function endedBy(
  letter: LetterKind,
  caseFile: CaseFile,
  organisation: Organisation,
  now: Temporal.Instant,
  by: string,
): Decision {
  if (letter === 'disclosure') return toldOfDisclosure(caseFile, organisation, now, by);
  const id = toldBy[letter];
  if (id === undefined || !caseFile.tasksMade.some(({ kind }) => kind === id)) return nothing;
  return happened(now, by, { type: 'task_ended', data: { id, how: 'done', on: osloDate(now).toString() }, sealed: undefined });
}

const toldBy: Readonly<Partial<Record<LetterKind, TaskKind>>> = { backup_purged: 'confirm_purge', forwarded: 'tell_forwarded' };

/** All lines answered and nothing left to do: then, and only then, a case closes by itself (domain 3.2). */
export function closeIfDone(
  before: CaseFile,
  decision: Decision,
  organisation: Organisation,
  now: Temporal.Instant,
  by: string,
): Decision {
  const after = afterEvents(before, decision.events);
  const answers = after.lines.map(({ answered }) => answered?.outcome);
  const isOver = after.stage.status === 'follow_up' && openTasks(after, organisation).length === 0;
  if (!isOver) return decision;
  const outcome = answers.every((answer) => answer === 'withdrawn')
    ? 'withdrawn'
    : answers.every((answer) => answer === 'forwarded')
      ? 'forwarded'
      : 'answered';
  return all(decision, happened(now, by, { type: 'case_closed', data: { outcome }, sealed: undefined }));
}

export function settleUncertain(caseFile: CaseFile, command: Command<'settle_uncertain'>, now: Temporal.Instant): Decision {
  const { stage } = caseFile;
  if (stage.status !== 'send_uncertain')
    return refused(
      stage.status === 'closed'
        ? closedAlready(stage)
        : (staleSince(caseFile, command.saw, ['reply_sent', 'reply_reopened']) ?? { kind: 'refused', why: 'stale' }),
    );
  const stale = staleSince(caseFile, command.saw, ['reply_uncertain']);
  if (stale) return refused(stale);
  const { draftId } = stage.approval;
  const { messageId, organisation, by } = command;
  if (command.wentOut) return recordSent(caseFile, { draftId, messageId, how: 'person_says', organisation, by }, now);
  return happened(now, by, { type: 'reply_reopened', data: { draftId, why: 'not_sent' }, sealed: undefined });
}

/** Whether this draft's fate is still open. A late report about a draft that was undone or settled changes nothing. */
export function isAwaited({ stage }: CaseFile, draftId: string): boolean {
  return (stage.status === 'approved' || stage.status === 'send_uncertain') && stage.approval.draftId === draftId;
}

export function tasksMade(now: Temporal.Instant, by: string, tasks: readonly Task[]): Decision {
  if (tasks.length === 0) return nothing;
  const made = tasks.map(({ id, kind, dueOn, recipient }) => ({
    id,
    kind,
    dueOn: dueOn.toString(),
    ...(recipient !== undefined && { recipient }),
  }));
  return happened(now, by, { type: 'tasks_made', data: { tasks: made }, sealed: undefined });
}
