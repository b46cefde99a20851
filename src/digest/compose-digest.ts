import type { Temporal } from 'temporal-polyfill';
import { daysBetween, isWorkingDay, officeZone, workingDaysAfter } from '../cases/calendar.ts';
import { limitsOf } from '../cases/case-clock.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { daysLeft } from '../cases/due-dates.ts';
import type { Organisation } from '../cases/organisation.ts';
import { openTasks } from '../cases/tasks.ts';
import type { Digest, DigestLine, DigestTask } from './digest.ts';

/** What a digest says of one case, apart from the others, so that thousands can be read a few at a time. */
export type DigestEntry = { readonly line: DigestLine; readonly tasks: readonly DigestTask[] };

export function digestEntry(caseFile: CaseFile, organisation: Organisation, today: Temporal.PlainDate): DigestEntry {
  return { line: digestLine(caseFile, today), tasks: digestTasks(caseFile, organisation, today) };
}

/**
 * The digest of one organisation on one day.
 * @param entries of every case that is not closed
 * @param counts what cannot be read off the cases: mails sorted away since the last digest, effects that gave up
 */
export function composeDigest(
  organisation: Organisation,
  entries: readonly DigestEntry[],
  today: Temporal.PlainDate,
  counts: { readonly sortedAway: number; readonly parked: number },
): Digest {
  const lines = entries.map(({ line }) => line).sort((a, b) => a.daysLeft - b.daysLeft);
  const unanswered = lines.filter(({ status }) => status !== 'follow_up');
  return {
    organisation: organisation.id,
    on: today.toString(),
    overdue: unanswered.filter((line) => line.daysLeft < 0),
    dueSoon: unanswered.filter((line) => line.daysLeft >= 0 && line.daysLeft <= 7),
    awaitingApproval: lines.filter((line) => line.status === 'in_progress'),
    drafted: lines.filter((line) => line.status === 'drafted' && !line.oneYes),
    awaitingSecond: lines.filter((line) => line.status === 'drafted' && line.oneYes),
    waiting: lines.filter((line) => line.status === 'waiting'),
    tasks: urgentTasks(
      organisation,
      entries.flatMap(({ tasks }) => tasks),
      today,
    ),
    needsAPerson: lines.filter((line) => needsAPerson(line)),
    openCount: entries.length,
    sortedAwayCount: counts.sortedAway,
    parkedCount: counts.parked,
  };
}

function digestLine(caseFile: CaseFile, today: Temporal.PlainDate): DigestLine {
  const limits = limitsOf(caseFile);
  return {
    number: caseFile.number,
    caseId: caseFile.id,
    rights: caseFile.lines.map((line) => line.right),
    status: caseFile.stage.status,
    ...(caseFile.firstYes && { oneYes: true as const }),
    dueOn: limits.operationalDue.toString(),
    daysLeft: daysLeft(limits, today),
  };
}

function digestTasks(caseFile: CaseFile, organisation: Organisation, today: Temporal.PlainDate): readonly DigestTask[] {
  return openTasks(caseFile, organisation).map(({ kind, dueOn }) => ({
    number: caseFile.number,
    kind,
    dueOn: dueOn.toString(),
    daysLeft: daysBetween(today, dueOn),
  }));
}

/** Due by the next working day, so that Friday's digest tells of the weekend's. */
function urgentTasks(organisation: Organisation, tasks: readonly DigestTask[], today: Temporal.PlainDate): readonly DigestTask[] {
  const horizon = daysBetween(today, workingDaysAfter(today, 1, organisation.closedDays));
  return tasks.filter((task) => task.daysLeft <= horizon).sort((a, b) => a.daysLeft - b.daysLeft);
}

function needsAPerson({ status }: DigestLine): boolean {
  return status === 'awaiting_triage' || status === 'send_failed' || status === 'send_uncertain';
}

/** Digests go out on working days from 08:00 Oslo: nobody reads one on a Sunday, and a missed morning is caught up the same day. */
export const digestHour = 8;

/** Whether the digest of this day is due at this moment, whether or not it has been made. */
export function isDigestDue(now: Temporal.ZonedDateTime, closedDays: readonly string[]): boolean {
  return isWorkingDay(now.toPlainDate(), closedDays) && now.hour >= digestHour;
}

/**
 * The moment of the next digest, strictly after `now`: at the hour on the wall in Oslo, whatever summer time does in between
 * (R-DIGEST).
 */
export function nextDigest(now: Temporal.ZonedDateTime, hour: number, closedDays: readonly string[]): Temporal.ZonedDateTime {
  const digestOn = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: officeZone, plainTime: { hour } });
  const today = now.toPlainDate();
  const isStillToCome = digestOn(today).epochNanoseconds > now.epochNanoseconds;
  return digestOn(workingDaysAfter(isStillToCome ? today.subtract({ days: 1 }) : today, 1, closedDays));
}
