import type { ModalView } from '@slack/types';
import type { Actor, Review, StaffVerbs } from '../../workflow/staff-verbs.ts';
import { waitingModal } from '../views/modal.ts';
import { refusalModal } from '../views/refusal.ts';
import { missingIn, reviewModal } from '../views/review.ts';
import { triageModal } from '../views/triage.ts';
import type { Words } from '../words.ts';
import type { ClickListener } from './click.ts';

/** "Review": the letter to approve, or the question what is asked where that is not settled. */
export const review: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  await show(await reviewNow(caseId, by, words, verbs));
};

/** "They ask for something else": the same question, though the rules had an answer. */
export const changeRights: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await verbs.reviewCase(caseId, by);
  await show(found.kind === 'refused' ? refusalModal(found, words, { caseId }) : triageModal(found, words));
};

/** The review as it is at this moment; what is not filled in yet is called by the names its form has. */
export async function reviewNow(caseId: string, by: Actor, words: Words, verbs: StaffVerbs): Promise<ModalView> {
  const found = await verbs.reviewCase(caseId, by);
  if (found.kind === 'refused') return refusalModal(found, words, { caseId });
  const { triage, plan, stage } = found.view.caseFile;
  if (stage.status === 'awaiting_triage' || (triage && !plan)) return triageModal(found, words);
  const missing = missingIn(found);
  return reviewModal(found, words, missing.length > 0 ? await namesOf(missing, found, by, verbs) : []);
}

async function namesOf(missing: readonly string[], review: Review, by: Actor, verbs: StaffVerbs): Promise<readonly string[]> {
  const form = await verbs.fieldsOf(review.view.caseFile.id, review.letter, review.outcomes, by);
  return missing.map((key) => (form.kind === 'form' ? form.fields.find((field) => field.key === key)?.label : undefined) ?? key);
}
