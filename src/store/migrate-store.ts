import type { Knex } from 'knex';
import { Temporal } from 'temporal-polyfill';
import * as foundation from '../../migrations/20261123000000-foundation.ts';
import * as caseThreads from '../../migrations/20261128000000-case-threads.ts';
import { connect } from './connect.ts';
import { databaseOf } from './database.ts';
import { keyringOf } from './keys.ts';
import { asStoreProblem, StoreProblem } from './store-problem.ts';

export type MigrateOptions = { readonly file: string; readonly masterKey: Uint8Array };

type NamedMigration = Knex.Migration & { readonly name: string };

/** Oldest first. Named here one by one: a folder that is searched at run time breaks as soon as somebody bundles or moves it. */
const migrations: readonly NamedMigration[] = [
  { name: '20261123000000-foundation', ...foundation },
  { name: '20261128000000-case-threads', ...caseThreads },
];

const migrationSource: Knex.MigrationSource<NamedMigration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: ({ name }) => name,
  getMigration: async (migration) => migration,
};

/** Knex would call a database that is newer than the program a "corrupt directory". */
const withOwnCheck: Knex.MigratorConfig = { migrationSource, disableMigrationsListValidation: true };

/**
 * Brings the database up to date, making it where there is none; for `frist migrate`. All that is missing runs in one transaction.
 * @returns the names of the migrations that ran, none when it was up to date
 * @throws StoreProblem when the file cannot be used, was made by a newer Frist, or the master key is not the one it was sealed with
 */
export async function migrateStore({ file, masterKey }: MigrateOptions): Promise<{ readonly ran: readonly string[] }> {
  const keyring = keyringOf(masterKey, Temporal.Now.instant);
  const connection = connect(file, { create: true });
  try {
    const ran = await runMigrations(connection, file);
    await keyring.check(databaseOf(connection, file));
    return { ran };
  } catch (error) {
    throw asStoreProblem(error, file);
  } finally {
    await connection.destroy();
  }
}

export async function runMigrations(connection: Knex, file: string): Promise<readonly string[]> {
  await pendingMigrations(connection, file);
  const [, ran]: [number, string[]] = await connection.migrate.latest(withOwnCheck);
  return ran;
}

/** @throws StoreProblem when the database lacks a migration, or has one that this Frist does not know. */
export async function requireMigrated(connection: Knex, file: string): Promise<void> {
  const pending = await pendingMigrations(connection, file);
  if (pending.length > 0) throw new StoreProblem(`The database ${file} is not up to date: run frist migrate.`);
}

async function pendingMigrations(connection: Knex, file: string): Promise<readonly string[]> {
  const [completed, pending]: [{ name: string }[], NamedMigration[]] = await connection.migrate.list(withOwnCheck);
  const known = new Set(migrations.map(({ name }) => name));
  if (completed.some(({ name }) => !known.has(name))) {
    throw new StoreProblem(`The database ${file} was made by a newer Frist: run that version, or restore a backup.`);
  }
  return pending.map(({ name }) => name);
}
