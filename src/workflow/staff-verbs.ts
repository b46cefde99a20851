/**
 * What staff can do to a case, in Slack or on the command line: the workflow as an edge sees it. Each verb is one act of one person,
 * checked against the case as it is at that moment; the second of two equal clicks is refused, never done twice.
 */
import type { Temporal } from 'temporal-polyfill';
import type { ProofMethod } from '../cases/identity.ts';
import type { ShownIdentity } from '../cases/proofs.ts';
import type { Refusal } from '../cases/refusal.ts';
import type { Right } from '../intents/classification.ts';
import type { Attachment } from '../message/message.ts';
import type { AnswerDraft, CaseView } from './ports.ts';

export type StaffVerbs = {
  /** Everything the review shows. Opening it is a look at personal data and is logged as such. */
  reviewCase(caseId: string, by: Actor): Promise<Review | Refusal>;
  /** Approves the exact text shown, with the reviewer's `body` in place of the drafted one. */
  approveReply(
    approval: ApproveReply,
    by: Actor,
  ): Promise<{ readonly kind: 'approved'; readonly sendAfter: Temporal.Instant } | Refusal>;
  undoReply(caseId: string, by: Actor): Promise<Done | Refusal>;
  /** A person says what is asked; replaces what the rules proposed. */
  settleRights(caseId: string, revision: number, rights: readonly Right[], by: Actor): Promise<Done | Refusal>;
  markNotARequest(caseId: string, revision: number, by: Actor): Promise<Done | Refusal>;
  /** "This was a request": a mail that was sorted away becomes a case in triage, with its first receipt. */
  takeBack(mailId: string, by: Actor): Promise<{ readonly kind: 'opened'; readonly number: string } | Refusal>;
  readMail(mailId: string, by: Actor): Promise<ReadableMail | Refusal>;
  /** After a doubtful send a person has looked: it went out, or it did not and may be approved again. */
  settleUncertain(caseId: string, wentOut: boolean, by: Actor): Promise<Done | Refusal>;
};

/** `id` is what the log keeps: a Slack user id or `cli:<login>`. */
export type Actor = { readonly id: string };

export type Done = { readonly kind: 'done' };

export type Review = {
  readonly kind: 'review';
  readonly view: CaseView;
  readonly mails: readonly ReadableMail[];
  /** Undefined where there is nothing to approve yet (triage) or any more. */
  readonly draft: AnswerDraft | undefined;
  /** Stands for the draft as shown; handed back with the approval, so that a text nobody saw is never approved. */
  readonly shown: string;
  /** The address the answer goes to; undefined where the sender is unclear. */
  readonly recipient: string | undefined;
  /** Set where the letter may not leave before somebody says how we know who asks. */
  readonly identity: { readonly needed: 'light' | 'strong'; readonly offered: readonly ProofMethod[] } | undefined;
};

export type ReadableMail = {
  readonly kind: 'mail';
  readonly id: string;
  readonly receivedAt: Temporal.Instant;
  readonly from: string;
  readonly subjectLine: string;
  readonly text: string;
  readonly cut: string;
  readonly attachments: readonly Attachment[];
};

export type ApproveReply = {
  readonly caseId: string;
  readonly revision: number;
  readonly shown: string;
  readonly body: string;
  /** Ids of the confirmations that were ticked. */
  readonly confirmed: readonly string[];
  /** How the approver knows who asks; the note says what they saw or asked. */
  readonly identity?: ShownIdentity | undefined;
};

export type { Refusal };
