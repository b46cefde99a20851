import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { RecordDisclosure } from '../../src/workflow/staff-verbs.ts';
import { ingrid, kari, per } from '../support/people.ts';
import type { TestWorld } from '../support/world.ts';
import { company, endTask, eventTypes, knownFact, newestCase, prepare, send, settle, tasks, tryToApprove } from './desk.ts';

const mailboxAddress = 'dpo@defero.no';
const dpo = 'U0DPO';
const bankid = { method: 'bankid', note: 'logged in on Min Side' } as const;

const { open, fromKari } = company('defero', { mailboxAddress });

/** What only staff know of one person: how the score came about, and who else got data («våre samarbeidspartnere»). */
const toldByStaff = {
  'access.logic': 'Kredittbyrå AS regner ut scoren. Inntekten din talte mest.',
  'access.recipients': '- Kredittbyrå AS: regner ut kredittscoren',
};
const access = { outcomes: { access: 'granted' }, values: toldByStaff, identity: bankid } as const;
const json = { outcomes: { portability: 'granted' }, values: { 'portability.format': 'json-csv' }, identity: bankid } as const;

/** The tax authority demands data by letter, and a colleague notes that it got them. */
async function demanded(frist: TestWorld, different: Partial<RecordDisclosure> = {}) {
  await frist.verbs.openByHand(
    {
      organisation: 'defero',
      source: 'letter',
      receivedAt: Temporal.Instant.from('2026-11-16T08:00:00Z'),
      note: 'Skatteetaten krever navn og adresse.',
      requester: kari,
    },
    { id: per },
  );
  const disclosure = {
    on: Temporal.PlainDate.from('2026-11-16'),
    secret: false,
    note: 'Skatteetaten, navn og adresse, skatteforvaltningsloven § 10-2',
    ...different,
  };
  return frist.verbs.recordDisclosure((await newestCase(frist)).id, disclosure, { id: per });
}

describe('Defero', () => {
  it('DFO-1 the data protection officer reads and takes cases, and does not approve', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg.'));

    await frist.verbs.takeCase((await newestCase(frist)).id, { id: dpo });
    const byOfficer = await tryToApprove(frist, { ...access, by: dpo });

    expect(byOfficer).toMatchObject({ why: 'not_an_approver', approvers: [ingrid] });
    expect(await eventTypes(frist)).toEqual(expect.arrayContaining(['mail_viewed', 'approval_denied']));
    expect(frist.smtp.mails).toHaveLength(1);
  });

  it('DFO-2 the copy is on Min Side; the mail holds no file and no figure', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg, også kredittscoren.'));

    const answer = await send(frist, access);

    expect(answer.text).toContain('Du får en kopi på Min Side, når du har logget inn med BankID.');
    expect(answer.text).not.toMatch(/vedlagt|vedlegg|egen e-post|sikker lenke/);
    expect(answer.text).not.toMatch(/score[^.\n]*\d/i);
    expect(Object.keys(answer)).not.toContain('attachments');
  });

  it('DFO-3 what is held by agreement can be seen and taken along', async () => {
    const frist = await open();
    await frist.arrive(
      fromKari('Jeg ønsker innsyn i alt dere har om meg. Jeg vil også ta med meg opplysningene jeg har gitt dere, som fil.'),
    );

    const answer = await send(frist, {
      outcomes: { ...access.outcomes, ...json.outcomes },
      values: { ...toldByStaff, ...json.values },
      identity: bankid,
    });

    expect(answer.text).toMatch(/fødselsdato og komplett kredittrapport på Min Side\s+Formål:[\s\S]*avtalen med deg/);
    expect(answer.text).toContain('Filen har formatet JSON og CSV.');
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DFO-4 consent to credit data is taken back: stopped in two working days, and what rested on it alone is erased', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Stopp å hente kredittopplysninger om meg. Jeg trekker samtykket.'));
    const due = await tasks(frist);
    const letter = {
      outcomes: { consent_withdrawal: 'granted' },
      values: {
        'consent_withdrawal.consent': 'å hente kredittopplysninger om deg',
        'consent_withdrawal.stopped_on': '2026-11-17',
      },
    } as const;

    const notErased = await tryToApprove(frist, { ...letter, unconfirmed: ['consent_withdrawal/consent-data-deleted'] });
    const refused = await tryToApprove(frist, { outcomes: { consent_withdrawal: 'refused' } });
    const answer = await send(frist, letter);

    expect(due).toEqual(['stop:consent_withdrawal 2026-11-19']);
    expect(notErased).toMatchObject({ why: 'not_confirmed', missing: ['consent_withdrawal/consent-data-deleted'] });
    expect(refused).toMatchObject({ why: 'cannot_be_refused', right: 'consent_withdrawal' });
    expect(answer.text).toContain('Det vi bare hadde på grunn av samtykket, har vi slettet.');
    expect(await tasks(frist)).toEqual([
      'tell_recipient:consent_withdrawal 2026-11-24',
      'tell_recipient:consent_withdrawal:BankID 2026-11-24',
    ]);
  });

  it('DFO-4 an error in credit data may stand with the agency too, and a score is seen but not taken along', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Betalingsanmerkningen dere har på meg er feil. Rett det.'));
    const corrected = await send(frist, {
      outcomes: { rectification: 'granted' },
      values: {
        'rectification.corrected': 'Betalingsanmerkningen er fjernet fra Min Side.',
        'rectification.corrected_on': '2026-11-17',
      },
      identity: bankid,
    });
    await frist.arrive(fromKari('Jeg vil ta med meg opplysningene jeg har gitt dere, som fil.'));
    const taken = await send(frist, json);

    expect(corrected.text).toContain('kan den også stå hos foretaket som har laget den. Be dem rette den der.');
    expect(taken.text).toContain(
      'Kredittscore og vurdering av risiko er derfor ikke med. Det kan du få se hvis du ber om innsyn.',
    );
  });

  it('DFO-5 an objection to testing is assessed, and the data are not used for it meanwhile', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg protesterer mot at dere bruker opplysningene mine til testing og statistikk.'));
    const before = await tasks(frist);
    await settle(frist, ['objection'], { notMarketing: true });
    const meanwhile = await tasks(frist);

    const answer = await send(frist, {
      outcomes: { objection: 'granted' },
      values: { 'objection.use': 'testing', 'objection.stopped_on': '2026-11-17' },
    });

    expect(before).toEqual(['stop:objection 2026-11-19']);
    expect(meanwhile).toEqual(['restrict:objection 2026-11-19']);
    expect(answer.text).toContain('Vi bruker ikke lenger opplysninger om deg til testing.');
    expect((await newestCase(frist)).tasksEnded['restrict:objection']).toMatchObject({ how: 'done' });
  });

  it('DFO-5 it is refused only with grounds that are shown', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg protesterer mot at dere bruker opplysningene mine til testing og statistikk.'));
    const refused = {
      outcomes: { objection: 'refused' },
      values: {
        'objection.legal_basis': 'art-21-1-grounds',
        'objection.reason': 'Uten testen vet vi ikke om scoren blir regnet riktig.',
      },
    } as const;

    const asMarketing = await tryToApprove(frist, refused);
    await settle(frist, ['objection'], { notMarketing: true });
    const withoutReason = await tryToApprove(frist, { ...refused, values: { 'objection.legal_basis': 'art-21-1-grounds' } });
    const answer = await send(frist, refused);

    expect(asMarketing).toMatchObject({ why: 'cannot_be_refused', right: 'objection' });
    expect(withoutReason).toMatchObject({ why: 'field_missing', missing: ['objection.reason'] });
    expect(answer.text).toContain('Uten testen vet vi ikke om scoren blir regnet riktig.');
    expect(answer.text).toContain('Du kan klage til Datatilsynet');
  });

  it('DFO-6 marketing stops at once, without a word on who asks, and the answer names the day', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Slutt å sende meg reklame, jeg trekker samtykket til markedsføring.'));
    const due = await tasks(frist);

    const asked = await prepare(frist, { letter: 'identity_request' });
    const answer = await send(frist, {
      outcomes: { objection: 'granted', consent_withdrawal: 'granted' },
      values: {
        'objection.use': 'marketing',
        'objection.stopped_on': '2026-11-17',
        'consent_withdrawal.consent': 'markedsføring på e-post',
        'consent_withdrawal.stopped_on': '2026-11-17',
      },
    });
    const left = await tasks(frist);
    await endTask(frist, 'suppress');
    await endTask(frist, 'tell_recipient:consent_withdrawal');
    await endTask(frist, 'tell_recipient:consent_withdrawal:BankID');

    expect(due.toSorted()).toEqual(['stop:consent_withdrawal 2026-11-19', 'stop:objection 2026-11-19']);
    expect(asked).toMatchObject({ why: 'identity_not_needed' });
    expect(answer.text.match(/stoppet bruken[^.]*17\. november 2026/g)).toHaveLength(2);
    expect(answer.text).toContain('Du får ikke mer markedsføring fra oss.');
    expect(left).toEqual([
      'suppress 2026-11-19',
      'tell_recipient:consent_withdrawal 2026-11-24',
      'tell_recipient:consent_withdrawal:BankID 2026-11-24',
    ]);
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DFO-7 who asks for "a minimum" meets a person, who reads it as restriction', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg ber om at dere kun benytter et minimum av personopplysninger om meg.'));
    const before = await newestCase(frist);
    await settle(frist, ['restriction']);
    const due = await tasks(frist);
    const answer = await send(frist, {
      outcomes: { restriction: 'granted' },
      values: {
        'restriction.data': 'Alt vi bruker til statistikk og testing.',
        'restriction.restricted_on': '2026-11-17',
        'restriction.ground': 'minimum',
      },
      identity: bankid,
    });

    expect(before.stage).toMatchObject({ status: 'awaiting_triage' });
    expect(due).toEqual(['restrict:restriction 2026-11-17']);
    expect(answer.text).toContain('Vi gjør det fordi du ber oss bruke så lite som mulig om deg');
    expect(answer.text).toContain('Før vi tar dem i bruk igjen, sier vi fra til deg.');
    expect(await tasks(frist)).toEqual([
      'tell_recipient:restriction 2026-11-24',
      'tell_recipient:restriction:BankID 2026-11-24',
      'review_restriction:1 2026-12-17',
    ]);
  });

  it('DFO-8 an account is closed and its data erased, but what is kept is named with its reason and day', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Slett Defero-kontoen min.'));
    await settle(frist, ['erasure']);

    const answer = await send(frist, {
      outcomes: { erasure: 'partly' },
      values: {
        'erasure.withheld': 'Kvitteringen for abonnementet.',
        'erasure.legal_basis': 'art-17-3-b-bookkeeping',
        'erasure.reason': 'Kvitteringen er fra 2025.',
        'erasure.until': '2030-12-31',
      },
      identity: bankid,
    });

    expect(answer.text).toMatch(/Vi må beholde dette til og med 31\. desember 2030[\s\S]*Kvitteringen for abonnementet\./);
    expect(answer.text).toContain('Uten kontoen kan du ikke lenger bruke Min Side.');
    expect(await tasks(frist)).toEqual([
      'tell_recipient:erasure 2026-11-24',
      'tell_recipient:erasure:BankID 2026-11-24',
      'erase_kept 2031-01-01',
    ]);
  });

  it('DFO-9 a file to take along is for machines: PDF cannot be chosen, nor typed', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg vil ta med meg opplysningene jeg har gitt dere, som fil.'));
    const { id } = await newestCase(frist);

    const form = await frist.verbs.fieldsOf(id, 'answer', json.outcomes, { id: ingrid });
    const asPdf = await tryToApprove(frist, { ...json, values: { 'portability.format': 'pdf' } });

    const formats = form.kind === 'form' ? form.fields.find(({ key }) => key === 'portability.format')?.choices : [];
    expect(formats?.map((choice) => choice.id)).toEqual(['json', 'csv', 'json-csv', 'xml']);
    expect(asPdf).toMatchObject({ why: 'field_missing', missing: ['portability.format'] });
  });

  it('DFO-11 what an authority got is told to the person, and noted', async () => {
    const frist = await open();
    await demanded(frist);
    const due = await tasks(frist);

    const told = await send(frist, {
      letter: 'disclosure',
      values: {
        recipient: 'Skatteetaten',
        disclosed_on: '2026-11-16',
        what: 'Navn og adresse.',
        legal_basis: 'skatteforvaltningsloven § 10-2',
      },
    });

    expect(due).toEqual(['tell_of_disclosure:1 2026-11-19']);
    expect(told).toMatchObject({ to: kari.address, references: [] });
    expect(told.text).not.toContain('henvendelse vi mottok');
    expect(told.subjectLine).toContain('Vi har gitt opplysninger om deg til en myndighet');
    expect(told.text).toMatch(/til Skatteetaten\. Det skjedde 16\. november 2026\.[\s\S]*Navn og adresse\./);
    expect((await newestCase(frist)).tasksEnded['tell_of_disclosure:1']).toMatchObject({ how: 'done', by: 'frist' });
    expect(await tasks(frist)).toEqual([]);
  });

  it('DFO-11 what must stay secret is told to nobody, and noted all the same', async () => {
    const frist = await open();
    await demanded(frist, { secret: true });

    const letter = await prepare(frist, { letter: 'disclosure' });

    expect(letter).toMatchObject({ why: 'secret' });
    expect(await tasks(frist)).toEqual([]);
    expect(await eventTypes(frist)).toContain('disclosed');
    expect(frist.smtp.mails).toEqual([]);
  });

  it.each([
    ['no_reason', { note: ' ' }],
    ['in_the_future', { on: Temporal.PlainDate.from('2026-11-18') }],
  ])('DFO-11 a disclosure is not noted: %s', async (why, wrong) => {
    const frist = await open();

    expect(await demanded(frist, wrong)).toMatchObject({ why });
    expect(await eventTypes(frist)).not.toContain('disclosed');
  });

  it('DFO-12 credit data go to nobody without BankID or two proofs, and no national number is asked for or shown', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg. Fødselsnummeret mitt er 01010750160.'));

    const bySayingSo = await tryToApprove(frist, { ...access, identity: knownFact });
    const question = await send(frist, {
      letter: 'identity_request',
      by: per,
      values: { reason: 'sensitive', needed: 'innlogging med BankID på Min Side' },
    });
    const review = await frist.verbs.reviewCase((await newestCase(frist)).id, { id: per });
    await frist.verbs.showIdentity((await newestCase(frist)).id, bankid, { id: per });
    const answer = await send(frist, { outcomes: { access: 'granted' }, values: toldByStaff });

    expect(bySayingSo).toMatchObject({ why: 'identity_missing', level: 'strong' });
    expect(question.text).toContain('Du kan vise det slik: logg inn med BankID på Min Side, og svar');
    expect(question.text).toContain('ikke fødselsnummer');
    expect(JSON.stringify(review)).not.toContain('01010750160');
    expect(answer.to).toBe(kari.address);
  });

  it('DFO-13 access tells how the score of this person came about, and waits while nobody has said it', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg, også kredittscoren.'));

    const unsaid = await tryToApprove(frist, { ...access, values: { ...toldByStaff, 'access.logic': '' } });
    const unnamed = await tryToApprove(frist, { ...access, values: { ...toldByStaff, 'access.recipients': '' } });
    const answer = await send(frist, access);

    expect(unsaid).toMatchObject({ why: 'field_missing', missing: ['access.logic'] });
    expect(unnamed).toMatchObject({ why: 'gap_left', gap: '[[hvem andre som har fått opplysningene, med navn]]' });
    expect(answer.text).toContain('Kredittscore og vurdering av risiko kan være regnet ut av en maskin (profilering).');
    expect(answer.text).toContain('Inntekten din talte mest.');
    expect(answer.text).toContain('Kredittbyrå AS: regner ut kredittscoren');
    expect(frist.smtp.mails[0]?.text).toContain('senest 17. desember 2026');
  });
});
