import { Temporal } from 'temporal-polyfill';
import type { Right } from '../intents/classification.ts';
import { breachClock } from './breach-clock.ts';
import { isWorkingDay, osloDate, readDate, workingDaysAfter } from './calendar.ts';
import type { CaseFile, RequestLine } from './case-file.ts';
import { identityNeeded, identityShown, isEnough } from './identity.ts';
import type { LineOutcome, Outcomes } from './letters.ts';
import type { Organisation } from './organisation.ts';
import { forwardBy, stopBy } from './prompt-duties.ts';
import { backupPurge } from './retention.ts';

/**
 * Something a person has to do outside of Frist, and tells Frist when it is done.
 *
 * Before the answer: `stop` (marketing, or what consent allowed), `rectify`, `erase`, `restrict`, `delete_identity_copy`. After it:
 * `tell_recipient` (Art. 19), `purge_backups`, `confirm_purge` (to the person), `erase_kept` (what the law made us keep, on the day
 * the answer named), `review_restriction`, `suppress` (keep the address from being written to again), and for a processor
 * `tell_forwarded` (to the person) and `controller_confirms`. Of a breach: `judge_breach`, `notify_authority`, `inform_affected`,
 * `notify_controller`. At any time: `tell_of_disclosure` (to the person, that an authority got data).
 */
export type TaskKind =
  | 'stop'
  | 'rectify'
  | 'erase'
  | 'restrict'
  | 'delete_identity_copy'
  | 'judge_breach'
  | 'notify_authority'
  | 'inform_affected'
  | 'tell_recipient'
  | 'purge_backups'
  | 'confirm_purge'
  | 'erase_kept'
  | 'tell_of_disclosure'
  | 'review_restriction'
  | 'suppress'
  | 'controller_confirms'
  | 'tell_forwarded'
  | 'notify_controller';

export type Task = {
  /** Unique in its case, and the same whenever it is computed: `stop:objection`, `tell_recipient:erasure:Typeform`. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly dueOn: Temporal.PlainDate;
  /** Where hours count (a breach); `dueOn` is its date. */
  readonly dueAt?: Temporal.Instant;
  /** A company that got the data, never a person. */
  readonly recipient?: string;
};

/**
 * How a task ended. `goes_on`: a restriction was looked at and stays, until the next look. `not_needed`: it turned out to be moot, with
 * a reason in the note. `impossible`: Art. 19 allows it "if this proves impossible or involves disproportionate effort"; a reason too.
 */
export type TaskEnd = {
  readonly how: TaskOutcome;
  readonly by: string;
  readonly at: Temporal.Instant;
  /** The day it was done, which may lie before the click. */
  readonly on: Temporal.PlainDate;
};
export const taskOutcomes = ['done', 'not_needed', 'impossible', 'goes_on'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** Nobody may call these moot: the law or the company's own promise leaves no room (Art. 21(3), DEF-13, O5). */
const binding: readonly TaskKind[] = [
  'stop',
  'restrict',
  'delete_identity_copy',
  'purge_backups',
  'judge_breach',
  'tell_forwarded',
];

/** Whether a task may end like this; a company that has promised to tell everybody of a breach has left itself no choice (DEF-13). */
export function mayEndAs(kind: TaskKind, how: TaskOutcome, { breachNotifyAll }: Pick<Organisation, 'breachNotifyAll'>): boolean {
  if (how === 'goes_on') return kind === 'review_restriction';
  if (kind === 'inform_affected' && breachNotifyAll) return how === 'done';
  return how === 'done' || !binding.includes(kind);
}

/** Not to tell the authority, those affected or the customer of a breach is for whoever answers for it to decide (Art. 33(1), 34(1)). */
export function isForTheResponsible(kind: TaskKind, how: TaskOutcome): boolean {
  const notices: readonly TaskKind[] = ['notify_authority', 'inform_affected', 'notify_controller'];
  return notices.includes(kind) && how !== 'done';
}

/** The id of a task begins with its kind, also of one that no line asks for any more. */
export const kindOf = (id: string) => id.split(':', 1)[0] as TaskKind;

/** Whether it stays done when a case is opened again: a breach was judged and told, a copy of an identity card is gone. */
export function staysEnded(kind: TaskKind): boolean {
  switch (kind) {
    case 'judge_breach':
    case 'notify_authority':
    case 'notify_controller':
    case 'inform_affected':
    case 'delete_identity_copy':
      return true;
    case 'stop':
    case 'rectify':
    case 'erase':
    case 'restrict':
    case 'tell_recipient':
    case 'purge_backups':
    case 'confirm_purge':
    case 'erase_kept':
    case 'tell_of_disclosure':
    case 'review_restriction':
    case 'suppress':
    case 'controller_confirms':
    case 'tell_forwarded':
      return false;
  }
}

/** Every task of a case as things stand, the next due first, done ones included. */
export function tasksOf(caseFile: CaseFile, organisation: Organisation): readonly Task[] {
  const prompt = caseFile.lines.flatMap((line) => promptTasks(line, caseFile, organisation));
  return [...prompt, ...identityCopyTasks(caseFile), ...misdirectedTasks(caseFile, organisation), ...caseFile.tasksMade].toSorted(
    (a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn),
  );
}

/** Lists and reminders ask for the tasks of thousands of cases again and again; a case never changes. */
const tasksSeen = new WeakMap<CaseFile, { readonly organisation: Organisation; readonly open: readonly Task[] }>();

export function openTasks(caseFile: CaseFile, organisation: Organisation): readonly Task[] {
  const seen = tasksSeen.get(caseFile);
  if (seen?.organisation === organisation) return seen.open;
  const open = tasksOf(caseFile, organisation).filter(({ id }) => !caseFile.tasksEnded[id]);
  tasksSeen.set(caseFile, { organisation, open });
  return open;
}

/** What a line asks for beyond words, with the days of the company's own policy where it names them (DEF-7, DGT-5). */
function promptTasks(line: RequestLine, caseFile: CaseFile, organisation: Organisation): readonly Task[] {
  const { right } = line;
  // A breach is one whatever becomes of the mail that reported it.
  if (right !== 'breach' && line.answered && !isCarriedOut(line.answered.outcome)) return [];
  const { receivedAt, closedDays } = caseFile;
  const task = (kind: TaskKind, dueOn: Temporal.PlainDate): Task => ({ id: `${kind}:${right}`, kind, dueOn });
  switch (right) {
    case 'objection':
    case 'consent_withdrawal': {
      // What is not marketing may go on if there are compelling grounds; until they are weighed it rests (Art. 18(1)(d)).
      const rests = right === 'objection' && !line.marketing;
      return [task(rests ? 'restrict' : 'stop', stopBy(receivedAt, organisation.promptDays[right] ?? 2, closedDays))];
    }
    case 'rectification':
    case 'erasure': {
      const byPolicy = right === 'erasure' && organisation.erasure.exec !== 'staff' ? 1 : undefined;
      const days = organisation.promptDays[right] ?? byPolicy;
      const from = identifiedOn(right, caseFile, organisation);
      if (days === undefined || !from) return [];
      return [task(right === 'erasure' ? 'erase' : 'rectify', promptly(from, days, closedDays))];
    }
    case 'restriction':
      return [task('restrict', promptly(osloDate(receivedAt), 0, closedDays))];
    case 'breach':
      return breachTasks(receivedAt, organisation);
    case 'access':
    case 'portability':
    case 'automated_decision':
    case 'information':
    case 'complaint':
      return [];
  }
}

/** Nothing is erased or changed for a stranger, so that the days run from when we knew who asks. */
function identifiedOn(
  right: Right,
  { proofs, receivedAt }: CaseFile,
  { identity }: Organisation,
): Temporal.PlainDate | undefined {
  if (!isEnough(identityShown(proofs, identity), identityNeeded(right, identity))) return undefined;
  return osloDate(proofs.at(-1)?.at ?? receivedAt);
}

/** So many working days later; with none, the day itself, or the next working day where it is none. */
function promptly(day: Temporal.PlainDate, workingDays: number, closedDays: readonly string[]): Temporal.PlainDate {
  if (workingDays === 0) return isWorkingDay(day, closedDays) ? day : workingDaysAfter(day, 1, closedDays);
  return workingDaysAfter(day, workingDays, closedDays);
}

/** A mail that reports a breach is the moment somebody in the company knew (Art. 33(1); B001–B005). */
function breachTasks(awareAt: Temporal.Instant, { breachNotifyAll, role }: Organisation, mark = ''): readonly Task[] {
  const { triageDue, authorityNoticeDue } = breachClock(awareAt);
  const timed = (kind: TaskKind, dueAt: Temporal.Instant): Task => ({
    id: `${kind}${mark}`,
    kind,
    dueOn: osloDate(dueAt),
    dueAt,
  });
  // Those affected are told "without undue delay" where the risk is high (Art. 34(1)); one who has promised "at once" has a day.
  const affectedDue = breachNotifyAll ? awareAt.add({ hours: 24 }) : authorityNoticeDue;
  return [
    timed('judge_breach', triageDue),
    // "The processor shall notify the controller without undue delay after becoming aware" (Art. 33(2)).
    ...(role === 'both' ? [timed('notify_controller', awareAt.add({ hours: 24 }))] : []),
    timed('notify_authority', authorityNoticeDue),
    timed('inform_affected', affectedDue),
  ];
}

/** A letter of ours that reached somebody else is a breach of our own, whatever the case is about (Art. 4(12)). */
function misdirectedTasks({ misdirected }: CaseFile, organisation: Organisation): readonly Task[] {
  return misdirected.flatMap((awareAt, i) => breachTasks(awareAt, organisation, `:wrong_recipient:${i + 1}`));
}

/** The task to delete the copy of a proof of identity that came with this mail. */
export const copyTask = (mailId: string) => `delete_identity_copy:${mailId}`;

/** Gone within 24 hours, from our store by ourselves, from the mailbox by a person (O5). */
function identityCopyTasks({ identityCopies }: CaseFile): readonly Task[] {
  return identityCopies.map(({ mailId, at }) => {
    const dueAt = at.add({ hours: 24 });
    return { id: copyTask(mailId), kind: 'delete_identity_copy', dueOn: osloDate(dueAt), dueAt };
  });
}

/**
 * What an answer leaves to be done once it is out.
 *
 *   "The controller shall communicate any rectification or erasure of personal data or restriction of processing … to each recipient
 *   to whom the personal data have been disclosed, unless this proves impossible or involves disproportionate effort." (GDPR Art. 19)
 *
 * Recipients that nobody has named yet become one task that says so. Defigo's backups: 90 days from the erasure, and then the person
 * is told (DEF-8). What the law, a complaint or a claim makes us keep is erased on the day the answer named (DGT-6, MET-8, DFO-8).
 * A restriction is looked at every 30 days (domain 3.6).
 *
 * @param erasedOn the day of the erasure itself, which the backups count from
 */
export function tasksAfterAnswer(
  outcomes: Outcomes,
  { closedDays, lines, plan }: CaseFile,
  organisation: Organisation,
  sentAt: Temporal.Instant,
  erasedOn: Temporal.PlainDate,
): readonly Task[] {
  const carriedOut = (right: Right) => isCarriedOut(outcomes[right]);
  const sentOn = osloDate(sentAt);
  const tasks: Task[] = [];
  // A withdrawn consent, and an objection that is not about marketing, end in erasure too (Art. 17(1)(b), (c)).
  const rests = lines.some(({ right, marketing }) => right === 'objection' && !marketing);
  const erasing = ['erasure', 'consent_withdrawal', ...(rests ? ['objection'] : [])] as readonly Right[];
  for (const right of ['rectification', 'restriction', ...erasing] as readonly Right[]) {
    if (!carriedOut(right)) continue;
    const dueOn = workingDaysAfter(sentOn, 5, closedDays);
    if (!organisation.recipients || !organisation.recipientsComplete)
      tasks.push({ id: `tell_recipient:${right}`, kind: 'tell_recipient', dueOn });
    for (const { name } of organisation.recipients ?? [])
      tasks.push({ id: `tell_recipient:${right}:${name}`, kind: 'tell_recipient', dueOn, recipient: name });
  }
  if (erasing.some(carriedOut) && organisation.backupDays !== null) {
    const { purgedBy, verifyOn } = backupPurge(erasedOn, organisation.backupDays, closedDays);
    tasks.push({ id: 'purge_backups', kind: 'purge_backups', dueOn: verifyOn });
    tasks.push({ id: 'confirm_purge', kind: 'confirm_purge', dueOn: purgedBy });
  }
  if (carriedOut('restriction')) tasks.push(restrictionReview(1, sentOn));
  const isKept = outcomes.erasure === 'partly' || outcomes.erasure === 'refused';
  const keptUntil = isKept ? readDate(plan?.values['erasure.until'] ?? '') : undefined;
  // Kept through that day, and so erased on the next (K001–K004).
  if (keptUntil) tasks.push({ id: 'erase_kept', kind: 'erase_kept', dueOn: keptUntil.add({ days: 1 }) });
  const marketing = lines.some(({ right, marketing }) => right === 'objection' && marketing);
  if (marketing && organisation.suppression && carriedOut('objection'))
    tasks.push({ id: 'suppress', kind: 'suppress', dueOn: workingDaysAfter(sentOn, 2, closedDays) });
  return tasks;
}

/** Whether something was done about it, if only in part. */
export function isCarriedOut(outcome: LineOutcome | undefined): boolean {
  return outcome === 'granted' || outcome === 'partly';
}

/** The n-th look at whether data still have to be locked; "lifted" only after the person was told (Art. 18(3)). */
export function restrictionReview(n: number, from: Temporal.PlainDate): Task {
  return { id: `review_restriction:${n}`, kind: 'review_restriction', dueOn: from.add({ days: 30 }) };
}

/** A request that went to its controller: the person learns where it is, two working days after it came (domain 3.2, R-PROCESSOR-FORWARD). */
export function tellForwarded({ receivedAt, closedDays }: CaseFile): Task {
  return { id: 'tell_forwarded', kind: 'tell_forwarded', dueOn: forwardBy(receivedAt, 2, closedDays) };
}

/** The controller says that they have it; we stay responsible for having handed it over (Art. 28(3)(e)). */
export function controllerConfirms(sentAt: Temporal.Instant, closedDays: readonly string[]): Task {
  return { id: 'controller_confirms', kind: 'controller_confirms', dueOn: workingDaysAfter(osloDate(sentAt), 5, closedDays) };
}
