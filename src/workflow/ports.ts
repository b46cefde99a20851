/**
 * What the workflow needs from the world outside, in the workflow's own words. Edges fit these types by shape and never
 * import one another; `app.ts` alone knows which edge stands behind which port.
 */
import type { Temporal } from 'temporal-polyfill';
import type { Limits } from '../cases/case-clock.ts';
import type { CaseEvent } from '../cases/case-event.ts';
import type { CaseFile } from '../cases/case-file.ts';
import type { AutomaticLetter } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Alert } from '../cases/reminders.ts';
import type { Task } from '../cases/tasks.ts';
import type { Digest } from '../digest/digest.ts';
import type { Disposition } from '../intents/classification.ts';
import type { ThreadLine } from './thread-line.ts';

export type Clock = () => Temporal.Instant;

// ── Mailbox ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A mail as the IMAP server handed it over. `receivedAt` is INTERNALDATE: the company's own receipt, not the sender's `Date:`. */
export type ArrivedMail = {
  readonly organisation: string;
  readonly folder: string;
  /** Text, because UIDVALIDITY is a 32-bit unsigned number that imapflow hands out as BigInt. */
  readonly uidValidity: string;
  readonly uid: number;
  readonly receivedAt: Temporal.Instant;
  readonly raw: Buffer;
};

export type MailCursor = { readonly uidValidity: string; readonly lastUid: number };

/** Looks for a sent mail in the provider's Sent folder, by its Message-ID; `unknown` where there is no such folder or no connection. */
export type SentFolder = { find(organisation: string, messageId: string): Promise<'found' | 'absent' | 'unknown'> };

// ── Store ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `atomically` runs the work in one transaction: all of it is kept or none. `records` reads and writes outside of one. */
export type Store = {
  readonly records: Records;
  atomically<T>(work: (records: Records) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Records = {
  readonly mails: MailRecords;
  readonly cases: CaseRecords;
  readonly drafts: DraftRecords;
  readonly outbox: OutboxRecords;
  readonly boardPosts: BoardPostRecords;
  readonly caseThreads: CaseThreadRecords;
  readonly digestRuns: DigestRunRecords;
};

export type MailRecords = {
  cursor(organisation: string, folder: string): Promise<MailCursor | undefined>;
  /**
   * Keeps the raw bytes and moves the cursor to this UID. Call it inside `atomically`, so that both happen or neither.
   * `known`: the same bytes are kept already for this organisation (delivered twice, or moved); only the cursor moves.
   */
  keep(mail: ArrivedMail): Promise<'kept' | 'known'>;
  /** The same for a note that a colleague wrote about a call or a letter; it has no place in a mailbox. */
  keepByHand(note: Pick<ArrivedMail, 'organisation' | 'receivedAt' | 'raw'>): Promise<StoredMail>;
  /** A second copy of a kept mail, under a key of its own, for a case that needs it beside the one it opened. Call it inside `atomically`. */
  keepCopy(id: string): Promise<StoredMail | undefined>;
  /** Seals the mail with a key of its own again, for it leaves the case whose key it had. Call it inside `atomically`. */
  giveOwnKey(id: string): Promise<void>;
  /** Ids of mails that nothing has become of yet, oldest receipt first. */
  unsettled(limit: number): Promise<readonly string[]>;
  get(id: string): Promise<StoredMail | undefined>;
  /** Puts other bytes in place of the raw mail, under the same key; it still counts as the mail that arrived. */
  replaceRaw(id: string, raw: Buffer): Promise<void>;
  /** Says what became of the mail; `messageIds` (its own) are kept as keyed hashes so that a later reply finds the case. */
  settle(id: string, fate: MailFate, messageId: string | undefined): Promise<void>;
  /** The case that one of these Message-IDs (received or sent by us) belongs to, the newest where there are several. */
  caseOfThread(organisation: string, messageIds: readonly string[]): Promise<string | undefined>;
  /** Mails sorted away whose receipt is in [from, until). */
  sortedAway(organisation: string, from: Temporal.Instant, until: Temporal.Instant): Promise<readonly SortedAwayMail[]>;
};

export type StoredMail = {
  readonly id: string;
  readonly organisation: string;
  readonly receivedAt: Temporal.Instant;
  readonly raw: Buffer;
  /** A colleague's note about a call or a letter, kept by `keepByHand`: nobody sent it, whatever stands in it. */
  readonly byHand: boolean;
  readonly fate: MailFate | undefined;
};

/** What became of a mail. Every mail ends as one of these, so that the sum can be held against the server's count. */
export type MailFate =
  | { readonly kind: 'case'; readonly caseId: string }
  | {
      readonly kind: 'sorted_away';
      readonly disposition: Extract<Disposition, 'other' | 'automatic'>;
      readonly mailKind: string | undefined;
      readonly reason: string;
    };

export type SortedAwayMail = { readonly id: string; readonly receivedAt: Temporal.Instant } & Extract<
  MailFate,
  { kind: 'sorted_away' }
>;

export type CaseRecords = {
  /** The next free number of the organisation and year, taken for good: `DIGFO-2026-0042`. Call it inside `atomically`. */
  nextNumber(prefix: string, year: number): Promise<string>;
  /**
   * Appends events, chained by hash, and brings the case's row up to date. A first event of type `case_opened` makes the row; the case's
   * key is then the key of the mail that opened it.
   * @throws RevisionConflict when somebody else has appended since `revision` was read: nothing is written.
   */
  append(caseId: string, revision: number, events: readonly CaseEvent[]): Promise<void>;
  find(caseId: string): Promise<CaseFile | undefined>;
  findByNumber(number: string): Promise<CaseFile | undefined>;
  /** @param filter `closedSince`: with what is closed, but not what was closed before this moment */
  list(filter: {
    readonly organisation?: string;
    readonly openOnly: boolean;
    readonly closedSince?: Temporal.Instant;
  }): Promise<readonly CaseFile[]>;
  events(caseId: string): Promise<readonly CaseEvent[]>;
  /** The cases whose requester has exactly this address (upper and lower case alike), found by its keyed hash; the newest first. */
  ofRequester(address: string): Promise<readonly CaseFile[]>;
  /** How many receipts this address has been sent or is being sent since then, over all its cases. */
  receiptsSince(address: string, since: Temporal.Instant): Promise<number>;
};

/** Somebody else changed the case in between; the caller reads it again and decides anew. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
}

/** An exact mail on its way to a person, sealed with the key of its case from the moment it is written. */
export type DraftRecords = {
  save(draft: Draft): Promise<void>;
  get(id: string): Promise<Draft | undefined>;
};
export type Draft = {
  readonly id: string;
  readonly caseId: string;
  /** `answer`: every letter that somebody approved; the others leave by themselves. */
  readonly purpose: AutomaticLetter | 'answer';
  readonly mail: OutgoingMail;
};

export type OutboxRecords = {
  /** Queues an effect. A key that is there already is left alone: the same effect is never queued twice. */
  enqueue(effect: Effect): Promise<void>;
  /** Claims what is due by a guarded update, oldest first: of two workers only one gets a row. */
  claimDue(now: Temporal.Instant, limit: number): Promise<readonly ClaimedEffect[]>;
  /** Claims without an end, left by a process that died in between; asked for once, at start. */
  stranded(): Promise<readonly ClaimedEffect[]>;
  finish(id: string, end: EffectEnd): Promise<void>;
  /** Those of the keys that are queued already, whatever became of them. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** True when the effect was still waiting and now never happens; false when it is too late. */
  cancel(key: string): Promise<boolean>;
  nextDueAt(): Promise<Temporal.Instant | undefined>;
  /** When the last of those is tried again that were queued before this effect, wait, and have a key that begins so. */
  heldUpUntil(id: string, beginnings: readonly string[]): Promise<Temporal.Instant | undefined>;
  /** How many effects are due and not done, and how many gave up. */
  backlog(now: Temporal.Instant): Promise<{ readonly waiting: number; readonly parked: number }>;
  /** What gave up, or has been tried so often that a person should know of it. */
  parked(): Promise<readonly { readonly key: string; readonly problem: string; readonly since: Temporal.Instant }[]>;
};

export type Effect = {
  /** Idempotency key; also the delivery id that an edge writes into what it posts, so that a repeat can find it. */
  readonly key: string;
  readonly task: EffectTask;
  readonly notBefore: Temporal.Instant;
};

export type SendMailTask = {
  readonly kind: 'send_mail';
  readonly caseId: string;
  readonly draftId: string;
  readonly purpose: Draft['purpose'];
  /** What the mail server has said already, where it could not be recorded: the mail is not handed over again. */
  readonly result?: SendResult;
};

export type EffectTask =
  | SendMailTask
  | { readonly kind: 'draw_card'; readonly caseId: string }
  | { readonly kind: 'post_line'; readonly caseId: string; readonly line: ThreadLine }
  | { readonly kind: 'draw_sorted_away'; readonly organisation: string; readonly on: string }
  | { readonly kind: 'post_digest'; readonly organisation: string; readonly on: string }
  | {
      readonly kind: 'mail_alert';
      readonly caseId: string;
      /** Its key: two alerts are two mails, also where they have the same number of days. */
      readonly alert: string;
      readonly about: Alert['about'];
      readonly days: number;
      readonly manager: number;
    }
  /** `manager`: which of the organisation's managers, by position, so that no address stands in the outbox. */
  | { readonly kind: 'mail_digest'; readonly organisation: string; readonly on: string; readonly manager: number };

export type ClaimedEffect = {
  readonly id: string;
  readonly attempts: number;
  readonly key: string;
  readonly task: EffectTask;
  /** When it was to happen in the first place: what patience is measured from. */
  readonly firstDueAt: Temporal.Instant;
};

export type EffectEnd =
  | { readonly kind: 'done'; readonly at: Temporal.Instant }
  | { readonly kind: 'again'; readonly notBefore: Temporal.Instant; readonly problem: string }
  /** It happened, and only its recording is tried again, from what `task` now says; nobody can cancel it any more. */
  | { readonly kind: 'unrecorded'; readonly notBefore: Temporal.Instant; readonly problem: string; readonly task: EffectTask }
  | { readonly kind: 'parked'; readonly at: Temporal.Instant; readonly problem: string };

/** Where something stands in Slack, so that it can be redrawn in place. Keys: `case:<id>`, `sorted-away:<organisation>:<date>`. */
export type BoardPostRecords = {
  get(key: string): Promise<Place | undefined>;
  put(key: string, place: Place): Promise<void>;
};

/** Which thread belongs to which case: that of its card, and those of earlier cards that somebody deleted. */
export type CaseThreadRecords = {
  put(place: Place, caseId: string): Promise<void>;
  caseOf(place: Place): Promise<string | undefined>;
  /** Those of open cases, and of cases closed since then. */
  list(closedSince: Temporal.Instant): Promise<readonly CaseThread[]>;
  /** Everything up to this `ts` has been read there. */
  seen(place: Place, until: string): Promise<void>;
};
export type CaseThread = { readonly place: Place; readonly caseId: string; readonly seenUntil: string | undefined };

export type DigestRunRecords = {
  /** Keeps the digest of the day; false when that day has one already, from this process or another. */
  keep(digest: Digest): Promise<boolean>;
  get(organisation: string, on: string): Promise<Digest | undefined>;
  /** The ISO date of the newest digest that was made. */
  newestDay(organisation: string): Promise<string | undefined>;
};

export type { Connections, Readers, StaffDirectory } from './surroundings.ts';

// ── Slack ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The staff's board. Each method may be repeated after a crash: with `repeat` it first looks for its own `deliveryId`. */
export type CaseBoard = {
  drawCard(post: BoardPost, view: CaseView): Promise<Place>;
  postLine(post: BoardPost & { readonly thread: Place }, line: ThreadLine, view: CaseView): Promise<Place>;
  drawSortedAway(post: BoardPost, view: SortedAwayView): Promise<Place>;
  postDigest(post: BoardPost, digest: Digest): Promise<Place>;
};

/** `at`: redraw what stands there, and post anew only where it has been deleted. */
export type BoardPost = {
  readonly deliveryId: string;
  readonly organisation: string;
  readonly at: Place | undefined;
  readonly repeat: boolean;
};
export type Place = { readonly channel: string; readonly ts: string };

/** A case as staff see it now: the state, its computed limits, and the moment it is looked at. */
export type CaseView = {
  readonly caseFile: CaseFile;
  readonly limits: Limits;
  /** What is still to be done outside of Frist, the next due first. */
  readonly tasks: readonly Task[];
  readonly organisation: Organisation;
  readonly now: Temporal.Instant;
};

export type SortedAwayView = {
  readonly organisation: Organisation;
  readonly on: Temporal.PlainDate;
  readonly mails: readonly SortedAwayMail[];
};

export type { ThreadLine } from './thread-line.ts';

/** A delivery that did not work. `permanent`: trying again cannot help, a person has to. `retryAfter` in milliseconds, where the server said. */
export class DeliveryProblem extends Error {
  override readonly name = 'DeliveryProblem';
  readonly permanent: boolean;
  readonly retryAfter: number | undefined;
  /** It cannot work before somebody has mended what the message names: a channel, a token. Tried again all the same, until they have. */
  readonly forAPerson: boolean;
  constructor(message: string, options: { permanent: boolean; retryAfter?: number; forAPerson?: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.permanent = options.permanent;
    this.retryAfter = options.retryAfter;
    this.forAPerson = options.forAPerson ?? false;
  }
}

// ── Replies ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type { AlertFacts, Field, LetterDraft, ReplyFacts, ReplyWriter, WrittenNotice } from './writer-port.ts';

/** A whole mail, ready to go. `messageId` is fixed before the first attempt, so that a doubtful send can be looked up. */
export type OutgoingMail = {
  readonly messageId: string;
  readonly to: string;
  readonly subjectLine: string;
  readonly text: string;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
  /** RFC 3834: `auto-replied` on the receipt, `auto-generated` on the digest, absent on what a person approved. */
  readonly autoSubmitted: 'auto-replied' | 'auto-generated' | undefined;
};

export type ReplySender = { send(organisation: string, mail: OutgoingMail): Promise<SendResult> };

/**
 * `refused`: the server did not take it, so it may be tried again unless `permanent`. `unknown`: the body went out and no verdict
 * came back; it may or may not be delivered, and is never sent again without a person.
 */
export type SendResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly permanent: boolean; readonly problem: string }
  | { readonly kind: 'unknown'; readonly problem: string };
