import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
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
