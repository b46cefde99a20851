const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The lists of a day, in bokmål: mails sorted away, and the digest. */
export const nbLists = {
  sortedAway: {
    title: (company: string, date: string) => `${company} · sortert bort ${date}`,
    text: (company: string, count: number, date: string) =>
      `${company}: ${counted(count, 'e-post', 'e-poster')} sortert bort ${date}.`,
    none: 'Ingen e-poster er sortert bort denne dagen.',
    older: (count: number) => `${counted(count, 'eldre e-post', 'eldre e-poster')} fra samme dag vises ikke her.`,
    note: 'Ble noe sortert feil, er det ett trykk å rette det opp. «Les» viser teksten bare for deg og loggføres.',
    unknownKind: { other: 'annet', automatic: 'automatisk' },
  },
  mailKinds: {
    foi_request: 'innsyn etter offentleglova',
    authority_letter: 'brev fra en myndighet',
    bounce: 'kunne ikke leveres',
    auto_reply: 'automatisk svar',
    contact_left: 'noen har sluttet i jobben',
    newsletter: 'nyhetsbrev',
    list: 'e-postliste',
    calendar: 'kalender',
    robot: 'sendt av en maskin',
    invoice: 'faktura',
    sales: 'salg',
    support: 'brukerstøtte',
    job_application: 'jobbsøknad',
    spam: 'søppelpost',
  } as Readonly<Record<string, string>>,

  digest: {
    title: (company: string, date: string) => `Personvern · ${company} · ${date}`,
    summary: (open: number, overdue: number, soon: number) =>
      `${counted(open, 'åpen sak', 'åpne saker')}, ${overdue} over fristen, ${soon} med frist innen sju dager.`,
    calm: '🟢 *Ingenting haster i dag.* Ingen saker er over fristen, og ingen har frist de neste sju dagene.',
    open: (number: string) => `Åpne ${number}`,
    overdue: (count: number) => `🔴 *Over fristen (${count})*`,
    dueSoon: (count: number) => `🟠 *Frist innen sju dager (${count})*`,
    needsAPerson: (count: number) => `🔎 *Må avklares av en person (${count})*`,
    awaitingApproval: (count: number) => `📝 *Svar som må ses over (${count})*`,
    drafted: (count: number) => `🤝 *Lagt fram, venter på et ja (${count})*`,
    waiting: (count: number) => `💬 *Venter på personen (${count})*`,
    tasks: (count: number) => `☑️ *Må gjøres nå (${count})*`,
    andMore: (count: number) => `… og ${count} til`,
    sortedAway: (count: number) => `${counted(count, 'e-post', 'e-poster')} sortert bort siste døgn`,
    parked: (count: number) =>
      `⚠️ ${counted(count, 'oppgave', 'oppgaver')} har gitt opp og venter på en person (\`frist doctor\`)`,
    nothingParked: 'alt er levert',
  },
};
