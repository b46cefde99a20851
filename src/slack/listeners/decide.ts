/** The buttons that decide: one verb each, and a modal only where there is something to say. The card and its thread tell the rest. */
import { doneModal } from '../views/modal.ts';
import { refusalModal } from '../views/refusal.ts';
import type { ClickListener } from './click.ts';

export const undoReply: ClickListener = async ({ caseId, by, words, show }, verbs) => {
  const outcome = await verbs.undoReply(caseId, by);
  if (outcome.kind === 'refused') await show(refusalModal(outcome, words, { caseId }));
};

/** After a doubtful send: a person has looked and says whether it went out. */
export function settleUncertain(wentOut: boolean): ClickListener {
  return async ({ caseId, by, words, show }, verbs) => {
    const outcome = await verbs.settleUncertain(caseId, wentOut, by);
    if (outcome.kind === 'refused') await show(refusalModal(outcome, words, { caseId }));
  };
}

/** A button in a modal cannot close it, so that the modal says what was done. */
export const markNotARequest: ClickListener = async ({ caseId, revision, by, words, show }, verbs) => {
  const outcome = await verbs.markNotARequest(caseId, revision, by);
  await show(
    outcome.kind === 'refused' ? refusalModal(outcome, words, { caseId }) : doneModal(words.modal.closedNotARequest, words),
  );
};

/** "This was a request". */
export const takeBack: ClickListener = async ({ mailId, by, words, show }, verbs) => {
  const outcome = await verbs.takeBack(mailId, by);
  await show(outcome.kind === 'refused' ? refusalModal(outcome, words) : doneModal(words.modal.opened(outcome.number), words));
};
