const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words so common that a few of them tell which languages a mail is written in. No word stands under two groups. */
export const functionWords = {
  nordic: set(
    'og jeg eg æ jag det er på til ikke ikkje inte har som med av meg mæ mig dere dykk dokker deres ni jer jeres vil kan å att och at hei hej fra frå från et ein ei ett om mitt mine mitt mi hva kva vad hvad ' +
      'den denne dette detta være vere vara takk tack tak hilsen helsing nå no nu blir bli skal ska må så noe noko något noget eller men fordi når alt min hvem hvor hvordan hvorfor kven kor korleis kvifor vem hur varför jeres',
  ),
  english: set(
    "the and you i is my of to that have has it please not this what with your would like from are be do don't dont was which any an for hello dear thanks thank how who why can could we our get all about",
  ),
  german: set(
    'und ich sie die der das nicht mir mich bei ist bitte oder ob zu mit meine meiner wird wurden haben auf für ihnen ihre ein eine guten sehr',
  ),
} as const;

/** Nynorsk forms that bokmål does not have. */
export const onlyNynorsk = set(
  'eg ikkje kva kven kvifor korleis kor frå dykk dykkar dykkos noko nokon nokre berre vere ver vore vart verte vert blei meir ' +
    'fleire saman sjå sjølv mykje heiter heimen heime dei desse hjå medan sidan seinast seinare gjere gjer gje gjev gjekk fekk ' +
    'opplysningane opplysningar personopplysningane takkar helsing venleg ynskjer ønskjer ein ei eit kvar no òg dotter namn ' +
    'namnet tek ligg kjem seier trur me korkje fyrst fyrste gong gongen gale att veker veke eigne eigen eige ho nytta nytte ' +
    'brukar brukaren ståande liggjande mottek mottok trekkjer samtykkjer høyrde høyrt ringje seiast nyheitsbrev bilete biletet ' +
    'bileta nøgd følgje lagrar',
);

/** Bokmål forms that nynorsk does not have, and northern dialect: those who write "æ" and "dokker" are answered in bokmål. */
export const onlyBokmal = set(
  'jeg ikke hva hvem hvorfor hvordan hvor fra dere deres noe noen bare være vært ble blir mer flere sammen selv mye heter hjem ' +
    'hjemme disse hos mens siden senest senere gjøre gjør gikk fikk opplysningene opplysninger personopplysninger takker hilsen ' +
    'vennlig ønsker en et hver nå datter navn navnet tar ligger kommer sier tror egne egen eget hun brukeren stående liggende ' +
    'skriver trekker samtykker æ mæ dæ sæ dokker nokka nåkka ka',
);

/** Forms of bokmål or nynorsk that Danish does not have. */
export const onlyNorwegian = set(
  'meg deg seg oss av etter uten ut opp ta tar bli ble blitt ha gi hei takk nei hva noe noen dere mer mye gjøre gjør gikk fikk ' +
    'vært begynt nå si sier vite gjerne igjen tilbake lenger feil annen annet innen opplysningene opplysninger personopplysninger ' +
    'personvern innsyn vennlig trekker krever bruker brukeren lagra sletta flytta sjekk søknad søknaden avslått finne finnes sak ' +
    'saken legge lista skjer skjema skjemaet uke uka dager bilde bildet bilder bildene spørsmål beskjed hjelp hjelpe leilighet ' +
    'leiligheten eg ikkje kva kven kvifor korleis frå dykk dykkar noko nokon berre vere ver meir sjå gje gjev opplysningane ' +
    'opplysningar venleg ein eit namn namnet æ mæ dæ sæ dokker nokka nåkka ka',
);

/** Danish forms that neither bokmål nor nynorsk has. */
export const onlyDanish = set(
  'jer jeres mig dig sig mit dit sit af hvad nogle noget nogen blev haft efter uden igen hej tak gerne mere kære oplysninger ' +
    'oplysningerne personoplysninger vide gøre gør gik fik siger tager trækker slet gemt gemmer længere længe op ind ud hvornår ' +
    'venligst venlig billede billedet billeder billederne væk sag sagen anden andet inden nu nej uge ugen måde bruger brug besked ' +
    'givet giv kigget tilbage indsigt aktindsigt ansøgning efternavn hedder navne hjælp hjælpe lejlighed spørgsmål',
);

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];
