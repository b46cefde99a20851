import { describe, expect, it } from 'vitest';
import { answerTo, granted, handling, letters } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const anne = 'U0ANNE';
const known = { method: 'known_fact', note: 'kurset i mars' } as const;
const access = mail({ text: 'Hei, kan jeg få en kopi av alle personopplysningene dere har om meg?' });

async function asked(changes: Parameters<typeof openTestWorld>[0] = {}) {
  const frist = await openTestWorld({ approvers: [ingrid, anne], ...changes });
  await frist.arrive(access);
  return { frist, ...handling(frist) };
}
const told = ({ board }: TestWorld, type: string) => board.lines.filter((line) => line.type === type);

describe('an answer that takes two', () => {
  it('waits after the first yes, asks who may give the second, and is sent once on it', async () => {
    const { frist, approve, caseFile } = await asked();

    expect(await approve({ identity: known })).toEqual({ kind: 'first_yes', asked: [anne] });
    frist.passSeconds(700);
    await frist.deliver();
    expect(letters(frist)).toEqual([]);
    expect((await caseFile()).stage).toMatchObject({ status: 'drafted' });
    expect(told(frist, 'first_yes_given')).toEqual([{ type: 'first_yes_given', by: ingrid, letter: 'answer', to: [anne] }]);
    expect(told(frist, 'letter_planned')).toEqual([]);

    expect(await approve({ by: anne })).toMatchObject({ kind: 'approved' });
    frist.passSeconds(61);
    await frist.deliver();
    await frist.deliver();

    expect(letters(frist)).toHaveLength(1);
    expect(told(frist, 'reply_approved')).toMatchObject([{ by: anne, first: ingrid }]);
  });

  it('is seen by the second as it is, and a word of their own needs one more person', async () => {
    const { frist, approve, review } = await asked();
    await approve({ identity: known });
    const shown = (await review(anne)).draft?.body ?? '';

    expect(await approve({ by: anne, body: `${shown}\n\nRing oss gjerne.` })).toEqual({ kind: 'first_yes', asked: [ingrid] });
    frist.passSeconds(61);
    await frist.deliver();
    expect(told(frist, 'first_yes_given')).toMatchObject([{ by: ingrid }, { by: anne, voids: ingrid, to: [ingrid] }]);
    expect(letters(frist)).toEqual([]);

    expect(await approve()).toMatchObject({ kind: 'approved' });
    frist.passSeconds(61);
    await frist.deliver();
    expect(letters(frist)[0]?.text).toContain('Ring oss gjerne.');
  });

  it('is looked at again by both after a new mail, which the thread says', async () => {
    const { frist, approve } = await asked();
    await approve({ identity: known });

    await frist.arrive(answerTo(frist, 'En ting til: jeg har byttet jobb.'));

    expect(told(frist, 'first_yes_voided')).toEqual([{ type: 'first_yes_voided', of: ingrid }]);
    expect(await approve({ by: anne, identity: known })).toEqual({ kind: 'first_yes', asked: [ingrid] });
  });

  it('is refused with the mail as the reason where the review was open when it came', async () => {
    const { frist, review, caseFile } = await asked();
    const { view, shown, draft } = await review();
    await frist.arrive(answerTo(frist, 'En ting til: jeg har byttet jobb.'));
    const before = frist.board.cards.length;
    const { id: caseId } = await caseFile();

    const outcome = await frist.verbs.approveReply(
      { caseId, revision: view.caseFile.revision, shown, body: draft?.body ?? '', confirmed: [], identity: known },
      { id: ingrid },
    );

    expect(outcome).toMatchObject({ why: 'stale', since: { what: 'mail_joined', by: 'frist' } });
    await frist.deliver();
    expect(frist.board.cards.length).toBe(before + 1);
  });

  it('leaves on one yes where there is one approver, and says so in the log and in the thread', async () => {
    const { frist, approve, events } = await asked({ approvers: [ingrid] });

    expect(await approve({ identity: known })).toMatchObject({ kind: 'approved' });
    await frist.deliver();

    expect((await events()).find(({ type }) => type === 'reply_approved')?.data).toMatchObject({ singleApprover: true });
    expect(told(frist, 'reply_approved')).toMatchObject([{ by: ingrid, singleApprover: true }]);
  });

  it('counts an unread user group as several: nobody is alone because Slack does not answer', async () => {
    const { approve } = await asked({ approvers: [ingrid, 'S0PRIVACY'] });

    expect(await approve({ identity: known })).toMatchObject({ kind: 'first_yes' });
  });

  it('may be begun in Slack and ended on the command line, where frist.yaml says who that is', async () => {
    const people = { approvers: [ingrid, anne, 'cli:am'], sameAs: { 'cli:am': anne } };
    const { approve } = await asked(people);
    await approve({ identity: known });

    expect(await approve({ by: 'cli:am' })).toMatchObject({ kind: 'approved' });
  });

  it('goes to the mail server before midnight of its day, however long the wait is set', async () => {
    const { frist, plan, approve } = await asked({ undoSeconds: 600 });
    frist.turnTo('2026-12-17T23:50');
    await plan('answer', { outcomes: granted('access'), by: per });

    const outcome = await approve({ identity: known });

    expect(outcome).toMatchObject({ kind: 'approved' });
    expect('sendAfter' in outcome && outcome.sendAfter.toString()).toBe('2026-12-17T22:55:00Z');
  });
});

describe('a click on a card or in a form of before', () => {
  it('does not take a case from a colleague who was faster, and says who', async () => {
    const { frist, caseFile } = await asked();
    const { id, revision } = await caseFile();
    await frist.verbs.takeCase(id, { id: per, saw: revision });

    expect(await frist.verbs.takeCase(id, { id: ingrid, saw: revision })).toMatchObject({
      why: 'stale',
      since: { what: 'case_taken', by: per },
    });
    expect(await frist.verbs.takeCase(id, { id: ingrid, saw: revision + 1 })).toEqual({ kind: 'done' });
  });

  it('takes back the yes it stood beside, and no later one', async () => {
    const { frist, plan, approve, caseFile } = await asked();
    await plan('answer', { outcomes: granted('access'), by: per });
    await approve({ identity: known });
    const { id, revision } = await caseFile();
    await frist.verbs.undoReply(id, { id: per, saw: revision });
    await plan('answer', { outcomes: granted('access'), by: per });
    await approve();

    expect(await frist.verbs.undoReply(id, { id: per, saw: revision })).toMatchObject({
      why: 'stale',
      since: { what: 'reply_approved', by: ingrid },
    });
    expect((await caseFile()).stage.status).toBe('approved');
  });

  it('is not stale because somebody looked, or another thing was done', async () => {
    const { frist, review, caseFile } = await asked();
    const { id, revision } = await caseFile();
    await review(anne);
    await frist.verbs.takeCase(id, { id: anne });

    expect(await frist.verbs.showIdentity(id, known, { id: per, saw: revision })).toEqual({ kind: 'done' });
  });

  it('names nobody and answers to nobody once the case has moved on under it', async () => {
    const { frist, caseFile } = await asked();
    const { id, revision } = await caseFile();
    await frist.verbs.nameRequester(id, { address: 'eirik.bo@example.no', name: undefined }, { id: ingrid });

    const late = { id: per, saw: revision };
    expect(await frist.verbs.showIdentity(id, known, late)).toMatchObject({ why: 'stale', since: { what: 'requester_named' } });
    expect(await frist.verbs.nameRequester(id, { address: 'kari@example.no', name: undefined }, late)).toMatchObject({
      why: 'stale',
    });
  });
});
