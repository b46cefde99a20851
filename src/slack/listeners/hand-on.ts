/** A case handed to a colleague, split in two, or reported because a letter of it went astray. */
import type { CaseView } from '../../workflow/ports.ts';
import type { Refusal } from '../../workflow/staff-verbs.ts';
import {
  assignForm,
  readSplit,
  splitFields,
  splitForm,
  wrongRecipientFields,
  wrongRecipientForm,
} from '../views/hand-on-forms.ts';
import { entered, osloMoment } from '../views/inputs.ts';
import { doneModal, waitingModal } from '../views/modal.ts';
import { refusalModal, refusalSentence } from '../views/refusal.ts';
import { colleague } from '../words.ts';
import type { ClickListener } from './click.ts';
import { complaint, done, instead, type SubmissionListener } from './submission.ts';

export const openAssign: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await verbs.colleaguesFor(caseId, by);
  await show(found.kind === 'refused' ? refusalModal(found, words) : assignForm(found, by.id, words));
};

/** The button says to whom. */
export const assignCase: ClickListener = async ({ caseId, revision, person, by, words, show }, verbs) => {
  const outcome = await verbs.assignCase({ caseId, revision, to: person }, by);
  const said = words.forms.assign.done(person === by.id ? words.forms.assign.me : colleague(person, words));
  await show(outcome.kind === 'refused' ? refusalModal(outcome, words, { caseId }) : doneModal(said, words));
};

export const openSplit: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await verbs.caseNow(caseId, by);
  if (found.kind === 'refused') return show(refusalModal(found, words));
  await show(
    isClosed(found.view) ? refusalModal({ kind: 'refused', why: 'already_closed' }, words) : splitForm(found.view, words),
  );
};

const isClosed = ({ caseFile }: CaseView) => caseFile.stage.status === 'closed';

export const splitCase: SubmissionListener = async ({ caseId, revision, by, view, words }, verbs) => {
  const outcome = await verbs.splitCase({ caseId, revision, ...readSplit(view) }, by);
  if (outcome.kind === 'opened') return instead(doneModal(words.forms.split.opened(outcome.number), words));
  const block = blockAtFault(outcome, view.blocks);
  return block ? complaint(block, refusalSentence(outcome, words)) : instead(refusalModal(outcome, words, { caseId }));
};

function blockAtFault({ why }: Refusal, blocks: readonly { readonly block_id?: string }[]): string | undefined {
  const isAboutBoxes = why === 'nothing_to_split' || why === 'nothing_left' || why === 'already_answered';
  const shown = blocks.map(({ block_id: id }) => id);
  return isAboutBoxes ? [splitFields.rights, splitFields.mails].find((id) => shown.includes(id)) : undefined;
}

/** Also of a case that is closed: an answer is found out to have gone astray when all else is over. */
export const openWrongRecipient: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await verbs.caseNow(caseId, by);
  await show(found.kind === 'refused' ? refusalModal(found, words) : wrongRecipientForm(found.view, words));
};

export const reportWrongRecipient: SubmissionListener = async ({ caseId, by, view, words }, verbs) => {
  const field = wrongRecipientFields;
  const awareAt = osloMoment(entered(view, field.date), entered(view, field.time));
  if (!awareAt) return complaint(field.time, words.receiptForm.wrongTime);
  const outcome = await verbs.reportWrongRecipient(caseId, { awareAt, note: entered(view, field.note).trim() }, by);
  if (outcome.kind === 'done') return done;
  switch (outcome.why) {
    case 'no_reason':
      return complaint(field.note, words.letterForm.required);
    case 'in_the_future':
    case 'too_long_ago':
      return complaint(field.date, words.refusal[outcome.why]);
    default:
      return instead(refusalModal(outcome, words, { caseId }));
  }
};
