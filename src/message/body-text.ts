import { htmlToText } from './html-text.ts';
import type { MimeMail } from './read-mime.ts';

/** The plain text, or that of the HTML where there is none, or only the advice to get another mail program. */
export function bodyText(mime: Pick<MimeMail, 'text' | 'html'>): string {
  const plain = mime.text.trim();
  if (mime.html === '' || (plain !== '' && !needsHtml.test(plain.slice(0, 300)))) return plain;
  try {
    return htmlToText(mime.html).trim() || plain;
  } catch {
    return plain; // an HTML tree that html-to-text cannot walk; the raw mail stays for a person
  }
}

const needsHtml =
  /(?:html[ -](?:mail|e-?post|e-?mail|format|compatible|capable)|(?:view|vis|se) (?:this|denne|it|den) in (?:your|a) browser|does(?: not|n't) support html)/i;
