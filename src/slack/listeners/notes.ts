/** "Write a note", about a call or whatever else the next colleague has to know; and "Read notes", which is logged. */
import { doneModal, waitingModal } from '../views/modal.ts';
import { noteFields, noteForm, notesModal, readNote } from '../views/notes.ts';
import { refusalModal, refusalSentence } from '../views/refusal.ts';
import type { ClickListener } from './click.ts';
import { opening } from './keep-case.ts';
import { complaint, instead, type SubmissionListener } from './submission.ts';

export const openNote = opening(noteForm);

export const readNotes: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await verbs.readNotes(caseId, by);
  await show(found.kind === 'refused' ? refusalModal(found, words, { caseId }) : notesModal(found, words));
};

export const writeNote: SubmissionListener = async ({ caseId, by, view, words }, verbs) => {
  const note = readNote(view);
  if ('wrong' in note)
    return complaint(noteFields[note.wrong], note.wrong === 'time' ? words.receiptForm.wrongTime : words.letterForm.required);
  const outcome = await verbs.writeNote(caseId, note, by);
  if (outcome.kind === 'done') return instead(doneModal(words.notes.done, words));
  if (outcome.why === 'in_the_future') return complaint(noteFields.date, refusalSentence(outcome, words));
  if (outcome.why === 'no_reason') return complaint(noteFields.text, words.letterForm.required);
  return instead(refusalModal(outcome, words, { caseId, typed: note.text }));
};
