import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');
const pure = ['message', 'intents', 'cases', 'digest'];
const edges = ['mailbox', 'store', 'slack', 'replies'];
const forEdges = [
  ...pure,
  'workflow/ports.ts',
  'workflow/writer-port.ts',
  'workflow/staff-verbs.ts',
  'workflow/office-verbs.ts',
  'strict-yaml.ts',
  'clock.ts',
  'log.ts',
];

/** What each folder may import besides itself: folders and files under src/. Whoever is not named here may import everything but edges. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(pure.map((folder, i) => [folder, [...pure.slice(0, i), 'strict-yaml.ts']])),
  workflow: [...pure, 'strict-yaml.ts', 'log.ts'],
  ...Object.fromEntries(edges.map((edge) => [edge, forEdges])),
  store: [...forEdges, '..'],
};
/** `node:module` is there to load such a package by `require`, `node:crypto` to add up a checksum: chance is looked for by its names. */
const parsers =
  /^(mailparser|mailauth|@navikt\/fnrvalidator|yaml|zod|html-to-text|temporal-polyfill|date-holidays|node:module|node:crypto)(\/|$)/;
const clockOrChance = /Date\.now|new Date\(\)|Math\.random|Temporal\.Now|randomUUID|randomBytes|process\.\w/;
const libraryHome: Readonly<Record<string, string>> = {
  imapflow: 'mailbox',
  knex: 'store',
  '@slack/bolt': 'slack',
  nodemailer: 'replies',
  liquidjs: 'replies',
  commander: 'cli',
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const source = readFileSync(join(src, path), 'utf8');
    const imported = [
      ...source.matchAll(/^(?:import|export)\s[\w\s{},*$]*from\s'([^']+)'|^import\s'([^']+)'|\bimport\('([^']+)'\)/gm),
    ].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
    const own = imported.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name)));
    const packages = imported.filter((name) => !name.startsWith('.'));
    return { path, folder: path.includes('/') ? topOf(path) : '', source, own, packages, lines: source.split('\n').length };
  });

describe('the folders of src/', () => {
  it('are seen with their imports', () => {
    expect(files.flatMap(({ own }) => own).length).toBeGreaterThan(200);
  });

  it('import only what the folder table allows', () => {
    const stray = files.flatMap(({ path, folder, own }) =>
      own
        .filter((target) => topOf(target) !== folder && !isAllowed(path, folder, target))
        .map((target) => `${path} imports ${target}`),
    );

    expect(stray).toEqual([]);
  });

  it('keep each library in the one folder it belongs to', () => {
    const stray = files.flatMap(({ path, folder, packages }) =>
      packages
        .filter((name) =>
          pure.includes(folder) ? !parsers.test(name) : folder !== '' && (libraryHome[name] ?? folder) !== folder,
        )
        .map((name) => `${path} imports ${name}`),
    );

    expect(stray).toEqual([]);
  });

  it('ask neither clock nor chance where they are pure', () => {
    const stray = files
      .filter(({ folder }) => pure.includes(folder))
      .flatMap(({ path, source }) => (source.match(clockOrChance) ?? []).map((found) => `${path} uses ${found}`));

    expect(stray).toEqual([]);
  });

  it('hold files of one thought, with names of the trade', () => {
    const stray = files.filter(({ path, lines }) => lines > 350 || /utils?|helpers?|managers?|services?/.test(path));

    expect(stray.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });
});

function isAllowed(path: string, folder: string, target: string): boolean {
  const allowed = mayImport[folder];
  if (allowed) return allowed.includes(target) || allowed.includes(topOf(target));
  return path === 'app.ts' || !edges.includes(topOf(target));
}

function topOf(path: string): string {
  return path.split('/')[0] ?? path;
}
