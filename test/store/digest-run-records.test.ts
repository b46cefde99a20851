import { expect, it } from 'vitest';
import type { Digest } from '../../src/digest/digest.ts';
import { databaseFile, openTestStore } from '../support/database.ts';

const digest: Digest = {
  organisation: 'digfo',
  on: '2026-03-05',
  overdue: [{ number: 'DIGFO-2026-0001', rights: ['erasure'], status: 'in_progress', dueOn: '2026-03-03', daysLeft: -2 }],
  dueSoon: [],
  awaitingApproval: [],
  drafted: [],
  awaitingSecond: [],
  waiting: [],
  tasks: [],
  needsAPerson: [],
  openCount: 1,
  sortedAwayCount: 3,
  parkedCount: 0,
};

it('a digest is kept and read again', async () => {
  const { digestRuns } = (await openTestStore()).records;

  expect(await digestRuns.keep(digest)).toBe(true);
  expect(await digestRuns.get('digfo', '2026-03-05')).toEqual(digest);
  expect(await digestRuns.get('digfo', '2026-03-06')).toBeUndefined();
});

it('a day has one digest for each organisation, and the first one stands', async () => {
  const { digestRuns } = (await openTestStore()).records;
  await digestRuns.keep(digest);

  expect(await digestRuns.keep({ ...digest, openCount: 99 })).toBe(false);
  expect(await digestRuns.keep({ ...digest, organisation: 'defero' })).toBe(true);
  expect((await digestRuns.get('digfo', '2026-03-05'))?.openCount).toBe(1);
});

it('of two processes one keeps the digest of the day', async () => {
  const file = databaseFile();
  const stores = [await openTestStore({ file }), await openTestStore({ file })];

  const kept = await Promise.all(stores.map(({ records }) => records.digestRuns.keep(digest)));

  expect([...kept].sort()).toEqual([false, true]);
});

it('the newest day is that of the company, by date and not by when it was made', async () => {
  const { digestRuns } = (await openTestStore()).records;
  await digestRuns.keep({ ...digest, on: '2026-03-06' });
  await digestRuns.keep(digest);
  await digestRuns.keep({ ...digest, organisation: 'defero', on: '2026-03-09' });

  expect(await digestRuns.newestDay('digfo')).toBe('2026-03-06');
  expect(await digestRuns.newestDay('metrocar')).toBeUndefined();
});
