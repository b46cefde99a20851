/** The words of handing a case on, splitting it, a letter that went astray, and of what the review offers beside the letter, in bokmål. */
import type { LetterLanguage } from '../../cases/letters.ts';

export const nbFormWords = {
  languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'Engelsk' } satisfies Record<LetterLanguage, string>,
  menu: { refuse: 'Avslå', assign: 'Gi saken til …', split: 'Del saken i to', wrongRecipient: 'Gikk til feil person' },
  line: {
    assigned: (who: string, to: string) => `🤝 ${who} har gitt saken til ${to}.`,
    split: (who: string, number: string) => `✂️ ${who} har skilt ut noe som en egen sak: ${number}.`,
    splitFrom: (who: string, number: string) => `✂️ ${who} har skilt ut dette fra sak ${number}. Fristen står på kortet.`,
    wrongRecipient: (who: string) =>
      `🚨 *${who} melder at et brev gikk til feil person.* Vurder det nå. Må Datatilsynet ha melding, er fristen 72 timer fra noen hos dere visste det.`,
    languageChosen: (who: string, language: string) => `🌐 ${who} har valgt språk for brevene: ${language}.`,
  },
  assign: {
    title: 'Gi saken til …',
    intro: 'Den som får saken, får beskjed i tråden.',
    give: 'Gi saken',
    takeIt: 'Ta saken',
    has: 'Har saken nå',
    me: 'Meg',
    openCases: (count: number) => (count === 1 ? '1 åpen sak' : `${count} åpne saker`),
    done: (who: string) => `${who} har saken nå.`,
  },
  split: {
    title: 'Del saken i to',
    submit: 'Lag en egen sak',
    intro:
      'Kryss av for det som gjelder en annen person eller noe annet. Det blir en egen sak med sitt eget nummer og sin egen frist. Resten blir her.',
    rights: 'Det de ber om',
    mails: 'E-poster',
    mail: (moment: string) => `E-post fra ${moment}`,
    firstMail: (moment: string) => `E-post fra ${moment} (begge sakene beholder den)`,
    opened: (number: string) => `Det er blitt en egen sak: ${number}. Kortet kommer i kanalen.`,
    onlyOne: 'Her er det bare én ting og én e-post. Det er ikke noe å dele.',
  },
  wrongRecipient: {
    title: 'Gikk til feil person',
    submit: 'Meld fra nå',
    intro:
      'Dette er et brudd på sikkerheten. Oppgavene kommer på kortet: vurder det. Er det en risiko, skal Datatilsynet ha melding innen 72 timer, og er den høy, også dem det gjelder.',
    date: 'Hvilken dag fikk dere vite det?',
    time: 'Klokkeslett, for eksempel 14:05',
    note: 'Hva skjedde?',
    noteHint: 'Hvilket brev, hvem det nådde, og hva som er gjort. Skriv ingen fødselsnumre.',
  },
  review: {
    notThis: 'Ikke dette',
    add: '*De ber også om:*',
    language: (language: string) => `*Språk i brevet:* ${language}`,
    otherLetter: '*Eller et annet brev:*',
    moreLetters: 'Flere valg …',
    confirmLanguage: 'Brevet skrives på nytt på det andre språket. Det du har skrevet i feltene, blir borte.',
    confirmLetter: 'Det du har skrevet i feltene, blir borte.',
    preview: 'Forhåndsvis',
    previewTitle: 'Slik blir e-posten',
    previewNote: 'Dette er hele e-posten, slik den sendes når du godkjenner.',
    back: 'Tilbake',
    from: 'Fra',
    attachments: '*Vedlegg.* De ligger i postkassen og åpnes ikke herfra.',
    verdicts: { not_scanned: 'ikke skannet for virus', identity_copy: 'kopi av legitimasjon, fjernet' },
    namelessFile: 'uten navn',
  },
  errors: {
    tooLong: (most: number) => `Dette er for langt. Det er plass til ${most} tegn.`,
    date: 'Velg en dato.',
    nothingAnswered: 'Velg svar på minst én ting. Resten kan vente.',
    cannotJoin: 'Den saken er besvart eller på vei ut. Bare en sak som skal besvares, kan ta imot en annen.',
  },
};
