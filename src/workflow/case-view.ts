import { limitsOf } from '../cases/case-clock.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { openTasks } from '../cases/tasks.ts';
import type { CaseView } from './ports.ts';
import type { CaseNow, Refusal } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/** A case as people see it at this moment: its limits and tasks are computed here, each time. */
export function caseView(world: World, caseFile: CaseFile): CaseView {
  const { organisation } = installationOf(world, caseFile.organisation);
  return { caseFile, limits: limitsOf(caseFile), tasks: openTasks(caseFile, organisation), organisation, now: world.clock() };
}

export async function caseNow(world: World, caseId: string): Promise<CaseNow | Refusal> {
  const caseFile = await world.store.records.cases.find(caseId);
  return caseFile ? { kind: 'case', view: caseView(world, caseFile) } : { kind: 'refused', why: 'not_found' };
}
