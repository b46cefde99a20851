import { Temporal } from 'temporal-polyfill';
import { osloDate } from './calendar.ts';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, nothing, refused } from './decision.ts';
import type { LetterKind } from './letters.ts';
import type { Refusal } from './refusal.ts';
import { closeIfDone, tasksMade } from './sending.ts';
import { mayEndAs, openTasks, restrictionReview, type Task, type TaskOutcome } from './tasks.ts';

/** Somebody has done a task, or says why it will not be done. The last one closes an answered case. */
export function endTask(caseFile: CaseFile, command: Command<'end_task'>, now: Temporal.Instant): Decision {
  const { id, how, on, note, organisation, by } = command;
  const { stage } = caseFile;
  if (stage.status === 'closed') return refused({ kind: 'refused', why: 'already_closed' });
  const task = openTasks(caseFile, organisation).find((each) => each.id === id);
  if (!task) return refused({ kind: 'refused', why: 'no_such_task' });
  if (!mayEndAs(task.kind, how)) return refused({ kind: 'refused', why: 'task_is_binding', task: task.kind });
  if (how !== 'done' && !note.trim()) return refused({ kind: 'refused', why: 'no_reason' });
  if (Temporal.PlainDate.compare(on, osloDate(now)) > 0) return refused({ kind: 'refused', why: 'in_the_future' });
  const untold = notTold(task, how, caseFile);
  if (untold) return refused(untold);
  const ended = happened(now, by, {
    type: 'task_ended',
    data: { id, how, on: on.toString() },
    sealed: note.trim() ? { note } : undefined,
  });
  const next = how === 'goes_on' ? tasksMade(now, by, [nextReview(caseFile, on)]) : nothing;
  return closeIfDone(caseFile, all(ended, next), organisation, now, by);
}

/**
 *   "A data subject who has obtained restriction of processing … shall be informed by the controller before the restriction of
 *   processing is lifted." (GDPR Art. 18(3))
 */
function notTold({ kind }: Task, how: TaskOutcome, { sent, tasksMade: made }: CaseFile): Refusal | undefined {
  const went = (letter: LetterKind) => sent.some((each) => each.letter === letter);
  if (kind === 'review_restriction' && how === 'done' && !went('restriction_lifting'))
    return { kind: 'refused', why: 'tell_the_person_first', letter: 'restriction_lifting' };
  if (kind === 'confirm_purge' && made.length > 0 && !went('backup_purged'))
    return { kind: 'refused', why: 'tell_the_person_first', letter: 'backup_purged' };
  return undefined;
}

function nextReview({ tasksMade: made }: CaseFile, from: Temporal.PlainDate): Task {
  return restrictionReview(made.filter(({ kind }) => kind === 'review_restriction').length + 1, from);
}
