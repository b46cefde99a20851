import { Temporal } from 'temporal-polyfill';
import { isBefore, officeZone, osloDate } from './calendar.ts';
import type { Limits } from './case-clock.ts';

/** Minutes before midnight by which the mail server has a letter whose day is running out: it may be busy, and so may the way to it. */
const beforeMidnight = 5;

/**
 * When a letter that is approved now is handed to the mail server: after the time in which the yes can be taken back, and from the day
 * on that the answer should leave never so late that the wait itself makes it leave a day later. Lateness is counted by the day in Oslo
 * (R-FLAGS), so that this holds on the planned day, on the law's last day and on each day after it: a letter that is late already is
 * not made a day later still. In the last minutes before midnight nothing is waited for.
 *
 * @param undoSeconds the setting, 0 to 600
 */
export function sendAfterUndo(
  { operationalDue }: Pick<Limits, 'operationalDue'>,
  undoSeconds: number,
  now: Temporal.Instant,
): Temporal.Instant {
  const after = now.add({ seconds: undoSeconds });
  const today = osloDate(now);
  if (isBefore(today, operationalDue)) return after;
  const midnight = today.add({ days: 1 }).toZonedDateTime({ timeZone: officeZone }).toInstant();
  const latest = midnight.subtract({ minutes: beforeMidnight });
  const capped = Temporal.Instant.compare(after, latest) < 0 ? after : latest;
  return Temporal.Instant.compare(capped, now) < 0 ? now : capped;
}
