import { describe, expect, it } from 'vitest';
import { mail } from '../support/mail.ts';
import { kari, per } from '../support/people.ts';
import { company, endTask, eventTypes, knownFact, newestCase, prepare, send, settle, tasks, tryToApprove } from './desk.ts';

const mailboxAddress = 'post@metafocus.example';
/** What their site would send, once somebody has said from where and with which labels (an open question of theirs). */
const site = { name: 'Metafocus', address: 'nettside@metafocus.example' };
const contactForm = { from: [site.address], name: 'Navn', email: 'E-postadresse', message: 'Melding' };

const { shipped, open, fromKari } = company('metafocus', { mailboxAddress });

const complaint = {
  'complaint.examined': 'Hvordan vi lagrer henvendelser.',
  'complaint.found': 'Vi hadde to kopier av telefonnummeret ditt.',
  'complaint.changed': 'Den ene er slettet.',
  'complaint.looked_at_by': 'no-earlier-case',
  'complaint.contact': 'Ola i Metafocus',
};

describe('Metafocus', () => {
  it('MET-1 a request through the form has the month of the law, and the person gets the answer', async () => {
    const frist = await open({ organisation: { ...shipped, contactForm } });
    const typed = [
      `Navn: ${kari.name}`,
      'Telefonnummer: 40 00 00 00',
      `E-postadresse: ${kari.address}`,
      'Firmanavn: Fjordkjeden',
      'Melding: Jeg vil vite hvilke opplysninger dere har lagret om akkurat meg.',
    ].join('\r\n');

    await frist.arrive(mail({ from: site, to: mailboxAddress, subject: 'Kontaktskjema', text: typed }));
    const answer = await send(frist, {
      outcomes: { access: 'granted' },
      values: { 'access.recipients': 'Driftspartner AS, som lagrer kontaktskjemaet.' },
      identity: knownFact,
    });

    expect(await newestCase(frist)).toMatchObject({ requester: kari, receiptSource: 'form', promiseDays: null });
    expect(frist.smtp.mails[0]?.text).toContain('senest 17. desember 2026');
    expect(answer).toMatchObject({ to: kari.address, subjectLine: expect.stringContaining('Innsyn i opplysningene dine') });
  });

  it('MET-2 access names the four fields that are held', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg vil vite hvilke opplysninger dere har lagret om akkurat meg.'));

    const answer = await send(frist, {
      outcomes: { access: 'granted' },
      values: { 'access.recipients': 'Driftspartner AS, som lagrer kontaktskjemaet.' },
      identity: knownFact,
    });

    expect(answer.text).toContain('- navn, telefonnummer, e-postadresse, og navnet på firmaet ditt');
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('MET-3 an erasure is done by hand, by somebody who says so by name, and only then answered', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Slett alt dere har om meg.'));
    const { id } = await newestCase(frist);
    await frist.verbs.showIdentity(id, knownFact, { id: per });
    const due = await tasks(frist);

    const tooSoon = await tryToApprove(frist, { outcomes: { erasure: 'granted' } });
    await frist.waitUntil('2026-11-18T09:00:00Z');
    await frist.verbs.endTask(id, { id: 'erase:erasure', how: 'done', note: '' }, { id: per });
    await frist.waitUntil('2026-11-19T09:00:00Z');
    const answer = await send(frist, { outcomes: { erasure: 'granted' } });

    expect(due).toEqual(['erase:erasure 2026-11-18']);
    expect(tooSoon).toMatchObject({ why: 'not_done_yet', task: 'erase' });
    expect((await newestCase(frist)).tasksEnded['erase:erasure']).toMatchObject({ how: 'done', by: per });
    expect(answer.text).toContain('Vi slettet opplysningene om deg 18. november 2026.');
    expect(answer.text).not.toContain('sikkerhetskopier');
  });

  it('MET-4 somebody has left a job: a case to look through the contacts, and not a word to anybody', async () => {
    const frist = await open();
    const gone = 'Takk for e-posten. Kari Lunde har sluttet i Fjordkjeden. Ta kontakt med Ola Nes i stedet.';

    await frist.arrive(
      mail({ to: mailboxAddress, subject: 'Automatisk svar: Faktura', text: gone, headers: ['Auto-Submitted: auto-replied'] }),
    );
    const { id, revision, stage, lines } = await newestCase(frist);
    await frist.verbs.markNotARequest(id, revision, { id: per });

    expect({ stage, lines }).toEqual({ stage: { status: 'awaiting_triage', why: 'contact_left' }, lines: [] });
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', closedBy: per });
    expect(frist.smtp.mails).toEqual([]);
  });

  it('MET-5 what was filled in with Digiforms: whose form it was is asked first, then the request goes to them', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg svarte på et skjema i Digiforms i mai. Slett svarene mine.'));
    await settle(frist, ['erasure']);

    const question = await send(frist, {
      letter: 'clarification',
      by: per,
      values: { question: 'Hvem laget skjemaet, for eksempel hvilket firma eller hvilken kommune?', about: 'customer' },
    });
    await frist.waitUntil('2026-11-18T09:00:00Z');
    await frist.arrive(
      mail({
        to: mailboxAddress,
        text: 'Det var Fjordkjeden.',
        messageId: '<svar@mail.example.no>',
        headers: [`In-Reply-To: ${question.messageId}`],
      }),
    );
    await frist.verbs.answerQuestion((await newestCase(frist)).id, 'clarification', { id: per });
    const handedOn = await send(frist, {
      letter: 'to_controller',
      values: { controller: 'Fjordkjeden', address: 'post@fjordkjeden.example', wish: 'vil ha slettet svarene sine i skjemaet' },
    });
    const told = await send(frist, {
      letter: 'forwarded',
      by: per,
      values: { controller: 'Fjordkjeden', forwarded_on: '2026-11-18' },
    });
    await endTask(frist, 'controller_confirms');

    expect(question.text).toContain('Hvem laget skjemaet');
    expect(question.text).not.toContain('«alt»');
    expect(question).toMatchObject({ to: kari.address, inReplyTo: expect.stringContaining('@mail.example.no>') });
    expect(handedOn.text).toContain('2026-11-17 09:14');
    expect(handedOn.text).toMatch(/Slett svarene mine\.[\s\S]*Det var Fjordkjeden\./);
    expect(told.text).toContain(
      'Fjordkjeden bestemmer over disse opplysningene. Vi sendte henvendelsen din dit 18. november 2026.',
    );
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'forwarded' });
  });

  it('MET-6 no access answer leaves before everybody who got the data is named, and nobody is told "none"', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg. Dere har feil telefonnummer på meg, rett det.'));
    const values = {
      'rectification.corrected': 'Telefonnummeret er nå 40 00 00 00.',
      'rectification.corrected_on': '2026-11-17',
    };
    const letter = { outcomes: { access: 'granted', rectification: 'granted' }, identity: knownFact } as const;

    const nobodyNamed = await tryToApprove(frist, { ...letter, values });
    const answer = await send(frist, {
      ...letter,
      values: { ...values, 'access.recipients': 'Driftspartner AS, som lagrer kontaktskjemaet.' },
    });

    expect(nobodyNamed).toMatchObject({ why: 'gap_left', gap: expect.stringContaining('hvem som har fått opplysningene') });
    expect(answer.text).toContain('Driftspartner AS, som lagrer kontaktskjemaet.');
    expect(answer.text).not.toMatch(/databehandleravtale/i);
    expect(await tasks(frist)).toEqual(['tell_recipient:rectification 2026-11-24']);
    expect(await endTask(frist, 'tell_recipient:rectification', 'impossible')).toMatchObject({ why: 'no_reason' });
  });

  it('MET-7 what is stored and why is told to anybody; what is stored of "just you" only to you', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Hvilke typer opplysninger lagrer dere, og hvorfor?'));
    const asked = (await newestCase(frist)).lines.map(({ right }) => right);
    const information = await send(frist, { outcomes: { information: 'granted' } });
    await frist.arrive(fromKari('Jeg vil vite hvilke opplysninger dere har lagret om akkurat meg.'));
    const ofHers = (await newestCase(frist)).lines.map(({ right }) => right);
    const toAStranger = await tryToApprove(frist, {
      outcomes: { access: 'granted' },
      values: { 'access.recipients': 'Driftspartner AS.' },
    });

    expect([asked, ofHers]).toEqual([['information'], ['access']]);
    expect(information.text).toContain('å følge opp henvendelsen din');
    expect(information.text).not.toMatch(/kopi av opplysningene/);
    expect(toAStranger).toMatchObject({ why: 'identity_missing', level: 'light' });
  });

  it('MET-8 what the accounts have to keep is named with the law and the day, and the rest is gone', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Slett alt dere har om meg.'));
    await frist.verbs.showIdentity((await newestCase(frist)).id, knownFact, { id: per });
    await endTask(frist, 'erase:erasure');

    const answer = await send(frist, {
      outcomes: { erasure: 'partly' },
      values: {
        'erasure.withheld': 'En faktura der navnet ditt står.',
        'erasure.legal_basis': 'art-17-3-b-bookkeeping',
        'erasure.reason': 'Fakturaen er fra mars 2024.',
        'erasure.until': '2029-12-31',
      },
    });
    await endTask(frist, 'tell_recipient:erasure');
    const waiting = await tasks(frist);
    await frist.waitUntil('2030-01-02T09:00:00Z');
    await endTask(frist, 'erase_kept');

    expect(answer.text).toContain('bokføringsloven § 13');
    expect(answer.text).toContain('Resten er slettet');
    expect(waiting).toEqual(['erase_kept 2030-01-01']);
    expect(frist.board.lines).toContainEqual(expect.objectContaining({ type: 'alert', about: 'task' }));
    const alarm = frist.smtp.mails.find(({ autoSubmitted }) => autoSubmitted === 'auto-generated');
    expect(alarm?.text).toContain('noe som er lovet, er ikke gjort');
    expect(alarm?.text).not.toContain('Svaret skal');
    expect((await newestCase(frist)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('MET-8 a complaint has an answer of its own, and a complaint about an answer is a case of its own', async () => {
    const frist = await open();
    await frist.arrive(fromKari('Hvilke typer opplysninger lagrer dere, og hvorfor?'));
    const information = await send(frist, { outcomes: { information: 'granted' } });
    await frist.arrive(
      fromKari('Jeg er ikke fornøyd med svaret. Jeg vil klage på måten dere behandler personopplysningene mine på.', [
        `In-Reply-To: ${information.messageId}`,
      ]),
    );

    const shown = await prepare(frist, { outcomes: { complaint: 'granted' } });
    const answer = await send(frist, { outcomes: { complaint: 'granted' }, values: complaint });

    expect(shown).toMatchObject({ identity: undefined });
    expect((await newestCase(frist)).number).toBe('METAFOCUS-2026-0002');
    expect(answer.text).toContain('Du kan gå til Datatilsynet når som helst. Du trenger ikke å vente på oss.');
    for (const { text } of frist.smtp.mails) expect(text).not.toMatch(/håper|først kontakter/);
    expect(await eventTypes(frist)).toContain('case_closed');
    expect((await newestCase(frist)).stage).toMatchObject({ closedBy: 'frist' });
  });
});
