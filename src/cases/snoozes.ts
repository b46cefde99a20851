import { Temporal } from 'temporal-polyfill';
import { daysBetween, officeHours, officeZone, osloDate, workingDaysAfter } from './calendar.ts';
import { limitsOf } from './case-clock.ts';
import type { CaseFile } from './case-file.ts';

/** One person has put one alert off until then; the others are told as ever, and this person again when the time is up. */
export type Snooze = { readonly by: string; readonly alert: string; readonly until: Temporal.Instant };

/** Calendar days before the planned day in which nobody may look away. */
const lastDays = 2;

/**
 * Until when an alert may be put off: the start of the next working day, never longer. Undefined where that would reach into the last
 * two days before the planned one, or past them.
 */
export function snoozeUntil(caseFile: CaseFile, now: Temporal.Instant): Temporal.Instant | undefined {
  const morning = workingDaysAfter(osloDate(now), 1, caseFile.closedDays);
  if (daysBetween(morning, limitsOf(caseFile).operationalDue) < lastDays) return undefined;
  return morning.toZonedDateTime({ timeZone: officeZone, plainTime: { hour: officeHours.opens } }).toInstant();
}

/** Whether this person is to be left alone with alerts of this kind for now; in the last two days nobody is. */
export function isSnoozed(caseFile: CaseFile, person: string, about: string, now: Temporal.Instant): boolean {
  const isRunning = ({ by, alert, until }: Snooze) =>
    by === person && alert.split(':', 1)[0] === about && Temporal.Instant.compare(now, until) < 0;
  if (!caseFile.snoozes.some(isRunning)) return false;
  return daysBetween(osloDate(now), limitsOf(caseFile).operationalDue) > lastDays;
}

/** Those whose time is up, so that the alert is told again to whoever put it off. */
export function endedSnoozes({ snoozes }: CaseFile, alert: string, now: Temporal.Instant): readonly Snooze[] {
  return snoozes.filter((snooze) => snooze.alert === alert && Temporal.Instant.compare(snooze.until, now) <= 0);
}
