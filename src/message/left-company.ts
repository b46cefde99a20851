import { anyOf, fewWords } from './phrases.ts';

/**
 * Whether these words tell that somebody has left the company they worked for: then what we keep about them as a contact has to be looked
 * at (GDPR Art. 5(1)(d) and (e)). Machines answer so for years after, and colleagues write it once.
 *
 * It says nothing of who left, nor whether the mail asks for more. Somebody who leaves and wants to be removed has a request, and that
 * is found by the rules, not here.
 * @param words the sender's newest own words
 */
export function tellsOfLeaving(words: string): boolean {
  const text = words.slice(0, 6000).replace(/\s+/g, ' ');
  if (saysPlainly.test(text)) return true;
  return saysNewJob.test(text) && handsOver.test(text);
}

const ofWork =
  '(?: hos (?!dere|dykk|dokker)| ved | her(?!\\p{L})| fra (?:oss|selskapet|firmaet|bedriften|stillingen)| frå (?:oss|selskapet|firmaet|bedrifta|stillinga)| som \\p{L}+| i (?!(?:fjor|går|dag|sommer|høst|vår|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|uke|veke)(?!\\p{L})))';
const firm =
  '(?:selskapet|firmaet|bedriften|bedrifta|virksomheten|verksemda|kommunen|organisasjonen|stillingen|stillinga|jobben)';

const saysPlainly = anyOf(
  // Norwegian. What "har sluttet å" does is no work; "hos dere" is a customer.
  `(?:har|er) ${fewWords}(?:sluttet|slutta)(?: nå| no| dessverre| diverre)?${ofWork}`,
  '(?:jeg|eg|hun|han|ho|vedkommende|vedkomande|mottakeren|mottakaren|kollegaen min|medarbeideren|medarbeidaren|denne personen|den ansatte) har (?:nå |no |dessverre |diverre )?(?:sluttet|slutta)(?=[.,;!)]| og| ho?s oss|$)',
  '(?:jobber|arbeider|jobbar|arbeidar) her ikkj?e leng(?:e|re|er)|(?:jobber|arbeider|jobbar|arbeidar) (?:dessverre |diverre )?ikkj?e (?:leng(?:e|re|er)|meir|mer)(?: (?:i|hos(?! (?:dere|dykk|dokker))|ved|her|for|på|som)(?!\\p{L}))',
  `er (?:dessverre |diverre )?ikkj?e (?:leng(?:e|re|er)|meir) (?:ansatt|tilsett|tilsatt|hos oss|ein del av|en del av ${firm}|i ${firm}|å treffe|å treffa)`,
  `(?:slutter|sluttar) (?:hos oss|her hos|i (?:selskapet|firmaet|bedriften|bedrifta|stillingen|stillinga))`,
  `(?:har|er) ${fewWords}(?:fratrådt|gått av med pensjon|gått av med AFP|pensjonert seg|blitt pensjonist|vorte pensjonist|forlatt ${firm}|forlate ${firm})`,
  '(?:siste arbeidsdag|siste dagen? (?:på jobb|på jobben|hos (?:oss|\\p{L}+)|i (?:firmaet|selskapet|bedriften|bedrifta))|min siste dag på)',
  // Swedish, Danish, German.
  '(?:har|är) (?:nu |tyvärr )?slutat(?:s)?(?: sin (?:tjänst|anställning))?(?: hos(?! er)| på| vid| här| som|[.,;!]| och)',
  '(?:arbetar|jobbar) inte (?:längre|kvar)(?: kvar)? (?:på|hos(?! er)|här|för|i)|är inte (?:längre )?(?:anställd|kvar (?:på|hos)(?! er))|har (?:gått i pension|lämnat företaget)',
  '(?:er|har) (?:desværre |nu )?(?:fratrådt|stoppet hos|stoppet i (?:firmaet|virksomheden)|forladt (?:virksomheden|firmaet)|gået på pension)|(?:arbejder|er) (?:desværre )?ikke længere (?:ansat|hos(?! jer)|i (?:firmaet|virksomheden)|her)',
  '(?:arbeite|arbeitet|bin|ist) (?:leider )?nicht mehr (?:bei|für|im unternehmen|in unserem|hier)|nicht mehr (?:\\p{L}{1,20} ){0,5}(?:tätig|beschäftigt|angestellt)',
  '(?:hat|habe) (?:das|unser) unternehmen (?:\\p{L}{1,20} ){0,4}verlassen|(?:aus dem unternehmen|bei uns) ausgeschieden|in den ruhestand',
  // English.
  '(?:is|am|are|was|he.s|she.s|i.m) (?:unfortunately |now )?no longer (?:with (?!you)|employed|part of (?:the|our)|an employee|a member of (?:the|our) (?:team|staff)|at (?!th(?:e|is) (?:address|number)))',
  '(?:no longer|doesn.t|does not|do not|don.t) works? (?:here|for|at|with)(?: (?!you)\\p{L}| anymore|[.,;!]|$)|no longer working (?:here|for|at|with) (?!you)',
  '(?:has|have|.ve) (?:now |recently |since )?(?:left|departed) (?:us(?!\\p{L})|(?:our|the) (?:company|firm|organi[sz]ation|business|team)|his position|her position|my position)',
  '(?:has|have|.ve) (?:now |recently )?(?:retired|resigned)(?!\\p{L})|(?:is|am|will be|.m) leaving (?:the (?:company|firm|organi[sz]ation)|us)(?!\\p{L})|last (?:working )?day (?:at|with) (?!you)|last working day',
);

/** A new job alone is small talk; with a successor it is a good-bye. */
const saysNewJob = anyOf(
  'har (?:nå |no )?(?:fått|begynt i|begynt på|byrja i|gått over i|gått til|byttet|bytta) (?:en |ei |ein )?(?:ny |annen |anna )?(?:jobb|stilling)(?:en|a)?',
  '(?:har|jag har) (?:fått|bytt|börjat på) (?:ett )?(?:nytt )?(?:jobb|arbete)|har (?:fået|skiftet) (?:nyt )?(?:job|arbejde)|(?:neue stelle|neuen job|stelle gewechselt)',
  '(?:have|has|.ve) (?:started|got|taken|moved on to|moved to|accepted) (?:a )?new (?:job|role|position|employer|opportunity)|(?:have|has|.ve) moved on',
);
const handsOver = anyOf(
  '(?:overtar|overtek|tar over|tek over|overtatt|tatt over|teke over|etterfølger|etterfølgjar|kontaktperson(?:en)? (?:er|blir|heretter)|ny kontakt|henvend|vend (?:deg|dykk)|erstatt)',
  '(?:tar över|efterträdare|ny kontaktperson|vänd (?:dig|er)|overtager|efterfølger|nachfolger|übernimmt|ansprechpartner)',
  '(?:takes? over|taking over|taken over|successor|replac(?:es|ed|ement)|new contact|please contact|get in touch with|reach out to|my colleague)',
);
