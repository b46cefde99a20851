import type { Temporal } from 'temporal-polyfill';
import { daysBetween, earlierOf, isBefore, lastLawfulDay, monthsAfter, osloDate, workingDayOnOrBefore } from './calendar.ts';

/** The limits of one request while its clock runs, all calendar dates in Oslo. Computed whenever somebody asks, never stored. */
export type Clocks = {
  /** Oslo calendar date of receipt; day zero. */
  readonly receivedOn: Temporal.PlainDate;
  /** One month after receipt and the paused days, before any rest day moves it. */
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

/**
 * What a company has bound itself to: `days` calendar days or nothing, whether they stand still while we wait for an answer of the
 * person (they do unless the company says otherwise), and the `MM-DD` days it is closed.
 */
export type Commitment = { readonly days: number | null; readonly pauses?: boolean; readonly closedDays: readonly string[] };

/**
 * The limits of a request received at `receivedAt` by the company's own server, form or phone (R-RECEIPT-SOURCE): never the sender's
 * `Date:` header, never the moment somebody looked. Nothing has paused or extended them: `requestClock` knows about that.
 */
export function clocks(receivedAt: Temporal.Instant, promise: Commitment): Clocks {
  return limitsFrom(osloDate(receivedAt), promise, 0);
}

/**
 * The limits counted from the day of receipt.
 *
 *   "without undue delay and in any event within one month of receipt of the request" (GDPR Art. 12(3))
 *
 * @param pausedDays calendar days in which the clock stood still; they move the month, after it is cut to the end of a short
 *   month, and the promise with it unless the company says otherwise
 */
export function limitsFrom(receivedOn: Temporal.PlainDate, promise: Commitment, pausedDays: number): Clocks {
  const monthNominal = monthsAfter(receivedOn, 1).add({ days: pausedDays });
  const promisePaused = promise.pauses === false ? 0 : pausedDays;
  const promisedDue = promise.days === null ? null : receivedOn.add({ days: promise.days + promisePaused });
  return {
    receivedOn,
    monthNominal,
    statutoryDue: lastLawfulDay(monthNominal),
    promisedDue,
    binding: bindingOf(monthNominal, promisedDue),
    operationalDue: workingDayOnOrBefore(answerBy({ monthNominal, promisedDue }), promise.closedDays),
  };
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
export function answerBy({ promisedDue, monthNominal }: Pick<Clocks, 'promisedDue' | 'monthNominal'>): Temporal.PlainDate {
  return promisedDue ? earlierOf(promisedDue, monthNominal) : monthNominal;
}

/** Calendar days from `today` to the day the answer should leave; negative once it has passed. */
export function daysLeft({ operationalDue }: Pick<Clocks, 'operationalDue'>, today: Temporal.PlainDate): number {
  return daysBetween(today, operationalDue);
}

export type Lateness = { readonly late: boolean; readonly promiseBroken: boolean; readonly unlawful: boolean };

/** Of a request not yet answered, compared by day: on the last day itself nothing is late, whatever the hour (R-FLAGS). */
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
