import { describe, expect, it } from 'vitest';
import { answerTo, granted, handling, letters, wantsErasure } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const access = mail({ text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari' });
const known = { method: 'known_fact', note: 'the course in May' } as const;
const limits = (frist: TestWorld) => frist.board.cards.at(-1)?.view.limits;

describe('a notice of extension', () => {
  it('gives two months more, but only once the mail server has taken it', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    const { plan, approve, caseFile } = handling(frist);
    await frist.arrive(access);
    frist.smtp.answers.push({ kind: 'refused', permanent: true, problem: 'The mail server refused the mail (550)' });

    await plan('extension');
    await approve();
    frist.passSeconds(61);
    await frist.deliver();
    expect(limits(frist)).toMatchObject({ extended: false });
    expect((await caseFile()).stage.status).toBe('send_failed');

    await approve();
    frist.passSeconds(61);
    await frist.deliver();

    expect(limits(frist)?.extended).toBe(true);
    expect(limits(frist)?.answerBy.toString()).toBe('2027-02-17');
    expect(letters(frist)[0]?.text).toContain('17. februar 2027');
    expect(await plan('extension')).toMatchObject({ why: 'extended_already' });
  });

  it('is refused after the month, in the form already', async () => {
    const frist = await openTestWorld();
    await frist.arrive(access);

    await frist.waitUntil('2026-12-18T10:00:00Z');

    expect(await handling(frist).plan('extension')).toMatchObject({ why: 'month_is_over' });
  });

  it('that was prepared in time is not approved when the month is over', async () => {
    const frist = await openTestWorld();
    const { plan, approve } = handling(frist);
    await frist.arrive(access);
    await plan('extension');

    await frist.waitUntil('2026-12-18T10:00:00Z');

    expect(await approve()).toMatchObject({ why: 'month_is_over' });
  });

  it('has no new date to give while we wait for the person', async () => {
    const frist = await openTestWorld();
    const { sendLetter, plan } = handling(frist);
    await frist.arrive(access);
    await sendLetter('clarification');

    expect(await plan('extension')).toMatchObject({ why: 'wrong_stage', status: 'waiting' });
  });
});

it('a question about what they mean stops the clock until their answer came, not until somebody read it', async () => {
  const frist = await openTestWorld();
  const { sendLetter, caseFile } = handling(frist);
  await frist.arrive(access);
  await sendLetter('clarification');
  expect((await caseFile()).stage).toEqual({ status: 'waiting', about: 'clarification' });
  frist.passSeconds(2 * 24 * 3600);
  await frist.arrive(answerTo(frist, 'Jeg mener alt.'));
  frist.passSeconds(3 * 24 * 3600);

  await frist.verbs.answerQuestion((await caseFile()).id, 'clarification', { id: per });
  await frist.deliver();

  expect(limits(frist)?.answerBy.toString()).toBe('2026-12-19'); // two days more than the 17th
  expect((await caseFile()).stage).toEqual({ status: 'in_progress' });
});

it('no fee can be asked for where the policy says that there is none', async () => {
  const frist = await openTestWorld();
  await frist.arrive(access);
  const { id } = await frist.onlyCase();

  expect(await frist.verbs.fieldsOf(id, 'fee', {}, { id: ingrid })).toMatchObject({ why: 'no_fees' });
  expect(await handling(frist).plan('fee')).toMatchObject({ why: 'no_fees' });
  expect((await handling(frist).review()).letters).not.toContain('fee');
});

describe('a request that is taken back', () => {
  it('ends only by a later mail of their own', async () => {
    const frist = await openTestWorld();
    const { plan, sendLetter, caseFile } = handling(frist);
    await frist.arrive(access);
    expect(await plan('withdrawn')).toMatchObject({ why: 'not_in_writing' });
    await frist.arrive(answerTo(frist, 'Takk, men det er ikke nødvendig lenger.'));

    await sendLetter('withdrawn');

    expect((await caseFile()).stage).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    expect(letters(frist)).toMatchObject([{ to: kari.address }]);
  });
});

describe('a marketing stop', () => {
  const both = mail({ text: 'Hei, jeg ønsker innsyn i alt dere har om meg. Og slutt å sende meg reklame!' });

  it('is answered before the rest, without a question of who asks, and cannot be refused', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    const { plan, sendLetter, caseFile } = handling(frist);
    await frist.arrive(both);
    expect((await caseFile()).lines.map(({ right }) => right)).toEqual(expect.arrayContaining(['access', 'objection']));
    expect(await plan('answer', { outcomes: { objection: 'refused' } })).toMatchObject({ why: 'cannot_be_refused' });

    await sendLetter('answer', { outcomes: granted('objection') });

    const { lines, stage } = await caseFile();
    expect(lines.map(({ right, answered }) => [right, answered?.outcome])).toEqual(
      expect.arrayContaining([
        ['objection', 'granted'],
        ['access', undefined],
      ]),
    );
    expect(stage).toEqual({ status: 'in_progress' });
    expect(letters(frist)).toHaveLength(1);
  });
});

describe('what a letter is given', () => {
  it('is what it asks for, and nothing of another right or letter', async () => {
    const frist = await openTestWorld();
    const { plan, caseFile } = handling(frist);
    await frist.arrive(access);

    await plan('answer', {
      outcomes: { access: 'refused' },
      values: {
        'access.reason': 'som avtalt',
        'erasure.until': '2026-99-99',
        address: 'x@example.no',
        code: '1',
        constructor: 'x',
      },
    });

    const kept = Object.keys((await caseFile()).plan?.values ?? {});
    expect(kept).toContain('access.reason');
    expect(kept.filter((key) => !key.startsWith('access.'))).toEqual([]);
  });
});

describe('who says yes', () => {
  it('to what cannot be called back are two: who prepares it, and who approves', async () => {
    const frist = await openTestWorld({ approvers: [ingrid, 'U0ANNE'] });
    const { plan, approve } = handling(frist);
    await frist.arrive(access);

    await plan('answer', { outcomes: granted('access'), by: ingrid });

    expect(await approve({ by: per, identity: known })).toMatchObject({ why: 'not_an_approver' });
    expect(await approve({ by: 'U0ANNE', identity: known })).toMatchObject({ kind: 'approved' });
  });

  it('when everything is refused is the responsible', async () => {
    const frist = await openTestWorld({ responsible: ['U0BOSS'], approvers: [ingrid, 'U0BOSS'] });
    const { plan, approve } = handling(frist);
    await frist.arrive(access);
    await plan('answer', { outcomes: { access: 'refused' }, by: per });

    expect(await approve()).toMatchObject({ why: 'responsible_needed', responsible: ['U0BOSS'] });
    expect(await approve({ by: 'U0BOSS' })).toMatchObject({ kind: 'approved' });
  });

  it('to a letter that goes by post says that it is on its way, and no mail leaves', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    const { approve, caseFile, events } = handling(frist);
    await frist.arrive(access);

    expect(await approve({ identity: known, channel: 'other' })).toMatchObject({ kind: 'approved' });
    frist.passSeconds(61);
    await frist.deliver();

    expect(frist.smtp.mails).toEqual([]);
    expect((await caseFile()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
    expect((await events()).find(({ type }) => type === 'reply_sent')?.data).toMatchObject({ how: 'other_channel' });
  });
});

describe('a restriction', () => {
  it('is lifted only after the person was told, and goes on for another month where somebody says so', async () => {
    const frist = await openTestWorld();
    const { caseFile, sendLetter, endTask } = handling(frist);
    await frist.arrive(
      mail({ text: 'Hei, ikke slett noe. Frys opplysningene mine mens dere sjekker, jeg trenger dem i en sak.' }),
    );
    const { id: caseId, revision } = await caseFile();
    await frist.verbs.settleRights({ caseId, revision, rights: ['restriction'] }, { id: ingrid });
    await sendLetter('answer', { outcomes: granted('restriction'), identity: known });
    for (const { name } of frist.world.installations.get('digfo')?.organisation.recipients ?? [])
      await endTask(`tell_recipient:restriction:${name}`);
    expect((await caseFile()).stage).toEqual({ status: 'follow_up' });

    expect(await endTask('review_restriction:1')).toMatchObject({ why: 'tell_the_person_first' });
    expect(await endTask('review_restriction:1', 'goes_on', 'the case is not over')).toEqual({ kind: 'done' });
    await sendLetter('restriction_lifting');
    expect(await endTask('review_restriction:2')).toEqual({ kind: 'done' });

    expect((await caseFile()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });
});

describe('after the answer', () => {
  async function answered(): Promise<TestWorld> {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);
    await handling(frist).sendLetter('answer', { outcomes: granted('erasure'), identity: known });
    return frist;
  }

  it('a new wish is a case of its own, with its own limit', async () => {
    const frist = await answered();
    expect((await frist.onlyCase()).stage).toEqual({ status: 'follow_up' });
    frist.passSeconds(24 * 3600);

    await frist.arrive(answerTo(frist, 'Takk. Jeg ønsker også innsyn i alt dere hadde om meg.'));

    const cases = await frist.world.store.records.cases.list({ openOnly: false });
    expect(cases.map(({ lines, receivedAt }) => [lines.map(({ right }) => right), receivedAt.toString().slice(0, 10)])).toEqual([
      [['erasure'], '2026-11-17'],
      [['access'], '2026-11-18'],
    ]);
  });

  it('thanks join the case, and a person may take it up again', async () => {
    const frist = await openTestWorld();
    const { send, caseFile } = handling(frist);
    await frist.arrive(access);
    await send({ identity: known });
    await frist.arrive(answerTo(frist, 'Takk skal dere ha!'));
    expect((await caseFile()).mails).toHaveLength(2);
    expect((await caseFile()).stage.status).toBe('closed');

    expect(await frist.verbs.reopen((await caseFile()).id, { id: per })).toEqual({ kind: 'done' });
    expect((await caseFile()).stage).toEqual({ status: 'in_progress' });
    await send({ identity: known });

    expect(letters(frist)).toHaveLength(2);
    expect((await caseFile()).stage.status).toBe('closed');
  });
});

describe('two cases of one person about one matter', () => {
  const again = wantsErasure
    .replace('<1@', '<2@')
    .replace('alle personopplysninger dere har om meg', 'alt om meg, og send innsyn først');

  async function two(): Promise<TestWorld> {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);
    frist.passSeconds(3 * 24 * 3600);
    await frist.arrive(again);
    return frist;
  }
  const numbered = (frist: TestWorld, of: 1 | 2) => handling(frist, `DIGFO-2026-000${of}`);

  it('become one, with the mails and rights of both', async () => {
    const frist = await two();
    const [first, second] = [numbered(frist, 1), numbered(frist, 2)];

    expect(await frist.verbs.mergeInto((await second.caseFile()).id, 'DIGFO-2026-0001', { id: per })).toEqual({ kind: 'done' });

    expect((await second.caseFile()).stage).toMatchObject({ status: 'closed', outcome: 'merged', into: 'DIGFO-2026-0001' });
    expect((await first.caseFile()).mails).toHaveLength(2);
    expect((await first.caseFile()).lines.map(({ right }) => right)).toEqual(['erasure', 'access']);
    expect((await first.caseFile()).receivedAt.toString()).toBe('2026-11-17T08:14:00Z');
    expect((await first.review()).mails.map(({ text }) => text)).toEqual([
      expect.stringContaining('dere har om meg'),
      expect.stringContaining('innsyn først'),
    ]);
  });

  it('have the earlier receipt of the two, whichever goes on', async () => {
    const frist = await two();
    const [first, second] = [numbered(frist, 1), numbered(frist, 2)];

    await frist.verbs.mergeInto((await first.caseFile()).id, 'DIGFO-2026-0002', { id: per });

    expect((await second.caseFile()).receivedAt.toString()).toBe('2026-11-17T08:14:00Z');
  });

  it('have one thread: an answer to a mail of the one that ended joins the one that goes on', async () => {
    const frist = await two();
    const receiptOfSecond = frist.smtp.mails.at(-1)?.messageId ?? '';
    await frist.verbs.mergeInto((await numbered(frist, 2).caseFile()).id, 'DIGFO-2026-0001', { id: per });

    await frist.arrive(answerTo(frist, 'Takk for svaret.', { to: receiptOfSecond }));

    expect((await numbered(frist, 1).caseFile()).mails).toHaveLength(3);
    expect((await numbered(frist, 2).caseFile()).mails).toHaveLength(1);
  });

  it('stay two where one is answered already, or belongs to somebody else', async () => {
    const frist = await two();
    const second = await numbered(frist, 2).caseFile();
    await frist.arrive(access.replace('<1@', '<3@').replace(kari.address, 'per.lie@example.no'));
    const third = await handling(frist, 'DIGFO-2026-0003').caseFile();
    expect(await frist.verbs.mergeInto(third.id, 'DIGFO-2026-0001', { id: per })).toMatchObject({ why: 'another_person' });
    await numbered(frist, 1).sendLetter('answer', { outcomes: granted('erasure'), identity: known });

    expect(await frist.verbs.mergeInto(second.id, 'DIGFO-2026-0001', { id: per })).toMatchObject({ why: 'wrong_stage' });
    expect((await numbered(frist, 2).caseFile()).stage).toEqual({ status: 'in_progress' });
  });
});
