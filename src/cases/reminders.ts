import { Temporal } from 'temporal-polyfill';
import { alertDays } from './alerts.ts';
import {
  daysBetween,
  isBefore,
  isWorkingDay,
  officeHours,
  officeZone,
  osloDate,
  workingDayOnOrBefore,
  workingDaysAfter,
} from './calendar.ts';
import { caseClock, limitsOf } from './case-clock.ts';
import type { CaseFile } from './case-file.ts';
import { isAtRest } from './decision.ts';
import { lateness } from './due-dates.ts';
import { identityNeeded, isExpired } from './identity.ts';
import type { Outcomes } from './letters.ts';
import type { Organisation } from './organisation.ts';
import { isAsked } from './pauses.ts';
import { endedSnoozes } from './snoozes.ts';
import { copyTask, openTasks } from './tasks.ts';

/**
 * Something a person has to be told, by day. `key` is the same however often it is asked about, so that it is told once.
 * `limit`: the answer is due in so many days. `triage`: nobody has said what is asked for a working day. `unassigned`: nobody has
 * taken it for two. `task`: something promised is due. `breach`: hours count, and night is no excuse.
 */
export type Alert = {
  readonly key: string;
  readonly about: 'limit' | 'triage' | 'unassigned' | 'task' | 'breach';
  /** Calendar days until it is due; negative once it is past. */
  readonly days: number;
  /** The handler first, and whoever answers for the cases too when it gets late. */
  readonly to: 'handler' | 'handler_and_responsible';
  /** Told to this person alone: they had put it off, and the time is up. */
  readonly only?: string;
};

/** What the machine does by itself when its day has come; `key` as above. */
export type Chore =
  | { readonly kind: 'remind_of_identity'; readonly key: string }
  | { readonly kind: 'expire_code' }
  /** Their code is worth nothing any more, and they do not know yet. */
  | { readonly kind: 'tell_code_expired'; readonly key: string }
  /** Prepares "we could not identify you" for somebody to approve: silence is no reason to let the limit pass (domain 3.2). */
  | { readonly kind: 'draft_not_identified'; readonly outcomes: Outcomes }
  /** The copy of their proof of identity is gone everywhere: somebody may tell them so, with one click. */
  | { readonly kind: 'offer_copy_deleted' }
  /** All is answered and done, and nothing has closed it yet: a letter that was put aside, a recipient taken off the list. */
  | { readonly kind: 'close' };

/** Calendar days before the planned day, and to whom (R-ALERTS). */
const offsets = [
  { days: 14, to: 'handler' },
  { days: 7, to: 'handler' },
  { days: 3, to: 'handler_and_responsible' },
  { days: 1, to: 'handler_and_responsible' },
] as const;

/** Calendar days after the question on which the person is reminded (domain 3.2). */
const identityReminders = [7, 14];

/**
 * What people are to be told of a case at this moment: before the planned day, once when it has passed and once more when the law's
 * has; the last one always, also while the clock stands still or an answer waits for approval. In working hours, but for breaches.
 * Of several that have come due since anybody looked, only the most urgent is told.
 */
export function dueAlerts(caseFile: CaseFile, organisation: Organisation, now: Temporal.Instant): readonly Alert[] {
  if (caseFile.stage.status === 'closed') return [];
  const breach = breachAlerts(caseFile, organisation, now);
  if (!isOfficeHour(now, caseFile.closedDays)) return breach;
  const today = osloDate(now);
  const standing = standingAlerts(caseFile, today);
  const again = standing.flatMap((alert) => toldAgain(alert, caseFile, now));
  return [...breach, ...standing, ...again, ...taskAlerts(caseFile, organisation, today)];
}

/** Of the answer itself, as things stand on that day: how near its limit is, and that nobody has read or taken the case. */
export function standingAlerts(caseFile: CaseFile, today: Temporal.PlainDate): readonly Alert[] {
  const limit = caseFile.stage.status === 'follow_up' ? undefined : limitAlert(caseFile, today);
  return [...(limit ? [limit] : []), ...idleAlerts(caseFile, today)];
}

/** Once more to whoever put it off; not where a colleague has the case by now, whose alert it then is. */
function toldAgain(alert: Alert, caseFile: CaseFile, now: Temporal.Instant): readonly Alert[] {
  const { handler } = caseFile;
  return endedSnoozes(caseFile, alert.key, now)
    .filter(({ by }) => alert.to !== 'handler' || handler === undefined || handler === by)
    .map(({ by }) => ({ ...alert, key: `again:${by}:${alert.key}`, only: by }));
}

function isOfficeHour(now: Temporal.Instant, closedDays: readonly string[]): boolean {
  const local = now.toZonedDateTimeISO(officeZone);
  return isWorkingDay(local.toPlainDate(), closedDays) && local.hour >= officeHours.opens && local.hour < officeHours.closes;
}

function limitAlert(caseFile: CaseFile, today: Temporal.PlainDate): Alert | undefined {
  const limits = limitsOf(caseFile);
  const { operationalDue: due } = limits;
  const alert = (mark: string, to: Alert['to']): Alert => ({
    key: `limit:${mark}:${due}`,
    about: 'limit',
    days: daysBetween(today, due),
    to,
  });
  const { late, unlawful } = lateness(limits, today);
  if (unlawful) return alert('unlawful', 'handler_and_responsible');
  if (late) return alert('late', 'handler_and_responsible');
  const reached = warningDays(caseFile).findLast(({ on }) => on !== undefined && !isBefore(today, on));
  return reached && alert(String(reached.days), reached.to);
}

/** A case never changes, and is asked about every minute. */
const daysSeen = new WeakMap<CaseFile, ReturnType<typeof computedDays>>();

function warningDays(caseFile: CaseFile): ReturnType<typeof computedDays> {
  const seen = daysSeen.get(caseFile) ?? computedDays(caseFile);
  daysSeen.set(caseFile, seen);
  return seen;
}

function computedDays(caseFile: CaseFile) {
  const { operationalDue, receivedOn } = limitsOf(caseFile);
  return offsets.map(({ days, to }) => ({
    days,
    to,
    on: alertDays(receivedOn, operationalDue, caseFile.closedDays, [days])[0],
  }));
}

/** A case that nobody has settled for a working day, or taken for two (domain 3.2). */
function idleAlerts({ stage, handler, openedAt, closedDays }: CaseFile, today: Temporal.PlainDate): readonly Alert[] {
  const isOlderThan = (workingDays: number) => isBefore(workingDaysAfter(osloDate(openedAt), workingDays, closedDays), today);
  const alert = (about: 'triage' | 'unassigned'): Alert => ({ key: about, about, days: 0, to: 'handler_and_responsible' });
  if (stage.status === 'awaiting_triage' && isOlderThan(1)) return [alert('triage')];
  return stage.status === 'in_progress' && handler === undefined && isOlderThan(2) ? [alert('unassigned')] : [];
}

/**
 * Whether managers get it by mail too: the last day before the limit and once it has passed, a request that nobody has read, what
 * was promised and is overdue, a breach that nobody has judged, or told the authority of while its
 * hours run out (domain O13). Everything else is for who has the case; a mail for each would teach managers to read none.
 */
export function isForManagers({ key }: Alert): boolean {
  return /^(limit:(1|late|unlawful):|triage$|task:late:|breach:(judge_breach|notify_authority):)/.test(key);
}

/** What is due on a day of its own is told once on that day, and a breach by the hour: neither can be put off. */
export function isSnoozable({ about }: Alert): boolean {
  return about === 'limit' || about === 'triage' || about === 'unassigned';
}

/** On its day, or the working day before it; once more when it is overdue. */
function taskAlerts(caseFile: CaseFile, organisation: Organisation, today: Temporal.PlainDate): readonly Alert[] {
  return openTasks(caseFile, organisation).flatMap(({ id, kind, dueOn, dueAt }): Alert[] => {
    // A breach has its own.
    if (dueAt && kind !== 'delete_identity_copy') return [];
    const days = daysBetween(today, dueOn);
    if (days < 0) return [{ key: `task:late:${id}`, about: 'task', days, to: 'handler_and_responsible' }];
    const isDue = !isBefore(today, workingDayOnOrBefore(dueOn, caseFile.closedDays));
    return isDue ? [{ key: `task:${id}`, about: 'task', days, to: 'handler' }] : [];
  });
}

/** At once, and again a day and four hours before the authority has to know: day and night (Art. 33(1)). */
function breachAlerts(caseFile: CaseFile, organisation: Organisation, now: Temporal.Instant): readonly Alert[] {
  return openTasks(caseFile, organisation).flatMap(({ id, kind, dueAt, dueOn }): Alert[] => {
    if (!dueAt || kind === 'delete_identity_copy') return [];
    const hoursLeft = now.until(dueAt).total('hours');
    // One line at once, for whoever has to judge it; the others when their own hours run out.
    const mark = [4, 24].find((hours) => hoursLeft <= hours);
    if (mark === undefined && kind !== 'judge_breach') return [];
    const days = daysBetween(osloDate(now), dueOn);
    return [
      { key: `breach:${id}:${hoursLeft < 0 ? 'late' : (mark ?? 'now')}`, about: 'breach', days, to: 'handler_and_responsible' },
    ];
  });
}

/** What is to be done without a person; never twice, for its outcome or its key says that it was. */
export function dueChores(caseFile: CaseFile, organisation: Organisation, now: Temporal.Instant): readonly Chore[] {
  const { stage, code, lapsedCodeSince } = caseFile;
  if (stage.status === 'closed') return [];
  const untold = lapsedCodeSince && isAsked('identity', caseFile);
  const isDone = stage.status === 'follow_up' && openTasks(caseFile, organisation).length === 0;
  return [
    ...(code && isExpired(code, now) ? [{ kind: 'expire_code' } as const] : []),
    ...(untold ? [{ kind: 'tell_code_expired', key: `code_expired:${lapsedCodeSince}` } as const] : []),
    ...whileWaiting(caseFile, organisation, now),
    ...(isCopyToTell(caseFile) ? [{ kind: 'offer_copy_deleted' } as const] : []),
    ...(isDone ? [{ kind: 'close' } as const] : []),
  ];
}

/** All copies are deleted, by us and from the mailbox, and nobody has told the person or thought better of it. */
function isCopyToTell(caseFile: CaseFile): boolean {
  const { identityCopies, tasksEnded, sent, plan, declined } = caseFile;
  if (plan || !isAtRest(caseFile) || declined.includes('id_copy_deleted')) return false;
  const toldAt = sent.findLast(({ letter }) => letter === 'id_copy_deleted')?.at.epochMilliseconds ?? 0;
  const isUntold = identityCopies.some(({ at }) => at.epochMilliseconds > toldAt);
  return isUntold && identityCopies.every(({ mailId }) => tasksEnded[copyTask(mailId)]);
}

function whileWaiting(caseFile: CaseFile, { identity }: Organisation, now: Temporal.Instant): readonly Chore[] {
  const { plan, lines, mails, exchanges, closedDays, declined } = caseFile;
  // What Frist itself has offered meanwhile does not keep the limit from passing.
  const preparedByStaff = plan !== undefined && (plan.by !== 'frist' || plan.letter === 'answer');
  if (!isAsked('identity', caseFile) || !isAtRest(caseFile) || preparedByStaff) return [];
  const today = osloDate(now);
  const guard = caseClock(caseFile).silenceGuard;
  const unidentified = lines.filter(({ right, answered }) => !answered && identityNeeded(right, identity) !== 'none');
  const isLast = guard && !isBefore(today, workingDayOnOrBefore(guard.subtract({ days: 1 }), closedDays));
  if (isLast && unidentified.length > 0) {
    if (declined.includes('answer')) return [];
    const outcomes = Object.fromEntries(unidentified.map(({ right }) => [right, 'not_identified'] as const));
    return [{ kind: 'draft_not_identified', outcomes }];
  }
  const asked = exchanges.findLast(({ what, about }) => what === 'asked' && about === 'identity');
  // Who has written since is not silent, and "we have not heard from you" would be untrue.
  if (!asked || mails.some(({ receivedAt }) => Temporal.Instant.compare(receivedAt, asked.at) > 0)) return [];
  const askedOn = osloDate(asked.at);
  const day = identityReminders.findLast((days) => daysBetween(askedOn, today) >= days);
  return day === undefined ? [] : [{ kind: 'remind_of_identity', key: `identity_reminder:${askedOn}:${day}` }];
}
