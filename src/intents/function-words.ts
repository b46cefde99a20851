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
export const nynorskWords = set(
  'eg ikkje kva kven kvifor korleis kor frå dykk dykkar dykkos noko nokon nokre berre skulle vere vore vart verte vert blei meir fleire saman sjå sjølv mykje heiter heimen heime dei desse hjå medan sidan seinast seinare ' +
    'gjere gjer gjekk fekk fått opplysningane opplysningar personopplysningane takkar helsing venleg ynskjer ønskjer ein ei eit kvar no òg også dotter namn namnet tek ligg kjem seier trur vore me mykje korkje ' +
    'eigne eigen eige ho hans nytta nytte brukar brukaren ståande liggjande sende mottek mottok skriv dette trekkjer samtykkjer',
);

/** Bokmål forms that nynorsk does not have, and northern dialect: those who write "æ" and "dokker" are answered in bokmål. */
export const onlyBokmal = set(
  'jeg ikke hva hvem hvorfor hvordan hvor fra dere deres noe noen noen bare være vært ble blir mer flere sammen selv mye heter hjem hjemme de disse hos mens siden senest senere ' +
    'gjøre gjør gikk fikk opplysningene opplysninger personopplysninger takker hilsen vennlig ønsker en et hver nå datter navn navnet tar ligger kommer sier tror egne egen eget hun brukeren stående liggende skriver trekker samtykker æ mæ dæ sæ dokker nokka nåkka ka',
);

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];

/** Danish forms that bokmål does not have. */
export const onlyDanish = set(
  'jer jeres mig dig af hvad nogle noget nogen blev kun efter bliver mit dit uden igen hej tak gerne mere oplysninger kære',
);
