import type { CaseFile } from '../cases/case-file.ts';
import { isAsked } from '../cases/pauses.ts';
import { changeCase } from './change-case.ts';
import { isSealed } from './letter-draft.ts';
import type { ClaimedEffect, Draft, EffectEnd, OutgoingMail, SendMailTask, SendResult } from './ports.ts';
import { installationOf, type World } from './world.ts';

/** How long a mail server that says "not now" is asked again before a person is. Hours. */
const patience = 4;

/** How often the end of a sending is recorded in vain before a person is asked. */
const mostRecordings = 10;

/**
 * Hands one kept mail to the mail server, at most once, and records the end on its case. Once the server was asked, no error leads back
 * to it: what it said is kept with the effect, and only the recording is tried again.
 * @param stranded the process died after claiming it: it may be out, so it is looked for and not sent
 */
export async function sendReply(world: World, effect: ClaimedEffect, task: SendMailTask, stranded: boolean): Promise<EffectEnd> {
  const draft = await world.store.records.drafts.get(task.draftId);
  const caseFile = await world.store.records.cases.find(task.caseId);
  if (!draft || !caseFile || (!task.result && !mayStillBeSent(caseFile, draft))) return done(world);

  const result = task.result ?? (stranded ? interrupted : await handOver(world, caseFile, draft.mail));

  if (result.kind === 'refused' && !result.permanent && isPatient(world, effect)) {
    const milliseconds = Math.min(300_000, 1000 * 2 ** effect.attempts);
    return { kind: 'again', notBefore: world.clock().add({ milliseconds }), problem: result.problem };
  }
  try {
    return await recordEnd(world, caseFile, draft, result);
  } catch (error) {
    return notRecorded(world, effect, { ...task, result }, error);
  }
}

/** A sender that breaks says nothing of whether the mail is out: that is doubt, and no reason to send again. */
async function handOver({ sender }: World, { organisation }: CaseFile, mail: OutgoingMail): Promise<SendResult> {
  try {
    return await sender.send(organisation, mail);
  } catch (error) {
    return { kind: 'unknown', problem: error instanceof Error ? error.message : 'unknown problem' };
  }
}

async function recordEnd(world: World, caseFile: CaseFile, draft: Draft, result: SendResult): Promise<EffectEnd> {
  const found =
    result.kind === 'unknown' && (await world.sentFolder.find(caseFile.organisation, draft.mail.messageId)) === 'found';
  if (result.kind === 'accepted' || found) await recordSent(world, caseFile, draft, found);
  else if (draft.purpose === 'answer') await recordTrouble(world, draft, result);
  else return { kind: 'parked', at: world.clock(), problem: result.problem };
  return done(world);
}

function notRecorded(world: World, { attempts }: ClaimedEffect, task: SendMailTask, error: unknown): EffectEnd {
  const reason = error instanceof Error ? error.message : 'unknown problem';
  const problem = `The mail server was asked, and what it said could not be recorded: ${reason}`;
  if (attempts >= mostRecordings) return { kind: 'parked', at: world.clock(), problem };
  const milliseconds = Math.min(60_000, 250 * 2 ** attempts);
  return { kind: 'unrecorded', notBefore: world.clock().add({ milliseconds }), problem, task };
}

const interrupted: SendResult = { kind: 'unknown', problem: 'Frist ended while the mail was being sent' };
const done = (world: World): EffectEnd => ({ kind: 'done', at: world.clock() });

/**
 * An answer needs an approval of exactly this text that still stands at this moment. A seal that does not fit means that somebody has
 * changed the mail since the yes, and it is not sent.
 */
function mayStillBeSent(caseFile: CaseFile, draft: Draft): boolean {
  const { stage, receiptSentAt, lapsedCodeSince } = caseFile;
  switch (draft.purpose) {
    case 'receipt':
      return receiptSentAt === undefined;
    case 'identity_reminder':
      return stage.status !== 'closed' && isAsked('identity', caseFile);
    case 'code_expired':
      return stage.status !== 'closed' && lapsedCodeSince !== undefined && isAsked('identity', caseFile);
    case 'answer':
      break;
  }
  return stage.status === 'approved' && stage.approval.draftId === draft.id && isSealed(stage.approval.sha256, draft.mail);
}

function isPatient(world: World, { firstDueAt }: ClaimedEffect): boolean {
  return firstDueAt.until(world.clock()).total('hours') < patience;
}

async function recordSent(world: World, caseFile: CaseFile, { id, purpose, mail }: Draft, found: boolean): Promise<void> {
  const { messageId } = mail;
  const caseId = caseFile.id;
  switch (purpose) {
    case 'receipt':
      await changeCase(world, caseId, { type: 'record_receipt', messageId });
      return;
    case 'identity_reminder':
    case 'code_expired':
      await changeCase(world, caseId, { type: 'record_notice', notice: purpose, messageId });
      return;
    case 'answer':
      break;
  }
  const how = found ? 'found_in_sent' : 'server_accepted';
  const { organisation } = installationOf(world, caseFile.organisation);
  await changeCase(world, caseId, { type: 'record_sent', draftId: id, messageId, how, organisation, by: 'frist' });
}

async function recordTrouble(
  world: World,
  { caseId, id }: Draft,
  result: Exclude<SendResult, { kind: 'accepted' }>,
): Promise<void> {
  const { problem } = result;
  if (result.kind === 'refused') {
    await changeCase(world, caseId, { type: 'record_failed', draftId: id, problem });
  } else {
    await changeCase(world, caseId, { type: 'record_uncertain', draftId: id });
  }
}

/** Looks again for answers whose end is unknown: a provider may take a while to file its Sent copy. */
export async function lookUpUncertain(world: World): Promise<void> {
  for (const caseFile of await world.store.records.cases.list({ openOnly: true })) {
    const { stage, organisation } = caseFile;
    if (stage.status !== 'send_uncertain') continue;
    const draft = await world.store.records.drafts.get(stage.approval.draftId);
    if (draft && (await world.sentFolder.find(organisation, draft.mail.messageId)) === 'found')
      await recordSent(world, caseFile, draft, true);
  }
}
