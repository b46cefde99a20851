/** Puts cards, lines and lists into Slack, each once, however often the outbox tries. */
import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { Temporal } from 'temporal-polyfill';
import { officeZone } from '../cases/calendar.ts';
import { type BoardPost, type CaseBoard, DeliveryProblem, type Place } from '../workflow/ports.ts';
import { type Card, caseCard } from './cards/case-card.ts';
import { digestPost } from './cards/digest-post.ts';
import { sortedAwayCard } from './cards/sorted-away.ts';
import { threadLine } from './cards/thread-line.ts';
import { type ChannelCheck, createChannelCheck } from './channel-check.ts';
import type { StaffLanguage } from './dates.ts';
import { deliveryProblem } from './delivery-problem.ts';
import type { SlackLog } from './slack-log.ts';
import { wordsFor } from './words.ts';

export type BoardOptions = {
  readonly background: WebClient;
  readonly log: SlackLog;
  /** Milliseconds of a clock that never goes back: for how long what Slack said of a channel is believed. By default the machine's. */
  readonly now?: () => number;
  /** Both by organisation id. */
  readonly channelOf: (organisation: string) => string;
  readonly languageOf: (organisation: string) => StaffLanguage;
};

/** The board of the workflow, in Slack. Every failure is a `DeliveryProblem`. */
export function createCaseBoard({ background, log, now, channelOf, languageOf }: BoardOptions): CaseBoard {
  const slack = new Pen(background, channelOf, createChannelCheck(background, log, now));
  const words = (post: BoardPost) => wordsFor(languageOf(post.organisation));
  return {
    drawCard(post, view) {
      const { id, revision, openedAt } = view.caseFile;
      return slack.draw(post, caseCard(view, words(post)), {
        thing: `case:${id}`,
        event: 'frist_case_card',
        facts: { case_id: id, revision },
        // The first card of a case has none before it; a later one may, where the answer to an earlier post was lost.
        lookFirst: post.repeat || revision > 1,
        since: openedAt,
      });
    },
    async postLine(post, line, view) {
      const workspaceUrl = line.type === 'card_again' ? await slack.workspaceUrl() : undefined;
      return slack.draw(post, threadLine(line, view, words(post), workspaceUrl), {
        thing: 'line',
        event: 'frist_thread_line',
        facts: { case_id: view.caseFile.id, line: line.type },
        lookFirst: post.repeat,
        since: view.caseFile.openedAt,
        thread: post.thread,
      });
    },
    drawSortedAway(post, view) {
      const on = view.on.toString();
      return slack.draw(post, sortedAwayCard(view, words(post)), {
        thing: `sorted-away:${post.organisation}:${on}`,
        event: 'frist_sorted_away',
        facts: { organisation: post.organisation, on },
        lookFirst: true,
        since: startOf(view.on),
      });
    },
    postDigest(post, digest) {
      return slack.draw(post, digestPost(digest, words(post)), {
        thing: `digest:${digest.organisation}:${digest.on}`,
        event: 'frist_digest',
        facts: { organisation: digest.organisation, on: digest.on },
        lookFirst: true,
        since: startOf(Temporal.PlainDate.from(digest.on)),
      });
    },
  };
}

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(officeZone).toInstant();

type Purpose = {
  /** What there is one of: later draws of the same thing find an earlier post whose place was never learnt. `line`: every line is its own. */
  readonly thing: string;
  readonly event: string;
  /** Anybody in the workspace can read metadata: ids and dates only. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly lookFirst: boolean;
  /** The thing cannot have been posted before this moment. */
  readonly since: Temporal.Instant;
  readonly thread?: Place;
};

type Message = { ts?: string; bot_id?: string; blocks?: { block_id?: string }[]; metadata?: { event_payload?: object } };

class Pen {
  readonly #client: WebClient;
  readonly #channelOf: (organisation: string) => string;
  #own: Promise<{ readonly botId: string | undefined; readonly url: string | undefined }> | undefined;
  readonly #check: ChannelCheck;

  constructor(client: WebClient, channelOf: (organisation: string) => string, check: ChannelCheck) {
    this.#client = client;
    this.#channelOf = channelOf;
    this.#check = check;
  }

  /** Redraws what stands at `post.at`, or finds what an earlier attempt has left, or posts. */
  async draw(post: BoardPost, card: Card, purpose: Purpose): Promise<Place> {
    const marked = { text: card.text, blocks: withMark(card.blocks, purpose.thing, post.deliveryId) };
    let channel = this.#channelOf(post.organisation);
    try {
      const at = await this.#standing(post);
      channel = purpose.thread?.channel ?? at?.channel ?? channel;
      await this.#check(post.organisation, channel);
      if (at && (await this.#redraw(at, marked, post, purpose))) return at;
      const left = purpose.lookFirst || post.repeat ? await this.#find(channel, post, purpose) : undefined;
      if (left && (purpose.thread || (await this.#redraw(left, marked, post, purpose)))) return left;
      return await this.#post(channel, marked, post, purpose);
    } catch (error) {
      throw deliveryProblem(error, post.organisation, channel);
    }
  }

  /** `https://frist.slack.com/`; undefined where Slack does not say it now. */
  async workspaceUrl(): Promise<string | undefined> {
    return this.#who().then(
      ({ url }) => url,
      () => undefined,
    );
  }

  async #who() {
    this.#own ??= this.#client.auth.test().then(({ bot_id: botId, url }) => ({ botId, url }));
    return this.#own.catch((error: unknown) => {
      this.#own = undefined;
      throw error;
    });
  }

  /** Where it stands now; nowhere, where that channel was given up for another and nothing may be posted in it any more. */
  async #standing({ at, organisation }: BoardPost): Promise<Place | undefined> {
    if (!at || at.channel === this.#channelOf(organisation)) return at;
    try {
      await this.#check(organisation, at.channel);
      return at;
    } catch (error) {
      if (error instanceof DeliveryProblem && error.forAPerson) return undefined;
      throw error;
    }
  }

  async #post(channel: string, card: Marked, post: BoardPost, purpose: Purpose): Promise<Place> {
    const posted = await this.#client.chat.postMessage({
      channel,
      ...card,
      metadata: metadataOf(post, purpose),
      unfurl_links: false,
      unfurl_media: false,
      ...(purpose.thread && { thread_ts: purpose.thread.ts }),
    });
    return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
  }

  /** False where the message is not there any more (deleted by a person or by retention) or may no longer be edited. */
  async #redraw({ channel, ts }: Place, card: Marked, post: BoardPost, purpose: Purpose): Promise<boolean> {
    try {
      await this.#client.chat.update({ channel, ts, ...card, metadata: metadataOf(post, purpose) });
      return true;
    } catch (error) {
      if (error instanceof WebAPIPlatformError && notEditable.has(error.data.error)) return false;
      throw error;
    }
  }

  /** Looks for what an earlier attempt has posted though its answer was lost: newest first, at most a thousand messages. */
  async #find(channel: string, post: BoardPost, purpose: Purpose): Promise<Place | undefined> {
    const { botId: ownBotId } = await this.#who();
    let cursor = '';
    for (let page = 0; page < 5; page++) {
      const { messages, response_metadata: next } = await this.#page(channel, purpose, cursor);
      const left = (messages ?? []).find((message) => message.bot_id === ownBotId && isAbout(message, post, purpose));
      if (left?.ts) return { channel, ts: left.ts };
      cursor = next?.next_cursor ?? '';
      if (!cursor) return undefined;
    }
    return undefined;
  }

  async #page(channel: string, { since, thread }: Purpose, cursor: string) {
    // Five minutes, because Slack's clock is not ours.
    const oldest = String(Math.floor(since.epochMilliseconds / 1000) - 300);
    const page = { channel, oldest, limit: 200, include_all_metadata: true, ...(cursor && { cursor }) };
    const answer = thread
      ? await this.#client.conversations.replies({ ...page, ts: thread.ts })
      : await this.#client.conversations.history(page);
    return answer as { messages?: Message[]; response_metadata?: { next_cursor?: string } };
  }
}

type Marked = { readonly text: string; readonly blocks: KnownBlock[] };

/**
 * Which thing and delivery a message is, in the id of its first block: it comes back where metadata does not (a local Slack drops it,
 * and Slack itself gives it only to those who ask).
 */
function withMark([first, ...rest]: readonly KnownBlock[], thing: string, deliveryId: string): KnownBlock[] {
  return first ? [{ ...first, block_id: [first.block_id ?? '0', thing, deliveryId].join('~') }, ...rest] : [];
}

function isAbout({ blocks, metadata }: Message, { deliveryId }: BoardPost, { thing }: Purpose): boolean {
  const [, markedThing, markedDelivery] = blocks?.[0]?.block_id?.split('~') ?? [];
  const noted = (metadata?.event_payload ?? {}) as { thing?: unknown; delivery_id?: unknown };
  if (markedDelivery === deliveryId || noted.delivery_id === deliveryId) return true;
  return thing !== 'line' && (markedThing === thing || noted.thing === thing);
}

function metadataOf({ deliveryId }: BoardPost, { event, thing, facts }: Purpose) {
  return { event_type: event, event_payload: { delivery_id: deliveryId, thing, ...facts } };
}

const notEditable = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
