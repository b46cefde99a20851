import type { NoteSource } from '../../cases/notes.ts';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Lines in the thread, and notes: what colleagues write in it or down about a call. */
export const nbThreadWords = {
  told: {
    anotherDraft: (who: string, letter: string) => `📝 ${who} har endret utkastet: ${letter}. Det må ses over og godkjennes.`,
    planDropped: (who: string) => `🗑️ ${who} har forkastet utkastet. Ingenting er sendt.`,
    reopened: {
      taken_back: (who: string) => `🔓 ${who} har hentet saken tilbake: det var en henvendelse. Fristen er den samme som før.`,
      wrote_again: (who: string) => `🔓 ${who} har åpnet saken igjen. Den må besvares på nytt, innen samme frist som før.`,
    },
    mergedInto: (number: string) => `☑️ Saken er lagt til sak ${number}, fra samme person. Skriv videre i tråden der.`,
    mergedHere: (who: string, number: string) => `🔗 ${who} har lagt sak ${number}, fra samme person, til denne.`,
    disclosed: (who: string) => `🏛️ ${who} har notert at en myndighet fikk opplysninger. Personen skal få vite det.`,
    wentOut: (who: string) => `✅ ${who} har sett etter: det gikk ut.`,
    notSent: (who: string) => `↩️ ${who} har sett etter: det gikk ikke ut. Se over saken og godkjenn på nytt.`,
    noteWritten: {
      call: (who: string) => `☎️ ${who} har notert en samtale. Notatet leses i «Se over».`,
      other: (who: string) => `🗒️ ${who} har skrevet et notat. Det leses i «Se over».`,
    } satisfies Record<Exclude<NoteSource, 'thread'>, unknown>,
    cardAgain: (thread: string) => `📌 Kortet er lagt ut på nytt, her. Det som står i ${thread}, hører fortsatt til saken.`,
    threadBefore: 'den forrige tråden',
  },
  notes: {
    title: (count: number) =>
      `*Notater fra kolleger* · ${counted(count, 'notat', 'notater')}. Frist sender dem ikke; ved innsyn kan de måtte gis ut.`,
    sources: { thread: 'i tråden', call: 'om en samtale', other: 'i skjemaet' } satisfies Record<NoteSource, string>,
    head: (who: string, source: string, moment: string) => `${who} ${source}, ${moment}`,
    edited: 'endret siden',
    files: (count: number) => `${counted(count, 'fil', 'filer')} ligger i tråden`,
    purged: 'Innholdet er slettet.',
    older: (count: number) => `${counted(count, 'eldre notat', 'eldre notater')} står under «Mer …».`,
    readAll: (count: number) => `Les ${counted(count, 'notat', 'notater')}`,
    modalTitle: 'Notater',
    none: 'Ingen har notert noe på saken.',
    hint: 'Dette er et notat, og personen får det ikke. Svar sendes bare fra «Se over».',
    button: 'Skriv et notat',
    done: 'Notatet er lagt på saken. Det leses i «Se over». Frist sender det aldri.',
  },
  noteForm: {
    title: 'Skriv et notat',
    submit: 'Legg på saken',
    intro:
      'Notatet er for kollegene, og Frist sender det aldri. Skriv det slik at personen kan lese det: ber de om innsyn, kan det måtte gis ut. Tråden får vite at det finnes, men ikke hva som står der.',
    source: 'Hva gjelder det?',
    sources: { call: 'En telefonsamtale', other: 'Noe annet' } satisfies Record<Exclude<NoteSource, 'thread'>, string>,
    date: 'Hvilken dag var det?',
    time: 'Klokkeslett, for eksempel 14:05',
    text: 'Notat',
    textHint: 'Skriv det neste kollega trenger å vite. Aldri et fødselsnummer.',
  },
};
