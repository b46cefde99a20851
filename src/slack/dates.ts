/** Dates and times as people in Norway write them, always of the Oslo calendar: a legal date must not shift with the reader's zone. */
import type { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';

export type StaffLanguage = 'nb' | 'en';

const locales = { nb: 'nb-NO', en: 'en-GB' } as const;

/** `torsdag 17. desember 2026`, `Thursday 17 December 2026`. */
export function writtenDate(date: Temporal.PlainDate, language: StaffLanguage): string {
  return `${writtenDay(date, language)} ${date.year}`;
}

/** `torsdag 17. desember`, where the year goes without saying. */
export function writtenDay(date: Temporal.PlainDate, language: StaffLanguage): string {
  const part = (options: Intl.DateTimeFormatOptions) => date.toLocaleString(locales[language], options);
  const dot = language === 'nb' ? '.' : '';
  return `${part({ weekday: 'long' })} ${date.day}${dot} ${part({ month: 'long' })}`;
}

/** `november 2026`, `November 2026`. */
export function writtenMonth(date: Temporal.PlainDate, language: StaffLanguage): string {
  return `${date.toLocaleString(locales[language], { month: 'long' })} ${date.year}`;
}

/** `kl. 14.05`, `at 14:05`. */
export function writtenTime(instant: Temporal.Instant, language: StaffLanguage): string {
  return clockTime(instant, language, 'minute');
}

/** `kl. 14.05.30`, `at 14:05:30`: for a moment that people wait for. */
export function writtenSecond(instant: Temporal.Instant, language: StaffLanguage): string {
  return clockTime(instant, language, 'second');
}

/** `torsdag 17. desember 2026 kl. 14.05`. */
export function writtenMoment(instant: Temporal.Instant, language: StaffLanguage): string {
  const date = instant.toZonedDateTimeISO(officeZone).toPlainDate();
  return `${writtenDate(date, language)} ${writtenTime(instant, language)}`;
}

function clockTime(instant: Temporal.Instant, language: StaffLanguage, smallestUnit: 'minute' | 'second'): string {
  const time = instant.toZonedDateTimeISO(officeZone).toPlainTime().toString({ smallestUnit, roundingMode: 'trunc' });
  return language === 'nb' ? `kl. ${time.replaceAll(':', '.')}` : `at ${time}`;
}
