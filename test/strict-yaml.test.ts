import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStrictYaml } from '../src/strict-yaml.ts';

const condition = z.union([
  z.string(),
  z.strictObject({ all: z.array(z.string()) }),
  z.strictObject({ any: z.array(z.string()) }),
]);
const schema = z.strictObject({
  name: z.string(),
  mode: z.enum(['match', 'always']),
  promise: z.strictObject({
    days: z.int().min(1).nullable(),
    closed: z.array(z.string().regex(/^\d\d-\d\d$/, 'write a day as MM-DD')).default([]),
  }),
  conditions: z.array(condition).optional(),
  delivery: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('post'), street: z.string() }),
      z.strictObject({ kind: z.literal('portal'), url: z.string() }),
    ])
    .optional(),
  wording: z.partialRecord(z.enum(['access', 'erasure']), z.string()).optional(),
  apiToken: z.number().optional(),
});
const good = ['name: Digfo', 'mode: match', 'promise:', '  days: 30', ''].join('\n');

describe('a file as it should be', () => {
  it('is read with its defaults', () => {
    const result = read(good);

    expect(result).toEqual({ ok: true, value: { name: 'Digfo', mode: 'match', promise: { days: 30, closed: [] } } });
  });

  it('keeps a Norwegian "no" as text', () => {
    const result = read(good.replace('Digfo', 'no'));

    expect(result).toMatchObject({ ok: true, value: { name: 'no' } });
  });

  it('may name a value once and use it again', () => {
    const result = read(`${good}conditions: [&same copy, *same]\n`);

    expect(result).toMatchObject({ ok: true, value: { conditions: ['copy', 'copy'] } });
  });
});

describe('a mistake names file, line, what was found and what is allowed', () => {
  it.each([
    ['a wrong type', good.replace('30', 'thirty'), 'digfo.yaml, line 4, promise.days: found "thirty", allowed: a number'],
    ['half a day', good.replace('30', '2.5'), 'digfo.yaml, line 4, promise.days: found 2.5, allowed: a whole number'],
    ['too little', good.replace('30', '0'), 'digfo.yaml, line 4, promise.days: found 0, allowed: at least 1'],
    [
      'a word not on the list',
      good.replace('match', 'mach'),
      'digfo.yaml, line 2, mode: found "mach", allowed: "match", "always"',
    ],
    ['a missing key', good.replace('name: Digfo\n', ''), 'digfo.yaml, line 1, name: is missing, allowed: text'],
    [
      'a missing word of a list',
      good.replace('mode: match\n', ''),
      'digfo.yaml, line 1, mode: is missing, allowed: "match", "always"',
    ],
    [
      'an unknown key',
      `${good}promises: 3\n`,
      'digfo.yaml, line 5: found the unknown key "promises", allowed: name, mode, promise, conditions, delivery, wording, apiToken',
    ],
    [
      'an unknown key further in',
      `${good}  dayz: 30\n`,
      'digfo.yaml, line 5, promise: found the unknown key "dayz", allowed: days, closed',
    ],
    [
      'an unknown key of a record',
      `${good}wording:\n  access: Innsyn\n  earsure: Sletting\n`,
      'digfo.yaml, line 7, wording: found the unknown key "earsure", allowed: access, erasure',
    ],
    [
      'a form with its own words',
      `${good}  closed:\n    - 12-24\n    - 1-2\n`,
      'digfo.yaml, line 7, promise.closed.1: found "1-2"; write a day as MM-DD',
    ],
    ['a list instead of keys', '- Digfo\n', 'digfo.yaml, line 1: found ["Digfo"], allowed: a group of keys'],
    ['an empty file', '', 'digfo.yaml, line 1: found nothing, allowed: a group of keys'],
  ])('%s', (_, text, sentence) => {
    const result = read(text);

    expect(result).toEqual({ ok: false, mistakes: [sentence] });
  });

  it('cuts a long value, so that the sentence stays one', () => {
    const [mistake] = mistakesOf(good.replace('match', 'm'.repeat(500)));

    expect(mistake).toContain('…');
    expect(mistake?.length).toBeLessThan(160);
  });

  it('never repeats a value that stands where a secret does', () => {
    const [mistake] = mistakesOf(`${good}apiToken: xoxb-made-up\n`);

    expect(mistake).toBe('digfo.yaml, line 5, apiToken: found a value that is not shown, allowed: a number');
  });
});

describe('where one of several forms is allowed', () => {
  it.each([
    ['the form that was meant is judged', '- any: copy', 'conditions.0.any: found "copy", allowed: a list'],
    ['the form that came furthest is judged', '- all: [copy, 3]', 'conditions.0.all.1: found 3, allowed: text'],
    ['every form is named when none was meant', '- 3', 'conditions.0: found 3; allowed: text or a group of keys'],
  ])('%s', (_, item, sentence) => {
    const result = mistakesOf(`${good}conditions:\n  ${item}\n`);

    expect(result).toEqual([`digfo.yaml, line 6, ${sentence}`]);
  });

  it('a misspelt key is told with the keys of all forms', () => {
    const result = mistakesOf(`${good}conditions:\n  - al: [copy]\n`);

    expect(result).toContain('digfo.yaml, line 6, conditions.0: found the unknown key "al", allowed: all, any');
  });

  it('an unknown kind is told with the known ones', () => {
    const result = mistakesOf(`${good}delivery:\n  kind: fax\n`);

    expect(result).toEqual(['digfo.yaml, line 6, delivery.kind: found "fax", allowed: "post", "portal"']);
  });
});

describe('broken YAML', () => {
  it.each([
    ['a key that stands twice', `${good}name: Defigo\n`, 'line 5: found the key "name" twice; it may stand here once'],
    ['a second document', `${good}---\nname: Defigo\n`, 'line 5: found "---", a second document; a file holds one'],
    ['a name that nothing has', good.replace('Digfo', '*digfo'), 'line 1: found *digfo, but nothing is called &digfo'],
    [
      'a tag that would make an object',
      good.replace('Digfo', '!!js/function "x"'),
      'line 1: Unresolved tag: tag:yaml.org,2002:js/function',
    ],
    ['a tab', good.replace('  days', '\tdays'), 'line 4: Tabs are not allowed as indentation'],
  ])('%s is told with its line', (_, text, sentence) => {
    const result = mistakesOf(text);

    expect(result).toContain(`digfo.yaml, ${sentence}`);
  });
});

it('all mistakes come at once, in the order of the lines', () => {
  const result = mistakesOf(['nam: Digfo', 'mode: mach', 'promise:', '  days: thirty', '  closed: [1-2]'].join('\n'));

  expect(result.map((mistake) => mistake.split(':')[0])).toEqual([
    'digfo.yaml, line 1, name',
    'digfo.yaml, line 1',
    'digfo.yaml, line 2, mode',
    'digfo.yaml, line 4, promise.days',
    'digfo.yaml, line 5, promise.closed.0',
  ]);
});

function read(text: string) {
  return readStrictYaml(text, 'digfo.yaml', schema);
}

function mistakesOf(text: string): readonly string[] {
  const result = read(text);
  return result.ok ? [] : result.mistakes;
}
