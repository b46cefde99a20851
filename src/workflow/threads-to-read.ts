import { Temporal } from 'temporal-polyfill';
import type { CaseFile } from '../cases/case-file.ts';
import { standingNotes } from '../cases/notes.ts';
import { caseThatGoesOn } from './case-that-goes-on.ts';
import type { CaseThread } from './ports.ts';
import type { ThreadToRead } from './staff-verbs.ts';
import type { World } from './world.ts';

/** Hours for which a case that was closed is still talked about, and for which a note is still changed or deleted. */
const talkedAbout = 14 * 24;
const stillChanged = 7 * 24;

/** The threads in which something may have been written while nobody listened: those of open cases, and of cases closed of late. */
export async function threadsToRead(world: World): Promise<readonly ThreadToRead[]> {
  const { caseThreads, cases } = world.store.records;
  const threads = await caseThreads.list(world.clock().subtract({ hours: talkedAbout }));
  const open = new Map((await cases.list({ openOnly: true })).map((caseFile) => [caseFile.id, caseFile]));
  const newest = newestOfEach(threads);
  const found: ThreadToRead[] = [];
  for (const { place, caseId, seenUntil } of threads) {
    const caseFile = open.get(caseId) ?? (await closedCase(world, caseId));
    if (!caseFile) continue;
    found.push({ place, isCard: newest.get(caseId) === place.ts, seenUntil, freshNotes: freshNotes(world, caseFile, place.ts) });
  }
  return found;
}

export async function threadSeen({ store }: World, { place }: ThreadToRead, until: string): Promise<void> {
  await store.records.caseThreads.seen(place, until);
}

/** Of the threads of a case, the newest is that of its card. */
function newestOfEach(threads: readonly CaseThread[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const { caseId, place } of threads) if (Number(place.ts) > Number(newest.get(caseId) ?? 0)) newest.set(caseId, place.ts);
  return newest;
}

/** What is written in the thread of a merged case stands on the case that goes on. */
async function closedCase({ store: { records } }: World, caseId: string): Promise<CaseFile | undefined> {
  const caseFile = await records.cases.find(caseId);
  return caseFile && caseThatGoesOn(records, caseFile);
}

function freshNotes({ clock }: World, caseFile: CaseFile, thread: string): readonly string[] {
  const since = clock().subtract({ hours: stillChanged });
  const fresh = standingNotes(caseFile).filter((note) => note.thread === thread && Temporal.Instant.compare(note.at, since) >= 0);
  return fresh.map(({ id }) => id.slice(id.lastIndexOf(':') + 1));
}
