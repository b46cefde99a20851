/**
 * Slack's Web API as far as Frist uses it, on loopback: keeps the messages, records every call, and fails on request in the ways Slack
 * and the network fail.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Call = { readonly method: string; readonly args: Readonly<Record<string, unknown>> };

export type KeptMessage = {
  readonly ts: string;
  readonly channel: string;
  readonly bot_id?: string;
  readonly user?: string;
  edited?: { readonly ts: string };
  thread_ts?: string;
  text: string;
  blocks: readonly { readonly block_id?: string }[];
  metadata?: unknown;
};

export type Fault =
  | { readonly kind: 'error'; readonly error: string; readonly errors?: readonly object[] }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Something else than Slack answers, as a proxy does. */
  | { readonly kind: 'page' }
  /** Done, but the answer never arrives. */
  | { readonly kind: 'lost' };

export type FakeSlack = {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  readonly messages: readonly KeptMessage[];
  /** What is said of a channel; those that are not here are private and Frist is in them. */
  readonly channels: Map<string, object>;
  /** What is said of people; those that are not here do not exist. */
  readonly people: Map<string, object>;
  /** Who is in a user group. */
  readonly groups: Map<string, readonly string[]>;
  /** Who is in a channel. */
  readonly members: Map<string, readonly string[]>;
  callsOf(method: string): readonly Call[];
  /** Resolves once the method has been called so many times, those in the past included. */
  called(method: string, times?: number): Promise<void>;
  /** The next call of this method fails; several are used up in order. */
  failNext(method: string, ...faults: readonly Fault[]): void;
  /** From now on. Undefined: as local-slack, which names none. */
  setScopes(scopes: string | undefined): void;
  /** As local-slack, which keeps no metadata. */
  forgetMetadata(): void;
  /** A person writes in the thread that begins with this message; gives the `ts`. */
  say(user: string, text: string, thread: { readonly channel: string; readonly ts: string }): string;
  /** As an administrator or the retention does. */
  deleteMessage(ts: string): void;
  stop(): Promise<void>;
};

const botId = 'B0FRIST';

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const messages: KeptMessage[] = [];
  const channels = new Map<string, object>();
  const people = new Map<string, object>();
  const groups = new Map<string, readonly string[]>();
  const members = new Map<string, readonly string[]>();
  const faults = new Map<string, Fault[]>();
  const waiting = new Set<() => void>();
  let scopes: string | undefined;
  let keepsMetadata = true;

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.replace(/^\/api\//, '') ?? '';
    const body = await bodyOf(request);
    const args = request.headers['content-type']?.includes('json') ? JSON.parse(body) : argsOf(body);
    const fault = faults.get(method)?.shift();
    const result = fault === undefined || fault.kind === 'lost' ? perform(method, args) : undefined;
    calls.push({ method, args });
    for (const look of [...waiting]) look();
    if (fault?.kind === 'lost') {
      response.destroy();
    } else if (fault?.kind === 'status') {
      response.writeHead(fault.status, fault.headers).end('out of order');
    } else if (fault?.kind === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to the proxy</html>');
    } else {
      response.setHeader('content-type', 'application/json');
      if (scopes !== undefined) response.setHeader('x-oauth-scopes', scopes);
      response.end(JSON.stringify(result ?? { ...fault, ok: false }));
    }
  }

  function perform(method: string, args: Call['args']): object {
    switch (method) {
      case 'auth.test':
        return { ok: true, bot_id: botId, user_id: 'U0FRIST', team_id: 'T0FRIST', team: 'Frist' };
      case 'chat.postMessage': {
        const ts = `${1_800_000_000 + messages.length}.000100`;
        messages.push({ ...contentOf(args), ts, channel: String(args.channel), bot_id: botId });
        return { ok: true, channel: args.channel, ts };
      }
      case 'chat.update': {
        const message = messages.find(({ ts }) => ts === args.ts);
        if (!message) return { ok: false, error: 'message_not_found' };
        Object.assign(message, contentOf(args));
        return { ok: true, channel: args.channel, ts: args.ts };
      }
      case 'conversations.history':
      case 'conversations.replies':
        return { ok: true, ...pageOf(method, args) };
      case 'apps.connections.open':
        return { ok: true, url: 'wss://wss.example' };
      case 'blocks.validate':
        return { ok: true };
      case 'conversations.info':
        return channels.has(String(args.channel))
          ? { ok: true, channel: { id: args.channel, ...channels.get(String(args.channel)) } }
          : { ok: true, channel: { id: args.channel, is_private: true, is_member: true } };
      case 'users.info': {
        const user = people.get(String(args.user));
        return user ? { ok: true, user: { id: args.user, ...user } } : { ok: false, error: 'user_not_found' };
      }
      case 'usergroups.users.list': {
        const users = groups.get(String(args.usergroup));
        return users ? { ok: true, users } : { ok: false, error: 'no_such_subteam' };
      }
      case 'conversations.members': {
        const all = members.get(String(args.channel));
        if (!all) return { ok: false, error: 'channel_not_found' };
        // A page a person, so that a look has to turn pages.
        const from = Number(args.cursor ?? 0);
        const next = from + 1 < all.length ? String(from + 1) : '';
        return { ok: true, members: all.slice(from, from + 1), response_metadata: { next_cursor: next } };
      }
      case 'views.push':
      case 'views.open':
        return { ok: true, view: { id: 'V0OPENED' } };
      case 'views.update':
        return { ok: true, view: { id: args.view_id } };
      case 'views.publish':
        return { ok: true, view: { id: `V0HOME${args.user_id}` } };
      case 'respond':
        return { ok: true };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  function contentOf({ text, blocks, metadata, thread_ts }: Call['args']): Pick<KeptMessage, 'text' | 'blocks'> {
    return {
      text: String(text),
      blocks: blocks as KeptMessage['blocks'],
      ...(keepsMetadata && { metadata }),
      ...(thread_ts !== undefined && { thread_ts }),
    };
  }

  /** Two messages a page, so that a look-up has to turn pages. */
  function pageOf(method: string, { channel, oldest, ts, cursor }: Call['args']): object {
    const inPlace = messages.filter((message) => message.channel === channel && Number(message.ts) >= Number(oldest ?? 0));
    const found =
      method === 'conversations.replies'
        ? inPlace.filter((message) => message.thread_ts === ts)
        : inPlace.filter((message) => message.thread_ts === undefined).reverse();
    const from = Number(cursor ?? 0);
    const next = from + 2 < found.length ? String(from + 2) : '';
    const told = found.slice(from, from + 2).map((message) => ({ ...message, ...newestReplyTo(message) }));
    return { messages: told, response_metadata: { next_cursor: next } };
  }

  /** Slack says it on the first message of a thread. */
  function newestReplyTo({ channel, ts }: KeptMessage): { latest_reply?: string } {
    const newest = messages.findLast((message) => message.channel === channel && message.thread_ts === ts);
    return newest ? { latest_reply: newest.ts } : {};
  }

  const callsOf = (method: string) => calls.filter((call) => call.method === method);
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    messages,
    channels,
    people,
    groups,
    members,
    callsOf,
    called: (method, times = 1) =>
      new Promise((resolve) => {
        const look = () => {
          if (callsOf(method).length < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    failNext: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    setScopes: (named) => {
      scopes = named;
    },
    forgetMetadata: () => {
      keepsMetadata = false;
    },
    say: (user, text, { channel, ts: thread_ts }) => {
      const ts = `${1_800_000_000 + messages.length}.000100`;
      messages.push({ ts, channel, user, text, blocks: [], thread_ts });
      return ts;
    },
    deleteMessage: (ts) => {
      messages.splice(
        messages.findIndex((message) => message.ts === ts),
        1,
      );
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The SDK sends a form in which everything that is no text is JSON. */
function argsOf(body: string): Call['args'] {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}
