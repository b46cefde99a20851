import { isGroup } from '../cases/authority.ts';
import type { Installation, World } from './world.ts';

/** Whether who may decide stands in Slack, and not in `frist.yaml` alone. */
export function namesGroups({ approvers, responsible }: Installation): boolean {
  return [...approvers, ...responsible].some(isGroup);
}

/**
 * The people behind ids and groups, at this moment and each once. A group that nobody can read stays under its own id, so that whatever
 * is decided with the list knows that somebody may be missing (`isAmong`).
 */
export async function peopleNow(world: World, named: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(named.map(async (id) => (isGroup(id) ? ((await world.staff.membersOf(id)) ?? [id]) : [id])));
  return [...new Set(found.flat())];
}

export function approversNow(world: World, { approvers }: Installation): Promise<readonly string[]> {
  return peopleNow(world, approvers);
}

/** Who answers for the cases; where `frist.yaml` names nobody, the approvers do. */
export function decidersNow(world: World, { responsible, approvers }: Installation): Promise<readonly string[]> {
  return peopleNow(world, responsible.length > 0 ? responsible : approvers);
}
