import type { Temporal } from 'temporal-polyfill';
import type { ApproveCommand } from '../cases/approval.ts';
import { officeZone } from '../cases/calendar.ts';
import { limitsOf } from '../cases/case-clock.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { fourEyesRule } from '../cases/four-eyes.ts';
import { sendAfterUndo } from '../cases/undo-delay.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { sendMail } from './effects.ts';
import { isToRequester, letterDraft, type ShownLetter, sealOf, typedAddress } from './letter-draft.ts';
import { approversNow, peopleNow } from './people-now.ts';
import type { Draft } from './ports.ts';
import { messageIdFor, threadHeaders } from './reply-headers.ts';
import { readableMail } from './review-case.ts';
import type { Actor, Approved, ApproveReply, FirstYesKept, Refusal } from './staff-verbs.ts';
import { type Installation, installationOf, type World } from './world.ts';

/**
 * A person's yes to the exact text they were shown, with their own words in the editable part. The mail is composed here and now, kept
 * sealed, and leaves after the undo delay; what leaves is compared with this approval once more. By another channel, the person sends
 * it themselves, and the yes says so. Where it takes two, the first yes is kept with the seal of the mail, and nothing else happens.
 */
export async function approveReply(world: World, approval: ApproveReply, by: Actor): Promise<Approved | FirstYesKept | Refusal> {
  const caseFile = await world.store.records.cases.find(approval.caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  const { channel = 'mail' } = approval;
  const installation = installationOf(world, caseFile.organisation);
  const letter = await letterDraft(world, caseView(world, caseFile));
  const draft = await composeMail(world, installation, caseFile, letter, approval.body);
  const { fourEyes, sameAs = {}, undoSeconds } = installation;
  const approvers = await approversNow(world, installation);
  const now = world.clock();
  const sendAfter = channel === 'mail' ? sendAfterUndo(limitsOf(caseFile), undoSeconds, now) : now;
  let firstYes: FirstYesKept | undefined;

  const outcome = await changeCase(
    world,
    caseFile.id,
    {
      type: 'approve_reply',
      revision: approval.revision,
      by: by.id,
      organisation: installation.organisation,
      approvers,
      responsible: await peopleNow(world, installation.responsible),
      fourEyes: fourEyesRule(fourEyes, installation.approvers, sameAs),
      sameAs,
      draftId: draft.id,
      sha256: sealOf(draft.mail),
      body: approval.body,
      bodyEdited: caseFile.plan?.body !== undefined || approval.body.trim() !== letter.draft.body.trim(),
      recipient: letter.to,
      channel,
      unchangedSinceShown: approval.shown === letter.shown,
      confirmed: approval.confirmed,
      confirmationsNeeded: letter.draft.confirmations.map(({ id }) => id),
      missing: letter.draft.missing,
      mustStay: letter.draft.mustStay,
      identity: approval.identity,
      code: codeIn(caseFile, installation, sendAfter),
      sendAfter,
    },
    {
      also: async (records, after) => {
        // Decided again where somebody else was faster: what was meant to be the first may be the second.
        firstYes = after.firstYes && { kind: 'first_yes', asked: after.firstYes.asked };
        if (firstYes) return undefined;
        await records.drafts.save(draft);
        if (channel === 'mail') await records.outbox.enqueue(sendMail(draft, sendAfter));
        return undefined;
      },
    },
  );
  if (outcome.kind === 'refused') return outcome;
  return firstYes ?? { kind: 'approved', sendAfter };
}

/** The code that the letter carries, good from the moment it leaves. */
function codeIn({ plan }: CaseFile, { organisation }: Installation, sendAfter: Temporal.Instant): ApproveCommand['code'] {
  if (plan?.letter !== 'identity_code') return undefined;
  const { code: digits = '' } = plan.values;
  return { digits, address: typedAddress(plan) ?? '', validUntil: sendAfter.add({ minutes: organisation.identity.codeMinutes }) };
}

/** The whole mail. To the requester it goes in the thread of their newest mail; what goes elsewhere starts a thread of its own. */
export async function composeMail(
  world: World,
  installation: Installation,
  caseFile: CaseFile,
  { letter, draft, to, answered }: ShownLetter,
  body: string,
): Promise<Draft> {
  const id = world.newId();
  const parts = [draft.opening, body.trim(), draft.closing];
  return {
    id,
    caseId: caseFile.id,
    purpose: 'answer',
    mail: {
      messageId: messageIdFor(id, installation),
      to: to ?? '',
      subjectLine: draft.subjectLine,
      text: [...parts, ...(letter === 'to_controller' ? await originalMails(world, caseFile) : [])].join('\n\n'),
      ...(answered && isToRequester(letter) ? threadHeaders(answered) : { inReplyTo: undefined, references: [] }),
      autoSubmitted: undefined,
    },
  };
}

/** The request itself, for the controller who has to answer it; national numbers stay masked, as everywhere (domain N2). */
async function originalMails(world: World, { mails }: CaseFile): Promise<readonly string[]> {
  const readable = await Promise.all(mails.map(({ id }) => readableMail(world, id)));
  return readable.flatMap((mail) =>
    mail ? [quoted(`${mail.from}\n${officeTime(mail.receivedAt)}\n${mail.subjectLine}\n\n${mail.text}`)] : [],
  );
}

/** Every line marked, so that nothing in a mail can pass for another mail or for words of ours. */
const quoted = (text: string) => text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/^/gm, '> ');

/** `2026-11-17 09:14`, by the clock of the office: their month runs from that date. */
function officeTime(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(officeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
