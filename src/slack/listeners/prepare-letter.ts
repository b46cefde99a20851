/** From a choice to the exact text: pick a letter, or how each thing is answered; fill in its fields; review what came of it. */
import type { ModalView } from '@slack/types';
import type { Outcomes } from '../../cases/letters.ts';
import { rights } from '../../intents/classification.ts';
import type { Actor, Refusal, StaffVerbs } from '../../workflow/staff-verbs.ts';
import { editedBody } from '../views/answer-fields.ts';
import { isMailAddress } from '../views/inputs.ts';
import { fieldBlock, letterForm, type Prepared, readLetterForm } from '../views/letter-form.ts';
import { doneModal, waitingModal } from '../views/modal.ts';
import { outcomeBlock, readOutcomes } from '../views/outcome-form.ts';
import { refusalModal, refusalSentence } from '../views/refusal.ts';
import type { Words } from '../words.ts';
import type { ClickListener } from './click.ts';
import { reviewNow } from './look-at-case.ts';
import { complaint, instead, type SubmissionListener } from './submission.ts';

/** A letter from the menu, and "Fill in" in the review. */
export const openLetterForm: ClickListener = async ({ caseId, revision, letter, outcomes, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await formOf({ caseId, revision, letter, outcomes }, by, words, verbs);
  await show('why' in found ? refusalModal(found, words, { caseId }) : found);
};

/** "Answer in another way": each choice has fields of its own. */
export const chooseOutcomes: SubmissionListener = async ({ by, caseId, revision, view, words }, verbs) => {
  const outcomes = readOutcomes(view);
  const [first] = view.blocks.flatMap(({ block_id: id }) => (id?.startsWith('outcome:') ? [id] : []));
  if (first && Object.keys(outcomes).length === 0) return complaint(first, words.forms.errors.nothingAnswered);
  const found = await formOf({ caseId, revision, letter: 'answer', outcomes }, by, words, verbs);
  if (!('why' in found)) return instead(found);
  const block = view.blocks.map(({ block_id: id }) => id).find((id) => id === blockAtFault(found, outcomes));
  return block ? complaint(block, refusalSentence(found, words)) : instead(refusalModal(found, words, { caseId }));
};

function blockAtFault(refusal: Refusal, outcomes: Outcomes): string | undefined {
  if ('right' in refusal) return outcomeBlock(refusal.right);
  if (refusal.why === 'access_first') return outcomeBlock('erasure');
  const unidentified = rights.find((right) => outcomes[right] === 'not_identified');
  return refusal.why === 'nobody_was_asked' && unidentified ? outcomeBlock(unidentified) : undefined;
}

/** The filled-in form becomes a plan, and the letter that follows from it is shown for review in the same place. */
export const planLetter: SubmissionListener = async ({ by, caseId, revision, letter, outcomes, view, words }, verbs) => {
  const values = readLetterForm(view);
  const addressed = values.address === undefined ? undefined : fieldBlock(view, 'address');
  if (addressed && !isMailAddress(values.address ?? '')) return complaint(addressed, words.requesterForm.wrongAddress);
  const outcome = await verbs.planLetter({ caseId, revision, letter, outcomes, values }, by);
  if (outcome.kind === 'done') return instead(await reviewNow(caseId, by, words, verbs));
  const block = outcome.why === 'field_missing' ? fieldBlock(view, outcome.missing[0]) : undefined;
  if (block) return complaint(block, words.letterForm.required);
  return instead(refusalModal(outcome, words, { caseId, typed: Object.values(values).join('\n\n') }));
};

/** "Hand in to a colleague": the letter as it stands, with the reviewer's own words where Slack has sent them along. */
export const handIn: ClickListener = async ({ caseId, revision, letter, outcomes, view, by, words, show }, verbs) => {
  const body = view && editedBody(view);
  const form = await verbs.fieldsOf(caseId, letter, outcomes, by);
  const outcome =
    form.kind === 'refused'
      ? form
      : await verbs.planLetter({ caseId, revision, letter, outcomes, values: form.values, body }, by);
  await show(
    outcome.kind === 'refused' ? refusalModal(outcome, words, { caseId, typed: body }) : doneModal(words.modal.handedIn, words),
  );
};

export const dropPlan: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  const outcome = await verbs.dropPlan(caseId, by);
  await show(outcome.kind === 'refused' ? refusalModal(outcome, words, { caseId }) : doneModal(words.modal.planDropped, words));
};

/** The form of a letter; where it asks for nothing, the letter is prepared at once and shown for review. */
async function formOf(prepared: Prepared, by: Actor, words: Words, verbs: StaffVerbs): Promise<ModalView | Refusal> {
  const { caseId, letter, outcomes } = prepared;
  const form = await verbs.fieldsOf(caseId, letter, outcomes, by);
  if (form.kind === 'refused') return form;
  if (form.fields.length > 0) return letterForm(prepared, form, words);
  const planned = await verbs.planLetter({ ...prepared, values: {} }, by);
  return planned.kind === 'refused' ? planned : reviewNow(caseId, by, words, verbs);
}
