import { isGroup } from '../cases/authority.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { peopleNow } from './people-now.ts';
import type { Actor, AssignCase, Colleagues, Done, Refusal } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/** Who may be given a case, with how many open ones each has already; whoever asks first, then those who have least to do. */
export async function colleaguesFor(world: World, caseId: string, by: Actor): Promise<Colleagues | Refusal> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  const cases = await world.store.records.cases.list({ organisation: caseFile.organisation, openOnly: true });
  const { approvers, responsible } = installationOf(world, caseFile.organisation);
  const known = knownColleagues(await peopleNow(world, [...approvers, ...responsible]), cases);
  const people = known
    .filter((id) => id !== by.id)
    .map((id) => ({ id, openCases: openCasesOf(id, cases) }))
    .toSorted((a, b) => a.openCases - b.openCases);
  return {
    kind: 'colleagues',
    view: caseView(world, caseFile),
    people: [{ id: by.id, openCases: openCasesOf(by.id, cases) }, ...people],
  };
}

export async function assignCase(world: World, { caseId, ...assigned }: AssignCase, by: Actor): Promise<Done | Refusal> {
  const found = await colleaguesFor(world, caseId, by);
  if (found.kind === 'refused') return found;
  const colleagues = found.people.map(({ id }) => id);
  return changeCase(world, caseId, { type: 'assign_case', ...assigned, colleagues, by: by.id });
}

/** Those whom the installation names, and whoever has acted on a case that is open. A group that nobody can read could have no case. */
function knownColleagues(named: readonly string[], cases: readonly CaseFile[]): readonly string[] {
  return [...new Set([...named.filter((id) => !isGroup(id)), ...cases.flatMap(whoActed)])];
}

function whoActed({ handler, plan, proofs, tasksEnded }: CaseFile): readonly string[] {
  const ids = [handler, plan?.by, ...proofs.map(({ by }) => by), ...Object.values(tasksEnded).map(({ by }) => by)];
  return ids.filter((id) => id !== undefined && id !== 'frist') as readonly string[];
}

function openCasesOf(id: string, cases: readonly CaseFile[]): number {
  return cases.filter(({ handler }) => handler === id).length;
}
