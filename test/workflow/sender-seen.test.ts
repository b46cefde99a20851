import { expect, it } from 'vitest';
import { mail } from '../support/mail.ts';
import { ingrid, kari } from '../support/people.ts';
import { dnsIsDown, exampleDns, signed } from '../support/signed-mail.ts';
import { openTestWorld } from '../support/world.ts';

const request = mail({ text: 'Jeg ønsker innsyn i alle opplysninger dere har om meg.' });
const reply = (messageId: string | undefined, verdict: string) =>
  mail({
    text: 'Slett alt om meg også.',
    messageId: '<2@mail.example.no>',
    headers: [`Authentication-Results: mx.digfo.example; dmarc=${verdict}`, `In-Reply-To: ${messageId}`],
  });

it('where our own server is silent, the signature of the sender stands on the case and gets them their receipt', async () => {
  const frist = await openTestWorld({ receipts: 'authenticated' }, exampleDns);

  await frist.arrive(await signed(request));

  expect(await frist.onlyCase()).toMatchObject({ senderSeen: 'pass' });
  expect(frist.smtp.mails.map(({ to }) => to)).toEqual([kari.address]);
});

it('while DNS is down the case is opened all the same, and says that nobody knows', async () => {
  const frist = await openTestWorld({ receipts: 'authenticated' }, dnsIsDown);

  await frist.arrive(await signed(request));

  expect(await frist.onlyCase()).toMatchObject({ senderSeen: 'unknown', lines: [{ right: 'access' }] });
  expect(frist.smtp.mails).toEqual([]);
});

it.each([
  ['our own server says', `Authentication-Results: mx.digfo.example; dmarc=fail\r\n${request}`, 'fail'],
  ['nobody says anything', request, 'none'],
])('what %s stands on the case', async (_, raw, verdict) => {
  const frist = await openTestWorld({}, exampleDns);

  await frist.arrive(raw);

  expect(await frist.onlyCase()).toMatchObject({ senderSeen: verdict });
});

it('a reply that our own server calls forged joins no case, and is shown as a claim', async () => {
  const frist = await openTestWorld();
  await frist.arrive(request);

  await frist.arrive(reply(frist.smtp.mails[0]?.messageId, 'fail'));

  const cases = await frist.world.store.records.cases.list({ openOnly: false });
  expect(cases.map(({ claimsCase, senderSeen }) => [claimsCase, senderSeen])).toEqual([
    [undefined, 'none'],
    ['DIGFO-2026-0001', 'fail'],
  ]);
});

const wantsAccess = mail({
  text: 'Jeg ønsker innsyn i alle opplysninger dere har om meg.',
  headers: ['Authentication-Results: mx.digfo.example; dmarc=pass'],
});

it.each([
  ['nobody vouches for asks for more', 'none', 0],
  ['our own server vouches for asks for more', 'pass', 1],
])('where a reply that %s, of the proofs given before stand: %s, %d', async (_, verdict, proofs) => {
  const frist = await openTestWorld();
  await frist.arrive(wantsAccess);
  const { id } = await frist.onlyCase();
  await frist.verbs.showIdentity(id, { method: 'bankid', note: 'seen' }, { id: ingrid });

  await frist.arrive(reply(frist.smtp.mails[0]?.messageId, verdict));

  const caseFile = await frist.onlyCase();
  expect(caseFile.lines.map(({ right }) => right)).toEqual(['access', 'erasure']);
  expect(caseFile.proofs).toHaveLength(proofs);
});

it.each([
  ['of a new address for the copy', 'Jeg har fått ny e-postadresse. Send kopien til kari2@example.org.', { newAddress: true }],
  ['that they write for another', 'Jeg skriver på vegne av Ola Nordmann, jeg har fullmakt fra ham.', { onBehalf: true }],
])('what a reply says %s stands on the case', async (_, text, signs) => {
  const frist = await openTestWorld();
  await frist.arrive(wantsAccess);
  const headers = ['Authentication-Results: mx.digfo.example; dmarc=pass', `In-Reply-To: ${frist.smtp.mails[0]?.messageId}`];

  await frist.arrive(mail({ text, messageId: '<2@mail.example.no>', headers }));

  expect(await frist.onlyCase()).toMatchObject({ mails: [{}, {}], senderSigns: signs });
});
