import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Mistakes } from '../mistakes.ts';
import { kinds } from './dated-case-kinds.ts';

const fileSchema = z.object({
  cases: z.array(
    z.looseObject({ id: z.string(), kind: z.string(), expect: z.record(z.string(), z.unknown()).optional().catch(undefined) }),
  ),
});
type DatedCase = z.infer<typeof fileSchema>['cases'][number];

/**
 * Computes every case of a table of dated cases, so that a lawyer can hold the rules against it.
 * @returns a case each, in the order of the file; `not_computed` says why Frist has no dates for one
 * @throws Mistakes where the file is no such table
 */
export function computeCases(file: string): readonly Computed[] {
  return readCases(file).map(computed);
}

/**
 * Holds what was computed against what the table expects, where a case says it.
 * @returns a sentence for people, and whether there is no difference and nothing was left uncomputed
 * @throws Mistakes where the file is no such table
 */
export function compareCases(file: string): { readonly report: readonly string[]; readonly inOrder: boolean } {
  const cases = readCases(file).map((datedCase) => ({ expected: datedCase.expect, ...computed(datedCase) }));
  const failed = cases.flatMap(({ id, not_computed: why }) => (why === undefined ? [] : [`${id}: not computed, ${why}`]));
  const compared = cases.flatMap(({ id, expected, computed: found, not_computed: why }) =>
    expected && why === undefined ? [differences(id, found, expected)] : [],
  );
  const differing = compared.filter((each) => each.length > 0);
  const sum = `${compared.length - differing.length} cases agree with what the table expects, ${differing.length} differ, ${failed.length} could not be computed, ${cases.length - compared.length - failed.length} expect nothing.`;
  return { report: [...differing.flat(), ...failed, sum], inOrder: differing.length + failed.length === 0 };
}

type Computed = { readonly id: string; readonly computed: Fields; readonly not_computed?: string };
type Fields = Readonly<Record<string, unknown>>;

const computed = (datedCase: DatedCase): Computed => ({ id: datedCase.id, ...compute(datedCase) });

/** A line for each name the table expects something else under; of names it leaves out it says nothing. Compared as JSON, which is what is printed. */
function differences(id: string, found: object, expected: Fields): readonly string[] {
  const printed: Fields = JSON.parse(JSON.stringify(found));
  return Object.keys(expected)
    .filter((name) => !isDeepStrictEqual(printed[name], expected[name]))
    .map((name) => `${id}: ${name} is ${shown(printed[name])}, the table expects ${shown(expected[name])}`);
}

const shown = (value: unknown) => JSON.stringify(value) ?? 'nothing';

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

function compute(datedCase: DatedCase): Omit<Computed, 'id'> {
  const kind = kinds[datedCase.kind];
  if (!kind) return { computed: {}, not_computed: `Frist knows no cases of the kind ${datedCase.kind}` };
  try {
    return { computed: { ...kind(datedCase) } };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { computed: {}, not_computed: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  }
}
