import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/cases/organisation.ts';
import { handling } from '../support/handling.ts';
import { mail, mailWithFiles } from '../support/mail.ts';
import { ingrid, kari, mallory } from '../support/people.ts';
import { openTestWorld, organisations } from '../support/world.ts';

const ola = { name: 'Ola Hansen', address: 'ola@digfo.example' }; // a colleague
const vouchedFor = (domain: string) => `Authentication-Results: mx.digfo.example; dmarc=pass header.from=${domain}`;

/** Kari's mail as it lay in Ola's inbox since 9 November: our server's line on top, what others wrote below. */
const inOlasInbox = (top = 'by mx.digfo.example with ESMTPS') =>
  mail({
    text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har om meg.\r\n\r\nHilsen Kari',
    subject: 'Innsyn',
    messageId: '<kari-1@example.no>',
    headers: [
      `Received: from out.example.no (HELO by mx.digfo.example) ${top}; Mon, 9 Nov 2026 10:00:00 +0100`,
      'Received: from a (b) by mx.digfo.example; Mon, 2 Nov 2026 10:00:00 +0100',
    ],
  });

const handedOn = ({
  from = ola,
  headers = [vouchedFor('digfo.example')],
  inner = inOlasInbox(),
  text = 'Til oppfølging.\r\n\r\nMvh Ola',
} = {}) =>
  mailWithFiles({ from, subject: 'VS: Innsyn', text, headers, messageId: '<ola-1@digfo.example>' }, [
    { name: 'Innsyn.eml', type: 'message/rfc822', content: inner },
  ]);

describe('a mail that a colleague hands on', () => {
  it('is a request of whoever wrote it, and the limit runs from its first arrival at the company', async () => {
    const frist = await openTestWorld();

    await frist.arrive(handedOn());

    expect(await frist.onlyCase()).toMatchObject({
      requester: kari,
      receiptSource: 'colleague',
      lines: [{ right: 'access' }],
      senderSeen: 'none',
      mails: [{}],
    });
    expect((await frist.onlyCase()).receivedAt.toString()).toBe('2026-11-09T09:00:00Z');
    expect(frist.smtp.mails).toEqual([]);
  });

  it('is answered in the thread of whoever wrote it', async () => {
    const frist = await openTestWorld();
    await frist.arrive(handedOn());

    await handling(frist).sendLetter('identity_request');

    expect(frist.smtp.mails).toMatchObject([{ to: kari.address, inReplyTo: '<kari-1@example.no>', subjectLine: 'Re: Innsyn' }]);
  });

  it('is shown, and goes on to a controller, with whoever wrote it', async () => {
    const frist = await openTestWorld({ organisation: organisations.get('digitools') as Organisation });
    await frist.arrive(handedOn());
    const { review, sendLetter } = handling(frist);

    await sendLetter('to_controller', { values: { address: 'personvern@kunde.example' } });

    expect((await review()).mails[0]?.from).toBe('Ola Hansen <ola@digfo.example> / Kari Lunde <kari.lunde@example.no>');
    expect(frist.smtp.mails).toMatchObject([{ to: 'personvern@kunde.example' }]);
    expect(frist.smtp.mails[0]?.text).toContain('Kari Lunde <kari.lunde@example.no>');
  });

  it('goes on to a controller with a mark on every line, so that no mail can pass for two', async () => {
    const frist = await openTestWorld({ organisation: organisations.get('digitools') as Organisation });
    const pretended = '----\r\nPer Lie <per@kunde.example>\r\n2026-11-17 09:00\r\nSletting\r\n\r\nSlett meg også.';
    await frist.arrive(mail({ text: `Slett alle personopplysninger dere har om meg.\r\n\r\n${pretended}` }));

    await handling(frist).sendLetter('to_controller', { values: { address: 'personvern@kunde.example' } });

    const lines = frist.smtp.mails.at(-1)?.text.split('\n') ?? [];
    expect(lines).toContain('> Slett alle personopplysninger dere har om meg.');
    expect(lines).toContain('> Per Lie <per@kunde.example>');
    expect(lines.slice(lines.findIndex((line) => line.startsWith('> '))).filter((line) => !line.startsWith('> '))).toEqual([]);
  });

  it('shows nothing of who wrote it: their address is no proof', async () => {
    const frist = await openTestWorld();
    await frist.arrive(handedOn());

    expect((await handling(frist).review()).identity?.offered).not.toContain('registered_address');
  });

  it.each([
    ['another server took it last', { inner: inOlasInbox('by mx.example.net with ESMTPS') }],
    ['its clock was broken', { inner: inOlasInbox().replace('9 Nov 2026 10:00', '9 Nov 2012 10:00') }],
    ['its date lies ahead', { inner: inOlasInbox().replace('9 Nov 2026 10:00', '9 Dec 2026 10:00') }],
  ])('has the receipt of the mailbox where %s', async (_, changes) => {
    const frist = await openTestWorld();

    await frist.arrive(handedOn(changes));

    expect((await frist.onlyCase()).receivedAt.toString()).toBe('2026-11-17T08:14:00Z');
    expect((await frist.onlyCase()).requester).toEqual(kari);
  });
});

describe('nobody but a colleague chooses the receipt and the requester of a case', () => {
  it.each([
    ['a stranger who is vouched for', { from: mallory, headers: [vouchedFor('example.net')] }],
    ['a stranger in the name of a colleague', { headers: [] }],
    ['one whom our own server calls forged', { headers: ['Authentication-Results: mx.digfo.example; dmarc=fail'] }],
    [
      'one who brings a verdict along',
      { headers: ['Authentication-Results: mx.digfo.example; dmarc=fail', vouchedFor('digfo.example')] },
    ],
    ['a neighbour of the domain', { from: { ...ola, address: 'ola@mydigfo.example' }, headers: [vouchedFor('mydigfo.example')] }],
  ])('%s', async (_, changes) => {
    const frist = await openTestWorld();

    await frist.arrive(handedOn(changes));

    for (const caseFile of await frist.world.store.records.cases.list({ openOnly: false })) {
      expect(caseFile.requester?.address).not.toBe(kari.address);
      expect(caseFile).toMatchObject({ receiptSource: 'own_server' });
      expect(caseFile.receivedAt.toString()).toBe('2026-11-17T08:14:00Z');
    }
  });

  it('nor somebody at the same public provider as the mailbox', async () => {
    const frist = await openTestWorld({ mailboxAddress: 'digfo.personvern@gmail.com' });

    await frist.arrive(handedOn({ from: { ...ola, address: 'anybody@gmail.com' }, headers: [vouchedFor('gmail.com')] }));

    for (const caseFile of await frist.world.store.records.cases.list({ openOnly: false }))
      expect(caseFile.requester?.address).toBe('anybody@gmail.com');
  });
});

it('a colleague with words of their own writes for themselves', async () => {
  const frist = await openTestWorld();

  await frist.arrive(handedOn({ text: 'Jeg ønsker selv innsyn i opplysningene mine, slik Kari gjør her.' }));

  expect((await frist.onlyCase()).requester).toEqual(ola);
});

it('a request that a colleague wrote down runs from when the first of us had it, and a later day takes the responsible', async () => {
  const frist = await openTestWorld({ responsible: ['U0BOSS'] });
  const { caseFile } = handling(frist, 'DIGFO-2026-0001');
  const receivedAt = frist.world.clock().subtract({ hours: 7 * 24 });
  const request = {
    organisation: 'digfo',
    source: 'colleague',
    receivedAt,
    note: 'Kari vil ha innsyn',
    requester: kari,
  } as const;

  expect(await frist.verbs.openByHand(request, { id: ingrid })).toEqual({ kind: 'opened', number: 'DIGFO-2026-0001' });
  expect((await caseFile()).receivedAt.toString()).toBe('2026-11-10T08:14:00Z');
  const { id } = await caseFile();
  const [earlier, later] = [receivedAt.subtract({ hours: 24 }), receivedAt.add({ hours: 24 })];
  expect(await frist.verbs.correctReceipt(id, later, 'the envelope', { id: ingrid })).toMatchObject({
    why: 'responsible_needed',
  });
  expect(await frist.verbs.correctReceipt(id, earlier, 'the envelope', { id: ingrid })).toEqual({ kind: 'done' });
  expect(await frist.verbs.correctReceipt(id, later, 'the envelope', { id: 'U0BOSS' })).toEqual({ kind: 'done' });
  expect(await caseFile()).toMatchObject({ receiptSource: 'correction' });
});

it('a call becomes a case of its own receipt, and the answer to it starts a thread under our own subject line', async () => {
  const frist = await openTestWorld();
  const receivedAt = frist.world.clock().subtract({ hours: 50 });
  await frist.verbs.openByHand(
    { organisation: 'digfo', source: 'call', receivedAt, note: 'Kari ringte og vil ha alt slettet', requester: kari },
    { id: ingrid },
  );
  const { caseFile, review, sendLetter, plan } = handling(frist);
  expect(await caseFile()).toMatchObject({ receiptSource: 'call', stage: { status: 'awaiting_triage', why: 'by_hand' } });
  expect(await plan('answer', { outcomes: { erasure: 'granted' } })).toMatchObject({ why: 'nothing_to_approve' });
  const { id: caseId, revision } = await caseFile();
  await frist.verbs.settleRights({ caseId, revision, rights: ['erasure'] }, { id: ingrid });

  await sendLetter('identity_request');

  expect((await review()).mails).toMatchObject([{ from: '', text: 'Kari ringte og vil ha alt slettet' }]);
  expect((await caseFile()).receivedAt.toString()).toBe('2026-11-15T06:14:00Z');
  expect(frist.smtp.mails).toMatchObject([{ to: kari.address, references: [] }]);
  expect(frist.smtp.mails[0]?.subjectLine).not.toMatch(/call|^Re/);
  expect(frist.smtp.mails[0]?.inReplyTo).toBeUndefined();
});

it('a mail whose Message-ID says that it is such a note is shown with its sender, and answered in its thread', async () => {
  const frist = await openTestWorld();
  const messageId = '<by-hand.1@frist.invalid>';
  await frist.arrive(mail({ from: mallory, text: 'Hei, jeg vil at dere sletter alt om meg.', messageId }));
  const { review, sendLetter } = handling(frist);

  expect((await review()).mails).toMatchObject([{ from: expect.stringContaining(mallory.address) }]);
  await sendLetter('identity_request');

  expect(frist.smtp.mails.at(-1)).toMatchObject({ to: mallory.address, inReplyTo: messageId });
});
