import type { Knex } from 'knex';
import type { Temporal } from 'temporal-polyfill';
import type { ClaimedEffect, Clock, Effect, EffectEnd, OutboxRecords } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import type { OutboxRow } from './rows.ts';
import { instantText, readInstant } from './times.ts';

/** One statement takes at most 32,766 values on SQLite. */
const mostKeys = 10_000;

/** After so many attempts, some minutes apart by then, what is still tried again is counted with what gave up. */
const manyAttempts = 10;

/** What a worker takes up. The second has happened and waits to be recorded, so that it is past cancelling. */
const toDo = ['waiting', 'unrecorded'] as const;

/** Effects that wait to be done outside. Tasks hold ids only, so they are stored in clear. */
export function outboxRecords(database: Database, clock: Clock): OutboxRecords {
  return { enqueue, claimDue, stranded, finish, known, cancel, nextDueAt, heldUpUntil, backlog, parked };

  async function enqueue({ key, task, notBefore }: Effect): Promise<void> {
    await database
      .rows('outbox')
      .insert({
        key,
        task: JSON.stringify(task),
        state: 'waiting',
        attempts: 0,
        first_due_at: instantText(notBefore),
        not_before: instantText(notBefore),
        created_at: instantText(clock()),
      })
      .onConflict('key')
      .ignore();
  }

  /** Not one transaction on purpose: each claim stands alone, and two workers share the rows instead of waiting for each other. */
  async function claimDue(now: Temporal.Instant, limit: number): Promise<readonly ClaimedEffect[]> {
    const due = await database
      .rows('outbox')
      .whereIn('state', toDo)
      .andWhere('not_before', '<=', instantText(now))
      .orderBy([{ column: 'not_before' }, { column: 'id' }])
      .limit(limit);
    const claimed: ClaimedEffect[] = [];
    for (const row of due) {
      const claim = { ...row, attempts: row.attempts + 1, claimed_at: instantText(now) };
      if (await isClaimed(claim)) claimed.push(asEffect(claim));
    }
    return claimed;
  }

  /**
   * The guard in the WHERE is the lock: of two workers, or a worker and a person who undoes, only one sees a changed row.
   * A claim is not undone when the process dies: what was half-done is looked up first, for it must never be done twice.
   */
  async function isClaimed({ id, attempts, claimed_at }: OutboxRow): Promise<boolean> {
    const changed = await database
      .rows('outbox')
      .where({ id })
      .whereIn('state', toDo)
      .update({ state: 'claimed', attempts, claimed_at });
    return changed === 1;
  }

  async function stranded(): Promise<readonly ClaimedEffect[]> {
    const rows = await database.rows('outbox').where({ state: 'claimed' }).orderBy('id');
    return rows.map(asEffect);
  }

  async function finish(id: string, end: EffectEnd): Promise<void> {
    const changed = await database
      .rows('outbox')
      .where({ id: Number(id), state: 'claimed' })
      .update(endOf(end));
    if (changed !== 1) throw new Error(`Effect ${id} is not claimed, so it cannot end as ${end.kind}`);
  }

  async function known(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (let at = 0; at < keys.length; at += mostKeys) {
      const rows = await database
        .rows('outbox')
        .whereIn('key', keys.slice(at, at + mostKeys))
        .select('key');
      for (const { key } of rows) found.add(key);
    }
    return found;
  }

  async function cancel(key: string): Promise<boolean> {
    const changed = await database
      .rows('outbox')
      .where({ key, state: 'waiting' })
      .update({ state: 'cancelled', ended_at: instantText(clock()) });
    return changed === 1;
  }

  async function nextDueAt(): Promise<Temporal.Instant | undefined> {
    const row = await database.rows('outbox').whereIn('state', toDo).orderBy('not_before').first('not_before');
    return row && readInstant(row.not_before);
  }

  async function heldUpUntil(id: string, beginnings: readonly string[]): Promise<Temporal.Instant | undefined> {
    const row = await database
      .rows('outbox')
      .whereIn('state', toDo)
      .andWhere('id', '<', Number(id))
      .andWhere((rows) => {
        // A range, which the index of the keys answers; LIKE would read the whole table.
        for (const beginning of beginnings) rows.orWhereBetween('key', [beginning, `${beginning}\uffff`]);
      })
      .orderBy('not_before', 'desc')
      .first('not_before');
    return row && readInstant(row.not_before);
  }

  async function backlog(now: Temporal.Instant) {
    const due = database.rows('outbox').whereIn('state', toDo).andWhere('not_before', '<=', instantText(now));
    return { waiting: await countOf(due), parked: await countOf(stuck()) };
  }

  function stuck() {
    return database
      .rows('outbox')
      .where({ state: 'parked' })
      .orWhere((row) => row.where({ state: 'waiting' }).andWhere('attempts', '>=', manyAttempts).whereNotNull('problem'));
  }

  async function parked() {
    const rows = await stuck().orderBy('id');
    return rows.map(({ key, problem, ended_at, created_at }) => ({
      key,
      problem: problem ?? '',
      since: readInstant(ended_at ?? created_at),
    }));
  }
}

async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const [counted] = await rows.count({ count: '*' });
  return Number(counted?.count ?? 0);
}

function endOf(end: EffectEnd): Partial<OutboxRow> {
  switch (end.kind) {
    case 'done':
      return { state: 'done', ended_at: instantText(end.at), problem: null };
    case 'again':
      return { state: 'waiting', not_before: instantText(end.notBefore), claimed_at: null, problem: end.problem };
    case 'unrecorded': {
      const { notBefore, problem, task } = end;
      return { state: 'unrecorded', not_before: instantText(notBefore), claimed_at: null, problem, task: JSON.stringify(task) };
    }
    case 'parked':
      return { state: 'parked', ended_at: instantText(end.at), problem: end.problem };
  }
}

function asEffect({ id, key, task, attempts, first_due_at }: OutboxRow): ClaimedEffect {
  return { id: String(id), key, task: JSON.parse(task), attempts, firstDueAt: readInstant(first_due_at) };
}
