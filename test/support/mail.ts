import { readFileSync } from 'node:fs';
import { kari } from './people.ts';

/** A mail as a lesson in `test/mails/`: `mailFrom('out-of-office-outlook')`. */
export const mailFromFile = (lesson: string): Buffer => readFileSync(new URL(`../mails/${lesson}.eml`, import.meta.url));

type Fields = {
  readonly to?: string;
  readonly from?: { readonly name: string; readonly address: string };
  readonly subject?: string;
  readonly text: string;
  readonly messageId?: string;
  readonly headers?: readonly string[];
};

/** A plain mail from a few fields, Kari to DIGFO unless it says otherwise. */
export function mail({
  to = 'contact@digfo.example',
  from = kari,
  subject = 'Spørsmål',
  text,
  messageId = '<1@mail.example.no>',
  headers = [],
}: Fields): string {
  return [
    ...headers,
    `From: ${encoded(from.name)} <${from.address}>`,
    `To: ${to}`,
    `Subject: ${encoded(subject)}`,
    'Date: Tue, 17 Nov 2026 09:14:00 +0100',
    `Message-ID: ${messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ].join('\r\n');
}

/** RFC 2047: a header line is ASCII. */
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

type FileInMail = { readonly name: string; readonly type: string; readonly content: string };

/** The same with attachments; an attached mail stands in it as it is. */
export function mailWithFiles(fields: Fields, files: readonly FileInMail[]): string {
  const [head = '', ...text] = mail(fields).split('\r\n\r\n');
  const [kept, own] = [head.split('\r\n'), /^(?:content-|mime-version)/i];
  const part = ({ name, type, content }: FileInMail) => [
    '--b',
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...(type === 'message/rfc822'
      ? ['', content]
      : ['Content-Transfer-Encoding: base64', '', Buffer.from(content).toString('base64')]),
  ];
  return [
    ...kept.filter((line) => !own.test(line)),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    ...kept.filter((line) => /^content-/i.test(line)),
    '',
    text.join('\r\n\r\n'),
    ...files.flatMap(part),
    '--b--',
    '',
  ].join('\r\n');
}
