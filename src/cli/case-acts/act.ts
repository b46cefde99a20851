import type { CaseFile } from '../../cases/case-file.ts';
import type { Actor, Done, Refusal, StaffVerbs } from '../../workflow/staff-verbs.ts';
import type { World } from '../../workflow/world.ts';
import { refusalOf } from '../refusal-words.ts';

/** What can be written after `frist case NUMBER ACTION`; which action takes which stands in `case.ts`. */
export type ActOptions = {
  readonly rights?: string;
  readonly notMarketing?: boolean;
  readonly confirm?: boolean;
  readonly identity?: string;
  readonly otherChannel?: boolean;
  readonly method?: string;
  readonly note?: string;
  readonly outcome?: string;
  readonly set?: readonly string[];
  readonly bodyFile?: string;
  readonly how?: string;
  readonly on?: string;
  readonly at?: string;
  readonly address?: string;
  readonly name?: string;
  readonly into?: string;
  readonly to?: string;
  readonly mails?: string;
  readonly secret?: boolean;
  readonly call?: boolean;
  readonly json?: boolean;
};

/** One act of one person on one case. */
export type Act = {
  readonly world: World;
  readonly verbs: StaffVerbs;
  readonly caseFile: CaseFile;
  readonly by: Actor;
  /** The word after the action: the letter of `plan`, the task of `task`. */
  readonly what: string | undefined;
  readonly options: ActOptions;
};

/**
 * Says that it was done, or why not.
 * @param words what a person reads; with `--json` it is the number of the case and where it stands now
 * @throws Mistakes for a refusal
 */
export async function report(act: Act, outcome: Done | Refusal, words = 'Done.'): Promise<void> {
  const { world, caseFile, options, by } = act;
  if (outcome.kind === 'refused') throw refusalOf(outcome, { caseFile, by: by.id });
  if (!options.json) return console.log(words);
  const now = await world.store.records.cases.find(caseFile.id);
  console.log(JSON.stringify({ number: caseFile.number, status: now?.stage.status ?? null }));
}

/** What came of it, where it was not refused. @throws Mistakes where it was */
export function unlessRefused<T extends { readonly kind: string }>(outcome: T | Refusal, { caseFile, by }: Act): T {
  if (isRefusal(outcome)) throw refusalOf(outcome, { caseFile, by: by.id });
  return outcome;
}

const isRefusal = (outcome: { readonly kind: string }): outcome is Refusal => outcome.kind === 'refused';
