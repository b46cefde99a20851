import { saysAway, saysItIsAutomatic, saysWhatHappensMeanwhile } from './absence-wording.ts';
import {
  addressesAnybody,
  namesFortune,
  offersBrowserOrSettings,
  offersTheWayOut,
  pressesToClick,
  promisesFortune,
  saysWhyYouGetThis,
  threatensAccount,
} from './bulk-wording.ts';
import { speaksOfMyself } from './first-person.ts';
import {
  beginsAsBounce,
  calendarSubject,
  namesCaseNumber,
  saysInvitationAnswered,
  saysNoAnswer,
  saysReceived,
} from './machine-wording.ts';
import type { AutomaticKind, AutomaticSign } from './message.ts';
import { anyOf } from './phrases.ts';

/**
 * Signs in the words of a mail whose headers say nothing: machines that answer under "SV: …", ticket receipts, newsletters,
 * delivery failures without their report.
 *
 * A person's mail must never end as a machine's. So nothing is read out of what they show us in quotation marks, nor out of
 * a mail that asks us for something; and where people write such words too, it takes two traits that they hardly write together.
 * @param words the sender's own words with footers and signature, without quoted and forwarded mail: those are others' words
 */
export function automaticWording(subjectLine: string, words: string): AutomaticSign | undefined {
  const text = readable(words);
  const firstLine = text.split('\n', 1)[0] ?? '';
  const sign = (kind: AutomaticKind, why: string): AutomaticSign => ({ kind, why, by: 'wording' });

  if (firstLine.search(beginsAsBounce) === 0) return sign('bounce', 'it begins as delivery failures do');
  if (asksUs.test(text)) return undefined;
  if (promisesFortune.test(text) && namesFortune.test(text)) return sign('spam', 'it promises a fortune');
  if (saysAway.test(text) && saysWhatHappensMeanwhile.test(text))
    return sign('auto_reply', 'it says who is away and what happens meanwhile, as out-of-office answers do');
  if (speaksOfMyself.test(text)) return undefined;

  if (saysItIsAutomatic.test(text)) return sign('auto_reply', 'it says that it is an automatic answer');
  if (saysNoAnswer.test(text)) return sign('robot', 'it says that a machine sent it and reads no answer');
  if (saysInvitationAnswered.test(text) || calendarSubject.test(subjectLine))
    return sign('calendar', 'it reads as the mail of a calendar program');
  if (saysReceived.test(text) && namesCaseNumber.test(text))
    return sign('robot', 'it acknowledges a message under a number, as ticket systems do');
  if (offersTheWayOut.test(text) && (saysWhyYouGetThis.test(text) || offersBrowserOrSettings.test(text)))
    return sign('newsletter', 'it ends as newsletters do');
  const frauds = [addressesAnybody, threatensAccount, pressesToClick].filter((trait) => trait.test(text)).length;
  if (frauds >= 2) return sign('spam', 'it threatens and presses to click, as frauds do');
  return undefined;
}

/** Whether somebody asks us for something in these words. */
export const hasWish = (words: string): boolean => asksUs.test(readable(words));

/** Beginning and end, without what is shown in quotation marks, and with single blanks and line ends. */
function readable(words: string): string {
  const sample = words.length > 6000 ? `${words.slice(0, 4000)}\n${words.slice(-2000)}` : words;
  return sample
    .replace(shown, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** What somebody got and shows us: «Meldingen kan ikke besvares». */
const shown = /«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|"[^"\n]{1,300}"|„[^„“\n]{1,300}“/g;

/** "I want", "would you": a wish to us. Machines say "do you want", "please contact". */
const asksUs = anyOf(
  '(?:kan|kunne|vil|må|skal|har|bør) (?:dere|dokker|dykk|de) |(?:kan|vil|må|skal|har) I (?!have)',
  '(?:jeg|eg|æ|vi|me) (?:vil (?:ha|at|gjerne|ikkj?e|vite|se|sjå)|ønsker|ønskjer|ynskjer|krev|ber |trenger å|lurer|lurar|treng å|protester|klage[rt]|klagar|trekk)',
  'ber (?:jeg|eg|vi|me) |(?:slett|fjern|rett|stopp|steng|send) (?:meg|min|mi|mitt|mine|alt|opplysning|kontoen min|brukeren min|brukaren min)',
  '(?:kan|kunde|skulle|vill|har) ni |(?:radera|ta bort|rätta|skicka) (?:mig|min|mitt|mina|allt)',
  '(?:jag )?(?:vill (?:ha|att|inte|veta|se)|begär|kräver|undrar|skulle vilja|återkallar) ',
  '(?:jeg )?(?:anmoder|kræver|vil gerne|vil have|vil vide|trækker) |(?:slet|send|ret) (?:mig|min|mit|mine|alt)',
  "(?:can|could|would) you |i (?:want|would like|wish|request|demand|need you|object|withdraw|insist|hereby|am writing|ask you)|i'd like",
  'please (?:delete|erase|remove|correct|stop|send me|tell me|confirm that you|provide me|give me|do not use)|(?:delete|erase|remove) (?:me|my) ',
  '(?:möchte|ich will|verlange|fordere|widerrufe|widerspreche) |bitte (?:ich )?um|(?:können|könnten|würden) sie |löschen sie (?:mein|alle|bitte)',
);
