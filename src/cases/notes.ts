import { Temporal } from 'temporal-polyfill';
import type { Command } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { type Decision, happened, nothing } from './decision.ts';

/** `thread`: written in the thread of the card. The others are written down in a form: a telephone call, or whatever else. */
export const noteSources = ['thread', 'call', 'other'] as const;
export type NoteSource = (typeof noteSources)[number];

/**
 * What a colleague has noted on a case. Frist sends no note to anybody; what it says of the person is still
 * theirs to see (GDPR Art. 15), which is for a person to put into an answer.
 */
export type Note = {
  /** Of what was written in a thread `channel:ts`, so that the same message, however often it comes, is one note. */
  readonly id: string;
  readonly source: NoteSource;
  /** The `ts` of the first message of its thread, where it was written in one. */
  readonly thread: string | undefined;
  readonly by: string;
  /** When it was written; of a call, when it took place. */
  readonly at: Temporal.Instant;
  /** As it stands now; undefined once purged. What it said before an edit is in the events. */
  readonly text: string | undefined;
  /** Files that were put into the thread with it; they stay in Slack. */
  readonly files: number;
  readonly editedAt: Temporal.Instant | undefined;
  /** When it was seen to be gone from the thread. Who deleted it, Slack does not say. */
  readonly deletedAt: Temporal.Instant | undefined;
};

/**
 * Keeps a note as it stands at this moment: added where it is new, changed where its author has changed it since. An earlier state that
 * comes late, or again, changes nothing.
 */
export function keepNote({ notes }: CaseFile, command: Command<'keep_note'>, now: Temporal.Instant): Decision {
  const { id, source, thread, at, text, files, editedAt, by } = command;
  const known = notes.find((note) => note.id === id);
  if (!known) {
    const data = { id, source, ...(thread && { thread }), writtenAt: at.toString(), ...(files > 0 && { files }) };
    return happened(now, by, { type: 'note_added', data, sealed: { text } });
  }
  const isNewer = editedAt && (!known.editedAt || Temporal.Instant.compare(known.editedAt, editedAt) < 0);
  if (!isNewer || known.deletedAt || known.text === text) return nothing;
  return happened(now, by, { type: 'note_changed', data: { id, editedAt: editedAt.toString() }, sealed: { text } });
}

export function deleteNote({ notes }: CaseFile, { id }: Command<'delete_note'>, now: Temporal.Instant): Decision {
  const known = notes.find((note) => note.id === id);
  if (!known || known.deletedAt) return nothing;
  return happened(now, 'frist', { type: 'note_deleted', data: { id }, sealed: undefined });
}

type NoteEvent = Extract<CaseEvent, { type: 'note_added' | 'note_changed' | 'note_deleted' }>;

export function withNote(notes: CaseFile['notes'], event: NoteEvent): CaseFile['notes'] {
  switch (event.type) {
    case 'note_added': {
      const { id, source, thread, writtenAt, files = 0 } = event.data;
      const at = Temporal.Instant.from(writtenAt);
      return [
        ...notes,
        { id, source, thread, by: event.by, at, text: event.sealed?.text, files, editedAt: undefined, deletedAt: undefined },
      ];
    }
    case 'note_changed': {
      const { id, editedAt } = event.data;
      const changed = { text: event.sealed?.text, editedAt: Temporal.Instant.from(editedAt) };
      return notes.map((note) => (note.id === id ? { ...note, ...changed } : note));
    }
    case 'note_deleted':
      return notes.map((note) => (note.id === event.data.id ? { ...note, deletedAt: event.at } : note));
  }
}

/** The notes that colleagues read, oldest first: what was deleted is not shown any more. */
export function standingNotes({ notes }: Pick<CaseFile, 'notes'>): readonly Note[] {
  const standing = notes.filter(({ deletedAt }) => !deletedAt);
  return standing.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/**
 * Whether a note reads as if its author thought that the requester gets it: "Hei Kari, …", "@requester here is your data". A guess,
 * which may cost a hint and never more.
 */
export function looksLikeAnswer(text: string): boolean {
  const start = text.trimStart();
  // A colleague is mentioned by the id of a user; nobody else can be mentioned in a thread.
  const toSomebody = /^@(?![UW][A-Z0-9]{4,})\p{L}/u.test(start);
  const greeted =
    /^(?:hei|heisann|hallo|kjære|god dag|hi|hello|dear)[ ,!]+\p{Lu}/iu.test(start) &&
    /^\S+(?: dag)?[ ,!]+\p{Lu}\p{Ll}/u.test(start);
  const handsOver = /\b(?:her er (?:opplysningene|svaret|dataene)|here (?:is|are) (?:your|the) \w+)/iu.test(start);
  return toSomebody || greeted || handsOver;
}
