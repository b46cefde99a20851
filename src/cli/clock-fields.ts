import type { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';
import type { Extension } from '../cases/extension.ts';
import { daysOf, type Pauses, pausedDays } from '../cases/pauses.ts';
import type { RequestClock } from '../cases/request-clock.ts';

/**
 * A clock under the names of the tables of dated cases: dates as `2026-03-05`, weekdays as `Thu`.
 * @param withHistory also what has moved the limits: pauses, the silence guard, an extension
 */
export function clockFields(receivedAt: Temporal.Instant, clock: RequestClock, withHistory: boolean): Record<string, unknown> {
  return {
    received_at_oslo: osloTime(receivedAt),
    received_local_date: text(clock.receivedOn),
    received_weekday: weekday(clock.receivedOn),
    ...limitFields(clock),
    ...(withHistory ? historyFields(clock) : {}),
  };
}

function limitFields(clock: RequestClock) {
  const limits = clock.state === 'running' ? clock.limits : undefined;
  return {
    month_nominal: text(limits?.monthNominal),
    statutory_due: text(limits?.statutoryDue),
    promised_due: text(limits?.promisedDue),
    binding: limits?.binding ?? null,
    operational_due: text(limits?.operationalDue),
    operational_weekday: limits ? weekday(limits.operationalDue) : null,
  };
}

function historyFields(clock: RequestClock) {
  return {
    suspended_days: pausedDays(clock.pauses),
    ...pauseFields(clock.pauses),
    ...(clock.silenceGuard ? { silence_guard_due: text(clock.silenceGuard) } : {}),
    clock: clock.state,
    ...(clock.state === 'suspended' ? { remaining_days_at_ask: clock.remainingDays } : {}),
    ...(clock.extension ? { extension: extensionFields(clock.extension) } : {}),
  };
}

function pauseFields({ ended, askedTooLate }: Pauses) {
  return {
    ...(ended.length ? { suspension_intervals: ended.map((pause) => [text(pause.from), text(pause.to), daysOf(pause)]) } : {}),
    ...(askedTooLate.length ? { asks_not_suspending: askedTooLate.map(text) } : {}),
  };
}

function extensionFields({ noticeOn, valid, afterPromise, afterOperational, limits }: Extension) {
  return {
    notice_on: text(noticeOn),
    valid,
    notice_after_promise: afterPromise,
    notice_after_operational: afterOperational,
    ...(valid
      ? {
          extended_nominal: text(limits?.nominal),
          extended_statutory_due: text(limits?.statutoryDue),
          extended_operational_due: text(limits?.operationalDue),
        }
      : {}),
  };
}

/** `2026-03-05T10:15:00+01:00`: the wall clock in Oslo with its offset. */
export function osloTime(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(officeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** `2026-03-05T09:15:00Z` */
export function utcTime(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' });
}

export const weekday = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { weekday: 'short' });

/** `2026-03-05`, or null where there is no such day. */
export const text = (day: Temporal.PlainDate | null | undefined) => day?.toString() ?? null;
