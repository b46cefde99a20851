import { createHash } from 'node:crypto';
import { type AddressObject, simpleParser } from 'mailparser';

/** A mail as a mail program shows it, for the demo's pages and scripts. */
export type ShownMail = {
  /** The same for the same bytes, so that a page can tell mails apart. */
  readonly id: string;
  readonly raw: Buffer;
  /** When it arrived here. */
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly subjectLine: string;
  readonly date: Date | undefined;
  readonly messageId: string | undefined;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
  readonly autoSubmitted: string | undefined;
  readonly text: string;
};

export async function readMail(raw: Buffer, at: Date): Promise<ShownMail> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  return {
    id: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    raw,
    at,
    from: textOf(mail.from),
    to: textOf(mail.to),
    subjectLine: mail.subject ?? '(no subject)',
    date: mail.date,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: [mail.references ?? []].flat(),
    autoSubmitted: mail.headers.get('auto-submitted')?.toString(),
    text: mail.text ?? '',
  };
}

const textOf = (addresses: AddressObject | readonly AddressObject[] | undefined): string =>
  [addresses ?? []]
    .flat()
    .map((one) => one.text)
    .join(', ');
