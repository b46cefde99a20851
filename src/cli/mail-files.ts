import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Mistakes } from '../mistakes.ts';

export type MailFile = { readonly file: string; readonly raw: Buffer };

/**
 * The mails behind the words on the command line: `.eml` files, folders of them (named relative to the folder), or `-` for standard input.
 * @throws Mistakes for a path that does not exist or holds no mail
 */
export function mailFiles(paths: readonly string[]): readonly MailFile[] {
  return paths.flatMap((path) => {
    if (path === '-') return [{ file: '-', raw: readFileSync(0) }];
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw new Mistakes([`${path}: there is no such file or folder`]);
    if (!found.isDirectory()) return [{ file: path, raw: readFileSync(path) }];
    const mails = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    if (mails.length === 0) throw new Mistakes([`${path}: there is no .eml file in this folder`]);
    return mails.map((mail) => ({ file: relative(path, mail), raw: readFileSync(mail) }));
  });
}
