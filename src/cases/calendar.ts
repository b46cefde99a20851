import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

/** Every date of the law is a calendar date in Oslo: a mail at 22:30 UTC in summer was received the next day (R-TZ). */
export const officeZone = 'Europe/Oslo';

/** Working hours, when somebody is there to read. Hours of the wall clock in Oslo. */
export const officeHours = { opens: 8, closes: 16 };

export function osloDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(officeZone).toPlainDate();
}

/** A date as people and forms write it, `2026-03-05`; undefined for anything else, and for a day that no month has. */
export function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/**
 * Rest days in Norway: Saturdays, Sundays and public holidays (domstolloven § 149; Regulation 1182/71, Art. 3(4)).
 *
 * 24 and 31 December and bridge days are working days by law (R-NOT-HOLIDAY-24-12), and a holiday on a weekend gives
 * no day off in its place (R-NO-SUBSTITUTE).
 */
export function isRestDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek >= 6 || publicHolidays(day.year).has(day.toString());
}

/** The same, and the company's own closing days (`MM-DD`). They move what we plan, never what the law demands (R-CLOSED-DAYS). */
export function isWorkingDay(day: Temporal.PlainDate, closedDays: readonly string[]): boolean {
  return !isRestDay(day) && !closedDays.includes(day.toString().slice(5));
}

/**
 * The same date `months` later, or that month's last day where the date does not exist (31 January → 28 or 29 February).
 *
 *   A period in months ends on the same date as the event, or on the last day of a month without that date
 *   (Regulation 1182/71, Art. 3(2)(c); domstolloven § 148; EDPB Guidelines 01/2022, para. 160).
 *
 * The end of a short month does not stick: 28 February leads to 28 March (R-NO-EOM-STICK).
 */
export function monthsAfter(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return day.add({ months }, { overflow: 'constrain' });
}

/**
 * A last day on a Saturday, Sunday or public holiday moves to the next working day (Regulation 1182/71, Art. 3(4);
 * domstolloven § 149). The company's own closing days give it no more time (R-CLOSED-DAYS).
 */
export function lastLawfulDay(nominal: Temporal.PlainDate): Temporal.PlainDate {
  return isRestDay(nominal) ? lastLawfulDay(nominal.add({ days: 1 })) : nominal;
}

/**
 * The working day on or before: an answer planned for a rest day would not be sent by anybody, and leaning on the
 * law's roll-forward would break a promise that has none (R-OP-BACK).
 */
export function workingDayOnOrBefore(day: Temporal.PlainDate, closedDays: readonly string[]): Temporal.PlainDate {
  return isWorkingDay(day, closedDays) ? day : workingDayOnOrBefore(day.subtract({ days: 1 }), closedDays);
}

/** The `count`-th working day after `day`, which itself is not counted whether it is one or not. */
export function workingDaysAfter(day: Temporal.PlainDate, count: number, closedDays: readonly string[]): Temporal.PlainDate {
  if (count === 0) return day;
  const next = day.add({ days: 1 });
  return workingDaysAfter(next, isWorkingDay(next, closedDays) ? count - 1 : count, closedDays);
}

/** Calendar days from one date to another, negative when `to` is earlier; never counted in hours, for some days have 23 or 25 (R-CALENDAR-DAYS). */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days;
}

/** Strictly before: the same day is not before itself. */
export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

export function earlierOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(b, a) ? b : a;
}

export function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a;
}

const norway = new Holidays('NO');
const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** date-holidays takes milliseconds for a year; a report asks about thousands of days. */
function publicHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const days = norway.getHolidays(year).filter((holiday) => holiday.type === 'public');
  const dates = new Set(days.map((holiday) => holiday.date.slice(0, 10)));
  holidaysByYear.set(year, dates);
  return dates;
}
