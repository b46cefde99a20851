import type { Temporal } from 'temporal-polyfill';
import type { Language, Right } from '../intents/classification.ts';
import type { Verdict } from '../message/message.ts';

/**
 * One request by one person, from receipt to answer: what the events of a case add up to.
 *
 * Nothing here is stored as such. `evolve` folds the events into it, and what can be computed from it (days left, overdue,
 * which buttons make sense) is computed where it is asked for.
 */
export type CaseFile = {
  readonly id: string;
  /** `DIGFO-2026-0042`; says nothing about the person. */
  readonly number: string;
  readonly organisation: string;
  /** Counts the events; every change names the one it was decided on, so that two at once never both win. */
  readonly revision: number;
  /**
   * The revision of the last event that matters to a decision. A click on a card older than this was made on another state;
   * a colleague who merely looked in between has not made it stale.
   */
  readonly changedAtRevision: number;
  readonly openedAt: Temporal.Instant;
  /** Receipt by the company's own server. Every clock starts here. */
  readonly receivedAt: Temporal.Instant;
  /** The promise in force at receipt, in calendar days: a policy that changes later does not move a running limit. */
  readonly promiseDays: number | null;
  readonly closedDays: readonly string[];
  readonly language: Language;
  /** Undefined once the personal part is purged, and where the sender is unclear: then nothing can be answered. */
  readonly requester: Requester | undefined;
  /** The number of another case that the mail named or answered, where nothing shows that its requester wrote it. */
  readonly claimsCase?: string | undefined;
  /** Undefined where the mail could not be read, and in cases from before this was kept. */
  readonly senderSeen?: SenderSeen | undefined;
  readonly lines: readonly RequestLine[];
  readonly mails: readonly CaseMail[];
  readonly receiptSentAt: Temporal.Instant | undefined;
  readonly stage: Stage;
};

/** Who wrote: perhaps the data subject, perhaps a lawyer or a parent. `address` is the only one ever answered. */
export type Requester = { readonly address: string; readonly name: string | undefined };

/** What can be seen of the sender: a verdict on their domain, or `form` where anybody could type any address. */
export type SenderSeen = Verdict | 'form';

/** One right asked for, with the words that led to it (empty once purged, or where a person chose the right). */
export type RequestLine = {
  readonly right: Right;
  readonly chosenBy: 'rules' | 'person';
  readonly evidence: readonly { readonly text: string; readonly rule: string }[];
};

export type CaseMail = { readonly id: string; readonly receivedAt: Temporal.Instant };

/** Where the case is. Status says where, outcome how it ended. */
export type Stage =
  | { readonly status: 'awaiting_triage'; readonly why: TriageReason }
  | { readonly status: 'in_progress' }
  | { readonly status: 'approved'; readonly approval: Approval }
  | { readonly status: 'send_failed'; readonly approval: Approval; readonly problem: string }
  | { readonly status: 'send_uncertain'; readonly approval: Approval }
  | { readonly status: 'closed'; readonly outcome: Outcome; readonly closedAt: Temporal.Instant; readonly closedBy: string };
export type Status = Stage['status'];

/** `unsure`: the rules could not tell. `unreadable`: the mail could not be parsed. `taken_back`: a person said "this was a request". */
export type TriageReason = 'unsure' | 'unreadable' | 'taken_back';
export type Outcome = 'answered' | 'not_a_request';

/** A person's yes to one exact draft: `sha256` covers recipient, subject and text, so that any edit voids it. */
export type Approval = {
  readonly draftId: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: Temporal.Instant;
  /** What the approved answer answers; a right asked for later is not among them. */
  readonly rights: readonly Right[];
  /** Nothing is handed to the mail server before this instant; until then the approval can be undone. */
  readonly sendAfter: Temporal.Instant;
};
