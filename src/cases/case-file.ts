import type { Temporal } from 'temporal-polyfill';
import type { Language, Right } from '../intents/classification.ts';
import type { Verdict } from '../message/message.ts';
import type { CaseEvent } from './case-event.ts';
import type { Disclosure } from './disclosures.ts';
import type { FirstYes } from './four-eyes.ts';
import type { IdentityProof, IssuedCode, SenderSigns } from './identity.ts';
import type { AskedQuestion, LetterKind, LineOutcome, Outcomes, Plan } from './letters.ts';
import type { Note } from './notes.ts';
import type { Exchange } from './pauses.ts';
import type { Receipt } from './receipt.ts';
import type { Snooze } from './snoozes.ts';
import type { Latest } from './staleness.ts';
import type { Task, TaskEnd } from './tasks.ts';

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
  /** The newest event of each kind: what an act rests on is held against these. */
  readonly latest: Readonly<Partial<Record<CaseEvent['type'], Latest>>>;
  readonly openedAt: Temporal.Instant;
  /** Receipt by the company's own server. Every clock starts here. */
  readonly receivedAt: Temporal.Instant;
  readonly receiptSource: Receipt['source'];
  /** The promise in force at receipt, in calendar days: a policy that changes later does not move a running limit. */
  readonly promiseDays: number | null;
  /** Whether the promise stands still too while we wait for an answer of the person (domain 2.3 (2)). */
  readonly promisePauses: boolean;
  readonly closedDays: readonly string[];
  readonly language: Language;
  /** Undefined once the personal part is purged, and where the sender is unclear: then nothing can be answered. */
  readonly requester: Requester | undefined;
  /** The number of another case that the mail named or answered, where nothing shows that its requester wrote it. */
  readonly claimsCase?: string | undefined;
  /** The number of the case that this one was split from: another person's, or another matter. */
  readonly splitFrom?: string | undefined;
  /** Undefined where the mail could not be read, and in cases from before this was kept. */
  readonly senderSeen?: SenderSeen | undefined;
  /** What the first mail shows of who writes, beside the address: for somebody else, under age, with a new address. */
  readonly senderSigns: SenderSigns;
  readonly lines: readonly RequestLine[];
  /** Questions asked beside the copy; each is answered or reasoned before an access answer may leave. */
  readonly questions: readonly AskedQuestion[];
  readonly mails: readonly CaseMail[];
  /** Mails that came after the first and that nobody has read yet. */
  readonly unread: readonly string[];
  /** What colleagues wrote about it, in the thread or in a form, in the order it was kept; deleted ones included. */
  readonly notes: readonly Note[];
  readonly receiptSentAt: Temporal.Instant | undefined;
  /** Who has taken the case; undefined while nobody has. */
  readonly handler: string | undefined;
  /** Our questions to the person that may stop the clock, and their answers as far as staff found them sufficient. */
  readonly exchanges: readonly Exchange[];
  /** The moments at which notices of extension left. */
  readonly extensionNotices: readonly Temporal.Instant[];
  /** How we came to know who asks; empty while we do not. */
  readonly proofs: readonly IdentityProof[];
  /** The one-time code that is out; undefined where none is, or once it is used, expired or guessed at too often. */
  readonly code: IssuedCode | undefined;
  /** Since when a code is worth nothing, expired or guessed at too often, without the person having been told. */
  readonly lapsedCodeSince: Temporal.Instant | undefined;
  /** The address on record that a code was sent to: what comes from there belongs to the case, also when the code is no longer good. */
  readonly addressOnRecord: string | undefined;
  /** Copies of identity documents that came unasked and are not gone yet, by mail (domain O5). */
  readonly identityCopies: readonly { readonly mailId: string; readonly at: Temporal.Instant }[];
  /** What went to an authority that may demand it; where it is not secret, the person is told (DFO-11). */
  readonly disclosures: readonly Disclosure[];
  /** When somebody knew that a letter of ours had reached the wrong person, each time (GDPR Art. 4(12), 33). */
  readonly misdirected: readonly Temporal.Instant[];
  /** Tasks that an answer left behind; those that follow from the lines alone are computed (`tasks.ts`). */
  readonly tasksMade: readonly Task[];
  readonly tasksEnded: Readonly<Record<string, TaskEnd>>;
  /** Alerts that somebody has put off until the next working morning. */
  readonly snoozes: readonly Snooze[];
  /** Letters that went out, oldest first. */
  readonly sent: readonly { readonly letter: LetterKind; readonly at: Temporal.Instant }[];
  /** The letter staff have prepared and not sent yet. */
  readonly plan: Plan | undefined;
  /** The first of two yeses to the letter in `plan`; the case waits for somebody else's. */
  readonly firstYes: FirstYes | undefined;
  /** Letters that Frist had prepared by itself and somebody put aside: they are not prepared again. */
  readonly declined: readonly LetterKind[];
  /** Why a person has to say what is asked; undefined once they have. */
  readonly triage: TriageReason | undefined;
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
  /**
   * Of an objection: whether it may be about marketing, and so may not be refused (GDPR Art. 21(3)). True until a person who has
   * read the mail says otherwise.
   */
  readonly marketing: boolean;
  /** How it was answered, and when that left; undefined while it has not been. */
  readonly answered: { readonly outcome: LineOutcome; readonly at: Temporal.Instant } | undefined;
};

export type CaseMail = { readonly id: string; readonly receivedAt: Temporal.Instant };

/**
 * Where the case is. Status says where, outcome how it ended.
 *
 * `in_progress` with nobody in `handler` is open to be taken. `waiting`: the person has been asked who they are or what they mean.
 * `drafted`: somebody has prepared a letter for somebody to approve. `follow_up`: all is answered, and what was promised is still to
 * be done.
 */
export type Stage =
  | { readonly status: 'awaiting_triage'; readonly why: TriageReason }
  | { readonly status: 'in_progress' }
  | { readonly status: 'waiting'; readonly about: Exchange['about'] }
  | { readonly status: 'drafted'; readonly letter: LetterKind; readonly by: string }
  | { readonly status: 'approved'; readonly approval: Approval }
  | { readonly status: 'send_failed'; readonly approval: Approval; readonly problem: string }
  | { readonly status: 'send_uncertain'; readonly approval: Approval }
  | { readonly status: 'follow_up' }
  | {
      readonly status: 'closed';
      readonly outcome: Outcome;
      readonly closedAt: Temporal.Instant;
      readonly closedBy: string;
      /** The number of the case that this one was merged into. */
      readonly into?: string | undefined;
    };
export type Status = Stage['status'];

/**
 * `unsure`: the rules could not tell. `unreadable`: the mail could not be parsed. `taken_back`: a person said "this was a request".
 * `by_hand`: a call or a letter that a colleague wrote down. `contact_left`: somebody has left a customer, and what we hold of them is
 * to be looked through (MET-4). `split_off`: mails that a person took out of another case, and nobody has said yet what they ask.
 */
export type TriageReason = 'unsure' | 'unreadable' | 'taken_back' | 'by_hand' | 'contact_left' | 'split_off';

/** `merged`: it was the same matter as another case, which goes on. `forwarded`: the controller answers, we were the processor. */
export type Outcome = 'answered' | 'not_a_request' | 'withdrawn' | 'forwarded' | 'merged';

/** A person's yes to one exact letter: `sha256` covers recipient, subject, text and files, so that any edit voids it. */
export type Approval = {
  readonly letter: LetterKind;
  /** The lines that the approved answer answers, and how; empty for other letters. A right asked for later is not among them. */
  readonly outcomes: Outcomes;
  readonly draftId: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: Temporal.Instant;
  /** Nothing is handed to the mail server before this instant; until then the approval can be undone. */
  readonly sendAfter: Temporal.Instant;
  /** Who had said yes to the same text before, where it took two. */
  readonly first?: { readonly by: string; readonly at: Temporal.Instant } | undefined;
  /** It would have taken two, and there is nobody else who may approve. */
  readonly singleApprover?: boolean | undefined;
};
