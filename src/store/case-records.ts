import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Temporal } from 'temporal-polyfill';
import type { CaseEvent } from '../cases/case-event.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { foldEvents } from '../cases/evolve.ts';
import { type CaseRecords, RevisionConflict } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { chained, readEvent } from './event-chain.ts';
import type { DataKey, Keyring } from './keys.ts';
import type { CaseMark, KnownCases } from './known-cases.ts';
import type { CaseEventRow, CaseFileRow } from './rows.ts';
import { StoreProblem } from './store-problem.ts';
import { instantText } from './times.ts';

/** Cases read in one go: some milliseconds, since the queries of a click stand in line with these. */
const readAtOnce = 25;

/**
 * Cases are their events. The rows beside them only serve to find a case; what is read back is always folded from the chain, once for
 * each revision.
 * @param known what was folded before; it takes up only what is read outside of a transaction
 * @param onDamaged told of each case that a list leaves out because it cannot be read
 */
export function caseRecords(
  database: Database,
  keyring: Keyring,
  known: KnownCases,
  onDamaged: (caseId: string) => void,
): CaseRecords {
  return { nextNumber, append, find, findByNumber, list, events, ofRequester, receiptsSince };

  /** Numbers are never given twice, also between processes: the counter moves only from the value that was read. */
  async function nextNumber(prefix: string, year: number): Promise<string> {
    const counter = { prefix, year };
    await database
      .rows('case_counters')
      .insert({ ...counter, last_number: 0 })
      .onConflict(['prefix', 'year'])
      .ignore();
    for (;;) {
      const row = await database.rows('case_counters').where(counter).first('last_number');
      if (!row) throw new Error(`The counter of ${prefix}-${year} has disappeared`);
      const next = row.last_number + 1;
      const changed = await database
        .rows('case_counters')
        .where({ ...counter, ...row })
        .update({ last_number: next });
      if (changed === 1) return `${prefix}-${year}-${String(next).padStart(4, '0')}`;
    }
  }

  async function append(caseId: string, revision: number, added: readonly CaseEvent[]): Promise<void> {
    if (added.length === 0) return;
    await database.together((inside) => (revision === 0 ? open(inside, caseId, added) : goOn(inside, caseId, revision, added)));
  }

  async function open(inside: Database, caseId: string, events: readonly CaseEvent[]): Promise<void> {
    if (await inside.rows('case_files').where({ id: caseId }).first('id')) throw conflict(caseId, 0);
    const key = await keyOfOpeningMail(inside, caseId, events[0]);
    const caseFile = folded(caseId, events);
    await inside.rows('case_files').insert({
      id: caseFile.id,
      number: caseFile.number,
      organisation: caseFile.organisation,
      key_id: key.id,
      opened_at: instantText(caseFile.openedAt),
      requester_hmac: caseFile.requester ? keyring.addressHash(caseFile.requester.address) : null,
      ...movingColumns(caseFile),
    });
    await inside.rows('case_events').insert(chained(caseId, { seq: 0, hash: null }, events, key));
    await replaceLines(inside, caseFile);
  }

  async function goOn(inside: Database, caseId: string, revision: number, added: readonly CaseEvent[]): Promise<void> {
    const earlier = await takeTurn(inside, caseId, revision, added.length);
    const end = earlier.at(-1);
    if (!end) throw new StoreProblem(`The events of case ${caseId} are missing; restore the newest backup.`);
    const key = await keyOfCase(inside, caseId);
    const caseFile = folded(caseId, [...earlier.map((row) => readEvent(row, key)), ...added]);
    const requester = caseFile.requester && { requester_hmac: keyring.addressHash(caseFile.requester.address) };
    await inside
      .rows('case_files')
      .where({ id: caseId })
      .update({ ...movingColumns(caseFile), ...requester });
    await inside.rows('case_events').insert(chained(caseId, end, added, key));
    await replaceLines(inside, caseFile);
  }

  async function keyOfOpeningMail(inside: Database, caseId: string, opening: CaseEvent | undefined): Promise<DataKey> {
    if (opening?.type !== 'case_opened') throw new Error(`Case ${caseId} cannot begin with ${opening?.type}`);
    const mail = await inside.rows('mails').where({ id: opening.data.mailId }).first('key_id');
    const key = mail && (await keyring.find(inside, mail.key_id));
    if (!key) throw new Error(`Mail ${opening.data.mailId}, which opens case ${caseId}, does not exist or is purged`);
    return key;
  }

  async function keyOfCase(source: Database, caseId: string): Promise<DataKey | undefined> {
    const row = await source.rows('case_files').where({ id: caseId }).first('key_id');
    return keyring.find(source, row?.key_id ?? null);
  }

  async function find(caseId: string): Promise<CaseFile | undefined> {
    const [mark] = await marks(database.rows('case_files').where('case_files.id', caseId));
    return mark && (known.get(mark) ?? (await readAnew([mark])).get(caseId)?.());
  }

  async function findByNumber(number: string): Promise<CaseFile | undefined> {
    const row = await database.rows('case_files').where({ number }).first('id');
    return row && find(row.id);
  }

  /** Longest waiting first. What is known already is not read again; the rest comes some at a time, so that clicks get their turn. */
  async function list({ organisation, openOnly, closedSince }: Parameters<CaseRecords['list']>[0]): Promise<readonly CaseFile[]> {
    const all = database.rows('case_files').where(organisation === undefined ? {} : { organisation });
    if (openOnly) all.whereNot({ status: 'closed' });
    else if (closedSince) all.where((row) => row.whereNull('closed_at').orWhere('closed_at', '>=', instantText(closedSince)));
    return read(all.orderBy(['received_at', 'number']));
  }

  async function read(rows: Knex.QueryBuilder<CaseFileRow>): Promise<readonly CaseFile[]> {
    const wanted = await marks(rows);
    const found = new Map<string, CaseFile>();
    const unknown = wanted.filter((mark) => {
      const caseFile = known.get(mark);
      if (caseFile) found.set(mark.id, caseFile);
      return !caseFile;
    });
    for (let at = 0; at < unknown.length; at += readAtOnce) {
      for (const [id, read] of await readAnew(unknown.slice(at, at + readAtOnce))) {
        const caseFile = readable(id, read);
        if (caseFile) found.set(id, caseFile);
      }
      await setImmediate();
    }
    return wanted.flatMap(({ id }) => found.get(id) ?? []);
  }

  async function marks(rows: Knex.QueryBuilder<CaseFileRow>): Promise<readonly CaseMark[]> {
    const columns = { id: 'case_files.id', revision: 'case_files.revision', key: 'keys.id' };
    return rows.leftJoin('keys', 'keys.id', 'case_files.key_id').select(columns);
  }

  /** By id, each folded only when it is asked for: one that is damaged throws, and the others do not. */
  async function readAnew(wanted: readonly CaseMark[]): Promise<ReadonlyMap<string, () => CaseFile | undefined>> {
    const keyIds = wanted.flatMap(({ key }) => key ?? []);
    const keyRows = keyIds.length > 0 ? await database.rows('keys').whereIn('id', keyIds) : [];
    const keys = new Map(keyRows.map((row) => [row.id, row]));
    const ids = wanted.map(({ id }) => id);
    const chains = byCase(await database.rows('case_events').whereIn('case_id', ids).orderBy(['case_id', 'seq']));
    return new Map(
      wanted.map(({ id, key: keyId }) => [
        id,
        () => {
          const wrapped = keys.get(keyId ?? '');
          const key = wrapped && keyring.unwrap(wrapped);
          const events = (chains.get(id) ?? []).map((row) => readEvent(row, key));
          const caseFile = foldEvents(id, events);
          if (caseFile && !database.inTransaction) known.keep(caseFile, key?.id ?? null);
          return caseFile;
        },
      ]),
    );
  }

  /** One damaged case keeps nobody from the others: it is left out and named by its id. */
  function readable(id: string, read: () => CaseFile | undefined): CaseFile | undefined {
    try {
      return read();
    } catch {
      onDamaged(id);
      return undefined;
    }
  }

  async function events(caseId: string): Promise<readonly CaseEvent[]> {
    const key = await keyOfCase(database, caseId);
    const rows = await database.rows('case_events').where({ case_id: caseId }).orderBy('seq');
    return rows.map((row) => readEvent(row, key));
  }

  async function ofRequester(address: string): Promise<readonly CaseFile[]> {
    return read(
      database
        .rows('case_files')
        .where({ requester_hmac: keyring.addressHash(address) })
        .orderBy([
          { column: 'opened_at', order: 'desc' },
          { column: 'number', order: 'desc' },
        ]),
    );
  }

  /** Receipts count from the moment they are drafted: one that still waits in the outbox is on its way as well. */
  async function receiptsSince(address: string, since: Temporal.Instant): Promise<number> {
    const theirs = database
      .rows('case_files')
      .where({ requester_hmac: keyring.addressHash(address) })
      .select('id');
    const receipts = await database
      .rows('drafts')
      .where({ purpose: 'receipt' })
      .andWhere('created_at', '>=', instantText(since))
      .whereIn('case_id', theirs)
      .select('id');
    return receipts.length;
  }
}

/** Moves the revision before anything else: the row is then ours until the transaction ends, and what was read stays true. */
async function takeTurn(inside: Database, caseId: string, revision: number, added: number): Promise<CaseEventRow[]> {
  const changed = await inside
    .rows('case_files')
    .where({ id: caseId, revision })
    .update({ revision: revision + added });
  if (changed !== 1) throw conflict(caseId, revision);
  return inside.rows('case_events').where({ case_id: caseId }).orderBy('seq');
}

function folded(caseId: string, events: readonly CaseEvent[]): CaseFile {
  const caseFile = foldEvents(caseId, events);
  if (caseFile?.revision !== events.length)
    throw new Error(`The new events of case ${caseId} do not go on from the earlier ones`);
  return caseFile;
}

function byCase(rows: readonly CaseEventRow[]): Map<string, CaseEventRow[]> {
  const chains = new Map<string, CaseEventRow[]>();
  for (const row of rows) {
    const chain = chains.get(row.case_id);
    if (chain) chain.push(row);
    else chains.set(row.case_id, [row]);
  }
  return chains;
}

/** What later events may change. The hash of a requester moves only to that of another: it has to outlive the key. */
function movingColumns({ revision, stage, language, receivedAt, promiseDays }: CaseFile) {
  const closed = stage.status === 'closed' ? stage : undefined;
  return {
    revision,
    status: stage.status,
    outcome: closed?.outcome ?? null,
    closed_at: closed ? instantText(closed.closedAt) : null,
    language,
    received_at: instantText(receivedAt),
    promise_days: promiseDays,
  } satisfies Partial<CaseFileRow>;
}

async function replaceLines(inside: Database, { id, lines }: CaseFile): Promise<void> {
  await inside.rows('request_lines').where({ case_id: id }).delete();
  if (lines.length === 0) return;
  await inside.rows('request_lines').insert(lines.map(({ right, chosenBy }) => ({ case_id: id, right, chosen_by: chosenBy })));
}

function conflict(caseId: string, revision: number): RevisionConflict {
  return new RevisionConflict(`Case ${caseId} has changed since revision ${revision} was read`);
}
