import { describe, expect, it } from 'vitest';
import { maskNumbers } from '../../src/message/mask-numbers.ts';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';

async function read(raw: string): Promise<Message> {
  const parsed = await parseMail(Buffer.from(raw), { authservId: 'mx.digfo.example', ownAddresses: ['contact@digfo.example'] });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

describe('the newest own words', () => {
  it.each([
    [
      'Outlook in bokmål',
      'Takk!\r\n\r\nFra: DIGFO <contact@digfo.example>\r\nSendt: tirsdag 17. november 2026 09:14\r\nTil: Kari\r\nEmne: Svar\r\n\r\nSlett alt',
    ],
    ['Gmail in bokmål', 'Takk!\r\n\r\ntir. 17. nov. 2026 kl. 09:14 skrev DIGFO <contact@digfo.example>:\r\n> Slett alt'],
    ['Apple Mail in English', 'Takk!\r\n\r\nOn 17 Nov 2026, at 09:14, DIGFO <contact@digfo.example> wrote:\r\n\r\n> Slett alt'],
  ])('end where %s begins to quote', async (_, text) => {
    const message = await read(mail({ text }));

    expect(message.text.trim()).toBe('Takk!');
    expect(message.cut.map((part) => part.text).join()).toContain('Slett alt');
  });

  it.each([' ', '\n', '>', '-', '_'])('are found in a megabyte of %j too', async (character) => {
    const message = await read(mail({ text: `Slett meg\r\n${character.repeat(1_000_000)}` }));

    expect(message.text).toContain('Slett meg');
  });
});

describe('the sender', () => {
  it('is unclear where two From headers stand, for two programs read two people', async () => {
    const { sender } = await read(`From: evil@example.net\r\n${mail({ text: 'Innsyn, takk' })}`);

    expect(sender.kind).toBe('unclear');
  });

  it.each([
    ['our own server vouches', 'Authentication-Results: mx.digfo.example; dmarc=pass header.from=example.no\r\n', 'pass'],
    ['another server does', 'Authentication-Results: mx.evil.example; dmarc=pass header.from=example.no\r\n', 'none'],
    [
      'our server says no and the sender has written a yes below',
      'Authentication-Results: mx.digfo.example; dmarc=fail\r\nAuthentication-Results: mx.digfo.example; dmarc=pass\r\n',
      'fail',
    ],
    ['nobody says anything', '', 'none'],
  ])('where %s, is read as such', async (_, headers, verdict) => {
    expect((await read(headers + mail({ text: 'Innsyn' }))).authentication.verdict).toBe(verdict);
  });
});

it('an out-of-office is told by its header, and gets no automatic answer', async () => {
  const message = await read(`Auto-Submitted: auto-replied\r\n${mail({ text: 'Jeg er på ferie.' })}`);

  expect(message.automatic?.kind).toBe('auto_reply');
  expect(message.doNotAutoReply).toBeTruthy();
});

it('an empty mail is said to be unreadable', async () => {
  expect(await parseMail(Buffer.alloc(0), { authservId: undefined, ownAddresses: [] })).toMatchObject({ ok: false });
});

it.each([
  ['Mitt nummer er 311299 12345.', /^Mitt nummer er \*+/],
  ['31129912345', /^\*+$/],
])('a national number in %j is masked', (text, shown) => {
  expect(maskNumbers(text)).toMatch(shown);
  expect(maskNumbers(text)).not.toContain('12345');
});

it('a phone number and a case number are not masked', () => {
  expect(maskNumbers('Ring 900 00 321 om DIGFO-2026-0001')).toBe('Ring 900 00 321 om DIGFO-2026-0001');
});
