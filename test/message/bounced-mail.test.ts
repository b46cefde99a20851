import { expect, it } from 'vitest';
import type { BouncedMail } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';

async function bounced(raw: string): Promise<BouncedMail | undefined> {
  const parsed = await parseMail(Buffer.from(raw), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message.bounced;
}

const original =
  'Message-ID: <frist.7@digfo.example>\r\nFrom: contact@digfo.example\r\nTo: kari@example.no\r\nSubject: Svar\r\n\r\nHer er svaret.';
const report = (returned: string) =>
  [
    'From: Mail Delivery System <mailer-daemon@mx.example.com>',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nYour mail to somebody@else.example could not be delivered.',
    '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; kari@example.no\r\nAction: failed\r\nStatus: 5.1.1',
    `--b\r\n${returned}`,
    '--b--',
  ].join('\r\n');

it.each([
  ['whole', `Content-Type: message/rfc822\r\n\r\n${original}`],
  ['by its headers', `Content-Type: text/rfc822-headers\r\n\r\n${original.split('\r\n\r\n')[0]}`],
])('a report that returns the mail %s names it and its recipient', async (_, returned) => {
  expect(await bounced(report(returned))).toEqual({ messageIds: ['<frist.7@digfo.example>'], recipients: ['kari@example.no'] });
});

it('the returned mail is not shown as forwarded, for it is ours', async () => {
  const parsed = await parseMail(Buffer.from(report(`Content-Type: message/rfc822\r\n\r\n${original}`)), {
    authservId: undefined,
    ownAddresses: [],
  });

  expect(parsed.ok && parsed.message.cut).toEqual([]);
});

it('a failure told in words is matched by its thread and the address in it', async () => {
  const text = 'Meldingen kunne ikke leveres til kari@example.no. Brukeren finnes ikke.';

  expect(await bounced(mail({ text, headers: ['In-Reply-To: <frist.7@digfo.example>'] }))).toEqual({
    messageIds: ['<frist.7@digfo.example>'],
    recipients: ['kari@example.no'],
  });
});

it('a failure told in words that ends with the headers of the mail names it', async () => {
  const text = `This is the mail system at host mx.example.com.\r\n\r\n<kari@example.no>: 550 5.1.1 User unknown\r\n\r\n${original}`;

  expect(await bounced(mail({ text }))).toMatchObject({ messageIds: ['<frist.7@digfo.example>'] });
});

it('X-Failed-Recipients names whom it was for', async () => {
  expect((await bounced(mail({ text: 'Feil', headers: ['X-Failed-Recipients: kari@example.no'] })))?.recipients).toEqual([
    'kari@example.no',
  ]);
});

it('a mail that is no failure speaks of none', async () => {
  expect(await bounced(mail({ text: 'Hei', headers: ['In-Reply-To: <frist.7@digfo.example>'] }))).toBeUndefined();
});
