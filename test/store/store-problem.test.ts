import { describe, expect, it } from 'vitest';
import { asStoreProblem, StoreProblem } from '../../src/store/store-problem.ts';
import { openTestStore } from '../support/database.ts';
import { madeUpDraft, openedCase } from './made-up-case.ts';

function driverError(code: string): Error {
  return Object.assign(new Error(`${code}: said by the driver`), { code });
}

describe('what goes wrong with the database', () => {
  it.each([
    ['SQLITE_FULL', 'The disk is full: the database /srv/frist.db cannot grow.'],
    ['SQLITE_READONLY', 'The database /srv/frist.db cannot be opened for writing; check who owns it'],
    ['SQLITE_CORRUPT', 'The database /srv/frist.db is damaged; stop Frist and restore the newest backup.'],
    ['SQLITE_BUSY', 'Another program holds the database /srv/frist.db for too long'],
  ])('%s is told as "%s"', (code, sentence) => {
    const cause = driverError(code);

    const problem = asStoreProblem(cause, '/srv/frist.db');

    expect(problem).toBeInstanceOf(StoreProblem);
    expect(problem).toMatchObject({ message: expect.stringContaining(sentence), cause });
  });

  it('stays as it is where only a programmer can mend it', () => {
    const error = driverError('SQLITE_CONSTRAINT');

    expect(asStoreProblem(error, '/srv/frist.db')).toBe(error);
    expect(asStoreProblem('not even an error', '/srv/frist.db')).toBe('not even an error');
  });

  it('never shows the values of the statement that failed', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    await store.records.drafts.save(madeUpDraft('secret-draft', 'c1'));

    const again = store.records.drafts.save(madeUpDraft('secret-draft', 'c1'));

    await expect(again).rejects.toThrow(/insert into `drafts`.*values \(\?.*UNIQUE constraint failed/);
    await expect(again).rejects.not.toThrow(/secret-draft/);
  });
});
