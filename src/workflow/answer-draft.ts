import { createHash } from 'node:crypto';
import type { AnswerDraft, CaseView, OutgoingMail } from './ports.ts';
import { replyFacts } from './reply-facts.ts';
import type { World } from './world.ts';

/**
 * The answer as the templates give it now, and the mark of exactly what a reviewer is shown. The draft is not stored: it follows from
 * the case and the templates, and what is approved is kept as a whole.
 */
export function answerDraft(world: World, view: CaseView): { readonly draft: AnswerDraft; readonly shown: string } {
  const draft = world.writer.answer(replyFacts(view));
  const { requester, changedAtRevision } = view.caseFile;
  return { draft, shown: sha256({ draft, to: requester?.address, changedAtRevision }) };
}

/** The seal of an approval: it covers all that reaches the requester, so that any edit afterwards is noticed before sending. */
export function sealOf({ to, subjectLine, text }: Pick<OutgoingMail, 'to' | 'subjectLine' | 'text'>): string {
  return sha256({ to, subjectLine, text });
}

const sha256 = (value: object) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
