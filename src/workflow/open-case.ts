import { osloDate } from '../cases/calendar.ts';
import type { CaseEvent } from '../cases/case-event.ts';
import type { Requester, SenderSeen, TriageReason } from '../cases/case-file.ts';
import { evolve } from '../cases/evolve.ts';
import type { Message } from '../message/message.ts';
import { drawCard, postLine } from './effects.ts';
import { foundRights } from './found-rights.ts';
import type { MailFate, Records, StoredMail } from './ports.ts';
import { queueReceipt } from './queue-receipt.ts';
import type { Reading } from './read-mail.ts';
import type { Installation, World } from './world.ts';

/**
 * Opens a case on a mail, inside the caller's transaction. The clock runs from the mail's receipt, whatever the machine is unsure of.
 * @param triage why a person has to say what is asked; null where the rules are sure
 * @param more who opens it, and the number of the case that the mail says it belongs to
 */
export async function openCase(
  world: World,
  records: Records,
  installation: Installation,
  mail: StoredMail,
  reading: Reading,
  triage: TriageReason | null,
  { by = 'frist', claimsCase }: { readonly by?: string; readonly claimsCase?: string | undefined } = {},
): Promise<Extract<MailFate, { kind: 'case' }>> {
  const now = world.clock();
  const { organisation } = installation;
  const number = await records.cases.nextNumber(organisation.prefix, osloDate(mail.receivedAt).year);
  const rights = reading.kind === 'read' ? foundRights(reading.classification) : [];
  const opened: CaseEvent = {
    at: now,
    by,
    type: 'case_opened',
    data: {
      number,
      organisation: organisation.id,
      mailId: mail.id,
      receivedAt: mail.receivedAt.toString(),
      promiseDays: organisation.promiseDays,
      closedDays: organisation.closedDays,
      language: reading.kind === 'read' ? reading.classification.language : organisation.defaultLanguage,
      triage,
      ...(claimsCase !== undefined && { claimsCase }),
      ...(reading.kind === 'read' && { senderSeen: senderSeen(reading.message) }),
      lines: rights.map(({ right, evidence }) => ({ right, rules: evidence.map(({ rule }) => rule) })),
    },
    sealed: { requester: requesterOf(reading), evidence: rights },
  };
  const caseId = world.newId();
  await records.cases.append(caseId, 0, [opened]);
  const caseFile = evolve(undefined, { ...opened, caseId });
  await records.outbox.enqueue(drawCard(caseFile, now));
  const attachments = reading.kind === 'read' ? reading.message.attachments.length : 0;
  const mailIn = {
    type: 'mail_in',
    mailId: mail.id,
    receivedAt: mail.receivedAt.toString(),
    attachments,
    newRights: [],
    ...(claimsCase !== undefined && { claimsCase }),
  } as const;
  await records.outbox.enqueue(postLine(caseFile, mailIn, now));
  const asksNothing = claimsCase !== undefined && reading.kind === 'read' && reading.classification.disposition === 'other';
  if (reading.kind === 'read' && !asksNothing) await queueReceipt(world, records, installation, caseFile, reading.message);
  return { kind: 'case', caseId };
}

/** Behind a contact form nobody is known, whatever vouches for the form itself. */
function senderSeen({ throughForm, authentication }: Message): SenderSeen {
  return throughForm ? 'form' : authentication.verdict;
}

/** Undefined sender, no requester: with two From headers nobody can say whom an answer would reach. */
function requesterOf(reading: Reading): Requester | null {
  if (reading.kind !== 'read' || reading.message.sender.kind !== 'single') return null;
  return reading.message.sender.mailbox;
}
