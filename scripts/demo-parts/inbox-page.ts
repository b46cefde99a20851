import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ShownMail } from './read-mail.ts';

/** Both sides of the demo's mail: what the company's answers look like to those who get them, and what had been written to it. */
export type InboxPage = { readonly url: string; stop(): Promise<void> };

/** Serves the page on a free port of 127.0.0.1. `sent` and `arrived` are asked at each look, oldest mail first. */
export async function startInboxPage(mails: {
  readonly sent: () => readonly ShownMail[];
  readonly arrived: () => readonly ShownMail[];
}): Promise<InboxPage> {
  const page = readFileSync(new URL('inbox-page.html', import.meta.url), 'utf8');
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    if (request.url === '/mails') return response.end(bothSides(mails.sent(), mails.arrived()));
    if (request.url !== '/') return response.writeHead(404).end('There is only one page here.');
    const nonce = randomUUID();
    // The mails are escaped; should one not be, the browser still runs nothing that is not our own.
    const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'`;
    response.setHeader('Content-Security-Policy', policy);
    return response.end(page.replaceAll('NONCE', nonce).replace('MAILS', () => bothSides(mails.sent(), mails.arrived())));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function bothSides(sent: readonly ShownMail[], arrived: readonly ShownMail[]): string {
  return `<section><h2>What people got back</h2>${list(sent, 'Nothing has been sent yet. Answers appear here once they are approved in Slack.')}</section>
<section><h2>What people wrote</h2>${list(arrived, 'No mail has arrived yet.')}</section>`;
}

function list(mails: readonly ShownMail[], none: string): string {
  return mails.length === 0 ? `<p class="none">${none}</p>` : [...mails].reverse().map(article).join('\n');
}

function article(mail: ShownMail): string {
  return `<article>
<h3>${inert(mail.subjectLine)}</h3>
<dl><dt>From</dt><dd>${inert(mail.from)}</dd><dt>To</dt><dd>${inert(mail.to)}</dd><dt>Date</dt><dd>${time.format(mail.date ?? mail.at)}</dd></dl>
<details id="m${mail.id}"><summary>Thread</summary><dl>${[
    ['Message-ID', mail.messageId],
    ['In-Reply-To', mail.inReplyTo],
    ['References', mail.references.join(' ')],
    ['Auto-Submitted', mail.autoSubmitted],
  ]
    .map(([name, value]) => (value ? `<dt>${name}</dt><dd>${inert(value)}</dd>` : ''))
    .join('')}</dl></details>
<pre>${inert(mail.text.trim())}</pre>
</article>`;
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Europe/Oslo' });

const inert = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
