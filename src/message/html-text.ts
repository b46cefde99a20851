import { createRequire } from 'node:module';
import { withoutDeepTags } from './html-depth.ts';

/** By `require`, as mailparser does: `import` would load it a second time, out of forty other files. */
const { convert }: typeof import('html-to-text') = createRequire(import.meta.url)('html-to-text');

/**
 * The text a reader would see of an HTML mail; hidden parts are left out, quotes are marked with `>`.
 *
 * The limits are for mails made to hurt. What no reader sees (styles, scripts, comments, pictures written into the text) is
 * taken out first, so that a megabyte of it does not cut off the words below. Text beyond the limits is lost here (the raw
 * mail is kept elsewhere).
 */
export function htmlToText(html: string): string {
  const seen = withoutUnseen(html.slice(0, longestRead)).slice(0, longest);
  return convert(withoutDeepTags(seen, deepest), {
    wordwrap: false,
    limits: { maxInputLength: longest, maxDepth: deepest, ellipsis: ' …' },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
      ...hidden.map((selector) => ({ selector, format: 'skip' })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      // A cell is a line; otherwise the last word of one and the first of the next become one word.
      ...['td', 'th'].map((selector) => ({ selector, format: 'block' })),
      { selector: 'ul', options: { itemPrefix: '- ' } },
    ],
  });
}

/** Characters: of the mail, and of what is left of it; html-to-text takes a second for a million of short tags. */
const longestRead = 10_000_000;
const longest = 300_000;
/** Tags left open (old mail programs never close `font`) make honest mails deep too, but not this deep. */
const deepest = 1000;

/** Newsletters and phishing put words into these that no reader sees. */
const hidden = ['[style*="display:none"]', '[style*="display: none"]', '[style*="font-size:0"]', '[hidden]'];

/** From a beginning to its end; what is not ended is taken out to the last. Pictures in attributes end where their letters end. */
const unseen = [
  [/<!--/g, /-->/g],
  [/<style/gi, /<\/style\s{0,20}>?/gi],
  [/<script/gi, /<\/script\s{0,20}>?/gi],
] as const;

function withoutUnseen(html: string): string {
  const withoutPictures = html.replace(/\bdata:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=]*/g, '');
  return unseen.reduce((rest, [begin, end]) => without(rest, begin, end), withoutPictures);
}

/** Not by one pattern: where it found no end it would be tried again at every beginning, which takes minutes for a page of them. */
function without(html: string, begin: RegExp, end: RegExp): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = placeOf(begin, html, 0); start; start = placeOf(begin, html, from)) {
    kept.push(html.slice(from, start.from));
    const last = placeOf(end, html, start.to);
    if (!last) return kept.join('');
    from = last.to;
  }
  return kept.join('') + html.slice(from);
}

function placeOf(pattern: RegExp, text: string, after: number): { from: number; to: number } | undefined {
  pattern.lastIndex = after;
  const found = pattern.exec(text);
  return found ? { from: found.index, to: pattern.lastIndex } : undefined;
}
