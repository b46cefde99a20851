/**
 * Reads what was written in the threads of cases while Frist was not connected. Slack keeps no event for whoever is away for long, but the
 * messages stand there: new ones become notes, changed and deleted ones are seen against the notes we have.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { StaffVerbs, ThreadToRead } from '../workflow/staff-verbs.ts';
import { deliveryProblem } from './delivery-problem.ts';
import { errorFacts, type SlackLog } from './slack-log.ts';
import { isTombstone, type SlackMessage, staffMessage } from './thread-message.ts';

export type CatchUpOptions = {
  /** Not the one that people wait for. */
  readonly background: WebClient;
  readonly threadsToRead: () => Promise<readonly ThreadToRead[]>;
  readonly threadSeen: (thread: ThreadToRead, until: string) => Promise<void>;
  readonly verbs: Pick<StaffVerbs, 'keepMessage' | 'messageGone'>;
  readonly log: SlackLog;
  /** Milliseconds between two calls. Slack allows some fifty of each kind a minute (tier 3), and there are other things to do. */
  readonly spacing?: number;
  /** Milliseconds before another round where a channel could not be read. */
  readonly patience?: number;
};

export type CatchUp = {
  /** Once round everything that may have been missed. One channel that cannot be read keeps nobody from the others. */
  run(): Promise<void>;
  /** Ends a round that is under way, and lets no other begin. */
  stop(): void;
};

/** Pages of 200: more cards than any channel shows, and more lines than any thread. */
const mostPages = { history: 100, replies: 10 };
/** Threads read in one round, those with the newest words first; the others wait for the next. */
const mostThreads = 500;
const mostWaits = 5;
const mostRounds = 5;

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { background, verbs, log, spacing = 1300, patience = 60_000 } = options;
  const stopping = new AbortController();
  return {
    async run() {
      for (let round = 0; round < mostRounds; round++) {
        const isRead = await readChannels();
        if (isRead || stopping.signal.aborted) return;
        await pause(patience, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    },
    stop: () => stopping.abort(),
  };

  /** False where one of them could not be read. */
  async function readChannels(): Promise<boolean> {
    let isRead = true;
    for (const [channel, threads] of byChannel(await options.threadsToRead())) {
      if (stopping.signal.aborted) return false;
      await readChannel(channel, threads).catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        const { permanent, forAPerson } = deliveryProblem(error, '', channel);
        // A channel that was given up, say: asking again would not help, and whoever posts there says what to do.
        if (permanent || forAPerson)
          return log.info({ channel, ...errorFacts(error) }, 'a channel with threads of cases cannot be read');
        isRead = false;
        log.warn({ channel, ...errorFacts(error) }, 'what was missed in a channel could not be read; it is tried again');
      });
    }
    return isRead;
  }

  async function readChannel(channel: string, threads: readonly ThreadToRead[]): Promise<void> {
    const first = await firstMessages(channel, threads);
    const unread: { readonly thread: ThreadToRead; readonly newest: number }[] = [];
    for (const thread of threads) {
      const { place, isCard } = thread;
      const message = first.messages.get(place.ts);
      // Older than what was looked through: nothing can be said of it.
      if (!message && Number(place.ts) < first.since) continue;
      if (isCard && (!message || isTombstone(message))) await verbs.messageGone({ place, thread: undefined });
      if (message && mayHaveNews(thread, message)) unread.push({ thread, newest: Number(message.latest_reply ?? 0) });
    }
    unread.sort((a, b) => b.newest - a.newest);
    for (const { thread } of unread.slice(0, mostThreads)) await readThread(thread);
  }

  /** The messages that threads begin with, by their `ts`: one page tells of two hundred threads whether anything is new. */
  async function firstMessages(channel: string, threads: readonly ThreadToRead[]) {
    const messages = new Map<string, SlackMessage>();
    const oldest = Math.min(...threads.map(({ place }) => Number(place.ts)));
    let since = Number.POSITIVE_INFINITY;
    let cursor = '';
    for (let page = 0; page < mostPages.history; page++) {
      const at = { channel, limit: 200, oldest: String(Math.floor(oldest) - 1), ...(cursor && { cursor }) };
      const answer = await politely(() => background.conversations.history(at));
      for (const message of (answer.messages ?? []) as SlackMessage[]) {
        if (message.ts) messages.set(message.ts, message);
        since = Math.min(since, Number(message.ts ?? since));
      }
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) return { messages, since: oldest };
    }
    return { messages, since };
  }

  async function readThread(thread: ThreadToRead): Promise<void> {
    const { place, seenUntil, freshNotes } = thread;
    const oldest = Math.min(...[seenUntil ?? '0', ...freshNotes].map(Number));
    const { replies, isAll } = await repliesOf(thread, oldest);
    for (const reply of replies) {
      const note = staffMessage(place.channel, reply);
      if (note) await verbs.keepMessage(note);
    }
    const standing = new Set(replies.map(({ ts }) => ts));
    for (const ts of isAll ? freshNotes : [])
      if (!standing.has(ts)) await verbs.messageGone({ place: { ...place, ts }, thread: place });
    const until = replies.reduce((newest, { ts = '0' }) => (Number(ts) > Number(newest) ? ts : newest), seenUntil ?? '0');
    await options.threadSeen(thread, until);
  }

  /** What stands in the thread since then, oldest first. Of a very long one the rest is read another time. */
  async function repliesOf(
    { place }: ThreadToRead,
    since: number,
  ): Promise<{ replies: readonly SlackMessage[]; isAll: boolean }> {
    const replies: SlackMessage[] = [];
    let cursor = '';
    for (let page = 0; page < mostPages.replies; page++) {
      const at = { ...place, limit: 200, oldest: since.toFixed(6), inclusive: true, ...(cursor && { cursor }) };
      const answer = await politely(() => background.conversations.replies(at));
      replies.push(...((answer.messages ?? []) as SlackMessage[]));
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) return { replies, isAll: true };
    }
    return { replies, isAll: false };
  }

  /** One call, a pause before it, and where Slack asks to slow down the pause it asks for. */
  async function politely<T>(call: () => Promise<T>, waits = 0): Promise<T> {
    await pause(spacing, undefined, { signal: stopping.signal, ref: false });
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError) || waits >= mostWaits) throw error;
      await pause(error.retryAfter * 1000, undefined, { signal: stopping.signal, ref: false });
      return politely(call, waits + 1);
    }
  }
}

/** Something new at its end; or notes of the last days, for Slack does not say on the first message that a later one was changed. */
function mayHaveNews({ seenUntil, freshNotes }: ThreadToRead, { latest_reply: newest }: SlackMessage): boolean {
  return freshNotes.length > 0 || (newest !== undefined && Number(newest) > Number(seenUntil ?? 0));
}

function byChannel(threads: readonly ThreadToRead[]): ReadonlyMap<string, readonly ThreadToRead[]> {
  const channels = new Map<string, ThreadToRead[]>();
  for (const thread of threads) {
    const others = channels.get(thread.place.channel);
    if (others) others.push(thread);
    else channels.set(thread.place.channel, [thread]);
  }
  return channels;
}
