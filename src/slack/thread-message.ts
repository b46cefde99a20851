/** Messages of Slack as far as notes are made of them; everything else about them is left where it is. */
import type { StaffMessage } from '../workflow/staff-verbs.ts';
import { writtenText } from './message-text.ts';

export type SlackMessage = {
  readonly subtype?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly files?: readonly unknown[];
  readonly edited?: { readonly ts?: string };
  /** Of the first message of a thread. */
  readonly latest_reply?: string;
};

/** A plain message, one with files, one that is shown in the channel too, and `/me`. Who joined or renamed what is no note. */
const written: ReadonlySet<string> = new Set(['', 'file_share', 'thread_broadcast', 'me_message']);

/** The message as a note; undefined for what an app wrote, Frist itself included, and for what stands in no thread. */
export function staffMessage(channel: string, message: SlackMessage): StaffMessage | undefined {
  const { subtype = '', ts, thread_ts: thread, user, bot_id: bot, text = '', files = [], edited } = message;
  if (!ts || !thread || thread === ts || !user || bot !== undefined || !written.has(subtype)) return undefined;
  return { thread: { channel, ts: thread }, ts, editedTs: edited?.ts, text: writtenText(text), files: files.length, by: user };
}

/** What stays in place of the first message of a thread when that is deleted and somebody has answered it. */
export function isTombstone({ subtype }: SlackMessage): boolean {
  return subtype === 'tombstone';
}
