import type { CaseFile, Requester } from '../cases/case-file.ts';
import type { Message } from '../message/message.ts';
import { caseView } from './case-view.ts';
import { sendMail } from './effects.ts';
import { handedOnByColleague } from './handed-on-mail.ts';
import type { Draft, Records } from './ports.ts';
import { replyFacts } from './reply-facts.ts';
import { messageIdFor, replySubject, threadHeaders } from './reply-headers.ts';
import type { Installation, World } from './world.ts';

/** Automatic mail to one address is capped: whatever loops with us (a robot without the proper headers) stops here. */
const receiptsPerDay = 1;

/**
 * Queues the receipt: that we have the request, and by when we answer (EDPB 01/2022, para. 57). The only mail that leaves without a
 * person's yes, and so only where it can do no harm: RFC 3834, section 2, and never to an address that somebody else may have written there.
 */
export async function queueReceipt(
  world: World,
  records: Records,
  installation: Installation,
  caseFile: CaseFile,
  message: Message,
): Promise<void> {
  const obstacle = await whyNoReceipt(world, records, installation, caseFile, message);
  if (obstacle) return world.log.info({ case: caseFile.number, obstacle }, 'no receipt sent');
  const { requester } = caseFile;
  if (!requester) return;
  const id = world.newId();
  const { subjectLine, text } = world.writer.receipt(replyFacts(caseView(world, caseFile)));
  const draft: Draft = {
    id,
    caseId: caseFile.id,
    purpose: 'receipt',
    mail: {
      messageId: messageIdFor(id, installation),
      to: requester.address,
      subjectLine: replySubject(message, subjectLine),
      text,
      ...threadHeaders(message),
      autoSubmitted: 'auto-replied',
    },
  };
  await records.drafts.save(draft);
  await records.outbox.enqueue(sendMail(draft, world.clock()));
}

async function whyNoReceipt(
  world: World,
  records: Records,
  installation: Installation,
  { requester }: CaseFile,
  message: Message,
) {
  if (!requester) return 'the sender is unclear';
  const obstacle = whyNotThere(installation, requester, message.authentication.verdict === 'pass') ?? whyNotToItsWriter(message);
  if (obstacle) return obstacle;
  const sent = await records.cases.receiptsSince(requester.address, world.clock().subtract({ hours: 24 }));
  if (sent >= receiptsPerDay) return 'this address had a receipt within a day';
  return undefined;
}

/** Why no notice leaves by itself later in the case, by the same rules; undefined where one may. What opened the case is read again. */
export async function whyNoNotice(
  world: World,
  installation: Installation,
  { requester, senderSeen, mails }: CaseFile,
): Promise<string | undefined> {
  if (!requester) return 'the sender is unclear';
  const obstacle = whyNotThere(installation, requester, senderSeen === 'pass');
  if (obstacle) return obstacle;
  const mail = mails[0] && (await world.store.records.mails.get(mails[0].id));
  const parsed = mail && (await world.parse(mail.raw, installation));
  return parsed?.ok ? whyNotToItsWriter(parsed.message) : 'the mail cannot be read';
}

function whyNotThere({ receipts, mailboxAddress }: Installation, { address }: Requester, vouchedFor: boolean) {
  if (receipts === 'never') return 'receipts are switched off';
  if (receipts === 'authenticated' && !vouchedFor) return 'the sender is not authenticated';
  if (address.toLowerCase() === mailboxAddress.toLowerCase()) return 'the mail says it is from ourselves';
  return undefined;
}

function whyNotToItsWriter(message: Message) {
  if (message.doNotAutoReply) return message.doNotAutoReply;
  return handedOnByColleague(message) ? 'a colleague handed it on, and nobody vouches for who wrote it' : undefined;
}
