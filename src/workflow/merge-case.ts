import type { CaseFile } from '../cases/case-file.ts';
import { decide, newlyAsked } from '../cases/decide.ts';
import { isAtRest, notAtRest } from '../cases/decision.ts';
import { copyTask } from '../cases/tasks.ts';
import { applyDecision, repeatOnConflict } from './change-case.ts';
import { postLine } from './effects.ts';
import type { Records } from './ports.ts';
import type { Actor, Done, Refusal } from './staff-verbs.ts';
import type { World } from './world.ts';

/**
 * Two mails of one person about one matter became two cases: this one ends, and its mails, rights and questions join the other, in one
 * transaction. The limit is that of whichever was received first. Only the same requester: nobody's mail is ever put into another
 * person's case; and only into a case that still has to be answered, or what is asked here would be lost.
 */
export async function mergeInto(world: World, caseId: string, number: string, by: Actor): Promise<Done | Refusal> {
  const outcome = await repeatOnConflict(() =>
    world.store.atomically(async (records): Promise<Done | Refusal> => {
      const source = await records.cases.find(caseId);
      const target = await records.cases.findByNumber(number);
      if (!source || !target || target.id === source.id || target.organisation !== source.organisation)
        return { kind: 'refused', why: 'not_found' };
      const obstacle = obstacleToJoining(source, target);
      if (obstacle) return obstacle;
      const merged = decide(source, { type: 'merge', into: number, by: by.id, saw: by.saw }, world.clock());
      const ended = await applyDecision(world, records, source, merged);
      if (ended.kind === 'refused') return ended;
      await records.outbox.enqueue(postLine(target, { type: 'merged_here', by: by.id, number: source.number }, world.clock()));
      await moveMails(world, records, source, target.id);
      await keepEarlierReceipt(world, records, source, target.id, by);
      return { kind: 'done' };
    }),
  );
  world.wake('outbox');
  return outcome;
}

function obstacleToJoining(source: CaseFile, target: CaseFile): Refusal | undefined {
  if (!isAtRest(target)) return notAtRest(target);
  if (target.stage.status === 'follow_up') return { kind: 'refused', why: 'wrong_stage', status: 'follow_up' };
  const address = source.requester?.address.toLowerCase();
  const isSame = address !== undefined && address === target.requester?.address.toLowerCase();
  if (!isSame) return { kind: 'refused', why: 'another_person' };
  // An address that our own server calls forged, or that anybody could type into a form, is nobody's yet.
  const isDoubtful = source.senderSeen === 'fail' || source.senderSeen === 'form';
  return isDoubtful ? { kind: 'refused', why: 'address_proves_nothing' } : undefined;
}

async function moveMails(world: World, records: Records, source: CaseFile, targetId: string): Promise<void> {
  for (const [at, { id: mailId, receivedAt }] of source.mails.entries()) {
    const target = await found(records, targetId);
    const isFirst = at === 0;
    const command = {
      type: 'join_mail',
      mailId,
      receivedAt,
      found: isFirst ? source.lines.map(({ right, evidence }) => ({ right, evidence })) : [],
      questions: isFirst ? source.questions : [],
      ...(source.senderSeen && { senderSeen: source.senderSeen }),
      senderSigns: source.senderSigns,
      identityCopy: source.identityCopies.some((copy) => copy.mailId === mailId) && !source.tasksEnded[copyTask(mailId)],
    } as const;
    const newRights = newlyAsked(target, command.found).map(({ right }) => right);
    await applyDecision(world, records, target, decide(target, command, world.clock()), {
      lines: [{ type: 'mail_in', mailId, receivedAt: receivedAt.toString(), attachments: 0, newRights }],
    });
    await records.mails.settle(mailId, { kind: 'case', caseId: targetId }, undefined);
  }
}

/** Which of the two was opened first says nothing: one may have waited in a quarantine, or be the note about a call. */
async function keepEarlierReceipt(
  world: World,
  records: Records,
  { number, receivedAt }: CaseFile,
  targetId: string,
  by: Actor,
): Promise<void> {
  const target = await found(records, targetId);
  if (receivedAt.epochMilliseconds >= target.receivedAt.epochMilliseconds) return;
  const command = { type: 'correct_receipt', at: receivedAt, reason: number, responsible: [], by: by.id } as const;
  await applyDecision(world, records, target, decide(target, command, world.clock()));
}

async function found(records: Records, caseId: string): Promise<CaseFile> {
  const caseFile = await records.cases.find(caseId);
  if (!caseFile) throw new Error(`Case ${caseId} has disappeared`);
  return caseFile;
}
