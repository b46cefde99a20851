import { expect, it } from 'vitest';
import { tellsOfLeaving } from '../../src/message/left-company.ts';

it.each([
  'Hei! Jeg har sluttet i Fjordvik AS. Kontakt Per på per@fjordvik.example.',
  'Kari Nordmann har sluttet hos oss. Send heller til post@fjordvik.example.',
  'Kari har dessverre sluttet hos oss, så jeg tar over som kontaktperson.',
  'Vedkommende har sluttet, og e-posten blir ikke lest.',
  'Takk for e-posten. Jeg jobber ikke lenger i Fjordvik AS.',
  'Ola arbeider her ikke lenger.',
  'Kari er ikke lenger ansatt i selskapet.',
  'Til orientering: Siri slutter hos oss 31. mai, ny kontakt er Bjørn.',
  'Per Lie har gått av med pensjon.',
  'I dag er min siste arbeidsdag i Fjordvik.',
  'Jeg har begynt i ny jobb. Anne Moen overtar oppgavene mine.',
  'Kari har slutta hos oss.',
  'Eg jobbar ikkje lenger i kommunen. Ta kontakt med sentralbordet.',
  'Ho er ikkje lenger tilsett hos oss.',
  'Eg har fått ny jobb. Kontaktperson heretter er Knut.',
  'John Smith is no longer with the company. Please contact info@fjordvik.example.',
  'I no longer work at Fjordvik. Please reach out to my colleague.',
  'Please note that Jane has left the company.',
  'She no longer works here.',
  'I have moved on to a new role. My successor is Ann.',
  'Mr. Hansen has retired.',
  'Anna har slutat hos oss.',
  'Jag arbetar inte längre på Fjordvik.',
  'Mette er fratrådt sin stilling.',
  'Jeg er ikke længere ansat i virksomheden.',
  'Herr Vogel ist nicht mehr bei uns tätig.',
  'Frau Klein hat das Unternehmen verlassen.',
])('somebody has left: %s', (words) => {
  expect(tellsOfLeaving(words)).toBe(true);
});

it.each([
  ['what someone no longer does', 'Jeg har sluttet å røyke, og kona har sluttet med kaffe.'],
  ['a thing that broke', 'Brikka mi har slutta å virke, og ringeklokka sluttet i går.'],
  ['a customer', 'Jeg er ikke lenger kunde hos dere.'],
  ['a customer in English', 'I am no longer with you, so stop the invoices.'],
  ['a home', 'Vi bor ikke lenger i oppgang B.'],
  ['one who is away', 'Jeg har ferie og er tilbake mandag. Kontakt Per ved hastesaker.'],
  ['a new job alone', 'Hyggelig å se deg! Jeg har fått ny jobb og stortrives.'],
  ['an address that is read no more', 'This mailbox is no longer monitored.'],
  ['a parcel', 'Your parcel has left our terminal.'],
  ['a meeting', 'The meeting is no longer at this address.'],
  ['a course', 'Siste dag i kurset er fredag.'],
  ['a system', 'Appen fungerer ikke lenger her.'],
  ['one who leaves and wants to be removed', 'Jeg slutter i jobben, fjern kontaktinfoen min.'],
  ['nothing', ''],
])('nobody has left: %s', (_, words) => {
  expect(tellsOfLeaving(words)).toBe(false);
});
