import type { Headers } from './headers.ts';
import type { BouncedMail } from './message.ts';
import type { MimePart } from './read-mime.ts';

/**
 * Of which mail a delivery failure speaks, so that it can be matched to one that was sent.
 *
 * Looked for in the report and the returned mail (RFC 3464; Gmail nests them one deeper than Exchange), in the thread headers
 * that Exchange sets, and in the words where a server sends no more than these. Anybody can write such a mail: it is a hint
 * that an answer may not have arrived, never a proof, and it says nothing about the case by itself.
 */
export function readBouncedMail(headers: Headers, parts: readonly MimePart[], text: string): BouncedMail {
  const reports = parts.flatMap(({ content }) => (content ? [content.subarray(0, 200_000).toString('latin1')] : []));
  const words = text.slice(0, 50_000);
  const everything = [...reports, words].join('\n');
  const threads = [
    ...headers.all('in-reply-to'),
    ...headers.all('references'),
    ...headers.all('x-microsoft-original-message-id'),
  ];
  const ids = [...everything.matchAll(messageIdLine)]
    .map(([, id]) => id)
    .concat(threads.join(' ').match(/<[^<>\s]{1,500}>/g) ?? []);
  const reported = [...everything.matchAll(recipientLine)].map(([, address]) => address);
  const failed = headers.all('x-failed-recipients').flatMap((value) => value.match(address) ?? []);
  const named = [...reported, ...failed];
  return {
    messageIds: unique(ids),
    recipients: unique(named.length > 0 ? named : (words.slice(0, 3000).match(address) ?? []).slice(0, 3)),
  };
}

const messageIdLine =
  /^[ \t>]{0,20}(?:X-MS-Original-|Original-|X-Microsoft-Original-)?Message-ID:[ \t\r\n]{0,10}(<[^<>\s]{1,500}>)/gim;
const recipientLine =
  /^[ \t>]{0,20}(?:Final|Original)-Recipient:[ \t]{0,10}(?:rfc822[ \t]{0,5};)?[ \t]{0,10}<?([^\s<>;@]{1,64}@[^\s<>;@]{1,255})>?/gim;
const address = /(?<![^\s<>"'(:;,])[^\s<>"'(),:;@\\[\]]{1,64}@[\p{L}\d.-]{1,250}\p{L}/gu;

const unique = (values: readonly (string | undefined)[]) =>
  [...new Set(values.filter((value) => value !== undefined))].slice(0, 20);
