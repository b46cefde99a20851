import type { Review } from '../../workflow/staff-verbs.ts';
import { waitingModal } from '../views/modal.ts';
import { refusalModal } from '../views/refusal.ts';
import { reviewModal } from '../views/review.ts';
import { triageModal } from '../views/triage.ts';
import type { Words } from '../words.ts';
import type { ClickListener } from './click.ts';

/** "Review": the answer to approve, or the question what is asked where that is not settled. */
export const review = lookingAtCase((found, words) =>
  found.view.caseFile.stage.status === 'awaiting_triage' ? triageModal(found, words) : reviewModal(found, words),
);

/** "They ask for something else": the same question, though the rules had an answer. */
export const changeRights = lookingAtCase(triageModal);

function lookingAtCase(viewOf: (review: Review, words: Words) => ReturnType<typeof reviewModal>): ClickListener {
  return async ({ caseId, by, words, show }, verbs) => {
    await show(waitingModal(words));
    const found = await verbs.reviewCase(caseId, by);
    await show(found.kind === 'refused' ? refusalModal(found, words, { caseId }) : viewOf(found, words));
  };
}
