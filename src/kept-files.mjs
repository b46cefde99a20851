// What takes long to make and can be made again at any time, kept between two runs: sources without their types, rule files read and
// checked. It lies in node_modules/.cache/frist, which `npm ci` empties. Whatever is wrong there (nothing can be written, as in a
// container whose files are read-only; half a file; the work of another version) only costs the time of making it again.
// Plain JavaScript, because the loader that takes the types out of everything else needs it first.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Installed as a package, Frist has no node_modules of its own but lies in one.
const above = root.lastIndexOf('/node_modules/');
export const cacheFolder = join(above < 0 ? root : root.slice(0, above), 'node_modules/.cache/frist');

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest();
};
const headLength = 64;

export function readKept(name, madeFrom, folder = cacheFolder) {
  try {
    const file = readFileSync(join(folder, fileName(name)));
    const made = file.subarray(headLength);
    return file.subarray(0, headLength).equals(headOf(madeFrom, made)) ? made : undefined;
  } catch {
    return undefined;
  }
}

export function keep(name, madeFrom, made, folder = cacheFolder) {
  const file = join(folder, fileName(name));
  // Renamed when complete, so that another process never reads half of it; two that write at once write the same.
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, Buffer.concat([headOf(madeFrom, made), made]));
    renameSync(unfinished, file);
  } catch {
    removeIfThere(unfinished);
  }
}

function removeIfThere(file) {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where nothing can be written, there is nothing to remove.
  }
}

/** 32 bytes that tell what it was made from, 32 that tell whether it is still what was made. */
const headOf = (madeFrom, made) => Buffer.concat([sha256(...madeFrom), sha256(made)]);
const fileName = (name) => sha256(name).toString('hex').slice(0, 32);
