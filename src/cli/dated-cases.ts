import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Mistakes } from '../mistakes.ts';
import { kinds } from './dated-case-kinds.ts';

const fileSchema = z.object({ cases: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });
type DatedCase = z.infer<typeof fileSchema>['cases'][number];

/**
 * Computes every case of a table of dated cases, so that a lawyer can hold the rules against it.
 * @returns a case each, in the order of the file; `not_computed` says why Frist has no dates for one
 * @throws Mistakes where the file is no such table
 */
export function computeCases(file: string): readonly object[] {
  return readCases(file).map((datedCase) => ({ id: datedCase.id, ...compute(datedCase) }));
}

function readCases(file: string): readonly DatedCase[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).cases;
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new Mistakes(error.issues.map((issue) => `${file}, ${issue.path.join('.')}: ${issue.message}`));
    if (error instanceof SyntaxError) throw new Mistakes([`${file}: is not JSON (${error.message})`]);
    throw new Mistakes([`${file}: cannot be read`]);
  }
}

function compute(datedCase: DatedCase): { readonly computed: object; readonly not_computed?: string } {
  const kind = kinds[datedCase.kind];
  if (!kind) return { computed: {}, not_computed: `Frist knows no cases of the kind ${datedCase.kind}` };
  try {
    return { computed: kind(datedCase) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { computed: {}, not_computed: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  }
}
