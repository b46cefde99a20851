import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { databaseFile } from '../support/database.ts';
import { dnsIsDown } from '../support/signed-mail.ts';
import { openTestWorld } from '../support/world.ts';

/**
 * Written by the last commit before cases had letters, proofs and tasks: one case answered and closed, one whose answer is approved and
 * waits in the outbox, two that wait for a person. It must open for ever, and what was under way must go on.
 */
const earlier = gunzipSync(readFileSync(new URL('database-of-november-2026.db.gz', import.meta.url)));

it('opens a database of an earlier version, sends what was approved then, and goes on with its cases', async () => {
  const file = databaseFile();
  writeFileSync(file, earlier);
  const frist = await openTestWorld({}, dnsIsDown, file);
  const statuses = async () =>
    (await frist.world.store.records.cases.list({ openOnly: false })).map(({ number, stage }) => [number, stage.status]);

  expect(await statuses()).toEqual([
    ['DIGFO-2026-0001', 'closed'],
    ['DIGFO-2026-0002', 'approved'],
    ['DIGFO-2026-0003', 'in_progress'],
    ['DIGFO-2026-0004', 'in_progress'],
  ]);

  frist.passSeconds(3600);
  await frist.deliver();

  const answered = await frist.world.store.records.cases.findByNumber('DIGFO-2026-0002');
  expect(answered).toMatchObject({
    stage: { status: 'follow_up' },
    lines: [{ right: 'erasure', answered: { outcome: 'granted' } }],
  });
  expect(answered?.tasksMade.map(({ kind }) => kind)).toContain('tell_recipient');
});
