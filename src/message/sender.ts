import type { Headers } from './headers.ts';
import type { Mailbox, Sender } from './message.ts';
import { addressesIn, type MimeMail } from './read-mime.ts';

/** Who the mail says it is from. mailparser takes the last From header and other programs the first: with two of them nobody knows who wrote. */
export function readSender(headers: Headers, mime: MimeMail): Sender {
  const written = headers.all('from');
  if (written.length === 0) return { kind: 'unclear', reason: 'the mail has no From header' };
  if (written.length > 1) return { kind: 'unclear', reason: 'the mail has more than one From header' };
  if ((written[0] ?? '').length > 5000) return { kind: 'unclear', reason: 'the From header is longer than any real one' };
  const found = addressesIn(mime, 'from');
  const only = found[0];
  if (found.length > 1 || only?.group) return { kind: 'unclear', reason: 'the From header names a group or several addresses' };
  if (!only?.address) return { kind: 'unclear', reason: 'the From header holds no address' };
  if (hasControlCharacter(written[0] ?? '')) return { kind: 'unclear', reason: 'the From header holds control characters' };
  if (!plainAddress.test(only.address))
    return { kind: 'unclear', reason: 'the address in the From header is not a plain mail address' };
  return { kind: 'single', mailbox: { address: only.address, name: only.name || undefined } };
}

/** An address that every program reads the same way. */
export const plainAddress = /^[^\s"'<>(),:;@\\[\]]{1,64}@[^\s"'<>(),:;@\\[\]]{1,255}$/;
const hasControlCharacter = (text: string) => [...text].some((letter) => letter < ' ' && letter !== '\t');

/** The mailboxes of a header, those inside groups too. */
export function mailboxes(mime: MimeMail, name: 'to' | 'cc' | 'reply-to'): Mailbox[] {
  const entries = addressesIn(mime, name).flatMap((entry) => entry.group ?? [entry]);
  return entries.flatMap(({ address, name }) => (address ? [{ address, name: name || undefined }] : []));
}

/** Everybody the mail went to, as far as its headers tell; lower case. */
export function addressees(headers: Headers, mime: MimeMail): string[] {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headers.all(name));
  return [...mailboxes(mime, 'to'), ...mailboxes(mime, 'cc')]
    .map(({ address }) => address)
    .concat(delivered)
    .map((address) => address.replace(/[<>]/g, '').trim().toLowerCase());
}
