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
    const { disposition, rights } = classify(messageWith('Jeg lurer på hvorfor dere ringte meg.'), rules);

    expect(disposition).toBe('unsure');
    expect(rights.length).toBeGreaterThan(0);
  });

  it('is where the words stand in an attachment', () => {
    const attachments = [{ fileName: 'brev.pdf', contentType: 'application/pdf', size: 1000 }];

    expect(classify(messageWith('', { attachments }), rules)).toMatchObject({
      disposition: 'unsure',
      kind: 'content_in_attachment',
    });
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
