import { Temporal } from 'temporal-polyfill';
import { isBefore, workingDayOnOrBefore } from './calendar.ts';

/**
 * The days on which staff are reminded of a request not yet answered, earliest first: each moved back to a working day, when
 * somebody is there to read it, and none before the request was received (R-ALERTS). Two that fall on the same day are one.
 * @param offsets calendar days before the planned day
 */
export function alertDays(
  receivedOn: Temporal.PlainDate,
  operationalDue: Temporal.PlainDate,
  closedDays: readonly string[],
  offsets: readonly number[] = [14, 7, 3, 1],
): readonly Temporal.PlainDate[] {
  return offsets
    .map((days) => workingDayOnOrBefore(operationalDue.subtract({ days }), closedDays))
    .filter((day) => !isBefore(day, receivedOn))
    .toSorted(Temporal.PlainDate.compare)
    .filter((day, i, days) => !days[i - 1]?.equals(day));
}
