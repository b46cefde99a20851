import { describe, expect, it } from 'vitest';
import { handling, wantsErasure } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, per } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const boss = 'U0BOSS';

describe('what one person may not do by themselves', () => {
  it('is to edit the reason out of a refusal', async () => {
    const frist = await openTestWorld();
    const { plan, review, approve, caseFile } = handling(frist);
    const reason = 'Kvitteringen er fra mars 2025.';
    await frist.arrive(wantsErasure);
    await frist.verbs.showIdentity((await caseFile()).id, { method: 'known_fact', note: 'the course in May' }, { id: ingrid });
    await plan('answer', { outcomes: { erasure: 'refused' }, values: { 'erasure.reason': reason } });
    const drafted = (await review()).draft?.body ?? '';
    const body = drafted.replace(/\[\[[^\]]*\]\]/g, 'etter søk i alle systemene');

    const without = await approve({ body: body.replace(reason, 'Vi kan ikke.') });
    const reworded = await approve({ body: `Takk for at du skrev.\n\n${body.replace(reason, reason.replaceAll(' ', '\n'))}` });

    expect(drafted).toContain(reason);
    expect(without).toMatchObject({ why: 'reason_removed', piece: reason });
    expect(reworded).toMatchObject({ kind: 'approved' });
  });

  it('is to call no request what the rules were sure of; what nobody was sure of may go with one click', async () => {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);
    const sure = await frist.onlyCase();

    const byPer = await frist.verbs.markNotARequest(sure.id, sure.revision, { id: per });
    const stillOpen = (await frist.onlyCase()).stage.status;
    await frist.verbs.markNotARequest(sure.id, sure.revision, { id: ingrid });

    expect(byPer).toMatchObject({ why: 'not_an_approver', approvers: [ingrid] });
    expect(stillOpen).not.toBe('closed');
    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'closed', outcome: 'not_a_request', closedBy: ingrid });
  });

  it.each([
    ['whoever answers for the cases', { responsible: [boss] }, boss],
    ['an approver, where nobody answers for them', {}, ingrid],
  ])('is to leave the authority and those affected untold of a breach: %s decides', async (_, installation, decides) => {
    const frist = await openTestWorld(installation);
    await frist.arrive(mail({ text: 'Jeg fikk kursbeviset til en annen person fra dere, med navn og fødselsdato.' }));
    const { id: caseId, revision } = await frist.onlyCase();
    await frist.verbs.settleRights({ caseId, revision, rights: ['breach'], notMarketing: false }, { id: per });
    const untold = (id: string, by: string) =>
      frist.verbs.endTask(caseId, { id, how: 'not_needed', note: 'The risk is low.' }, { id: by });

    const byPer = [await untold('notify_authority', per), await untold('inform_affected', per)];
    const told = await frist.verbs.endTask(caseId, { id: 'notify_authority', how: 'done', note: '' }, { id: per });
    const byThem = await untold('inform_affected', decides);

    for (const refusal of byPer) expect(refusal).toMatchObject({ why: 'responsible_needed', responsible: [decides] });
    for (const done of [told, byThem]) expect(done.kind).not.toBe('refused');
    expect(Object.keys((await frist.onlyCase()).tasksEnded).toSorted()).toEqual(['inform_affected', 'notify_authority']);
  });
});
