import type { CaseFile } from '../cases/case-file.ts';
import { clocks } from '../cases/due-dates.ts';
import type { CaseView } from './ports.ts';
import { installationOf, type World } from './world.ts';

/** A case as people see it at this moment: its limits are computed here, each time. */
export function caseView(world: World, caseFile: CaseFile): CaseView {
  return {
    caseFile,
    clocks: clocks(caseFile.receivedAt, { days: caseFile.promiseDays, closedDays: caseFile.closedDays }),
    organisation: installationOf(world, caseFile.organisation).organisation,
    now: world.clock(),
  };
}
