import type { Temporal } from 'temporal-polyfill';
import type { Evidence, Language, Right } from '../intents/classification.ts';
import type { Approval, Outcome, Requester, SenderSeen, TriageReason } from './case-file.ts';
import type { FirstYes } from './four-eyes.ts';
import type { CodeVerdict, ProofMethod, SenderSigns } from './identity.ts';
import type { AskedQuestion, AutomaticLetter, LetterKind, LetterLanguage, Outcomes } from './letters.ts';
import type { NoteSource } from './notes.ts';
import type { Exchange } from './pauses.ts';
import type { Receipt } from './receipt.ts';
import type { TaskKind, TaskOutcome } from './tasks.ts';

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
        /** Absent in cases from before other ways in were known: then the company's own mail server. */
        readonly receiptSource?: Receipt['source'];
        readonly promiseDays: number | null;
        /** Absent in cases from before it could be set: the promise pauses. */
        readonly promisePauses?: boolean;
        readonly closedDays: readonly string[];
        readonly language: Language;
        /** Set where the case starts with a person: why the machine would not say. */
        readonly triage: TriageReason | null;
        /** The number of a case that the mail says it belongs to, without showing that the same person wrote it. */
        readonly claimsCase?: string;
        /** The number of the case that this one was split from. */
        readonly splitFrom?: string;
        readonly senderSeen?: SenderSeen;
        readonly senderSigns?: SenderSigns;
        readonly questions?: readonly AskedQuestion[];
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
      readonly data: {
        readonly mailId: string;
        readonly receivedAt: string;
        readonly newRights: readonly Right[];
        readonly newQuestions?: readonly AskedQuestion[];
        /** What this mail showed of who writes, where it showed something. */
        readonly senderSigns?: SenderSigns;
        /** Set where it asks for more and nobody vouched for its sender: whoever is asked for now has to be shown anew. */
        readonly senderSeen?: SenderSeen;
      };
      readonly sealed:
        | { readonly evidence: readonly { readonly right: Right; readonly evidence: readonly Evidence[] }[] }
        | undefined;
    }
  | {
      readonly type: 'rights_settled';
      /** `notMarketing`: a person has read the objection, and it is not about marketing. */
      readonly data: { readonly rights: readonly Right[]; readonly notMarketing?: boolean };
      readonly sealed: undefined;
    }
  /** By themselves, or given to them by `by`. */
  | { readonly type: 'case_taken'; readonly data: { readonly handler: string }; readonly sealed: undefined }
  | {
      readonly type: 'case_split';
      /** `into`: the number of the case that these rights and mails went to. */
      readonly data: { readonly into: string; readonly rights: readonly Right[]; readonly mailIds: readonly string[] };
      readonly sealed: undefined;
    }
  | {
      readonly type: 'wrong_recipient_reported';
      readonly data: { readonly awareAt: string };
      /** What happened, in the words of whoever found out. */
      readonly sealed: { readonly note: string } | undefined;
    }
  | { readonly type: 'language_chosen'; readonly data: { readonly language: LetterLanguage }; readonly sealed: undefined }
  | {
      readonly type: 'receipt_corrected';
      readonly data: { readonly receivedAt: string; readonly source: Receipt['source'] };
      readonly sealed: { readonly reason: string } | undefined;
    }
  | { readonly type: 'requester_named'; readonly data: Nothing; readonly sealed: { readonly requester: Requester } | undefined }
  | {
      readonly type: 'letter_planned';
      /** `withYes`: kept in the same breath as somebody's own yes to it, so that it is handed in to nobody. */
      readonly data: { readonly letter: LetterKind; readonly outcomes: Outcomes; readonly withYes?: boolean };
      readonly sealed: { readonly values: Readonly<Record<string, string>>; readonly body?: string | undefined } | undefined;
    }
  | { readonly type: 'plan_dropped'; readonly data: Nothing; readonly sealed: undefined }
  | {
      readonly type: 'identity_shown';
      readonly data: { readonly method: ProofMethod };
      /** What staff saw or asked; never the fact itself, nor a number of a document. */
      readonly sealed: { readonly note: string } | undefined;
    }
  | {
      readonly type: 'question_answered';
      /** `receivedAt`: when their answer reached us, which ends the pause. */
      readonly data: { readonly about: Exchange['about']; readonly receivedAt: string };
      readonly sealed: undefined;
    }
  | {
      readonly type: 'code_issued';
      readonly data: { readonly validUntil: string };
      readonly sealed: { readonly digits: string; readonly address: string } | undefined;
    }
  | {
      readonly type: 'code_tried';
      readonly data: { readonly mailId: string; readonly verdict: Exclude<CodeVerdict, 'expired'> };
      readonly sealed: undefined;
    }
  | { readonly type: 'code_expired'; readonly data: Nothing; readonly sealed: undefined }
  | {
      readonly type: 'notice_sent';
      readonly data: { readonly notice: Exclude<AutomaticLetter, 'receipt'>; readonly messageId: string };
      readonly sealed: undefined;
    }
  | { readonly type: 'identity_copy_received'; readonly data: { readonly mailId: string }; readonly sealed: undefined }
  /** From our own store; a person deletes it from the mailbox. */
  | { readonly type: 'identity_copy_removed'; readonly data: { readonly mailId: string }; readonly sealed: undefined }
  | {
      readonly type: 'tasks_made';
      readonly data: {
        readonly tasks: readonly {
          readonly id: string;
          readonly kind: TaskKind;
          readonly dueOn: string;
          readonly recipient?: string;
        }[];
      };
      readonly sealed: undefined;
    }
  | {
      readonly type: 'task_ended';
      readonly data: { readonly id: string; readonly how: TaskOutcome; readonly on: string };
      readonly sealed: { readonly note: string } | undefined;
    }
  | {
      readonly type: 'disclosed';
      readonly data: { readonly on: string; readonly secret: boolean };
      /** To whom, what, and by which law. */
      readonly sealed: { readonly note: string } | undefined;
    }
  /** `by` is told of the alert (its key) again at `until`, if it still stands. */
  | {
      readonly type: 'alert_snoozed';
      readonly data: { readonly alert: string; readonly until: string };
      readonly sealed: undefined;
    }
  | { readonly type: 'mail_viewed'; readonly data: { readonly mailId: string }; readonly sealed: undefined }
  /** What a colleague wrote in the thread, or down about a call; `id` of a message is its channel and ts. */
  | {
      readonly type: 'note_added';
      readonly data: {
        readonly id: string;
        readonly source: NoteSource;
        readonly thread?: string;
        readonly writtenAt: string;
        readonly files?: number;
      };
      readonly sealed: { readonly text: string } | undefined;
    }
  | {
      readonly type: 'note_changed';
      readonly data: { readonly id: string; readonly editedAt: string };
      readonly sealed: { readonly text: string } | undefined;
    }
  | { readonly type: 'note_deleted'; readonly data: { readonly id: string }; readonly sealed: undefined }
  | { readonly type: 'notes_viewed'; readonly data: Nothing; readonly sealed: undefined }
  | { readonly type: 'receipt_sent'; readonly data: { readonly messageId: string }; readonly sealed: undefined }
  | {
      readonly type: 'approval_denied';
      readonly data: { readonly why: 'not_an_approver' | 'second_person_needed' | 'responsible_needed' };
      readonly sealed: undefined;
    }
  /** One of two people has said yes to this exact letter. `asked`: who may give the other yes. `voids`: whose yes to another text ends here. */
  | {
      readonly type: 'first_yes_given';
      readonly data: Pick<FirstYes, 'sha256' | 'asked'> & {
        readonly letter: LetterKind;
        readonly outcomes: Outcomes;
        readonly confirmed: readonly string[];
        readonly voids?: string;
      };
      readonly sealed: undefined;
    }
  /** `of`: whose yes it was. */
  | {
      readonly type: 'first_yes_voided';
      readonly data: { readonly of: string; readonly why: 'mail_joined' };
      readonly sealed: undefined;
    }
  | {
      readonly type: 'reply_approved';
      /** Without a letter in cases from before there were others: the answer to all that was asked. */
      readonly data: Pick<Approval, 'draftId' | 'sha256' | 'singleApprover'> &
        Partial<Pick<Approval, 'letter' | 'outcomes'>> & {
          readonly sendAfter: string;
          readonly confirmed: readonly string[];
          readonly first?: { readonly by: string; readonly at: string };
        };
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
  | {
      readonly type: 'case_reopened';
      readonly data: { readonly why: 'taken_back' | 'wrote_again' | 'wrong_recipient' };
      readonly sealed: undefined;
    }
  | {
      readonly type: 'case_closed';
      /** `into`: the number of the case that this one was merged into. */
      readonly data: { readonly outcome: Outcome; readonly into?: string };
      readonly sealed: undefined;
    };

type Nothing = Readonly<Record<never, never>>;

/** How we know that a reply went out: the server said so, it stood in the Sent folder, a person looked and said so, or it went by letter or portal. */
export type SentHow = 'server_accepted' | 'found_in_sent' | 'person_says' | 'other_channel';
