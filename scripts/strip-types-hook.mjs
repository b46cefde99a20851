// The loader hook behind strip-types.mjs; runs in Node's loader thread.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { keep, readKept } from '../src/kept-files.mjs';

const require = createRequire(import.meta.url);
const swc = '@swc/wasm-typescript';
const { version } = require(`${swc}/package.json`);

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const path = fileURLToPath(url);
  const source = readFileSync(path);
  const madeFrom = [version, source];
  let code = readKept(path, madeFrom);
  if (!code) {
    // Loaded only here: it takes longer than most commands of Frist.
    code = Buffer.from(require(swc).transformSync(source.toString(), { mode: 'strip-only', filename: url }).code);
    keep(path, madeFrom, code);
  }
  return { format: 'module', source: code, shortCircuit: true };
}
