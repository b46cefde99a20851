import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Temporal } from 'temporal-polyfill';
import type { Refusal } from '../../workflow/staff-verbs.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { byHandFields, byHandForm, readByHand, type Served } from '../views/by-hand-form.ts';
import { doneModal } from '../views/modal.ts';
import { refusalModal, refusalSentence } from '../views/refusal.ts';
import { wordsFor } from '../words.ts';
import { complaint, instead, type SubmissionListener } from './submission.ts';

/** The companies served here, and the time: what the form for a request by hand starts from. */
export type ServedHere = { readonly organisations: readonly Served[]; readonly clock: () => Temporal.Instant };

/** The language of staff who have not said yet which company they mean. */
export function languageHere({ organisations }: Pick<ServedHere, 'organisations'>): 'nb' | 'en' {
  return organisations.every(({ staffLanguage }) => staffLanguage === 'en') ? 'en' : 'nb';
}

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/frist ny` opens the form. Slack shows the channel nothing of what was typed, and neither does the answer. */
export function onCommand({ organisations, clock }: ServedHere, log: SlackLog): (args: CommandArgs) => Promise<void> {
  return async ({ ack, command, client }) => {
    const typed = command.text.trim().toLowerCase();
    const words = wordsFor(typed === 'new' ? 'en' : languageHere({ organisations }));
    if (!['', 'ny', 'new'].includes(typed)) return ack({ response_type: 'ephemeral', text: words.byHandForm.usage });
    await ack();
    await client.views
      .open({ trigger_id: command.trigger_id, view: byHandForm(organisations, clock(), words) })
      .catch((error: unknown) => log.error(errorFacts(error), 'the form for a request by hand could not be opened'));
  };
}

export const openByHand: SubmissionListener = async ({ by, view, words }, verbs) => {
  const request = readByHand(view);
  if ('wrong' in request) {
    const { wrong } = request;
    const sentences = {
      time: words.receiptForm.wrongTime,
      address: words.requesterForm.wrongAddress,
      source: words.letterForm.required,
    };
    return complaint(byHandFields[wrong], sentences[wrong]);
  }
  const outcome = await verbs.openByHand(request, by);
  if (outcome.kind === 'opened') return instead(doneModal(words.modal.opened(outcome.number), words));
  const field = fieldOf(outcome);
  return field ? complaint(byHandFields[field], refusalSentence(outcome, words)) : instead(refusalModal(outcome, words));
};

function fieldOf({ why }: Refusal): keyof typeof byHandFields | undefined {
  if (why === 'in_the_future') return 'date';
  if (why === 'no_reason') return 'note';
  return why === 'not_found' ? 'organisation' : undefined;
}
