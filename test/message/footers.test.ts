import { describe, expect, it } from 'vitest';
import { ownWords } from '../../src/message/own-words.ts';

describe('what a mail program or a lawyer put below', () => {
  it.each([
    ['a signature', '-- \nKari Lunde\nVi sletter aldri noe', 'signature'],
    [
      'a confidentiality footer',
      'Denne e-posten kan være konfidensiell. Er du ikke rett mottaker, slett den og varsle avsender.',
      'footer',
    ],
    [
      'a privacy notice below a line',
      '________________\nByrået AS behandler personopplysninger etter GDPR. Du kan be om innsyn, retting og sletting hos oss.',
      'footer',
    ],
  ])('is cut: %s', (_, below, kind) => {
    const { text, cut } = ownWords(`Skriveren virker ikke.\n\n${below}`);

    expect(text).toBe('Skriveren virker ikke.');
    expect(cut).toMatchObject([{ kind }]);
  });

  it.each([
    'Sendt fra min iPhone',
    'Skaff deg Outlook for Android',
    'Sent from my Galaxy',
    'Sent with Proton Mail secure email.',
    'Sendt frå mobilen min',
    'Hämta Outlook för Android',
    'Gesendet von Outlook für iOS',
    'Diese Nachricht wurde von meinem Android-Mobiltelefon gesendet.',
    'Skickat från Yahoo Mail',
    'Hent Outlook til Android',
  ])('"%s" is left out', (line) => {
    expect(ownWords(`Slett meg\n\n${line}`).text).toBe('Slett meg');
  });

  it.each([
    'Hvis du har mottatt denne e-posten ved en feil, vennligst gi beskjed til avsender og slett den.',
    'Denne e-posten og eventuelle vedlegg er kun ment for adressaten. Uautorisert bruk er forbudt.',
    'Denne meldinga er berre til den ho er adressert til. Har du fått ho ved ein feil, slett ho og meld frå til avsendar.',
    'Detta meddelande är konfidentiellt. Om du inte är rätt mottagare, radera det och meddela avsändaren.',
    'Denne mail kan indeholde fortrolige oplysninger. Har du modtaget den ved en fejl, bedes du slette den og give afsenderen besked.',
    'This e-mail is confidential and intended only for the addressee. If you received it in error, please delete it and notify the sender.',
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie bitte und informieren Sie den Absender.',
    'Slik behandler vi personopplysninger: se personvernerklæringen på nettsidene våre. Du har rett til innsyn, retting og sletting.',
    'Vi handsamar personopplysningar etter GDPR. Les meir om dine rettar til innsyn og sletting på nettsida.',
    'Vi behandlar personuppgifter enligt GDPR. Läs mer om dina rättigheter till registerutdrag och radering på vår hemsida.',
    'Vi behandler personoplysninger efter GDPR. Læs mere om dine rettigheder til indsigt og sletning i vores privatlivspolitik.',
    'We process personal data under the GDPR. You have the right to access, rectification and erasure; see our privacy notice.',
    'Wir verarbeiten personenbezogene Daten nach der DSGVO. Informationen zu Ihren Rechten auf Auskunft und Löschung finden Sie in unserer Datenschutzerklärung.',
    'Byrået er ansvarlig for behandlingen av personopplysninger. Du kan når som helst kreve innsyn, retting eller sletting ved å kontakte oss.',
    'GDPR: For information about how Firma AS processes your personal data and your right to erasure, click here.',
    'Tenk på miljøet før du skriver ut denne e-posten.',
    'Tänk på miljön innan du skriver ut detta mejl.',
    'Taushetsplikt: Innholdet er taushetsbelagt og skal ikke videresendes. Feilsendt? Slett og gi beskjed.',
    'Personvern er viktig for oss. Les vår personvernerklæring her.',
    'E-posten er sjekket for virus.',
    'CONFIDENTIALITY NOTICE: The information contained in this transmission may be privileged. Any disclosure is prohibited.',
  ])('is cut as a footer: %s', (footer) => {
    const { text, cut } = ownWords(`Skriveren virker ikke.\n\nMvh\nKari\n\n${footer}`);

    expect(text).toBe('Skriveren virker ikke.\n\nMvh\nKari');
    expect(cut).toMatchObject([{ kind: 'footer' }]);
  });

  it.each([
    'Jeg vil ha innsyn i personopplysninger dere behandler, se vår tidligere e-post.',
    'Vi behandler saken vår som feilsendt, slett alt dere har fått fra oss.',
    'Slett alt. Har dere fått dette ved en feil?',
    'Dere behandler personopplysninger om oss. Vi krever innsyn.',
    'Denne e-posten er konfidensiell. Slett opplysningene om barna våre.',
    'Vi har mottatt en annens opplysninger ved en feil. Hva skal vi gjøre, slette dem?',
    'Please delete my data. This is confidential.',
    'Behandler dere personopplysninger om barnet vårt? Du kan svare på denne adressen.',
    'Les mer om saken i avisen. Vi krever sletting av personopplysninger dere behandler.',
    'Sendt fra min gamle adresse, men slett den også.',
    'Denne e-posten er konfidensiell, og jeg vil at dere sletter alt om meg.',
    'Ved en feil har dere sendt meg en annens rapport. Jeg har slettet den.',
  ])('stays where somebody speaks for themselves or asks us: %s', (paragraph) => {
    expect(ownWords(`Hei\n\n${paragraph}`).text).toContain(paragraph);
  });

  it('stays where nothing stands above it', () => {
    expect(ownWords('-- \nSlett meg').text).toContain('Slett meg');
  });
});
