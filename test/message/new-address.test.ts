import { expect, it } from 'vitest';
import { newAddresses } from '../../src/message/new-address.ts';

const told = (text: string, subjectLine = '') => newAddresses({ subjectLine, text });

it.each([
  ['mail', 'Jeg har fått ny e-postadresse, svar dit.'],
  ['mail', 'Hei, min nye e-post er kari@example.no.'],
  ['mail', 'Eg har bytta e-postadresse til kari@example.no.'],
  ['mail', 'Kan dere endre e-posten min til kari@example.org?'],
  ['mail', 'E-posten min er ny, bruk denne.'],
  ['mail', 'My new email is kari@example.org.'],
  ['mail', 'I have a new e-mail address, please use this one.'],
  ['mail', 'Please update my email address to kari@example.org.'],
  ['mail', 'My e-mail should read kari@example.org.'],
  ['mail', 'Ny e-post: kari@example.org'],
  ['mail', 'Rett e-postadressen: den skal være den jeg skriver fra nå. Altså e-posten min skal være denne.'],
  ['mail', 'Dere har den gamle e-postadressen min.'],
  ['mail', 'Jag har bytt mejladress.'],
  ['mail', 'Meine neue E-Mail-Adresse lautet kari@example.org.'],
  ['postal', 'Jeg har flyttet, ny adresse er Storgata 1.'],
  ['postal', 'Vi har flytta til Fjellvegen 14.'],
  ['postal', 'Eg har fått ny postadresse.'],
  ['postal', 'I have moved to Harbour Street 9.'],
  ['postal', 'We have changed our address.'],
  ['postal', 'Rett adresse er Kaigata 4.'],
  ['postal', 'Min nya adress är Storgatan 12.'],
  ['postal', 'Den nye adresse er Havnegata 9.'],
  ['account', 'Jeg har byttet kontonummer, send pengene dit.'],
  ['account', 'Eg har fått nytt kontonummer.'],
  ['account', 'My bank account has changed.'],
  ['account', 'I have a new bank account.'],
  ['account', 'Refusjonen kan settes inn på min nye konto.'],
])('tells of a new address (%s): %s', (kind, text) => {
  expect(told(text)).toEqual([kind]);
});

it('finds several, and what stands in the subject line', () => {
  expect(told('Jeg har ny adresse. Jeg har også byttet kontonummer. Ny e-post: kari@example.org')).toEqual([
    'mail',
    'postal',
    'account',
  ]);
  expect(told('', 'Ny adresse: Storgata 1')).toEqual(['postal']);
});

it.each([
  ['one who moved out', 'Jeg har flyttet ut av leiligheten, slett brukeren min.'],
  ['one who came to the country', 'I moved to Norway in 2020.'],
  ['a user account', 'Jeg har laget en ny konto i appen.'],
  ['a user account in English', 'I have created a new account with you.'],
  ['a changed password', 'Jeg har endret passord på kontoen min.'],
  ['what identifies', 'Min gamle adresse var Storgata 1.'],
  ['the address that is written from', 'E-post: den jeg skriver fra.'],
  ['an address one asks about', 'Hvilken e-postadresse har dere på meg?'],
  ['a new mail', 'Jeg fikk en ny e-post fra dere i går.'],
  ['a new mail in English', 'I got a new email from you yesterday.'],
  ['a moved meeting', 'Vi har flyttet møtet til fredag.'],
  ['a wish to be removed', 'Fjern e-postadressen min fra lista.'],
  ['nothing', ''],
])('tells of none: %s', (_, text) => {
  expect(told(text)).toEqual([]);
});
