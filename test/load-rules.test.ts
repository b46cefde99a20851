import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadRules } from '../src/load-rules.ts';
import { shippedFolder } from '../src/read-folder.ts';

let place: string;
let rules: string;
let cache: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'frist-rules-'));
  rules = join(place, 'intents');
  cache = join(place, 'cache');
  cpSync(join(shippedFolder('intents'), 'erasure.yaml'), join(rules, 'erasure.yaml'));
  cpSync(join(shippedFolder('intents'), 'concepts'), join(rules, 'concepts'), { recursive: true });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const keptFile = () => join(cache, readdirSync(cache)[0] ?? 'none');

it('the second reading, of what was kept, says the same as the first', async () => {
  const first = await loadRules(rules, cache);
  const second = await loadRules(rules, cache);

  expect(readdirSync(cache)).toHaveLength(1);
  expect(second.rightRules).toEqual(first.rightRules);
  expect([...second.concepts.keys()]).toEqual([...first.concepts.keys()]);
  expect([...second.words.plain('slettes', 'slettes')]).toEqual([...first.words.plain('slettes', 'slettes')]);
});

it('a rule file that has been edited counts at once', async () => {
  await loadRules(rules, cache);
  const file = join(rules, 'erasure.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/because: .*/, 'because: says so'));

  expect((await loadRules(rules, cache)).rightRules[0]?.because).toBe('says so');
});

it('so does a mistake in it, and putting it right again', async () => {
  await loadRules(rules, cache);
  const file = join(rules, 'erasure.yaml');
  const right = readFileSync(file, 'utf8');
  writeFileSync(file, right.replace('right: erasure', 'right: eraser'));

  await expect(loadRules(rules, cache)).rejects.toThrow('found "eraser"');
  writeFileSync(file, right);
  await expect(loadRules(rules, cache)).resolves.toMatchObject({ rightRules: expect.anything() });
});

it('a broken kept file is made again', async () => {
  const first = await loadRules(rules, cache);
  const whole = readFileSync(keptFile());
  writeFileSync(keptFile(), whole.subarray(0, whole.length / 2));

  expect((await loadRules(rules, cache)).rightRules).toEqual(first.rightRules);
  expect(readFileSync(keptFile()).equals(whole)).toBe(true);
});

it('where nothing can be kept, the rules are read every time', async () => {
  writeFileSync(cache, 'a file where the folder should be');

  await loadRules(rules, cache);
  expect((await loadRules(rules, cache)).rightRules.length).toBeGreaterThan(0);
});
