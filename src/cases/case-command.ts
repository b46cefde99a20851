import type { Temporal } from 'temporal-polyfill';
import type { Right } from '../intents/classification.ts';
import type { ApproveCommand } from './approval.ts';
import type { SentHow } from './case-event.ts';
import type { Requester, SenderSeen } from './case-file.ts';
import type { SenderSigns } from './identity.ts';
import type { AskedQuestion, LetterKind, LetterLanguage, Outcomes } from './letters.ts';
import type { NoteSource } from './notes.ts';
import type { Organisation } from './organisation.ts';
import type { ShownIdentity } from './proofs.ts';
import type { TaskOutcome } from './tasks.ts';

/**
 * What somebody wants to do to a case, with the facts the decision rests on. `revision`, or `saw`: the state they had before their eyes;
 * refused as stale where what the act rests on has changed since.
 */
export type CaseCommand =
  | {
      readonly type: 'join_mail';
      readonly mailId: string;
      readonly receivedAt: Temporal.Instant;
      readonly found: readonly FoundRight[];
      readonly questions?: readonly AskedQuestion[];
      /** Six-digit numbers in the mail, one of which may be the code that is out. */
      readonly codes?: readonly string[];
      /** A copy of an identity document came with it, unasked. */
      readonly identityCopy?: boolean;
      /** What can be seen of who sent it, and what its words show of them. */
      readonly senderSeen?: SenderSeen;
      readonly senderSigns?: SenderSigns;
      /** An approved answer was still waiting and has been taken out of the outbox, since it does not answer this. */
      readonly answerWithdrawn?: boolean;
    }
  | {
      readonly type: 'settle_rights';
      readonly revision: number;
      readonly rights: readonly Right[];
      /** The objection is not about marketing, says a person who has read it. */
      readonly notMarketing?: boolean;
      /** Who may take a right out again of which the rules were sure. */
      readonly approvers: readonly string[];
      readonly organisation: Organisation;
      readonly by: string;
    }
  | { readonly type: 'take_case'; readonly by: string; readonly saw?: number | undefined }
  /** `alert`: its key; undefined for all that stand. */
  | { readonly type: 'snooze_alert'; readonly alert: string | undefined; readonly by: string }
  | {
      readonly type: 'assign_case';
      readonly revision: number;
      readonly to: string;
      /** Who may be given a case of this organisation, besides whoever says so. */
      readonly colleagues: readonly string[];
      readonly by: string;
    }
  | {
      readonly type: 'split';
      readonly revision: number;
      readonly rights: readonly Right[];
      readonly mailIds: readonly string[];
      /** The number of the new case. */
      readonly into: string;
      readonly organisation: Organisation;
      readonly by: string;
    }
  | {
      readonly type: 'report_wrong_recipient';
      /** When anybody in the company knew: the 72 hours of Art. 33(1) run from then. */
      readonly awareAt: Temporal.Instant;
      readonly note: string;
      readonly by: string;
    }
  | {
      readonly type: 'choose_language';
      readonly revision: number;
      readonly language: LetterLanguage;
      readonly by: string;
    }
  | {
      readonly type: 'mark_not_a_request';
      readonly revision: number;
      readonly approvers: readonly string[];
      readonly by: string;
    }
  | { readonly type: 'take_back'; readonly by: string; readonly saw?: number | undefined }
  | { readonly type: 'reopen'; readonly by: string; readonly saw?: number | undefined }
  | { readonly type: 'merge'; readonly into: string; readonly by: string; readonly saw?: number | undefined }
  | {
      readonly type: 'correct_receipt';
      readonly at: Temporal.Instant;
      readonly reason: string;
      readonly saw?: number | undefined;
      readonly by: string;
      readonly responsible: readonly string[];
    }
  | {
      readonly type: 'name_requester';
      readonly requester: Requester;
      /** Who may name another one than the mail did. */
      readonly approvers: readonly string[];
      readonly saw?: number | undefined;
      readonly by: string;
    }
  | {
      readonly type: 'record_disclosure';
      readonly on: Temporal.PlainDate;
      readonly secret: boolean;
      readonly note: string;
      readonly saw?: number | undefined;
      readonly by: string;
    }
  /** A note as it stands now. `editedAt`: when its author changed it last, where they have. */
  | {
      readonly type: 'keep_note';
      readonly id: string;
      readonly source: NoteSource;
      readonly thread?: string;
      readonly at: Temporal.Instant;
      readonly text: string;
      readonly files: number;
      readonly editedAt?: Temporal.Instant | undefined;
      readonly by: string;
    }
  | { readonly type: 'delete_note'; readonly id: string }
  | { readonly type: 'look_at_notes'; readonly by: string }
  | { readonly type: 'look_at_mail'; readonly mailId: string; readonly by: string }
  | {
      readonly type: 'plan_letter';
      readonly revision: number;
      readonly letter: LetterKind;
      readonly outcomes: Outcomes;
      readonly values: Readonly<Record<string, string>>;
      readonly body: string | undefined;
      readonly organisation: Organisation;
      readonly by: string;
    }
  | { readonly type: 'drop_plan'; readonly organisation: Organisation; readonly by: string; readonly saw?: number | undefined }
  | { readonly type: 'show_identity'; readonly identity: ShownIdentity; readonly by: string; readonly saw?: number | undefined }
  | {
      readonly type: 'answer_question';
      readonly about: 'identity' | 'clarification';
      readonly by: string;
      readonly saw?: number | undefined;
    }
  | { readonly type: 'expire_code' }
  | { readonly type: 'close_if_done'; readonly organisation: Organisation }
  | { readonly type: 'record_notice'; readonly notice: 'identity_reminder' | 'code_expired'; readonly messageId: string }
  | {
      readonly type: 'end_task';
      readonly id: string;
      readonly how: TaskOutcome;
      readonly on: Temporal.PlainDate;
      readonly note: string;
      /** Who may decide that nobody is told of a breach: whoever answers for the cases, or an approver where nobody is named. */
      readonly decides: readonly string[];
      readonly organisation: Organisation;
      readonly saw?: number | undefined;
      readonly by: string;
    }
  | ApproveCommand
  | { readonly type: 'undo_reply'; readonly by: string; readonly saw?: number | undefined }
  | { readonly type: 'record_receipt'; readonly messageId: string }
  | {
      readonly type: 'record_sent';
      readonly draftId: string;
      readonly messageId: string;
      readonly how: SentHow;
      readonly organisation: Organisation;
      readonly by: string;
    }
  | { readonly type: 'record_failed'; readonly draftId: string; readonly problem: string }
  | { readonly type: 'record_uncertain'; readonly draftId: string }
  | {
      readonly type: 'settle_uncertain';
      readonly wentOut: boolean;
      readonly messageId: string;
      readonly organisation: Organisation;
      readonly saw?: number | undefined;
      readonly by: string;
    };

export type FoundRight = {
  readonly right: Right;
  readonly evidence: readonly { readonly text: string; readonly rule: string }[];
};

export type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
