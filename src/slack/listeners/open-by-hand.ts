import type { Refusal } from '../../workflow/staff-verbs.ts';
import { byHandFields, readByHand } from '../views/by-hand-form.ts';
import { doneModal } from '../views/modal.ts';
import { refusalModal, refusalSentence } from '../views/refusal.ts';
import { complaint, instead, type SubmissionListener } from './submission.ts';

export const openByHand: SubmissionListener = async ({ by, view, words }, verbs) => {
  const request = readByHand(view);
  if ('wrong' in request) {
    const { wrong } = request;
    const sentences = {
      time: words.receiptForm.wrongTime,
      address: words.requesterForm.wrongAddress,
      source: words.letterForm.required,
    };
    return complaint(byHandFields[wrong], sentences[wrong]);
  }
  const outcome = await verbs.openByHand(request, by);
  if (outcome.kind === 'opened') return instead(doneModal(words.modal.opened(outcome.number), words));
  const field = fieldOf(outcome);
  return field ? complaint(byHandFields[field], refusalSentence(outcome, words)) : instead(refusalModal(outcome, words));
};

function fieldOf({ why }: Refusal): keyof typeof byHandFields | undefined {
  if (why === 'in_the_future' || why === 'too_long_ago') return 'date';
  if (why === 'no_reason') return 'note';
  return why === 'not_found' ? 'organisation' : undefined;
}
