import { anyOf } from './phrases.ts';

/** How delivery failures begin, those of Postfix, Exim, qmail, Exchange, Gmail and of servers that speak Nordic languages and German. */
export const beginsAsBounce = anyOf(
  'this is the mail system at host|this is an automatically generated delivery status|hi\\. this is the qmail',
  'this message was created automatically by mail delivery software',
  "i'm sorry to have to inform you that your message could not",
  'delivery has failed to these recipients|delivery to the following recipients? (?:has )?failed',
  'a message that you (?:have )?sent (?:could not|couldn.t) be delivered',
  'your message (?:to \\S{1,200} )?(?:could not be|couldn.t be|was not|wasn.t|has not been) delivered',
  'the following message (?:to \\S{1,200} )?was undeliverable|address not found|message (?:not delivered|blocked|undeliverable)',
  'reporting-mta:|final-recipient:',
  '(?:denne |din |di )?(?:melding|meldingen|meldinga|e-posten|mailen) (?:til \\S{1,200} )?kunne ikkj?e (?:bli |verte )?(?:leveres|levert|leverast)',
  'levering(?:en)? (?:til (?:følgende|disse|følgjande) (?:mottaker|mottakar|adresse)\\p{L}{0,5}|mislyktes|feilet)',
  'kunne ikkj?e levere (?:meldingen|e-posten|denne)',
  'ditt meddelande (?:till \\S{1,200} )?kunde inte levereras|meddelandet kunde inte levereras',
  '(?:din besked|din meddelelse|din e-mail|beskeden|meddelelsen|e-mailen) (?:til \\S{1,200} )?(?:kunne|blev) ikke (?:leveres|leveret)',
  'levering til følgende modtagere mislykkedes',
  'ihre nachricht (?:an \\S{1,200} )?konnte nicht zugestellt|die folgende nachricht konnte nicht zugestellt',
  'zustellung (?:an (?:folgende|diese) empfänger )?fehlgeschlagen',
);

/** A program says that it wrote the mail, or that nobody reads an answer. */
export const saysNoAnswer = anyOf(
  '(?:meldingen|meldinga|e-posten|mailen|eposten|kvitteringen|kvitteringa|varselet) (?:er|ble|vart|blei) automatisk (?:generert|sendt|laget|laga)',
  '(?:meldingen|meldinga|e-posten|mailen|eposten|kvitteringen|kvitteringa|varselet) (?:er|ble|vart|blei) (?:generert|sendt|laget|laga|utsendt) automatisk',
  'dette er (?:en|ein|ei) (?:automatisk|autogenerert|systemgenerert|auto-generert)(?: generert)? (?:melding|e-?post|kvittering|bekreftelse|varsling)',
  '(?:meldingen|meldinga|e-posten|mailen|eposten|e-postadressen|adressen|postkassen|postkassa) (?:kan ikkj?e (?:besvares|svarast på)|overvåkes ikke|blir ikkj?e lest)',
  '(?:ikkj?e svar|vennligst ikke svar|ver venleg ikkje svar|du trenger ikke(?: å)? svare|du treng ikkje svare) på (?:denne|meldingen|dette|e-posten|eposten)',
  '(?:en|ei) (?:adresse|e-postadresse|postkasse) som (?:ikkj?e (?:kan (?:motta|besvares)|overvåkes|leses)|ingen leser)|from an (?:unmonitored|unattended) (?:address|mailbox)',
  'generert automatisk og kan ikkj?e',
  'det(?:ta| här) är ett (?:automatiskt|autogenererat) (?:meddelande|mejl|utskick)|(?:meddelandet|mejlet) (?:kan inte besvaras|har (?:genererats|skickats) automatiskt)',
  '(?:det går inte att svara|svara inte) på (?:detta|det här|meddelandet|mejlet)',
  '(?:beskeden|mailen|denne (?:mail|besked|e-mail)) (?:kan ikke besvares|er (?:automatisk genereret|autogenereret|genereret automatisk|sendt automatisk))',
  'dette er en (?:automatisk|autogenereret)(?: genereret)? (?:besked|mail|e-mail)|(?:svar ikke|besvar ikke|undlad at svare) på denne',
  'this (?:e-?mail|message|notification) (?:was|is|has been) (?:an )?(?:automatically|auto|system)[- ]?(?:generated|sent|created)',
  'this is an auto(?:mated|matic|-generated|matically generated) (?:e-?mail|message|notification)',
  'do not (?:reply|respond|answer) (?:directly )?to this|this (?:mailbox|inbox|e-?mail address) is (?:not monitored|unmonitored|not read)',
  '(?:replies|responses) to this (?:e-?mail|message|address) (?:are|will) not',
  '(?:please do not write below|type your reply above|svar over|skriv svaret ditt over|skriv ditt svar ovanför) (?:this|denne|den här) (?:line|linjen|linja|raden)',
  'antworten sie nicht auf diese|(?:dies|das) ist eine automatisch (?:generierte|erzeugte|versendete|erstellte)',
  'auf diese (?:e-?mail|nachricht) kann nicht geantwortet|(?:e-?mail|nachricht) wurde (?:automatisch|maschinell)',
);

/** "We have got it": what a ticket system says first. */
export const saysReceived = anyOf(
  'takk for (?:din |di |deres )?(?:henvendelse|førespurnad|e-post|epost|melding|at du)',
  '(?:vi|me) har (?:nå |no )?(?:mottatt|motteke|fått) (?:din|di|meldingen|meldinga|henvendelse|e-post|klagen|klaga|søknaden|førespurnad)',
  '(?:henvendelsen|førespurnaden|e-posten|meldingen|saken|saka|klagen|søknaden)(?: din| di)? er (?:nå |no )?(?:mottatt|motteke|registrert|opprettet|oppretta|lukket|lukka|løst)',
  'vi har (?:mottagit|tagit emot) (?:ditt|din|ert)|tack för (?:ditt|din|att du)',
  '(?:ditt|din) (?:ärende|fråga|förfrågan|mejl|meddelande) (?:har|är) (?:mottagits|mottaget|registrerat|registrerats|tagits emot)',
  'vi har modtaget din|tak for din (?:henvendelse|mail|e-mail|besked)|din (?:henvendelse|sag|anmodning) er (?:modtaget|registreret|oprettet|lukket)',
  'we(?: have|.ve) received your|thank you for (?:contacting|your (?:e-?mail|message|request|enquiry|inquiry)|reaching out)',
  'your (?:request|ticket|case|message|enquiry|inquiry) (?:\\S{1,40} )?(?:has been|was|is) (?:received|registered|created|opened|closed|logged|updated|resolved)',
  'a (?:new )?(?:ticket|case) has been (?:created|opened|registered)|henvendelsen(?: din)? har fått saks',
  'vi bekrefter (?:at|å ha) [^.\\n]{0,40}mottatt|we confirm (?:that we have received|receipt)|wir bestätigen den eingang',
  'wir haben ihre (?:anfrage|e-mail|nachricht) erhalten|vielen dank für ihre (?:anfrage|e-mail|nachricht)',
  'ihre anfrage (?:wurde|ist) (?:registriert|eingegangen|erfasst)',
);

const whose = '(?: (?:ditt|din|er|är|is|ist|med)){0,2}[ .:]{0,3}[#\\[]{0,2}[\\p{L}\\p{N}/-]{0,12}\\d{2}';

/** … and under which number. */
export const namesCaseNumber = anyOf(
  `(?:saks|saken?s?|ärende|sags|referanse|referens|reference|ticket|case|request|vorgangs|fall)[ -]?(?:nr|nummer|numret|number|id|no)(?:et)?${whose}`,
  `(?:referanse|referens|reference|ticket|case #|request #)${whose}`,
  `(?:registrert|registrerat|registreret|registered|opprettet|oppretta|created|logged|registriert) (?:med|som|under|with|as|unter) (?:saks?|ärende|sags|referanse|ticket|case)?(?:nummer|nr|number)?${whose}`,
);

/** Answers to an invitation as calendar programs word them. */
export const saysInvitationAnswered = anyOf(
  '(?:has|have) (?:accepted|declined|tentatively accepted|cancell?ed) (?:this|the|your) (?:invitation|event|meeting)',
  'har (?:takket ja til|takka ja til|godtatt|godteke|akseptert|avslått|avlyst|foreløpig godtatt|takka nei til|takket nei til) (?:denne |din )?(?:invitasjon|møteinnkalling|møtet)',
  'har (?:accepterat|tackat ja till|tackat nej till|avböjt|avbokat) (?:den här |din )?(?:inbjudan|mötet)',
  'har (?:accepteret|afvist|aflyst) (?:denne |din )?(?:invitation|mødet)|hat (?:diese|ihre|die) (?:einladung|besprechung) (?:angenommen|abgelehnt|abgesagt)',
  '(?:påminnelse|påminning|reminder|påmindelse|erinnerung) (?:fra|frå|från|from|aus) (?:din |your |the )?(?:kalender|calendar)',
  'you have been invited to the following event|begin:vcalendar',
);

/** "Invitation: … @ Wed 3 June 09:00", at the start of the subject line. */
export const calendarSubject =
  /^(?:invitation|updated invitation|accepted|declined|tentative(?:ly accepted)?|cancell?ed(?: event)?|invitasjon|oppdatert invitasjon|godtatt|akseptert|avslått|avlyst|inbjudan|accepterat|avböjt|inställt|accepteret|afvist|aflyst|einladung|angenommen|abgelehnt|abgesagt): .{0,200}@ /i;
