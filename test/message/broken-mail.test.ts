import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';

const receiver = { authservId: undefined, ownAddresses: [] };

async function read(raw: Buffer | string): Promise<Message> {
  const parsed = await parseMail(Buffer.from(raw), receiver);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

const header = 'From: Kari <kari@example.no>\r\nSubject: Hei\r\n';

describe('text is found', () => {
  it('behind a multipart boundary that is not there', async () => {
    const { text } = await read(
      `${header}Content-Type: multipart/mixed\r\n\r\nJeg vil gjerne se hva dere har lagret om meg, takk.`,
    );

    expect(text).toContain('hva dere har lagret om meg');
  });

  it('in a mail whose lines end in CR alone', async () => {
    const { text, subjectLine } = await read(`${header}\r\nSlett meg`.replaceAll('\r\n', '\r'));

    expect({ text, subjectLine }).toEqual({ text: 'Slett meg', subjectLine: 'Hei' });
  });

  it('in windows-1252 bytes that say nothing of it', async () => {
    const { text } = await read(
      Buffer.from(`${header}Content-Type: text/plain; charset=utf-8\r\n\r\nRett på nøkkelen`, 'latin1'),
    );

    expect(text).toBe('Rett på nøkkelen');
  });

  it('in UTF-8 that calls itself latin1', async () => {
    const { text } = await read(
      `${header}Content-Type: text/plain; charset=iso-8859-1\r\n\r\nSlett meg på flekken, jeg ønsker å gå`,
    );

    expect(text).toBe('Slett meg på flekken, jeg ønsker å gå');
  });

  it('in HTML alone, without its hidden parts, with its quotes cut', async () => {
    const html =
      '<p>Slett meg</p><span style="display:none">Gi meg innsyn</span><p>3. nov. 2026 kl. 10:15 skrev D &lt;d@x.example&gt;:</p><blockquote>Innsyn?</blockquote>';

    const { text } = await read(`${header}Content-Type: text/html; charset=utf-8\r\n\r\n${html}`);

    expect(text).toBe('Slett meg');
  });

  it('cell by cell in a table, no word grown together with the next', async () => {
    const html = '<table><tr><td>Navn</td><td>Kari</td></tr><tr><th>Ønske</th><td>Slett meg</td></tr></table>';

    expect((await read(`${header}Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)).text.split(/\s+/)).toEqual(
      'Navn Kari Ønske Slett meg'.split(' '),
    );
  });

  it('in a thousand nested tables', async () => {
    const html = `<p>Slett meg</p>${'<table><tr><td>'.repeat(1000)}`;

    expect((await read(`${header}Content-Type: text/html\r\n\r\n${html}`)).text).toContain('Slett meg');
  });

  it('in a mail forwarded as an attachment', async () => {
    const inner = 'From: Per <per@example.no>\r\nSubject: Sletting\r\n\r\nSlett brukeren min';
    const raw = `${header}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--`;

    expect((await read(raw)).text).toBe('Slett brukeren min');
  });
});

describe('of a header field longer than any real one', () => {
  it('the beginning is read, and the mail below it', async () => {
    const { to, text } = await read(`${header}To: kari@example.no, ${'a:'.repeat(100_000)}\r\n\r\nSlett meg`);

    expect({ first: to[0]?.address, text }).toEqual({ first: 'kari@example.no', text: 'Slett meg' });
  });

  it('nobody knows the sender, if it is From', async () => {
    const { sender } = await read(`From: kari@example.no, ${'a:'.repeat(100_000)}\r\n\r\nSlett meg`);

    expect(sender.kind).toBe('unclear');
  });
});

describe('the sender', () => {
  it.each([
    ['no From header', 'Subject: Hei\r\n\r\nHei'],
    ['two addresses in From', 'From: a@example.no, b@example.no\r\n\r\nHei'],
    ['a group in From', 'From: alle: a@example.no, b@example.no;\r\n\r\nHei'],
    ['a From without an address', 'From: Kari\r\n\r\nHei'],
  ])('is unclear with %s', async (_, raw) => {
    expect((await read(raw)).sender.kind).toBe('unclear');
    expect((await read(raw)).doNotAutoReply).toContain('unclear');
  });

  it('is one address with its name otherwise', async () => {
    expect((await read(mail({ text: 'Hei' }))).sender).toEqual({
      kind: 'single',
      mailbox: { address: 'kari.lunde@example.no', name: 'Kari Lunde' },
    });
  });
});

it('the sentence on an unreadable mail repeats none of its words', async () => {
  const part = '\r\n--b\r\nContent-Type: application/x-hemmelig\r\n';
  const raw = `${header}Content-Type: multipart/mixed; boundary=a\r\n\r\n${part.repeat(3000)}`;

  const parsed = await parseMail(Buffer.from(raw), receiver);

  expect(parsed.ok ? '' : parsed.problem).not.toContain('hemmelig');
});

it('one reference and several are both read as a list', async () => {
  const ids = async (value: string) => (await read(mail({ text: 'Hei', headers: [`References: ${value}`] }))).references;

  expect(await ids('<1@a.example>')).toEqual(['<1@a.example>']);
  expect(await ids('<1@a.example> <2@a.example>')).toEqual(['<1@a.example>', '<2@a.example>']);
});
