import type { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore, lastLawfulDay, monthsAfter, osloDate, workingDayOnOrBefore } from './calendar.ts';
import { type Commitment, limitsFrom } from './due-dates.ts';
import { type Pauses, pausedDays } from './pauses.ts';

/** What one notice of extension is worth. */
export type Extension = {
  /** The Oslo date on which the notice left. */
  readonly noticeOn: Temporal.PlainDate;
  /** Left after the day the company promised an answer by: lawful perhaps, but the promise is broken. */
  readonly afterPromise: boolean;
  /** Left after the day the answer was planned for. */
  readonly afterOperational: boolean;
  /** False where the notice left after the first month: then nothing is extended. */
  readonly valid: boolean;
  /** Null for a void notice, and while the clock stands still. */
  readonly limits: ExtendedLimits | null;
};

export type ExtendedLimits = {
  /** Three months after receipt as counted in the more cautious way, and the paused days. */
  readonly nominal: Temporal.PlainDate;
  /** The last lawful day. */
  readonly statutoryDue: Temporal.PlainDate;
  /** The working day on which the answer should leave. */
  readonly operationalDue: Temporal.PlainDate;
};

/**
 * What the notices of extension do to the limits; null where none was sent.
 *
 *   "That period may be extended by two further months where necessary, taking into account the complexity and number of the
 *   requests. The controller shall inform the data subject of any such extension within one month of receipt of the request,
 *   together with the reasons for the delay." (GDPR Art. 12(3))
 *
 * Only once, so the first notice decides and later ones do nothing (R-EXTEND-ONCE). In time means: on or before the last
 * lawful day as it stood when the notice left, by date in Oslo (R-EXTEND-LATE).
 *
 * @param notices the moments the notices left, in any order
 */
export function extensionOf(
  receivedOn: Temporal.PlainDate,
  promise: Commitment,
  pauses: Pauses,
  notices: readonly Temporal.Instant[],
): Extension | null {
  const noticeOn = notices
    .map(osloDate)
    .reduce<Temporal.PlainDate | null>((first, day) => (first ? earlierOf(first, day) : day), null);
  if (!noticeOn) return null;
  const then = limitsFrom(receivedOn, promise, pausedDays(pauses, noticeOn));
  const valid = !isBefore(then.statutoryDue, noticeOn);
  return {
    noticeOn,
    afterPromise: then.promisedDue !== null && isBefore(then.promisedDue, noticeOn),
    afterOperational: isBefore(then.operationalDue, noticeOn),
    valid,
    limits: valid && !pauses.openSince ? extendedLimits(receivedOn, pausedDays(pauses), promise.closedDays) : null,
  };
}

/**
 * "Two further months" can be counted from receipt (31 January → 30 April) or from the end of the first month (28 February →
 * 28 April). The law's limit is the first; we plan for whichever ends earlier.
 */
function extendedLimits(receivedOn: Temporal.PlainDate, paused: number, closedDays: readonly string[]): ExtendedLimits {
  const threeMonths = monthsAfter(receivedOn, 3);
  const oneAndTwoMonths = monthsAfter(monthsAfter(receivedOn, 1), 2);
  const nominal = earlierOf(threeMonths, oneAndTwoMonths).add({ days: paused });
  return {
    nominal,
    statutoryDue: lastLawfulDay(threeMonths.add({ days: paused })),
    operationalDue: workingDayOnOrBefore(nominal, closedDays),
  };
}
