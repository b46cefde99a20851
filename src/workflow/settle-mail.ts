import { osloDate } from '../cases/calendar.ts';
import type { FoundRight } from '../cases/case-command.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { caseNumbersIn } from '../cases/case-numbers.ts';
import { decide, newlyAsked } from '../cases/decide.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Classification } from '../intents/classification.ts';
import { sixDigitCodes } from '../message/given-codes.ts';
import type { Message } from '../message/message.ts';
import { bringsIdentityCopy, removeIdentityCopies, withoutForgedMarks } from '../message/remove-identity-copy.ts';
import { caseThatGoesOn } from './case-that-goes-on.ts';
import { applyDecision } from './change-case.ts';
import { drawSortedAway, sendMailKey } from './effects.ts';
import { foundRights } from './found-rights.ts';
import { openCase, senderSeen, senderSigns } from './open-case.ts';
import type { MailFate, Records, StoredMail } from './ports.ts';
import { type Reading, readMail } from './read-mail.ts';
import { type Installation, installationOf, type World } from './world.ts';

/**
 * Settles every mail that nothing has become of yet; also what a crash left half done. One bad mail never stops the others: where
 * settling fails, the mail goes to a person as unreadable, and only where even that fails does it wait for the next round.
 */
export async function settleMails(world: World): Promise<void> {
  for (const mailId of await world.store.records.mails.unsettled(1000)) {
    try {
      await settleMail(world, mailId, (mail, installation) => readMail(world, mail, installation));
    } catch (error) {
      world.log.error({ mailId, error: nameOf(error) }, 'settling a mail failed; it goes to a person');
      await settleMail(world, mailId, async () => ({ kind: 'unreadable', problem: 'Reading the mail failed' })).catch((again) =>
        world.log.error({ mailId, error: nameOf(again) }, 'settling a mail failed again; it is tried at the next round'),
      );
    }
  }
}

/**
 * Says what becomes of one kept mail: a case, part of a case, or sorted away with a reason. Reading happens outside of the transaction,
 * everything that follows inside one, so that a crash leaves the mail exactly as unsettled as it was. A copy of a proof of identity
 * leaves our store in the same transaction, whatever becomes of the mail: nobody ever sees it (domain O5).
 */
async function settleMail(
  world: World,
  mailId: string,
  read: (mail: StoredMail, installation: Installation) => Promise<Reading>,
): Promise<void> {
  const mail = await world.store.records.mails.get(mailId);
  if (!mail || mail.fate) return;
  const installation = installationOf(world, mail.organisation);
  const arrived = await read(mail, installation);
  const withoutCopy = arrived.kind === 'read' ? await removeIdentityCopies(mail.raw, arrived.message) : undefined;
  const reading = arrived.kind === 'read' ? { ...arrived, message: withoutForgedMarks(arrived.message) } : arrived;

  const fate = await world.store.atomically(async (records) => {
    const settled = await settle(world, records, installation, mail, reading);
    await records.mails.settle(mail.id, settled, reading.kind === 'read' ? reading.message.messageId : undefined);
    if (withoutCopy) await records.mails.replaceRaw(mail.id, withoutCopy);
    return settled;
  });

  world.log.info({ mailId, organisation: mail.organisation, fate: fate.kind }, 'mail settled');
  world.wake('outbox');
}

async function settle(
  world: World,
  records: Records,
  installation: Installation,
  mail: StoredMail,
  reading: Reading,
): Promise<MailFate> {
  if (reading.kind === 'unreadable') return openCase(world, records, installation, mail, reading, 'unreadable');
  const { classification } = reading;
  const leaves = classification.kind === 'contact_left' && classification.disposition !== 'request';
  if (leaves && installation.organisation.reviewContacts)
    return openCase(
      world,
      records,
      installation,
      mail,
      { ...reading, classification: { ...classification, rights: [] } },
      'contact_left',
    );
  if (classification.disposition === 'automatic') return sortAway(world, records, mail, classification);
  const thread = await caseOfThread(records, mail, reading.message);
  if (thread && mayJoin(thread, reading)) return joinCase(world, records, thread, mail, reading);
  const claimsCase = thread?.number ?? (await caseNamed(records, installation.organisation, reading.message));
  if (classification.disposition === 'other' && !claimsCase) return sortAway(world, records, mail, classification);
  const triage = classification.disposition === 'request' ? null : 'unsure';
  return openCase(world, records, installation, mail, reading, triage, { claimsCase });
}

/** The case whose thread this mail answers: its headers name a mail that we sent or took into the case. */
async function caseOfThread(records: Records, mail: StoredMail, { inReplyTo, references }: Message) {
  const caseId = await records.mails.caseOfThread(mail.organisation, [...inReplyTo, ...references]);
  const found = caseId ? await records.cases.find(caseId) : undefined;
  return found && caseThatGoesOn(records, found);
}

/**
 * Only the same person joins a case. A stranger who quotes our Message-ID (somebody our mail was forwarded to) must not get into
 * another person's case; a new matter after the answer is a new request with its own limit.
 */
function mayJoin(caseFile: CaseFile, { message, classification }: Extract<Reading, { kind: 'read' }>): boolean {
  const { status } = caseFile.stage;
  const asksAnew = (status === 'closed' || status === 'follow_up') && classification.disposition !== 'other';
  return isFromRequester(caseFile, message) && !asksAnew;
}

/**
 * The first case that the words name by its number, if there is one. Numbers can be guessed, so that they open no case to anybody;
 * but the mail is a person's to look at, whatever else it says.
 */
async function caseNamed(records: Records, { id, prefix }: Organisation, message: Message): Promise<string | undefined> {
  for (const number of caseNumbersIn(prefix, message)) {
    const named = await records.cases.findByNumber(number);
    if (named?.organisation === id) return number;
  }
  return undefined;
}

/** Never through a contact form, where the address is whatever somebody typed, nor where our own server calls it forged. */
function isFromRequester(caseFile: CaseFile, { sender, throughForm, authentication }: Message): boolean {
  if (sender.kind === 'unclear' || throughForm || authentication.verdict === 'fail') return false;
  const address = sender.mailbox.address.toLowerCase();
  // Who was sent a code at the address on record answers from there.
  return address === caseFile.requester?.address.toLowerCase() || address === caseFile.addressOnRecord?.toLowerCase();
}

async function joinCase(
  world: World,
  records: Records,
  caseFile: CaseFile,
  mail: StoredMail,
  reading: Extract<Reading, { kind: 'read' }>,
) {
  const found = foundRights(reading.classification);
  const answerWithdrawn = await withdrawAnswer(records, caseFile, found);
  const command = {
    type: 'join_mail',
    mailId: mail.id,
    receivedAt: mail.receivedAt,
    found,
    questions: reading.classification.questions,
    codes: caseFile.code ? sixDigitCodes(reading.message.text) : [],
    identityCopy: bringsIdentityCopy(reading.message),
    senderSeen: senderSeen(reading.message),
    senderSigns: senderSigns(reading.message, [...caseFile.lines, ...found]),
    answerWithdrawn,
  } as const;
  const decision = decide(caseFile, command, world.clock());
  const newRights = decision.events.flatMap((event) => (event.type === 'mail_joined' ? event.data.newRights : []));
  const attachments = reading.message.attachments.length;
  const receivedAt = mail.receivedAt.toString();
  await applyDecision(world, records, caseFile, decision, {
    lines: [{ type: 'mail_in', mailId: mail.id, receivedAt, attachments, newRights }],
  });
  return { kind: 'case', caseId: caseFile.id } as const;
}

/** True when an approved answer was still waiting, and now waits no more: a right that is asked for only now is not in it. */
async function withdrawAnswer(records: Records, caseFile: CaseFile, found: readonly FoundRight[]): Promise<boolean> {
  if (caseFile.stage.status !== 'approved' || newlyAsked(caseFile, found).length === 0) return false;
  return records.outbox.cancel(sendMailKey(caseFile.stage.approval.draftId));
}

async function sortAway(
  world: World,
  records: Records,
  mail: StoredMail,
  { disposition, kind, reason }: Classification,
): Promise<MailFate> {
  await records.outbox.enqueue(drawSortedAway(mail.organisation, osloDate(mail.receivedAt), mail.id, world.clock()));
  return { kind: 'sorted_away', disposition: disposition === 'automatic' ? 'automatic' : 'other', mailKind: kind, reason };
}

const nameOf = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
