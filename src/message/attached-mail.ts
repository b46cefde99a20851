import { bodyText } from './body-text.ts';
import { readHeaders } from './headers.ts';
import type { Sender } from './message.ts';
import { type MimeMail, readMime } from './read-mime.ts';
import { readSender } from './sender.ts';

/** A mail inside the mail (message/rfc822): its own subject line and text, and what its headers say of its way. */
export type AttachedMail = {
  readonly subjectLine: string;
  readonly text: string;
  readonly sender: Sender;
  readonly messageId: string | undefined;
  /** The topmost Received: the last server that took it. */
  readonly received: string | undefined;
};

/** The mails attached to a mail and to these, outermost first: three deep and ten of them, for nobody forwards more by hand. */
export async function attachedMails(mime: MimeMail, depth = 3): Promise<AttachedMail[]> {
  const found: AttachedMail[] = [];
  for (const { contentType, content } of mime.parts) {
    if (contentType !== 'message/rfc822' || !content || depth === 0 || found.length >= 10) continue;
    const inner = await readMime(content);
    if (!inner) continue;
    const subject = inner.headers.get('subject');
    const headers = readHeaders(inner.headerLines);
    found.push({
      subjectLine: typeof subject === 'string' ? subject.slice(0, 1000) : '',
      text: bodyText(inner),
      sender: readSender(headers, inner),
      messageId: /^<[^<>\s]{1,500}>$/.exec(headers.all('message-id')[0] ?? '')?.[0],
      received: headers.all('received')[0],
    });
    found.push(...(await attachedMails(inner, depth - 1)));
  }
  return found.slice(0, 10);
}
