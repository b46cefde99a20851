/** What colleagues note on a case, where it is written and where it is read. */
import { Temporal } from 'temporal-polyfill';
import { type Note, type NoteSource, noteSources } from '../../cases/notes.ts';
import type { StaffLanguage } from '../dates.ts';
import { caseMenu } from '../views/case-menu.ts';
import { doneModal } from '../views/modal.ts';
import { noteForm, notesModal } from '../views/notes.ts';
import { reviewModal } from '../views/review.ts';
import { wordsFor } from '../words.ts';
import { approver, colleague, madeUpView } from './made-up-case.ts';
import { hostile, madeUpReview } from './made-up-review.ts';
import { named, type Sample } from './sample.ts';

export function noteSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const noted = madeUpView(language, { notes });
  const views = {
    note_form: noteForm(noted, words),
    note_kept: doneModal(words.notes.done, words),
    notes: notesModal({ kind: 'notes', notes }, words),
    notes_none: notesModal({ kind: 'notes', notes: [] }, words),
    notes_very_many: notesModal({ kind: 'notes', notes: Array.from({ length: 60 }, () => long) }, words),
    menu_with_notes: caseMenu(noted, words),
    review_with_notes: reviewModal(madeUpReview(language, { view: noted }), words),
  };
  return named('modal', views).map(([name, view]) => ({ name, kind: 'modal', view }));
}

const at = Temporal.Instant.from('2026-11-18T12:00:00Z');
const written = (source: NoteSource, text: string, changes: Partial<Note> = {}): Note => ({
  id: `C0PERSONVERN:${source}`,
  source,
  thread: undefined,
  by: colleague,
  at,
  text,
  files: 0,
  editedAt: undefined,
  deletedAt: undefined,
  ...changes,
});

const texts: Readonly<Record<NoteSource, string>> = {
  thread: 'Regnskap har fakturaer fra 2024. De sender dem i morgen.',
  call: 'Ringte, ingen svarte. Prøver igjen torsdag.',
  other: 'Kunden har to kontoer hos oss, med samme adresse.',
};
const long = written('thread', hostile.repeat(100), { by: approver, editedAt: at, files: 2 });
const notes: readonly Note[] = [
  ...noteSources.map((source) => written(source, texts[source])),
  long,
  written('thread', '', { text: undefined }),
];
