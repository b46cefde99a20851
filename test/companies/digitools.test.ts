import { describe, expect, it } from 'vitest';
import { procedureOf } from '../../src/cli/procedure.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { organisations } from '../support/world.ts';
import { company, endTask, eventTypes, knownFact, newestCase, prepare, send, settle, tasks, tryToApprove } from './desk.ts';

/** What their site would send, once somebody has said from where and with which labels (an open question of theirs). */
const site = { name: 'Digitools nettside', address: 'skjema@digitools.example' };
const contactForm = { from: [site.address], name: 'Navn', email: 'E-post', message: 'Melding' };
const boss = 'U0BOSS';
const mailboxAddress = 'personvern@digitools.example';
const customer = 'personvern@kunde.example';

const { shipped, open, fromKari } = company('digitools', { mailboxAddress, managers: ['leder@digitools.example'] });

const vouchedFor = ['Authentication-Results: mx.digfo.example; dmarc=pass header.from=example.no'];
const assessed = (right: string) => ({
  [`${right}.assessment`]: 'She is the contact person of one customer. Nothing speaks against it.',
  // Its policy names neither every supplier nor what protects data in the USA.
  ...(right === 'access'
    ? {
        'access.recipients': '- Driftspartner AS: drifter kundesystemet',
        'access.transfers': 'SurveyMonkey og Google er bundet av EUs standardavtale.',
      }
    : {}),
});

describe('Digitools', () => {
  it('DGT-1 what a customer decides on goes to the customer, and the person is told who answers', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Slett alt dere har om meg. Jeg står i kundelisten til Fjordkjeden.'));
    const request = { name: 'Fjordkjeden', wish: 'vil ha slettet alt om seg i kundelisten deres' };

    const toldFirst = await prepare(desk, {
      letter: 'forwarded',
      values: { controller: request.name, forwarded_on: '2026-11-17' },
    });
    const toCustomer = {
      letter: 'to_controller',
      values: { controller: request.name, address: customer, wish: request.wish },
    } as const;
    const byPer = await tryToApprove(desk, { ...toCustomer, by: per });
    const handedOn = await send(desk, toCustomer);
    const toTell = await tasks(desk);
    const moot = await endTask(desk, 'tell_forwarded', 'not_needed', 'They know.');
    const told = await send(desk, {
      letter: 'forwarded',
      by: per,
      values: { controller: request.name, forwarded_on: '2026-11-17' },
    });
    const waiting = await tasks(desk);
    await endTask(desk, 'controller_confirms');

    expect(toldFirst).toMatchObject({ why: 'letter_first', letter: 'to_controller' });
    expect(byPer).toMatchObject({ why: 'not_an_approver', approvers: [ingrid] });
    expect(toTell).toContain('tell_forwarded 2026-11-19');
    expect(moot).toMatchObject({ why: 'task_is_binding' });
    expect(handedOn).toMatchObject({
      to: customer,
      subjectLine: 'En henvendelse om personvern til dere (DIGITOOLS-2026-0001)',
      references: [],
    });
    expect(handedOn.text).toContain(request.wish);
    expect(handedOn.text).toContain('Jeg står i kundelisten til Fjordkjeden.');
    expect(handedOn.text).toContain('Vi mottok henvendelsen 17. november 2026. Regn fristen fra den dagen');
    expect(told).toMatchObject({ to: kari.address, subjectLine: 'Re: Spørsmål' });
    expect(told.text).toContain('Fjordkjeden bestemmer over disse opplysningene.');
    expect(told.text).not.toMatch(/Vi slettet/);
    expect(waiting).toEqual(['controller_confirms 2026-11-24']);
    expect((await newestCase(desk)).stage).toMatchObject({ status: 'closed', outcome: 'forwarded' });
  });

  it('DGT-2 a request through the form is the person’s, from the moment it was sent in, and its address proves nothing', async () => {
    const desk = await open({ organisation: { ...shipped, contactForm } });
    const typed = `Navn: ${kari.name}\r\nE-post: ${kari.address}\r\nMelding: Jeg ønsker innsyn i alt dere har om meg.`;

    await desk.arrive(mail({ from: site, to: mailboxAddress, subject: 'Ny henvendelse', text: typed, headers: vouchedFor }));
    const byAddress = await tryToApprove(desk, {
      outcomes: { access: 'granted' },
      values: assessed('access'),
      identity: { method: 'registered_address', note: '' },
    });

    const receipt = desk.smtp.mails[0];
    expect(await newestCase(desk)).toMatchObject({ requester: kari, receiptSource: 'form', senderSeen: 'form' });
    expect(receipt).toMatchObject({ to: kari.address, subjectLine: 'Vi har mottatt henvendelsen din (DIGITOOLS-2026-0001)' });
    expect(receipt?.text).toContain('Vi mottok henvendelsen din 17. november 2026.');
    expect(byAddress).toMatchObject({ why: 'address_proves_nothing' });
  });

  it('DGT-3 the date it tells people is the earlier of its two promises', async () => {
    const desk = await open();

    await desk.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg.'));

    expect(desk.smtp.mails[0]?.text).toContain('senest 17. desember 2026');
  });

  it('DGT-4 nobody gets access without showing who they are, and a registered address that is vouched for shows it', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg.', vouchedFor));

    const letter = { outcomes: { access: 'granted' }, values: assessed('access') } as const;
    const shown = await prepare(desk, letter);
    const withoutProof = await tryToApprove(desk, letter);
    const answer = await send(desk, { ...letter, identity: { method: 'registered_address', note: '' } });

    expect(withoutProof).toMatchObject({ why: 'identity_missing', level: 'light' });
    expect(shown).toMatchObject({
      identity: { needed: 'light', offered: expect.arrayContaining(['registered_address', 'known_fact']) },
    });
    expect(answer.to).toBe(kari.address);
    expect(answer.text).toContain('Du får en kopi gjennom en sikker lenke som vi sender i en egen e-post.');
    expect((await newestCase(desk)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('DGT-4 whom nothing shows is asked, for little and never for an ID card, and the clock stands until they answer', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Slett alt dere har om meg.'));

    const question = await send(desk, {
      letter: 'identity_request',
      by: per,
      values: { reason: 'unknown-address', needed: 'firmaet du er kontaktperson for' },
    });
    await desk.waitUntil('2026-11-20T08:00:00Z');
    await desk.arrive(
      mail({
        to: mailboxAddress,
        text: 'Jeg er kontaktperson for Fjordkjeden.',
        messageId: '<svar@mail.example.no>',
        headers: [`In-Reply-To: ${question.messageId}`],
      }),
    );
    await desk.verbs.showIdentity((await newestCase(desk)).id, { method: 'known_fact', note: 'the company' }, { id: per });
    const resumed = await send(desk, { letter: 'clock_resumed', by: per });

    expect(question.text).toContain('fordi du skrev fra en e-postadresse som vi ikke kjenner.');
    expect(question.text).toContain('Ikke send kopi av pass eller førerkort');
    expect(question.text).toContain('Fristen står stille');
    expect(resumed.text).toContain('senest 20. desember 2026');
  });

  it('DGT-5 a correction is due the working day after we know who asks, and the answer tells what was corrected', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Dere har feil telefonnummer på meg. Rett det til 40 00 00 00.'));
    await desk.verbs.showIdentity((await newestCase(desk)).id, knownFact, { id: per });

    const due = await tasks(desk);
    const answer = await send(desk, {
      outcomes: { rectification: 'granted' },
      values: {
        ...assessed('rectification'),
        'rectification.corrected': 'Telefonnummeret i kundesystemet er nå 40 00 00 00.',
        'rectification.corrected_on': '2026-11-17',
      },
    });

    expect(due).toEqual(['rectify:rectification 2026-11-18']);
    expect(answer.text).toContain('Telefonnummeret i kundesystemet er nå 40 00 00 00.');
    expect(await tasks(desk)).toEqual([
      'tell_recipient:rectification 2026-11-24',
      'tell_recipient:rectification:SurveyMonkey 2026-11-24',
      'tell_recipient:rectification:Google (Analytics) 2026-11-24',
    ]);
  });

  it('DGT-6 what a claim or the law makes us keep is named with its reason and its date, and erased the day after it', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Slett alt dere har om meg.'));
    const kept = {
      ...assessed('erasure'),
      'erasure.withheld': 'Fakturaer der du står som kontaktperson.',
      'erasure.legal_basis': 'art-17-3-b-bookkeeping',
      'erasure.reason': 'Fakturaene er fra mars 2024.',
    };

    const withoutDate = await tryToApprove(desk, { outcomes: { erasure: 'partly' }, values: kept, identity: knownFact });
    const answer = await send(desk, {
      outcomes: { erasure: 'partly' },
      values: { ...kept, 'erasure.until': '2029-12-31' },
      identity: knownFact,
    });
    for (const name of [':SurveyMonkey', ':Google (Analytics)', '']) await endTask(desk, `tell_recipient:erasure${name}`);

    expect(withoutDate).toMatchObject({ why: 'gap_left' });
    expect(answer.text).toContain('Vi må beholde dette til og med 31. desember 2029');
    expect(answer.text).toContain('Fakturaer der du står som kontaktperson.');
    expect(answer.text).toContain('bokføringsloven § 13');
    expect(answer.text).toContain('Du kan klage til Datatilsynet');
    expect(await tasks(desk)).toEqual(['erase_kept 2030-01-01']);
  });

  it.each([
    [{ 'portability.sent_to': 'Konkurrent AS' }, 'Vi har også sendt filen rett til Konkurrent AS, slik du ba om.'],
    [
      { 'portability.not_sent_because': 'Systemet deres kan ikke lese filer fra oss.' },
      'Det går ikke teknisk. Systemet deres kan ikke lese filer fra oss.',
    ],
  ])('DGT-7 a file goes straight to the competitor, or the answer says why not: %j', async (transfer, says) => {
    const desk = await open();
    await desk.arrive(fromKari('Jeg vil ha opplysningene mine overført direkte til Konkurrent AS i et maskinlesbart format.'));

    const answer = await send(desk, {
      outcomes: { portability: 'granted' },
      values: { ...assessed('portability'), 'portability.format': 'json', ...transfer },
      identity: knownFact,
    });

    expect(answer.text).toContain(says);
    expect(answer.text).toContain('Dette sletter ingenting hos oss.');
  });

  it.each(['granted', 'refused'] as const)(
    'DGT-8 nothing is %s without a note on the assessment, and the note stays here',
    async (outcome) => {
      const desk = await open();
      await desk.arrive(fromKari('Slett alt dere har om meg.'));
      const why =
        outcome === 'refused'
          ? {
              'erasure.legal_basis': 'art-17-3-e',
              'erasure.reason': 'Vi har en sak i retten.',
              'erasure.until': '2027-06-30',
            }
          : {};

      const withoutNote = await tryToApprove(desk, { outcomes: { erasure: outcome }, values: why, identity: knownFact });
      const answer = await send(desk, {
        outcomes: { erasure: outcome },
        values: { ...why, ...assessed('erasure') },
        identity: knownFact,
      });

      expect(withoutNote).toMatchObject({ why: 'assessment_missing', right: 'erasure' });
      expect(answer.text).not.toContain('Nothing speaks against it');
    },
  );

  it('DGT-9 access names what is held, and a survey can be objected to', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Jeg ønsker innsyn i alt dere har om meg.'));
    const access = await send(desk, {
      outcomes: { access: 'granted' },
      values: assessed('access'),
      identity: knownFact,
    });
    await desk.arrive(fromKari('Jeg ønsker ikke å være med i kundeundersøkelsene deres lenger.'));
    await settle(desk, ['objection'], { notMarketing: true });
    const stopped = await send(desk, {
      outcomes: { objection: 'granted' },
      values: { 'objection.use': 'statistics', 'objection.stopped_on': '2026-11-17' },
    });

    expect(access.text).toMatch(
      /kundesystemet \(CRM\)[\s\S]*hva du tok kontakt om[\s\S]*kundeundersøkelser[\s\S]*anonym IP-adresse/,
    );
    expect(access.text).toMatch(/- SurveyMonkey: [\s\S]*- Google \(Analytics\): /);
    expect(stopped.text).toContain('Vi bruker ikke lenger opplysninger om deg til statistikk og undersøkelser.');
  });

  it('DGT-10 a refusal needs the managing director, who hears of a limit that runs out too', async () => {
    const desk = await open({ responsible: [boss], approvers: [ingrid, boss] });
    await desk.arrive(fromKari('Slett alt dere har om meg.'));
    const written = {
      outcomes: { erasure: 'refused' },
      values: {
        ...assessed('erasure'),
        'erasure.legal_basis': 'art-17-3-e',
        'erasure.reason': 'Vi har en sak i retten.',
        'erasure.until': '2027-06-30',
      },
    } as const;

    await desk.waitUntil('2026-12-14T08:30:00Z');
    await desk.waitUntil('2026-12-16T08:30:00Z');
    const byIngrid = await tryToApprove(desk, { ...written, by: per, approvedBy: ingrid });
    const answer = await send(desk, { ...written, approvedBy: boss });

    expect(desk.board.lines).toContainEqual(
      expect.objectContaining({ type: 'alert', about: 'limit', days: 3, to: [ingrid, boss] }),
    );
    expect(desk.smtp.mails.map(({ to }) => to)).toContain('leder@digitools.example');
    expect(byIngrid).toMatchObject({ why: 'responsible_needed', responsible: [boss] });
    expect(await eventTypes(desk)).toContain('approval_denied');
    expect(answer.to).toBe(kari.address);
  });

  it('DGT-12 the routines can be handed to everybody: who decides, the states, the limits, what each request needs', () => {
    const written = procedureOf(shipped);

    expect(written).toMatch(/^Rutine for henvendelser om personvern: Digitools\n/);
    expect(written).toContain('- Ansvarlig: daglig leder. Sier ja til avslag');
    expect(written).toContain('- Vi har lovet svar innen 30 dager. Det som kommer først, gjelder.');
    expect(written).toContain('senest 2026-02-11');
    expect(written).toContain('- Innen 1 arbeidsdag: retting.');
    expect(written).toContain(
      '- Vurderes konkret hver gang, med et notat: innsyn, retting, sletting, begrensning, dataportabilitet.',
    );
    expect(written).toMatch(/- Saksbehandler: spørsmål om hvem det er.*\n- Godkjenner: svar, .*oversendelse til kunden/);
    expect(written).toMatch(/- Lett bevis: innsyn, /);
    expect(written).toContain('- To personer: alle svar på innsyn, dataportabilitet, sletting, og alle svar som avslår noe');
    expect(written).not.toMatch(/normal drift|varsel om gebyr/i);
  });

  it('DGT-12 the same in English, with what differs from company to company', () => {
    const defigo = organisations.get('defigo');
    if (!defigo) throw new Error('Defigo is shipped');

    const written = procedureOf({ ...defigo, staffLanguage: 'en' });

    expect(written).toContain('- Everybody concerned is told of a breach, whatever the risk.');
    expect(written).toContain('- Erased data are gone from the backups within 90 days.');
    expect(written).not.toMatch(/hand-over to the customer/);
  });

  it('DGT-11 a complaint has an answer of its own, and nobody is asked to wait with Datatilsynet', async () => {
    const desk = await open();
    await desk.arrive(fromKari('Jeg er uenig i måten dere behandler personopplysningene mine på og vil klage.'));

    const answer = await send(desk, {
      outcomes: { complaint: 'granted' },
      values: {
        'complaint.examined': 'Hvordan vi lagrer notater fra samtaler.',
        'complaint.found': 'Et notat var feil.',
        'complaint.changed': 'Notatet er rettet.',
        'complaint.looked_at_by': 'no-earlier-case',
        'complaint.contact': 'daglig leder',
      },
    });

    const receipt = desk.smtp.mails[0]?.text ?? '';
    expect(answer.text).toContain('Du kan gå til Datatilsynet når som helst. Du trenger ikke å vente på oss.');
    for (const text of [receipt, answer.text]) expect(text).not.toMatch(/håper|først kontakter|ikke klarer å finne en løsning/);
    expect((await newestCase(desk)).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });
});
