import { anyOf, fewWords } from './phrases.ts';

/** "I am away until …": half of an out-of-office answer; people write it too. */
export const saysAway = anyOf(
  `(?:jeg|eg|vi|me|kontoret) (?:har|er|tar|tek|holder|held) ${fewWords}(?:ferie|ferielukk?et|sommerferie|avspasering|stengt|\\p{L}{0,12}permisjon)`,
  `(?:jeg|eg|vi|me) (?:er|blir) ${fewWords}(?:sykmeldt|sjukmeld|bortreist|fraværende|ute i dag|på (?:reise|tjenestereise|tenestereise))`,
  `(?:jeg|eg|vi|me) er ${fewWords}(?:ikkj?e (?:til stede|på (?:kontoret|jobb))|ute av kontoret)`,
  'er (?:jeg|eg) (?:ute av kontoret|ikkj?e på kontoret|bortreist|på ferie)',
  `jag (?:är|har) ${fewWords}(?:semester|tjänstledig|föräldraledig|bortrest|borta|inte på (?:kontoret|plats)|sjukskriven)`,
  `jeg (?:er|holder|har) ${fewWords}(?:barsel|orlov|fraværende|syg)`,
  `(?:i am|i.m|i will be|i.ll be|we are|our office is) ${fewWords}(?:out of|away|closed|on a business trip|travell?ing)`,
  `(?:i am|i.m|i will be|i.ll be) ${fewWords}(?:on (?:annual |parental |maternity |sick |paternity )?(?:leave|holiday|vacation))`,
  'ich (?:bin|befinde mich) (?:[\\p{L}\\d.]{1,20} ){0,6}(?:im urlaub|nicht im (?:büro|haus)|abwesend|außer haus|in elternzeit|nicht erreichbar)',
  'ute av kontoret|out of (?:the )?office|utanför kontoret|ude af kontoret',
);

/** What the machine adds: that nobody reads it, who helps meanwhile, when the answer comes, thanks for a mail nobody read. */
export const saysWhatHappensMeanwhile = anyOf(
  '(?:leser|les|sjekker|sjekkar|besvarer|svarer på|svarar på) (?:da |då |normalt )?ikkj?e (?:e-?post|post|mail|meldinger)',
  '(?:henvendelsen?|e-posten|meldingen|førespurnaden)(?: din)? blir ikkj?e (?:lest|lese|besvart|videresendt)|svartid(?:en|a) (?:er|blir) lengre',
  '(?:kontakt|kontakta|contact|wenden sie sich an|ring|call|mail)(?: venligst| gjerne| heller| i stället| i stedet| please| bitte)? (?:min|mine|my|our|meine[nr]?|vakttelefon|sentralbord)',
  'ikkj?e (?:lese|sjekke|svare på|lest|sjekka) (?:e-?post|mail|meldinger)',
  'begrenset (?:tilgang|mulighet)|avgrensa tilgang|ikkj?e tilgang til (?:e-?post|mail)',
  '(?:svarer|svarar|svare|svar) (?:\\p{L}{1,15} |e-post\\p{L}{0,4} ){0,3}(?:når|så snart|etter|så fort) (?:jeg|eg|vi|me) (?:er|kjem|kommer)',
  '(?:tilbake|attende|att)(?: på (?:kontoret|jobb|jobben))?(?: igjen)? (?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|den |i uke|i veke|\\d)',
  '(?:haster|hastar) det|ved (?:hastesaker|behov for rask|haste|hast)|i hastesaker|er det akutt',
  '(?:kontakt|ring|skriv til|vend deg til|henvend deg til) [^.\\n]{1,80}(?:i mellomtiden|i mellomtida|mens jeg|i mitt fravær|imens)',
  '(?:takk|tack|tak) for (?:e-?posten|mailen|meldingen|meldinga|din (?:e-?post|mail)|eposten)|tack för ditt (?:mejl|mail|meddelande)',
  'läser inte (?:min )?(?:e-?post|mejl|mail)|begränsad tillgång|vid brådskande|brådskande (?:ärenden|frågor|fall)',
  '(?:svarar|återkommer)(?: på (?:ditt )?mejl)? (?:när|så snart|efter) jag',
  'tillbaka(?: på (?:kontoret|jobbet))? (?:på )?(?:måndag|tisdag|onsdag|torsdag|fredag|den |i vecka|\\d)',
  'læser ikke (?:mails?|e-mails?|post)|svarer(?: på din mail)? (?:når|så snart|efter) jeg|i hastende|ved (?:hastende|akutte)',
  'tilbage(?: på (?:kontoret|arbejde))? (?:mandag|tirsdag|onsdag|torsdag|fredag|den |i uge|\\d)',
  '(?:limited|no|intermittent|without) access to (?:my )?e-?mail|not (?:be )?(?:reading|checking|monitoring) (?:my )?(?:e-?mail|messages)',
  '(?:will|shall) (?:reply|respond|answer|get back)(?: to (?:you|your (?:e-?mail|message)))? (?:when|upon|as soon|on my|after)',
  '(?:be|am) back (?:in the office )?(?:on|in|at|from|monday|tuesday|\\d)|return(?:ing)? (?:to the office )?on|thank you for your (?:e-?mail|message)',
  '(?:be|may be|am) slow to (?:respond|reply|answer)|(?:delayed|slow) (?:response|reply)|for (?:anything|something) urgent|as soon as (?:i|we) (?:can|return|am|are)',
  '(?:for|if it is|if this is|in) (?:an )?(?:urgent|immediate)(?: matters?| assistance| cases?)?',
  '(?:keinen|eingeschränkten|nur eingeschränkt) zugriff auf (?:meine )?(?:e-?mails?|mails)|e-?mails? werden nicht (?:gelesen|weitergeleitet|bearbeitet)',
  'in dringenden (?:fällen|angelegenheiten)|nachricht(?:en)? w(?:ird|erden) nicht (?:gelesen|weitergeleitet)|wieder (?:im büro|erreichbar|für sie da)|vielen dank für ihre (?:e-?mail|nachricht)',
);

/** The answer says itself that it is one. */
export const saysItIsAutomatic = anyOf(
  'dette er (?:eit|et|en|ein) (?:automatisk|auto-?generert) (?:svar|autosvar|fraværsmelding)(?: frå| fra| på|[.!,\\s])',
  'detta är ett (?:automatiskt|autogenererat) svar|dette er et automatisk (?:genereret )?svar',
  'this is an auto(?:matic|mated|-generated|matically generated) ?(?:e-?mail )?(?:reply|response)',
  '(?:dies|das) ist eine automatische antwort|diese (?:e-mail|nachricht|antwort) wurde automatisch (?:generiert|erstellt|erzeugt)',
);
