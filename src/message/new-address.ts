import type { Message } from './message.ts';
import { anyOf } from './phrases.ts';

export type NewAddress = 'mail' | 'postal' | 'account';

/**
 * Which addresses the mail says have changed: where mail goes, where letters go, where money goes. Who takes over another's name asks
 * for the answer at an address of their own, so the old one is told first (GDPR Art. 12(6) and 32).
 *
 * Somebody who has only moved out has told no address; a user account is none either.
 * @returns each kind once, or none
 */
export function newAddresses({ subjectLine, text }: Pick<Message, 'subjectLine' | 'text'>): readonly NewAddress[] {
  const words = `${subjectLine}\n${text}`.slice(0, 20_000).replace(/\s+/g, ' ');
  return kinds.filter(
    (kind) => announces[kind].test(words) || (kind === 'account' && newAccount.test(words) && money.test(words)),
  );
}

const kinds = ['mail', 'postal', 'account'] as const;

const few = '(?:[\\p{L}-]{1,15} ){0,2}';
const my = '(?:min|mi|mitt|mine|vår|vårt|my|our|meine)';
const mail = '(?:e-?post|e-?mail|mail|mejl)(?:-?adress[ae]?n?|-?adresse|en|-?konto)?(?:[- ]address(?:en?)?)?(?!\\p{L})';
const postal =
  '(?:(?:post|bostads?|bustad|bosteds|gate|hjemme?|heime)?-?adress?(?:a|e|en)?|(?:postal |home |mailing |street |(?<!mail |web |ip ))address|anschrift)(?!\\p{L})';
const account =
  '(?:(?:bank)?konto ?(?:nummer|nr|nummeret|numret)|bankkonto(?:en)?|bank account(?: number)?|account number|iban|bankverbindung)(?!\\p{L})';

/** "I got a new mail from you" is no address. */
const noLetter = '(?! (?:fra|frå|från|from|av|med|om|about|with|som|der|where|in))';

/** In what ways something is told to have changed. */
const changed = (what: string) => [
  // "jeg har fått ny e-postadresse", "eg har bytta kontonummer", "vi har ny adresse"
  `(?:har|fikk|fekk|fått|fick) ${few}(?:ny|nytt|annen|anna|annet|nyt) ${what}${noLetter}`,
  `(?:har|hev) ${few}(?:byttet|bytta|bytt|skiftet|skifta|endret|endra|ändrat|ændret) ${few}${what}`,
  `(?:ny|nye|nya|nytt|nyt|neuer?|new) ${what} ?(?:er |blir |är |is |lautet |[:–=-])`,
  `${what}(?: ${my})? (?:er|har|blir|ble|vart|blei|är|is|has|was) ${few}(?:ny|endret|endra|byttet|bytta|ændret|ändrad|changed)(?!\\p{L})`,
  `(?:bruk|bruke|svar|svare|svara|skriv|send|sende|use|reply|answer|write|använd|brug|verwenden sie|an) ${few}(?:den |det |denne |til |på |to |my |the |mitt |min |mi |meine )+(?:nye?|nya|new|neue) ${what}`,
  // Who says that the old one is wrong gives another: "rett adresse er", "e-posten min skal være", "endre e-posten min til"
  `(?:rett|riktig|rigtig|rätt|korrekt|correct|right|aktuelle?) ${what} (?:er |e |är |is |[:–=-])`,
  `${what}(?: ${my})? (?:skal (?:være|vere|vera) |ska vara |should (?:be|read) |(?:no|nå) (?:er|e) )`,
  `(?:oppdater|oppdatere|endre|endra|byt|bytt|bytte|rett|rette|ret|ändra|update|change|correct)(?: [\\p{L}-]{1,15}){0,2} ${what}(?: ${my})?(?: hos dere| hos dykk| with you)? (?:til|till|to) `,
  `(?:have|got|has|.ve) (?:now )?(?:a |an |got a )?(?:new|different) ${what}${noLetter}`,
  `(?:changed|switched) (?:to a new |my |our )${what}`,
  `(?:habe|haben) (?:jetzt |nun )?eine? neuen? ${what}|mein[e]? neue?r? ${what}`,
];

/** Letters that went to an old flat say who somebody is; an old mail address or account is one that is used no more. */
const old = (what: string) => `(?:min|mi|mitt|den|det|my|the|meine|hev|har) (?:gamle?|gammal|gamla|old|alte) ${what}`;

const announces: Readonly<Record<NewAddress, RegExp>> = {
  mail: anyOf(
    ...changed(mail),
    old(mail),
    // "The one I write from" alone only says who writes.
    `${mail}[^.!?]{0,40} (?:skal|ska|should|også|ny|rettes|forkert|feil|wrong|new)(?!\\p{L})[^.!?]{0,60} (?:den|det|denne|adress(?:en|a)|one|address)(?: som| that)? (?:jeg|eg|æ|jag|i|i.m|i am|ich) (?:nå |no |now )?(?:skriver|skriv|writing|write|schreibe) (?:fra|frå|från|from)`,
  ),
  postal: anyOf(
    ...changed(postal),
    '(?:flyttet|flytta|flyttat|moved)[^.!?]{1,40}(?:ny|nye|nya|new|rett|riktig) adress?',
    '(?:har |er |have )?(?:flyttet|flytta|flyttat|moved) (?:nå |no )?(?:til|te|till|to) (?:\\p{L}{2,20}[ .]){0,2}\\p{L}{0,25}(?:veien|vegen|gata|gate|gaten|vei|veg|gatan|vägen|vej|street|road|allé|plass|faret) \\d',
  ),
  account: anyOf(...changed(account), old(account)),
};

/** "Konto" is a user's as well as a bank's; amid money it is a bank's. */
const newAccount = anyOf('(?:ny|nye|nya|nytt|nyt|new|neues?) (?:konto(?:en)?|account)(?!\\p{L})');
const money = anyOf(
  'bank(?:en)?(?!\\p{L})|refusjon|tilbakebetal|refund|utbetal|overf[øo]r(?:e|es)? (?:pengene|pengar|beløp)|kreditnota|innskudd|payment|wire',
);
