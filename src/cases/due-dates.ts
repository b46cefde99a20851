import type { Temporal } from 'temporal-polyfill';
import { isRestDay, isWorkingDay, osloDate } from './calendar.ts';

/**
 * The limits of one request, all calendar dates in Oslo. Computed whenever somebody asks, never stored.
 * Pauses and extensions are not part of it yet.
 */
export type Clocks = {
  /** Oslo calendar date of receipt; day zero. */
  readonly receivedOn: Temporal.PlainDate;
  /** One month after receipt, before any rest day moves it. */
  readonly monthNominal: Temporal.PlainDate;
  /** The last lawful day. */
  readonly statutoryDue: Temporal.PlainDate;
  /** The last day the company has promised; null where it promises nothing. */
  readonly promisedDue: Temporal.PlainDate | null;
  /** Which of the two decides the day we plan for. */
  readonly binding: 'promise' | 'month' | 'equal';
  /** The day the answer should leave: the one staff see. */
  readonly operationalDue: Temporal.PlainDate;
};

/** What a company has bound itself to: `days` calendar days or nothing, and the `MM-DD` days it is closed. */
export type Commitment = { readonly days: number | null; readonly closedDays: readonly string[] };

/**
 * The limits of a request received at `receivedAt` by the company's own server, form or phone (R-RECEIPT-SOURCE): never the sender's
 * `Date:` header, never the moment somebody looked.
 */
export function clocks(receivedAt: Temporal.Instant, promise: Commitment): Clocks {
  const receivedOn = osloDate(receivedAt);
  const monthNominal = oneMonthAfter(receivedOn);
  const promisedDue = promise.days === null ? null : receivedOn.add({ days: promise.days });
  const earliest = promisedDue && isBefore(promisedDue, monthNominal) ? promisedDue : monthNominal;
  return {
    receivedOn,
    monthNominal,
    statutoryDue: lastLawfulDay(monthNominal),
    promisedDue,
    binding: bindingOf(monthNominal, promisedDue),
    operationalDue: workingDayOnOrBefore(earliest, promise.closedDays),
  };
}

/**
 * The same date of the next month, or that month's last day where the date does not exist (31 January → 28 or 29 February).
 *
 *   "without undue delay and in any event within one month of receipt of the request" (GDPR Art. 12(3))
 *   A period in months ends on the same date as the event, or on the last day of a month without that date
 *   (Regulation 1182/71, Art. 3(2)(c); domstolloven § 148; EDPB Guidelines 01/2022, para. 160).
 */
function oneMonthAfter(receivedOn: Temporal.PlainDate): Temporal.PlainDate {
  return receivedOn.add({ months: 1 }, { overflow: 'constrain' });
}

/**
 * A last day on a Saturday, Sunday or public holiday moves to the next working day (Regulation 1182/71, Art. 3(4);
 * domstolloven § 149). The company's own closing days give it no more time (R-CLOSED-DAYS).
 */
function lastLawfulDay(monthNominal: Temporal.PlainDate): Temporal.PlainDate {
  return isRestDay(monthNominal) ? lastLawfulDay(monthNominal.add({ days: 1 })) : monthNominal;
}

/**
 * The working day on or before: an answer planned for a rest day would not be sent by anybody, and leaning on the
 * law's roll-forward would break a promise that has none (R-OP-BACK).
 */
function workingDayOnOrBefore(day: Temporal.PlainDate, closedDays: readonly string[]): Temporal.PlainDate {
  return isWorkingDay(day, closedDays) ? day : workingDayOnOrBefore(day.subtract({ days: 1 }), closedDays);
}

function bindingOf(monthNominal: Temporal.PlainDate, promisedDue: Temporal.PlainDate | null): Clocks['binding'] {
  if (!promisedDue) return 'month';
  if (promisedDue.equals(monthNominal)) return 'equal';
  return isBefore(promisedDue, monthNominal) ? 'promise' : 'month';
}

/**
 * The date we tell people to expect the answer by: the promise or the month, whichever is first. Not the working day before it,
 * which is our own plan, and not the law's roll-forward, which is nobody's promise.
 */
export function answerBy({ promisedDue, monthNominal }: Clocks): Temporal.PlainDate {
  return promisedDue && isBefore(promisedDue, monthNominal) ? promisedDue : monthNominal;
}

/** Calendar days from `today` to the day the answer should leave; negative once it has passed. */
export function daysLeft({ operationalDue }: Clocks, today: Temporal.PlainDate): number {
  return today.until(operationalDue, { largestUnit: 'days' }).days;
}

export type Lateness = { readonly late: boolean; readonly promiseBroken: boolean; readonly unlawful: boolean };

/** Compared by day: on the last day itself nothing is late, whatever the hour (R-FLAGS). */
export function lateness(
  { operationalDue, promisedDue, statutoryDue }: Pick<Clocks, 'operationalDue' | 'promisedDue' | 'statutoryDue'>,
  today: Temporal.PlainDate,
): Lateness {
  return {
    late: isBefore(operationalDue, today),
    promiseBroken: promisedDue !== null && isBefore(promisedDue, today),
    unlawful: isBefore(statutoryDue, today),
  };
}

/** Strictly before: the same day is not before itself. */
function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return a.until(b, { largestUnit: 'days' }).days > 0;
}
