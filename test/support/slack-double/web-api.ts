/** Slack's Web API method by method: what local-slack leaves unchecked or forgets is checked and kept here, the rest it does itself. */
import { lintMessage } from '../block-kit-linter.ts';
import type { Answer, LocalSlackLink } from './local-slack-link.ts';
import type { SlackTimes } from './slack-times.ts';
import { problemsOfView, type ViewAnswer, type Views } from './views.ts';
import type { Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Kept = Answer & {
  readonly ts: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly bot_id?: string;
};

export type Parts = {
  readonly link: LocalSlackLink;
  readonly times: SlackTimes;
  readonly views: Views;
  readonly workspace: Workspace;
  /** Slack tells an app of its own messages too. */
  readonly tell: (event: Answer) => void;
};

const bot = { user_id: 'U0FRIST', bot_id: 'B0FRIST' };
const error = (code: string, more: object = {}): Answer => ({ ok: false, error: code, ...more });
/** docs.slack.dev/messaging/message-metadata */
const mostMetadata = 8000;

export class WebApi {
  readonly #parts: Parts;
  readonly #metadata = new Map<string, unknown>();
  /** What local-slack calls the triggers and views of whoever acts in its page. */
  readonly #pageNames = new Map<string, string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async perform(method: string, args: Args): Promise<Answer> {
    const { views, workspace } = this.#parts;
    switch (method) {
      case 'chat.postMessage':
        return this.#post(args);
      case 'chat.update':
        return this.#update(args);
      case 'chat.delete':
        return this.#delete(args);
      case 'chat.postEphemeral':
        return this.#inChannel(args, true) ?? this.#forward(method, args);
      case 'chat.getPermalink':
        return this.#inChannel(args, false) ?? this.#forward(method, args);
      case 'chat.scheduleMessage':
        return { ok: true, channel: args.channel, scheduled_message_id: 'Q1', post_at: args.post_at };
      case 'conversations.history':
      case 'conversations.replies':
        return this.#inChannel(args, false) ?? this.#page(method, args);
      case 'conversations.info': {
        const info = workspace.channels.get(String(args.channel));
        return (
          this.#inChannel(args, false) ?? { ok: true, channel: { id: args.channel, context_team_id: workspace.teamId, ...info } }
        );
      }
      case 'conversations.members':
        return this.#inChannel(args, false) ?? this.#forward(method, args);
      case 'users.info': {
        const user = workspace.members.get(String(args.user));
        return user ? { ok: true, user } : error('user_not_found');
      }
      case 'users.list':
        return { ok: true, members: [...workspace.members.values()] };
      case 'usergroups.list':
        return { ok: true, usergroups: [...workspace.groups.keys()].map((id) => ({ id, handle: id.toLowerCase() })) };
      case 'usergroups.users.list': {
        const users = workspace.groups.get(String(args.usergroup));
        return users ? { ok: true, users } : error('no_such_subteam');
      }
      case 'blocks.validate':
        return validated(args);
      case 'views.open':
      case 'views.push':
        return this.#shownInPage(method, args, views.open(args, method === 'views.push'));
      case 'views.update':
        return this.#shownInPage(method, args, views.update(args));
      case 'views.publish':
        if (!workspace.members.has(String(args.user_id))) return error('user_not_found');
        return this.#shownInPage(method, args, views.publish(args));
      default:
        return this.#forward(method, args);
    }
  }

  /** Everything in a channel as a person sees it, oldest first, with the metadata that was posted. */
  async messages(channel: string): Promise<readonly Kept[]> {
    const all = this.#parts.times.toOurs(await this.#parts.link.messages(channel)) as readonly Kept[];
    return all.map((message) => {
      const metadata = this.#metadata.get(`${channel}:${message.ts}`);
      return metadata ? { ...message, metadata } : message;
    });
  }

  /** A message is gone, as after a person or the retention deleted it. */
  async remove(channel: string, ts: string): Promise<void> {
    const all = await this.messages(channel);
    const previous = all.find((message) => message.ts === ts);
    if (!previous) throw new Error('there is no such message');
    await this.#forward('chat.delete', { channel, ts });
    const about = { type: 'message', channel, previous_message: previous };
    // The first message of a thread becomes a stone, on which the answers still hang.
    const hasAnswers = all.some((message) => message.thread_ts === ts && message.ts !== ts);
    if (hasAnswers) this.#parts.tell({ ...about, subtype: 'message_changed', hidden: true, message: tombstone(ts) });
    else this.#parts.tell({ ...about, subtype: 'message_deleted', hidden: true, deleted_ts: ts });
  }

  /** The click that this trigger stands for was made in local-slack's page, and what it opens is to be seen there. */
  fromPage(trigger: string, pageTrigger: unknown): void {
    this.#pageNames.set(trigger, String(pageTrigger));
  }

  /** local-slack has one stack for everybody, so that it is shown only what somebody in its page has asked for. */
  async #shownInPage(method: string, args: Args, answer: ViewAnswer): Promise<Answer> {
    if (!answer.ok) return { ...answer };
    const name = this.#pageNames.get(String(args.trigger_id ?? args.view_id));
    if (name === undefined && method !== 'views.publish') return { ...answer };
    const place = args.view_id ? { view_id: name } : { trigger_id: name };
    const shown = await this.#parts.link.call(method, { ...args, ...place });
    this.#pageNames.set(answer.view.id, (shown.view as { id?: string } | undefined)?.id ?? '');
    return { ...answer };
  }

  async #post(args: Args): Promise<Answer> {
    const problem = this.#inChannel(args, true) ?? problemOf(args);
    if (problem) return problem;
    const answer = await this.#forward('chat.postMessage', args);
    if (answer.ok !== true) return answer;
    this.#keepMetadata(args.channel, answer.ts, args.metadata);
    this.#parts.tell({ ...(answer.message as object), type: 'message', channel: args.channel });
    return { ...answer, message: { ...(answer.message as object), metadata: args.metadata } };
  }

  async #update(args: Args): Promise<Answer> {
    const problem = this.#inChannel(args, true) ?? problemOf(args);
    if (problem) return problem;
    const before = await this.#ownMessage(args);
    if ('ok' in before) return before;
    const answer = await this.#forward('chat.update', args);
    if (answer.ok !== true) return answer;
    if (args.metadata !== undefined) this.#keepMetadata(args.channel, args.ts, args.metadata);
    const { channel } = args;
    this.#parts.tell({ type: 'message', subtype: 'message_changed', channel, message: answer.message, previous_message: before });
    return answer;
  }

  async #delete(args: Args): Promise<Answer> {
    const problem = this.#inChannel(args, true);
    if (problem) return problem;
    const before = await this.#ownMessage(args);
    if ('ok' in before) return before;
    await this.remove(String(args.channel), String(args.ts));
    return { ok: true, channel: args.channel, ts: args.ts };
  }

  async #ownMessage({ channel, ts }: Args): Promise<Kept | Answer> {
    const found = (await this.messages(String(channel))).find((message) => message.ts === ts);
    if (!found || found.subtype === 'ephemeral') return error('message_not_found');
    return found.bot_id === bot.bot_id ? found : error('cant_update_message');
  }

  #keepMetadata(channel: unknown, ts: unknown, metadata: unknown): void {
    if (metadata !== undefined) this.#metadata.set(`${channel}:${ts}`, metadata);
  }

  #inChannel({ channel }: Args, writes: boolean): Answer | undefined {
    const problem = this.#parts.workspace.channelProblem(String(channel), writes);
    return problem ? error(problem) : undefined;
  }

  async #forward(method: string, args: Args): Promise<Answer> {
    const { link, times } = this.#parts;
    return times.toOurs(await link.call(method, times.toTheirs(args)));
  }

  /** History newest first, a thread oldest first and led by its first message; ephemeral messages stand in neither. */
  async #page(method: string, args: Args): Promise<Answer> {
    const all = (await this.messages(String(args.channel))).filter(({ subtype }) => subtype !== 'ephemeral');
    const isThread = method === 'conversations.replies';
    const first = all.find(({ ts }) => ts === args.ts);
    const replies = all.filter(({ thread_ts, ts }) => thread_ts === args.ts && ts !== args.ts);
    if (isThread && !first && replies.length === 0) return error('thread_not_found');
    const found = isThread ? replies : all.filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts).reverse();
    const inTime = found.filter(({ ts }) => isBetween(Number(ts), args));
    const ordered = isThread ? [first ?? tombstone(String(args.ts)), ...inTime] : inTime;
    const from = Number(args.cursor ?? 0);
    const until = from + Math.max(1, Math.min(999, Number(args.limit ?? 100)));
    const hasMore = until < ordered.length;
    const messages = ordered.slice(from, until).map(({ metadata, ...message }) => ({
      ...message,
      ...(args.include_all_metadata === 'true' || args.include_all_metadata === true ? { metadata } : {}),
    }));
    return { ok: true, messages, has_more: hasMore, response_metadata: { next_cursor: hasMore ? String(until) : '' } };
  }
}

function tombstone(ts: string): Kept {
  return { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', ts, thread_ts: ts, text: 'This message was deleted.' };
}

function isBetween(at: number, { oldest, latest, inclusive }: Args): boolean {
  const [from, to] = [Number(oldest ?? 0), latest === undefined ? Number.POSITIVE_INFINITY : Number(latest)];
  const holdsEnds = inclusive === 'true' || inclusive === true;
  return holdsEnds ? at >= from && at <= to : at > from && at < to;
}

/** Why Slack does not take a message. */
function problemOf({ text, blocks, metadata }: Args): Answer | undefined {
  if (metadata !== undefined && JSON.stringify(metadata).length > mostMetadata) return error('metadata_too_large');
  if (blocks === undefined) return String(text ?? '') === '' ? error('no_text') : undefined;
  if (!Array.isArray(blocks)) return error('invalid_blocks_format');
  const messages = lintMessage({ text: String(text ?? ''), blocks });
  if (messages.length === 0) return undefined;
  const isTooLong = messages.every((message) => message.startsWith('blocks: together'));
  const code = isTooLong
    ? 'msg_blocks_too_long'
    : messages.some((message) => message.startsWith('text:'))
      ? 'msg_too_long'
      : 'invalid_blocks';
  return error(code, { response_metadata: { messages } });
}

/** The linter in place of Slack's own validator; the form of the answer is that of web-api's types. */
function validated({ blocks, message, view }: Args): Answer {
  const problem = view ? viewProblem(view) : problemOf((message as Args | undefined) ?? { text: '–', blocks });
  if (!problem) return { ok: true };
  const { messages = [] } = (problem.response_metadata ?? {}) as { messages?: readonly string[] };
  return { ...problem, errors: messages.map((sentence) => ({ code: 'invalid', message: sentence, pointer: '/blocks' })) };
}

function viewProblem(view: unknown): Answer | undefined {
  const messages = problemsOfView(view);
  return messages.length > 0 ? error('invalid_blocks', { response_metadata: { messages } }) : undefined;
}
