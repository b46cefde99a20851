import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intents/classify.ts';
import { loadRules } from '../../src/load-rules.ts';
import { messageWith } from '../support/messages.ts';

const rules = await loadRules();
const rightsIn = (text: string) => classify(messageWith(text), rules).rights.map(({ right }) => right);

describe('words that mean something else here', () => {
  it.each([
    'Vi protesterer mot fakturaen og krever gebyret slettet.',
    'Får ikke tilgang til bygget med nøkkelbrikken.',
    'Jeg slettet brukeren min ved et uhell, kan dere hente den tilbake?',
    'Kan dere slette faktura nr. 1234? Den er betalt.',
    'Vi sier opp abonnementet fra nyttår.',
    'Klager på at leveringen kom tre uker for sent.',
    'Det er lekkasje i taket på badet.',
    'Rett meg hvis jeg tar feil, men møtet er vel på tirsdag?',
    'Vi ønsker å overføre abonnementet til ny eier.',
    'Det er begrenset antall plasser på kurset, er det noen igjen?',
    'Vi tilbyr et verktøy som svarer på krav om innsyn og sletting. Passer en demo på tirsdag?',
    'I object to the price increase and want the fee removed.',
    'Could you give me access to the repository and the test server?',
  ])('%s', (text) => {
    expect(classify(messageWith(text), rules).disposition).not.toBe('request');
  });
});

describe('what must never be turned around', () => {
  it.each([
    ['Ikke slett loggene mine, jeg trenger dem i en sak.', 'erasure'],
    ['Dere må ikke slette noe om meg.', 'erasure'],
    ['Please do not delete my data, I need it for a claim.', 'erasure'],
    ['Send meg en kopi av alt dere har om meg.', 'erasure'],
    ['Jeg vil se alt dere har lagret om meg.', 'erasure'],
    ['Slett alt dere har om meg.', 'access'],
    ['Delete everything you have about me.', 'access'],
  ])('%s: no %s', (text, right) => {
    expect(rightsIn(text)).not.toContain(right);
  });

  it('a threat to complain at the end of a request is no complaint', () => {
    const text = 'Jeg ber om innsyn i mine personopplysninger. Får jeg ikke svar innen 30 dager, klager jeg til Datatilsynet.';

    expect(rightsIn(text)).toEqual(['access']);
  });
});

describe('a request in other words', () => {
  it.each([
    ['Hvor har dere nummeret mitt fra?', ['access']],
    ['Where did you get my phone number?', ['access']],
    ['Kva står det om meg hos dykk?', ['access']],
    ['Vil I sende mig en kopi af alt, hvad I har om mig?', ['access']],
    ['Jag vill att ni raderar mitt konto och alla mina uppgifter.', ['erasure']],
    ['Ta meg ut av registeret deres.', ['erasure']],
    ['Jeg vil ikke at dere skal sitte på navnet mitt lenger.', ['erasure']],
    ['Etternavnet mitt er skrevet feil, kan dere rette det?', ['rectification']],
    ['Please freeze my data while you check this.', ['restriction']],
    ['I want my data as a CSV file so that I can import it at the new provider.', ['portability']],
    ['Stop calling me with your offers.', ['objection']],
    ['Eg vil ikkje ha meir reklame frå dykk.', ['objection']],
    ['Jeg sa ja til å være med på bildet, men det samtykket trekker jeg nå.', ['consent_withdrawal']],
    ['Systemet ga meg automatisk avslag. Jeg vil at et menneske ser på saken på nytt.', ['automated_decision']],
    ['Hvor lenge lagrer dere opplysninger om kursdeltakere, og hvem deler dere dem med?', ['information']],
    ['Jeg klager på måten dere har brukt opplysningene mine på, og har klaget til Datatilsynet.', ['complaint']],
    ['Jeg fikk nettopp rapporten til en annen kunde, med navn og lønn.', ['breach']],
  ])('%s', (text, rights) => {
    expect({ disposition: classify(messageWith(text), rules).disposition, rights: rightsIn(text) }).toEqual({
      disposition: 'request',
      rights,
    });
  });
});

describe('doubt', () => {
  it('goes to a person, with the right it might be', () => {
    const { disposition, rights } = classify(messageWith('slett alt'), rules);

    expect(disposition).toBe('unsure');
    expect(rights.map(({ right }) => right)).toEqual(['erasure']);
  });

  it('is where the words stand in an attachment', () => {
    const attachments = [{ fileName: 'brev.pdf', contentType: 'application/pdf', size: 1000 }];

    expect(classify(messageWith('', { attachments }), rules)).toMatchObject({
      disposition: 'unsure',
      kind: 'content_in_attachment',
    });
  });

  it.each(['Se vedlegg.', 'Vedlagt.'])('is where the mail is only a cover: %s', (text) => {
    const attachments = [{ fileName: 'scan-001.pdf', contentType: 'application/pdf', size: 1000 }];

    expect(classify(messageWith(text, { attachments, subjectLine: 'Brev' }), rules).kind).toBe('content_in_attachment');
  });

  it.each([
    'Dette er et innsynskrav.',
    'I am exercising my right to be forgotten.',
    'Please treat this as a subject access request.',
    'Selbstauskunft nach Art. 15 DSGVO.',
    'delete me',
    'Slett meg.',
  ])('is the least that a plain wish gets, however little there is to weigh: %s', (text) => {
    expect(['request', 'unsure']).toContain(classify(messageWith(text, { subjectLine: 'hei' }), rules).disposition);
  });

  it('is where a supervisory authority writes, whatever about', () => {
    const sender = { kind: 'single', mailbox: { address: 'postkasse@datatilsynet.no', name: undefined } } as const;
    const kindOf = (text: string, more = {}) => classify(messageWith(text, more), rules).kind;

    expect(kindOf('Varsel om overtredelsesgebyr på 250 000 kroner. Svar innen en uke.', { sender })).toBe('authority_letter');
    expect(kindOf('Datatilsynet har mottatt en klage på dere og ber om en redegjørelse innen tre uker.')).toBe(
      'authority_letter',
    );
    expect(kindOf('Takk for møtet om fakturaen.')).not.toBe('authority_letter');
  });

  it('is where a mail is longer than what is read of one', () => {
    const invoices = 'Jeg har betalt faktura 12, som er feil.\n'.repeat(1200);

    expect(classify(messageWith(`${invoices}Slett alt dere har om meg.`), rules).disposition).toBe('unsure');
  });

  it('is where it is written in letters that are not Latin, however short', () => {
    expect(classify(messageWith('Удалите мои данные'), rules).disposition).toBe('unsure');
  });

  it('is where a colleague forwards a request with a word of their own', () => {
    const cut = [{ kind: 'forwarded', text: 'Hei, jeg vil at dere sletter kontoen min.' }] as const;

    expect(classify(messageWith('Kan du ta denne?', { cut }), rules)).toMatchObject({
      disposition: 'unsure',
      rights: [{ right: 'erasure' }],
    });
  });

  it('is where the language cannot be read', () => {
    const text = 'Proszę o usunięcie wszystkich moich danych osobowych z waszej bazy.';

    expect(classify(messageWith(text), rules).disposition).toBe('unsure');
  });

  it('is not in an older mail that is only quoted', () => {
    const cut = [{ kind: 'quote', text: 'Slett kontoen min.' }] as const;

    expect(classify(messageWith('Takk for hjelpen!', { cut }), rules).disposition).toBe('other');
  });
});

describe('a wish is read', () => {
  const wish = 'Jeg vil at dere sletter alt dere har om meg.';

  it.each([
    ['through marks that nobody sees', wish.replaceAll('e', 'e\u200b').replace('slett', 'sl\u00adett')],
    [
      'in full-width letters',
      [...wish].map((letter) => (/[a-z]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter)).join(''),
    ],
    ['between the marks of inches', `Jeg kjøpte en 55" TV av dere. ${wish} Også den gamle 32" TV-en.`],
  ])('%s', (_, text) => {
    expect(rightsIn(text)).toContain('erasure');
  });
});

describe('a sign of a machine', () => {
  const sign = (kind: 'auto_reply' | 'list' | 'robot' | 'newsletter') => ({
    automatic: { kind, why: 'a header', by: 'header' } as const,
  });

  it('settles an automatic answer whatever words it holds', () => {
    expect(classify(messageWith('Ønsker du innsyn eller slett meg? Skriv til pvo.', sign('auto_reply')), rules).disposition).toBe(
      'automatic',
    );
  });

  it.each(['list', 'robot'] as const)('does not hide a person who writes through a %s', (kind) => {
    expect(classify(messageWith('Jeg vil at dere sletter kontoen min.', sign(kind)), rules)).toMatchObject({
      disposition: 'request',
      rights: [{ right: 'erasure' }],
    });
  });

  it('settles a newsletter that only speaks of rights', () => {
    const text = 'Slik svarer du når en kunde ber om sletting. Template: reply to a data portability request.';

    expect(classify(messageWith(text, sign('newsletter')), rules).disposition).toBe('automatic');
  });
});
