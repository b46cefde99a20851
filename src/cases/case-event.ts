import type { Temporal } from 'temporal-polyfill';
import type { Evidence, Language, Right } from '../intents/classification.ts';
import type { Approval, Outcome, Requester, SenderSeen, TriageReason } from './case-file.ts';

/**
 * What happened to a case, in the past tense, for ever: the audit trail and the only source of the case's state.
 *
 * `data` carries no personal data of the requester and is part of the hash chain in clear. `sealed` is the personal part: it is
 * stored encrypted with the key of the case, only its hash is chained, and it is undefined once that key is destroyed.
 * `by` is a Slack user id, `cli:<login>`, or `frist` for what the machine did.
 */
export type CaseEvent = { readonly at: Temporal.Instant; readonly by: string } & CaseHappening;

export type CaseHappening =
  | {
      readonly type: 'case_opened';
      readonly data: {
        readonly number: string;
        readonly organisation: string;
        readonly mailId: string;
        readonly receivedAt: string;
        readonly promiseDays: number | null;
        readonly closedDays: readonly string[];
        readonly language: Language;
        /** Set where the case starts with a person: why the machine would not say. */
        readonly triage: TriageReason | null;
        /** The number of a case that the mail says it belongs to, without showing that the same person wrote it. */
        readonly claimsCase?: string;
        readonly senderSeen?: SenderSeen;
        readonly lines: readonly { readonly right: Right; readonly rules: readonly string[] }[];
      };
      readonly sealed:
        | {
            readonly requester: Requester | null;
            readonly evidence: readonly { readonly right: Right; readonly evidence: readonly Evidence[] }[];
          }
        | undefined;
    }
  | {
      readonly type: 'mail_joined';
      readonly data: { readonly mailId: string; readonly receivedAt: string; readonly newRights: readonly Right[] };
      readonly sealed:
        | { readonly evidence: readonly { readonly right: Right; readonly evidence: readonly Evidence[] }[] }
        | undefined;
    }
  | { readonly type: 'rights_settled'; readonly data: { readonly rights: readonly Right[] }; readonly sealed: undefined }
  | { readonly type: 'mail_viewed'; readonly data: { readonly mailId: string }; readonly sealed: undefined }
  | { readonly type: 'receipt_sent'; readonly data: { readonly messageId: string }; readonly sealed: undefined }
  | { readonly type: 'approval_denied'; readonly data: { readonly why: 'not_an_approver' }; readonly sealed: undefined }
  | {
      readonly type: 'reply_approved';
      readonly data: Pick<Approval, 'draftId' | 'sha256'> & { readonly sendAfter: string; readonly confirmed: readonly string[] };
      readonly sealed: undefined;
    }
  | { readonly type: 'reply_undone'; readonly data: { readonly draftId: string }; readonly sealed: undefined }
  | {
      readonly type: 'reply_sent';
      readonly data: { readonly draftId: string; readonly messageId: string; readonly how: SentHow };
      readonly sealed: undefined;
    }
  | {
      readonly type: 'reply_failed';
      readonly data: { readonly draftId: string; readonly problem: string };
      readonly sealed: undefined;
    }
  | { readonly type: 'reply_uncertain'; readonly data: { readonly draftId: string }; readonly sealed: undefined }
  | {
      readonly type: 'reply_reopened';
      readonly data: { readonly draftId: string; readonly why: 'not_sent' };
      readonly sealed: undefined;
    }
  | { readonly type: 'case_reopened'; readonly data: { readonly why: 'taken_back' }; readonly sealed: undefined }
  | { readonly type: 'case_closed'; readonly data: { readonly outcome: Outcome }; readonly sealed: undefined };

/** How we know that a reply went out: the server said so, it stood in the Sent folder, or a person looked and said so. */
export type SentHow = 'server_accepted' | 'found_in_sent' | 'person_says';
