import type { Message } from '../message/message.ts';
import type { OutgoingMail } from './ports.ts';
import type { Installation } from './world.ts';

/** Fixed before the first attempt and never reused, so that a doubtful send can be looked up (RFC 5322, section 3.6.4). */
export function messageIdFor(draftId: string, { mailboxAddress }: Installation): string {
  return `<frist.${draftId}@${mailboxAddress.split('@')[1]}>`;
}

/** In-Reply-To and References that keep the answer in the requester's own thread (RFC 5322, section 3.6.4). */
export function threadHeaders({ messageId, references }: Message): Pick<OutgoingMail, 'inReplyTo' | 'references'> {
  return { inReplyTo: messageId, references: messageId ? [...references, messageId] : [] };
}

/**
 * The requester's own subject line, for mail programs that show a thread only under one subject (Gmail); ours where they wrote none.
 * A header is one line: what a stranger wrote there is cut to 150 characters and stripped of control characters.
 */
export function replySubject({ subjectLine }: Message, ours: string): string {
  const theirs = subjectLine
    .replace(/\p{C}+/gu, ' ')
    .replace(/^(\s*(re|sv|vs|fwd?|aw)\s*:)+/i, '')
    .trim();
  return theirs === '' ? ours : `Re: ${[...theirs].slice(0, 150).join('')}`;
}
