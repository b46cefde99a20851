import { Temporal } from 'temporal-polyfill';
import { osloDate, workingDaysAfter } from './calendar.ts';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, nothing, refused } from './decision.ts';
import type { Organisation } from './organisation.ts';
import { closedAlready, staleSince } from './staleness.ts';
import { openTasks } from './tasks.ts';

/** Data were handed to an authority that may demand them. `secret`: a law or an order keeps us from telling the person. */
export type Disclosure = { readonly on: Temporal.PlainDate; readonly secret: boolean };

/** Working days after the disclosure was noted until the person knows; the policy names none (DFO-11). */
const tellWithin = 2;

/**
 * Notes a disclosure, whether or not the person may know: «Dersom bakgrunnen ikke er taushetsbelagt vil Defero varsle om hvilken
 * informasjon det gjelder til den registrerte» (DFO-11). Where they may, telling them becomes a task.
 */
export function recordDisclosure(caseFile: CaseFile, command: Command<'record_disclosure'>, now: Temporal.Instant): Decision {
  const { on, secret, note, by, saw } = command;
  if (caseFile.stage.status === 'closed') return refused(closedAlready(caseFile.stage));
  // A colleague who has just noted one may have noted this one.
  const stale = staleSince(caseFile, saw, ['disclosed']);
  if (stale) return refused(stale);
  if (!note.trim()) return refused({ kind: 'refused', why: 'no_reason' });
  if (Temporal.PlainDate.compare(on, osloDate(now)) > 0) return refused({ kind: 'refused', why: 'in_the_future' });
  const noted = happened(now, by, { type: 'disclosed', data: { on: on.toString(), secret }, sealed: { note } });
  if (secret) return noted;
  const id = `tell_of_disclosure:${caseFile.disclosures.length + 1}`;
  const dueOn = workingDaysAfter(osloDate(now), tellWithin, caseFile.closedDays).toString();
  return all(
    noted,
    happened(now, by, { type: 'tasks_made', data: { tasks: [{ id, kind: 'tell_of_disclosure', dueOn }] }, sealed: undefined }),
  );
}

/** Whether nothing that was disclosed may be told. Without any disclosure on record, the letter itself says what it is about. */
export function isSecret({ disclosures }: CaseFile): boolean {
  return disclosures.length > 0 && disclosures.every(({ secret }) => secret);
}

/** The letter that tells of a disclosure is itself what was to be done. */
export function toldOfDisclosure(caseFile: CaseFile, organisation: Organisation, now: Temporal.Instant, by: string): Decision {
  const open = openTasks(caseFile, organisation).find(({ kind }) => kind === 'tell_of_disclosure');
  if (!open) return nothing;
  const on = osloDate(now).toString();
  return happened(now, by, { type: 'task_ended', data: { id: open.id, how: 'done', on }, sealed: undefined });
}
