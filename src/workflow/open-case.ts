import { Temporal } from 'temporal-polyfill';
import { osloDate } from '../cases/calendar.ts';
import type { FoundRight } from '../cases/case-command.ts';
import type { CaseEvent, CaseHappening } from '../cases/case-event.ts';
import type { Requester, SenderSeen, TriageReason } from '../cases/case-file.ts';
import { identityCopyEvents } from '../cases/decide.ts';
import { foldEvents } from '../cases/evolve.ts';
import type { SenderSigns } from '../cases/identity.ts';
import type { Receipt } from '../cases/receipt.ts';
import type { Language } from '../intents/classification.ts';
import type { HandedOn, Message } from '../message/message.ts';
import { newAddresses } from '../message/new-address.ts';
import { bringsIdentityCopy } from '../message/remove-identity-copy.ts';
import { representationIn } from '../message/representative.ts';
import { drawCard, postLine } from './effects.ts';
import { foundRights } from './found-rights.ts';
import { handedOnByColleague } from './handed-on-mail.ts';
import type { MailFate, Records, StoredMail } from './ports.ts';
import { queueReceipt } from './queue-receipt.ts';
import type { Reading } from './read-mail.ts';
import type { Installation, World } from './world.ts';

/** A request that a colleague wrote down: nobody's mail, and so nothing to read but what they say. */
export type WrittenDown = {
  readonly kind: 'by_hand';
  readonly language: Language;
  readonly requester: Requester | null;
  readonly source: Receipt['source'];
};

type OpenedHow = {
  readonly by?: string;
  readonly claimsCase?: string | undefined;
  readonly splitFrom?: SplitFrom;
};

/** What a person took out of another case, and what is known there of it. No receipt is sent: the requester has had one. */
export type SplitFrom = {
  readonly number: string;
  /** What was chosen of what is asked there; undefined where only mails were. */
  readonly found: readonly FoundRight[] | undefined;
  /** Where another one than that of the mail holds. */
  readonly receipt: Receipt | undefined;
};

/**
 * Opens a case on a mail, or on a note about a call, inside the caller's transaction. The clock runs from its receipt, whatever the
 * machine is unsure of.
 * @param triage why a person has to say what is asked; null where the rules are sure
 * @param more who opens it, the number of the case that the mail says it belongs to, and the case that it is split from
 */
export async function openCase(
  world: World,
  records: Records,
  installation: Installation,
  mail: StoredMail,
  reading: Reading | WrittenDown,
  triage: TriageReason | null,
  { by = 'frist', claimsCase, splitFrom }: OpenedHow = {},
): Promise<Extract<MailFate, { kind: 'case' }>> {
  const now = world.clock();
  const { organisation } = installation;
  const number = await records.cases.nextNumber(organisation.prefix, osloDate(mail.receivedAt).year);
  const colleague = reading.kind === 'read' ? handedOnByColleague(reading.message) : undefined;
  const rights = splitFrom?.found ?? (reading.kind === 'read' ? foundRights(reading.classification) : []);
  const caseId = world.newId();
  const opened: CaseHappening = {
    type: 'case_opened',
    data: {
      number,
      organisation: organisation.id,
      mailId: mail.id,
      receivedAt: (splitFrom?.receipt?.at ?? arrival(mail, colleague)).toString(),
      receiptSource: splitFrom?.receipt?.source ?? (colleague ? 'colleague' : receiptSource(reading)),
      promiseDays: organisation.promiseDays,
      promisePauses: organisation.promisePauses,
      closedDays: organisation.closedDays,
      language: languageOf(reading, installation),
      triage,
      ...(claimsCase !== undefined && { claimsCase }),
      ...(splitFrom && { splitFrom: splitFrom.number }),
      ...(reading.kind === 'read' && {
        senderSeen: senderSeen(reading.message),
        senderSigns: senderSigns(reading.message, rights),
        questions: reading.classification.questions,
      }),
      lines: rights.map(({ right, evidence }) => ({ right, rules: evidence.map(({ rule }) => rule) })),
    },
    sealed: { requester: requesterOf(reading), evidence: rights.map(({ right, evidence }) => ({ right, evidence })) },
  };
  const withCopy = reading.kind === 'read' && bringsIdentityCopy(reading.message);
  const copy = withCopy ? identityCopyEvents(mail.id, now, by) : [];
  const events: readonly CaseEvent[] = [{ at: now, by, ...opened }, ...copy];
  await records.cases.append(caseId, 0, events);
  const caseFile = foldEvents(caseId, events);
  if (!caseFile) throw new Error(`Case ${number} did not open`);
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
  if (splitFrom) await records.outbox.enqueue(postLine(caseFile, { type: 'split_from', by, from: splitFrom.number }, now));
  if (withCopy) await records.outbox.enqueue(postLine(caseFile, { type: 'identity_copy_received' }, now));
  const asksNothing = claimsCase !== undefined && reading.kind === 'read' && reading.classification.disposition === 'other';
  if (reading.kind === 'read' && !splitFrom && !asksNothing && triage !== 'contact_left')
    await queueReceipt(world, records, installation, caseFile, reading.message);
  return { kind: 'case', caseId };
}

/** When nobody typed it into a form or wrote it down, our own server took it. */
function receiptSource(reading: Reading | WrittenDown): Receipt['source'] {
  if (reading.kind === 'by_hand') return reading.source;
  return reading.kind === 'read' && reading.message.throughForm ? 'form' : 'own_server';
}

function languageOf(reading: Reading | WrittenDown, { organisation }: Installation): Language {
  switch (reading.kind) {
    case 'read':
      return reading.classification.language;
    case 'by_hand':
      return reading.language;
    case 'unreadable':
      return organisation.defaultLanguage;
  }
}

/**
 * Who has moved tells us so, and that is all; with a wish for a copy in the same case it is how a stranger gets one (domain 3.5).
 * @param asked all that is asked for so far, in this mail or in one before
 */
export function senderSigns(message: Message, asked: readonly Pick<FoundRight, 'right'>[]): SenderSigns {
  const { onBehalf, minor } = representationIn(message);
  const wantsCopy = asked.some(({ right }) => right === 'access' || right === 'portability');
  return { onBehalf, minor, newAddress: wantsCopy && newAddresses(message).length > 0 };
}

/** Behind a contact form nobody is known, whatever vouches for the form itself; nor behind a colleague who is. */
export function senderSeen(message: Message): SenderSeen {
  if (message.throughForm) return 'form';
  return handedOnByColleague(message) ? 'none' : message.authentication.verdict;
}

/** Receipt is arrival anywhere in the company (D077). A date that lies ahead, or a year back, is a broken clock: a handler corrects it. */
function arrival({ receivedAt }: StoredMail, colleague: HandedOn | undefined): Temporal.Instant {
  if (!colleague?.arrivedAt) return receivedAt;
  const at = Temporal.Instant.from(colleague.arrivedAt);
  const hours = at.until(receivedAt).total('hours');
  return hours > 0 && hours < 366 * 24 ? at : receivedAt;
}

/** Undefined sender, no requester: with two From headers nobody can say whom an answer would reach. */
function requesterOf(reading: Reading | WrittenDown): Requester | null {
  if (reading.kind === 'by_hand') return reading.requester;
  if (reading.kind !== 'read') return null;
  const colleague = handedOnByColleague(reading.message);
  if (colleague) return colleague.sender;
  return reading.message.sender.kind === 'single' ? reading.message.sender.mailbox : null;
}
