import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';

const contactForm = { from: ['skjema@digfo.example'], name: 'Navn', email: 'E-post', message: 'Melding' };
const site = { name: 'DIGFO nettside', address: 'skjema@digfo.example' };
const person = { kind: 'single', mailbox: kari };

async function read(raw: string): Promise<Message> {
  const parsed = await parseMail(Buffer.from(raw), {
    authservId: 'mx.digfo.example',
    ownAddresses: ['contact@digfo.example'],
    contactForm,
  });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

const sent = (text: string, headers: readonly string[] = []) =>
  read(mail({ from: site, subject: 'Ny henvendelse om innsyn', text: text.replaceAll('\n', '\r\n'), headers }));

describe('a mail from the contact form', () => {
  it.each([
    ['with a label and its value on a line', 'Navn: Kari Lunde\nE-post: kari.lunde@example.no\nMelding: Slett meg, takk.'],
    ['with the values below the labels', 'Navn\n\nKari Lunde\nE-post\nkari.lunde@example.no\nMelding\n\nSlett meg, takk.'],
    ['with bold labels', '*Navn:* Kari Lunde\n*E-post:* kari.lunde@example.no\n*Melding:* Slett meg, takk.'],
    ['with name and address below the message', 'Melding: Slett meg, takk.\nNavn: Kari Lunde\nE-post: kari.lunde@example.no'],
    [
      'with labels in capitals and a link',
      'NAVN: Kari Lunde\nE-POST: <mailto:kari.lunde@example.no>\nMELDING:\nSlett meg, takk.',
    ],
    [
      'and its signature',
      'Navn: Kari Lunde\nE-post: kari.lunde@example.no\nMelding:\nSlett meg, takk.\n\n-- \nSendt fra et skjema på digfo.example',
    ],
  ])('%s is from the person, and says what the person wrote', async (_, text) => {
    expect(await sent(text)).toMatchObject({ throughForm: true, sender: person, text: 'Slett meg, takk.', subjectLine: '' });
  });

  it('in a table of HTML is read as well', async () => {
    const row = (label: string, value: string) => `<tr><td><b>${label}</b></td><td>${value}</td></tr>`;
    const html = `<table>${row('Navn', 'Kari Lunde')}${row('E-post', 'kari.lunde@example.no')}${row('Melding', 'Slett meg, takk.')}</table>`;

    const message = await read(
      `From: skjema@digfo.example\r\nSubject: Ny henvendelse\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
    );

    expect(message).toMatchObject({ sender: person, text: 'Slett meg, takk.' });
  });

  it('names the person in Reply-To where no label does', async () => {
    const message = await sent('Melding: Slett meg', ['Reply-To: Kari Lunde <kari.lunde@example.no>']);

    expect(message).toMatchObject({ sender: person, text: 'Slett meg' });
  });

  it('keeps what the form wrote itself below, and the subject line with it', async () => {
    const { cut } = await sent('Side: /kontakt\nNavn: Kari Lunde\nE-post: kari.lunde@example.no\nMelding: Slett meg');

    expect(cut).toEqual([
      { kind: 'form', text: expect.stringContaining('Ny henvendelse om innsyn\nSide: /kontakt\nNavn: Kari') },
    ]);
  });

  it('keeps every line of the message, whatever it looks like', async () => {
    const own = 'Rett dette:\nE-post: feil@example.com\nNavn: Kari L.\nMelding: ingen';

    const { text, sender } = await sent(`Navn: Kari Lunde\nE-post: kari.lunde@example.no\nMelding:\n${own}`);

    expect({ text, sender }).toEqual({ text: own, sender: person });
  });

  it('without the message field keeps all its words', async () => {
    expect((await sent('Navn: Kari Lunde\nE-post: kari.lunde@example.no\nKommentar: Slett meg')).text).toContain('Slett meg');
  });

  it.each([
    ['no address', 'Navn: Kari Lunde\nMelding: Slett meg'],
    ['two addresses', 'Navn: Kari Lunde\nE-post: kari.lunde@example.no, mallory@example.net\nMelding: Slett meg'],
    ['the address of the form', 'Navn: Kari Lunde\nE-post: Skjema@digfo.example\nMelding: Slett meg'],
  ])('with %s is from nobody who could be answered', async (_, text) => {
    const { sender, doNotAutoReply } = await sent(text);

    expect(sender.kind).toBe('unclear');
    expect(doNotAutoReply).toContain('unclear');
  });

  it('may get a receipt, whatever its program says about itself', async () => {
    const headers = ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'Return-Path: <>'];

    const message = await sent('Navn: Kari Lunde\nE-post: kari.lunde@example.no\nMelding: Slett meg', headers);

    expect(message).toMatchObject({ automatic: undefined, doNotAutoReply: undefined });
  });

  it('gets none where the address typed in is our own', async () => {
    const { doNotAutoReply } = await sent('Navn: X\nE-post: contact@digfo.example\nMelding: Slett meg');

    expect(doNotAutoReply).toContain('our own address');
  });
});

it('an out-of-office of the address of the form was typed by nobody', async () => {
  const message = await sent('Melding: jeg er på ferie', ['Auto-Submitted: auto-replied']);

  expect(message).toMatchObject({ throughForm: false, automatic: { kind: 'auto_reply' } });
});

it('the same words from anybody else are a mail of theirs', async () => {
  const message = await read(mail({ text: 'Navn: Per Vik\r\nE-post: per.vik@example.no\r\nMelding: Slett meg' }));

  expect(message).toMatchObject({ throughForm: false, sender: person, subjectLine: 'Spørsmål' });
  expect(message.text).toContain('Navn: Per Vik');
});
