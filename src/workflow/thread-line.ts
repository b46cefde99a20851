import type { Outcome } from '../cases/case-file.ts';
import type { ProofMethod } from '../cases/identity.ts';
import type { AutomaticLetter, LetterKind, LetterLanguage, Outcomes } from '../cases/letters.ts';
import type { NoteSource } from '../cases/notes.ts';
import type { Exchange } from '../cases/pauses.ts';
import type { Alert } from '../cases/reminders.ts';
import type { TaskKind, TaskOutcome } from '../cases/tasks.ts';
import type { Right } from '../intents/classification.ts';
import type { Place } from './ports.ts';

/** One line in a case's thread: ids, times and counts, never a name, an address or words of a mail. */
export type ThreadLine =
  | {
      readonly type: 'mail_in';
      readonly mailId: string;
      readonly receivedAt: string;
      readonly attachments: number;
      readonly newRights: readonly Right[];
      /** The number of a case that the mail says it belongs to, where nothing shows that it does. */
      readonly claimsCase?: string;
    }
  | { readonly type: 'receipt_sent' }
  | { readonly type: 'rights_settled'; readonly by: string; readonly rights: readonly Right[] }
  | { readonly type: 'case_taken'; readonly by: string }
  | { readonly type: 'case_assigned'; readonly by: string; readonly to: string }
  /** In the old case, and in the new one: numbers of the other. */
  | { readonly type: 'case_split'; readonly by: string; readonly into: string }
  | { readonly type: 'split_from'; readonly by: string; readonly from: string }
  | { readonly type: 'wrong_recipient'; readonly by: string }
  | { readonly type: 'language_chosen'; readonly by: string; readonly language: LetterLanguage }
  | { readonly type: 'receipt_corrected'; readonly by: string; readonly receivedAt: string }
  | { readonly type: 'requester_named'; readonly by: string }
  /** `again`: another draft of the letter that was prepared before. `outcomes`: of an answer, where something is not simply given. */
  | {
      readonly type: 'letter_planned';
      readonly by: string;
      readonly letter: LetterKind;
      readonly again?: true;
      readonly outcomes?: Outcomes;
    }
  | { readonly type: 'plan_dropped'; readonly by: string }
  | { readonly type: 'identity_shown'; readonly by: string; readonly method: ProofMethod }
  | { readonly type: 'question_answered'; readonly by: string; readonly about: Exchange['about'] }
  | { readonly type: 'code_wrong' }
  | { readonly type: 'code_expired' }
  | { readonly type: 'identity_copy_received' }
  | { readonly type: 'task_ended'; readonly by: string; readonly task: TaskKind; readonly how: TaskOutcome }
  | { readonly type: 'notice_sent'; readonly notice: Exclude<AutomaticLetter, 'receipt'> }
  /** `into`: the number of the case that goes on. */
  | {
      readonly type: 'case_closed';
      readonly by: string;
      readonly outcome: Exclude<Outcome, 'not_a_request'>;
      readonly into?: string;
    }
  | { readonly type: 'case_reopened'; readonly by: string; readonly why: 'taken_back' | 'wrote_again' }
  /** Another case of the same person has joined this one. */
  | { readonly type: 'merged_here'; readonly by: string; readonly number: string }
  /** An authority got data; of what is secret, the thread says nothing. */
  | { readonly type: 'disclosed'; readonly by: string }
  | { readonly type: 'note_written'; readonly by: string; readonly source: Exclude<NoteSource, 'thread'> }
  /** The card stands anew, since it was deleted or its channel given up; `before` is where its thread began until then. */
  | { readonly type: 'card_again'; readonly before: Place }
  /** Days left, and whom it is for: ids that Slack turns into a mention. */
  | {
      readonly type: 'alert';
      readonly about: Alert['about'];
      readonly days: number;
      readonly to: readonly string[];
      /** Where it may be put off: its key, and until when. */
      readonly snooze?: { readonly alert: string; readonly until: string };
    }
  | { readonly type: 'alert_snoozed'; readonly by: string; readonly until: string }
  /** Without a letter: the answer. */
  | {
      readonly type: 'reply_approved';
      readonly by: string;
      readonly sendAfter: string;
      readonly letter?: LetterKind;
      /** Who said yes before, where it took two. */
      readonly first?: string;
      /** It would have taken two, and nobody else may approve. */
      readonly singleApprover?: boolean;
    }
  /** One of two has said yes; `to` are told that it is their turn. `voids`: whose yes to another text ends with this one. */
  | {
      readonly type: 'first_yes_given';
      readonly by: string;
      readonly letter: LetterKind;
      readonly to: readonly string[];
      readonly voids?: string;
    }
  /** A mail came after the first yes, which was given without knowing of it. */
  | { readonly type: 'first_yes_voided'; readonly of: string }
  | { readonly type: 'reply_undone'; readonly by: string }
  /** `by`: who sends it themselves, by letter or portal. */
  | { readonly type: 'reply_sent'; readonly by?: string }
  /** After a doubtful send: a person has looked, and says so. */
  | { readonly type: 'reply_went_out'; readonly by: string }
  | { readonly type: 'reply_not_sent'; readonly by: string }
  | { readonly type: 'reply_failed'; readonly problem: string }
  | { readonly type: 'reply_uncertain' }
  | { readonly type: 'not_a_request'; readonly by: string };
