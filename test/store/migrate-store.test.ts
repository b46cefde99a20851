import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../src/store/connect.ts';
import { migrateStore } from '../../src/store/migrate-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { behindTheStore, databaseFile, masterKey, openTestStore } from '../support/database.ts';

describe('migrating', () => {
  it('makes the database and tells what ran, and the second time nothing', async () => {
    const file = databaseFile();

    expect(await migrateStore({ file, masterKey })).toEqual({
      ran: ['20261123000000-foundation', '20261128000000-case-threads'],
    });
    expect(await migrateStore({ file, masterKey })).toEqual({ ran: [] });
  });

  it('refuses a database made by a newer Frist', async () => {
    const file = databaseFile();
    await migrateStore({ file, masterKey });
    await behindTheStore(file, (tables) => tables('knex_migrations').insert({ name: '29991231000000-later', batch: 2 }));

    await expect(migrateStore({ file, masterKey })).rejects.toThrow('made by a newer Frist');
    await expect(openStore({ file, masterKey })).rejects.toThrow('made by a newer Frist');
  });

  it('can be taken back whole', async () => {
    const file = databaseFile();
    await migrateStore({ file, masterKey });
    const foundation = await import('../../migrations/20261123000000-foundation.ts');
    const caseThreads = await import('../../migrations/20261128000000-case-threads.ts');

    await behindTheStore(file, async (tables) => {
      await caseThreads.down(tables);
      await foundation.down(tables);
    });

    const left = await behindTheStore(file, (tables) => tables('sqlite_master').where({ type: 'table' }).pluck('name'));
    expect(left.filter((name: string) => !/^(knex|sqlite)_/.test(name))).toEqual([]);
  });
});

describe('opening', () => {
  it('says what to do when there is no database yet, and makes none', async () => {
    const file = databaseFile();

    await expect(openStore({ file, masterKey })).rejects.toThrow(/There is no database .*frist\.db yet: run frist migrate\./);
    await expect(openStore({ file, masterKey })).rejects.toThrow('There is no database');
  });

  it('says what to do when the database is not up to date', async () => {
    const file = databaseFile();
    await connect(file, { create: true }).destroy();

    await expect(openStore({ file, masterKey })).rejects.toThrow(/is not up to date: run frist migrate/);
  });

  it('works once migrated', async () => {
    const file = databaseFile();
    await migrateStore({ file, masterKey });

    const store = await openTestStore({ file, migrate: false });

    expect(await store.records.mails.unsettled(1)).toEqual([]);
  });

  it('says so when the file is something else', async () => {
    const file = databaseFile();
    writeFileSync(file, 'This is a letter, not a database. '.repeat(100));

    await expect(openStore({ file, masterKey })).rejects.toThrow('is not a database of Frist');
    await expect(migrateStore({ file, masterKey })).rejects.toThrow('is not a database of Frist');
  });

  it('says so when the folder is missing or the path is a folder', async () => {
    const file = databaseFile();

    await expect(migrateStore({ file: join(file, 'frist.db'), masterKey })).rejects.toThrow('does not exist');
    await expect(migrateStore({ file: join(file, '..'), masterKey })).rejects.toThrow('is a folder');
  });
});
