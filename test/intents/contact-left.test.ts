import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intents/classify.ts';
import { loadRules } from '../../src/load-rules.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';

const rules = await loadRules();

async function classified(fields: { readonly subject: string; readonly text: string; readonly headers?: readonly string[] }) {
  const parsed = await parseMail(Buffer.from(mail(fields)), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(parsed.problem);
  const { disposition, kind } = classify(parsed.message, rules);
  return { disposition, kind };
}

const automatic = ['Auto-Submitted: auto-replied'];

describe('a contact who has left their company', () => {
  it.each([
    ['Automatisk svar: Kurs', 'Jeg har sluttet i Fjordvik AS. Kontakt Per Lie på per@fjordvik.example.'],
    ['Automatic reply: Course', 'I no longer work at Fjordvik. Please contact info@fjordvik.example.'],
    ['Automatisk svar: Kurs', 'Takk for e-posten. Eg jobbar ikkje lenger i Fjordvik. Skriv til post@fjordvik.example.'],
  ])('is told by a machine: %s', async (subject, text) => {
    expect(await classified({ subject, text, headers: automatic })).toEqual({ disposition: 'automatic', kind: 'contact_left' });
  });

  it.each([
    ['Ny kontaktperson', 'Hei! Kari har sluttet hos oss, så jeg tar over som kontaktperson. Mvh Per'],
    ['New contact', 'Hello, Jane has left the company. I am your new contact for the course. Regards, John'],
  ])('is told by a colleague: %s', async (subject, text) => {
    expect(await classified({ subject, text })).toEqual({ disposition: 'other', kind: 'contact_left' });
  });
});

describe('what stays what it is', () => {
  it('a wish to be removed', async () => {
    const text = 'Hei, jeg slutter i jobben, fjern kontaktinfoen min.';
    expect(await classified({ subject: 'Hei', text })).toMatchObject({ disposition: 'request', kind: undefined });
  });

  it('a wish to be removed by one who has left', async () => {
    const text = 'Jeg har sluttet hos Fjordvik AS. Slett alle opplysninger dere har om meg.';
    expect(await classified({ subject: 'Hei', text })).toMatchObject({ disposition: 'request', kind: undefined });
  });

  it('an out-of-office answer', async () => {
    const text = 'Jeg har ferie og er tilbake 3. august.';
    const subject = 'Automatisk svar: Kurs';
    expect(await classified({ subject, text, headers: automatic })).toEqual({ disposition: 'automatic', kind: 'auto_reply' });
  });
});
