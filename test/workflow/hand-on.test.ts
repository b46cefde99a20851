import { describe, expect, it } from 'vitest';
import { openTasks } from '../../src/cases/tasks.ts';
import { handling } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const accessAndErasure = mail({ text: 'Hei, jeg vil ha innsyn i alt dere har om meg. Jeg vil også at dere sletter alt om meg.' });
const byPer = { id: per };

async function twoRights(): Promise<TestWorld> {
  const frist = await openTestWorld();
  await frist.arrive(accessAndErasure);
  expect((await frist.onlyCase()).lines.map(({ right }) => right)).toEqual(['access', 'erasure']);
  return frist;
}

/** The only case, as a click on it names it. */
async function clicked(frist: TestWorld) {
  const { id: caseId, revision } = await frist.onlyCase();
  return { caseId, revision };
}

/** Types of the lines that the threads have got since. */
async function told(frist: TestWorld, act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = frist.board.lines.length;
  await act();
  await frist.deliver();
  return frist.board.lines.slice(before).map(({ type }) => type);
}

describe('a case given to a colleague', () => {
  it('is theirs, and the thread says who gave it to whom', async () => {
    const frist = await twoRights();

    const lines = await told(frist, async () => frist.verbs.assignCase({ ...(await clicked(frist)), to: ingrid }, byPer));

    expect(lines).toEqual(['case_assigned']);
    expect(frist.board.lines.at(-1)).toEqual({ type: 'case_assigned', by: per, to: ingrid });
    expect((await frist.onlyCase()).handler).toBe(ingrid);
  });

  it('goes to approvers, the responsible and whoever has acted before, not to a group or a stranger', async () => {
    const frist = await openTestWorld({ approvers: [ingrid, 'S0PRIVACY'], responsible: ['U0RESPONSIBLE'] });
    await frist.arrive(accessAndErasure);
    await frist.verbs.takeCase((await frist.onlyCase()).id, byPer);

    const found = await frist.verbs.colleaguesFor((await frist.onlyCase()).id, { id: 'U0NEW' });

    expect(found).toMatchObject({
      people: [
        { id: 'U0NEW', openCases: 0 },
        { id: ingrid, openCases: 0 },
        { id: 'U0RESPONSIBLE', openCases: 0 },
        { id: per, openCases: 1 },
      ],
    });
    const stranger = { ...(await clicked(frist)), to: 'U0STRANGER' };
    expect(await frist.verbs.assignCase(stranger, byPer)).toMatchObject({ why: 'no_such_colleague' });
  });

  it('is not given twice from the same card', async () => {
    const frist = await openTestWorld({ responsible: ['U0RESPONSIBLE'] });
    await frist.arrive(accessAndErasure);
    const seen = await clicked(frist);
    await frist.verbs.assignCase({ ...seen, to: ingrid }, byPer);

    expect(await frist.verbs.assignCase({ ...seen, to: 'U0RESPONSIBLE' }, byPer)).toMatchObject({ why: 'stale' });
    expect((await frist.onlyCase()).handler).toBe(ingrid);
  });
});

describe('a case split in two', () => {
  it('by what is asked: the new one has its own number, the same start and the same mail, and both threads say so', async () => {
    const frist = await twoRights();
    const { receivedAt } = await frist.onlyCase();

    const lines = await told(frist, async () =>
      frist.verbs.splitCase({ ...(await clicked(frist)), rights: ['erasure'], mailIds: [] }, byPer),
    );

    const [old, young] = [await numbered(frist, 1), await numbered(frist, 2)];
    expect(old).toMatchObject({ lines: [{ right: 'access' }], receivedAt });
    expect(young).toMatchObject({ lines: [{ right: 'erasure' }], receivedAt, splitFrom: old.number, triage: undefined });
    expect(young.lines[0]?.evidence).not.toEqual([]);
    expect(young.requester?.address).toBe(kari.address);
    expect(young.mails[0]?.id).not.toBe(old.mails[0]?.id);
    expect(await frist.verbs.readMail(young.mails[0]?.id ?? '', byPer)).toMatchObject({
      text: expect.stringContaining('innsyn'),
    });
    expect(lines.toSorted()).toEqual(['case_split', 'mail_in', 'split_from']);
  });

  it('sends no second receipt, and nothing that is known of the person comes along', async () => {
    const frist = await twoRights();
    await frist.verbs.showIdentity((await frist.onlyCase()).id, { method: 'known_fact', note: 'kurset' }, byPer);
    const sent = frist.smtp.mails.length;

    await frist.verbs.splitCase({ ...(await clicked(frist)), rights: ['erasure'], mailIds: [] }, byPer);
    await frist.deliver();

    expect(frist.smtp.mails).toHaveLength(sent);
    expect((await numbered(frist, 1)).proofs).toHaveLength(1);
    expect((await numbered(frist, 2)).proofs).toEqual([]);
  });

  it('by a mail: it leaves the old case, its writer is the requester, and a person says what it asks', async () => {
    const frist = await twoRights();
    const receipt = frist.smtp.mails[0]?.messageId ?? '';
    await frist.arrive(
      mail({ text: 'Her er noe om en helt annen sak.', messageId: '<2@x.no>', headers: [`In-Reply-To: ${receipt}`] }),
    );
    const { mails } = await frist.onlyCase();
    const second = mails[1]?.id ?? '';

    await frist.verbs.splitCase({ ...(await clicked(frist)), rights: [], mailIds: [second] }, byPer);

    const [old, young] = [await numbered(frist, 1), await numbered(frist, 2)];
    expect(old.mails.map(({ id }) => id)).toEqual([mails[0]?.id]);
    expect(old.unread).toEqual([]);
    expect(young.mails.map(({ id }) => id)).toEqual([second]);
    expect(young.stage).toEqual({ status: 'awaiting_triage', why: 'split_off' });
    expect(young.receivedAt).toEqual(mails[1]?.receivedAt);
    expect((await frist.world.store.records.mails.get(second))?.fate).toEqual({ kind: 'case', caseId: young.id });
  });

  it('by a right and a later mail: the limit is still that of the day on which the right was asked', async () => {
    const frist = await twoRights();
    const { receivedAt } = await frist.onlyCase();
    const receipt = frist.smtp.mails[0]?.messageId ?? '';
    frist.passSeconds(20 * 24 * 3600);
    await frist.arrive(mail({ text: 'Har dere sett på dette?', messageId: '<2@x.no>', headers: [`In-Reply-To: ${receipt}`] }));
    const second = (await frist.onlyCase()).mails[1]?.id ?? '';

    await frist.verbs.splitCase({ ...(await clicked(frist)), rights: ['erasure'], mailIds: [second] }, byPer);

    expect(await numbered(frist, 2)).toMatchObject({ lines: [{ right: 'erasure' }], mails: [{ id: second }], receivedAt });
  });

  it('keeps something to answer, and is refused where nothing was chosen or the case has moved on', async () => {
    const frist = await twoRights();
    const seen = await clicked(frist);
    const split = (rights: readonly ('access' | 'erasure')[]) => frist.verbs.splitCase({ ...seen, rights, mailIds: [] }, byPer);

    expect(await split([])).toMatchObject({ why: 'nothing_to_split' });
    expect(await split(['access', 'erasure'])).toMatchObject({ why: 'nothing_left' });
    await frist.verbs.settleRights({ ...seen, rights: ['erasure', 'access', 'complaint'] }, byPer);
    expect(await split(['erasure'])).toMatchObject({ why: 'stale', since: { what: 'rights_settled', by: per } });
    expect(await frist.world.store.records.cases.list({ openOnly: false })).toHaveLength(1);
  });
});

describe('a letter that went to the wrong person', () => {
  const report = async (frist: TestWorld, note = 'Kvitteringen gikk til en annen Kari.') =>
    frist.verbs.reportWrongRecipient((await frist.onlyCase()).id, { note }, byPer);

  it('starts the flow of a breach, with its hours from now', async () => {
    const frist = await twoRights();
    frist.passSeconds(3600);

    const lines = await told(frist, () => report(frist));

    const caseFile = await frist.onlyCase();
    const [installation] = [...frist.world.installations.values()];
    const tasks = installation ? openTasks(caseFile, installation.organisation) : [];
    const notify = tasks.find(({ id }) => id === 'notify_authority:wrong_recipient:1');
    expect(lines).toEqual(['wrong_recipient']);
    expect(notify?.dueAt).toEqual(frist.world.clock().add({ hours: 72 }));
    expect(tasks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['judge_breach', 'inform_affected']));
    expect(caseFile.lines.map(({ right }) => right)).toEqual(['access', 'erasure']);
    await frist.tend();
    expect(frist.board.lines.at(-1)).toMatchObject({ type: 'alert', about: 'breach' });
  });

  it('takes back a letter that still waits, which nobody has then seen with that in mind', async () => {
    const frist = await openTestWorld();
    await frist.arrive(mail({ text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' }));
    await handling(frist).approve({ identity: { method: 'known_fact', note: 'kurset' } });
    const before = frist.smtp.mails.length;

    await report(frist);
    frist.passSeconds(700);
    await frist.deliver();

    expect(frist.smtp.mails).toHaveLength(before);
    expect((await frist.onlyCase()).stage.status).not.toBe('approved');
  });

  it('may be answered again, to whom it was for, while the breach is dealt with', async () => {
    const frist = await openTestWorld();
    await frist.arrive(mail({ text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' }));
    await handling(frist).send({ identity: { method: 'known_fact', note: 'kurset' } });
    const { id, receivedAt } = await frist.onlyCase();
    await report(frist);

    expect(await frist.verbs.reopen(id, byPer)).toEqual({ kind: 'done' });

    const caseFile = await frist.onlyCase();
    expect(caseFile).toMatchObject({ stage: { status: 'in_progress' }, lines: [{ answered: undefined }], receivedAt });
    const [installation] = [...frist.world.installations.values()];
    const tasks = installation ? openTasks(caseFile, installation.organisation) : [];
    expect(tasks.map(({ id: task }) => task)).toContain('notify_authority:wrong_recipient:1');
  });

  it('opens a closed case for as long as that takes, and what was answered stays answered', async () => {
    const frist = await openTestWorld();
    await frist.arrive(mail({ text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' }));
    await handling(frist).send({ identity: { method: 'known_fact', note: 'kurset' } });
    expect((await frist.onlyCase()).stage.status).toBe('closed');

    expect(await report(frist)).toEqual({ kind: 'done' });

    expect(await frist.onlyCase()).toMatchObject({
      stage: { status: 'follow_up' },
      lines: [{ answered: { outcome: 'granted' } }],
    });
    for (const kind of ['judge_breach', 'notify_authority', 'inform_affected'])
      await frist.verbs.endTask((await frist.onlyCase()).id, { id: `${kind}:wrong_recipient:1`, how: 'done', note: '' }, byPer);
    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });

  it('says what happened, and when anybody knew', async () => {
    const frist = await twoRights();
    const { id } = await frist.onlyCase();
    const later = frist.world.clock().add({ hours: 1 });

    expect(await report(frist, ' ')).toMatchObject({ why: 'no_reason' });
    const ahead = { note: 'feil adresse', awareAt: later };
    expect(await frist.verbs.reportWrongRecipient(id, ahead, byPer)).toMatchObject({ why: 'in_the_future' });
  });

  it('cannot be where nothing was sent', async () => {
    const frist = await openTestWorld({ receipts: 'never' });
    await frist.arrive(accessAndErasure);

    expect(await report(frist)).toMatchObject({ why: 'nothing_was_sent' });
  });
});

describe('the language of the letters', () => {
  it('is chosen by a person; what was filled in stays, and their own words do not', async () => {
    const frist = await twoRights();
    const { caseId, revision } = await clicked(frist);
    const body = 'Hei. Vi trenger mer tid.';
    await frist.verbs.planLetter(
      { caseId, revision, letter: 'clarification', outcomes: {}, values: { question: 'Hvilken konto?' }, body },
      byPer,
    );

    await frist.verbs.chooseLanguage({ ...(await clicked(frist)), language: 'nn' }, byPer);

    const review = await frist.verbs.reviewCase(caseId, byPer);
    expect(review).toMatchObject({
      draft: { language: 'nn' },
      view: { caseFile: { plan: { letter: 'clarification', body: undefined } } },
    });
    expect(review.kind === 'review' && review.draft?.body).toContain('Hvilken konto?');
  });

  it('is not changed under a letter that is on its way', async () => {
    const frist = await openTestWorld();
    await frist.arrive(mail({ text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' }));
    await handling(frist).approve({ identity: { method: 'known_fact', note: 'kurset' } });

    expect(await frist.verbs.chooseLanguage({ ...(await clicked(frist)), language: 'en' }, byPer)).toMatchObject({
      why: 'already_approved',
    });
  });
});

async function numbered(frist: TestWorld, n: number) {
  const found = await frist.world.store.records.cases.findByNumber(`DIGFO-2026-000${n}`);
  if (!found) throw new Error(`there is no case ${n}`);
  return found;
}
