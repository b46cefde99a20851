import { Temporal } from 'temporal-polyfill';
import { daysBetween, earlierOf, isBefore, laterOf, osloDate } from './calendar.ts';

/** A question to the person that may stop the clock, or the answer to it that staff found sufficient. There are no other pauses. */
export type Exchange = {
  readonly what: 'asked' | 'answered';
  readonly about: 'identity' | 'clarification';
  /** False for a question that no law lets the clock stand still for: what somebody means who asks for no copy (recital 63). */
  readonly stops?: boolean;
  /** The moment our mail left, or theirs arrived. */
  readonly at: Temporal.Instant;
};

/** Whether we have asked the person and still wait for an answer that will do. */
export function isAsked(about: Exchange['about'], { exchanges }: { readonly exchanges: readonly Exchange[] }): boolean {
  return exchanges.findLast((exchange) => exchange.about === about)?.what === 'asked';
}

/** A stretch in which the clock stood still, from the date of our question to the date of the answer. */
export type Pause = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

export type Pauses = {
  /** Pauses that an answer has ended, oldest first; no day is in two of them. */
  readonly ended: readonly Pause[];
  /** The date since which the clock stands still, waiting for an answer; undefined while it runs. */
  readonly openSince: Temporal.PlainDate | undefined;
  /** The dates of questions that came too late to stop the clock. */
  readonly askedTooLate: readonly Temporal.PlainDate[];
  /** Whether anything was asked at all, in time or not. */
  readonly anythingAsked: boolean;
};

/**
 * When the clock of a request stood still.
 *
 *   "Where the controller has reasonable doubts concerning the identity … [it] may request the provision of additional
 *   information" (GDPR Art. 12(6)); with much data it may ask what the request is about (recital 63). The time may then be
 *   suspended until the answer, "provided the controller has asked … without undue delay" (EDPB Guidelines 01/2022, para. 159).
 *
 * "Without undue delay" is `graceDays` calendar days: from receipt for the first question, from the last answer for a later one.
 * Our own days between an answer and the next question count against us (R-SUSPEND-ROUNDS). Asking again while a question is
 * open is a reminder and changes nothing. With both questions open, the clock stands until both are answered; no day counts twice.
 */
export function pausesOf(receivedOn: Temporal.PlainDate, exchanges: readonly Exchange[], graceDays: number): Pauses {
  const open = new Map<Exchange['about'], { readonly inTime: boolean }>();
  const ended: Pause[] = [];
  const askedTooLate: Temporal.PlainDate[] = [];
  let openSince: Temporal.PlainDate | undefined;
  let graceFrom = receivedOn;

  for (const { what, about, at, stops = true } of oldestFirst(exchanges)) {
    // A receipt corrected to a later day cannot make the clock stand still before it started.
    const on = laterOf(osloDate(at), receivedOn);
    const question = open.get(about);
    if (what === 'asked' && !question) {
      const inTime = stops && daysBetween(graceFrom, on) <= graceDays;
      open.set(about, { inTime });
      if (inTime) openSince ??= on;
      else if (stops) askedTooLate.push(on);
    }
    if (what === 'answered' && question) {
      open.delete(about);
      graceFrom = on;
      const stillWaiting = [...open.values()].some(({ inTime }) => inTime);
      if (openSince && !stillWaiting) {
        ended.push({ from: openSince, to: on });
        openSince = undefined;
      }
    }
  }
  return { ended, openSince, askedTooLate, anythingAsked: exchanges.some(({ what }) => what === 'asked') };
}

/**
 * Calendar days in which the clock stood still: from the date of the question to the date of the answer, so that a question
 * at 23:50 answered at 00:10 is one day, and one answered on the same date is none.
 * @param until counts only what had passed by that day, a pause still open included; without it, the ended pauses in full
 */
export function pausedDays({ ended, openSince }: Pauses, until?: Temporal.PlainDate): number {
  if (!until) return sum(ended.map(daysOf));
  const sofar = openSince ? [...ended, { from: openSince, to: until }] : ended;
  return sum(sofar.filter(({ from }) => isBefore(from, until)).map(({ from, to }) => daysBetween(from, earlierOf(to, until))));
}

/** Calendar days of one pause. */
export function daysOf({ from, to }: Pause): number {
  return daysBetween(from, to);
}

function oldestFirst(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

const sum = (days: readonly number[]) => days.reduce((total, some) => total + some, 0);
