import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { behindTheStore, databaseFile, openTestStore } from '../support/database.ts';
import { dnsIsDown } from '../support/signed-mail.ts';
import { openTestWorld } from '../support/world.ts';

const longAgo = Temporal.Instant.from('2020-01-01T00:00:00Z');
const earlier = gunzipSync(readFileSync(new URL('database-of-november-2026.db.gz', import.meta.url)));

it('cards that stood before threads were kept have theirs, and what is written there is noted', async () => {
  const file = databaseFile();
  writeFileSync(file, earlier);
  const cards = await behindTheStore(file, (tables) => tables('board_posts').where('key', 'like', 'case:%'));
  const frist = await openTestWorld({}, dnsIsDown, file);
  const { caseThreads, cases } = frist.world.store.records;

  const threads = await caseThreads.list(longAgo);

  expect(cards.length).toBeGreaterThan(0);
  expect(threads.map(({ caseId, place }) => [`case:${caseId}`, place.ts]).sort()).toEqual(
    cards.map(({ key, ts }) => [key, ts]).sort(),
  );
  const [first] = threads;
  if (!first) throw new Error('there is a card');
  await frist.verbs.keepMessage({ thread: first.place, ts: '1795000000.000100', text: 'Ringte.', files: 0, by: 'U0PER' });
  expect((await cases.find(first.caseId))?.notes).toMatchObject([{ text: 'Ringte.' }]);
});

it('a thread that nobody knows belongs to no case', async () => {
  const { caseThreads } = (await openTestStore()).records;

  expect(await caseThreads.caseOf({ channel: 'C1', ts: '1.000100' })).toBeUndefined();
  expect(await caseThreads.list(longAgo)).toEqual([]);
});

it('threads of cases closed longer ago are left alone', async () => {
  const file = databaseFile();
  writeFileSync(file, earlier);
  const { caseThreads, cases } = (await openTestStore({ file })).records;
  const closed = (await cases.list({ openOnly: false })).flatMap(({ id, stage }) => (stage.status === 'closed' ? [id] : []));

  const all = (await caseThreads.list(longAgo)).map(({ caseId }) => caseId);
  const ofLate = (await caseThreads.list(Temporal.Instant.from('2030-01-01T00:00:00Z'))).map(({ caseId }) => caseId);

  expect(closed.length).toBeGreaterThan(0);
  expect(all.filter((id) => !ofLate.includes(id))).toEqual(closed);
});
