import { changeCase } from './change-case.ts';
import type { Actor, Done, Refusal, WrongRecipient } from './staff-verbs.ts';
import type { World } from './world.ts';

/** A letter of ours reached somebody else. Its alert follows as that of any breach does. */
export async function reportWrongRecipient(
  world: World,
  caseId: string,
  { awareAt = world.clock(), note }: WrongRecipient,
  by: Actor,
): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'report_wrong_recipient', awareAt, note, by: by.id });
}
