import type { Temporal } from 'temporal-polyfill';
import type { CaseFile } from './case-file.ts';
import { answerBy, type Clocks, type Commitment, limitsFrom } from './due-dates.ts';
import { type Exchange, pausesOf } from './pauses.ts';
import { type RequestClock, requestClock } from './request-clock.ts';

/** How many calendar days a question may wait and still stop the clock (domain 2.3). */
export const graceDays = 7;

/** The limits of a case that people see and plan by, after pauses and an extension. */
export type Limits = Pick<Clocks, 'receivedOn' | 'operationalDue' | 'statutoryDue' | 'promisedDue'> & {
  /** The date the person is told. */
  readonly answerBy: Temporal.PlainDate;
  /** The date since which the clock stands still; the limits are then those of silence: waiting earns us no time. */
  readonly standingSince: Temporal.PlainDate | undefined;
  readonly extended: boolean;
};

/** What the company had promised when the request came. */
export function commitmentOf({ promiseDays, promisePauses, closedDays }: CaseFile): Commitment {
  return { days: promiseDays, pauses: promisePauses, closedDays };
}

export function caseClock(caseFile: CaseFile): RequestClock {
  return requestClock(caseFile, commitmentOf(caseFile), graceDays);
}

/** Whether a question that left now would stop the clock: only one that is asked without undue delay does (domain 2.3). */
export function wouldPause(caseFile: CaseFile, about: Exchange['about'], now: Temporal.Instant): boolean {
  const { receivedOn, pauses } = caseClock(caseFile);
  const question = { what: 'asked', about, at: now, stops: mayStop(about, caseFile) } as const;
  const asked = pausesOf(receivedOn, [...caseFile.exchanges, question], graceDays);
  return mayStop(about, caseFile) && asked.openSince !== undefined && asked.askedTooLate.length === pauses.askedTooLate.length;
}

/**
 * Whether the law lets the clock stand still for a question like this: for who they are (Art. 12(6)), and for what they mean where they
 * want a copy of much (recital 63; EDPB Guidelines 01/2022, para. 159). To ask what a correction means costs us our own time.
 */
export function mayStop(about: Exchange['about'], { lines }: Pick<CaseFile, 'lines'>): boolean {
  return about === 'identity' || lines.some(({ right, answered }) => right === 'access' && !answered);
}

/** The date the person would be told if a notice of extension left now; null where it would extend nothing, or the clock stands still. */
export function extensionDate(caseFile: CaseFile, now: Temporal.Instant): Temporal.PlainDate | null {
  const extended = requestClock({ ...caseFile, extensionNotices: [now] }, commitmentOf(caseFile), graceDays);
  return extended.extension?.limits?.nominal ?? null;
}

/** Lists ask for the limits of thousands of cases again and again. A case never changes: what follows it is another object. */
const limitsSeen = new WeakMap<CaseFile, Limits>();

/** The limits as they bind at this moment. Computed when somebody asks, never stored. */
export function limitsOf(caseFile: CaseFile): Limits {
  const seen = limitsSeen.get(caseFile);
  if (seen) return seen;
  const limits = computedLimits(caseFile);
  limitsSeen.set(caseFile, limits);
  return limits;
}

function computedLimits(caseFile: CaseFile): Limits {
  const clock = caseClock(caseFile);
  const { extension, pauses, receivedOn } = clock;
  const running = clock.state === 'running' ? clock.limits : limitsFrom(receivedOn, commitmentOf(caseFile), 0);
  const common = { receivedOn, promisedDue: running.promisedDue, standingSince: pauses.openSince };
  if (!extension?.limits)
    return {
      ...common,
      operationalDue: running.operationalDue,
      statutoryDue: running.statutoryDue,
      answerBy: answerBy(running),
      extended: false,
    };
  const { operationalDue, statutoryDue, nominal } = extension.limits;
  return { ...common, operationalDue, statutoryDue, answerBy: nominal, extended: true };
}
