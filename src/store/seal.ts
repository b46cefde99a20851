import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StoreProblem } from './store-problem.ts';

const algorithm = 'aes-256-gcm';
const format = 1;
const ivLength = 12; // 96 bits, drawn anew for every sealing: NIST SP 800-38D, 8.2.2
const tagLength = 16;
const headLength = 1 + ivLength + tagLength;

/**
 * Seals bytes with a 32-byte key. `place` (from `placeOf`) is bound into the seal, so that a sealed value copied to another row, or
 * from another table, does not open there.
 * @returns format number, IV, tag and ciphertext in one piece
 */
export function seal(key: Buffer, plain: Buffer, place: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength }).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), body]);
}

/** @throws StoreProblem when the bytes were changed or moved since, or sealed with another key. */
export function unseal(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== format || sealed.length < headLength) throw broken(place);
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + ivLength), { authTagLength: tagLength })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(1 + ivLength, headLength));
  const body = decipher.update(sealed.subarray(headLength));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch (error) {
    throw broken(place, error);
  }
}

/** Where a sealed value stands: table, row, column. */
export function placeOf(table: string, row: string, column: string): string {
  return `${table}/${row}/${column}`;
}

function broken(place: string, cause?: unknown): StoreProblem {
  return new StoreProblem(`The sealed content of ${place} was changed or moved after it was written, and is not used.`, {
    cause,
  });
}
