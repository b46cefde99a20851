/** What colleagues have noted on a case: read in the review, written in a form. */
import type { KnownBlock, ModalView } from '@slack/types';
import { type Note, standingNotes } from '../../cases/notes.ts';
import type { CaseView } from '../../workflow/ports.ts';
import type { NotesRead, WrittenNote } from '../../workflow/staff-verbs.ts';
import { note, quotation, section } from '../blocks.ts';
import { callbacks } from '../button-value.ts';
import { writtenMoment } from '../dates.ts';
import { capped, harmless } from '../text-safety.ts';
import { colleague, type Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { choiceInput, dateInput, entered, osloFields, osloMoment, textInput } from './inputs.ts';
import { modal } from './modal.ts';

/** Two blocks each, of the hundred that a modal may have: a review has much else to show. */
const mostInReview = 2;
const mostAlone = 40;
/** Code points of one note in the review, and of one that is read with the others alone; a view may have 250 kB. */
const roomInReview = 600;
const roomAlone = 2900;

/** The newest notes for the review, the latest last, each with who wrote it and when. Their text is foreign: it may have been pasted from a mail. */
export function notesOfCase({ caseFile }: CaseView, words: Words): readonly KnownBlock[] {
  const notes = standingNotes(caseFile);
  if (notes.length === 0) return [];
  const older = notes.length - mostInReview;
  const title = [words.notes.title(notes.length), ...(older > 0 ? [words.notes.older(older)] : [])].join(' ');
  return [section(title), ...notes.slice(-mostInReview).flatMap((each) => blocksOf(each, roomInReview, words))];
}

/** All notes of a case, to read and nothing else. */
export function notesModal({ notes }: NotesRead, words: Words): ModalView {
  const say = words.notes;
  const blocks = notes.slice(-mostAlone).flatMap((each) => blocksOf(each, roomAlone, words));
  return modal({ title: say.modalTitle, blocks: blocks.length > 0 ? blocks : [section(say.none)] }, words);
}

function blocksOf(each: Note, room: number, words: Words): readonly KnownBlock[] {
  const text = each.text === undefined ? note(words.notes.purged) : quotation(capped(harmless(each.text), room));
  return [note(headOf(each, words)), text];
}

function headOf({ by, source, at, files, editedAt }: Note, words: Words): string {
  const say = words.notes;
  const head = say.head(colleague(by, words), say.sources[source], writtenMoment(at, words.language));
  return [head, ...(editedAt ? [say.edited] : []), ...(files > 0 ? [say.files(files)] : [])].join(' · ');
}

export const noteFields = { source: 'note:source', date: 'note:date', time: 'note:time', text: 'note:text' } as const;
const sources = ['call', 'other'] as const;

export function noteForm({ caseFile, now }: CaseView, words: Words): ModalView {
  const say = words.noteForm;
  const { date, time } = osloFields(now);
  return modal(
    {
      title: say.title,
      blocks: [
        section(say.intro),
        choiceInput(
          { id: noteFields.source, label: say.source, required: true },
          sources.map((source) => ({ id: source, label: say.sources[source] })),
          words.letterForm.choose,
        ),
        dateInput({ id: noteFields.date, label: say.date, required: true, initial: date }),
        textInput({ id: noteFields.time, label: say.time, required: true, initial: time }, { mostCharacters: 5 }),
        textInput(
          { id: noteFields.text, label: say.text, hint: say.textHint, required: true },
          { multiline: true, mostCharacters: 3000 },
        ),
      ],
      submit: {
        callbackId: callbacks.writeNote,
        text: say.submit,
        carried: { c: caseFile.id, r: caseFile.revision, l: words.language },
      },
    },
    words,
  );
}

/** What was written, or the field in which something is wrong. */
export function readNote(view: SubmittedView): WrittenNote | { readonly wrong: 'source' | 'time' } {
  const source = sources.find((each) => each === entered(view, noteFields.source));
  const at = osloMoment(entered(view, noteFields.date), entered(view, noteFields.time));
  if (!source) return { wrong: 'source' };
  return at ? { source, at, text: entered(view, noteFields.text).trim() } : { wrong: 'time' };
}
