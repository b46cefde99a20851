import { Temporal } from 'temporal-polyfill';
import type { Clock, Records, Store } from '../workflow/ports.ts';
import { boardPostRecords } from './board-post-records.ts';
import { caseRecords } from './case-records.ts';
import { caseThreadRecords } from './case-thread-records.ts';
import { connect } from './connect.ts';
import { type Database, databaseOf } from './database.ts';
import { digestRunRecords } from './digest-run-records.ts';
import { draftRecords } from './draft-records.ts';
import { type ChainCheck, verifyChain } from './event-chain.ts';
import { type Keyring, keyringOf } from './keys.ts';
import { type KnownCases, knownCases } from './known-cases.ts';
import { mailRecords } from './mail-records.ts';
import { requireMigrated, runMigrations } from './migrate-store.ts';
import { outboxRecords } from './outbox-records.ts';
import { asStoreProblem } from './store-problem.ts';

export type StoreOptions = {
  /** Path of the SQLite file in a folder that exists, or `:memory:`. */
  readonly file: string;
  /** 32 random bytes, kept outside of the database and its backups. */
  readonly masterKey: Uint8Array;
  readonly clock?: Clock;
  /** Brings the database up to date first, making it where there is none; otherwise `frist migrate` must have done so. */
  readonly migrate?: boolean;
  /** Told once of each case that cannot be read, by its id: lists leave it out. */
  readonly onDamaged?: (caseId: string) => void;
};

/** The store with what only the command line asks of it. */
export type OpenStore = Store & {
  /** Recomputes the hash chain of a case's events; works also when the case is purged. */
  verifyChain(caseId: string): Promise<ChainCheck>;
};

/**
 * Opens the store on its SQLite file, which from then on only its owner can read.
 * @throws StoreProblem in plain words: no file, not a database, not up to date, the wrong master key
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { file, masterKey, clock = Temporal.Now.instant, migrate = false, onDamaged = () => {} } = options;
  const keyring = keyringOf(masterKey, clock);
  const known = knownCases(clock);
  const damaged = new Set<string>();
  // Every minute asks for all open cases: the same damage is told once.
  const toldOnce = (caseId: string) => {
    if (!damaged.has(caseId)) onDamaged(caseId);
    damaged.add(caseId);
  };
  const connection = connect(file, { create: migrate || file === ':memory:' });
  try {
    if (migrate) await runMigrations(connection, file);
    else await requireMigrated(connection, file);
    const database = databaseOf(connection, file);
    await keyring.check(database);
    return {
      records: recordsOf(database, keyring, known, clock, toldOnce),
      atomically: (work) => database.together((inside) => work(recordsOf(inside, keyring, known, clock, toldOnce))),
      verifyChain: (caseId) => verifyChain(database, caseId),
      close: () => connection.destroy(),
    };
  } catch (error) {
    await connection.destroy();
    throw asStoreProblem(error, file);
  }
}

function recordsOf(
  database: Database,
  keyring: Keyring,
  known: KnownCases,
  clock: Clock,
  onDamaged: (caseId: string) => void,
): Records {
  return {
    mails: mailRecords(database, keyring, clock),
    cases: caseRecords(database, keyring, known, onDamaged),
    drafts: draftRecords(database, keyring, clock),
    outbox: outboxRecords(database, clock),
    boardPosts: boardPostRecords(database),
    caseThreads: caseThreadRecords(database),
    digestRuns: digestRunRecords(database, clock),
  };
}
