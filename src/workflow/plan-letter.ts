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
  const answering = rights.filter((right) => outcomes[right]);
  const fields = world.writer.fields(letter, { organisation, rights: answering, outcomes });
  const { plan } = caseFile;
  return {
    kind: 'form',
    fields: [
      ...(letter === 'answer' ? assessmentFields(outcomes, organisation) : []),
      ...fields.filter(({ key }) => key !== codeField),
    ],
    values: plan?.letter === letter ? plan.values : {},
  };
}

/** A note on how this request was assessed, where the company has promised to assess each (DGT-8). It stays with us. */
function assessmentFields(outcomes: Outcomes, { assessmentRights, staffLanguage }: Organisation): readonly Field[] {
  const label = { nb: 'Vurderingen vår (sendes ikke)', en: 'Our assessment (is not sent)' }[staffLanguage];
  return assessmentRights
    .filter((right) => outcomes[right])
    .map((right) => ({ key: assessmentKey(right), right, label, type: 'long_text', required: true, choices: [] }));
}

export async function planLetter(world: World, plan: PlanLetter, by: Actor): Promise<Done | Refusal> {
  const { caseId, revision, letter, outcomes, body } = plan;
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const values = letter === 'identity_code' ? { ...plan.values, [codeField]: world.newCode() } : plan.values;
  const { organisation } = installation;
  return changeCase(world, caseId, { type: 'plan_letter', revision, letter, outcomes, values, body, organisation, by: by.id });
}

export async function dropPlan(world: World, caseId: string, by: Actor): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const { organisation } = installation;
  return changeCase(world, caseId, { type: 'drop_plan', organisation, by: by.id });
}
