import { createHash } from 'node:crypto';
import type { CaseFile } from '../cases/case-file.ts';
import type { Message } from '../message/message.ts';
import type { AnswerDraft, CaseView, OutgoingMail } from './ports.ts';
import { replyFacts } from './reply-facts.ts';
import { replySubject } from './reply-headers.ts';
import { installationOf, type World } from './world.ts';

export type ShownAnswer = {
  readonly draft: AnswerDraft;
  /** Stands for exactly what a reviewer is shown. */
  readonly shown: string;
  /** The mail that is answered; undefined where it cannot be read. */
  readonly answered: Message | undefined;
};

/**
 * The answer as the templates give it now, under the subject line it will really have, and the mark of exactly that. The draft is not
 * stored: it follows from the case and the templates, and what is approved is kept as a whole.
 */
export async function answerDraft(world: World, view: CaseView): Promise<ShownAnswer> {
  const answered = await newestMessage(world, view.caseFile);
  const written = world.writer.answer(replyFacts(view));
  const draft = answered ? { ...written, subjectLine: replySubject(answered, written.subjectLine) } : written;
  const { requester, changedAtRevision } = view.caseFile;
  return { draft, shown: sha256({ draft, to: requester?.address, changedAtRevision }), answered };
}

async function newestMessage(world: World, { mails, organisation }: CaseFile): Promise<Message | undefined> {
  const id = mails.at(-1)?.id;
  const mail = id ? await world.store.records.mails.get(id) : undefined;
  const parsed = mail ? await world.parse(mail.raw, installationOf(world, organisation)) : undefined;
  return parsed?.ok ? parsed.message : undefined;
}

/** The seal of an approval: it covers all that reaches the requester, so that any edit afterwards is noticed before sending. */
export function sealOf({ to, subjectLine, text }: Pick<OutgoingMail, 'to' | 'subjectLine' | 'text'>): string {
  return sha256({ to, subjectLine, text });
}

const sha256 = (value: object) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
