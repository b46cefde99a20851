import { basename } from 'node:path';
import type { Organisation } from './cases/organisation.ts';
import { readOrganisation } from './cases/organisation-file.ts';
import { Mistakes } from './mistakes.ts';
import { readFolder, shippedFolder } from './read-folder.ts';

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
