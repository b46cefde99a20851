/**
 * HTML up to the first tag that stands deeper than `deepest` open ones. A parser needs a quarter of a minute for a hundred thousand
 * tags inside of each other, and no reader of ours looks deeper than a hundred.
 */
export function withoutDeepTags(html: string, deepest: number): string {
  const open: string[] = [];
  for (const found of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,40})/gi)) {
    const name = found[2]?.toLowerCase() ?? '';
    if (empty.has(name)) continue;
    if (found[1] === '/') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    while (ends[name]?.includes(open.at(-1) ?? '')) open.pop();
    open.push(name);
    if (open.length > deepest) return html.slice(0, found.index);
  }
  return html;
}

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Tags that end the one before them, where their writer leaves that to the reader. Fewer than in the standard: in doubt a tag is deeper. */
const ends: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  td: ['td', 'th'],
  th: ['th'],
  tr: ['tr', 'th', 'td'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
};
