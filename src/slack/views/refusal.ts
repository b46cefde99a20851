/** Why something was not done, in plain words, and what to do instead. A modal, because a notice in the channel is easily missed. */
import type { Button, ModalView } from '@slack/types';
import type { Refusal } from '../../workflow/staff-verbs.ts';
import { actionRow, button, note, quotation, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate, writtenTime } from '../dates.ts';
import { esc, harmless, pieces } from '../text-safety.ts';
import { capitalised, colleague, eitherOf, listed, type Words } from '../words.ts';
import { modal } from './modal.ts';
import { doneBefore, sinceThen } from './refusal-since.ts';

/**
 * @param about the case, where there is one to look at again
 * @param typed what the reviewer had written, so that it can be copied and is not lost
 */
export function refusalModal(
  refusal: Refusal,
  words: Words,
  { caseId, typed }: { readonly caseId?: string | undefined; readonly typed?: string | undefined } = {},
): ModalView {
  const again = caseId && canBeLookedAt(refusal) ? [actionRow(...waysOn(refusal, caseId, words))] : [];
  const kept = typed ? [note(words.modal.yourText), ...pieces(harmless(typed), 2900).map(quotation)] : [];
  return modal({ title: words.modal.refusedTitle, blocks: [section(refusalSentence(refusal, words)), ...again, ...kept] }, words);
}

/** What to press next: where the refusal names what is to be done first, that; the case itself always. */
function waysOn(refusal: Refusal, caseId: string, words: Words): readonly Button[] {
  const value = carry({ c: caseId, l: words.language });
  const { button: name } = words;
  const look = button(actions.review, name.showCase, value);
  switch (refusal.why) {
    case 'not_done_yet':
      return [button(actions.tasks, name.tasks, value), button(actions.otherAnswer, name.otherAnswer, value), look];
    case 'access_first':
      return [button(actions.otherAnswer, name.otherAnswer, value), look];
    case 'identity_missing':
    case 'authority_missing':
      return [button(actions.identity, name.identity, value), look];
    default:
      return [look];
  }
}

function canBeLookedAt({ why }: Refusal): boolean {
  return why !== 'not_found' && why !== 'already_closed' && why !== 'not_an_approver';
}

/** The refusal in one or two sentences of mrkdwn. */
export function refusalSentence(refusal: Refusal, words: Words): string {
  const { refusal: say } = words;
  switch (refusal.why) {
    case 'not_an_approver': {
      return refusal.approvers.length > 0 ? say.not_an_approver(named(refusal.approvers, words)) : say.nobodyCanApprove;
    }
    case 'already_approved':
      return say.already_approved(colleague(refusal.by, words), writtenTime(refusal.at, words.language));
    case 'stale':
      return refusal.since ? sinceThen(refusal.since, words) : say.stale;
    case 'already_closed':
      return doneBefore('closed', refusal, say.already_closed, words);
    case 'no_such_task':
      return doneBefore('ended', refusal, say.no_such_task, words);
    case 'second_person_needed':
      return refusal.asked.length > 0 ? words.fourEyes.needed(eitherOf(refusal.asked, words)) : words.fourEyes.neededNobody;
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
    case 'not_done_yet': {
      const first = say.not_done_yet(words.tasks[refusal.task]);
      return refusal.task === 'erase' ? `${first} ${say.eraseAfterAccess}` : first;
    }
    case 'task_is_binding':
      return say.task_is_binding(words.tasks[refusal.task]);
    case 'letter_first':
    case 'tell_the_person_first':
      return say[refusal.why](words.letters[refusal.letter]);
    case 'identity_missing':
      return say.identity_missing[refusal.level];
    case 'month_is_over':
      return say.month_is_over(writtenDate(refusal.on, words.language));
    case 'responsible_needed':
      return say.responsible_needed(named(refusal.responsible, words));
    default:
      return say[refusal.why];
  }
}

/** The first of them by name; a user group may have hundreds. */
function named(people: readonly string[], words: Words): string {
  const shown = people.slice(0, 10).map((id) => colleague(id, words));
  return listed(people.length > shown.length ? [...shown, words.more(people.length - shown.length)] : shown, words);
}
