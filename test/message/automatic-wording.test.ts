import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';
import { mailList } from '../support/mail-list.ts';

async function read(raw: string): Promise<Message> {
  const parsed = await parseMail(Buffer.from(raw), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

/** Only what every mail has: no header tells anything. */
const bare = (subject: string, text: string, from = 'Kari Lunde <kari.lunde@example.no>') =>
  `From: ${from}\r\nTo: contact@digfo.example\r\nSubject: ${subject}\r\nDate: Tue, 17 Nov 2026 09:14:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`;

const machines = mailList(new URL('machine-mails.txt', import.meta.url)).map(({ heading: [kind, from, subject], text }) => ({
  kind,
  from,
  subject: subject ?? '',
  text,
}));
const people = mailList(new URL('person-mails.txt', import.meta.url)).map(({ heading: [subject = ''], text }) => ({
  subject,
  text,
}));

describe('by its words alone', () => {
  it.each(machines)('"$subject" is told to be $kind', async ({ kind, from, subject, text }) => {
    expect((await read(bare(subject, text, from))).automatic?.kind).toBe(kind);
  });
});

describe('a person who writes such words is no machine', () => {
  it.each(people)('$subject: $text', async ({ subject, text }) => {
    expect((await read(bare(subject, text))).automatic?.by).not.toBe('wording');
  });
});

describe('what somebody else wrote makes no machine of the sender', () => {
  const receipt = 'Meldingen er generert automatisk og kan ikke besvares.';

  it('in a quote', async () => {
    const text = `Fikk ikke noe ut av dette.\r\n\r\n17. nov. 2026 kl. 09:14 skrev DIGFO <contact@digfo.example>:\r\n> ${receipt}`;

    expect((await read(mail({ text }))).automatic).toBeUndefined();
  });

  it('in a bare forward', async () => {
    const text = `---------- Forwarded message ---------\r\nFrom: Etat <post@etat.example>\r\nSubject: Kvittering\r\n\r\n${receipt}`;

    expect((await read(mail({ text }))).automatic).toBeUndefined();
  });
});

it('a header is a fact, words and subject lines are a reading', async () => {
  const text = 'Jeg har ferie til og med 11. august og leser ikke post.';

  expect((await read(mail({ text, headers: ['Auto-Submitted: auto-replied'] }))).automatic?.by).toBe('header');
  expect((await read(mail({ text }))).automatic?.by).toBe('wording');
  expect((await read(mail({ text: 'Hei', subject: 'Automatisk svar: Innsyn' }))).automatic?.by).toBe('wording');
});

it('no automatic mail answers what reads like a machine', async () => {
  const { doNotAutoReply } = await read(mail({ subject: 'SV: Svar', text: 'Jeg er ute av kontoret og tilbake mandag.' }));

  expect(doNotAutoReply).toContain('a machine seems to have written it');
});
