import { chmodSync, closeSync, existsSync, fchmodSync, openSync } from 'node:fs';
import knex, { type Knex } from 'knex';
import type { Database as SqliteConnection } from 'sqlite3';
import { asStoreProblem, StoreProblem } from './store-problem.ts';

const onlyTheOwner = 0o600;

/**
 * A connection to the SQLite file; nothing is read yet. `:memory:` is a database of its own that ends with the connection.
 * @throws StoreProblem when the file is missing (and not to be created) or cannot be written
 */
export function connect(file: string, { create }: { readonly create: boolean }): Knex {
  if (file !== ':memory:') prepareFile(file, create);
  return knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // An error names its statement; the values in it stay out of logs.
    compileSqlOnError: false,
    // Knex prints to stdout, where `--json` belongs; what goes wrong is thrown as well.
    log: { error: () => undefined, warn: () => undefined },
    // SQLite has one writer; a second connection would only make the process wait for itself.
    pool: { min: 1, max: 1, afterCreate: setUp },
  });
}

/** Before SQLite touches the file, because it gives `-wal` and `-shm` the mode that the database has when it opens. */
function prepareFile(file: string, create: boolean): void {
  if (!create && !existsSync(file)) throw new StoreProblem(`There is no database ${file} yet: run frist migrate.`);
  try {
    const descriptor = openSync(file, 'a', onlyTheOwner);
    fchmodSync(descriptor, onlyTheOwner);
    closeSync(descriptor);
    for (const companion of [`${file}-wal`, `${file}-shm`]) if (existsSync(companion)) chmodSync(companion, onlyTheOwner);
  } catch (error) {
    throw asStoreProblem(error, file);
  }
}

/**
 * - busy_timeout, in milliseconds: a command beside the running Frist waits for its turn instead of failing.
 * - WAL: readers and one writer do not stop each other. FULL: what is committed survives a power cut, also in WAL.
 * - secure_delete: a destroyed key is overwritten, not left in a free page.
 */
function setUp(connection: SqliteConnection, done: (error: Error | null) => void): void {
  connection.exec(
    `PRAGMA busy_timeout = 10000;
     PRAGMA journal_mode = WAL;
     PRAGMA synchronous = FULL;
     PRAGMA foreign_keys = ON;
     PRAGMA secure_delete = ON;`,
    done,
  );
}
