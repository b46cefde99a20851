import { createHash, randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { ArrivedMail, Clock, MailCursor, MailFate, MailRecords, SortedAwayMail, StoredMail } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import type { DataKey, Keyring } from './keys.ts';
import type { MailRow } from './rows.ts';
import { placeOf, seal, unseal } from './seal.ts';
import { StoreProblem } from './store-problem.ts';
import { instantText, readInstant } from './times.ts';

/** One statement takes at most 32,766 values on SQLite; a hostile References header may hold more ids, and no true thread does. */
const mostThreadIds = 10_000;

/** Where notes by hand stand among the mails: in no mailbox, for no server gives a UIDVALIDITY of nought (RFC 3501, section 2.3.1.1). */
const byHandFolder = 'by hand';
const byHandValidity = '0';
const copyFolder = 'copy';

/** Raw mails, each sealed with a key of its own until a case takes it in. */
export function mailRecords(database: Database, keyring: Keyring, clock: Clock): MailRecords {
  return { cursor, keep, keepByHand, keepCopy, giveOwnKey, unsettled, get, replaceRaw, settle, caseOfThread, sortedAway };

  async function cursor(organisation: string, folder: string): Promise<MailCursor | undefined> {
    const row = await database.rows('mailbox_cursors').where({ organisation, folder }).first();
    return row && { uidValidity: row.uid_validity, lastUid: Number(row.last_uid) };
  }

  async function keep(mail: ArrivedMail): Promise<'kept' | 'known'> {
    return database.together(async (inside) => {
      await moveCursor(inside, mail);
      const sha256 = createHash('sha256').update(mail.raw).digest('hex');
      const known = await inside.rows('mails').where({ organisation: mail.organisation, sha256 }).first('id');
      if (known) return 'known';
      await insert(inside, mail, sha256);
      return 'kept';
    });
  }

  async function keepByHand(note: Pick<ArrivedMail, 'organisation' | 'receivedAt' | 'raw'>): Promise<StoredMail> {
    const sha256 = createHash('sha256').update(note.raw).digest('hex');
    const id = await database.together((inside) =>
      insert(inside, { ...note, folder: byHandFolder, uidValidity: byHandValidity, uid: 0 }, sha256),
    );
    return { id, organisation: note.organisation, receivedAt: note.receivedAt, raw: note.raw, byHand: true, fate: undefined };
  }

  /** It stands in no mailbox, and its hash is that of no mail that may arrive: only the original counts as having come. */
  async function keepCopy(id: string): Promise<StoredMail | undefined> {
    const original = await get(id);
    if (!original) return undefined;
    const { organisation, receivedAt, raw, byHand } = original;
    const place = { folder: byHand ? byHandFolder : copyFolder, uidValidity: byHandValidity, uid: 0 };
    const sha256 = createHash('sha256').update(raw).update(`copy ${randomUUID()}`).digest('hex');
    const copyId = await database.together((inside) => insert(inside, { organisation, receivedAt, raw, ...place }, sha256));
    return { id: copyId, organisation, receivedAt, raw, byHand, fate: undefined };
  }

  /** So that it can open a case of its own: a case is sealed with the key of the mail that opened it, and with no other's. */
  async function giveOwnKey(id: string): Promise<void> {
    await database.together(async (inside) => {
      const row = await inside.rows('mails').where({ id }).first('key_id');
      const oldKey = row && (await keyring.find(inside, row.key_id));
      if (oldKey) await sealAnew(inside, id, oldKey, await keyring.create(inside));
    });
  }

  async function insert(inside: Database, mail: ArrivedMail, sha256: string): Promise<string> {
    const id = randomUUID();
    const key = await keyring.create(inside);
    await inside.rows('mails').insert({
      id,
      organisation: mail.organisation,
      folder: mail.folder,
      uid_validity: mail.uidValidity,
      uid: mail.uid,
      received_at: instantText(mail.receivedAt),
      kept_at: instantText(clock()),
      size: mail.raw.length,
      sha256,
      key_id: key.id,
      raw: sealRaw(key, id, mail.raw),
    });
    return id;
  }

  async function unsettled(limit: number): Promise<readonly string[]> {
    const rows = await database
      .rows('mails')
      .whereNull('fate')
      .orderBy([{ column: 'received_at' }, { column: 'uid' }, { column: 'id' }])
      .limit(limit)
      .select('id');
    return rows.map(({ id }) => id);
  }

  /** Undefined also when the key of the mail is destroyed: what cannot be read is not there any more. */
  async function get(id: string): Promise<StoredMail | undefined> {
    const row = await database.rows('mails').where({ id }).first();
    const key = row && (await keyring.find(database, row.key_id));
    if (!key) return undefined;
    return {
      id,
      organisation: row.organisation,
      receivedAt: readInstant(row.received_at),
      raw: unsealRaw(key, row),
      byHand: row.folder === byHandFolder && row.uid_validity === byHandValidity,
      fate: fateOf(row),
    };
  }

  /** The hash of what arrived stays, so that the same mail moved to another folder is still known. */
  async function replaceRaw(id: string, raw: Buffer): Promise<void> {
    const row = await database.rows('mails').where({ id }).first('key_id');
    const key = row && (await keyring.find(database, row.key_id));
    if (!key) return;
    await database
      .rows('mails')
      .where({ id })
      .update({ raw: sealRaw(key, id, raw), size: raw.length });
  }

  /** May be called again: a mail that was sorted away can be taken back. A case has to be there before mails are settled to it. */
  async function settle(id: string, fate: MailFate, messageId: string | undefined): Promise<void> {
    await database.together(async (inside) => {
      const row = await inside.rows('mails').where({ id }).first('id', 'key_id');
      if (!row) throw new Error(`There is no mail ${id} to settle`);
      await inside
        .rows('mails')
        .where({ id })
        .update({
          ...fateColumns(fate),
          settled_at: instantText(clock()),
          ...(messageId === undefined ? {} : { message_id_hmac: keyring.messageIdHash(messageId) }),
        });
      if (fate.kind === 'case') await sealWithKeyOfCase(inside, row, fate.caseId);
    });
  }

  /**
   * One key per case, so that purging the case is destroying that key: a mail that joins it is sealed anew, and its own key destroyed.
   * Where the case is purged already there is no such key; the mail then stays under its own and is purged by it.
   */
  async function sealWithKeyOfCase(inside: Database, mail: Pick<MailRow, 'id' | 'key_id'>, caseId: string): Promise<void> {
    const caseRow = await inside.rows('case_files').where({ id: caseId }).first('key_id');
    if (!caseRow) throw new Error(`There is no case ${caseId} to settle mail ${mail.id} to`);
    if (caseRow.key_id === mail.key_id) return;
    const [oldKey, newKey] = [await keyring.find(inside, mail.key_id), await keyring.find(inside, caseRow.key_id)];
    if (!oldKey || !newKey) return;
    await sealAnew(inside, mail.id, oldKey, newKey);
    const openedByIt = await inside.rows('case_files').where({ key_id: oldKey.id }).first('id');
    if (!openedByIt) await keyring.destroy(inside, oldKey.id);
  }

  async function caseOfThread(organisation: string, messageIds: readonly string[]): Promise<string | undefined> {
    const hashes = [...new Set(messageIds)].slice(0, mostThreadIds).map((messageId) => keyring.messageIdHash(messageId));
    const received = database.rows('mails').whereIn('message_id_hmac', hashes).whereNotNull('case_id').select('case_id');
    const sent = database.rows('drafts').whereIn('message_id_hmac', hashes).select('case_id');
    const newest = await database
      .rows('case_files')
      .where({ organisation })
      .andWhere((thread) => thread.whereIn('id', received).orWhereIn('id', sent))
      .orderBy([
        { column: 'opened_at', order: 'desc' },
        { column: 'number', order: 'desc' },
      ])
      .first('id');
    return newest?.id;
  }

  async function sortedAway(
    organisation: string,
    from: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<readonly SortedAwayMail[]> {
    const rows = await database
      .rows('mails')
      .where({ organisation, fate: 'sorted_away' })
      .andWhere('received_at', '>=', instantText(from))
      .andWhere('received_at', '<', instantText(until))
      .orderBy([{ column: 'received_at' }, { column: 'uid' }, { column: 'id' }])
      .select('id', 'received_at', 'fate', 'case_id', 'disposition', 'mail_kind', 'reason');
    return rows.flatMap((row) => {
      const fate = fateOf(row);
      return fate?.kind === 'sorted_away' ? [{ id: row.id, receivedAt: readInstant(row.received_at), ...fate }] : [];
    });
  }
}

/**
 * A new UIDVALIDITY means that the server has numbered the folder afresh, so the cursor starts over. Within one it never goes back: a
 * mail found late (Junk sweep, second connection) must not make everything after it be fetched again.
 */
async function moveCursor(database: Database, { organisation, folder, uidValidity, uid }: ArrivedMail): Promise<void> {
  const cursor = { organisation, folder };
  const row = await database.rows('mailbox_cursors').where(cursor).first();
  if (row?.uid_validity === uidValidity && Number(row.last_uid) >= uid) return;
  await database
    .rows('mailbox_cursors')
    .insert({ ...cursor, uid_validity: uidValidity, last_uid: uid })
    .onConflict(['organisation', 'folder'])
    .merge();
}

async function sealAnew(inside: Database, id: string, oldKey: DataKey, newKey: DataKey): Promise<void> {
  const row = await inside.rows('mails').where({ id }).first('raw');
  if (!row) return;
  const raw = sealRaw(newKey, id, unsealRaw(oldKey, { id, raw: row.raw }));
  await inside.rows('mails').where({ id }).update({ raw, key_id: newKey.id });
}

type FateColumns = Pick<MailRow, 'fate' | 'case_id' | 'disposition' | 'mail_kind' | 'reason'>;

function fateColumns(fate: MailFate): FateColumns {
  switch (fate.kind) {
    case 'case':
      return { fate: 'case', case_id: fate.caseId, disposition: null, mail_kind: null, reason: null };
    case 'sorted_away': {
      const { disposition, mailKind, reason } = fate;
      return { fate: 'sorted_away', case_id: null, disposition, mail_kind: mailKind ?? null, reason };
    }
  }
}

function fateOf({ fate, case_id, disposition, mail_kind, reason }: FateColumns): MailFate | undefined {
  if (fate === null) return undefined;
  if (fate === 'case' && case_id !== null) return { kind: 'case', caseId: case_id };
  if (fate === 'sorted_away' && disposition !== null) {
    return { kind: 'sorted_away', disposition, mailKind: mail_kind ?? undefined, reason: reason ?? '' };
  }
  throw new StoreProblem(`A mail has the fate ${fate} without what belongs to it; restore the newest backup.`);
}

function sealRaw({ key }: DataKey, id: string, raw: Buffer): Buffer {
  return seal(key, raw, placeOf('mails', id, 'raw'));
}

function unsealRaw({ key }: DataKey, { id, raw }: Pick<MailRow, 'id' | 'raw'>): Buffer {
  return unseal(key, raw, placeOf('mails', id, 'raw'));
}
