import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { LetterKind, Outcomes } from '../../cases/letters.ts';
import type { Actor, StaffVerbs } from '../../workflow/staff-verbs.ts';
import { readCarried } from '../button-value.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import type { SubmittedView } from '../views/answer-fields.ts';
import { faultsIn } from '../views/check-fields.ts';
import { oldButtonModal, problemModal } from '../views/modal.ts';
import { type Words, wordsFor } from '../words.ts';
import { type Door, doorModal, type KeptOut, keptOut } from './door.ts';

/** A modal handed in by a person. */
export type Submission = {
  readonly by: Actor;
  readonly caseId: string;
  readonly revision: number;
  /** The mark of the draft that was shown. */
  readonly shown: string;
  readonly letter: LetterKind;
  readonly outcomes: Outcomes;
  /** Ids of the tasks that could be chosen, in the order they were shown. */
  readonly tasks: readonly string[];
  /** Set where the letter can only go another way than by mail. */
  readonly channel: 'other' | undefined;
  readonly view: SubmittedView;
  readonly words: Words;
};

export type SubmissionListener = (submission: Submission, verbs: StaffVerbs) => Promise<ViewResponseAction>;
type ViewArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Ties a listener to Bolt, for none but staff. The acknowledgement carries the answer, so that it waits for the verb; Slack waits three seconds. */
export function onSubmit(
  listener: SubmissionListener,
  verbs: StaffVerbs,
  log: SlackLog,
  door: Door,
): (args: ViewArgs) => Promise<void> {
  return async ({ ack, body, view }) => {
    const carried = readCarried(view.private_metadata);
    const words = wordsFor(carried?.l ?? 'nb');
    const why = await keptOut(door, body.user.id);
    if (why) return ack(turnedAway(why, view, words));
    if (!carried) return ack(instead(oldButtonModal(words)));
    const faults = faultsIn(view, words);
    if (faults) return ack({ response_action: 'errors', errors: { ...faults } });
    const { c: caseId = '', r: saw, s: shown = '', k: letter = 'answer', o: outcomes = {}, t: tasks = [], w } = carried;
    const about = { caseId, revision: saw ?? 0, shown, letter, outcomes, tasks, channel: w };
    const answer = await listener({ by: { id: body.user.id, saw }, ...about, view, words }, verbs).catch((error) => {
      const reference = randomUUID().slice(0, 8);
      log.error({ reference, view: view.callback_id, ...errorFacts(error) }, 'a submission in Slack failed');
      return instead(problemModal(reference, words));
    });
    await ack(answer);
  };
}

/** Where Slack did not answer in time, it may the next time: the modal stays as it is, with all that was typed. */
function turnedAway(why: KeptOut, { blocks }: SubmittedView, words: Words): ViewResponseAction {
  const field = blocks.find(({ element }) => element !== undefined)?.block_id;
  return why === 'unknown' && field ? complaint(field, words.door.unknown) : instead(doorModal(why, words));
}

/** Closes all modals of the stack. */
export const done: ViewResponseAction = { response_action: 'clear' };

export function instead(view: ModalView): ViewResponseAction {
  return { response_action: 'update', view };
}

export function complaint(blockId: string, sentence: string): ViewResponseAction {
  // Slack shows these as plain text.
  return { response_action: 'errors', errors: { [blockId]: sentence.replaceAll('*', '') } };
}
