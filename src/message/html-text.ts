import { createRequire } from 'node:module';
import { withoutDeepTags } from './html-depth.ts';

/** By `require`, as mailparser does: `import` would load it a second time, out of forty other files. */
const { convert }: typeof import('html-to-text') = createRequire(import.meta.url)('html-to-text');

/**
 * The text a reader would see of an HTML mail; hidden parts are left out, quotes are marked with `>`.
 *
 * The limits are for mails made to hurt: a thousand nested tables stop html-to-text without them. Text beyond the
 * limits is lost here (the raw mail is kept elsewhere).
 */
export function htmlToText(html: string): string {
  return convert(withoutDeepTags(html.slice(0, longest), deepest), {
    wordwrap: false,
    limits: { maxInputLength: longest, maxDepth: 100, ellipsis: ' …' },
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

const longest = 1_000_000;
/** Tags left open (old mail programs never close `font`) make honest mails deep too, but not this deep. */
const deepest = 1000;

/** Newsletters and phishing put words into these that no reader sees. */
const hidden = ['[style*="display:none"]', '[style*="display: none"]', '[style*="font-size:0"]', '[hidden]'];
