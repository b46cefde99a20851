import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rows } from './rows.ts';

const project = join(import.meta.dirname, '../..');

/** How many rows each policy has; DFO-10 was never one. */
const lengths = { DEF: 14, DIG: 13, DGT: 12, MET: 8, DFO: 13 };
const ids = Object.entries(lengths).flatMap(([company, length]) =>
  Array.from({ length }, (_, i) => `${company}-${i + 1}`).filter((id) => id !== 'DFO-10'),
);

describe('the rows of the policies', () => {
  it('are all there, in order, each tested or with the reason why not', () => {
    expect(Object.keys(rows)).toEqual(ids);
    const silent = Object.entries(rows).filter(([, { tests, left }]) => tests.length === 0 && !left);
    expect(silent).toEqual([]);
  });

  it.each(Object.entries(rows))('%s is the start of a name in every file that it says tests it', (id, { tests }) => {
    const named = new RegExp(`\\(\\s*['"\`]${id} `);

    expect(tests.filter((file) => !named.test(readFileSync(join(project, file), 'utf8')))).toEqual([]);
  });
});
