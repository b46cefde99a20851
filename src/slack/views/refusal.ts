/** Why something was not done, in plain words, and what to do instead. A modal, because a notice in the channel is easily missed. */
import type { ModalView } from '@slack/types';
import type { Refusal } from '../../workflow/staff-verbs.ts';
import { actionRow, button, note, quotation, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate, writtenTime } from '../dates.ts';
import { esc, harmless, pieces } from '../text-safety.ts';
import { capitalised, colleague, listed, type Words } from '../words.ts';
import { modal } from './modal.ts';

/**
 * @param about the case, where there is one to look at again
 * @param typed what the reviewer had written, so that it can be copied and is not lost
 */
export function refusalModal(
  refusal: Refusal,
  words: Words,
  { caseId, typed }: { readonly caseId?: string | undefined; readonly typed?: string | undefined } = {},
): ModalView {
  const again =
    caseId && canBeLookedAt(refusal)
      ? [actionRow(button(actions.review, words.button.showCase, carry({ c: caseId, l: words.language })))]
      : [];
  const kept = typed ? [note(words.modal.yourText), ...pieces(harmless(typed), 2900).map(quotation)] : [];
  return modal({ title: words.modal.refusedTitle, blocks: [section(refusalSentence(refusal, words)), ...again, ...kept] }, words);
}

function canBeLookedAt({ why }: Refusal): boolean {
  return why !== 'not_found' && why !== 'already_closed' && why !== 'not_an_approver';
}

/** The refusal in one or two sentences of mrkdwn. */
export function refusalSentence(refusal: Refusal, words: Words): string {
  const { refusal: say } = words;
  switch (refusal.why) {
    case 'not_an_approver': {
      const approvers = refusal.approvers.map((id) => colleague(id, words));
      return approvers.length > 0 ? say.not_an_approver(listed(approvers, words)) : say.nobodyCanApprove;
    }
    case 'already_approved':
      return say.already_approved(colleague(refusal.by, words), writtenTime(refusal.at, words.language));
    case 'gap_left':
      return say.gap_left(esc(refusal.gap));
    case 'already_answered':
    case 'cannot_be_refused':
    case 'outcome_not_possible':
    case 'assessment_missing':
    case 'may_not_wait':
      return say[refusal.why](capitalised(words.rights[refusal.right]));
    case 'reason_removed':
      return say.reason_removed(esc(refusal.piece));
    case 'not_done_yet':
    case 'task_is_binding':
      return say[refusal.why](words.tasks[refusal.task]);
    case 'letter_first':
    case 'tell_the_person_first':
      return say[refusal.why](words.letters[refusal.letter]);
    case 'identity_missing':
      return say.identity_missing[refusal.level];
    case 'month_is_over':
      return say.month_is_over(writtenDate(refusal.on, words.language));
    case 'responsible_needed':
      return say.responsible_needed(
        listed(
          refusal.responsible.map((id) => colleague(id, words)),
          words,
        ),
      );
    default:
      return say[refusal.why];
  }
}
