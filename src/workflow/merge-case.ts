import { decide } from '../cases/decide.ts';
import { applyDecision } from './change-case.ts';
import type { Actor, Done, Refusal } from './staff-verbs.ts';
import type { World } from './world.ts';

/**
 * Two mails of one person about one matter became two cases: the one that came later ends, and its mails and rights join the other,
 * whose limit stands, in one transaction. Only the same requester: nobody's mail is ever put into another person's case.
 */
export async function mergeInto(world: World, caseId: string, number: string, by: Actor): Promise<Done | Refusal> {
  const outcome = await world.store.atomically(async (records): Promise<Done | Refusal> => {
    const source = await records.cases.find(caseId);
    const target = await records.cases.findByNumber(number);
    if (!source || !target || target.id === source.id || target.organisation !== source.organisation)
      return { kind: 'refused', why: 'not_found' };
    if (target.stage.status === 'closed') return { kind: 'refused', why: 'already_closed' };
    const address = source.requester?.address.toLowerCase();
    if (!address || address !== target.requester?.address.toLowerCase()) return { kind: 'refused', why: 'another_person' };

    const ended = await applyDecision(
      world,
      records,
      source,
      decide(source, { type: 'merge', into: number, by: by.id }, world.clock()),
    );
    if (ended.kind === 'refused') return ended;
    for (const mail of source.mails) {
      const state = (await records.cases.find(target.id)) ?? target;
      const found = mail.id === source.mails[0]?.id ? source.lines.map(({ right, evidence }) => ({ right, evidence })) : [];
      const command = { type: 'join_mail', mailId: mail.id, receivedAt: mail.receivedAt, found } as const;
      await applyDecision(world, records, state, decide(state, command, world.clock()));
      await records.mails.settle(mail.id, { kind: 'case', caseId: target.id }, undefined);
    }
    return { kind: 'done' };
  });
  world.wake('outbox');
  return outcome;
}
