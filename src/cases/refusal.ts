import type { Temporal } from 'temporal-polyfill';
import type { Right } from '../intents/classification.ts';
import type { Status } from './case-file.ts';
import type { IdentityLevel } from './identity.ts';
import type { LetterKind } from './letters.ts';
import type { Change } from './staleness.ts';
import type { TaskKind } from './tasks.ts';

/** Why something was not done, for an edge to put into words. Nothing has changed. */
export type Refusal =
  | { readonly kind: 'refused'; readonly why: 'not_found' }
  | { readonly kind: 'refused'; readonly why: 'not_an_approver'; readonly approvers: readonly string[] }
  /** Whether they may, nobody knows: a Slack user group among those who may could not be read. */
  | { readonly kind: 'refused'; readonly why: 'groups_unread'; readonly groups: readonly string[] }
  /** The case has changed since the card or modal was drawn (a new mail, another person's click). */
  /** `since`: what happened in between, where it is known. */
  | { readonly kind: 'refused'; readonly why: 'stale'; readonly since?: Change | undefined }
  | { readonly kind: 'refused'; readonly why: 'already_approved'; readonly by: string; readonly at: Temporal.Instant }
  | {
      readonly kind: 'refused';
      readonly why: 'already_closed';
      readonly by?: string | undefined;
      readonly at?: Temporal.Instant | undefined;
    }
  /** The answer is with the mail server or further: it cannot be called back. */
  | { readonly kind: 'refused'; readonly why: 'too_late' }
  | { readonly kind: 'refused'; readonly why: 'nothing_to_approve' }
  /** No letter of the case is on its way out. */
  | { readonly kind: 'refused'; readonly why: 'nothing_to_undo' }
  /** The template or the facts have changed since the text was shown. */
  | { readonly kind: 'refused'; readonly why: 'text_changed' }
  | { readonly kind: 'refused'; readonly why: 'not_confirmed'; readonly missing: readonly string[] }
  /** A gap like [[what was found]] is still in the text. */
  | { readonly kind: 'refused'; readonly why: 'gap_left'; readonly gap: string }
  | { readonly kind: 'refused'; readonly why: 'empty_answer' }
  | { readonly kind: 'refused'; readonly why: 'no_recipient' }
  | { readonly kind: 'refused'; readonly why: 'no_rights' }
  /** A required field of the letter is empty, or holds what is not allowed: a refusal without its ground, an extension without a reason. */
  | { readonly kind: 'refused'; readonly why: 'field_missing'; readonly missing: readonly string[] }
  /** The letter does not belong where the case stands. */
  | { readonly kind: 'refused'; readonly why: 'wrong_stage'; readonly status: Status }
  | { readonly kind: 'refused'; readonly why: 'already_answered'; readonly right: Right }
  /** A copy has to be made before anything is erased. */
  | { readonly kind: 'refused'; readonly why: 'access_first' }
  /** Marketing, and what rests on consent, stops when the person says so (Art. 21(3), 7(3)). */
  | { readonly kind: 'refused'; readonly why: 'cannot_be_refused'; readonly right: Right }
  | { readonly kind: 'refused'; readonly why: 'outcome_not_possible'; readonly right: Right }
  /** Marketing and what rests on consent: an extension would only put off what has to stop now. */
  | { readonly kind: 'refused'; readonly why: 'may_not_wait'; readonly right: Right }
  /** A ground or a reason that staff filled in has been taken out of the text (Art. 12(4)). */
  | { readonly kind: 'refused'; readonly why: 'reason_removed'; readonly piece: string }
  | { readonly kind: 'refused'; readonly why: 'not_done_yet'; readonly task: TaskKind }
  | { readonly kind: 'refused'; readonly why: 'identity_missing'; readonly level: Exclude<IdentityLevel, 'none'> }
  /** The company has promised to assess each request of this kind, and nobody has noted how (DGT-8). */
  | { readonly kind: 'refused'; readonly why: 'assessment_missing'; readonly right: Right }
  /** Somebody writes for another, and nobody has seen that they may. */
  | { readonly kind: 'refused'; readonly why: 'authority_missing' }
  /** The address is new or nobody vouches for the sender: it proves nothing. */
  | { readonly kind: 'refused'; readonly why: 'address_proves_nothing' }
  /** Nothing that is asked for needs to know who asks (Art. 12(6), 11). */
  | { readonly kind: 'refused'; readonly why: 'identity_not_needed' }
  | { readonly kind: 'refused'; readonly why: 'nobody_was_asked' }
  | { readonly kind: 'refused'; readonly why: 'already_asked' }
  | { readonly kind: 'refused'; readonly why: 'no_question_open' }
  /** An extension needs its notice within the first month (Art. 12(3)). */
  | { readonly kind: 'refused'; readonly why: 'month_is_over'; readonly on: Temporal.PlainDate }
  | { readonly kind: 'refused'; readonly why: 'extended_already' }
  | { readonly kind: 'refused'; readonly why: 'no_fees' }
  | { readonly kind: 'refused'; readonly why: 'not_a_processor' }
  | { readonly kind: 'refused'; readonly why: 'not_in_writing' }
  /** No alert of the case stands that could be put off. */
  | { readonly kind: 'refused'; readonly why: 'nothing_to_snooze' }
  /** The last two days before the planned one, or later: nobody looks away from it now. */
  | { readonly kind: 'refused'; readonly why: 'too_close_to_snooze' }
  | { readonly kind: 'refused'; readonly why: 'snoozed_already' }
  /** `asked`: who may give the other yes; nobody where the setting asks for two and there is one. */
  | { readonly kind: 'refused'; readonly why: 'second_person_needed'; readonly asked: readonly string[] }
  | { readonly kind: 'refused'; readonly why: 'responsible_needed'; readonly responsible: readonly string[] }
  /** Only the same requester's cases are ever put together. */
  | { readonly kind: 'refused'; readonly why: 'another_person' }
  /** Nothing was chosen that could become a case of its own. */
  | { readonly kind: 'refused'; readonly why: 'nothing_to_split' }
  /** Nothing would be left to answer here: that is another requester, or another right, and no second case. */
  | { readonly kind: 'refused'; readonly why: 'nothing_left' }
  /** No letter has left that could have reached anybody. */
  | { readonly kind: 'refused'; readonly why: 'nothing_was_sent' }
  | { readonly kind: 'refused'; readonly why: 'no_such_colleague' }
  | { readonly kind: 'refused'; readonly why: 'no_reason' }
  | { readonly kind: 'refused'; readonly why: 'in_the_future' }
  | { readonly kind: 'refused'; readonly why: 'too_long_ago' }
  /** `by`: who has ended it, where somebody has. */
  | {
      readonly kind: 'refused';
      readonly why: 'no_such_task';
      readonly by?: string | undefined;
      readonly at?: Temporal.Instant | undefined;
    }
  | { readonly kind: 'refused'; readonly why: 'task_is_binding'; readonly task: TaskKind }
  /** "We sent your request there" is said once it was sent (DGT-1). */
  | { readonly kind: 'refused'; readonly why: 'letter_first'; readonly letter: LetterKind }
  /** A law or an order keeps us from telling the person that data were disclosed (DFO-11). */
  | { readonly kind: 'refused'; readonly why: 'secret' }
  /** Before data are used again the person is told (Art. 18(3)); before the backups' end is noted, too. */
  | { readonly kind: 'refused'; readonly why: 'tell_the_person_first'; readonly letter: LetterKind };
