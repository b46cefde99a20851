import { anyOf } from './phrases.ts';

/** Why the reader is on the list. */
export const saysWhyYouGetThis = anyOf(
  '(?:du|de|dere) (?:mottar|får|mottek) (?:denne|dette|nyhetsbrevet)(?: \\p{L}{1,20}){0,2} (?:fordi|siden|ettersom|da du)',
  'du får (?:detta|det här)(?: \\p{L}{1,20})? (?:för att|eftersom|då du|som)',
  'du modtager (?:denne|dette)(?: \\p{L}{1,20})?,? (?:fordi|da du|som)',
  '(?:you are|you.re|you) (?:receiving|received|get|getting) this(?: \\p{L}{1,20})? (?:because|as|since)',
  'sie erhalten (?:diese|diesen|dieses)(?: [\\p{L}-]{1,20})?,? (?:weil|da |aufgrund)',
  '(?:this (?:e-?mail|message|newsletter) was sent to|sent to:|sendt til:|skickades till) ?\\S{1,100}@',
);

/** A line with the way out. People write the same words, but as a wish: "unsubscribe me". */
export const offersTheWayOut =
  /^.{0,160}(?<!\p{L})(?:meld deg (?:her )?av|avmelding|avslutt abonnement|stopp nyhetsbrev|unsubscribe|opt[ -]out|avregistrera|avprenumerera|avsluta prenumeration|afmeld|abmelden|abbestellen|austragen)(?!\p{L}).{0,160}$/imu;

/** The other things that stand beside the way out. */
export const offersBrowserOrSettings = anyOf(
  '(?:vis|les|lese|åpne|opne|se) (?:e-?posten |nyhetsbrevet |hele utgaven |heile utgåva |mailen |den )?i (?:nettleser|nettlesar|browser)',
  '(?:visa|läs|öppna) (?:mejlet |nyhetsbrevet |den |det )?i (?:din )?webbläsare|(?:vis|læs|se|åbn) (?:mailen |nyhedsbrevet |den )?i (?:din )?browser',
  '(?:view|read|open) (?:this )?(?:e-?mail |newsletter |it )?(?:online|in (?:your |a )?browser|on the web)|im browser (?:ansehen|anzeigen|öffnen|lesen)',
  '(?:endre|administrer) (?:dine )?(?:preferanser|innstillinger|abonnement)|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscription)',
  'ändra (?:dina )?inställningar|einstellungen (?:ändern|verwalten)|(?:forward to a|del med en|tips en) (?:friend|colleague|venn|kollega)',
);

/** Frauds address nobody by name … */
export const addressesAnybody = anyOf(
  'kj[æa]re (?:bruker|brukar|kunde|e-postbruker|vinner|mottaker)[ ,:!]|kära (?:kund|användare)|kære (?:kunde|bruger)|sehr geehrter? (?:kunde|nutzer|benutzer)[ ,:!]',
  'dear (?:customer|user|beneficiary|friend|winner|account (?:holder|owner)|e-?mail user|client|valued)',
);

/** … threaten with the loss of an account or a parcel … */
export const threatensAccount = anyOf(
  '(?:kontoen|kortet|postkassen|postboksen|e-posten|pakken|bankid|brukeren)(?: din| di)? (?:blir|vil bli|er|har blitt|vert) (?:midlertidig )?(?:slettet|stengt|sperret|suspendert|sletta|stengd|sperra|deaktivert|holdt tilbake|blokkert)',
  'lagringsgrense|lagringskvote|storage limit|mailbox (?:is )?(?:almost )?full|exceeded (?:the |its |your )?(?:storage|quota|mailbox)',
  '(?:ditt konto|ditt kort|ditt paket|din brevlåda|ditt bankid) (?:kommer att|har|är) (?:\\p{L}{1,15} )?(?:stängas|spärrats|spärrat|spärras|raderas|stoppats)',
  '(?:din konto|dit kort|din pakke|dit mitid|din postkasse) (?:vil blive|er|bliver|er blevet) (?:\\p{L}{1,15} )?(?:lukket|spærret|slettet|tilbageholdt|suspenderet)',
  'your (?:account|mailbox|card|package|parcel|password|e-?mail)(?: \\p{L}{1,15}){0,2} (?:will be|has been|is|was) (?:\\p{L}{1,15} )?(?:suspended|closed|deleted|deactivated|locked|on hold|terminated|expired)',
  'ihr (?:konto|postfach|paket|zugang) (?:wird|wurde|ist) (?:\\p{L}{1,15} )?(?:gesperrt|gelöscht|eingeschränkt|deaktiviert|zurückgehalten)',
);

/** … and press the reader to press. */
export const pressesToClick = anyOf(
  '(?:klikk|trykk) (?:her|på lenk|på linken)|bekreft (?:nå|din|dine|kontoen|identiteten)|bekrefter (?:din|dine|kontoen)|verifiser (?:nå|din|kontoen)|innen (?:24|48|12|72) timer',
  'klicka (?:här|på länken)|bekräfta (?:ditt|dina|din|nu)|verifiera (?:ditt|dina|din)|inom (?:24|48) timmar',
  'klik (?:her|på linket)|bekræft (?:din|dine|dit|nu)|inden for (?:24|48) timer',
  'click (?:here|the link|below|on the)|verify (?:your|now)|confirm (?:your|now)|within (?:24|48|12|72) hours|(?:update|upgrade) (?:your )?(?:payment|account|mailbox|billing)',
  '(?:klicken sie|hier klicken)|bestätigen sie (?:ihr|jetzt)|innerhalb von (?:24|48) stunden|verifizieren sie',
);

/** Money that fell from the sky … */
export const promisesFortune = anyOf(
  'du har vunn?[ei]t|du har vundet|you(?: have|.ve) won|sie haben gewonnen|lottery|lotteri|inheritance|next of kin of the late|beneficiary|unclaimed|erbschaft',
);

/** … in a round sum. */
export const namesFortune = anyOf(
  '(?:usd|us\\$|\\$|eur|€|£|gbp)\\s?[\\d.,]{3,20}|\\d[\\d.,]{0,12} (?:million|mill|usd|eur|dollar)|bitcoin|western union|gift card|bank details|bankopplysninger',
);
