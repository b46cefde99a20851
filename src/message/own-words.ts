import { footerStart, isProgramLine, signatureStart } from './footers.ts';
import { onlyHandsOn } from './hand-on.ts';
import type { CutPart } from './message.ts';
import { isQuoted, markAt } from './quotes.ts';

/**
 * Parts the newest own words from older mail, signature and footers.
 *
 * In doubt, words stay: a quote too many costs a question, a request cut away is a request missed. When nothing of the
 * sender's own is left (a bare forward, one with "FYI" above, an answer written below the quote), the forwarded or quoted text is the mail.
 * @param text the plain text of the mail; only the first 300 000 characters are looked at
 * @param subjectLine says whether Outlook's header block stands above an answered or a forwarded mail (VS:, Fwd:)
 */
export function ownWords(text: string, subjectLine = ''): OwnWords {
  const lines = text.slice(0, 300_000).replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').split('\n');
  const cut: CutPart[] = [];
  const own = cutOlderMail(lines, cut, /^\s*(?:vs|fwd?|vb|wg|i) ?:/i.test(subjectLine) ? 'forwarded' : 'quote');
  const unsigned = cutEnd(own, cut);
  const forwarded = cut.find((part) => part.kind === 'forwarded');
  if (unsigned.trim() !== '' && !(forwarded && onlyHandsOn(unsigned))) return { text: unsigned.trim(), cut, isOwn: true };
  const older = forwarded ?? cut.find((part) => part.kind === 'quote');
  return older
    ? { text: withoutQuoteMarks(older.text), cut: cut.filter((part) => part !== older), isOwn: false }
    : { text: text.trim().slice(0, 300_000), cut: [], isOwn: true };
}

/** `isOwn` is false where the sender wrote nothing and `text` is what they forward or quote. */
export type OwnWords = { readonly text: string; readonly cut: readonly CutPart[]; readonly isOwn: boolean };

/** A mark followed by `>` lines hides only these (people write below and between them); any other mark hides the rest of the mail. */
function cutOlderMail(lines: readonly string[], cut: CutPart[], kind: 'quote' | 'forwarded'): string[] {
  const own: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = isQuoted(line) ? undefined : markAt(lines, at);
    if (mark?.kind === 'quote' && leadsToQuotedLines(lines, mark.next)) {
      at = mark.next - 1;
    } else if (mark) {
      addPart(cut, mark.kind === 'quote' ? kind : mark.kind, lines.slice(at).join('\n'));
      return own;
    } else if (isQuoted(line)) {
      let end = at;
      while (end < lines.length && (isQuoted(lines[end] ?? '') || (lines[end]?.trim() === '' && isQuoted(lines[end + 1] ?? ''))))
        end++;
      addPart(cut, 'quote', lines.slice(at, end).join('\n'));
      at = end - 1;
    } else {
      own.push(line);
    }
  }
  return own;
}

function leadsToQuotedLines(lines: readonly string[], from: number): boolean {
  const below = lines.slice(from, from + 3).find((line) => line.trim() !== '');
  return below !== undefined && isQuoted(below);
}

function cutEnd(lines: readonly string[], cut: CutPart[]): string {
  let kept = lines.filter((line) => !isProgramLine(line));
  const footer = footerStart(kept);
  if (footer !== undefined) {
    addPart(cut, 'footer', kept.slice(footer).join('\n'));
    kept = kept.slice(0, footer);
  }
  const signature = signatureStart(kept);
  if (signature !== undefined) {
    addPart(cut, 'signature', kept.slice(signature + 1).join('\n'));
    kept = kept.slice(0, signature);
  }
  while (kept.length > 0 && /^[-_*=\s]{0,200}$/.test(kept.at(-1) ?? '')) kept.pop();
  return kept.join('\n');
}

function addPart(cut: CutPart[], kind: CutPart['kind'], text: string): void {
  if (text.trim() !== '') cut.push({ kind, text: text.trim() });
}

const withoutQuoteMarks = (text: string) =>
  text
    .split('\n')
    .map((line) => (isQuoted(line) ? line.replace(/^[> ]{1,50}/, '') : line))
    .join('\n')
    .trim();
