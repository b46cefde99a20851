import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openRules } from './intents/packed-rules.ts';
import type { RuleBook } from './intents/rule-book.ts';
import { keep, readKept } from './kept-files.mjs';
import { Mistakes } from './mistakes.ts';
import { readFolder, shippedFolder } from './read-folder.ts';

/**
 * The rules of a folder, shipped ones by default. Reading and checking them takes most of a second, so what came of it is kept for as
 * long as no byte of the files changes, nor of the code that reads them.
 * @param keptIn where it is kept, `node_modules/.cache/frist` by default
 * @throws Mistakes naming every file and line that is wrong
 */
export async function loadRules(folder = shippedFolder('intents'), keptIn?: string): Promise<RuleBook> {
  const files = readFolder(folder, ['.yaml']);
  const madeFrom = [...readingCode(), ...files.flatMap(({ name, text }) => [name, text])];
  const kept = readKept(`rules of ${folder}`, madeFrom, keptIn);
  if (kept) return openRules(kept.toString());

  const { readRules } = await import('./intents/read-rules.ts');
  const read = readRules(files);
  if (!read.ok) throw new Mistakes(read.mistakes);
  keep(`rules of ${folder}`, madeFrom, Buffer.from(read.packed), keptIn);
  return read.rules;
}

/** The package's description names the exact versions of the libraries. */
function readingCode(): Buffer[] {
  const source = fileURLToPath(new URL('.', import.meta.url));
  const intents = readdirSync(`${source}intents`).sort();
  return [`${source}../package.json`, `${source}strict-yaml.ts`, ...intents.map((name) => `${source}intents/${name}`)].map(
    (path) => readFileSync(path),
  );
}
