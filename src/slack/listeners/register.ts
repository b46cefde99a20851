import type { App, BlockAction, BlockButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { StaffVerbs } from '../../workflow/staff-verbs.ts';
import { actions, callbacks } from '../button-value.ts';
import type { People } from '../people.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { wordsFor } from '../words.ts';
import { approveReply } from './approve-reply.ts';
import { type ClickListener, onClick } from './click.ts';
import { languageHere, onCommand, type ServedHere } from './command.ts';
import { alsoThis, chooseLanguage, notThis, preview } from './correct-review.ts';
import { markNotARequest, settleUncertain, takeBack, undoReply } from './decide.ts';
import { atDoor } from './door.ts';
import { eventOnce } from './event-once.ts';
import { assignCase, openAssign, openSplit, openWrongRecipient, reportWrongRecipient, splitCase } from './hand-on.ts';
import { homeControls, homeListeners, openNewCase } from './home.ts';
import {
  correctReceipt,
  endTask,
  merge,
  nameRequester,
  openIdentity,
  openMenu,
  openMerge,
  openOutcomes,
  openReceipt,
  openRefusals,
  openRequester,
  openTasks,
  reopen,
  showIdentity,
  takeCase,
  theyAnswered,
} from './keep-case.ts';
import { changeRights, review } from './look-at-case.ts';
import { openNote, readNotes, writeNote } from './notes.ts';
import { openByHand } from './open-by-hand.ts';
import { chooseOutcomes, dropPlan, handIn, openLetterForm, planLetter } from './prepare-letter.ts';
import { readMail } from './read-mail.ts';
import { settleRights } from './settle-rights.ts';
import { snoozeAlert } from './snooze-alert.ts';
import { onSubmit, type SubmissionListener } from './submission.ts';
import { onMessage } from './thread-messages.ts';

/** What Frist hears, and how it knows from whom. */
type Ears = { readonly app: App; readonly people: Pick<People, 'standingOf'> };

/**
 * Every button, modal and command of Frist, and the one verb each of them calls; none of them for anybody but staff of this workspace.
 * What is typed in the thread of a card is noted on its case, and does nothing.
 * @param patience milliseconds to wait for Slack to say who somebody is
 */
export function registerListeners(
  { app, people }: Ears,
  verbs: StaffVerbs,
  log: SlackLog,
  here: ServedHere,
  patience = 1000,
): void {
  const door = { standingOf: people.standingOf, patience };
  const home = homeListeners({ verbs, log, door, here });
  button(/^case\.review(:|$)/, review);
  button(actions.changeRights, changeRights);
  button(actions.undo, undoReply);
  button(actions.wentOut, settleUncertain(true));
  button(actions.didNotGoOut, settleUncertain(false));
  button(actions.notARequest, markNotARequest);
  button(actions.read, readMail);
  button(actions.takeBack, takeBack);
  button(actions.more, openMenu);
  button(/^case\.letter:/, openLetterForm);
  button(actions.otherAnswer, openOutcomes);
  button(actions.identity, openIdentity);
  button(actions.tasks, openTasks);
  button(actions.correctReceipt, openReceipt);
  button(actions.nameRequester, openRequester);
  button(actions.merge, openMerge);
  button(actions.note, openNote);
  button(actions.readNotes, readNotes);
  button(/^case\.not_this:/, notThis);
  button(/^case\.also_this:/, alsoThis);
  button(/^case\.language:/, chooseLanguage);
  button(actions.preview, preview);
  button(actions.take, takeCase);
  button(actions.openAssign, openAssign);
  button(/^case\.assign:/, assignCase);
  button(actions.split, openSplit);
  button(actions.wrongRecipient, openWrongRecipient);
  button(actions.refuse, openRefusals);
  button(actions.reopen, reopen);
  button(actions.snooze, snoozeAlert);
  button(/^case\.they_answered(:|$)/, theyAnswered);
  button(actions.handIn, handIn);
  button(actions.dropPlan, dropPlan);
  submission(callbacks.approve, approveReply);
  submission(callbacks.settle, settleRights);
  submission(callbacks.planLetter, planLetter);
  submission(callbacks.chooseOutcomes, chooseOutcomes);
  submission(callbacks.showIdentity, showIdentity);
  submission(callbacks.endTask, endTask);
  submission(callbacks.correctReceipt, correctReceipt);
  submission(callbacks.nameRequester, nameRequester);
  submission(callbacks.merge, merge);
  submission(callbacks.split, splitCase);
  submission(callbacks.wrongRecipient, reportWrongRecipient);
  submission(callbacks.writeNote, writeNote);
  submission(callbacks.openByHand, openByHand);
  app.use(eventOnce());
  app.event('message', onMessage(verbs, log));
  app.command('/frist', atDoor(door, wordsFor(languageHere(here)), onCommand(here, verbs, log)));
  button(actions.newCase, openNewCase(here));
  app.event('app_home_opened', home.opened);
  app.action<BlockAction>(homeControls, home.chosen);
  app.use(home.follow);
  app.error(async (error) => log.error(errorFacts(error), 'Slack sent something that could not be handled'));

  function button(actionId: string | RegExp, listener: ClickListener): void {
    app.action<BlockButtonAction>(actionId, onClick(listener, verbs, log, door));
  }
  function submission(callbackId: string, listener: SubmissionListener): void {
    app.view<ViewSubmitAction>(callbackId, onSubmit(listener, verbs, log, door));
  }
}
