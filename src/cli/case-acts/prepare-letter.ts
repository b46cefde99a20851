/** `plan`, `fields` and `drop-plan`: which letter is next, what it says of each line, and what is filled into it. */
import type { CaseFile } from '../../cases/case-file.ts';
import { usualOutcomes } from '../../cases/letter-rules.ts';
import { type LetterKind, letterKinds, lineOutcomes, type Outcomes } from '../../cases/letters.ts';
import type { Organisation } from '../../cases/organisation.ts';
import { rights } from '../../intents/classification.ts';
import { Mistakes } from '../../mistakes.ts';
import type { Field } from '../../workflow/ports.ts';
import type { LetterForm } from '../../workflow/staff-verbs.ts';
import { installationOf } from '../../workflow/world.ts';
import { addressOf, dayOf, notAllowed, oneOf, pairOf, textOf } from '../read-options.ts';
import { refusalOf } from '../refusal-words.ts';
import { type Act, report, unlessRefused } from './act.ts';

/** Prepares a letter. What it needs is asked for here and now, so that nothing half filled in waits for an approver. */
export async function planLetter(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const { letter, outcomes } = letterOf(act);
  const form = unlessRefused(await verbs.fieldsOf(caseFile.id, letter, outcomes, by), act);
  const values = valuesOf(form, options.set ?? []);
  const missing = form.fields.filter(({ key, required }) => required && !values[key]?.trim()).map(({ key }) => key);
  if (missing.length > 0) throw refusalOf({ kind: 'refused', why: 'field_missing', missing }, { caseFile });
  const body = options.bodyFile === undefined ? undefined : textOf(options.bodyFile, '--body-file').trim();
  const plan = { caseId: caseFile.id, revision: caseFile.revision, letter, outcomes, values, body };
  const here = `frist case ${caseFile.number}`;
  await report(act, await verbs.planLetter(plan, by), `Planned. "${here} draft" shows it, "${here} approve" sends it.`);
}

/** The keys for `--set`, as the templates of this letter declare them. */
export async function printFields(act: Act): Promise<void> {
  const { letter, outcomes } = letterOf(act);
  const { fields, values } = unlessRefused(await act.verbs.fieldsOf(act.caseFile.id, letter, outcomes, act.by), act);
  if (act.options.json) {
    for (const field of fields)
      console.log(JSON.stringify({ ...field, right: field.right ?? null, filled: Boolean(values[field.key]) }));
    return;
  }
  if (fields.length === 0) console.log('There is nothing to fill in.');
  for (const { key, label, hint, type, required, choices } of fields) {
    console.log(`${key}  ${label}  (${type}${required ? ', required' : ''})${values[key] ? '  filled in' : ''}`);
    if (hint) console.log(`    ${hint}`);
    for (const choice of choices) console.log(`    ${choice.id.padEnd(20)}  ${choice.label}`);
  }
}

export async function dropPlan(act: Act): Promise<void> {
  await report(act, await act.verbs.dropPlan(act.caseFile.id, act.by));
}

function letterOf({ world, what, caseFile, options }: Act): { readonly letter: LetterKind; readonly outcomes: Outcomes } {
  const letter = oneOf(letterKinds, what, 'the letter');
  if (letter !== 'answer' && options.outcome !== undefined)
    throw new Mistakes([`--outcome: found "${options.outcome}" for ${letter}, allowed: only for the answer`]);
  const { organisation } = installationOf(world, caseFile.organisation);
  return { letter, outcomes: letter === 'answer' ? outcomesOf(caseFile, organisation, options.outcome) : {} };
}

/** With `--outcome` only the lines named are answered; without, all that are open, as asked. */
function outcomesOf(caseFile: CaseFile, organisation: Organisation, list: string | undefined): Outcomes {
  if (list === undefined) return usualOutcomes(caseFile, organisation);
  const entries = list.split(',').map((part) => {
    const [right, outcome] = pairOf(part.trim(), '--outcome');
    return [oneOf(rights, right, '--outcome'), oneOf(lineOutcomes, outcome.trim(), `--outcome ${right}`)] as const;
  });
  return Object.fromEntries(entries);
}

/** What was filled in before stays unless it is set anew; `--set KEY=` empties it. */
function valuesOf({ fields, values }: LetterForm, set: readonly string[]): Readonly<Record<string, string>> {
  const before = fields.flatMap(({ key }) => (values[key] ? [[key, values[key]] as const] : []));
  const given = set.map((pair) => {
    const [key, value] = pairOf(pair, '--set');
    const field = fields.find((each) => each.key === key);
    if (!field) throw notAllowed('--set', key, fields.map((each) => each.key).join(', ') || 'nothing, this letter has no fields');
    return [key, value.trim() === '' ? '' : valueFor(field, value)] as const;
  });
  return Object.fromEntries([...before, ...given]);
}

function valueFor({ key, type, choices }: Field, value: string): string {
  const where = `--set ${key}`;
  switch (type) {
    case 'choice':
      return oneOf(
        choices.map(({ id }) => id),
        value,
        where,
      );
    case 'date':
      return dayOf(value, where).toString();
    case 'address':
      return addressOf(value, where);
    case 'text':
    case 'long_text':
      return value;
  }
}
