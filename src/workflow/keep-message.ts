/** What staff write in the thread of a card becomes a note on its case; nothing of it ever leaves the house. */
import { Temporal } from 'temporal-polyfill';
import type { CaseFile } from '../cases/case-file.ts';
import { looksLikeAnswer } from '../cases/notes.ts';
import { maskNumbers } from '../message/mask-numbers.ts';
import { caseThatGoesOn } from './case-that-goes-on.ts';
import { changeCase } from './change-case.ts';
import { cardKey, drawCardAgain } from './effects.ts';
import type { Place } from './ports.ts';
import type { GoneMessage, KeptMessage, StaffMessage } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/** The note of a message: what comes twice, by a redelivery or by catching up, is one. */
export const noteIdOf = ({ channel, ts }: Place) => `${channel}:${ts}`;

/** Keeps it as it stands now; a national number in it is not kept at all (popplyl § 12). */
export async function keepMessage(world: World, message: StaffMessage): Promise<KeptMessage> {
  const caseFile = await caseOfThread(world, message.thread);
  if (!caseFile) return { kind: 'elsewhere' };
  const { thread, ts, editedTs, text, files, by } = message;
  const id = noteIdOf({ channel: thread.channel, ts });
  await changeCase(world, caseFile.id, {
    type: 'keep_note',
    id,
    source: 'thread',
    thread: thread.ts,
    at: instantOf(ts),
    text: maskNumbers(text),
    files,
    editedAt: editedTs === undefined ? undefined : instantOf(editedTs),
    by,
  });
  const { staffLanguage } = installationOf(world, caseFile.organisation).organisation;
  return { kind: 'kept', hint: isFirstLikeAnswer(caseFile, { id, text, by }), staffLanguage };
}

/** A deleted note stays in the log and is shown no more. A deleted card is posted again, once for each state of its case. */
export async function messageGone(world: World, { place, thread }: GoneMessage): Promise<void> {
  if (thread) {
    const caseFile = await caseOfThread(world, thread);
    if (caseFile) await changeCase(world, caseFile.id, { type: 'delete_note', id: noteIdOf(place) });
    return;
  }
  const { caseThreads, boardPosts, cases, outbox } = world.store.records;
  const caseId = await caseThreads.caseOf(place);
  const caseFile = caseId === undefined ? undefined : await cases.find(caseId);
  const card = caseFile && (await boardPosts.get(cardKey(caseFile.id)));
  // An earlier card, of which we knew already, is no loss.
  if (!card || card.channel !== place.channel || card.ts !== place.ts) return;
  await outbox.enqueue(drawCardAgain(caseFile, world.clock()));
  world.wake('outbox');
}

async function caseOfThread({ store: { records } }: World, thread: Place): Promise<CaseFile | undefined> {
  const caseId = await records.caseThreads.caseOf(thread);
  const caseFile = caseId === undefined ? undefined : await records.cases.find(caseId);
  return caseFile && caseThatGoesOn(records, caseFile);
}

/** @param before the case before this note was kept */
function isFirstLikeAnswer({ notes }: CaseFile, note: Pick<StaffMessage, 'text' | 'by'> & { readonly id: string }): boolean {
  const isKnown = notes.some(({ id }) => id === note.id);
  const earlier = notes.some(({ by, text }) => by === note.by && text !== undefined && looksLikeAnswer(text));
  return !isKnown && !earlier && looksLikeAnswer(note.text);
}

/** Slack writes a moment as seconds with six decimals: `1764147240.000100`. */
function instantOf(ts: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1000));
}
