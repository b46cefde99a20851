import { Temporal } from 'temporal-polyfill';
import { standingNotes } from '../cases/notes.ts';
import { maskNumbers } from '../message/mask-numbers.ts';
import { changeCase } from './change-case.ts';
import type { Actor, Done, NotesRead, Refusal, WrittenNote } from './staff-verbs.ts';
import type { World } from './world.ts';

/** Writes down a call, or whatever else a colleague wants to remember. The thread tells that it was, and not what it says. */
export async function writeNote(
  world: World,
  caseId: string,
  { source, at, text }: WrittenNote,
  by: Actor,
): Promise<Done | Refusal> {
  if (!text.trim()) return { kind: 'refused', why: 'no_reason' };
  if (Temporal.Instant.compare(at, world.clock()) > 0) return { kind: 'refused', why: 'in_the_future' };
  const note = { type: 'keep_note', id: world.newId(), source, at, text: maskNumbers(text.trim()), files: 0, by: by.id } as const;
  return changeCase(world, caseId, note);
}

export async function readNotes(world: World, caseId: string, by: Actor): Promise<NotesRead | Refusal> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  const notes = standingNotes(caseFile);
  if (notes.length > 0) await changeCase(world, caseId, { type: 'look_at_notes', by: by.id });
  return { kind: 'notes', notes };
}
