import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Organisation } from './cases/organisation.ts';
import { keep, readKept } from './kept-files.mjs';
import type { TextFile } from './read-folder.ts';

/**
 * Whether exactly these templates were tried on exactly these organisations before, and found in order. Trying them takes a second or
 * two, so that it is done once for as long as no byte of them changes, nor of the code that tries them.
 * @param keptIn where it is noted, `node_modules/.cache/frist` by default
 */
export function triedTemplates(files: readonly TextFile[], organisations: readonly Organisation[], keptIn?: string) {
  const name = `templates ${files[0]?.name}`;
  const madeFrom = [...tryingCode(), JSON.stringify(organisations), ...files.flatMap((file) => [file.name, file.text])];
  return {
    before: readKept(name, madeFrom, keptIn) !== undefined,
    remember: () => keep(name, madeFrom, Buffer.from('in order'), keptIn),
  };
}

/** The package's description names the exact versions of the libraries. */
function tryingCode(): Buffer[] {
  const source = fileURLToPath(new URL('.', import.meta.url));
  const inFolder = (folder: string) =>
    readdirSync(`${source}${folder}`)
      .sort()
      .map((name) => `${folder}/${name}`);
  const files = ['../package.json', 'strict-yaml.ts', ...inFolder('replies'), ...inFolder('cases')];
  return files.map((path) => readFileSync(`${source}${path}`));
}
