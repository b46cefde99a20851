import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { placeOf, seal, unseal } from '../../src/store/seal.ts';
import { StoreProblem } from '../../src/store/store-problem.ts';

const key = randomBytes(32);
const plain = Buffer.from('Kari Lunde');
const place = placeOf('mails', 'm1', 'raw');

describe('a sealed value', () => {
  it('opens with its key at its place', () => {
    expect(unseal(key, seal(key, plain, place), place)).toEqual(plain);
  });

  it('does not show what is inside', () => {
    expect(seal(key, plain, place).includes(plain)).toBe(false);
  });

  it('is another one each time, so that equal content cannot be recognised', () => {
    expect(seal(key, plain, place)).not.toEqual(seal(key, plain, place));
  });

  it('does not open with another key', () => {
    expect(() => unseal(randomBytes(32), seal(key, plain, place), place)).toThrow(StoreProblem);
  });

  it.each([
    ['row', placeOf('mails', 'm2', 'raw')],
    ['table', placeOf('drafts', 'm1', 'raw')],
    ['column', placeOf('mails', 'm1', 'text')],
  ])('does not open in another %s', (_what, elsewhere) => {
    expect(() => unseal(key, seal(key, plain, place), elsewhere)).toThrow(StoreProblem);
  });

  it('does not open when any one byte of it is changed', () => {
    const sealed = seal(key, plain, place);

    const opened = [...sealed.keys()].filter((index) => {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      return opens(changed);
    });

    expect(opened).toEqual([]);
  });

  it('does not open when it is cut short', () => {
    const sealed = seal(key, plain, place);

    expect([0, 1, 12, 28, sealed.length - 1].filter((length) => opens(sealed.subarray(0, length)))).toEqual([]);
  });
});

function opens(sealed: Buffer): boolean {
  try {
    unseal(key, sealed, place);
    return true;
  } catch (error) {
    if (error instanceof StoreProblem) return false;
    throw error;
  }
}
