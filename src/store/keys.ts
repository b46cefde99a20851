import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { placeOf, seal, unseal } from './seal.ts';
import { StoreProblem } from './store-problem.ts';
import { instantText } from './times.ts';

/**
 * The keys of the store. One master key, which lies outside of the database, wraps the data keys inside of it: one for each mail, and a
 * case takes over the key of the mail that opened it. Destroying that one row purges everything personal of the case.
 */
export type Keyring = {
  /** @throws StoreProblem when the database was sealed with another master key. */
  check(database: Database): Promise<void>;
  create(database: Database): Promise<DataKey>;
  /** Undefined once the key is destroyed. */
  find(database: Database, id: string | null): Promise<DataKey | undefined>;
  unwrap(row: { readonly id: string; readonly wrapped: Buffer }): DataKey;
  destroy(database: Database, id: string): Promise<void>;
  /** A keyed hash of a Message-ID, with or without its angle brackets: finds a thread, but tells nothing without the master key. */
  messageIdHash(messageId: string): string;
  /** A keyed hash of an address, upper and lower case alike. */
  addressHash(address: string): string;
};

export type DataKey = { readonly id: string; readonly key: Buffer };

/** @param masterKey 32 random bytes */
export function keyringOf(masterKey: Uint8Array, clock: Clock): Keyring {
  if (masterKey.length !== 32) {
    throw new StoreProblem(`The master key must be 32 bytes long, but has ${masterKey.length}.`);
  }
  const wrapping = derive(masterKey, 'frist data keys');
  const messageIds = derive(masterKey, 'frist message ids');
  const addresses = derive(masterKey, 'frist addresses');
  const masterKeyId = derive(masterKey, 'frist master key id').toString('hex').slice(0, 16);

  return { check, create, find, unwrap, destroy, messageIdHash, addressHash };

  async function check(database: Database): Promise<void> {
    const foreign = await database.rows('keys').whereNot({ master_key_id: masterKeyId }).first('id');
    if (foreign) {
      throw new StoreProblem(
        'The master key does not fit this database: what is stored was sealed with another one. Configure the key that belongs to it.',
      );
    }
  }

  async function create(database: Database): Promise<DataKey> {
    const id = randomUUID();
    const key = randomBytes(32);
    const wrapped = seal(wrapping, key, placeOf('keys', id, 'wrapped'));
    await database.rows('keys').insert({ id, wrapped, master_key_id: masterKeyId, created_at: instantText(clock()) });
    return { id, key };
  }

  async function find(database: Database, id: string | null): Promise<DataKey | undefined> {
    if (id === null) return undefined;
    const row = await database.rows('keys').where({ id }).first('id', 'wrapped');
    return row && unwrap(row);
  }

  function unwrap({ id, wrapped }: { readonly id: string; readonly wrapped: Buffer }): DataKey {
    return { id, key: unseal(wrapping, wrapped, placeOf('keys', id, 'wrapped')) };
  }

  async function destroy(database: Database, id: string): Promise<void> {
    await database.rows('keys').where({ id }).delete();
  }

  function messageIdHash(messageId: string): string {
    return hmac(messageIds, messageId.trim().replace(/^<|>$/g, ''));
  }

  function addressHash(address: string): string {
    return hmac(addresses, address.trim().toLowerCase());
  }
}

/** One key per purpose, so that a hash can never be taken for a wrapped key or the other way round (HKDF, RFC 5869). */
function derive(masterKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), purpose, 32));
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
