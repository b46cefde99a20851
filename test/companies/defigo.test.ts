import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Right } from '../../src/intents/classification.ts';
import { makeDueDigests } from '../../src/workflow/post-digest.ts';
import { databaseFile, openTestStore } from '../support/database.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per, priya } from '../support/people.ts';
import type { TestWorld } from '../support/world.ts';
import { company, endTask, eventTypes, knownFact, newestCase, prepare, send, tasks, tryToApprove } from './desk.ts';

const mailboxAddress = 'personvern@defigo.example';
const manager = 'leder@defigo.example';
const { open } = company('defigo', { mailboxAddress, managers: [manager] });

const writes = (text: string, messageId = '<1@mail.example.no>', headers: readonly string[] = []) =>
  mail({ to: mailboxAddress, text: `Hei.\r\n\r\n${text}\r\n\r\nHilsen Kari`, messageId, headers });
const answering = (last: string) => [`In-Reply-To: ${last}`, `References: ${last}`];

const overview =
  'Jeg bruker ikke appen. Jeg vil ha en gjennomgang av hvilke personopplysninger som lagres om meg, og hva de brukes til.';
const erasure = 'Jeg har flyttet ut og bruker ikke appen. Kan dere slette all informasjon om meg?';
const neighbour = 'I appen deres ser jeg navnet og telefonnummeret til naboen min. Det må være en feil.';
const suppliers = 'Skydrift AS lagrer kopien for oss, og Tekstmelding AS sender kodene.';

/** Two factors, since the copy may hold the log of the door (DEF-5): a code to the address on record, and a fact that we asked for. */
async function proveTwice(frist: TestWorld): Promise<void> {
  await send(frist, { letter: 'identity_request', values: { needed: 'telefonnummeret vi har registrert', reason: 'sensitive' } });
  await send(frist, { letter: 'identity_code', values: { address: kari.address } });
  const code = frist.smtp.mails.at(-1)?.messageId ?? '';
  await frist.arrive(writes('Koden er 482913.', '<code@mail.example.no>', answering(code)));
  const { id } = await newestCase(frist);
  await frist.verbs.showIdentity(id, knownFact, { id: per });
}

describe('Defigo, asked for an overview', () => {
  it('DEF-3 access: words of the policy are a request, and the copy goes out with everything that Article 15(1) names', async () => {
    const frist = await open();

    await frist.arrive(writes(overview));
    await proveTwice(frist);
    const answer = await send(frist, { outcomes: { access: 'granted' }, values: { 'access.recipients': suppliers } });

    expect((await newestCase(frist)).lines).toMatchObject([{ right: 'access' }]);
    expect(answer).toMatchObject({ to: kari.address, inReplyTo: '<code@mail.example.no>', subjectLine: 'Re: Spørsmål' });
    for (const part of [
      /Du får en kopi gjennom en sikker lenke/,
      /Formål: å gi deg Defigo-tjenesten/,
      /navn, adresse, e-postadresse, telefonnummer, og leiligheten eller kontoret/,
      /Mottakere, altså de som får opplysninger fra oss:\nSkydrift AS/,
      /Lagringstid: Vi lagrer opplysningene så lenge du er bruker/,
      /Dine rettigheter: Du kan be om retting og sletting/,
      /Datatilsynet \(Postboks 458 Sentrum/,
      /Kilde: Brukerne legger selv inn/,
      /Automatiske avgjørelser: Ingen avgjørelse/,
      /Hva vi bruker opplysningene til: se «Formål»/,
    ])
      expect(answer.text).toMatch(part);
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DEF-3 the app: stands beside the copy, and never closes the case in its place', async () => {
    const frist = await open();
    await frist.arrive(writes(overview));
    await proveTwice(frist);

    const withoutCopy = await tryToApprove(frist, {
      outcomes: { access: 'granted' },
      values: { 'access.recipients': suppliers },
      unconfirmed: ['access/copy-ready'],
    });
    const review = await prepare(frist, { outcomes: { access: 'granted' }, values: { 'access.recipients': suppliers } });

    expect(withoutCopy).toMatchObject({ why: 'not_confirmed', missing: ['access/copy-ready'] });
    expect(review).toMatchObject({ draft: { body: expect.stringMatching(/Du får en kopi[\s\S]*kan du også se opplysningene/) } });
    expect((await newestCase(frist)).stage.status).toBe('drafted');
  });

  async function approvedWithout(check: string) {
    const frist = await open();
    await frist.arrive(writes(overview));
    await proveTwice(frist);
    const values = { 'access.recipients': suppliers };
    return tryToApprove(frist, { outcomes: { access: 'granted' }, values, unconfirmed: [check] });
  }

  it('DEF-4 data held: no answer before somebody has gone through the five kinds that the policy names', async () => {
    expect(await approvedWithout('access/five-fields')).toMatchObject({ why: 'not_confirmed', missing: ['access/five-fields'] });
  });

  it('DEF-5 logs: no answer before somebody has searched the log of security events', async () => {
    expect(await approvedWithout('access/security-log')).toMatchObject({
      why: 'not_confirmed',
      missing: ['access/security-log'],
    });
  });

  it('DEF-4 identity: the question is about flat and phone, and never about an ID card', async () => {
    const frist = await open();
    await frist.arrive(writes(overview));

    const form = await frist.verbs.fieldsOf((await newestCase(frist)).id, 'identity_request', {}, { id: ingrid });
    if (form.kind === 'refused') throw new Error(form.why);
    const question = await send(frist, { letter: 'identity_request', by: per, values: { ...form.values, reason: 'sensitive' } });

    expect(question).toMatchObject({ to: kari.address, inReplyTo: '<1@mail.example.no>' });
    expect(question.text).toContain(
      'Dette trenger vi fra deg:\nleiligheten eller kontoret der du bruker Defigo\ntelefonnummeret vi har registrert\n',
    );
    expect(question.text).toContain('Ikke send kopi av pass eller førerkort, og ikke fødselsnummer.');
    expect(question.text).toContain('Fristen står stille til vi har fått svaret ditt.');
    expect((await newestCase(frist)).stage).toEqual({ status: 'waiting', about: 'identity' });
  });

  it('DEF-4 identity: somebody who writes English is asked in English', async () => {
    const frist = await open();
    await frist.arrive(
      mail({ to: mailboxAddress, from: priya, text: 'Hello, please tell me which data you hold about me. Priya' }),
    );

    const form = await frist.verbs.fieldsOf((await newestCase(frist)).id, 'identity_request', {}, { id: ingrid });

    expect(form).toMatchObject({
      values: { needed: 'the flat or office where you use Defigo\nthe phone number we have on record' },
    });
  });

  it('DEF-5 logs: one proof is not enough for what may show who came home and when', async () => {
    const frist = await open();
    await frist.arrive(writes(overview));

    const outcome = await tryToApprove(frist, {
      outcomes: { access: 'granted' },
      values: { 'access.recipients': suppliers },
      identity: knownFact,
    });

    expect(outcome).toMatchObject({ why: 'identity_missing', level: 'strong' });
    expect(frist.smtp.mails).toHaveLength(1);
  });

  it('DEF-9 recipients: no supplier is named in the policy, so the answer waits until staff name them', async () => {
    const frist = await open();
    await frist.arrive(writes(overview));
    await proveTwice(frist);

    expect(await tryToApprove(frist, { outcomes: { access: 'granted' } })).toMatchObject({
      why: 'gap_left',
      gap: expect.stringContaining('hvem som har fått opplysningene'),
    });
  });

  it('DEF-12 fee: there is none, not even for somebody who asks again and again', async () => {
    const frist = await open();
    for (const n of [1, 2, 3]) await frist.arrive(writes(overview, `<${n}@mail.example.no>`));
    const { id } = await newestCase(frist);

    const review = await frist.verbs.reviewCase(id, { id: ingrid });
    const fee = { amount: '200 kroner', legal_basis: 'art-12-5-a', reason: 'Du har spurt tre ganger.' };

    expect(review).toMatchObject({ kind: 'review', letters: expect.not.arrayContaining(['fee']) });
    expect(await prepare(frist, { letter: 'fee', values: fee })).toMatchObject({ why: 'no_fees' });
  });

  it('DEF-2 limit: the month of the law, since the policy promises no days', async () => {
    const frist = await open();

    await frist.arrive(writes(overview));

    expect(frist.smtp.mails[0]).toMatchObject({
      to: kari.address,
      autoSubmitted: 'auto-replied',
      inReplyTo: '<1@mail.example.no>',
    });
    expect(frist.smtp.mails[0]?.text).toContain('senest 17. desember 2026');
    expect(frist.smtp.mails[0]?.text).toContain('Saksnummeret er DEFIGO-2026-0001');
  });

  it('DEF-1 role: a housing association is nobody to hand a user on to', async () => {
    const frist = await open();
    await frist.arrive(writes('Jeg bor i Eksempelgata borettslag. Hvilke data er registrert om meg i systemet?'));

    const onwards = { controller: 'Eksempelgata borettslag', address: 'styret@borettslag.example', wish: 'innsyn' };

    expect(await prepare(frist, { letter: 'to_controller', values: onwards })).toMatchObject({ why: 'not_a_processor' });
    expect(await prepare(frist, { letter: 'forwarded', values: { controller: onwards.controller } })).toMatchObject({
      why: 'not_a_processor',
    });
  });
});

describe('Defigo, asked to erase', () => {
  async function erasedOnWednesday() {
    const frist = await open();
    await frist.arrive(writes(erasure));
    const { id } = await newestCase(frist);
    await frist.verbs.showIdentity(id, knownFact, { id: per });
    const due = await tasks(frist);
    const tooSoon = await tryToApprove(frist, { outcomes: { erasure: 'granted' } });
    frist.turnTo('2026-11-18T10:00');
    await endTask(frist, 'erase:erasure');
    frist.turnTo('2026-11-19T10:00');
    const answer = await send(frist, { outcomes: { erasure: 'granted' } });
    return { frist, due, tooSoon, answer };
  }

  it('DEF-7 at once: no later than the next working day, and the answer only after it is done', async () => {
    const { frist, due, tooSoon, answer } = await erasedOnWednesday();

    expect(due).toEqual(['erase:erasure 2026-11-18']);
    expect(tooSoon).toMatchObject({ why: 'not_done_yet', task: 'erase' });
    expect(answer).toMatchObject({ to: kari.address, inReplyTo: '<1@mail.example.no>' });
    expect(answer.text).toContain('Vi slettet opplysningene om deg 18. november 2026.');
    const events = await eventTypes(frist);
    expect(events.indexOf('task_ended')).toBeLessThan(events.indexOf('reply_approved'));
  });

  it('DEF-7 nobody is erased before we know who asks', async () => {
    const frist = await open();

    await frist.arrive(writes(erasure));

    expect(await tasks(frist)).toEqual([]);
    expect(await endTask(frist, 'erase:erasure')).toMatchObject({ why: 'no_such_task' });
  });

  it('DEF-8 backups: the answer names the day, the case stays open until then, and the person is told when they are gone', async () => {
    const { frist, answer } = await erasedOnWednesday();
    const left = await tasks(frist);
    await endTask(frist, 'tell_recipient:erasure');
    const early = await endTask(frist, 'confirm_purge');
    const moot = await endTask(frist, 'purge_backups', 'not_needed', 'nobody will look');
    const waiting = (await newestCase(frist)).stage.status;

    frist.turnTo('2027-02-16T09:00');
    const tooSoon = await prepare(frist, { letter: 'backup_purged', values: { purged_on: '2027-02-16' } });
    await endTask(frist, 'purge_backups');
    const told = await send(frist, { letter: 'backup_purged', by: per, values: { purged_on: '2027-02-16' } });

    expect(answer.text).toContain('sikkerhetskopier til senest 16. februar 2027. Da er de borte der også.');
    expect(left).toEqual(['tell_recipient:erasure 2026-11-26', 'purge_backups 2027-02-16', 'confirm_purge 2027-02-16']);
    expect(early).toMatchObject({ why: 'tell_the_person_first', letter: 'backup_purged' });
    expect(moot).toMatchObject({ why: 'task_is_binding' });
    expect(waiting).toBe('follow_up');
    expect(tooSoon).toMatchObject({ why: 'not_done_yet', task: 'purge_backups' });
    expect(told.text).toContain('Siden 16. februar 2027 er det vi slettet, borte fra sikkerhetskopiene våre også.');
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DEF-8 digest: an overdue purge is in it, and the case is not called late', async () => {
    const { frist } = await erasedOnWednesday();
    await endTask(frist, 'tell_recipient:erasure');

    frist.turnTo('2027-02-17T08:00');
    await makeDueDigests(frist.world);
    await frist.deliver();

    const digest = frist.smtp.mails.at(-1);
    expect(digest?.to).toBe(manager);
    expect(digest?.text).toMatch(/DEFIGO-2026-0001.*sikkerhetskopi.*16\. februar 2027/);
    expect(digest?.text).not.toContain('Over fristen');
  });

  it('DEF-8 an overdue purge is told in the thread and to managers', async () => {
    const { frist } = await erasedOnWednesday();

    await frist.waitUntil('2027-02-17T09:00:00Z');

    expect(frist.board.lines).toContainEqual(expect.objectContaining({ type: 'alert', about: 'task', days: -1 }));
    const toManager = frist.smtp.mails.filter(({ to }) => to === manager).at(-1)?.text;
    expect(toManager).toContain('Sak DEFIGO-2026-0001 hos Defigo: noe som er lovet, er ikke gjort.');
    expect(toManager).not.toContain('Svaret skal');
  });

  it('DEF-6 anonymous use: the answer offers it', async () => {
    const { answer } = await erasedOnWednesday();

    expect(answer.text).toContain('Du kan fortsatt bruke Defigo anonymt, men da med noen færre funksjoner.');
  });

  it('DEF-6 who cannot be identified is told so, with what they can still send', async () => {
    const frist = await open();
    await frist.arrive(writes('Jeg har bare brukt Defigo anonymt. Slett alt dere har om meg.'));
    const values = {
      'erasure.legal_basis': 'art-11-2',
      'erasure.tried': 'Vi søkte på e-postadressen du skrev fra. Den er ikke knyttet til noen bruker.',
      'erasure.can_send': 'Leiligheten eller kontoret, og telefonnummeret du brukte.',
    };

    const unasked = await prepare(frist, { outcomes: { erasure: 'not_identified' }, values });
    await send(frist, { letter: 'identity_request', values: { reason: 'unknown-address', needed: 'telefonnummeret' } });
    const answer = await send(frist, { outcomes: { erasure: 'not_identified' }, values });

    expect(unasked).toMatchObject({ why: 'nobody_was_asked' });
    expect(answer.text).toContain('ikke viser hvem de gjelder, så vi kan ikke finne dine (GDPR artikkel 11 nr. 2)');
    expect(answer.text).not.toContain('Vi slettet');
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });
});

describe('Defigo', () => {
  it('DEF-9 marketing: stops within two working days, with no question of who asks, and is never refused', async () => {
    const frist = await open();
    await frist.arrive(writes('Jeg vil ikke ha mer reklame fra dere.'));
    const due = await tasks(frist);
    const refused = await prepare(frist, { outcomes: { objection: 'refused' } });
    const asked = await prepare(frist, { letter: 'identity_request', values: { reason: 'not-proven', needed: 'telefon' } });

    const answer = await send(frist, {
      outcomes: { objection: 'granted' },
      values: { 'objection.use': 'marketing', 'objection.stopped_on': '2026-11-17' },
    });
    const left = await tasks(frist);
    await endTask(frist, 'suppress');

    expect(due).toEqual(['stop:objection 2026-11-19']);
    expect(refused).toMatchObject({ why: 'cannot_be_refused' });
    expect(asked).toMatchObject({ why: 'identity_not_needed' });
    expect(answer.text).toContain('Vi stoppet bruken du protesterer mot, 17. november 2026.');
    expect(answer.text).toContain('Du får ikke mer markedsføring fra oss.');
    expect(left).toEqual(['suppress 2026-11-19']);
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DEF-10 staff: who is not on the list says yes to nothing, and every look at a mail is on record', async () => {
    const frist = await open();
    await frist.arrive(writes('Jeg vil ikke ha mer reklame fra dere.'));
    const letter = {
      outcomes: { objection: 'granted' },
      values: { 'objection.use': 'marketing', 'objection.stopped_on': '2026-11-17' },
    } as const;

    const byPer = await tryToApprove(frist, { ...letter, by: per });

    const events = await frist.world.store.records.cases.events((await newestCase(frist)).id);
    expect(byPer).toMatchObject({ why: 'not_an_approver', approvers: [ingrid] });
    expect(events).toContainEqual(expect.objectContaining({ type: 'mail_viewed', by: per }));
    expect(events.at(-1)).toMatchObject({ type: 'approval_denied', by: per });
  });

  it('DEF-11 security: nothing of a mail can be read in the database file', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    const receivedAt = Temporal.Instant.from('2026-11-17T08:14:00Z');
    const place = { organisation: 'defigo', folder: 'INBOX', uidValidity: '1', uid: 1, receivedAt };

    await store.records.mails.keep({ ...place, raw: Buffer.from(writes(overview)) });
    await store.close();

    const bytes = readFileSync(file).toString('latin1');
    expect(bytes).toContain('INBOX');
    for (const word of ['personopplysninger', kari.address, 'Hilsen Kari']) expect(bytes).not.toContain(word);
  });

  it('DEF-13 breach: people are called at night, and everybody affected is told, whatever the risk', async () => {
    const frist = await open();
    frist.turnTo('2026-11-21T23:30');
    await frist.arrive(writes(neighbour));
    await frist.tend();
    const due = await tasks(frist);
    const called = frist.board.lines.filter((line) => line.type === 'alert');
    const mailed = frist.smtp.mails.filter(({ to }) => to === manager).map(({ text }) => text);
    const moot = await endTask(frist, 'inform_affected', 'not_needed', 'The risk is low.');
    const answer = await send(frist, {
      outcomes: { breach: 'granted' },
      values: {
        'breach.happened': 'To leiligheter var byttet om i registeret.',
        'breach.consequences': 'Naboen kan ha sett navnet og nummeret ditt.',
        'breach.measures': 'Vi rettet registeret samme kveld.',
      },
    });
    const stillOpen = (await newestCase(frist)).stage.status;
    for (const task of ['judge_breach', 'notify_authority', 'inform_affected']) await endTask(frist, task);

    expect(due).toEqual(['judge_breach 2026-11-22', 'inform_affected 2026-11-22', 'notify_authority 2026-11-24']);
    expect(called).toContainEqual(expect.objectContaining({ about: 'breach', to: [ingrid] }));
    expect(mailed[0]).toContain(
      'mulig brudd på sikkerheten. Det må vurderes nå.\n\nEr det et brudd, må Datatilsynet som regel ha melding innen 72 timer.',
    );
    expect(moot).toMatchObject({ why: 'task_is_binding' });
    expect(answer.text).toContain('Alle som er berørt, har fått beskjed.');
    expect(stillOpen).toBe('follow_up');
    expect((await newestCase(frist)).stage.status).toBe('closed');
  });

  it.each([
    ['rectification', 'Telefonnummeret mitt er feil hos dere. Kan dere rette det?'],
    ['restriction', 'Ikke bruk opplysningene mine før dette er avklart. Behold dem, men ikke bruk dem.'],
    ['portability', 'Jeg vil ta med meg opplysningene mine i en fil, for jeg bytter til en annen leverandør.'],
    ['objection', 'Jeg protesterer mot at dere bruker opplysningene mine til statistikk.'],
    ['complaint', 'Jeg vil klage på måten dere behandler personopplysningene mine på.'],
  ] as const)('DEF-14 %s is not in the policy and is there by law, with Datatilsynet', async (right: Right, text) => {
    const frist = await open();

    await frist.arrive(writes(text));
    const review = await frist.verbs.reviewCase((await newestCase(frist)).id, { id: ingrid });

    expect((await newestCase(frist)).lines.map((line) => line.right)).toEqual([right]);
    expect(review).toMatchObject({ draft: { closing: expect.stringContaining('Du kan klage til Datatilsynet') } });
  });
});
