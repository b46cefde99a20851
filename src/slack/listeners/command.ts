import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Temporal } from 'temporal-polyfill';
import type { Actor, StaffVerbs } from '../../workflow/staff-verbs.ts';
import type { Card } from '../cards/case-card.ts';
import { casesAnswer, foundAnswer, overdueAnswer, sentenceAnswer, statisticsAnswer } from '../home/command-answers.ts';
import { type FristCommand, readCommand } from '../home/read-command.ts';
import { readSearch } from '../home/read-search.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { byHandForm, type Served } from '../views/by-hand-form.ts';
import { type Words, wordsFor } from '../words.ts';

/** The companies served here, and the time: what the form for a request by hand starts from. */
export type ServedHere = { readonly organisations: readonly Served[]; readonly clock: () => Temporal.Instant };

/** The language of staff who have not said yet which company they mean. */
export function languageHere({ organisations }: Pick<ServedHere, 'organisations'>): 'nb' | 'en' {
  return organisations.every(({ staffLanguage }) => staffLanguage === 'en') ? 'en' : 'nb';
}

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/frist` and a word. Slack shows the channel nothing of what was typed; the answer is seen by whoever asked, and does not repeat it. */
export function onCommand(here: ServedHere, verbs: StaffVerbs, log: SlackLog): (args: CommandArgs) => Promise<void> {
  return async ({ ack, command, client, respond }) => {
    const asked = readCommand(command.text);
    const words = wordsFor(asked.language === 'en' ? 'en' : languageHere(here));
    await ack();
    try {
      if (asked.what === 'new') {
        await client.views.open({ trigger_id: command.trigger_id, view: byHandForm(here.organisations, here.clock(), words) });
        return;
      }
      await respond(onlyForThem(await answerTo(asked, { id: command.user_id }, words, verbs)));
    } catch (error) {
      const reference = randomUUID().slice(0, 8);
      log.error({ reference, command: asked.what, ...errorFacts(error) }, 'a command in Slack failed');
      await respond(onlyForThem(sentenceAnswer(words.home.problem(reference)))).catch((failure: unknown) =>
        log.error({ reference, ...errorFacts(failure) }, 'and the person could not be told'),
      );
    }
  };
}

const onlyForThem = ({ text, blocks }: Card) => ({ response_type: 'ephemeral', text, blocks: [...blocks] }) as const;

async function answerTo({ what, rest }: FristCommand, by: Actor, words: Words, verbs: StaffVerbs): Promise<Card> {
  switch (what) {
    case 'case':
      return rest ? casesAnswer(await verbs.casesNumbered(rest, by), words) : sentenceAnswer(words.home.whichNumber);
    case 'find': {
      if (!rest) return sentenceAnswer(words.home.whatToFind);
      const terms = readSearch(rest, by.id);
      return terms ? foundAnswer(await verbs.findCases(terms, by), words) : sentenceAnswer(words.home.notSearchable);
    }
    case 'overdue':
      return overdueAnswer(await verbs.office({ filter: 'overdue', page: 0, organisation: undefined }, by), words);
    case 'statistics':
      return statisticsAnswer(await verbs.statistics(by), words);
    case 'new':
    case 'help':
      return sentenceAnswer(words.home.help);
  }
}
