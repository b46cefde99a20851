import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { onTestFinished } from 'vitest';
import { connect } from '../../src/store/connect.ts';
import { type OpenStore, openStore, type StoreOptions } from '../../src/store/open-store.ts';

export const masterKey = Buffer.alloc(32, 'a master key for tests, not more');

/** A migrated store with a fixed master key, in memory unless a file is named; closed when the test ends. */
export async function openTestStore(options: Partial<StoreOptions> = {}): Promise<OpenStore> {
  const store = await openStore({ file: ':memory:', masterKey, migrate: true, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** A path for a database in a folder of its own, both gone when the test ends. Ask for it before opening what lies there. */
export function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'frist-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'frist.db');
}

/** Goes at the tables behind the store's back: as an attacker, a purge or a careless person with a database program would. */
export async function behindTheStore<T>(file: string, act: (tables: Knex) => Promise<T>): Promise<T> {
  const tables = connect(file, { create: false });
  try {
    return await act(tables);
  } finally {
    await tables.destroy();
  }
}
