import type { CaseFile } from '../cases/case-file.ts';
import { assessmentKey, obstacleTo } from '../cases/letter-rules.ts';
import type { LetterKind, Outcomes } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import { rights } from '../intents/classification.ts';
import { changeCase } from './change-case.ts';
import type { Field } from './ports.ts';
import { installationOfCase } from './settle-case.ts';
import type { Actor, Done, LetterForm, PlanLetter, Refusal } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/** The key under which a plan holds the one-time code. It is made here, by chance, and never asked of anybody. */
const codeField = 'code';

/** What staff have to fill in for a letter; refused where the letter could not be sent now, before anybody has typed anything. */
export async function fieldsOf(
  world: World,
  caseId: string,
  letter: LetterKind,
  outcomes: Outcomes,
): Promise<LetterForm | Refusal> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  const { organisation } = installationOf(world, caseFile.organisation);
  const obstacle = obstacleTo(letter, outcomes, caseFile, organisation, world.clock());
  if (obstacle) return obstacle;
  const fields = askedOfStaff(world, organisation, letter, outcomes);
  const { plan } = caseFile;
  return {
    kind: 'form',
    fields: fields.filter(({ key }) => key !== codeField),
    values: plan?.letter === letter ? withoutCode(plan.values) : proposed(letter, caseFile, organisation),
  };
}

/** The code is for the person alone. */
function withoutCode({ [codeField]: _code, ...values }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return values;
}

function askedOfStaff({ writer }: World, organisation: Organisation, letter: LetterKind, outcomes: Outcomes): readonly Field[] {
  return writer.fields(letter, { organisation, rights: rights.filter((right) => outcomes[right]), outcomes });
}

/** What to ask of somebody who may be anybody: what the company's own policy names, so that nobody thinks of an ID card (DEF-4). */
function proposed(letter: LetterKind, { language }: CaseFile, { identity }: Organisation): LetterForm['values'] {
  if (letter !== 'identity_request') return {};
  const reads = ({ nb: 'nb', nn: 'nn', en: 'en', sv: 'nb', da: 'nb', de: 'en', other: 'en' } as const)[language];
  return { needed: identity.facts.map((fact) => fact[reads]).join('\n') };
}

/** Prepares a letter. Of the values only those stay that the letter asks for, and the note on how a request was assessed. */
export async function planLetter(world: World, plan: PlanLetter, by: Actor): Promise<Done | Refusal> {
  const { caseId, revision, letter, outcomes, body } = plan;
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const { organisation } = installation;
  const asked = askedOfStaff(world, organisation, letter, outcomes).map(({ key }) => key);
  const keys = new Set([...asked, ...organisation.assessmentRights.map(assessmentKey)]);
  const typed = Object.fromEntries(Object.entries(plan.values).filter(([key]) => keys.has(key)));
  const values = letter === 'identity_code' ? { ...typed, [codeField]: world.newCode() } : typed;
  return changeCase(world, caseId, { type: 'plan_letter', revision, letter, outcomes, values, body, organisation, by: by.id });
}

export async function dropPlan(world: World, caseId: string, by: Actor): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const { organisation } = installation;
  return changeCase(world, caseId, { type: 'drop_plan', organisation, by: by.id, saw: by.saw });
}
