import { expect, it } from 'vitest';
import { checkSignature, type Resolver } from '../../src/message/check-signature.ts';
import type { Sender } from '../../src/message/message.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { dnsIsDown, exampleDns, signed } from '../support/signed-mail.ts';

const now = new Date('2026-11-17T08:14:00Z');
const request = mail({ text: 'Jeg ønsker innsyn.\r\n\r\nKari\r\n' });
const from = (address: string): Sender => ({ kind: 'single', mailbox: { address, name: undefined } });

const check = async (raw: string | Promise<string>, sender: Sender = from(kari.address), resolver = exampleDns) =>
  (await checkSignature(Buffer.from(await raw), sender, now, resolver)).verdict;

it('the signature of the sender’s own domain is a pass', async () => {
  expect(await check(signed(request))).toBe('pass');
});

it('a domain above that of the sender may sign for it', async () => {
  const raw = request.replace(kari.address, 'kari@post.example.no');

  expect(await check(signed(raw), from('kari@post.example.no'))).toBe('pass');
});

it.each<[string, () => Promise<string>]>([
  ['a mail without one', async () => request],
  ['words changed on the way', async () => (await signed(request)).replace('innsyn', 'sletting')],
  ['a header changed on the way', async () => (await signed(request)).replace('Subject: ', 'Subject: Nytt ')],
  ['another domain', () => signed(request, { domain: 'example.net' })],
  ['a signature out of date', () => signed(request, { expires: '2026-11-17T08:10:00Z' })],
  ['one below which anybody may write', async () => `${await signed(request, { bodyLength: 10 })}Slett alt`],
  ['one that leaves the sender open', () => signed(request, { fields: 'Subject:Date' })],
  ['a key that is not there', async () => (await signed(request)).replace('s=s1', 's=s2')],
  ['so many that none is honest', async () => (await signed(request)).replace(/^/, 'DKIM-Signature: v=1\r\n'.repeat(10))],
  ['one on a line as long as the mail', () => signed(`${request}${'a'.repeat(1_000_001)}`)],
  ['one of more lines than a mail has', () => signed(`${request}${'\r\n'.repeat(1_000_001)}`)],
  [
    'one in a header without an end',
    async () => (await signed(request)).replace('From', `X: ${'a\r\n '.repeat(250_000)}\r\nFrom`),
  ],
  ['bytes that say nothing', async () => `DKIM-Signature: ;;;\r\n${request}`],
])('%s vouches for nobody', async (_, raw) => {
  expect(await check(raw())).toBe('none');
});

it('a domain that asks nobody to check vouches for nobody', async () => {
  const raw = request.replace(kari.address, 'kari@uten-dmarc.example');

  expect(await check(signed(raw, { domain: 'uten-dmarc.example' }), from('kari@uten-dmarc.example'))).toBe('none');
});

it('a second sender in From is seen, whichever of the two a program reads', async () => {
  const raw = await signed(request.replace('From: ', 'From: mallory@example.net, '));

  expect(await check(raw)).toBe('none');
});

it('a signature for another sender than the one we read in the mail vouches for nobody', async () => {
  expect(await check(signed(request), from('per.vik@example.no'))).toBe('none');
});

it('nobody knows while DNS does not answer', async () => {
  expect(await check(signed(request), from(kari.address), dnsIsDown)).toBe('unknown');
});

it('nothing is looked up for a mail without a signature, or from nobody in particular', async () => {
  const asked: string[] = [];
  const listening: Resolver = (name, type) => {
    asked.push(name);
    return exampleDns(name, type);
  };

  await check(request, from(kari.address), listening);
  await check(signed(request), { kind: 'unclear', reason: 'two From headers' }, listening);

  expect(asked).toEqual([]);
});
