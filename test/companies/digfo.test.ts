import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { openTasks } from '../../src/cases/tasks.ts';
import type { Right } from '../../src/intents/classification.ts';
import { mail } from '../support/mail.ts';
import { eirik, ingrid, kari, per, priya } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';
import {
  endTask,
  eventTypes,
  knownFact,
  newestCase,
  organisationOf,
  prepare,
  send,
  settle,
  tasks,
  tryToApprove,
} from './desk.ts';

const open = () => openTestWorld();
const writes = (text: string, messageId = '<1@mail.example.no>', headers: readonly string[] = []) =>
  mail({ text: `Hei.\r\n\r\n${text}\r\n\r\nHilsen Kari`, messageId, headers });
const answering = (last: string) => [`In-Reply-To: ${last}`, `References: ${last}`];

const copy = 'Jeg vil ha en kopi av alle opplysninger dere behandler om meg.';
const recipients = ['Google (G Suite)', 'Google Forms', 'Typeform', 'ProsperWorks', 'Domeneshop'];
const ground = (right: Right) => ({
  [`${right}.assessment`]: 'Article 17(1)(a): the course is over, and nothing else needs the data.',
});
const more = { cause: 'complex', reason: 'Opplysningene ligger i to saker som gjelder flere personer.' };

async function arrived(text: string): Promise<TestWorld> {
  const frist = await open();
  await frist.arrive(writes(text));
  return frist;
}

describe('DIGFO answers', () => {
  it.each([
    ['access', copy],
    ['rectification', 'Opplysningene dere har om meg, er misvisende. Kan dere rette dem?'],
    ['erasure', 'Kan dere slette opplysningene om meg?'],
    ['restriction', 'Behold opplysningene mine, men ikke bruk dem før dette er avklart.'],
    ['portability', 'Jeg vil ta med meg opplysningene mine i en fil.'],
    ['objection', 'Jeg protesterer mot at dere behandler opplysninger om meg på bakgrunn av en interesseavveining.'],
    ['consent_withdrawal', 'Jeg trekker tilbake samtykket til spørreundersøkelsen.'],
    ['information', 'Bruker dere informasjonskapsler på nettsidene?'],
    ['complaint', 'Jeg vil klage på måten dere behandler personopplysningene mine på.'],
  ] as const)('DIG-1 limit: 30 days for %s, and so one day before the month in December', async (right, text) => {
    const frist = await open();
    frist.turnTo('2026-12-01T10:00');

    await frist.arrive(writes(text));

    expect((await newestCase(frist)).lines.map((line) => line.right)).toEqual([right]);
    expect(frist.smtp.mails).toMatchObject([
      { to: kari.address, inReplyTo: '<1@mail.example.no>', autoSubmitted: 'auto-replied' },
    ]);
    expect(frist.smtp.mails[0]?.text).toContain('senest 31. desember 2026');
  });

  it('DIG-1 extension: a notice inside the 30 days gives two months more', async () => {
    const frist = await open();
    frist.turnTo('2026-12-01T10:00');
    await frist.arrive(writes(copy));
    frist.turnTo('2026-12-31T10:00');

    const notice = await send(frist, { letter: 'extension', values: more });

    expect(notice.text).toContain('Du får svar senest 1. mars 2027. Før sa vi 31. desember 2026. Vi beklager');
  });

  it('DIG-1 extension: a notice on the day after is lawful, and says that the promise was broken', async () => {
    const frist = await open();
    frist.turnTo('2026-12-01T10:00');
    await frist.arrive(writes(copy));
    await frist.waitUntil('2027-01-04T09:00:00Z');

    const notice = await send(frist, { letter: 'extension', values: more });

    expect(notice.text).toContain('Før sa vi 31. desember 2026. Vi skulle ha svart deg eller sagt fra innen da. Vi beklager');
    expect(frist.board.lines).toContainEqual(expect.objectContaining({ type: 'alert', about: 'limit', days: -4 }));
    expect(frist.smtp.mails.map(({ to }) => to)).toContain('daglig.leder@digfo.example');
  });

  it('DIG-2 access: with a copy of everything, the recipients by name, and closes the case', async () => {
    const frist = await arrived(copy);

    const answer = await send(frist, { outcomes: { access: 'granted' }, identity: knownFact });

    expect(answer).toMatchObject({ to: kari.address, inReplyTo: '<1@mail.example.no>', references: ['<1@mail.example.no>'] });
    for (const part of [
      'Du får en kopi gjennom en sikker lenke',
      'hvis du har ringt, nummeret, når du ringte, hvor lenge, og et notat i saken',
      'USA, under EUs standardavtale',
      'bestilling av tilbud, påmelding til kurs, jobbsøknad',
      'fra en ansatt som har oppgitt deg som pårørende',
      'Datatilsynet (Postboks 458 Sentrum, 0105 Oslo',
      ...recipients,
    ])
      expect(answer.text).toContain(part);
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
    expect(await eventTypes(frist)).toEqual([
      'case_opened',
      'receipt_sent',
      'letter_planned',
      'mail_viewed',
      'identity_shown',
      'reply_approved',
      'reply_sent',
      'case_closed',
    ]);
  });

  it.each([
    ['mail-drive-crm', 'ProsperWorks'],
    ['forms-courses-applications', 'Typeform'],
    ['notes-and-calls', 'telefonsamtaler'],
    ['named-by-others', 'pårørende'],
  ])('DIG-2 access: waits until somebody has looked everywhere (%s: %s)', async (place, named) => {
    const frist = await arrived(copy);

    const outcome = await tryToApprove(frist, {
      outcomes: { access: 'granted' },
      identity: knownFact,
      unconfirmed: [`access/${place}`],
    });
    const review = await frist.verbs.reviewCase((await newestCase(frist)).id, { id: ingrid });

    expect(outcome).toMatchObject({ why: 'not_confirmed', missing: [`access/${place}`] });
    const shown = review.kind === 'review' ? review.draft?.confirmations : undefined;
    expect(shown?.find(({ id }) => id === `access/${place}`)?.text).toContain(named);
  });

  it('DIG-3 rectification: "misleading" and "complete" are asked, and the answer can say that something was completed', async () => {
    const frist = await arrived(
      'Opplysningene dere har om meg, er misvisende. Kan dere supplere dem? Det mangler at jeg sluttet i 2024.',
    );
    const values = {
      'rectification.corrected': 'Sluttdatoen 30. juni 2024 er lagt til i kurslisten.',
      'rectification.corrected_on': '2026-11-17',
    };

    const answer = await send(frist, {
      outcomes: { rectification: 'granted' },
      values: { ...values, 'rectification.how': 'completed' },
      identity: knownFact,
    });

    expect(answer.text).toContain('Vi fylte ut opplysningene om deg 17. november 2026.');
    expect(answer.text).toContain('Sluttdatoen 30. juni 2024 er lagt til i kurslisten.');
    expect(answer.text).not.toContain('Vi rettet');
    expect((await tasks(frist)).map((task) => task.replace(/ \d.*/, ''))).toEqual(
      recipients.map((name) => `tell_recipient:rectification:${name}`),
    );
  });

  it('DIG-3 rectification: says corrected where nothing else is said', async () => {
    const frist = await arrived('Adressen min er feil hos dere. Kan dere rette den?');

    const answer = await send(frist, {
      outcomes: { rectification: 'granted' },
      values: { 'rectification.corrected': 'Adressen i kurslisten.', 'rectification.corrected_on': '2026-11-17' },
      identity: knownFact,
    });

    expect(answer.text).toContain('Vi rettet opplysningene om deg 17. november 2026.');
  });

  it('DIG-4 erasure: no answer without a note on which situation of Article 17 it is', async () => {
    const frist = await arrived('Kan dere slette opplysningene om meg?');

    const without = await tryToApprove(frist, { outcomes: { erasure: 'granted' }, identity: knownFact });
    const answer = await send(frist, { outcomes: { erasure: 'granted' }, values: ground('erasure'), identity: knownFact });

    expect(without).toMatchObject({ why: 'assessment_missing', right: 'erasure' });
    expect(answer.text).toContain('Vi slettet opplysningene om deg 17. november 2026.');
    expect(answer.text).not.toMatch(/sikkerhetskopier|Article 17/);
  });

  it('DIG-4 restriction: the ground of Article 18 is chosen, and the person reads it', async () => {
    const frist = await arrived('Behold opplysningene mine, men ikke bruk dem før dette er avklart.');
    const values = {
      ...ground('restriction'),
      'restriction.data': 'notatet fra samtalen i mai',
      'restriction.restricted_on': '2026-11-17',
    };

    const without = await tryToApprove(frist, { outcomes: { restriction: 'granted' }, values, identity: knownFact });
    const answer = await send(frist, {
      outcomes: { restriction: 'granted' },
      values: { ...values, 'restriction.ground': 'art-18-1-a' },
      identity: knownFact,
    });

    expect(without).toMatchObject({ why: 'field_missing', missing: ['restriction.ground'] });
    expect(answer.text).toContain('du mener at de er feil, og vi må få tid til å sjekke');
    expect(await tasks(frist)).toContain('review_restriction:1 2026-12-17');
  });

  it('DIG-5 objection: refused only by somebody who says that it is not marketing, and on which ground', async () => {
    const frist = await arrived(
      'Jeg protesterer mot at dere behandler opplysninger om meg på bakgrunn av en interesseavveining.',
    );

    const unread = await prepare(frist, { outcomes: { objection: 'refused' } });
    await settle(frist, ['objection'], { notMarketing: true });
    const noGround = await tryToApprove(frist, { outcomes: { objection: 'refused' } });
    const form = await frist.verbs.fieldsOf((await newestCase(frist)).id, 'answer', { objection: 'refused' }, { id: ingrid });
    const answer = await send(frist, {
      outcomes: { objection: 'refused' },
      values: {
        'objection.legal_basis': 'art-21-1-grounds',
        'objection.reason': 'E-posten må sjekkes for virus, ellers er alle utrygge.',
      },
    });

    expect(unread).toMatchObject({ why: 'cannot_be_refused' });
    expect(noGround).toMatchObject({ why: 'field_missing', missing: expect.arrayContaining(['objection.legal_basis']) });
    const grounds = form.kind === 'form' ? form.fields.find(({ key }) => key === 'objection.legal_basis')?.choices : undefined;
    expect(grounds?.map(({ id }) => id)).toEqual(['art-21-1-grounds', 'art-21-1-claims', 'art-21-1-contract', 'art-21-1-law']);
    expect(answer.text).toContain(
      'vi har tvingende grunner til denne bruken, og de veier tyngre enn hensynet til deg (GDPR artikkel 21 nr. 1)',
    );
    expect(answer.text).toMatch(/Du kan klage til Datatilsynet[\s\S]*domstolene/);
  });

  it('DIG-6 portability: offers the file to the person and to another company', async () => {
    const frist = await arrived('Jeg vil ta med meg opplysningene mine i en fil.');

    const answer = await send(frist, {
      outcomes: { portability: 'granted' },
      values: { 'portability.format': 'json-csv' },
      identity: knownFact,
    });

    expect(answer.text).toContain('Du får opplysningene dine i en fil gjennom en sikker lenke');
    expect(answer.text).toContain('Filen har formatet JSON og CSV.');
    expect(answer.text).toContain('Vil du at vi sender filen rett til et annet firma? Svar på denne e-posten');
  });

  it('DIG-6 portability: says to whom the file went', async () => {
    const frist = await arrived(
      'Jeg vil ta med meg opplysningene mine i en fil, og at dere overfører dem til Kurs og Læring AS.',
    );

    const answer = await send(frist, {
      outcomes: { portability: 'granted' },
      values: { 'portability.format': 'csv', 'portability.sent_to': 'Kurs og Læring AS' },
      identity: knownFact,
    });

    expect(answer.text).toContain('Vi har også sendt filen rett til Kurs og Læring AS, slik du ba om.');
  });

  it('DIG-12 erasure: each of the five who got the data is told, and the case stays open until all are', async () => {
    const frist = await arrived('Kan dere slette opplysningene om meg?');
    await send(frist, { outcomes: { erasure: 'granted' }, values: ground('erasure'), identity: knownFact });

    const left = await tasks(frist);
    const [first, ...others] = recipients.map((name) => `tell_recipient:erasure:${name}`);
    for (const task of others) await endTask(frist, task);
    const waiting = (await newestCase(frist)).stage.status;
    const without = await endTask(frist, first ?? '', 'impossible');
    await endTask(frist, first ?? '', 'impossible', 'Google erases what we erase; nobody is there to be told.');

    expect(left).toEqual(recipients.map((name) => `tell_recipient:erasure:${name} 2026-11-24`));
    expect(waiting).toBe('follow_up');
    expect(without).toMatchObject({ why: 'no_reason' });
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DIG-12 cookies: there are none, and no web analysis', async () => {
    const frist = await arrived('Bruker dere informasjonskapsler på nettsidene?');

    const answer = await send(frist, { outcomes: { information: 'granted' } });

    expect(answer.text).toContain('Nettsidene våre bruker verken informasjonskapsler (cookies) eller webanalyse.');
    expect(answer.text).toContain(
      'ProsperWorks: lagrer kundekontakter (CRM) for oss. Opplysninger kan bli overført til USA, under EUs standardavtale',
    );
  });

  it.each([
    ['nb', kari, 'Hei, jeg vil ha innsyn i opplysningene dere har om meg. Hilsen Kari'],
    ['nn', eirik, 'Hei, eg vil ha innsyn i opplysningane de har om meg. Kva har de lagra? Helsing Eirik'],
    ['en', priya, 'Hello, I would like access to the personal data you hold about me. Regards, Priya'],
  ])(
    'DIG-13 authority: an answer in %s has the present address of Datatilsynet, not the one of the policy',
    async (_, from, text) => {
      const frist = await open();
      await frist.arrive(mail({ from, text }));

      const answer = await send(frist, { outcomes: { access: 'granted' }, identity: knownFact });

      expect(answer.to).toBe(from.address);
      expect(answer.text).toMatch(/Datatilsynet \(Postboks 458 Sentrum, 0105 Oslo, datatilsynet\.no, (\+47 )?22 39 69 00\)/);
      expect(answer.text).not.toMatch(/8177|0034/);
    },
  );
});

describe('DIGFO hears of it otherwise', () => {
  it('DIG-7 public access: is a kind of its own, has no limit, and is pointed to the right that there is', async () => {
    const frist = await arrived('Jeg ber om innsyn etter offentleglova i tilbudene deres.');
    const [sorted] = frist.board.sortedAway.at(-1)?.mails ?? [];

    const back = await frist.verbs.takeBack(sorted?.id ?? '', { id: per });
    await frist.deliver();
    const answer = await send(frist, { letter: 'freedom_of_information', by: per });

    expect(sorted).toMatchObject({ mailKind: 'foi_request' });
    expect(back.kind).toBe('opened');
    expect(answer.to).toBe(kari.address);
    expect(answer.text).toContain('Vi er et privat foretak, og da gjelder den ikke for oss.');
    expect(answer.text).toContain('Vil du heller se opplysninger om deg selv? Det har du rett til');
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'not_a_request' });
  });

  it('DIG-7 public access: beside a wish for own data, a person looks and the clock runs', async () => {
    const frist = await arrived(
      'Jeg ber om innsyn etter offentlighetsloven i saken om kurset, og innsyn i opplysninger om meg selv.',
    );

    expect(await newestCase(frist)).toMatchObject({ stage: { status: 'awaiting_triage' }, lines: [{ right: 'access' }] });
    expect(frist.smtp.mails[0]?.text).toContain('senest 17. desember 2026');
  });

  it('DIG-7 next of kin: the question where we have it from is answered', async () => {
    const frist = await arrived(
      'Jeg ble oppgitt som pårørende av en ansatt hos dere. Hvilke opplysninger har dere om meg, og hvor har dere dem fra?',
    );

    const answer = await send(frist, {
      outcomes: { access: 'granted' },
      values: { 'access.source': 'Navnet og nummeret ditt fikk vi fra en ansatt.' },
      identity: knownFact,
    });

    expect(answer.text).toContain('Hvor de kommer fra: se «Kilde».');
    expect(answer.text).toMatch(/Kilde: Det meste har vi fått fra deg.*Navnet og nummeret ditt fikk vi fra en ansatt\./);
    expect(answer.text).toContain('Opplysninger om andre tar vi ut der vi må verne dem.');
  });

  it('DIG-8 phone: a call is a request from when they called, whoever writes it down later', async () => {
    const frist = await open();
    frist.turnTo('2026-11-19T09:00');

    const opened = await frist.verbs.openByHand(
      {
        organisation: 'digfo',
        source: 'call',
        receivedAt: Temporal.Instant.from('2026-11-17T14:40:00Z'),
        note: 'Ringte fra nummeret på kurslisten. Vil ha kopi av alt, også samtalene.',
        requester: kari,
      },
      { id: per },
    );
    await settle(frist, ['access']);
    const answer = await send(frist, { outcomes: { access: 'granted' }, identity: knownFact });

    expect(opened).toEqual({ kind: 'opened', number: 'DIGFO-2026-0001' });
    expect(await newestCase(frist)).toMatchObject({ receiptSource: 'call', stage: { status: 'closed' } });
    expect(answer).toMatchObject({
      to: kari.address,
      subjectLine: 'Svar på henvendelsen din: Innsyn i opplysningene dine (DIGFO-2026-0001)',
    });
    expect(answer.text).toContain('Vi mottok henvendelsen din 17. november 2026.');
  });

  it('DIG-9 ID: a question never asks for a card, and one that comes unasked is deleted within a day', async () => {
    const frist = await arrived(copy);
    const form = await frist.verbs.fieldsOf((await newestCase(frist)).id, 'identity_request', {}, { id: ingrid });
    if (form.kind === 'refused') throw new Error(form.why);
    const question = await send(frist, { letter: 'identity_request', values: { ...form.values, reason: 'unknown-address' } });

    await frist.arrive(withPassport(question.messageId));
    const due = await tasks(frist);
    const moot = await endTask(frist, due[0]?.split(' ')[0] ?? '', 'not_needed', 'It was blurred.');
    const told = await send(frist, { letter: 'id_copy_deleted', by: per });

    expect(question.text).toContain('Ikke send kopi av pass eller førerkort, og ikke fødselsnummer.');
    expect(question.text).toContain('Vil du ikke sende det på e-post? Si fra, så finner vi en annen måte.');
    expect(due).toEqual([expect.stringMatching(/^delete_identity_copy:\S+ 2026-11-18$/)]);
    expect(moot).toMatchObject({ why: 'task_is_binding' });
    expect(told.text).toContain('Ikke send slike bilder på e-post.');
  });

  it('DIG-9 mail: no TLS, no letter: it waits for a person, and the clock runs', async () => {
    const frist = await arrived(copy);
    frist.smtp.answers.push({ kind: 'refused', permanent: true, problem: 'The mail server offers no TLS' });

    await tryToApprove(frist, { outcomes: { access: 'granted' }, identity: knownFact });
    frist.passSeconds(61);
    await frist.deliver();

    expect((await newestCase(frist)).stage).toMatchObject({ status: 'send_failed' });
    expect(frist.smtp.mails).toHaveLength(1);
    expect(frist.board.lines.at(-1)?.type).toBe('reply_failed');
  });

  it('DIG-10 kept: the inquiry, the answer, the address and the log of the case', async () => {
    const frist = await arrived(copy);

    const answer = await send(frist, { outcomes: { access: 'granted' }, identity: knownFact });

    const { records } = frist.world.store;
    const { mails, requester, sent } = await newestCase(frist);
    const kept = await Promise.all(mails.map(({ id }) => records.mails.get(id)));
    expect(kept.map((one) => one?.raw.toString())).toEqual([writes(copy)]);
    expect(requester).toEqual(kari);
    expect(sent).toMatchObject([{ letter: 'answer' }]);
    const approved = (await records.cases.events((await newestCase(frist)).id)).find(({ type }) => type === 'reply_approved');
    const draft = approved?.type === 'reply_approved' ? await records.drafts.get(approved.data.draftId) : undefined;
    expect(draft?.mail.text).toBe(answer.text);
  });

  it('DIG-11 surveys: consent is taken back with no question of who asks, within two working days', async () => {
    const frist = await arrived('Jeg trekker tilbake samtykket til spørreundersøkelsen.');
    const due = await tasks(frist);
    const asked = await prepare(frist, { letter: 'identity_request', values: { reason: 'not-proven', needed: 'navn' } });
    const refused = await prepare(frist, { outcomes: { consent_withdrawal: 'refused' } });

    const answer = await send(frist, {
      outcomes: { consent_withdrawal: 'granted' },
      values: {
        'consent_withdrawal.consent': 'svarene i undersøkelsen om kurset',
        'consent_withdrawal.stopped_on': '2026-11-17',
      },
    });

    expect(due).toEqual(['stop:consent_withdrawal 2026-11-19']);
    expect(asked).toMatchObject({ why: 'identity_not_needed' });
    expect(refused).toMatchObject({ why: 'cannot_be_refused' });
    expect(answer.text).toContain('Du har trukket tilbake dette samtykket: svarene i undersøkelsen om kurset');
    // The answers are erased, and whoever got them is told (Art. 17(1)(b), 19).
    const toTell = openTasks(await newestCase(frist), organisationOf(frist));
    expect(new Set(toTell.map(({ kind }) => kind))).toEqual(new Set(['tell_recipient']));
    for (const { id } of toTell) await endTask(frist, id);
    expect((await newestCase(frist)).stage.status).toBe('closed');
  });

  it('DIG-11 surveys: whoever answered anonymously cannot be found, and is told so', async () => {
    const frist = await arrived('Jeg vil ha en kopi av svarene jeg ga i den anonyme spørreundersøkelsen.');
    await settle(frist, ['access']);
    await send(frist, {
      letter: 'identity_request',
      values: { reason: 'not-enough', needed: 'noe som viser hvilket svar som er ditt' },
    });
    await frist.arrive(writes('Det har jeg ikke, den var jo anonym.', '<2@mail.example.no>', answering('<1@mail.example.no>')));

    const answer = await send(frist, {
      outcomes: { access: 'not_identified' },
      values: {
        'access.legal_basis': 'art-11-2',
        'access.tried': 'Undersøkelsen var anonym. Svarene har verken navn eller adresse.',
        'access.can_send': 'Noe som bare står i svaret ditt.',
      },
    });

    expect(answer).toMatchObject({ to: kari.address, inReplyTo: '<2@mail.example.no>' });
    expect(answer.text).toContain(
      'opplysningene vi har, ikke viser hvem de gjelder, så vi kan ikke finne dine (GDPR artikkel 11 nr. 2)',
    );
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });
});

/** An answer to our question with a picture that nobody asked for. */
function withPassport(last: string): string {
  const [head = '', text = ''] = writes('Her er passet mitt.', '<2@mail.example.no>', answering(last)).split('\r\n\r\n');
  const mixed = head.replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=b');
  return [
    mixed,
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${text}\r\n\r\nHer er passet mitt.`,
    '--b',
    'Content-Type: image/jpeg; name="pass.jpg"',
    'Content-Disposition: attachment; filename="pass.jpg"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(9000, 7).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
}
