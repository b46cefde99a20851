import { mailModal } from '../views/mail.ts';
import { waitingModal } from '../views/modal.ts';
import { refusalModal } from '../views/refusal.ts';
import type { ClickListener } from './click.ts';

/** "Read": the mail for this one person; the verb logs the look. */
export const readMail: ClickListener = async ({ mailId, by, words, show }, verbs) => {
  await show(waitingModal(words));
  const found = await verbs.readMail(mailId, by);
  await show(found.kind === 'refused' ? refusalModal(found, words) : mailModal(found, words));
};
