import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Organisation } from './cases/organisation.ts';
import { readOrganisation } from './cases/organisation-file.ts';
import { readRules } from './intents/read-rules.ts';
import type { RuleBook } from './intents/rule-book.ts';
import { Mistakes } from './mistakes.ts';

/** The folders that lawyers and handlers edit; Frist's own unless the configuration names others. */
export const shippedFolder = (name: 'intents' | 'templates' | 'organisations'): string =>
  fileURLToPath(new URL(`../${name}`, import.meta.url));

export type TextFile = { readonly name: string; readonly text: string };

/**
 * All files below a folder that end in one of these, by name, with the folder's own name in front: `templates/nb/receipt.liquid`.
 * @throws Mistakes where the folder cannot be read
 */
export function readFolder(folder: string, endings: readonly string[]): readonly TextFile[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ name: relative(join(folder, '..'), path), text: readFileSync(path, 'utf8') }));
  } catch {
    throw new Mistakes([`${folder}: the folder cannot be read`]);
  }
}

/** The rules of a folder, shipped ones by default. @throws Mistakes naming every file and line that is wrong */
export function loadRules(folder = shippedFolder('intents')): RuleBook {
  const read = readRules(readFolder(folder, ['.yaml']));
  if (!read.ok) throw new Mistakes(read.mistakes);
  return read.rules;
}

/** The organisations of a folder by id, shipped ones by default. @throws Mistakes naming every file and line that is wrong */
export function loadOrganisations(folder = shippedFolder('organisations')): ReadonlyMap<string, Organisation> {
  const read = readFolder(folder, ['.yaml']).map(({ name, text }) => ({
    id: basename(name, '.yaml'),
    result: readOrganisation(text, name),
  }));
  const mistakes = read.flatMap(({ result }) => (result.ok ? [] : result.mistakes));
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  return new Map(read.flatMap(({ id, result }) => (result.ok ? [[id, result.value] as const] : [])));
}
