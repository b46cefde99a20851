/** All that an app has put where Slack keeps it or shows it to others, and what of a mail must never be found there. */
import type { Message } from '../../../src/message/message.ts';
import type { SlackDouble } from './slack-double.ts';

type Json = { readonly [key: string]: unknown };

/**
 * Everything that went to Slack as text: messages, fallback texts and metadata whole; of modals, which are shown to one person on a
 * click and kept nowhere, only what they carry.
 */
export function trafficOf({ calls, sockets }: SlackDouble): readonly string[] {
  const sent = calls.flatMap(({ method, args: { view, ...rest } }) => {
    const isHome = (view as Json | undefined)?.type === 'home';
    return [JSON.stringify({ method, ...rest }), JSON.stringify(isHome ? view : carriedBy(view))];
  });
  const answered = sockets.answers.map((answer) => {
    const { view, errors, ...rest } = answer as Json;
    return JSON.stringify([rest, carriedBy(view), errors]);
  });
  return [...sent, ...answered];
}

const carrying = new Set(['private_metadata', 'callback_id', 'external_id', 'value', 'action_id', 'block_id', 'url']);

function carriedBy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(carriedBy);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([key, item]) => (carrying.has(key) && typeof item === 'string' ? item : carriedBy(item)));
}

/** What is personal in a mail: names, addresses, numbers, and every sentence of four words or more. */
export type Personal = {
  readonly words: readonly string[];
  readonly parts: readonly string[];
  readonly numbers: readonly string[];
};

export function personalIn({ sender, replyTo, subjectLine, text, cut, automatic }: Message): Personal {
  const mailboxes = [...(sender.kind === 'unclear' ? [] : [sender.mailbox]), ...replyTo];
  const all = [subjectLine, text, ...cut.map((each) => each.text)].join('\n');
  const addresses = [...mailboxes.map(({ address }) => address), ...(all.match(/[^\s<>"'(),;:]+@[\w.-]+\.\w+/g) ?? [])];
  // A machine calls itself by everyday words ("Mail Delivery System"), and is nobody.
  const names = (automatic ? [] : mailboxes).flatMap(({ name = '' }) => name.split(/\s+/)).filter((part) => part.length > 2);
  const sentences = all.split(/[.!?\n\r]+/).map(plain);
  return {
    words: names,
    parts: [...addresses.map(plain), ...sentences.filter((sentence) => sentence.split(' ').length > 3)],
    numbers: (all.match(/\d(?:[ -]?\d){4,}/g) ?? []).map((number) => number.replace(/\D/g, '')),
  };
}

/** What of it is found, as sentences. */
export function leaks(traffic: readonly string[], { words, parts, numbers }: Personal): readonly string[] {
  const text = plain(traffic.join('\n').replace(/\\n/g, ' '));
  const wordsThere = new Set(text.split(/[^\p{L}]+/u));
  const numbersThere = new Set(text.match(/\d+/g) ?? []);
  return [
    ...words.filter((word) => wordsThere.has(word.toLowerCase())).map((word) => `the name ${word}`),
    ...parts.filter((part) => text.includes(part)).map((part) => `the words ${part}`),
    ...numbers.filter((number) => numbersThere.has(number)).map((number) => `the number ${number}`),
  ];
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
