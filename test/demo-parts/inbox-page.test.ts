import { afterEach, beforeEach, expect, it } from 'vitest';
import { type InboxPage, startInboxPage } from '../../scripts/demo-parts/inbox-page.ts';
import { readMail, type ShownMail } from '../../scripts/demo-parts/read-mail.ts';

let sent: ShownMail[];
let arrived: ShownMail[];
let page: InboxPage;

beforeEach(async () => {
  sent = [];
  arrived = [];
  page = await startInboxPage({ sent: () => sent, arrived: () => arrived });
});
afterEach(() => page.stop());

it('before anything is sent it says where answers come from', async () => {
  const html = await look('/');

  expect(html).toContain('Answers appear here once they are approved in Slack.');
  expect(html).toContain('No mail has arrived yet.');
});

it('the newest mail stands first', async () => {
  sent = [await mail('Subject: receipt'), await mail('Subject: answer')];

  const html = await look('/mails');

  expect(html.indexOf('answer')).toBeLessThan(html.indexOf('receipt'));
});

it('a mail shows its people, its time in Norway, its thread and its words', async () => {
  sent = [
    await mail(
      'From: DIGFO <contact@digfo.example>\r\nTo: kari.lunde@example.no\r\nSubject: Svar\r\nDate: Tue, 24 Nov 2026 09:15:00 +0000\r\n' +
        'Message-ID: <b@digfo.example>\r\nIn-Reply-To: <a@example.no>\r\nAuto-Submitted: auto-replied',
      'Vi fant to ting.',
    ),
  ];

  const html = await look('/mails');

  for (const shown of [
    'contact@digfo.example',
    'kari.lunde@example.no',
    '10:15:00',
    '&#60;a@example.no&#62;',
    'auto-replied',
    'Vi fant to ting.',
  ]) {
    expect(html).toContain(shown);
  }
});

it('markup in a mail stays text', async () => {
  arrived = [await mail('Subject: <img src=x onerror=alert(1)>\r\nFrom: "<b>" <a@example.no>', '<script>alert("1")</script>')];

  const html = await look('/mails');

  expect(html).not.toMatch(/<img|<b>|<script/);
  expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;');
});

it('the browser is told to run nothing but the page’s own script', async () => {
  const response = await fetch(page.url);

  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/);
  await response.text();
});

it('there is no other page', async () => {
  const response = await fetch(`${page.url}etc/passwd`);

  expect(response.status).toBe(404);
  await response.text();
});

async function look(path: string): Promise<string> {
  return (await fetch(new URL(path, page.url))).text();
}

function mail(headers: string, text = 'Hei'): Promise<ShownMail> {
  return readMail(Buffer.from(`${headers}\r\n\r\n${text}\r\n`), new Date('2026-11-24T09:15:00Z'));
}
