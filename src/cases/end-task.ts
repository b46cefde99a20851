import { Temporal } from 'temporal-polyfill';
import { notResponsible } from './authority.ts';
import { osloDate } from './calendar.ts';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, nothing, refused } from './decision.ts';
import type { LetterKind } from './letters.ts';
import type { Refusal } from './refusal.ts';
import { closeIfDone, tasksMade } from './sending.ts';
import { closedAlready, staleSince } from './staleness.ts';
import {
  isForTheResponsible,
  mayEndAs,
  openTasks,
  restrictionReview,
  type Task,
  type TaskKind,
  type TaskOutcome,
} from './tasks.ts';

/**
 * Somebody has done a task, or says why it will not be done. The last one closes an answered case. A copy of an identity card is deleted
 * whatever became of the case it was sent to.
 */
export function endTask(caseFile: CaseFile, command: Command<'end_task'>, now: Temporal.Instant): Decision {
  const { id, how, on, note, organisation, decides, by, saw } = command;
  const { stage } = caseFile;
  const task = openTasks(caseFile, organisation).find((each) => each.id === id);
  if (stage.status === 'closed' && task?.kind !== 'delete_identity_copy') return refused(closedAlready(stage));
  // What was left to be done by the first answer is done anew for the next one.
  const stale = staleSince(caseFile, saw, ['case_reopened']);
  if (stale) return refused(stale);
  if (!task) return refused(endedAlready(id, caseFile));
  if (!mayEndAs(task.kind, how, organisation)) return refused({ kind: 'refused', why: 'task_is_binding', task: task.kind });
  const notAllowed = isForTheResponsible(task.kind, how) ? notResponsible(decides, by) : undefined;
  if (notAllowed) return refused(notAllowed);
  if (how !== 'done' && !note.trim()) return refused({ kind: 'refused', why: 'no_reason' });
  if (Temporal.PlainDate.compare(on, osloDate(now)) > 0) return refused({ kind: 'refused', why: 'in_the_future' });
  const tooSoon = notTold(task, how, caseFile) ?? notCopied(task, how, caseFile);
  if (tooSoon) return refused(tooSoon);
  const ended = happened(now, by, {
    type: 'task_ended',
    data: { id, how, on: on.toString() },
    sealed: note.trim() ? { note } : undefined,
  });
  const next = how === 'goes_on' ? tasksMade(now, by, [nextReview(caseFile, on)]) : nothing;
  return closeIfDone(caseFile, all(ended, next), organisation, now, by);
}

/** By whom and when, where it was a colleague who was faster. */
function endedAlready(id: string, { tasksEnded }: CaseFile): Refusal {
  const end = tasksEnded[id];
  return { kind: 'refused', why: 'no_such_task', ...(end && { by: end.by, at: end.at }) };
}

/**
 *   "A data subject who has obtained restriction of processing … shall be informed by the controller before the restriction of
 *   processing is lifted." (GDPR Art. 18(3))
 */
function notTold({ kind }: Task, how: TaskOutcome, { sent, lines, tasksEnded }: CaseFile): Refusal | undefined {
  const first = toTellFirst[kind];
  if (!first || how === 'goes_on') return undefined;
  // Told about this restriction, and not before it was looked at and left in place.
  const answered = lines.map((line) => line.answered?.at.epochMilliseconds ?? 0);
  const wentOn = Object.values(tasksEnded).map((end) => (end.how === 'goes_on' ? end.at.epochMilliseconds : 0));
  const since = Math.max(...answered, ...wentOn);
  const told = sent.some(({ letter, at }) => letter === first && at.epochMilliseconds >= since);
  return told ? undefined : { kind: 'refused', why: 'tell_the_person_first', letter: first };
}
const toTellFirst: Readonly<Partial<Record<TaskKind, LetterKind>>> = {
  review_restriction: 'restriction_lifting',
  confirm_purge: 'backup_purged',
  tell_forwarded: 'forwarded',
};

/** Who asks for a copy and for erasure gets the copy before anything is erased (domain 3.3). */
function notCopied({ kind }: Task, how: TaskOutcome, { lines }: CaseFile): Refusal | undefined {
  const accessWaits = lines.some(({ right, answered }) => right === 'access' && !answered);
  return kind === 'erase' && how === 'done' && accessWaits ? { kind: 'refused', why: 'access_first' } : undefined;
}

function nextReview({ tasksMade: made }: CaseFile, from: Temporal.PlainDate): Task {
  return restrictionReview(made.filter(({ kind }) => kind === 'review_restriction').length + 1, from);
}
