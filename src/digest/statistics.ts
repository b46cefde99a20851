import type { Temporal } from 'temporal-polyfill';
import { daysBetween, officeZone, osloDate } from '../cases/calendar.ts';
import { limitsOf } from '../cases/case-clock.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { lateness } from '../cases/due-dates.ts';
import { type Right, rights } from '../intents/classification.ts';

/** How a company has kept its limits in a period of calendar days, both included. Counts and days only. */
export type Statistics = {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** Requests received in the period; what turned out to be none, or part of another case, does not count. */
  readonly received: number;
  /** Cases whose last line was answered in the period. */
  readonly answered: number;
  /** Of those, how many by the planned day. */
  readonly inTime: number;
  /** Calendar days from receipt to the last answer; undefined where nothing was answered. */
  readonly medianDays: number | undefined;
  /** Lines answered in the period, most first. */
  readonly byRight: readonly { readonly right: Right; readonly answered: number }[];
};

export function statisticsOf(cases: readonly CaseFile[], from: Temporal.PlainDate, until: Temporal.PlainDate): Statistics {
  const begins = midnight(from);
  const ends = midnight(until.add({ days: 1 }));
  const isInside = ({ epochMilliseconds: at }: Temporal.Instant) => at >= begins && at < ends;
  const requests = cases.filter(isRequest);
  const answers = requests.flatMap((caseFile) => {
    const at = answeredAt(caseFile);
    if (!at || !isInside(at)) return [];
    const on = osloDate(at);
    const limits = limitsOf(caseFile);
    return [{ days: daysBetween(limits.receivedOn, on), inTime: !lateness(limits, on).late }];
  });
  const lines = requests.flatMap((caseFile) =>
    caseFile.lines.filter(({ answered }) => answered && isInside(answered.at)).map(({ right }) => right),
  );
  return {
    from,
    until,
    received: requests.filter(({ receivedAt }) => isInside(receivedAt)).length,
    answered: answers.length,
    inTime: answers.filter(({ inTime }) => inTime).length,
    medianDays: median(answers.map(({ days }) => days)),
    byRight: rights
      .map((right) => ({ right, answered: lines.filter((line) => line === right).length }))
      .filter(({ answered }) => answered > 0)
      .toSorted((a, b) => b.answered - a.answered),
  };
}

function isRequest({ stage }: CaseFile): boolean {
  return stage.status !== 'closed' || (stage.outcome !== 'not_a_request' && stage.outcome !== 'merged');
}

/** In milliseconds: a calendar date of each of thousands of moments would take a second. */
const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(officeZone).epochMilliseconds;

/** When the last line was answered; undefined while one is open, or where there was none to answer. */
function answeredAt({ lines }: CaseFile): Temporal.Instant | undefined {
  const moments = lines.map(({ answered }) => answered?.at);
  if (moments.length === 0 || moments.includes(undefined)) return undefined;
  return moments.reduce((a, b) => ((a?.epochMilliseconds ?? 0) > (b?.epochMilliseconds ?? 0) ? a : b));
}

/** The middle one; of an even number, the later of the two in the middle, so that nothing is made to look faster than it was. */
function median(days: readonly number[]): number | undefined {
  return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)];
}
