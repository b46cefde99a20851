import { expect, it } from 'vitest';
import { StoreProblem } from '../../src/store/store-problem.ts';
import { behindTheStore, databaseFile, openTestStore } from '../support/database.ts';
import { madeUpDraft, openedCase } from './made-up-case.ts';

it('a draft comes back word for word', async () => {
  const store = await openTestStore();
  await openedCase(store, 'c1');
  const draft = madeUpDraft('d1', 'c1', { text: 'Grüße, æøå, 🙂\n' });

  await store.records.drafts.save(draft);

  expect(await store.records.drafts.get('d1')).toEqual(draft);
});

it('a draft that is unknown is undefined', async () => {
  const store = await openTestStore();

  expect(await store.records.drafts.get('d1')).toBeUndefined();
});

it('a draft is gone with the key of its case', async () => {
  const file = databaseFile();
  const store = await openTestStore({ file });
  await openedCase(store, 'c1');
  await store.records.drafts.save(madeUpDraft('d1', 'c1'));

  await behindTheStore(file, (tables) => tables('keys').delete());

  expect(await store.records.drafts.get('d1')).toBeUndefined();
  await expect(store.records.drafts.save(madeUpDraft('d2', 'c1'))).rejects.toThrow(StoreProblem);
});

it('a draft moved to another row of the same case does not open there', async () => {
  const file = databaseFile();
  const store = await openTestStore({ file });
  await openedCase(store, 'c1');
  await store.records.drafts.save(madeUpDraft('d1', 'c1'));
  await store.records.drafts.save(madeUpDraft('d2', 'c1', { to: 'somebody.else@example.net' }));

  await behindTheStore(file, async (tables) => {
    const other = await tables('drafts').where({ id: 'd2' }).first('mail');
    await tables('drafts')
      .where({ id: 'd1' })
      .update(other ?? {});
  });

  await expect(store.records.drafts.get('d1')).rejects.toThrow('drafts/d1/mail was changed or moved');
});

it('no draft is kept for a case that is not there', async () => {
  const store = await openTestStore();

  await expect(store.records.drafts.save(madeUpDraft('d1', 'c1'))).rejects.toThrow('Case c1 does not exist');
});
