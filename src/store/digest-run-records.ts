import { randomUUID } from 'node:crypto';
import type { Digest } from '../digest/digest.ts';
import type { Clock, DigestRunRecords } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { instantText } from './times.ts';

/** Digests hold case numbers, rights and dates only, so they are stored in clear. */
export function digestRunRecords(database: Database, clock: Clock): DigestRunRecords {
  return { keep, get, newestDay };

  /** The row that is there afterwards tells who was first: no database says so in the same way on an ignored insert. */
  async function keep(digest: Digest): Promise<boolean> {
    const day = { organisation: digest.organisation, digest_on: digest.on };
    const id = randomUUID();
    await database
      .rows('digest_runs')
      .insert({ id, ...day, digest: JSON.stringify(digest), kept_at: instantText(clock()) })
      .onConflict(['organisation', 'digest_on'])
      .ignore();
    const kept = await database.rows('digest_runs').where(day).first('id');
    return kept?.id === id;
  }

  async function get(organisation: string, on: string): Promise<Digest | undefined> {
    const row = await database.rows('digest_runs').where({ organisation, digest_on: on }).first('digest');
    // A digest of this morning may be from before an upgrade at noon that taught it more lists.
    return row && { drafted: [], awaitingSecond: [], waiting: [], tasks: [], ...JSON.parse(row.digest) };
  }

  async function newestDay(organisation: string): Promise<string | undefined> {
    const row = await database.rows('digest_runs').where({ organisation }).orderBy('digest_on', 'desc').first('digest_on');
    return row?.digest_on;
  }
}
