import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let place: string;
/** A Frist of two files, installed as a package, because there Node does not strip types itself. */
let frist: string;
let cache: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'frist-strip-'));
  frist = join(place, 'node_modules/frist');
  cache = join(place, 'node_modules/.cache/frist');
  for (const name of ['scripts/strip-types.mjs', 'scripts/strip-types-hook.mjs', 'src/kept-files.mjs', 'package.json']) {
    cpSync(join(root, name), join(frist, name));
  }
  mkdirSync(join(place, 'node_modules/@swc'));
  symlinkSync(join(root, 'node_modules/@swc/wasm-typescript'), join(place, 'node_modules/@swc/wasm-typescript'));
  write("import { three } from './three.ts';\nconsole.log(three satisfies number);\n", 'main.ts');
  write('export const three: number = 3;\n', 'three.ts');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const write = (text: string, name: string) => writeFileSync(join(frist, 'src', name), text);
const run = () =>
  execFileSync(process.execPath, ['--import', join(frist, 'scripts/strip-types.mjs'), join(frist, 'src/main.ts')], {
    encoding: 'utf8',
  }).trim();

describe('sources with types', () => {
  it('run, and their stripped form is kept, one file each', () => {
    expect(run()).toBe('3');
    expect(readdirSync(cache)).toHaveLength(2);
    expect(run()).toBe('3');
  });

  it('run as they are after an edit', () => {
    run();
    write('export const three: number = 1 + 1 + 1 + 1;\n', 'three.ts');

    expect(run()).toBe('4');
  });

  it('run though what was kept of them is broken', () => {
    run();
    for (const name of readdirSync(cache)) {
      const whole = readFileSync(join(cache, name));
      writeFileSync(join(cache, name), whole.subarray(0, whole.length - 10));
    }

    expect(run()).toBe('3');
  });

  it('run though nothing can be kept', () => {
    writeFileSync(join(place, 'node_modules/.cache'), 'a file where the folder should be');

    expect(run()).toBe('3');
  });
});
