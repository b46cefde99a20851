/** The small acts: each reads its options and calls one verb. */
import { isAtRest } from '../../cases/decision.ts';
import { proofMethods } from '../../cases/identity.ts';
import { taskOutcomes } from '../../cases/tasks.ts';
import { type Right, rights } from '../../intents/classification.ts';
import { Mistakes } from '../../mistakes.ts';
import { addressOf, dayOf, instantOf, notAllowed, oneOf } from '../read-options.ts';
import { type Act, report, unlessRefused } from './act.ts';

export async function take(act: Act): Promise<void> {
  await report(act, await act.verbs.takeCase(act.caseFile.id, act.by));
}

export async function snooze(act: Act): Promise<void> {
  await report(act, await act.verbs.snoozeAlert(act.caseFile.id, undefined, act.by));
}

export async function settleRights(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const settled = {
    caseId: caseFile.id,
    revision: caseFile.revision,
    rights: rightsOf(options.rights),
    ...(options.notMarketing && { notMarketing: true }),
  };
  await report(act, await verbs.settleRights(settled, by));
}

export async function notARequest(act: Act): Promise<void> {
  const { verbs, caseFile, by } = act;
  await report(act, await verbs.markNotARequest(caseFile.id, caseFile.revision, by));
}

export async function identity(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const shown = { method: oneOf(proofMethods, options.method, '--method'), note: options.note ?? '' };
  await report(act, await verbs.showIdentity(caseFile.id, shown, by));
}

export async function answered(act: Act): Promise<void> {
  const about = oneOf(['identity', 'clarification'], act.what, 'what was answered');
  await report(act, await act.verbs.answerQuestion(act.caseFile.id, about, act.by));
}

export async function endTask(act: Act): Promise<void> {
  const { verbs, caseFile, by, what, options } = act;
  if (what === undefined) throw new Mistakes([`name the task; "frist case ${caseFile.number}" lists the open ones`]);
  const task = {
    id: what,
    how: oneOf(taskOutcomes, options.how ?? 'done', '--how'),
    on: options.on === undefined ? undefined : dayOf(options.on, '--on'),
    note: options.note ?? '',
  };
  await report(act, await verbs.endTask(caseFile.id, task, by));
}

export async function correctReceipt(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  await report(act, await verbs.correctReceipt(caseFile.id, instantOf(options.at, '--at'), options.note ?? '', by));
}

/** Something the next colleague has to know; now, unless a call took place earlier. */
export async function writeNote(act: Act): Promise<void> {
  const { world, verbs, caseFile, by, options } = act;
  const at = options.at === undefined ? world.clock() : instantOf(options.at, '--at');
  const note = { source: options.call ? ('call' as const) : ('other' as const), at, text: options.note ?? '' };
  await report(act, await verbs.writeNote(caseFile.id, note, by));
}

export async function disclosed(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const on = options.on === undefined ? undefined : dayOf(options.on, '--on');
  const disclosure = { on, secret: options.secret === true, note: options.note ?? '' };
  await report(act, await verbs.recordDisclosure(caseFile.id, disclosure, by));
}

export async function nameRequester(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const requester = { address: addressOf(options.address, '--address'), name: options.name };
  await report(act, await verbs.nameRequester(caseFile.id, requester, by));
}

export async function merge(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  if (options.into === undefined) throw notAllowed('--into', undefined, 'the number of the case that goes on');
  const outcome = await verbs.mergeInto(caseFile.id, options.into, by);
  if (outcome.kind === 'refused') await refuseForTarget(act, options.into);
  await report(act, outcome, `Done. ${options.into} goes on with its mails.`);
}

/** Whether the other case is what stands in the way: a refusal names a stage, but not whose. */
async function refuseForTarget({ world }: Act, number: string): Promise<void> {
  const target = await world.store.records.cases.findByNumber(number);
  if (!target || (isAtRest(target) && target.stage.status !== 'follow_up')) return;
  throw new Mistakes([
    `Nothing was done: ${number} is ${target.stage.status}, and a case joins only one that still has to be answered, with no letter on its way.`,
  ]);
}

/** "This was a request", of a case that was closed as none. */
export async function takeBack(act: Act): Promise<void> {
  const { verbs, caseFile, by } = act;
  const { stage, mails } = caseFile;
  const isOver = stage.status === 'closed' && stage.outcome !== 'not_a_request';
  // The mails of a case that was merged belong to the other one, which nobody has named here.
  const outcome = isOver
    ? ({ kind: 'refused', why: 'already_closed' } as const)
    : await verbs.takeBack(mails[0]?.id ?? caseFile.number, by);
  unlessRefused(outcome, act);
  await report(act, { kind: 'done' }, `Opened ${caseFile.number}.`);
}

export async function reopen(act: Act): Promise<void> {
  await report(act, await act.verbs.reopen(act.caseFile.id, act.by));
}

export function rightsOf(list: string | undefined): readonly Right[] {
  const named = (list ?? '').split(',').map((name) => name.trim());
  const unknown = named.filter((name) => !rights.some((right) => right === name));
  if (unknown.length > 0) throw notAllowed('--rights', list === undefined ? undefined : unknown.join(', '), rights.join(', '));
  return rights.filter((right) => named.includes(right));
}
