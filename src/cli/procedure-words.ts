/** The written procedure of a company in the words of its staff: one sentence for each state, limit and role that the code knows. */
import type { Status } from '../cases/case-file.ts';
import type { IdentityLevel } from '../cases/identity.ts';
import type { LetterKind } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Right } from '../intents/classification.ts';

export type ProcedureWords = {
  readonly headings: Readonly<Record<'title' | 'roles' | 'states' | 'limits' | 'identity' | 'yes' | 'company', string>>;
  readonly states: Readonly<Record<Status, string>>;
  readonly levels: Readonly<Record<IdentityLevel, string>>;
  readonly rights: Readonly<Record<Right, string>>;
  readonly letters: Readonly<Record<LetterKind, string>>;
  readonly yes: Readonly<Record<'handler' | 'approver', string>>;
  /** `rights`: those whose answer takes two however much is given. */
  readonly two: (rights: string) => readonly string[];
  readonly execs: Readonly<Record<Organisation['erasure']['exec'], string>>;
  readonly roles: (responsible: string | null, dpo: string | null) => readonly string[];
  readonly limits: readonly string[];
  readonly grace: (days: number) => string;
  readonly promise: (days: number | null) => string;
  readonly example: (received: string, answerBy: string, planned: string) => string;
  readonly prompt: (right: string, workingDays: number) => string;
  readonly backups: (days: number) => string;
  readonly toldOfAll: string;
  readonly customers: (who: string) => string;
  readonly assessed: (rights: string) => string;
  readonly kept: string;
  readonly recipients: (names: string | null) => string;
  readonly noFees: string;
};

const nb: ProcedureWords = {
  headings: {
    title: 'Rutine for henvendelser om personvern',
    roles: 'Hvem gjør hva',
    states: 'Gangen i en sak',
    limits: 'Frister',
    identity: 'Hvor sikre vi må være på hvem som spør',
    yes: 'Hvem som må si ja til et brev',
    company: 'Det vi selv har lovet',
  },
  states: {
    awaiting_triage: 'Til avklaring: en person må si hva som er bedt om. Fristen løper.',
    in_progress: 'Under arbeid: noen har saken, eller kan ta den.',
    waiting: 'Venter: personen er spurt om hvem det er, eller hva som menes.',
    drafted: 'Utkast: et brev er klart til å godkjennes.',
    approved: 'Godkjent: brevet går når angrefristen er ute.',
    send_failed: 'Ikke sendt: e-posten ble avvist. Fristen løper, og en person må finne en annen vei.',
    send_uncertain: 'Usikkert sendt: en person må se om brevet kom fram. Det sendes aldri blindt på nytt.',
    follow_up: 'Oppfølging: alt er besvart, men noe som er lovet, gjenstår.',
    closed: 'Avsluttet: alt er besvart, og alt er gjort.',
  },
  levels: { none: 'Ingen sjekk', light: 'Lett bevis', strong: 'Sterkt bevis' },
  rights: {
    access: 'innsyn',
    rectification: 'retting',
    erasure: 'sletting',
    restriction: 'begrensning',
    portability: 'dataportabilitet',
    objection: 'protest',
    consent_withdrawal: 'trukket samtykke',
    automated_decision: 'automatisert avgjørelse',
    information: 'informasjon',
    complaint: 'klage',
    breach: 'melding om brudd',
  },
  letters: {
    answer: 'svar',
    identity_request: 'spørsmål om hvem det er',
    identity_code: 'engangskode',
    clarification: 'spørsmål om hva som menes',
    clock_resumed: 'beskjed om at fristen løper igjen',
    extension: 'forlenget frist',
    fee: 'varsel om gebyr',
    to_controller: 'oversendelse til kunden',
    forwarded: 'beskjed om oversendelse',
    withdrawn: 'bekreftelse på trukket henvendelse',
    merged: 'beskjed om samlet sak',
    backup_purged: 'beskjed om tømte sikkerhetskopier',
    restriction_lifting: 'varsel før begrensning oppheves',
    breach_notice: 'varsel om brudd',
    freedom_of_information: 'veiledning om offentleglova',
    no_request: 'beskjed om at det ikke er en henvendelse',
    id_copy_deleted: 'beskjed om slettet legitimasjon',
    disclosure: 'varsel om utlevering til myndighet',
  },
  yes: { handler: 'Saksbehandler', approver: 'Godkjenner' },
  two: (rights) => [
    `To personer: alle svar på ${rights}, og alle svar som avslår noe eller holder noe tilbake. Den ene er den som la fram brevet, eller den første som godkjente det. Den andre godkjenner den samme teksten. Kommer det ny e-post, begynner de på nytt.`,
    'Er det bare én som kan godkjenne, er ett ja nok, og loggen sier det. Med four_eyes: true i frist.yaml må to si ja til alle brev.',
  ],
  execs: {
    immediate: 'Sletting utføres med en gang den er godkjent.',
    staff: 'Sletting er en oppgave for en ansatt.',
    manual: 'Sletting gjøres for hånd, og den som har gjort det, bekrefter det med navn.',
  },
  roles: (responsible, dpo) => [
    'Saksbehandler: leser henvendelsen, sier hva den gjelder, og gjør klart svaret.',
    'Godkjenner: ser den nøyaktige teksten og sier ja. Står på listen i frist.yaml.',
    `Ansvarlig: ${responsible ?? 'ikke utpekt ennå'}. Sier ja til avslag og til at noen ikke varsles om et brudd, og får selv varsel når det haster.`,
    ...(dpo ? [`Personvernombud (${dpo}): leser og gir råd. Godkjenner ikke (GDPR artikkel 38).`] : []),
  ],
  limits: [
    'Loven: svar uten ugrunnet opphold, og senest en måned etter mottak (GDPR artikkel 12 nr. 3).',
    'Ender fristen i helgen eller på en helligdag, planlegger vi siste arbeidsdag før.',
    'Forlengelse: én gang, med grunn, og bare mens den første måneden løper. Da er fristen tre måneder fra mottak.',
    'Markedsføring og det som bygger på samtykke, stopper innen to arbeidsdager.',
    'Brudd: vurderes innen fire timer, og meldes til Datatilsynet innen 72 timer hvis det trengs.',
  ],
  grace: (days) => `Spør vi hvem det er, eller hva som menes, innen ${days} dager, står fristen stille til svaret kommer.`,
  promise: (days) =>
    days === null
      ? 'Vi har ikke lovet noe raskere enn loven.'
      : `Vi har lovet svar innen ${days} dager. Det som kommer først, gjelder.`,
  example: (received, answerBy, planned) =>
    `Eksempel: mottatt ${received}. Personen får vite at svaret kommer senest ${answerBy}. Vi planlegger ${planned}.`,
  prompt: (right, days) => `Innen ${days} ${days === 1 ? 'arbeidsdag' : 'arbeidsdager'}: ${right}.`,
  backups: (days) => `Slettede opplysninger er borte fra sikkerhetskopiene innen ${days} dager.`,
  toldOfAll: 'Alle berørte får beskjed om et brudd, uansett risiko.',
  customers: (who) =>
    `Bestemmer ${who} over opplysningene, sender vi henvendelsen dit innen to arbeidsdager og sier fra til personen.`,
  assessed: (rights) => `Vurderes konkret hver gang, med et notat: ${rights}.`,
  kept: 'Kan måtte beholdes:',
  recipients: (names) => `Får beskjed om retting, sletting og begrensning: ${names ?? 'mottakerne, som ikke er navngitt ennå'}.`,
  noFees: 'Vi tar aldri gebyr.',
};

const en: ProcedureWords = {
  headings: {
    title: 'Procedure for requests about personal data',
    roles: 'Who does what',
    states: 'The course of a case',
    limits: 'Time limits',
    identity: 'How sure we have to be of who asks',
    yes: 'Whose yes a letter needs',
    company: 'What we have promised ourselves',
  },
  states: {
    awaiting_triage: 'To be settled: a person has to say what is asked. The limit runs.',
    in_progress: 'In progress: somebody has the case, or can take it.',
    waiting: 'Waiting: the person was asked who they are, or what they mean.',
    drafted: 'Drafted: a letter is ready to be approved.',
    approved: 'Approved: the letter leaves when the time to undo is over.',
    send_failed: 'Not sent: the mail was refused. The limit runs, and a person has to find another way.',
    send_uncertain: 'Perhaps sent: a person has to see whether it arrived. It is never blindly sent again.',
    follow_up: 'Follow-up: all is answered, but something promised is still to be done.',
    closed: 'Closed: all is answered, and all is done.',
  },
  levels: { none: 'No check', light: 'A light proof', strong: 'A strong proof' },
  rights: {
    access: 'access',
    rectification: 'rectification',
    erasure: 'erasure',
    restriction: 'restriction',
    portability: 'portability',
    objection: 'objection',
    consent_withdrawal: 'withdrawn consent',
    automated_decision: 'automated decision',
    information: 'information',
    complaint: 'complaint',
    breach: 'report of a breach',
  },
  letters: {
    answer: 'answer',
    identity_request: 'question who it is',
    identity_code: 'one-time code',
    clarification: 'question what is meant',
    clock_resumed: 'word that the limit runs again',
    extension: 'extension',
    fee: 'notice of a fee',
    to_controller: 'hand-over to the customer',
    forwarded: 'word of the hand-over',
    withdrawn: 'confirmation of a withdrawn request',
    merged: 'word of a merged case',
    backup_purged: 'word of purged backups',
    restriction_lifting: 'notice before a restriction is lifted',
    breach_notice: 'notice of a breach',
    freedom_of_information: 'guidance on freedom of information',
    no_request: 'word that it is no request',
    id_copy_deleted: 'word of a deleted identity copy',
    disclosure: 'notice of a disclosure to an authority',
  },
  yes: { handler: 'Handler', approver: 'Approver' },
  two: (rights) => [
    `Two people: every answer on ${rights}, and every answer that refuses or withholds something. One is whoever handed the letter in, or the first to approve it. The other approves the same text. After a new mail they begin again.`,
    'Where only one person may approve, one yes is enough, and the log says so. With four_eyes: true in frist.yaml every letter takes two.',
  ],
  execs: {
    immediate: 'An erasure is carried out as soon as it is approved.',
    staff: 'An erasure is a task for an employee.',
    manual: 'An erasure is done by hand, and whoever did it confirms it by name.',
  },
  roles: (responsible, dpo) => [
    'Handler: reads the request, says what it is about, and prepares the answer.',
    'Approver: sees the exact text and says yes. Is on the list in frist.yaml.',
    `Responsible: ${responsible ?? 'nobody yet'}. Says yes to refusals and to not telling somebody of a breach, and is told when it gets urgent.`,
    ...(dpo ? [`Data protection officer (${dpo}): reads and advises. Does not approve (GDPR Article 38).`] : []),
  ],
  limits: [
    'The law: an answer without undue delay, and within a month of receipt (GDPR Article 12(3)).',
    'Where the limit ends on a weekend or holiday, we plan the last working day before it.',
    'Extension: once, with reasons, and only while the first month runs. The limit is then three months from receipt.',
    'Marketing, and what rests on consent, stops within two working days.',
    'A breach: judged within four hours, and notified to Datatilsynet within 72 hours where needed.',
  ],
  grace: (days) => `If we ask who they are, or what they mean, within ${days} days, the limit stands still until they answer.`,
  promise: (days) =>
    days === null
      ? 'We have promised nothing sooner than the law.'
      : `We have promised an answer within ${days} days. Whichever comes first binds.`,
  example: (received, answerBy, planned) =>
    `Example: received ${received}. The person is told that the answer comes by ${answerBy}. We plan ${planned}.`,
  prompt: (right, days) => `Within ${days} working ${days === 1 ? 'day' : 'days'}: ${right}.`,
  backups: (days) => `Erased data are gone from the backups within ${days} days.`,
  toldOfAll: 'Everybody concerned is told of a breach, whatever the risk.',
  customers: (who) => `Where ${who} decides over the data, we pass the request on within two working days and tell the person.`,
  assessed: (rights) => `Assessed each time, with a note: ${rights}.`,
  kept: 'May have to be kept:',
  recipients: (names) => `Told of rectification, erasure and restriction: ${names ?? 'the recipients, who are not named yet'}.`,
  noFees: 'We never charge a fee.',
};

export const procedureWords = { nb, en } as const;
