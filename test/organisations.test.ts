/** What each company's own privacy policy says, row by row, and where its shipped file carries it. Rows that need more than a fact are journeys. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { answerBy, clocks } from '../src/cases/due-dates.ts';
import type { LocalText, Organisation } from '../src/cases/organisation.ts';
import { loadOrganisations } from '../src/load-organisations.ts';
import { readFolder, shippedFolder } from '../src/read-folder.ts';

const shipped = loadOrganisations();
function shippedFile(id: string): Organisation {
  const organisation = shipped.get(id);
  if (!organisation) throw new Error(`organisations/${id}.yaml is shipped`);
  return organisation;
}
const [defero, defigo, digfo, digitools, metafocus] = ['defero', 'defigo', 'digfo', 'digitools', 'metafocus'].map(
  shippedFile,
) as [Organisation, Organisation, Organisation, Organisation, Organisation];

/** The one thing a company holds that is described by these words. */
function holding({ holdings }: Organisation, words: RegExp) {
  const [found, another] = holdings.filter(({ what }) => words.test(what.nb));
  if (!found || another) throw new Error(`${words} describes not exactly one holding`);
  return found;
}
const inEachLanguage = (text: LocalText | null | undefined, words: Readonly<Record<keyof LocalText, RegExp>>) => {
  for (const language of ['nb', 'nn', 'en'] as const) expect(text?.[language]).toMatch(words[language]);
};
const contract = /artikkel 6 nr\. 1 b/;
const consent = /artikkel 6 nr\. 1 a/;
const interest = /artikkel 6 nr\. 1 f/;

describe('Defigo', () => {
  it('DEF-1 decides over the data itself and sends nobody to the housing association', () => {
    expect(defigo).toMatchObject({ role: 'controller', customers: null });
  });

  it('DEF-2 names no address and promises no days', () => {
    expect(defigo).toMatchObject({ mailboxAddress: null, promiseDays: null, contact: { email: null, dpo: null } });
    expect(defigo.openQuestions.join('\n')).toContain('(DEF-2)');
  });

  it('DEF-3 access may point to the app beside the copy', () => {
    expect(defigo.wording.access).toMatch(/gjennomgang av hvilke personopplysninger som lagres og hva de brukes til/);
    inEachLanguage(defigo.remarks.access, { nb: /appen.*også/, nn: /appen.*òg/, en: /app.*also/ });
  });

  it('DEF-4 holds five fields and knows people by flat and phone, never by an ID card', () => {
    inEachLanguage(holding(defigo, /^navn/).what, {
      nb: /navn, adresse, e-postadresse, telefonnummer, og leiligheten eller kontoret/,
      nn: /namn, adresse, e-postadresse, telefonnummer, og leilegheita eller kontoret/,
      en: /name, address, email address, phone number, and the flat or office/,
    });
    expect(defigo.identity.mode).toBe('match');
    expect(defigo.identity.facts.map(({ nb }) => nb)).toEqual([
      'leiligheten eller kontoret der du bruker Defigo',
      'telefonnummeret vi har registrert',
    ]);
  });

  it('DEF-5 never says "no logs": the log of security events may be about the person, and is handed out on a strong proof', () => {
    inEachLanguage(holding(defigo, /logg/).what, {
      nb: /hvis du står i den/,
      nn: /dersom du står i han/,
      en: /if you are in it/,
    });
    expect(defigo.identity.sensitive).toBe(true);
  });

  it('DEF-6 whoever is erased may go on anonymously', () => {
    inEachLanguage(defigo.remarks.erasure, { nb: /anonymt/, nn: /anonymt/, en: /anonymously/ });
  });

  it('DEF-7 erases at once, by the next working day', () => {
    expect(defigo).toMatchObject({ erasure: { exec: 'immediate' }, promptDays: { erasure: 1 }, assessmentRights: [] });
    expect(defigo.wording.erasure).toContain('umiddelbart');
  });

  it('DEF-8 backups for at most 90 days', () => {
    expect(defigo.backupDays).toBe(90);
    inEachLanguage(defigo.storage, { nb: /høyst 90 dager/, nn: /høgst 90 dagar/, en: /at most 90 days/ });
  });

  it('DEF-9 markets its own services only, to whoever has not said no, and has not told which suppliers see the data', () => {
    const marketing = holding(defigo, /markedsfører/);
    expect(marketing.what.nb).toContain('våre egne tjenester');
    inEachLanguage(marketing.basis, { nb: /si nei når som helst/, nn: /seie nei når som helst/, en: /say no at any time/ });
    expect(defigo).toMatchObject({ recipients: null, suppression: true });
  });

  it('DEF-12 takes no fee', () => {
    expect(defigo.feesAllowed).toBe(false);
  });

  it('DEF-13 tells everybody concerned of a breach, whatever its risk', () => {
    expect(defigo.breachNotifyAll).toBe(true);
    expect(defigo.wording.breach).toContain('umiddelbart informere alle berørte brukere');
  });

  it('DEF-14 the policy speaks of access, erasure and breach only; the other rights are there by law', () => {
    expect(Object.keys(defigo.wording).sort()).toEqual(['access', 'breach', 'erasure']);
    expect(defigo.identity.rights).toEqual(expect.arrayContaining(['rectification', 'restriction', 'portability']));
  });
});

describe('DIGFO', () => {
  it('DIG-1 reads contact@digfo.com and promises 30 days for every right', () => {
    expect(digfo).toMatchObject({ mailboxAddress: 'contact@digfo.com', promiseDays: 30, promptDays: {} });
  });

  it('DIG-2 access is a copy of everything: mail, calls, courses, applications, mentions and surveys', () => {
    expect(digfo.wording.access).toContain('kopi av alle opplysninger');
    const held = digfo.holdings.map(({ what }) => what.nb).join('\n');
    for (const place of [/e-postadressen/, /ringt/, /kurs/, /jobbsøknad/, /avvik/, /undersøkelser/]) expect(held).toMatch(place);
  });

  it('DIG-3 corrects and completes', () => {
    expect(digfo.wording.rectification).toMatch(/rette eller supplere.*feilaktige eller misvisende/);
  });

  it('DIG-4 erases and restricts in given situations, so the ground is written down before an answer', () => {
    expect(digfo.wording).toMatchObject({
      erasure: expect.stringContaining('I gitte situasjoner'),
      restriction: expect.stringContaining('I noen situasjoner'),
    });
    expect(digfo.assessmentRights).toEqual(['erasure', 'restriction']);
  });

  it('DIG-5 an objection is to a task or a balance of interests', () => {
    expect(digfo.wording.objection).toMatch(/grunnlag i våre oppgaver.*interesseavveining/);
  });

  it('DIG-6 the file goes to the person or to another company', () => {
    expect(digfo.wording.portability).toContain('til deg eller til annen behandlingsansvarlig');
  });

  it('DIG-7 some data came from others: incident reports, complaints, next of kin, referees', () => {
    inEachLanguage(digfo.sources, {
      nb: /klager eller melder avvik.*pårørende.*referanse/,
      nn: /klagar eller melder avvik.*pårørande.*referanse/,
      en: /complains or reports an incident.*next of kin.*referee/,
    });
  });

  it('DIG-8 a call leaves its number, time, length and a note', () => {
    inEachLanguage(holding(digfo, /ringt/).what, {
      nb: /nummeret, når du ringte, hvor lenge, og et notat/,
      nn: /nummeret, når du ringde, kor lenge, og eit notat/,
      en: /the number, when you called, for how long, and a note/,
    });
  });

  it('DIG-9 a copy never goes by plain mail, and nobody is asked for an ID card', () => {
    inEachLanguage(digfo.delivery, { nb: /sikker lenke/, nn: /sikker lenkje/, en: /secure link/ });
    expect(holding(digfo, /virus/).basis.nb).toMatch(interest);
    expect(JSON.stringify(digfo.identity.facts)).not.toMatch(/pass|førerkort|legitimasjon|fødselsnummer/i);
  });

  it('DIG-10 keeps the inquiry, the answer and the address', () => {
    expect(holding(digfo, /ringt/).what.nb).toMatch(/^henvendelsen din, svaret vårt og e-postadressen din/);
  });

  it('DIG-11 a survey that is not anonymous rests on consent', () => {
    expect(holding(digfo, /ikke er anonyme/).basis.nb).toMatch(consent);
  });

  it('DIG-12 names five recipients, and neither cookies nor web analysis', () => {
    expect(digfo.recipients?.map(({ name, transfer }) => [name, transfer !== null])).toEqual([
      ['Google (G Suite)', true],
      ['Google Forms', true],
      ['Typeform', true],
      ['ProsperWorks', true],
      ['Domeneshop', false],
    ]);
    inEachLanguage(digfo.remarks.information, {
      nb: /verken informasjonskapsler.*eller webanalyse/,
      nn: /verken informasjonskapslar.*eller webanalyse/,
      en: /neither cookies nor web analysis/,
    });
  });

  it('DIG-13 the old address of Datatilsynet reaches no answer', () => {
    const authority = readFolder(shippedFolder('templates'), ['authority.yaml'])[0]?.text;

    expect(authority).toMatch(/^address: Postboks 458 Sentrum, 0105 Oslo$/m);
    for (const organisation of shipped.values()) expect(JSON.stringify(organisation)).not.toMatch(/8177|0034 Oslo/);
  });
});

describe('Digitools', () => {
  it('DGT-1 is a processor too, and speaks of the customer it provides the service to', () => {
    expect(digitools.role).toBe('both');
    inEachLanguage(digitools.customers, { nb: /^kunden/, nn: /^kunden/, en: /^the customer/ });
  });

  it('DGT-2 is written to through a form, whose address the policy does not tell', () => {
    expect(digitools).toMatchObject({ mailboxAddress: null, contactForm: null });
    expect(digitools.openQuestions.join('\n')).toContain('(DGT-2)');
  });

  it.each([
    ['30 days in a month of 31', '2026-01-12', '2026-02-11'],
    ['one month in February', '2026-02-10', '2026-03-10'],
  ])('DGT-3 of its two promises the earlier binds: %s', (_, received, answer) => {
    const promise = { days: digitools.promiseDays, closedDays: digitools.closedDays };
    const noon = Temporal.PlainDate.from(received).toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: '12:00' });

    expect(answerBy(clocks(noon.toInstant(), promise)).toString()).toBe(answer);
  });

  it('DGT-4 whoever asks for access, correction or erasure has to identify themselves', () => {
    expect(digitools.identity.mode).toBe('always');
    expect(digitools.identity.rights).toEqual(expect.arrayContaining(['access', 'rectification', 'erasure']));
  });

  it('DGT-5 corrects by the next working day', () => {
    expect(digitools.promptDays).toEqual({ rectification: 1 });
  });

  it('DGT-6 keeps what the law demands, and what complaints and claims need, each until a time', () => {
    expect(digitools.keepReasons.map(({ nb }) => nb)).toEqual([
      expect.stringMatching(/regnskapet: i fem år .*bokføringsloven § 13/),
      expect.stringMatching(/klage: til klagen er avgjort/),
      expect.stringMatching(/krav mot oss eller fra oss: til kravet er gjort opp eller foreldet/),
    ]);
  });

  it('DGT-7 hands the file to a competitor directly where that can be done', () => {
    expect(digitools.wording.portability).toMatch(/konkurrent av oss\. Dersom det er teknisk mulig/);
  });

  it('DGT-8 each request under a right with limits is assessed; a marketing stop, a question and a complaint have none', () => {
    expect(digitools.assessmentRights).toEqual(['access', 'rectification', 'erasure', 'restriction', 'portability']);
  });

  it('DGT-9 holds contacts, the log of inquiries, surveys and statistics; what rests on interest can be objected to', () => {
    expect(holding(digitools, /CRM/).basis.nb).toMatch(contract);
    expect(holding(digitools, /hva du tok kontakt om, når, notater, og hvordan det gikk/).basis.nb).toMatch(interest);
    expect(holding(digitools, /kundeundersøkelser/).basis.nb).toMatch(interest);
    expect(holding(digitools, /anonym IP-adresse/).basis.nb).toMatch(interest);
    expect(digitools.recipients?.map(({ name }) => name)).toEqual(['SurveyMonkey', 'Google (Analytics)']);
  });

  it('DGT-10 the managing director answers for it', () => {
    expect(digitools.responsible).toBe('daglig leder');
  });

  it('DGT-11 a complaint to Datatilsynet is a right, and waits for no assessment', () => {
    expect(digitools.wording.complaint).toContain('rett til å sende inn en klage til Datatilsynet');
    expect(digitools.assessmentRights).not.toContain('complaint');
  });

  it('DGT-12 the footer of the page is no promise', () => {
    expect(JSON.stringify(digitools)).not.toMatch(/normal drift/i);
  });
});

describe('Metafocus', () => {
  it('MET-1 is written to through a form; no days, no rule of identity, no officer', () => {
    expect(metafocus).toMatchObject({
      mailboxAddress: null,
      contactForm: null,
      promiseDays: null,
      identity: { mode: 'match' },
      contact: { dpo: null },
    });
    expect(metafocus.openQuestions.join('\n')).toContain('(MET-1)');
  });

  it('MET-2 holds four fields', () => {
    inEachLanguage(metafocus.holdings[0]?.what, {
      nb: /navn, telefonnummer, e-postadresse, og navnet på firmaet ditt hvis/,
      nn: /namn, telefonnummer, e-postadresse, og namnet på firmaet ditt dersom/,
      en: /name, phone number, email address, and the name of your company if/,
    });
    expect(metafocus.holdings).toHaveLength(1);
  });

  it('MET-3 erases by hand', () => {
    expect(metafocus.erasure.exec).toBe('manual');
    inEachLanguage(metafocus.storage, { nb: /for hånd/, nn: /for hand/, en: /by hand/ });
  });

  it('MET-4 looks through its contacts when somebody has left a job, and is the only one to promise it', () => {
    expect([...shipped.values()].filter(({ reviewContacts }) => reviewContacts)).toEqual([metafocus]);
  });

  it('MET-5 what is filled in with Digiforms is the customer’s', () => {
    expect(metafocus.role).toBe('both');
    inEachLanguage(metafocus.customers, { nb: /^kunden.*Digiforms/, nn: /^kunden.*Digiforms/, en: /^the customer.*Digiforms/ });
  });

  it('MET-6 partners exist and are not named, and nobody has to approve a processing agreement', () => {
    expect(metafocus.recipients).toBeNull();
    expect(JSON.stringify(metafocus)).not.toMatch(/databehandleravtale/i);
  });

  it('MET-7 tells what is stored and why to anybody, and what is stored of "just you" to you', () => {
    expect(metafocus.wording).toMatchObject({
      information: expect.stringMatching(/hvilke type opplysninger.*hvorfor/),
      access: expect.stringContaining('akkurat deg'),
      rectification: expect.stringContaining('retter'),
      erasure: expect.stringContaining('få slettet'),
    });
  });

  it('MET-8 keeps the accounts for as long as the law says, and anybody may complain', () => {
    expect(metafocus.keepReasons.map(({ nb }) => nb)).toEqual([
      expect.stringMatching(/regnskapet: i fem år .*bokføringsloven § 13/),
    ]);
    expect(metafocus.wording.complaint).toContain('rett til å klage');
  });
});

describe('Defero', () => {
  it('DFO-1 reads dpo@defero.no, and the officer is not who is responsible', () => {
    expect(defero).toMatchObject({
      mailboxAddress: 'dpo@defero.no',
      contact: { email: 'dpo@defero.no', dpo: null },
      responsible: null,
    });
  });

  it('DFO-2 hands credit data out on Min Side, never by mail', () => {
    inEachLanguage(defero.delivery, { nb: /^på Min Side/, nn: /^på Min Side/, en: /^on Min Side/ });
    expect(JSON.stringify(defero.delivery)).not.toMatch(/mail|e-post/);
  });

  it('DFO-3 what Min Side shows rests on the agreement', () => {
    const held = holding(defero, /komplett kredittrapport/);
    expect(held.what.nb).toMatch(/navn, adresse, telefonnummer, e-postadresse, fødselsdato/);
    expect(held.basis.nb).toMatch(contract);
  });

  it('DFO-4 credit data rest on consent and come from agencies; a score is not taken along', () => {
    const credit = holding(defero, /kredittscore/);
    expect(credit.what.nb).toMatch(/betalingserfaring, betalingsanmerkning.*formue, næring, lønn og skatt/);
    expect(credit.basis.nb).toMatch(consent);
    inEachLanguage(defero.sources, { nb: /kredittopplysning/, nn: /kredittopplysning/, en: /credit information agencies/ });
    inEachLanguage(defero.remarks.rectification, {
      nb: /foretaket som har laget/,
      nn: /føretaket som har laga/,
      en: /the agency that made it/,
    });
    inEachLanguage(defero.remarks.portability, {
      nb: /Kredittscore.*ikke med/,
      nn: /Kredittscore.*ikkje med/,
      en: /credit score.*not in it/,
    });
  });

  it('DFO-5 log-in, statistics and testing rest on an interest that can be objected to', () => {
    expect(holding(defero, /BankID/).basis.nb).toMatch(interest);
    expect(holding(defero, /testdata/).basis.nb).toMatch(interest);
  });

  it('DFO-6 marketing rests on consent, which ends it when it is withdrawn', () => {
    const marketing = defero.holdings.find(({ purpose }) => /markedsføring/.test(purpose.nb));
    expect(marketing?.basis.nb).toMatch(consent);
    expect(defero.wording.consent_withdrawal).toContain('har da ikke anledning til å benytte');
    expect(defero.suppression).toBe(true);
  });

  it('DFO-7 "a minimum" is read as restriction', () => {
    expect(defero.wording.restriction).toContain('kun benytter et minimum');
  });

  it('DFO-8 keeps vouchers, and what warranty claims and complaints need, each until a time', () => {
    expect(defero.keepReasons.map(({ nb }) => nb)).toEqual([
      expect.stringMatching(/regnskapet: i fem år .*bokføringsloven § 13/),
      expect.stringMatching(/reklamasjon eller en klage: til den er avgjort/),
    ]);
    inEachLanguage(defero.remarks.erasure, { nb: /Uten kontoen/, nn: /Utan kontoen/, en: /Without the account/ });
  });

  it('DFO-9 names portability, access and correction in its own words', () => {
    expect(defero.wording).toMatchObject({
      portability: expect.stringMatching(/opprettet eller gitt til oss, i et digitalt format/),
      access: expect.stringContaining('se hvilke opplysninger'),
      rectification: expect.stringContaining('korrigert og oppdatert'),
    });
  });

  it('DFO-12 proves who you are with BankID on Min Side, never with a national identity number', () => {
    expect(defero.identity).toMatchObject({ mode: 'strong', sensitive: true });
    inEachLanguage(defero.identity.strongWay, { nb: /BankID på Min Side/, nn: /BankID på Min Side/, en: /BankID on Min Side/ });
    expect(JSON.stringify(defero.identity)).not.toMatch(/fødselsnummer/i);
  });

  it('DFO-13 promises no days, and claims nothing of the score that nobody has confirmed: staff explain each', () => {
    expect(defero.promiseDays).toBeNull();
    inEachLanguage(defero.automatedDecisions, {
      nb: /kan være.*profilering.*et menneske ser på/,
      nn: /kan vere.*profilering.*eit menneske ser på/,
      en: /may be.*profiling.*ask a person to look/,
    });
  });
});

describe('all of them', () => {
  it('differ in how they erase, what they do sooner than the month, and what they assess first', () => {
    const differences = [...shipped.values()].map(({ id, erasure, backupDays, promptDays, assessmentRights }) => [
      id,
      erasure.exec,
      backupDays,
      promptDays,
      assessmentRights.length,
    ]);

    expect(differences).toEqual([
      ['defero', 'staff', null, {}, 0],
      ['defigo', 'immediate', 90, { erasure: 1 }, 0],
      ['digfo', 'staff', null, {}, 2],
      ['digitools', 'staff', null, { rectification: 1 }, 5],
      ['metafocus', 'manual', null, {}, 0],
    ]);
  });

  it('tell of every breach at Defigo only, and name who is responsible at Digitools only', () => {
    const ids = (those: (organisation: Organisation) => boolean) => [...shipped.values()].filter(those).map(({ id }) => id);

    expect(ids(({ breachNotifyAll }) => breachNotifyAll)).toEqual(['defigo']);
    expect(ids(({ responsible }) => responsible !== null)).toEqual(['digitools']);
  });

  it('remember who objected to marketing, so that a later import does not undo it', () => {
    expect([...shipped.values()].filter(({ suppression }) => !suppression)).toEqual([]);
  });

  it('take no fee, ask for no ID card and keep the promise still while they wait for an answer', () => {
    for (const { feesAllowed, identity, promisePauses } of shipped.values()) {
      expect({ feesAllowed, promisePauses }).toEqual({ feesAllowed: false, promisePauses: true });
      expect(JSON.stringify(identity.facts)).not.toMatch(/\bpass\b|førerkort|legitimasjon|fødselsnummer/i);
    }
  });

  it('hand out sensitive data on a strong proof at Defigo and Defero, whose code is good for a day', () => {
    const sensitive = [...shipped.values()].filter(({ identity }) => identity.sensitive).map(({ id }) => id);

    expect(sensitive).toEqual(['defero', 'defigo']);
    expect([...shipped.values()].map(({ identity }) => identity.codeMinutes)).toEqual([1440, 1440, 1440, 1440, 1440]);
  });

  it('no file claims a safeguard for data that leave the EEA, or a full list of recipients, that nobody has told', () => {
    const transfers = [...shipped.values()].flatMap(({ openQuestions, recipients }) =>
      (recipients ?? []).flatMap(({ transfer, safeguard }) =>
        transfer ? [{ transfer, safeguard, asked: openQuestions.join('\n') }] : [],
      ),
    );

    expect(transfers).toHaveLength(6);
    for (const { transfer, safeguard, asked } of transfers) {
      inEachLanguage(transfer, { nb: /^USA$/, nn: /^USA$/, en: /^the USA$/ });
      expect(safeguard).toBeNull();
      expect(asked).toContain('under which safeguard');
    }
    const incomplete = [...shipped.values()].filter(({ recipientsComplete }) => !recipientsComplete);
    expect(incomplete.map(({ id }) => id)).toEqual(['defero', 'digitools']);
    expect([...shipped.values()].filter(({ logicRequired }) => logicRequired).map(({ id }) => id)).toEqual(['defero']);
  });
});
