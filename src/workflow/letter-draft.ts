import { createHash } from 'node:crypto';
import { whatIsApproved } from '../cases/approval.ts';
import type { CaseFile, Requester } from '../cases/case-file.ts';
import type { LetterKind, Plan } from '../cases/letters.ts';
import type { Message } from '../message/message.ts';
import type { CaseView, LetterDraft, OutgoingMail } from './ports.ts';
import { replyFacts } from './reply-facts.ts';
import { replySubject } from './reply-headers.ts';
import { installationOf, type World } from './world.ts';

export type ShownLetter = {
  readonly letter: LetterKind;
  readonly draft: LetterDraft;
  /** Undefined where the sender is unclear, or staff have not said yet whom it goes to. */
  readonly to: string | undefined;
  /** Stands for exactly what a reviewer is shown. */
  readonly shown: string;
  /** The mail that is answered; undefined where it cannot be read. */
  readonly answered: Message | undefined;
};

/**
 * The letter as the templates give it now, under the subject line it will really have, and the mark of exactly that. The draft is not
 * stored: it follows from the case, the plan and the templates, and what is approved is kept as a whole.
 */
export async function letterDraft(world: World, view: CaseView): Promise<ShownLetter> {
  const answered = await newestMessage(world, view.caseFile);
  const { caseFile } = view;
  const { letter } = whatIsApproved(caseFile, view.organisation);
  const written = world.writer.letter(letter, replyFacts(view));
  const to = recipientOf(caseFile);
  // Our own subject line to whoever has not written to us: theirs would tell a customer, or the holder of an address, what it is about.
  const subjectLine = answered && isToRequester(letter) ? replySubject(answered, written.subjectLine) : written.subjectLine;
  const draft = { ...written, subjectLine, body: caseFile.plan?.body ?? written.body };
  return { letter, draft, to, shown: sha256({ draft, to, changedAtRevision: caseFile.changedAtRevision }), answered };
}

/**
 * The requester, and nobody else: never Reply-To, never a copy. Two letters go elsewhere, to an address that staff give from the
 * company's own records: the request itself to the controller, and a code to the address that was on record before.
 */
export function recipientOf({ plan, requester }: CaseFile): string | undefined {
  return plan && !isToRequester(plan.letter) ? typedAddress(plan) : requester?.address;
}

/** The address that staff typed, without the marks nobody sees: the address that was checked is the one that is written to. */
export function typedAddress({ values }: Plan): string | undefined {
  const visible = values.address?.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return visible?.trim() || undefined;
}

export function isToRequester(letter: LetterKind): boolean {
  return letter !== 'to_controller' && letter !== 'identity_code';
}

/** A colleague's note about a call or a letter is no mail of theirs: an answer to it starts a thread of its own. */
async function newestMessage(world: World, { mails, organisation, requester }: CaseFile): Promise<Message | undefined> {
  const id = mails.at(-1)?.id;
  const mail = id ? await world.store.records.mails.get(id) : undefined;
  const parsed = mail && !mail.byHand ? await world.parse(mail.raw, installationOf(world, organisation)) : undefined;
  return parsed?.ok ? asTheyWroteIt(parsed.message, requester) : undefined;
}

/** What a colleague handed on is answered in the thread of whoever wrote it, and under their subject line. */
function asTheyWroteIt(message: Message, requester: Requester | undefined): Message {
  const { handedOn } = message;
  if (!handedOn || handedOn.sender.address !== requester?.address) return message;
  const { messageId, subjectLine } = handedOn;
  return { ...message, messageId, subjectLine, references: [] };
}

/** The seal of an approval: it covers all that reaches the requester, so that any edit afterwards is noticed before sending. */
export function sealOf({ to, subjectLine, text }: Sealed): string {
  // No letter carries a file yet. The empty list is sealed all the same: whoever adds one to a mail voids the yes to it.
  return sha256({ to, subjectLine, text, files: [] });
}

/** Whether a yes with this seal was to exactly this mail; also one that was given before files were part of the seal. */
export function isSealed(seal: string, { to, subjectLine, text }: Sealed): boolean {
  return seal === sealOf({ to, subjectLine, text }) || seal === sha256({ to, subjectLine, text });
}

type Sealed = Pick<OutgoingMail, 'to' | 'subjectLine' | 'text'>;

const sha256 = (value: object) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
