/**
 * Line breaks that a client has lost. Some draw a field of many lines as one line: the breaks vanish from the whole text as soon as a
 * letter of it is changed, and a person who mends a word would send a letter in one lump.
 */

/** Where a table of both texts would hold more cells, what lies between their common ends counts as written anew. */
const mostCells = 4_000_000;

/**
 * The edited text with the breaks of the one that was shown, wherever the words around them still stand. A text with a break of its own
 * came from a client that keeps them; one that shares less than half with what was shown is another text, and stays as it was typed.
 */
export function withBreaks(shown: string, typed: string): string {
  if (typed.includes('\n') || !shown.includes('\n')) return typed;
  const breaks = breaksOf(shown);
  const flat = shown.replaceAll('\n', '');
  const places = placesOf(flat, typed);
  const kept = places.filter((place) => place !== undefined).length;
  if (kept < flat.length / 2) return typed;
  let text = '';
  let from = 0;
  for (const { at, run } of breaks) {
    const to = placeOfBreak(at, places, typed);
    if (to === undefined || to < from) continue;
    text += `${text === '' ? typed.slice(from, to).trimEnd() : typed.slice(from, to).trim()}${run}`;
    from = to;
  }
  return text + (text === '' ? typed.slice(from) : typed.slice(from).trimStart());
}

type Break = { /** How many letters, breaks not counted, stand before it. */ readonly at: number; readonly run: string };

function breaksOf(shown: string): readonly Break[] {
  let before = 0;
  return [...shown.matchAll(/\n+/g)].map(({ 0: run, index }) => {
    const at = index - before;
    before += run.length;
    return { at, run };
  });
}

/** Between the letters it stood between; text that was typed just there ends the passage before, unless it leads up to the next. */
function placeOfBreak(at: number, places: readonly (number | undefined)[], typed: string): number | undefined {
  const before = at > 0 ? places[at - 1] : -1;
  const after = at < places.length ? places[at] : typed.length;
  if (before === undefined) return after;
  if (after === undefined) return before + 1;
  const between = typed.slice(before + 1, after);
  return /^\S.*\s$/.test(between) ? before + 1 : after;
}

/** For each letter of the one text where it stands in the other; undefined where it was taken out. */
function placesOf(one: string, other: string): readonly (number | undefined)[] {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const middle = longestCommon(one.slice(head, one.length - tail), other.slice(head, other.length - tail));
  return [
    ...Array.from({ length: head }, (_, i) => i),
    ...middle.map((place) => (place === undefined ? undefined : head + place)),
    ...Array.from({ length: tail }, (_, i) => other.length - tail + i),
  ];
}

/** The longest common subsequence, by the table of the lengths of all that follow. */
function longestCommon(one: string, other: string): readonly (number | undefined)[] {
  const width = other.length + 1;
  if ((one.length + 1) * width > mostCells) return Array.from({ length: one.length }, () => undefined);
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const places: (number | undefined)[] = [];
  let j = 0;
  for (let i = 0; i < one.length; i += 1) {
    while (one[i] !== other[j] && j < other.length && at(i, j + 1) >= at(i + 1, j)) j += 1;
    if (j < other.length && one[i] === other[j] && at(i, j) === at(i + 1, j + 1) + 1) {
      places.push(j);
      j += 1;
    } else places.push(undefined);
  }
  return places;
}
