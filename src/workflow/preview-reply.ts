import { composeMail } from './approve-reply.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { letterDraft } from './letter-draft.ts';
import type { Actor, Preview, Refusal } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/** Composed by the same hand as the mail that is approved, so that nothing can look other than it goes. */
export async function previewReply(
  world: World,
  caseId: string,
  body: string | undefined,
  by: Actor,
): Promise<Preview | Refusal> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  const { stage, plan, lines, triage } = caseFile;
  if (stage.status === 'closed') return { kind: 'refused', why: 'already_closed' };
  if (!plan && (triage || lines.every(({ answered }) => answered))) return { kind: 'refused', why: 'nothing_to_approve' };
  const installation = installationOf(world, caseFile.organisation);
  const letter = await letterDraft(world, caseView(world, caseFile));
  const { mail } = await composeMail(world, installation, caseFile, letter, body ?? letter.draft.body);
  // It names the person, and may repeat what they wrote.
  for (const { id } of caseFile.mails) await changeCase(world, caseId, { type: 'look_at_mail', mailId: id, by: by.id });
  const { organisation, mailboxAddress } = installation;
  return {
    kind: 'preview',
    from: { name: organisation.name, address: mailboxAddress },
    to: letter.to,
    subjectLine: mail.subjectLine,
    text: mail.text,
  };
}
