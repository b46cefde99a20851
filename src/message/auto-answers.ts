import { robotLocalPart } from './automatic-signs.ts';
import type { Headers } from './headers.ts';
import type { Sender } from './message.ts';

/**
 * Why no automatic mail may answer this one, or undefined where one may (RFC 3834 section 2, RFC 5230 section 4).
 * Headers and addresses only: how often and whether the sender is authenticated is for whoever sends to ask.
 * @param addressees all addresses of To, Cc and the delivery headers, lower case
 * @param ownAddresses what the mailbox is reached by; empty where not known
 */
export function whyNoAutomaticAnswer(
  headers: Headers,
  sender: Sender,
  addressees: readonly string[],
  ownAddresses: readonly string[],
): string | undefined {
  const toAddress = whyNoAnswerToAddress(headers, sender, ownAddresses);
  if (toAddress) return toAddress;
  const autoSubmitted = (headers.first('auto-submitted') ?? 'no').split(/[;\s]/)[0] ?? '';
  if (autoSubmitted !== 'no') return `the header Auto-Submitted: ${autoSubmitted}`;
  if (headers.first('return-path')?.replace(/\s/g, '') === '<>') return 'an empty Return-Path';
  const list = headers.names.find((name) => name.startsWith('list-'));
  if (list) return `the header ${list}: it comes through a mailing list`;
  const precedence = headers.first('precedence') ?? '';
  if (/^(?:bulk|junk|list|auto_reply)$/.test(precedence)) return `the header Precedence: ${precedence}`;
  const suppress = (headers.first('x-auto-response-suppress') ?? '').split(',').map((word) => word.trim());
  if (suppress.some((word) => ['all', 'oof', 'autoreply'].includes(word))) return 'the header X-Auto-Response-Suppress';
  const loop = ['x-autoreply', 'x-autorespond', 'x-loop'].find((name) => headers.has(name));
  if (loop) return `the header ${loop}`;
  const own = ownAddresses.map((address) => address.toLowerCase());
  if (own.length > 0 && !addressees.some((to) => own.includes(to))) return 'our address is not among the recipients';
  return undefined;
}

/**
 * Why nothing automatic may go to this sender, whatever the headers say about the mail. It is all that is asked of a contact form, whose
 * headers are those of a program on our own side: the person behind it waits for a receipt.
 */
export function whyNoAnswerToAddress(headers: Headers, sender: Sender, ownAddresses: readonly string[]): string | undefined {
  if (sender.kind === 'unclear') return `the sender is unclear: ${sender.reason}`;
  const address = sender.mailbox.address.toLowerCase();
  const localPart = address.split('@')[0] ?? '';
  if (ownAddresses.some((own) => own.toLowerCase() === address)) return 'it comes from our own address';
  if (headers.has('x-frist-id')) return 'it carries our own X-Frist-Id';
  if (robotLocalPart.test(localPart) || machineLocalPart.test(localPart))
    return `the address ${localPart}@… belongs to a machine`;
  return undefined;
}

const machineLocalPart = /^(?:mailer-daemon|postmaster|owner-.*|.*-request|bounces?(?:[+._-].*)?|.*-bounces|listserv|majordomo)$/;
