/** Reviews and approves an answer in local-slack as a person would: open the card, fill the gaps, tick the boxes, approve. */
import { actions, callbacks } from '../../src/slack/button-value.ts';
import { wordsFor } from '../../src/slack/words.ts';
import { filledIn, type SlackMessage, type SlackModal, type SlackStaff } from './slack-staff.ts';

export type Approval = { readonly kind: 'approved' } | { readonly kind: 'refused'; readonly words: string };

export async function approveAnswer(staff: SlackStaff, user: string, card: SlackMessage): Promise<Approval> {
  const before = staff.modal()?.id;
  staff.press(user, card, actions.review);
  const opened = await staff.waitFor(() => {
    const modal = staff.modal();
    return modal && modal.id !== before && !isWaiting(modal) ? modal : undefined;
  });
  if (opened.callback_id !== callbacks.approve) return refused(staff, user, opened);

  staff.submit(user, filledIn(opened, { edit: withoutGaps, tick: true }));
  const outcome = await staff.waitFor(() => {
    if (staff.modalErrors()) return { errors: staff.modalErrors() };
    const modal = staff.modal();
    return modal?.id === opened.id ? undefined : { modal };
  });
  if (outcome.errors) throw new Error(`The review was not accepted: ${Object.values(outcome.errors).join(' ')}`);
  return outcome.modal ? refused(staff, user, outcome.modal) : { kind: 'approved' };
}

/** Slack forgets a click after three seconds, so that Frist opens an almost empty modal first and fills it in. */
export const isWaiting = ({ title }: SlackModal) => waitingTitles.includes(title?.text);
const waitingTitles: readonly (string | undefined)[] = [wordsFor('nb').modal.waitingTitle, wordsFor('en').modal.waitingTitle];

function refused(staff: SlackStaff, user: string, modal: SlackModal): Approval {
  staff.closeModal(user);
  return { kind: 'refused', words: modal.blocks.map(({ text }) => text?.text ?? '').join(' ') };
}

/** `[[what was found]]` is a gap that a person fills; an answer with a gap in it cannot be approved. */
const withoutGaps = (text: string) =>
  text.replace(/\[\[([^\]]*)\]\]/g, (_, asked: string) =>
    asked.includes('EØS') ? 'Leverandørene er bundet av EUs standardavtale' : 'navn og e-postadresse fra kurset i mai',
  );
