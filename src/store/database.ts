import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import { asStoreProblem } from './store-problem.ts';

/** What the records stand on: the tables, and a way to do several things together or not at all. */
export type Database = {
  /** Starts a query on a table: `database.rows('mails').where({ id })`. */
  readonly rows: Knex;
  readonly inTransaction: boolean;
  /** Runs the work in one transaction, the one that is open already where there is one. */
  together<T>(work: (database: Database) => Promise<T>): Promise<T>;
};

/**
 * The database outside of a transaction. `file` is only for messages.
 *
 * SQLite has one connection here, and an open transaction holds it: a query beside it from within would wait for itself for ever.
 * It is refused at once, so that the mistake shows in the first test and not as a silent minute. On PostgreSQL the same mistake
 * would read around the transaction.
 */
export function databaseOf(connection: Knex, file: string): Database {
  const transactions = new AsyncLocalStorage<{ open: boolean }>();
  return {
    get rows() {
      return outside();
    },
    inTransaction: false,
    together,
  };

  async function together<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const transaction = { open: true };
    try {
      return await outside().transaction((trx) => transactions.run(transaction, () => inTransaction(trx, work)));
    } catch (error) {
      throw asStoreProblem(error, file);
    } finally {
      transaction.open = false;
    }
  }

  function outside(): Knex {
    if (transactions.getStore()?.open)
      throw new Error('Inside of atomically, use the records it hands in, not those of the store');
    return connection;
  }
}

async function inTransaction<T>(trx: Knex.Transaction, work: (database: Database) => Promise<T>): Promise<T> {
  await takeWriteLock(trx);
  const database: Database = { rows: trx, inTransaction: true, together: (inner) => inner(database) };
  return work(database);
}

/**
 * Writes nothing, but as a write. A transaction of SQLite that reads first and writes later fails at once, without waiting, when
 * another process (`frist case … approve` beside `frist run`) has written in between; one that starts by writing waits its turn.
 */
async function takeWriteLock(trx: Knex.Transaction): Promise<void> {
  await trx('keys').whereRaw('1 = 0').update({ id: '' });
}
