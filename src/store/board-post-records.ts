import type { BoardPostRecords, Place } from '../workflow/ports.ts';
import type { Database } from './database.ts';

export function boardPostRecords(database: Database): BoardPostRecords {
  return { get, put };

  async function get(key: string): Promise<Place | undefined> {
    return database.rows('board_posts').where({ key }).first('channel', 'ts');
  }

  async function put(key: string, { channel, ts }: Place): Promise<void> {
    await database.rows('board_posts').insert({ key, channel, ts }).onConflict('key').merge();
  }
}
