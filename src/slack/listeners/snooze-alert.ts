import { refusalModal } from '../views/refusal.ts';
import type { ClickListener } from './click.ts';

/** "Put off until tomorrow": the thread says that it was, so that a modal shows only why it was not. */
export const snoozeAlert: ClickListener = async ({ caseId, alert, by, words, show }, verbs) => {
  const outcome = await verbs.snoozeAlert(caseId, alert, by);
  if (outcome.kind === 'refused') await show(refusalModal(outcome, words, { caseId }));
};
