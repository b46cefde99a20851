import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';

type Fields = Parameters<typeof mail>[0];

async function read(fields: Partial<Fields>, ownAddresses = ['contact@digfo.example']): Promise<Message> {
  const parsed = await parseMail(Buffer.from(mail({ text: 'Hei', ...fields })), { authservId: undefined, ownAddresses });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}
const from = (address: string) => ({ name: 'Somebody', address });

describe('a sign that no person wrote it', () => {
  it.each<[string, Partial<Fields>, string]>([
    ['Auto-Submitted: auto-replied', { headers: ['Auto-Submitted: auto-replied'] }, 'auto_reply'],
    ['X-Autoreply', { headers: ['X-Autoreply: yes'] }, 'auto_reply'],
    ['a subject that begins as automatic answers do', { subject: 'Automatisk svar: Innsyn' }, 'auto_reply'],
    ['an out-of-office in Swedish', { subject: 'Automatiskt svar: Möte' }, 'auto_reply'],
    ['mailer-daemon', { from: from('mailer-daemon@mx.example.com') }, 'bounce'],
    ['X-Failed-Recipients', { headers: ['X-Failed-Recipients: kari@example.no'] }, 'bounce'],
    ['a delivery failure by its subject', { subject: 'Undeliverable: Svar på innsyn' }, 'bounce'],
    ['a read receipt', { subject: 'Lest: Svar på krav om innsyn' }, 'robot'],
    ['List-Unsubscribe', { headers: ['List-Unsubscribe: <https://example.com/off>'] }, 'newsletter'],
    ['List-Id', { headers: ['List-Id: <post.digfo.example>'] }, 'list'],
    ['Precedence: bulk', { headers: ['Precedence: bulk'] }, 'list'],
    ['Auto-Submitted: auto-generated', { headers: ['Auto-Submitted: auto-generated'] }, 'robot'],
    ['a no-reply sender', { from: from('calendar-noreply@meet.example.com') }, 'robot'],
  ])('is %s', async (_, fields, kind) => {
    expect((await read(fields)).automatic?.kind).toBe(kind);
  });

  it.each<[string, Partial<Fields>]>([
    ['a plain mail', {}],
    ['Auto-Submitted: no', { headers: ['Auto-Submitted: no'] }],
    ['a person answering an automatic answer', { subject: 'SV: Automatisk svar: Innsyn' }],
    ['a person refused by a machine', { subject: 'Automatisk avslag på søknad' }],
    ['a header that only asks us to be quiet', { headers: ['X-Auto-Response-Suppress: All'] }],
  ])('is not %s', async (_, fields) => {
    expect((await read(fields)).automatic).toBeUndefined();
  });

  it('is a calendar message with a method', async () => {
    const raw = [
      `From: ${kari.address}`,
      'Subject: Møte',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\nMøte',
      '--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR',
      '--b--',
    ].join('\r\n');

    const parsed = await parseMail(Buffer.from(raw), { authservId: undefined, ownAddresses: [] });

    expect(parsed.ok && parsed.message.automatic?.kind).toBe('calendar');
  });
});

describe('an automatic mail must not answer', () => {
  it.each<[string, Partial<Fields>]>([
    ['an automatic answer', { headers: ['Auto-Submitted: auto-replied'] }],
    ['an empty Return-Path', { headers: ['Return-Path: <>'] }],
    ['a mailing list', { headers: ['List-Post: <mailto:list@example.com>'] }],
    ['bulk mail', { headers: ['Precedence: bulk'] }],
    ['one who asks for silence', { headers: ['X-Auto-Response-Suppress: DR, OOF'] }],
    ['a loop mark', { headers: ['X-Loop: yes'] }],
    ['our own mail', { headers: ['X-Frist-Id: 17'] }],
    ['a no-reply address', { from: from('no-reply@example.com') }],
    ['a list owner', { from: from('owner-news@example.com') }],
    ['our own address, in capitals too', { from: from('CONTACT@digfo.example') }],
  ])('%s', async (_, fields) => {
    expect((await read(fields)).doNotAutoReply).toBeTypeOf('string');
  });

  it('a mail that was not addressed to us', async () => {
    expect((await read({}, ['personvern@other.example'])).doNotAutoReply).toContain('not among the recipients');
  });

  it.each<[string, Partial<Fields>]>([
    ['a plain mail from a person', {}],
    ['a mail forwarded to us by our own server', { headers: ['Delivered-To: contact@digfo.example'] }],
    ['a header that suppresses delivery reports only', { headers: ['X-Auto-Response-Suppress: DR, RN'] }],
  ])('but may answer %s', async (_, fields) => {
    expect((await read(fields)).doNotAutoReply).toBeUndefined();
  });
});
