import type { Clock, Draft, DraftRecords } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import type { DataKey, Keyring } from './keys.ts';
import { placeOf, seal, unseal } from './seal.ts';
import { StoreProblem } from './store-problem.ts';
import { instantText } from './times.ts';

/** Drafts are sealed with the key of their case, so the case has to be there first. */
export function draftRecords(database: Database, keyring: Keyring, clock: Clock): DraftRecords {
  return { save, get };

  async function save({ id, caseId, purpose, mail }: Draft): Promise<void> {
    const key = await keyOfCase(caseId);
    if (!key) throw new StoreProblem(`Case ${caseId} does not exist or is purged: no draft can be kept for it.`);
    await database.rows('drafts').insert({
      id,
      case_id: caseId,
      purpose,
      mail: seal(key.key, Buffer.from(JSON.stringify(mail)), placeOf('drafts', id, 'mail')),
      message_id_hmac: keyring.messageIdHash(mail.messageId),
      created_at: instantText(clock()),
    });
  }

  /** Undefined also when the case is purged. */
  async function get(id: string): Promise<Draft | undefined> {
    const row = await database.rows('drafts').where({ id }).first();
    const key = row && (await keyOfCase(row.case_id));
    if (!key) return undefined;
    const mail = JSON.parse(unseal(key.key, row.mail, placeOf('drafts', id, 'mail')).toString());
    return { id, caseId: row.case_id, purpose: row.purpose, mail };
  }

  async function keyOfCase(caseId: string): Promise<DataKey | undefined> {
    const row = await database.rows('case_files').where({ id: caseId }).first('key_id');
    return keyring.find(database, row?.key_id ?? null);
  }
}
