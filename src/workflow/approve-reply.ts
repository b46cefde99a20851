import type { Temporal } from 'temporal-polyfill';
import type { CaseFile } from '../cases/case-file.ts';
import type { Message } from '../message/message.ts';
import { answerDraft, sealOf } from './answer-draft.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { sendMail } from './effects.ts';
import type { AnswerDraft, Draft } from './ports.ts';
import { messageIdFor, threadHeaders } from './reply-headers.ts';
import type { Actor, ApproveReply, Refusal } from './staff-verbs.ts';
import { type Installation, installationOf, type World } from './world.ts';

/**
 * A person's yes to the exact text they were shown, with their own words in the editable part. The mail is composed here and now, kept
 * sealed, and leaves after the undo delay; what leaves is compared with this approval once more.
 */
export async function approveReply(
  world: World,
  approval: ApproveReply,
  by: Actor,
): Promise<{ readonly kind: 'approved'; readonly sendAfter: Temporal.Instant } | Refusal> {
  const caseFile = await world.store.records.cases.find(approval.caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  const installation = installationOf(world, caseFile.organisation);
  const { draft: answer, shown, answered } = await answerDraft(world, caseView(world, caseFile));
  const draft = composeMail(world.newId(), installation, caseFile, answer, answered, approval.body);
  const sendAfter = world.clock().add({ seconds: installation.undoSeconds });

  const outcome = await changeCase(
    world,
    caseFile.id,
    {
      type: 'approve_reply',
      revision: approval.revision,
      by: by.id,
      organisation: installation.organisation,
      approvers: installation.approvers,
      responsible: installation.responsible,
      fourEyes: installation.fourEyes,
      channel: 'mail',
      missing: [],
      identity: approval.identity,
      draftId: draft.id,
      sha256: sealOf(draft.mail),
      body: approval.body,
      recipient: caseFile.requester?.address,
      unchangedSinceShown: approval.shown === shown,
      confirmed: approval.confirmed,
      confirmationsNeeded: answer.confirmations.map(({ id }) => id),
      sendAfter,
    },
    {
      lines: () => [{ type: 'reply_approved', by: by.id, sendAfter: sendAfter.toString() }],
      also: async (records) => {
        await records.drafts.save(draft);
        await records.outbox.enqueue(sendMail(draft, sendAfter));
        return undefined;
      },
    },
  );
  return outcome.kind === 'refused' ? outcome : { kind: 'approved', sendAfter };
}

/** The whole mail, in the thread of the newest mail of the case, to the requester and nobody else: never to Reply-To, never with a copy. */
function composeMail(
  id: string,
  installation: Installation,
  caseFile: CaseFile,
  answer: AnswerDraft,
  answered: Message | undefined,
  body: string,
): Draft {
  return {
    id,
    caseId: caseFile.id,
    purpose: 'answer',
    mail: {
      messageId: messageIdFor(id, installation),
      to: caseFile.requester?.address ?? '',
      subjectLine: answer.subjectLine,
      text: [answer.opening, body.trim(), answer.closing].join('\n\n'),
      ...(answered ? threadHeaders(answered) : { inReplyTo: undefined, references: [] }),
      autoSubmitted: undefined,
    },
  };
}
