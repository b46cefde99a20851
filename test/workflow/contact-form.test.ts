import { expect, it } from 'vitest';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const digfo = loadOrganisations().get('digfo');
if (!digfo) throw new Error('DIGFO is shipped');
const site = { name: 'DIGFO nettside', address: 'skjema@digfo.example' };
const contactForm = { from: [site.address], name: 'Navn', email: 'E-post', message: 'Melding' };
const settings = { organisation: { ...digfo, contactForm } };

const typed = (message: string, headers: readonly string[] = []) =>
  mail({
    from: site,
    subject: 'Ny henvendelse om sletting',
    messageId: `<${message.length}@digfo.example>`,
    text: `Navn: Kari Lunde\r\nE-post: kari.lunde@example.no\r\nMelding: ${message}`,
    headers,
  });

it('a request typed into the contact form is a case of the person, who gets the receipt', async () => {
  const frist = await openTestWorld(settings);

  await frist.arrive(typed('Jeg ønsker innsyn i alle opplysninger dere har om meg.'));

  expect(await frist.onlyCase()).toMatchObject({ requester: kari, senderSeen: 'form', lines: [{ right: 'access' }] });
  expect(frist.smtp.mails.map(({ to }) => to)).toEqual([kari.address]);
});

it('the receipt waits for our own server to vouch for the form, where receipts go to the authenticated alone', async () => {
  const frist = await openTestWorld({ ...settings, receipts: 'authenticated' });

  await frist.arrive(typed('Jeg ønsker innsyn i alle opplysninger om meg.'));
  const toForged = frist.smtp.mails.length;
  await frist.arrive(typed('Jeg ønsker innsyn i opplysninger om meg.', ['Authentication-Results: mx.digfo.example; dmarc=pass']));

  expect([toForged, frist.smtp.mails.length]).toEqual([0, 1]);
});

it('whoever types in the address of a requester gets into no case of theirs', async () => {
  const frist = await openTestWorld(settings);
  await frist.arrive(mail({ text: 'Jeg ønsker innsyn i alle opplysninger dere har om meg.' }));

  await frist.arrive(typed('Slett alt om meg.', [`In-Reply-To: ${frist.smtp.mails[0]?.messageId}`]));

  const cases = await frist.world.store.records.cases.list({ openOnly: false });
  expect(cases.map(({ lines }) => lines.map(({ right }) => right))).toEqual([['access'], ['erasure']]);
});
