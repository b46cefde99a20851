import type { Temporal } from 'temporal-polyfill';
import { daysBetween, osloDate } from './calendar.ts';
import { answerBy, type Clocks, type Commitment, limitsFrom } from './due-dates.ts';
import { type Extension, extensionOf } from './extension.ts';
import { type Exchange, type Pauses, pausedDays, pausesOf } from './pauses.ts';

/** What has happened to a request that can move its limits. */
export type ClockHistory = {
  readonly receivedAt: Temporal.Instant;
  readonly exchanges: readonly Exchange[];
  /** The moments at which notices of extension left. */
  readonly extensionNotices: readonly Temporal.Instant[];
};

/** The whole clock of a request: it runs and has limits, or stands still and has none until the person answers (R-SUSPEND-OPEN). */
export type RequestClock = {
  readonly receivedOn: Temporal.PlainDate;
  readonly pauses: Pauses;
  /**
   * The day by which "we could not identify you" has to leave if our question is still unanswered, with reasons, complaint and
   * court (GDPR Art. 12(4)); null where nothing was asked. It is the planned day as if nothing had paused: silence earns us no
   * time (R-SILENCE-GUARD).
   */
  readonly silenceGuard: Temporal.PlainDate | null;
  readonly extension: Extension | null;
} & (
  | { readonly state: 'running'; readonly limits: Clocks }
  | {
      readonly state: 'suspended';
      /** Calendar days from the question to the promise or the month, whichever is first: what is left when the clock resumes. */
      readonly remainingDays: number;
    }
);

/**
 * The clock of a request after all that has happened to it.
 * @param graceDays how many calendar days a question may wait and still stop the clock
 */
export function requestClock(history: ClockHistory, promise: Commitment, graceDays: number): RequestClock {
  const receivedOn = osloDate(history.receivedAt);
  const pauses = pausesOf(receivedOn, history.exchanges, graceDays);
  const limits = limitsFrom(receivedOn, promise, pausedDays(pauses));
  const common = {
    receivedOn,
    pauses,
    silenceGuard: pauses.anythingAsked ? limitsFrom(receivedOn, promise, 0).operationalDue : null,
    extension: extensionOf(receivedOn, promise, pauses, history.extensionNotices),
  };
  return pauses.openSince
    ? { ...common, state: 'suspended', remainingDays: daysBetween(pauses.openSince, answerBy(limits)) }
    : { ...common, state: 'running', limits };
}
