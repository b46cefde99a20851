import Holidays from 'date-holidays';
import type { Temporal } from 'temporal-polyfill';

/** Every date of the law is a calendar date in Oslo: a mail at 22:30 UTC in summer was received the next day (R-TZ). */
export const officeZone = 'Europe/Oslo';

export function osloDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(officeZone).toPlainDate();
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
