/**
 * Where older mail begins in a mail. All line tests see at most the first 1000 characters of a line and none of them
 * can backtrack: the reply parsers to be had hang for seconds on a line of blanks.
 */

/** What stands at a line: nothing special, the start of a quoted mail, or the start of a forwarded one; `next` is the line after the marker. */
export type Mark = { readonly kind: 'quote' | 'forwarded'; readonly next: number } | undefined;

export function markAt(lines: readonly string[], at: number): Mark {
  const line = plain(lines[at]);
  if (line === '') return undefined;
  if (isRule(line)) {
    const heading = line
      .replace(/[-_*=\s]+/g, ' ')
      .trim()
      .toLowerCase();
    if (forwardHeadings.some((start) => heading.startsWith(start))) return { kind: 'forwarded', next: at + 1 };
    if (quoteHeadings.some((start) => heading.startsWith(start))) return { kind: 'quote', next: at + 1 };
    // Outlook draws a line above its header block; the line goes with the block.
    const below = nextNonEmpty(lines, at + 1);
    return heading === '' && below !== undefined && isHeaderBlock(lines, below) ? { kind: 'quote', next: below } : undefined;
  }
  if (isHeaderBlock(lines, at)) return { kind: 'quote', next: at };
  const after = endOfAttribution(lines, at);
  return after === undefined ? undefined : { kind: 'quote', next: after };
}

export const isQuoted = (line: string) => line.trimStart().startsWith('>');

/** From, and Subject with a date or a recipient within twelve lines: what Outlook puts above the older mail. GMX begins with the date. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = labelOf(lines[at]);
  const fromFollows = lines.slice(at + 1, at + 4).some((line) => labelOf(line) === 'from');
  if (first !== 'from' && !(first !== undefined && fromFollows)) return false;
  const labels = new Set<string>([first]);
  for (const line of lines.slice(at + 1, at + 13)) {
    const label = labelOf(line);
    if (label) labels.add(label);
  }
  return labels.has('subject') && (labels.has('date') || labels.has('to'));
}

function labelOf(line: string | undefined): string | undefined {
  const start = plain(line).slice(0, 40);
  const colon = start.indexOf(':');
  if (colon < 2) return undefined;
  return headerLabels.get(start.slice(0, colon).replaceAll('*', '').trim().toLowerCase());
}

const headerLabels = new Map(
  Object.entries({
    from: ['fra', 'frå', 'från', 'from', 'von'],
    date: ['sendt', 'skickat', 'sent', 'gesendet', 'dato', 'date', 'datum', 'sende'],
    to: ['til', 'till', 'to', 'an'],
    subject: ['emne', 'ämne', 'subject', 'betreff'],
  }).flatMap(([kind, labels]) => labels.map((label) => [label, kind] as const)),
);

/** "man. 3. nov. 2026 kl. 10:15 skrev Kari <kari@…>:", on up to three lines. */
function endOfAttribution(lines: readonly string[], at: number): number | undefined {
  let joined = '';
  for (let end = at; end < Math.min(at + 3, lines.length); end++) {
    const line = plain(lines[end]);
    if (line === '') return undefined;
    joined = `${joined} ${line}`.slice(0, 600);
    if (!line.endsWith(':')) continue;
    const below = nextNonEmpty(lines, end + 1);
    const quotedBelow = below !== undefined && isQuoted(lines[below] ?? '');
    const named = wrote.test(joined) && /\d/.test(joined) && (joined.includes('@') || quotedBelow || dated.test(joined));
    return named ? end + 1 : undefined;
  }
  return undefined;
}

const wrote = /(?:^|\s)(?:skrev|skreiv|wrote|schrieb|ha scritto|a écrit)(?:\s|:|$)/i;
const dated = /(?:^|\D)(?:\d{1,2}[:.]\d{2}|\d{4})(?:\D|$)/;

const isRule = (line: string) => /^[-_*=]{2}/.test(line) || forwardHeadings.some((h) => line.toLowerCase().startsWith(`${h}:`));
const forwardHeadings = [
  'videresendt melding',
  'videresendt e-post',
  'start på videresendt melding',
  'start på videresendt besked',
  'starten på videresendt besked',
  'byrja på vidaresend melding',
  'start på vidaresend melding',
  'vidaresend melding',
  'vidarebefordrat meddelande',
  'vidarebefordrat brev',
  'börja på vidarebefordrat meddelande',
  'videresendt meddelelse',
  'videresendt besked',
  'forwarded message',
  'begin forwarded message',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht',
];
const quoteHeadings = [
  'opprinnelig melding',
  'opprinnelig e post',
  'opphavleg melding',
  'ursprungligt meddelande',
  'originalmeddelande',
  'oprindelig meddelelse',
  'oprindelig besked',
  'original message',
  'ursprüngliche nachricht',
];

/** A line without quote marks, capped. */
const plain = (line: string | undefined) =>
  (line ?? '')
    .slice(0, 1000)
    .trimStart()
    .replace(/^[> ]{1,50}/, '')
    .trim();

function nextNonEmpty(lines: readonly string[], from: number): number | undefined {
  for (let i = from; i < Math.min(from + 3, lines.length); i++) if (plain(lines[i]) !== '') return i;
  return undefined;
}
