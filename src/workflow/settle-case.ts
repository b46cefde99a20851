/** The small verbs: each one command, and the line that tells the thread. */
import type { Right } from '../intents/classification.ts';
import { changeCase } from './change-case.ts';
import { sendMailKey } from './effects.ts';
import type { Actor, Done, Refusal } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/**
 * Takes a yes back. The mail is withdrawn from the outbox in the same transaction; once the outbox has claimed it, it is with the mail
 * server or on its way there, and an undo would be a lie.
 */
export async function undoReply(world: World, caseId: string, by: Actor): Promise<Done | Refusal> {
  const draftId = await approvedDraft(world, caseId);
  return changeCase(
    world,
    caseId,
    { type: 'undo_reply', by: by.id },
    {
      lines: () => [{ type: 'reply_undone', by: by.id }],
      also: async (records) => {
        const withdrawn = draftId !== undefined && (await records.outbox.cancel(sendMailKey(draftId)));
        return withdrawn ? undefined : { kind: 'refused', why: 'too_late' };
      },
    },
  );
}

export async function settleRights(
  world: World,
  caseId: string,
  revision: number,
  rights: readonly Right[],
  by: Actor,
): Promise<Done | Refusal> {
  return changeCase(
    world,
    caseId,
    { type: 'settle_rights', revision, rights, by: by.id },
    { lines: () => [{ type: 'rights_settled', by: by.id, rights }] },
  );
}

export async function markNotARequest(world: World, caseId: string, revision: number, by: Actor): Promise<Done | Refusal> {
  return changeCase(
    world,
    caseId,
    { type: 'mark_not_a_request', revision, by: by.id },
    { lines: () => [{ type: 'not_a_request', by: by.id }] },
  );
}

/** A person has looked where Frist cannot (the Sent folder, the mail server's log, the requester) and says what became of the answer. */
export async function settleUncertain(world: World, caseId: string, wentOut: boolean, by: Actor): Promise<Done | Refusal> {
  const draftId = await approvedDraft(world, caseId);
  const draft = draftId ? await world.store.records.drafts.get(draftId) : undefined;
  const caseFile = await world.store.records.cases.find(caseId);
  if (!draft || !caseFile) return { kind: 'refused', why: 'stale' };
  const { organisation } = installationOf(world, caseFile.organisation);
  return changeCase(
    world,
    caseId,
    { type: 'settle_uncertain', wentOut, messageId: draft.mail.messageId, organisation, by: by.id },
    { lines: () => (wentOut ? [{ type: 'reply_sent' }] : []) },
  );
}

async function approvedDraft(world: World, caseId: string): Promise<string | undefined> {
  const caseFile = await world.store.records.cases.find(caseId);
  return caseFile && 'approval' in caseFile.stage ? caseFile.stage.approval.draftId : undefined;
}
