import { describe, expect, it } from 'vitest';
import { handling, wantsErasure } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, per } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const privacy = 'S0PRIVACY';
const boss = 'U0BOSS';
const unread = { kind: 'refused', why: 'groups_unread', groups: [privacy] };

/** A request that the rules are sure of: to end it as none takes an approver. */
async function sureCase(installation: Parameters<typeof openTestWorld>[0]) {
  const frist = await openTestWorld(installation);
  await frist.arrive(wantsErasure);
  const { id, revision } = await frist.onlyCase();
  return { frist, endIt: (by: string) => frist.verbs.markNotARequest(id, revision, { id: by }) };
}

describe('a user group as approvers', () => {
  it('is whoever is in it when they act', async () => {
    const { frist, endIt } = await sureCase({ approvers: [privacy] });
    frist.groups.set(privacy, [boss]);
    const before = await endIt(ingrid);
    frist.groups.set(privacy, [boss, ingrid]);

    const after = await endIt(ingrid);

    expect(before).toEqual({ kind: 'refused', why: 'not_an_approver', approvers: [boss] });
    expect(after).toEqual({ kind: 'done' });
  });

  it('lets nobody in while Slack cannot be asked, and the case knows nothing of it', async () => {
    const { frist, endIt } = await sureCase({ approvers: [privacy] });
    const { caseFile, approve } = handling(frist);
    const before = await caseFile();

    const outcomes = [await endIt(ingrid), await approve()];

    expect(outcomes).toEqual([unread, unread]);
    // A look is no decision.
    expect((await caseFile()).changedAtRevision).toBe(before.changedAtRevision);
    const events = await frist.world.store.records.cases.events(before.id);
    expect(events.map(({ type }) => type)).not.toContain('approval_denied');
  });

  it('keeps out nobody who is named one by one', async () => {
    const { endIt } = await sureCase({ approvers: [privacy, ingrid] });

    expect(await endIt(per)).toEqual(unread);
    expect(await endIt(ingrid)).toEqual({ kind: 'done' });
  });
});

it('a user group that has become empty does not make the one who is named a single approver', async () => {
  const frist = await openTestWorld({ approvers: [ingrid, privacy] });
  frist.groups.set(privacy, [boss]);
  await frist.arrive(mail({ text: 'Hei, kan jeg få en kopi av alle personopplysningene dere har om meg?' }));
  const { approve } = handling(frist);
  const first = await approve({ identity: { method: 'known_fact', note: 'kurset i mars' } });
  frist.groups.set(privacy, []);

  const again = await approve();

  expect(first).toMatchObject({ kind: 'first_yes' });
  expect(again).toMatchObject({ kind: 'refused', why: 'second_person_needed' });
});

it('a user group as responsible says no, corrects a receipt and leaves a breach untold, and nobody else does', async () => {
  const frist = await openTestWorld({ responsible: [privacy] });
  frist.groups.set(privacy, [boss]);
  await frist.arrive(mail({ text: 'Jeg fikk kursbeviset til en annen person fra dere, med navn og fødselsdato.' }));
  const { id, revision } = await frist.onlyCase();
  await frist.verbs.settleRights({ caseId: id, revision, rights: ['breach'] }, { id: ingrid });
  const untold = (by: string) =>
    frist.verbs.endTask(id, { id: 'inform_affected', how: 'not_needed', note: 'The risk is low.' }, { id: by });

  const byIngrid = await untold(ingrid);
  frist.groups.delete(privacy);
  const unasked = await untold(boss);
  frist.groups.set(privacy, [boss]);
  const byBoss = await untold(boss);

  expect(byIngrid).toEqual({ kind: 'refused', why: 'responsible_needed', responsible: [boss] });
  expect(unasked).toEqual(unread);
  expect(byBoss).toEqual({ kind: 'done' });
});
