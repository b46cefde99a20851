import { createHash } from 'node:crypto';
import type { CaseEvent } from '../cases/case-event.ts';
import type { Database } from './database.ts';
import type { DataKey } from './keys.ts';
import type { CaseEventRow } from './rows.ts';
import { placeOf, seal, unseal } from './seal.ts';
import { instantText, readInstant } from './times.ts';

/**
 * The events of a case as a chain: each carries the hash of the one before, so that none can be changed, dropped or slipped in
 * unseen. The personal part enters by the hash of its ciphertext only, which is why the chain still verifies when its key is gone.
 */
export type ChainCheck =
  | { readonly ok: true; readonly events: number }
  /** `brokenAt`: the first event, counted from 1, that is not as it was written, or is missing. */
  | { readonly ok: false; readonly brokenAt: number };

export type ChainEnd = { readonly seq: number; readonly hash: string | null };

/** @param key of the case; needed only where an event has a personal part */
export function chained(caseId: string, end: ChainEnd, events: readonly CaseEvent[], key: DataKey | undefined): CaseEventRow[] {
  const rows: CaseEventRow[] = [];
  for (const event of events) {
    const previous = rows.at(-1) ?? end;
    rows.push(link(caseId, previous, event, key));
  }
  return rows;
}

function link(caseId: string, previous: ChainEnd, event: CaseEvent, key: DataKey | undefined): CaseEventRow {
  const seq = previous.seq + 1;
  const sealed = sealedPart(caseId, seq, event, key);
  const row = {
    case_id: caseId,
    seq,
    at: instantText(event.at),
    by: event.by,
    type: event.type,
    data: canonicalJson(event.data),
    sealed,
    sealed_sha256: sealed && sha256(sealed),
  };
  return { ...row, hash: hashOf(row, previous.hash) };
}

function sealedPart(caseId: string, seq: number, { type, sealed }: CaseEvent, key: DataKey | undefined): Buffer | null {
  if (sealed === undefined) return null;
  if (!key) throw new Error(`Case ${caseId} is purged: the personal part of ${type} cannot be kept`);
  return seal(key.key, Buffer.from(JSON.stringify(sealed)), placeOfSealed(caseId, seq));
}

/** The event as it was appended; without its personal part when the key is gone. */
export function readEvent(row: CaseEventRow, key: DataKey | undefined): CaseEvent {
  const sealed =
    row.sealed && key ? JSON.parse(unseal(key.key, row.sealed, placeOfSealed(row.case_id, row.seq)).toString()) : undefined;
  // What was appended was a CaseEvent, and the chain vouches that it is unchanged.
  return { at: readInstant(row.at), by: row.by, type: row.type, data: JSON.parse(row.data), sealed } as CaseEvent;
}

/** The row of the case counts its events, so that a tail that was cut off shows as well. */
export async function verifyChain(database: Database, caseId: string): Promise<ChainCheck> {
  const rows = await database.rows('case_events').where({ case_id: caseId }).orderBy('seq');
  const caseRow = await database.rows('case_files').where({ id: caseId }).first('revision');
  const broken = rows.findIndex((row, index) => !isIntact(row, index + 1, rows[index - 1]?.hash ?? null));
  if (broken !== -1) return { ok: false, brokenAt: broken + 1 };
  if (caseRow?.revision !== rows.length) return { ok: false, brokenAt: Math.min(caseRow?.revision ?? 0, rows.length) + 1 };
  return { ok: true, events: rows.length };
}

function isIntact(row: CaseEventRow, seq: number, previousHash: string | null): boolean {
  const sealedAsHashed = row.sealed === null || sha256(row.sealed) === row.sealed_sha256;
  return row.seq === seq && sealedAsHashed && hashOf(row, previousHash) === row.hash;
}

function hashOf(row: Omit<CaseEventRow, 'hash' | 'sealed'>, previous: string | null): string {
  const { case_id: caseId, seq, at, by, type, sealed_sha256: sealed } = row;
  return sha256(canonicalJson({ previous, caseId, seq, at, by, type, data: JSON.parse(row.data), sealed }));
}

/** The same value gives the same text: keys in order at every depth, no spaces. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function placeOfSealed(caseId: string, seq: number): string {
  return placeOf('case_events', `${caseId}/${seq}`, 'sealed');
}
