/** What people write in a thread becomes a note on the case, and stays one when they change or delete it. Nothing of it is answered. */
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { StaffMessage, StaffVerbs } from '../../workflow/staff-verbs.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { isTombstone, type SlackMessage, staffMessage } from '../thread-message.ts';
import { type Words, wordsFor } from '../words.ts';

type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/** A message event as Slack sends it; `message` and `previous_message` where one was changed or deleted. */
type MessageEvent = SlackMessage & {
  readonly channel: string;
  readonly message?: SlackMessage;
  readonly previous_message?: SlackMessage;
  readonly deleted_ts?: string;
};

export function onMessage(verbs: StaffVerbs, log: SlackLog): (args: MessageArgs) => Promise<void> {
  return async ({ event, client }) => {
    const message = event as MessageEvent;
    const { channel } = message;
    switch (message.subtype) {
      case 'message_changed':
        return changed(message);
      case 'message_deleted':
        return deleted(message);
      default:
        return keep(message, client);
    }

    async function keep(said: SlackMessage, teller?: WebClient): Promise<void> {
      const note = staffMessage(channel, said);
      if (!note) return;
      const kept = await verbs.keepMessage(note);
      if (teller && kept.kind === 'kept' && kept.hint) await hint(teller, note, wordsFor(kept.staffLanguage));
    }

    /** The first message of a thread that has answers is not deleted but changed into a stone with no words on it. */
    async function changed({ message: now, previous_message: before }: MessageEvent): Promise<void> {
      if (!now?.ts) return;
      if (isTombstone(now)) return verbs.messageGone({ place: { channel, ts: now.ts }, thread: undefined });
      // What it said before, where that never reached us.
      if (before) await keep(before);
      await keep(now);
    }

    async function deleted({ deleted_ts: ts, previous_message: before }: MessageEvent): Promise<void> {
      if (!ts) return;
      const note = before && staffMessage(channel, before);
      if (note) await verbs.keepMessage(note);
      const isInThread = before?.thread_ts !== undefined && before.thread_ts !== ts;
      if (isInThread && !note) return;
      await verbs.messageGone({ place: { channel, ts }, thread: note?.thread });
    }

    async function hint(teller: WebClient, { by: user, thread }: StaffMessage, words: Words): Promise<void> {
      await teller.chat
        .postEphemeral({ channel, user, thread_ts: thread.ts, text: words.notes.hint })
        .catch((error: unknown) => log.warn(errorFacts(error), 'a colleague could not be told that a note is a note'));
    }
  };
}
