import type { App, BlockButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { StaffVerbs } from '../../workflow/staff-verbs.ts';
import { actions, callbacks } from '../button-value.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { approveReply } from './approve-reply.ts';
import { type ClickListener, onClick } from './click.ts';
import { markNotARequest, settleUncertain, takeBack, undoReply } from './decide.ts';
import { changeRights, review } from './look-at-case.ts';
import { readMail } from './read-mail.ts';
import { settleRights } from './settle-rights.ts';
import { onSubmit, type SubmissionListener } from './submission.ts';

/** Every button and modal of Frist, and the one verb each of them calls. Nothing that is typed in a channel or thread is listened to. */
export function registerListeners({ app }: { readonly app: App }, verbs: StaffVerbs, log: SlackLog): void {
  button(actions.review, review);
  button(actions.changeRights, changeRights);
  button(actions.undo, undoReply);
  button(actions.wentOut, settleUncertain(true));
  button(actions.didNotGoOut, settleUncertain(false));
  button(actions.notARequest, markNotARequest);
  button(actions.read, readMail);
  button(actions.takeBack, takeBack);
  submission(callbacks.approve, approveReply);
  submission(callbacks.settle, settleRights);
  app.error(async (error) => log.error(errorFacts(error), 'Slack sent something that could not be handled'));

  function button(actionId: string, listener: ClickListener): void {
    app.action<BlockButtonAction>(actionId, onClick(listener, verbs, log));
  }
  function submission(callbackId: string, listener: SubmissionListener): void {
    app.view<ViewSubmitAction>(callbackId, onSubmit(listener, verbs, log));
  }
}
