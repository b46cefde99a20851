import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keep, readKept } from '../src/kept-files.mjs';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'frist-kept-')), 'cache');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const made = Buffer.from('const tre = 3;');
const onlyFile = () => join(folder, readdirSync(folder)[0] ?? 'none');

describe('what was kept', () => {
  beforeEach(() => keep('a.ts', ['swc 1', 'const tre: number = 3;'], made, folder));

  it('is there the next time', () => {
    expect(readKept('a.ts', ['swc 1', 'const tre: number = 3;'], folder)).toEqual(made);
  });

  it.each([
    ['another version made it', ['swc 2', 'const tre: number = 3;']],
    ['its source has changed', ['swc 1', 'const tre: number = 4;']],
    ['the same bytes were parted otherwise', ['swc 1const tre', ': number = 3;']],
  ])('is not used where %s', (_, madeFrom) => {
    expect(readKept('a.ts', madeFrom, folder)).toBeUndefined();
  });

  it.each([
    ['half of it is gone', (file: Buffer) => file.subarray(0, file.length - 5)],
    ['nothing is left', () => Buffer.alloc(0)],
    ['a byte is another', (file: Buffer) => Buffer.from(file.toString('latin1').replace('tre', 'fem'), 'latin1')],
  ])('is not used where %s', (_, broken) => {
    writeFileSync(onlyFile(), broken(readFileSync(onlyFile())));

    expect(readKept('a.ts', ['swc 1', 'const tre: number = 3;'], folder)).toBeUndefined();
  });

  it('gives way to what is made of the changed source, so that the folder does not grow', () => {
    keep('a.ts', ['swc 1', 'const fire: number = 4;'], Buffer.from('const fire = 4;'), folder);

    expect(readKept('a.ts', ['swc 1', 'const fire: number = 4;'], folder)?.toString()).toBe('const fire = 4;');
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

it('where nothing can be written, nothing is kept and nobody is troubled', () => {
  writeFileSync(folder, 'a file where the folder should be');

  keep('a.ts', ['swc 1'], made, folder);

  expect(readKept('a.ts', ['swc 1'], folder)).toBeUndefined();
});
