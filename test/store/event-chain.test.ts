import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { behindTheStore, databaseFile, openTestStore } from '../support/database.ts';
import { closed, mailViewed, openedCase } from './made-up-case.ts';

async function caseWithThreeEvents() {
  const file = databaseFile();
  const store = await openTestStore({ file });
  await openedCase(store, 'c1');
  await store.records.cases.append('c1', 1, [mailViewed]);
  await store.records.cases.append('c1', 2, [closed]);
  return { store, tamper: (act: (tables: Knex) => Promise<unknown>) => behindTheStore(file, act) };
}

describe('the chain of a case', () => {
  it('verifies as it was written', async () => {
    const { store } = await caseWithThreeEvents();

    expect(await store.verifyChain('c1')).toEqual({ ok: true, events: 3 });
  });

  it('verifies after the personal part is gone', async () => {
    const { store, tamper } = await caseWithThreeEvents();

    await tamper((tables) => tables('keys').delete());

    expect(await store.verifyChain('c1')).toEqual({ ok: true, events: 3 });
  });

  it('verifies after the ciphertext is gone as well', async () => {
    const { store, tamper } = await caseWithThreeEvents();

    await tamper((tables) => tables('case_events').update({ sealed: null }));

    expect(await store.verifyChain('c1')).toEqual({ ok: true, events: 3 });
  });

  it.each([
    { what: 'who did it', seq: 2, change: { by: 'U0OTHER' } },
    { what: 'when', seq: 2, change: { at: '2026-03-05T12:00:00.001Z' } },
    { what: 'what happened', seq: 2, change: { type: 'approval_denied' } },
    { what: 'its data', seq: 3, change: { data: '{"outcome":"not_a_request"}' } },
    { what: 'its sealed part', seq: 1, change: { sealed: Buffer.from('something else') } },
    { what: 'the hash of its sealed part', seq: 1, change: { sealed: null, sealed_sha256: null } },
    { what: 'its hash', seq: 1, change: { hash: '0'.repeat(64) } },
  ])('breaks at event $seq when somebody changes $what', async ({ seq, change }) => {
    const { store, tamper } = await caseWithThreeEvents();

    await tamper((tables) => tables('case_events').where({ seq }).update(change));

    expect(await store.verifyChain('c1')).toEqual({ ok: false, brokenAt: seq });
  });

  it('breaks where an event was taken out', async () => {
    const { store, tamper } = await caseWithThreeEvents();

    await tamper(async (tables) => {
      await tables('case_events').where({ seq: 2 }).delete();
      await tables('case_events').where({ seq: 3 }).update({ seq: 2 });
    });

    expect(await store.verifyChain('c1')).toEqual({ ok: false, brokenAt: 2 });
  });

  it('breaks after the end where the newest events were cut off', async () => {
    const { store, tamper } = await caseWithThreeEvents();

    await tamper((tables) => tables('case_events').where({ seq: 3 }).delete());

    expect(await store.verifyChain('c1')).toEqual({ ok: false, brokenAt: 3 });
  });

  it('does not verify for a case that is not there', async () => {
    const store = await openTestStore();

    expect(await store.verifyChain('c1')).toEqual({ ok: false, brokenAt: 1 });
  });
});
