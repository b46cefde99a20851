import { describe, expect, it } from 'vitest';
import { representationIn } from '../../src/message/representative.ts';

const pdf = (fileName: string) => ({ fileName, contentType: 'application/pdf', size: 90_000 });
const read = (text: string, ...fileNames: string[]) => representationIn({ text, attachments: fileNames.map(pdf) });

describe('a mail for somebody else', () => {
  it.each([
    'Jeg skriver på vegne av min klient Dag Wiik.',
    'På vegne av Kari Nordmann ber jeg om innsyn.',
    'Vi representerer Lillian Torsvik og ber om sletting.',
    'Min klient krever innsyn i alle opplysninger.',
    'På vegner av klienten min krev eg utskrift.',
    'Jeg har fremtidsfullmakt for mor, og ber om innsyn.',
    'Eg har fullmakt for far min.',
    'Hun har gitt meg fullmakt til å ordne post.',
    'Jeg er oppnevnt verge for Kåre Nymark.',
    'Som verge for broren min vil jeg ha profilen slettet.',
    'Hei, jeg er mor til Iver og ber dere slette bildene av ham.',
    'Eg skriv for mor mi, ho vil ha innsyn.',
    'Slett alt om sønnen min.',
    'Hvilke opplysninger har dere om datteren min?',
    'Kva har de registrert om dottera mi?',
    'Slett meg og mannen min fra registeret.',
    'I am writing on behalf of my mother.',
    'I act for Ms Halina Wrobel.',
    'We represent Tom Lund in this matter.',
    'My client asks for a copy of her data.',
    'I hold power of attorney for my father.',
    'I am the legal guardian of Mrs Hagen.',
    "Please delete my daughter's account.",
    'Jag är god man för Bengt Hallström.',
    'Jeg skriver på vegne af min søn.',
    'Mein Mandant verlangt Auskunft.',
  ])('%s', (text) => {
    expect(read(text).onBehalf).toBe(true);
  });

  it.each([
    ['a company for itself', 'På vegne av Digitools AS ber vi om et tilbud. Hilsen Per'],
    ['a company by one name', 'Jeg skriver på vegne av Digitools.'],
    ['a club', 'På vegner av Oppedal burettslag og Åsane Musikklag melder eg at døra er treg.'],
    ['a board', 'On behalf of the board I protest against the noise.'],
    ['many', 'Spør på vegne av hele nattskiftet: hva lagrer dere om oss?'],
    ['a mail client', 'E-postklienten min viser ikke bilder, og VPN-klienten min henger.'],
    ['a client that crashes', 'Klienten min krasjer når jeg logger inn. My client crashes too.'],
    ['clients of the writer', 'Jeg har med meg klienter hjem, og de skal ikke filmes.'],
    ['a lawyer of the writer', 'Advokaten min trenger loggene. Ikke slett dem.'],
    ['family in passing', 'Mannen min fant dere på nettet. Slett meg, takk.'],
    ['family who helped', 'Sønnen min hjalp meg med appen. Hva har dere lagret om meg?'],
    ['a paid bill', "The invoice was paid from my husband's account. Delete my data."],
    ['the writer alone', 'Jeg ønsker innsyn i alt dere har om meg.'],
  ])('is not: %s', (_, text) => {
    expect(read(text).onBehalf).toBe(false);
  });
});

describe('an authority', () => {
  it('is attached under its name', () => {
    expect(read('Hei, se vedlegg.', 'Fullmakt_Nordmann.pdf')).toMatchObject({ onBehalf: true, authorityAttached: true });
    expect(read('Hello, please see below.', 'power-of-attorney.pdf').authorityAttached).toBe(true);
  });

  it('is attached by the words, where anything is', () => {
    const text = 'Jeg er verge for faren min. Vergefullmakten ligger ved.';

    expect(read(text, 'scan0001.pdf').authorityAttached).toBe(true);
    expect(read(text).authorityAttached).toBe(false);
  });

  it('is not attached where it is only promised, or something else is', () => {
    expect(read('Jeg bistår Kari Nordmann. Fullmakt ettersendes.', 'brev.pdf').authorityAttached).toBe(false);
    expect(read('Vedlagt er fakturaen jeg fikk.', 'faktura.pdf')).toEqual({
      onBehalf: false,
      authorityAttached: false,
      minor: false,
    });
  });
});

describe('somebody under 18', () => {
  it.each([
    'Hei, jeg er 15 år og vil at dere sletter kontoen min.',
    'eg er 14 år gammal',
    'Æ er bare 16 år.',
    'jeg er femten år og lagde bruker',
    'I am 15 years old.',
    "hi, i'm 16 and want my data gone",
    'im 17. delete me',
    'Jag är 13 år.',
    'Ich bin 15 Jahre alt.',
    'Jeg er under 18.',
    'Eg har ikkje fylt 18, kan de slette meg?',
    'Jeg går i 9. klasse.',
    'Jeg er mor til Lukas (13) og ber om innsyn.',
    'Sønnen min Jonathan (16) fikk avslag.',
    'Eg skriv for dotter mi Tiril, 13 år.',
    'Eg e moren te Mathias, som e tolv år.',
    'My daughter Ann, 12, has an account with you.',
  ])('%s', (text) => {
    expect(read(text).minor).toBe(true);
  });

  it.each([
    'Jeg er 51 år.',
    'Jeg har vært kunde i 15 år.',
    'Jeg er 15 år eldre enn søsteren min.',
    'Jeg bodde der da jeg var 15 år.',
    'Jeg er 19 og betaler leie.',
    'I am 15 minutes late.',
    'I have been a customer for 12 years.',
    'Mor mi (84) vil bli slettet.',
    'Jeg er mor til Kari (41).',
    'Avtalen er 15 år gammel.',
    'Dere filmer barn under 18.',
    'Sønnen min er flink med data.',
  ])('not: %s', (text) => {
    expect(read(text).minor).toBe(false);
  });
});
