/** The small verbs: each one command. What happened is told in the thread by its events. */
import type { Temporal } from 'temporal-polyfill';
import { osloDate } from '../cases/calendar.ts';
import type { Requester } from '../cases/case-file.ts';
import type { Exchange } from '../cases/pauses.ts';
import type { ShownIdentity } from '../cases/proofs.ts';
import { changeCase } from './change-case.ts';
import { sendMailKey } from './effects.ts';
import { approversNow, decidersNow } from './people-now.ts';
import type { Actor, ChooseLanguage, Done, EndTask, RecordDisclosure, Refusal, SettleRights } from './staff-verbs.ts';
import { type Installation, installationOf, type World } from './world.ts';

/**
 * Takes a yes back. The mail is withdrawn from the outbox in the same transaction; once the outbox has claimed it, it is with the mail
 * server or on its way there, and an undo would be a lie.
 */
export async function undoReply(world: World, caseId: string, by: Actor): Promise<Done | Refusal> {
  const draftId = await approvedDraft(world, caseId);
  return changeCase(
    world,
    caseId,
    { type: 'undo_reply', by: by.id, saw: by.saw },
    {
      also: async (records) => {
        const withdrawn = draftId !== undefined && (await records.outbox.cancel(sendMailKey(draftId)));
        return withdrawn ? undefined : { kind: 'refused', why: 'too_late' };
      },
    },
  );
}

export async function settleRights(world: World, { caseId, ...settled }: SettleRights, by: Actor): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const { organisation } = installation;
  const approvers = await approversNow(world, installation);
  return changeCase(world, caseId, { type: 'settle_rights', ...settled, approvers, organisation, by: by.id });
}

export async function markNotARequest(world: World, caseId: string, revision: number, by: Actor): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const approvers = await approversNow(world, installation);
  return changeCase(world, caseId, { type: 'mark_not_a_request', revision, approvers, by: by.id });
}

export async function takeCase(world: World, caseId: string, by: Actor): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'take_case', by: by.id, saw: by.saw });
}

export async function snoozeAlert(world: World, caseId: string, alert: string | undefined, by: Actor): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'snooze_alert', alert, by: by.id });
}

export async function reopen(world: World, caseId: string, by: Actor): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'reopen', by: by.id, saw: by.saw });
}

export async function chooseLanguage(world: World, { caseId, ...chosen }: ChooseLanguage, by: Actor): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'choose_language', ...chosen, by: by.id });
}

export async function showIdentity(world: World, caseId: string, identity: ShownIdentity, by: Actor): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'show_identity', identity, by: by.id, saw: by.saw });
}

export async function answerQuestion(world: World, caseId: string, about: Exchange['about'], by: Actor): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'answer_question', about, by: by.id, saw: by.saw });
}

export async function endTask(world: World, caseId: string, { on, ...task }: EndTask, by: Actor): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const day = on ?? osloDate(world.clock());
  return changeCase(world, caseId, {
    type: 'end_task',
    ...task,
    on: day,
    decides: await decidersNow(world, installation),
    organisation: installation.organisation,
    by: by.id,
    saw: by.saw,
  });
}

export async function recordDisclosure(
  world: World,
  caseId: string,
  { on = osloDate(world.clock()), ...disclosure }: RecordDisclosure,
  by: Actor,
): Promise<Done | Refusal> {
  return changeCase(world, caseId, { type: 'record_disclosure', on, ...disclosure, by: by.id, saw: by.saw });
}

export async function correctReceipt(
  world: World,
  caseId: string,
  at: Temporal.Instant,
  reason: string,
  by: Actor,
): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const responsible = await decidersNow(world, installation);
  return changeCase(world, caseId, { type: 'correct_receipt', at, reason, responsible, by: by.id, saw: by.saw });
}

export async function nameRequester(world: World, caseId: string, requester: Requester, by: Actor): Promise<Done | Refusal> {
  const installation = await installationOfCase(world, caseId);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const approvers = await approversNow(world, installation);
  return changeCase(world, caseId, { type: 'name_requester', requester, approvers, by: by.id, saw: by.saw });
}

/** A person has looked where Frist cannot (the Sent folder, the mail server's log, the requester) and says what became of the letter. */
export async function settleUncertain(world: World, caseId: string, wentOut: boolean, by: Actor): Promise<Done | Refusal> {
  const draftId = await approvedDraft(world, caseId);
  const draft = draftId ? await world.store.records.drafts.get(draftId) : undefined;
  const installation = await installationOfCase(world, caseId);
  if (!draft || !installation) return { kind: 'refused', why: 'stale' };
  const { organisation } = installation;
  const { messageId } = draft.mail;
  return changeCase(world, caseId, { type: 'settle_uncertain', wentOut, messageId, organisation, by: by.id, saw: by.saw });
}

export async function installationOfCase(world: World, caseId: string): Promise<Installation | undefined> {
  const caseFile = await world.store.records.cases.find(caseId);
  return caseFile && installationOf(world, caseFile.organisation);
}

async function approvedDraft(world: World, caseId: string): Promise<string | undefined> {
  const caseFile = await world.store.records.cases.find(caseId);
  return caseFile && 'approval' in caseFile.stage ? caseFile.stage.approval.draftId : undefined;
}
