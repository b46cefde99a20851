import type { Temporal } from 'temporal-polyfill';
import { daysBetween } from './calendar.ts';
import { limitsOf } from './case-clock.ts';
import type { CaseFile } from './case-file.ts';
import type { Organisation } from './organisation.ts';
import { openTasks, type Task } from './tasks.ts';

/** The next day that asks something of us, and what. `silence`: the clock stands still, and who does not answer is written to by then. */
export type NextDue =
  | { readonly on: Temporal.PlainDate; readonly what: 'answer' | 'silence' }
  | { readonly on: Temporal.PlainDate; readonly what: 'task'; readonly task: Task };

/**
 * The planned day of the answer; once all is answered, or where it comes first, the next task. Undefined where nothing is left: a closed
 * case has nothing due.
 * @param organisation undefined where it is not served any more: its tasks are then not known
 */
export function nextDue(caseFile: CaseFile, organisation: Organisation | undefined): NextDue | undefined {
  const { status } = caseFile.stage;
  if (status === 'closed') return undefined;
  const task = organisation && openTasks(caseFile, organisation)[0];
  const byTask: NextDue | undefined = task && { on: task.dueOn, what: 'task', task };
  if (status === 'follow_up') return byTask;
  const { operationalDue: on, standingSince } = limitsOf(caseFile);
  return byTask && daysBetween(byTask.on, on) > 0 ? byTask : { on, what: standingSince ? 'silence' : 'answer' };
}
