import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, BlockButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { LetterKind, LetterLanguage, Outcomes } from '../../cases/letters.ts';
import type { Right } from '../../intents/classification.ts';
import type { Actor, StaffVerbs } from '../../workflow/staff-verbs.ts';
import { readCarried } from '../button-value.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import type { SubmittedView } from '../views/answer-fields.ts';
import { doneModal, oldButtonModal, problemModal, waitingModal } from '../views/modal.ts';
import { type Words, wordsFor } from '../words.ts';
import { type Door, doorModal, keptOut } from './door.ts';

/** A button pressed by a person, with what it carried. An id it did not carry is empty, and the verb will not find it. */
export type Click = {
  readonly by: Actor;
  readonly caseId: string;
  readonly revision: number;
  readonly mailId: string;
  /** The answer, and nothing chosen for it, where the button is about no letter. */
  readonly letter: LetterKind;
  readonly outcomes: Outcomes;
  readonly about: 'identity' | 'clarification';
  /** The key of the alert that the button stands at. */
  readonly alert: string;
  /** The colleague, the right or the language that the button is about. */
  readonly person: string;
  readonly right: Right | undefined;
  readonly language: LetterLanguage | undefined;
  /** The modal the button is in, with what has been entered so far; undefined on a message. */
  readonly view: SubmittedView | undefined;
  readonly words: Words;
  /** Shows a modal: opens one the first time, or takes the place of the one the button is in; later calls replace it. */
  show(view: ModalView): Promise<void>;
  /** Shows a modal on top of the one the button is in, which keeps what has been typed; without one, as `show`. */
  push(view: ModalView): Promise<void>;
};

export type ClickListener = (click: Click, verbs: StaffVerbs) => Promise<void>;
type ButtonArgs = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs;

/** Ties a listener to Bolt: acknowledges at once, lets in none but staff, and whatever goes wrong ends in a modal with a reference that the log has too. */
export function onClick(
  listener: ClickListener,
  verbs: StaffVerbs,
  log: SlackLog,
  door: Door,
): (args: ButtonArgs) => Promise<void> {
  return async ({ ack, body, action, client }) => {
    await ack();
    const carried = readCarried(action.value);
    const words = wordsFor(carried?.l ?? 'nb');
    const { show, push, contents } = modalPlace(client, body, log);
    try {
      const view = modalOf(body);
      const why = await keptOut(door, body.user.id, view ? undefined : () => show(waitingModal(words)));
      if (why) return await push(doorModal(why, words));
      const before = contents();
      if (!carried) return await show(oldButtonModal(words));
      const {
        c: caseId = '',
        r: saw,
        m: mailId = '',
        k: letter = 'answer',
        o: outcomes = {},
        a = 'identity',
        n: alert = '',
        p: person = '',
        q: right,
        g: language,
      } = carried;
      const about = { caseId, revision: saw ?? 0, mailId, letter, outcomes, about: a, alert, person, right, language };
      await listener({ by: { id: body.user.id, saw }, ...about, view, words, show, push }, verbs);
      // Some say nothing where all went well, but then nothing may be waiting either.
      if (before > 0 && contents() === before) await show(doneModal(words.door.finished, words));
    } catch (error) {
      const reference = randomUUID().slice(0, 8);
      log.error({ reference, action: action.action_id, ...errorFacts(error) }, 'a click in Slack failed');
      await show(problemModal(reference, words)).catch((failure: unknown) =>
        log.error({ reference, ...errorFacts(failure) }, 'and the person could not be told'),
      );
    }
  };
}

type ModalPlace = {
  readonly show: Click['show'];
  readonly push: Click['show'];
  /** How many were shown so far. */
  contents(): number;
};

/** A button in the App Home is in no modal: what it shows opens over it. */
function modalOf({ view }: BlockButtonAction): BlockButtonAction['view'] {
  return view?.type === 'home' ? undefined : view;
}

function modalPlace(client: WebClient, body: BlockButtonAction, log: SlackLog): ModalPlace {
  const { trigger_id } = body;
  const view = modalOf(body);
  let viewId = view?.id;
  let shown = 0;
  const show: Click['show'] = async (content) => {
    shown += 1;
    if (!viewId) {
      viewId = (await client.views.open({ trigger_id, view: content })).view?.id;
      return;
    }
    try {
      viewId = (await client.views.update({ view_id: viewId, view: content })).view?.id ?? viewId;
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'not_found') throw error;
      log.info({}, 'a modal was closed before its content came');
    }
  };
  const push: Click['show'] = async (content) => {
    if (view) await client.views.push({ trigger_id, view: content });
    else await show(content);
  };
  return { show, push, contents: () => shown };
}
