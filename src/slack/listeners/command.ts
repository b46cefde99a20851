import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Temporal } from 'temporal-polyfill';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { byHandForm, type Served } from '../views/by-hand-form.ts';
import { wordsFor } from '../words.ts';

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
