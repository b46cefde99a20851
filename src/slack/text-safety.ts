/**
 * What others wrote, made harmless for Slack. Foreign text goes into `plain_text` only, never into mrkdwn, where `<!channel>` would
 * call everybody and `<https://…|bank>` would hide an address.
 */
import type { PlainTextElement } from '@slack/types';

/** Control characters but for tab and line feed, halves of torn surrogate pairs, and what turns the direction of text around. */
const unsafe = /(?![\n\t])[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The same text without characters that can hide or reorder what stands beside it; line ends as `\n`. */
export function harmless(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unsafe, '');
}

/** At most `limit` code points, the last one an ellipsis where something was cut; a surrogate pair is never torn. */
export function capped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}

/** Foreign text as an element Slack shows as it stands: no mentions, links, formatting or `:emoji:`. Slack refuses an empty one. */
export function foreign(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: capped(harmless(text), limit).trim() || '–', emoji: false };
}

/** Our own words in mrkdwn: the three characters Slack reads as markup (docs.slack.dev, formatting message text). */
export function esc(text: string): string {
  return harmless(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Whatever looks like a mail address, hidden: mail servers quote the recipient when they refuse. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…');
}

/** The text in pieces of at most `size` UTF-16 units, cut at a line end, or else between words, where the second half of a piece has one. */
export function pieces(text: string, size: number): readonly string[] {
  if (text.length <= size) return [text];
  const window = text.slice(0, size);
  const end = ['\n', ' '].map((gap) => window.lastIndexOf(gap)).find((at) => at > size / 2);
  const cut = end === undefined ? wholeCharacters(window) : end + 1;
  return [text.slice(0, cut), ...pieces(text.slice(cut), size)];
}

/** The length without half of a surrogate pair at the end. */
export function wholeCharacters(window: string): number {
  return /[\ud800-\udbff]$/.test(window) ? window.length - 1 : window.length;
}
