import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreProblem } from '../../src/store/store-problem.ts';
import { behindTheStore, databaseFile, masterKey, openTestStore } from '../support/database.ts';
import { kari } from '../support/people.ts';
import { arrivedMail, at, caseOf, caseOpened, keptMail, madeUpDraft, noon, openedCase } from './made-up-case.ts';

describe('the file of the store', () => {
  it('holds everything over a restart', async () => {
    const file = databaseFile();
    const first = await openStore({ file, masterKey, migrate: true });
    const mailId = await openedCase(first, 'c1');
    await first.close();

    const { records } = await openTestStore({ file, migrate: false });

    expect((await records.cases.find('c1'))?.requester).toEqual(kari);
    expect((await records.mails.get(mailId))?.raw).toEqual(arrivedMail().raw);
  });

  it('can be read by its owner alone, with its log and its index', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await keptMail(store);

    const modes = ['', '-wal', '-shm'].map((ending) => (statSync(`${file}${ending}`).mode & 0o777).toString(8));

    expect(modes).toEqual(['600', '600', '600']);
  });

  it('is closed to others when it was open to them before', async () => {
    const file = databaseFile();
    const first = await openStore({ file, masterKey, migrate: true });
    await first.close();
    chmodSync(file, 0o644);

    await openTestStore({ file });

    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('shows nothing personal to somebody who reads its bytes', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    const telltale = 'Rabarbrakvadrant';
    const address = 'rabarbrakvadrant@example.no';
    const mailId = await keptMail(store, { raw: Buffer.from(`From: ${address}\r\n\r\n${telltale} ${kari.name}`) });
    await store.atomically(async ({ cases, mails, drafts }) => {
      const evidence = [{ right: 'erasure', evidence: [{ text: telltale, rule: 'r' }] }] as const;
      const opening = { ...caseOpened(mailId), sealed: { requester: { address, name: telltale }, evidence } };
      await cases.append('c1', 0, [opening]);
      await mails.settle(mailId, caseOf('c1'), `<${telltale}@example.no>`);
      await drafts.save(madeUpDraft('d1', 'c1', { to: address, text: telltale, messageId: `<${telltale}-2@digfo.example>` }));
    });

    const log = readFileSync(`${file}-wal`);
    await behindTheStore(file, (tables) => tables.raw('PRAGMA wal_checkpoint(FULL)'));
    const whole = readFileSync(file);

    expect(whole.includes('DIGFO-2026-0001') && log.includes('DIGFO-2026-0001')).toBe(true);
    expect([log, whole].map((bytes) => bytes.toString('latin1').toLowerCase().includes(telltale.toLowerCase()))).toEqual([
      false,
      false,
    ]);
    expect([log, whole].map((bytes) => bytes.includes(kari.name))).toEqual([false, false]);
  });

  it('does not keep a destroyed key in a corner', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await keptMail(store);
    await behindTheStore(file, (tables) => tables.raw('PRAGMA wal_checkpoint(TRUNCATE)'));
    const row = await behindTheStore(file, (tables) => tables('keys').first('wrapped'));
    const wrapped: Buffer = row?.wrapped ?? Buffer.alloc(0);
    const heldBefore = readFileSync(file).includes(wrapped);

    await behindTheStore(file, async (tables) => {
      await tables('keys').delete();
      await tables.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    });

    expect(heldBefore).toBe(true);
    expect(readFileSync(file).includes(wrapped)).toBe(false);
  });
});

describe('the master key', () => {
  it('of another database is refused in plain words', async () => {
    const file = databaseFile();
    const first = await openStore({ file, masterKey, migrate: true });
    await keptMail(first);
    await first.close();

    const opening = openStore({ file, masterKey: Buffer.alloc(32, 7) });

    await expect(opening).rejects.toThrow(StoreProblem);
    await expect(opening).rejects.toThrow('The master key does not fit this database');
  });

  it('has to be 32 bytes long', async () => {
    await expect(openStore({ file: ':memory:', masterKey: Buffer.alloc(16), migrate: true })).rejects.toThrow(
      /32 bytes long, but has 16/,
    );
  });
});

describe('what is done atomically', () => {
  it('is kept as a whole', async () => {
    const store = await openTestStore();

    const number = await store.atomically(async ({ mails, cases }) => {
      await mails.keep(arrivedMail());
      return cases.nextNumber('DIGFO', 2026);
    });

    expect(number).toBe('DIGFO-2026-0001');
    expect(await store.records.mails.unsettled(10)).toHaveLength(1);
  });

  it('leaves nothing behind when it fails halfway', async () => {
    const store = await openTestStore();

    const work = store.atomically(async ({ mails, cases }) => {
      await mails.keep(arrivedMail());
      await cases.nextNumber('DIGFO', 2026);
      throw new Error('the power is gone');
    });

    await expect(work).rejects.toThrow('the power is gone');
    expect(await store.records.mails.unsettled(10)).toEqual([]);
    expect(await store.records.mails.cursor('digfo', 'INBOX')).toBeUndefined();
    expect(await store.records.cases.nextNumber('DIGFO', 2026)).toBe('DIGFO-2026-0001');
  });

  it('leaves nothing behind when the process is killed halfway', async () => {
    const file = databaseFile();
    const script = join(import.meta.dirname, 'killed-inside-atomically.ts');
    const child = spawnSync(
      process.execPath,
      ['--import', './scripts/strip-types.mjs', script, file, masterKey.toString('hex')],
      {
        cwd: join(import.meta.dirname, '../..'),
        encoding: 'utf8',
      },
    );

    const { records } = await openTestStore({ file, migrate: false });

    expect([child.stdout.trim(), child.signal]).toEqual(['halfway', 'SIGKILL']);
    expect(await records.mails.cursor('digfo', 'INBOX')).toEqual({ uidValidity: '17', lastUid: 1 });
    expect(await records.mails.unsettled(10)).toHaveLength(1);
    expect(await records.outbox.nextDueAt()).toBeUndefined();
  });

  it('uses the records it is handed; those of the store are refused at once instead of waiting for ever', async () => {
    const store = await openTestStore();

    await expect(store.atomically(() => store.records.mails.unsettled(1))).rejects.toThrow('use the records it hands in');
    await expect(store.atomically(() => store.atomically(async () => 1))).rejects.toThrow('use the records it hands in');
    expect(await store.records.mails.unsettled(1)).toEqual([]);
  });

  it('may start something that reads from the store once the work is kept', async () => {
    const store = await openTestStore();
    const committed = new EventEmitter();

    const { count } = await store.atomically(async ({ mails }) => {
      await mails.keep(arrivedMail());
      return { count: once(committed, 'now').then(async () => (await store.records.mails.unsettled(10)).length) };
    });
    committed.emit('now');

    expect(await count).toBe(1);
  });

  it('waits its turn beside other readers and writers of the store', async () => {
    const store = await openTestStore();

    const all = await Promise.all(
      [1, 2, 3, 4].flatMap((uid) => [
        store.atomically(({ mails }) => mails.keep(arrivedMail({ uid }))),
        store.records.mails.cursor('digfo', 'INBOX'),
      ]),
    );

    expect(all.filter((end) => end === 'kept')).toHaveLength(4);
  });

  it('may read first and write later, although another process writes at the same time', async () => {
    const file = databaseFile();
    const [one, two] = [await openTestStore({ file }), await openTestStore({ file })];
    const readThenWrite = (store: typeof one, uid: number) =>
      store.atomically(async ({ mails }) => {
        await mails.unsettled(10);
        return mails.keep(arrivedMail({ uid }));
      });

    const ends = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((uid) => readThenWrite(uid % 2 ? one : two, uid)));

    expect(ends).toEqual(Array(8).fill('kept'));
  });
});

describe('a key that was destroyed while a transaction had it', () => {
  it('comes back when the transaction fails', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    const joining = await keptMail(store, { uid: 2, receivedAt: at('2026-03-06T11:00:00Z') });

    const work = store.atomically(async ({ mails }) => {
      await mails.settle(joining, caseOf('c1'), undefined);
      throw new Error('the power is gone');
    });

    await expect(work).rejects.toThrow();
    expect((await store.records.mails.get(joining))?.fate).toBeUndefined();
  });
});

it('a closed store leaves no log behind', async () => {
  const file = databaseFile();
  const store = await openStore({ file, masterKey, migrate: true, clock: () => noon });
  await keptMail(store);

  await store.close();

  expect(existsSync(`${file}-wal`)).toBe(false);
});

describe('what belongs together in the tables', () => {
  it('cannot come apart: no event without its case, and no reference to a key that is gone', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');

    const { orphan, row } = await behindTheStore(file, async (tables) => {
      await tables('keys').delete();
      const orphan = tables('request_lines').insert({ case_id: 'nobody', right: 'access', chosen_by: 'rules' });
      return { orphan: await orphan.catch((error: Error) => error.message), row: await tables('case_files').first('key_id') };
    });

    expect(orphan).toContain('FOREIGN KEY');
    expect(row).toEqual({ key_id: null });
  });
});
