import { isAmong } from '../cases/authority.ts';
import type { NoAccess } from './office-verbs.ts';
import { approversNow, decidersNow } from './people-now.ts';
import type { Actor } from './staff-verbs.ts';
import type { Installation, World } from './world.ts';

/**
 * The companies whose cases a person may see: those they answer for or approve for, and those in whose channel they are. Where Slack
 * cannot say who is in a group or a channel, its company is shown to nobody who is not named one by one.
 */
export async function seenOrganisations(world: World, by: Actor): Promise<readonly Installation[] | NoAccess> {
  const all = [...world.installations.values()];
  const answers = await Promise.all(all.map((installation) => maySee(world, installation, by)));
  const seen = all.filter((_, i) => answers[i] === 'yes');
  if (seen.length > 0) return seen;
  return { kind: 'no_access', unsure: answers.includes('unknown'), ask: [...new Set(all.flatMap(whoDecides))] };
}

/** Whether one company's cases are this person's to see and to handle. Whoever is named one by one costs no question to Slack. */
export async function maySee(world: World, installation: Installation, { id }: Actor): Promise<'yes' | 'no' | 'unknown'> {
  if ([...installation.approvers, ...installation.responsible].includes(id)) return 'yes';
  const [approvers, deciders, inChannel] = await Promise.all([
    approversNow(world, installation),
    decidersNow(world, installation),
    world.readers.readersOf(installation.organisation.id),
  ]);
  const named = [...approvers, ...deciders];
  if (named.includes(id) || inChannel?.includes(id)) return 'yes';
  return inChannel ? isAmong(named, id) : 'unknown';
}

/** Whom to ask: a person or a group, as `frist.yaml` names them. */
function whoDecides({ responsible, approvers }: Installation): readonly string[] {
  return responsible.length > 0 ? responsible : approvers;
}
