/**
 * The demo's mails: six people and one machine, all invented. They look as they would in the company's mailbox, with what
 * the mail servers on the way have added on top.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { ShownMail } from './read-mail.ts';

export type DemoMail = {
  /** For people who watch: what this mail shows. */
  readonly shows: string;
  readonly organisation: 'digfo' | 'defigo';
  /** Seconds after the start of the demo. */
  readonly after: number;
  readonly becomes: 'case' | 'sorted away';
  readonly from: Writer;
  write(sentAt: Date): Promise<Buffer>;
};

type Writer = { readonly name: string; readonly address: string };
export const kari: Writer = { name: 'Kari Lunde', address: 'kari.lunde@example.no' };
const eirik: Writer = { name: 'Eirik Bø', address: 'eirik.bo@example.no' };
const priya: Writer = { name: 'Priya Nair', address: 'priya.nair@example.com' };
const sunniva: Writer = { name: 'Sunniva Aas', address: 'sunniva.aas@leverandor.example.no' };
const tor: Writer = { name: 'Tor Helle', address: 'tor.helle@lokalavisa.example.no' };

export const mailboxes = { digfo: 'contact@digfo.example', defigo: 'personvern@defigo.example' } as const;

/** The names under which the companies' own mail servers sign what they have checked. */
export const mailServers = { digfo: 'mx.digfo.example', defigo: 'mx.defigo.example' } as const;

const karisRequest = `Hei,

jeg var på kurs hos dere i mai i fjor, og søkte også på en stilling i høst uten å få den. Nå lurer jeg på hva dere egentlig har liggende om meg.

Kan jeg få en kopi av alle opplysningene dere har registrert på meg, og vite hvem de eventuelt er gitt videre til?

Mvh
Kari Lunde
tlf. 900 00 321`;

const eiriksRequest = `Hei

Eg flytta ut or blokka i Storgata 14 for eit halvt år sidan, men står framleis på dørtelefonen. Eg vil at de slettar brukaren min og alt de har lagra om meg, namn, telefonnummer og det heile.

Gje meg ei melding når det er gjort.

Helsing Eirik Bø`;

const priyasRequest = `Dear DIGFO,

I took part in your autumn seminar and have been on your list ever since.

Please send me a copy of all personal data you hold about me. Once I have received it, please delete everything, including my entry in the participant register.

Many thanks,
Priya Nair

--
Priya Nair | Data analyst | Bergen`;

const sunnivasAnswer = `Hei, og takk for e-posten din!

Jeg har ferie og er tilbake mandag. Haster det, ta kontakt med kollegaene mine på post@leverandor.example.no.

Hilsen Sunniva`;

const torsRequest = `Til DIGFO

Med hjemmel i offentleglova § 3 ber Lokalavisa om innsyn i sluttrapporten dere leverte til Haslevik kommune i juni, og i fakturaene for oppdraget. Vi minner om at avslag skal begrunnes skriftlig.

Med vennlig hilsen
Tor Helle
journalist, Lokalavisa`;

export const demoMails: readonly DemoMail[] = [
  {
    shows: 'an access request in bokmål',
    organisation: 'digfo',
    after: 0,
    becomes: 'case',
    from: kari,
    write: (sentAt) =>
      mail({
        from: kari,
        to: 'digfo',
        sentAt,
        subjectLine: 'hva har dere om meg?',
        text: karisRequest,
        program: 'iPhone Mail (22B91)',
      }),
  },
  {
    shows: 'an erasure request in nynorsk, to the second company',
    organisation: 'defigo',
    after: 7,
    becomes: 'case',
    from: eirik,
    write: (sentAt) =>
      mail({
        from: eirik,
        to: 'defigo',
        sentAt,
        subjectLine: 'Slett brukaren min',
        text: eiriksRequest,
        program: 'Mozilla Thunderbird',
      }),
  },
  {
    shows: 'an out-of-office answer',
    organisation: 'digfo',
    after: 14,
    becomes: 'sorted away',
    from: sunniva,
    write: (sentAt) =>
      mail({
        from: sunniva,
        to: 'digfo',
        sentAt,
        subjectLine: 'Automatisk svar: Invitasjon til høstseminar',
        text: sunnivasAnswer,
        program: 'Microsoft Outlook 16.0',
        headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
      }),
  },
  {
    shows: 'two rights in one English mail: a copy first, then deletion',
    organisation: 'digfo',
    after: 21,
    becomes: 'case',
    from: priya,
    write: (sentAt) =>
      mail({
        from: priya,
        to: 'digfo',
        sentAt,
        subjectLine: 'My data',
        text: priyasRequest,
        html: asHtml(priyasRequest),
        program: undefined,
      }),
  },
  {
    shows: 'a freedom-of-information request, which is not about personal data',
    organisation: 'digfo',
    after: 28,
    becomes: 'sorted away',
    from: tor,
    write: (sentAt) =>
      mail({
        from: tor,
        to: 'digfo',
        sentAt,
        subjectLine: 'Begjæring om innsyn',
        text: torsRequest,
        program: 'Microsoft Outlook 16.0',
      }),
  },
];

/** Seconds after the start, for the reply that needs a mail to reply to. */
export const karisReplyAfter = 35;

/** Kari writes back in the thread of the receipt (or answer) she got, with her new words on top and the mail quoted below. */
export function karisReply(got: ShownMail, sentAt: Date): Promise<Buffer> {
  const quoted = got.text
    .trim()
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n');
  const day = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(
    got.date ?? got.at,
  );
  return mail({
    from: kari,
    to: 'digfo',
    sentAt,
    subjectLine: `Sv: ${got.subjectLine}`,
    text: `Takk for raskt svar!

Jeg glemte å si at jeg het Kari Moen da jeg var på kurset, så søk gjerne på det også.

Kari

Den ${day} skrev ${got.from}:
${quoted}`,
    program: 'iPhone Mail (22B91)',
    inReplyTo: got.messageId,
    references: [...got.references, ...(got.messageId ? [got.messageId] : [])],
  });
}

type Outline = {
  readonly from: Writer;
  readonly to: keyof typeof mailboxes;
  readonly sentAt: Date;
  readonly subjectLine: string;
  readonly text: string;
  readonly html?: string;
  readonly program: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly inReplyTo?: string | undefined;
  readonly references?: readonly string[];
};

async function mail({
  from,
  to,
  sentAt,
  subjectLine,
  text,
  html,
  program,
  headers,
  inReplyTo,
  references,
}: Outline): Promise<Buffer> {
  const domain = from.address.slice(from.address.indexOf('@') + 1);
  const source = await new MailComposer({
    from,
    to: mailboxes[to],
    subject: subjectLine,
    date: sentAt,
    text,
    textEncoding: 'quoted-printable',
    messageId: `<${sentAt.getTime().toString(36)}.${from.address.replace('@', '.')}@${domain}>`,
    ...(html && { html }),
    ...(inReplyTo && { inReplyTo }),
    ...(references && { references: [...references] }),
    headers: { ...headers, ...(program && { 'X-Mailer': program }) },
  })
    .compile()
    .build();
  return Buffer.concat([Buffer.from(addedOnTheWay(from, to, domain, sentAt)), source]);
}

/** What the two mail servers put on top: theirs first, ours above it, and our verdict on the sender. */
function addedOnTheWay(from: Writer, to: keyof typeof mailboxes, domain: string, at: Date): string {
  const when = at.toUTCString().replace('GMT', '+0000');
  const ours = mailServers[to];
  return [
    `Return-Path: <${from.address}>`,
    `Delivered-To: ${mailboxes[to]}`,
    `Authentication-Results: ${ours};\r\n dkim=pass header.d=${domain};\r\n spf=pass smtp.mailfrom=${domain};\r\n dmarc=pass header.from=${domain}`,
    `Received: from smtp.${domain} (smtp.${domain} [192.0.2.25])\r\n\tby ${ours} with ESMTPS for <${mailboxes[to]}>; ${when}`,
    `Received: from [198.51.100.7] by smtp.${domain} with ESMTPSA; ${when}`,
    '',
  ].join('\r\n');
}

const asHtml = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
