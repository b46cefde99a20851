import type { TextFile } from '../../read-folder.ts';
import { type Finding, wrong } from './finding.ts';

/**
 * The old address of Datatilsynet, «Postboks 8177», which older policies still give: a complaint sent there may come back (DIG-13).
 * Comments may quote it.
 */
export function checkAuthority(files: readonly TextFile[]): readonly Finding[] {
  return files.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, i) => {
      const words = name.endsWith('.yaml') ? line.replace(/(^|\s)#.*$/, '') : line;
      if (!/\b8177\b/.test(words)) return [];
      const allowed = 'allowed: {{ authority.address }}, which comes from templates/authority.yaml';
      return [wrong(`${name}, line ${i + 1}: found 8177, the old address of Datatilsynet, ${allowed}`)];
    }),
  );
}
