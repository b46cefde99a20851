import { changeCase } from './change-case.ts';
import { undoReply } from './settle-case.ts';
import type { Actor, Done, Refusal, WrongRecipient } from './staff-verbs.ts';
import type { World } from './world.ts';

/**
 * A letter of ours reached somebody else. Its alert follows as that of any breach does, and a letter that still waits is taken back:
 * it may be on its way to the same stranger.
 */
export async function reportWrongRecipient(
  world: World,
  caseId: string,
  { awareAt = world.clock(), note }: WrongRecipient,
  by: Actor,
): Promise<Done | Refusal> {
  const outcome = await changeCase(world, caseId, { type: 'report_wrong_recipient', awareAt, note, by: by.id });
  // Nothing may wait, or it may be too late for it: the report stands all the same.
  if (outcome.kind === 'done') await undoReply(world, caseId, { id: by.id });
  return outcome;
}
