import type { Temporal } from 'temporal-polyfill';
import type { CaseThread, CaseThreadRecords, Place } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { instantText } from './times.ts';

export function caseThreadRecords(database: Database): CaseThreadRecords {
  return { put, caseOf, list, seen };

  async function put({ channel, ts }: Place, caseId: string): Promise<void> {
    await database.rows('case_threads').insert({ channel, ts, case_id: caseId }).onConflict(['channel', 'ts']).ignore();
  }

  async function caseOf({ channel, ts }: Place): Promise<string | undefined> {
    const row = await database.rows('case_threads').where({ channel, ts }).first('case_id');
    return row?.case_id;
  }

  async function list(closedSince: Temporal.Instant): Promise<readonly CaseThread[]> {
    const wanted = database
      .rows('case_files')
      .whereNot({ status: 'closed' })
      .orWhere('closed_at', '>=', instantText(closedSince))
      .select('id');
    const rows = await database.rows('case_threads').whereIn('case_id', wanted).orderBy(['channel', 'ts']);
    return rows.map(({ channel, ts, case_id, seen_until }) => ({
      place: { channel, ts },
      caseId: case_id,
      seenUntil: seen_until ?? undefined,
    }));
  }

  async function seen({ channel, ts }: Place, until: string): Promise<void> {
    await database.rows('case_threads').where({ channel, ts }).update({ seen_until: until });
  }
}
