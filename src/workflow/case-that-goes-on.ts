import type { CaseFile } from '../cases/case-file.ts';
import type { Records } from './ports.ts';

/** A case that was merged lives on in the other, and so does its thread. */
export async function caseThatGoesOn(records: Records, { stage, ...caseFile }: CaseFile, steps = 5): Promise<CaseFile> {
  const into = stage.status === 'closed' && stage.into ? await records.cases.findByNumber(stage.into) : undefined;
  return into && steps > 0 ? caseThatGoesOn(records, into, steps - 1) : { ...caseFile, stage };
}
