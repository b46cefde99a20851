/** The clicks and forms by which a case is kept in order; each is one verb. */
import type { ModalView } from '@slack/types';
import type { Temporal } from 'temporal-polyfill';
import { readDate } from '../../cases/calendar.ts';
import { proofMethods } from '../../cases/identity.ts';
import { taskOutcomes } from '../../cases/tasks.ts';
import type { CaseView } from '../../workflow/ports.ts';
import type { Done, Refusal } from '../../workflow/staff-verbs.ts';
import type { SubmittedView } from '../views/answer-fields.ts';
import { caseMenu } from '../views/case-menu.ts';
import { entered, isMailAddress, osloMoment } from '../views/inputs.ts';
import { doneModal, waitingModal } from '../views/modal.ts';
import { outcomeForm } from '../views/outcome-form.ts';
import { refusalModal, refusalSentence } from '../views/refusal.ts';
import { identityForm, mergeForm, receiptForm, requesterForm, taskForm, upkeepFields } from '../views/upkeep-forms.ts';
import type { Words } from '../words.ts';
import type { ClickListener } from './click.ts';
import { complaint, done, instead, type Submission, type SubmissionListener } from './submission.ts';

export const openMenu = opening(caseMenu);
export const openOutcomes = opening((view, words) => outcomeForm(view, words));
export const openRefusals = opening((view, words) => outcomeForm(view, words, 'refused'));
export const openIdentity = opening(identityForm);
export const openTasks = opening(taskForm);
export const openReceipt = opening(receiptForm);
export const openRequester = opening(requesterForm);
export const openMerge = opening(mergeForm);

/** A form about the case as it is now, not as it was when the card was drawn. */
export function opening(formOf: (view: CaseView, words: Words) => ModalView): ClickListener {
  return async ({ caseId, by, words, show }, verbs) => {
    await show(waitingModal(words));
    const found = await verbs.caseNow(caseId, by);
    if (found.kind === 'refused') return show(refusalModal(found, words));
    const isClosed = found.view.caseFile.stage.status === 'closed';
    await show(isClosed ? refusalModal({ kind: 'refused', why: 'already_closed' }, words) : formOf(found.view, words));
  };
}

export const takeCase: ClickListener = async ({ caseId, by, view, words, show }, verbs) => {
  const outcome = await verbs.takeCase(caseId, by);
  if (outcome.kind === 'refused') await show(refusalModal(outcome, words, { caseId }));
  else if (view) await show(doneModal(words.modal.taken, words));
};

/** They wrote again after the answer, and it is not settled. */
export const reopen: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  const outcome = await verbs.reopen(caseId, by);
  if (outcome.kind === 'refused') await show(refusalModal(outcome, words, { caseId }));
};

export const theyAnswered: ClickListener = async ({ caseId, about, by, view, words, show }, verbs) => {
  const outcome = await verbs.answerQuestion(caseId, about, by);
  if (outcome.kind === 'refused') await show(refusalModal(outcome, words, { caseId }));
  else if (view) await show(doneModal(words.modal.clockRuns, words));
};

export const showIdentity: SubmissionListener = async (submission, verbs) => {
  const { caseId, by, view, words } = submission;
  const method = proofMethods.find((each) => each === entered(view, upkeepFields.method));
  if (!method) return complaint(upkeepFields.method, words.letterForm.required);
  const outcome = await verbs.showIdentity(caseId, { method, note: entered(view, upkeepFields.note).trim() }, by);
  return answerTo(outcome, submission, { address_proves_nothing: 'method', no_reason: 'note' });
};

export const endTask: SubmissionListener = async (submission, verbs) => {
  const { caseId, by, tasks, view, words } = submission;
  const id = tasks[Number(entered(view, upkeepFields.task) || Number.NaN)];
  const how = taskOutcomes.find((each) => each === entered(view, upkeepFields.how));
  if (id === undefined) return complaint(upkeepFields.task, words.letterForm.required);
  if (!how) return complaint(upkeepFields.how, words.letterForm.required);
  const task = { id, how, on: dayIn(view), note: entered(view, upkeepFields.note).trim() };
  return answerTo(await verbs.endTask(caseId, task, by), submission, {
    in_the_future: 'date',
    no_reason: 'note',
    task_is_binding: 'how',
    tell_the_person_first: 'how',
    no_such_task: 'task',
    access_first: 'task',
  });
};

export const correctReceipt: SubmissionListener = async (submission, verbs) => {
  const { caseId, by, view, words } = submission;
  const at = osloMoment(entered(view, upkeepFields.date), entered(view, upkeepFields.time));
  if (!at) return complaint(upkeepFields.time, words.receiptForm.wrongTime);
  const outcome = await verbs.correctReceipt(caseId, at, entered(view, upkeepFields.note).trim(), by);
  return answerTo(outcome, submission, { in_the_future: 'date', too_long_ago: 'date', no_reason: 'note' });
};

export const nameRequester: SubmissionListener = async (submission, verbs) => {
  const { caseId, by, view, words } = submission;
  const address = entered(view, upkeepFields.address).trim();
  if (!isMailAddress(address)) return complaint(upkeepFields.address, words.requesterForm.wrongAddress);
  const name = entered(view, upkeepFields.name).trim() || undefined;
  return answerTo(await verbs.nameRequester(caseId, { address, name }, by), submission, {});
};

export const merge: SubmissionListener = async (submission, verbs) => {
  const { caseId, by, view, words } = submission;
  const outcome = await verbs.mergeInto(caseId, entered(view, upkeepFields.number).trim().toUpperCase(), by);
  if (outcome.kind === 'refused' && outcome.why === 'not_found') return complaint(upkeepFields.number, words.mergeForm.unknown);
  if (outcome.kind === 'refused' && outcome.why === 'wrong_stage')
    return complaint(upkeepFields.number, words.forms.errors.cannotJoin);
  return answerTo(outcome, submission, { another_person: 'number', already_closed: 'number' });
};

type Field = keyof typeof upkeepFields;

/** What can be put right in the form is said at its field; the thread tells what was done. */
function answerTo(outcome: Done | Refusal, { caseId, words }: Submission, fields: { readonly [why in Refusal['why']]?: Field }) {
  if (outcome.kind === 'done') return done;
  const field = fields[outcome.why];
  return field
    ? complaint(upkeepFields[field], refusalSentence(outcome, words))
    : instead(refusalModal(outcome, words, { caseId }));
}

function dayIn(view: SubmittedView): Temporal.PlainDate | undefined {
  return readDate(entered(view, upkeepFields.date));
}
