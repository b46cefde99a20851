import { whatIsApproved } from '../cases/approval.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { offeredProofs } from '../cases/identity.ts';
import { obstacleToAnswering, possibleLetters } from '../cases/letter-rules.ts';
import type { Organisation } from '../cases/organisation.ts';
import { maskNumbers } from '../message/mask-numbers.ts';
import type { Mailbox, Message } from '../message/message.ts';
import { bringsIdentityCopy, withoutIdentityCopies } from '../message/remove-identity-copy.ts';
import { readNotes } from './case-notes.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { letterDraft } from './letter-draft.ts';
import type { Actor, ReadableMail, Refusal, Review } from './staff-verbs.ts';
import { installationOf, type World } from './world.ts';

/** Everything the review shows. Looking at personal data is an act: it is logged, with who and which mail (domain O11). */
export async function reviewCase(world: World, caseId: string, by: Actor): Promise<Review | Refusal> {
  const caseFile = await world.store.records.cases.find(caseId);
  if (!caseFile) return { kind: 'refused', why: 'not_found' };
  if (caseFile.stage.status === 'closed') return { kind: 'refused', why: 'already_closed' };
  const mails = await Promise.all(caseFile.mails.map(({ id }) => lookAtMail(world, caseFile, id, by)));
  await readNotes(world, caseId, by);
  const view = caseView(world, caseFile);
  const { draft, shown = '', to } = hasLetter(caseFile) ? await letterDraft(world, view) : {};
  return {
    kind: 'review',
    view,
    mails: mails.filter((mail) => mail !== undefined),
    ...whatIsApproved(caseFile, view.organisation),
    letters: possibleLetters(caseFile, view.organisation, view.now),
    draft,
    shown,
    recipient: to,
    identity: identityToShow(caseFile, view.organisation),
  };
}

/** In triage there is no answer to draw up, but there may be a letter that staff have prepared. */
function hasLetter({ plan, lines, triage }: CaseFile): boolean {
  return plan !== undefined || (triage === undefined && lines.some(({ answered }) => !answered));
}

/** What is still missing to know who asks, for what the letter would give away or change. */
function identityToShow(caseFile: CaseFile, organisation: Organisation): Review['identity'] {
  const { letter, outcomes } = whatIsApproved(caseFile, organisation);
  const obstacle = letter === 'answer' ? obstacleToAnswering(outcomes, caseFile, organisation) : undefined;
  const offered = offeredProofs(caseFile, organisation.identity);
  if (obstacle?.why === 'identity_missing') return { needed: obstacle.level, offered };
  return obstacle?.why === 'authority_missing' ? { needed: 'light', offered: ['authority'] } : undefined;
}

async function lookAtMail(world: World, caseFile: CaseFile, mailId: string, by: Actor): Promise<ReadableMail | undefined> {
  await changeCase(world, caseFile.id, { type: 'look_at_mail', mailId, by: by.id });
  return readableMail(world, mailId);
}

/** One mail as staff read it: own words first, what was cut below, national numbers masked (popplyl § 12; domain N2). */
export async function readableMail(world: World, mailId: string): Promise<ReadableMail | undefined> {
  const mail = await world.store.records.mails.get(mailId);
  if (!mail) return undefined;
  const parsed = await world.parse(mail.raw, installationOf(world, mail.organisation));
  const shared = { kind: 'mail', id: mail.id, receivedAt: mail.receivedAt } as const;
  if (!parsed.ok) return { ...shared, from: '', subjectLine: '', text: parsed.problem, cut: '', attachments: [] };
  const { message } = parsed;
  return {
    ...shared,
    // A colleague's note about a call was sent by nobody.
    from: mail.byHand ? '' : maskNumbers(senderLine(message)),
    subjectLine: maskNumbers(message.subjectLine),
    text: maskNumbers(message.text),
    cut: maskNumbers(message.cut.map(({ text }) => text).join('\n\n')),
    ...(bringsIdentityCopy(message) && { identityCopyRemoved: true }),
    attachments: withoutIdentityCopies(message).map((attachment) => ({
      ...attachment,
      fileName: attachment.fileName && maskNumbers(attachment.fileName),
    })),
  };
}

/** Who wrote; of what is handed on, who hands it on and whose it is. */
function senderLine(message: Message): string {
  const { sender, handedOn } = message;
  if (sender.kind === 'unclear') return sender.reason;
  return [sender.mailbox, ...(handedOn ? [handedOn.sender] : [])].map(mailboxLine).join(' / ');
}

const mailboxLine = ({ name, address }: Mailbox) => (name ? `${name} <${address}>` : address);
