/**
 * Slack as it really behaves: local-slack behind a proxy that keeps Slack's limits and fails on request. The app is told the address of
 * the double in place of Slack's; people act through `person`, or in local-slack's own page.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LocalSlack, startLocalSlack } from '../../../scripts/demo-parts/slack-server.ts';
import { eventCallback } from './envelopes.ts';
import { type Fault, Faults } from './faults.ts';
import { type Answer, type FromLocalSlack, linkTo } from './local-slack-link.ts';
import { pageAct } from './page-acts.ts';
import { type Note, Person } from './person.ts';
import { SlackTimes } from './slack-times.ts';
import { SocketMode } from './socket-mode.ts';
import { Views } from './views.ts';
import { type Args, type Kept, WebApi } from './web-api.ts';
import { scopeOf, Workspace } from './workspace.ts';

export type Call = {
  readonly method: string;
  readonly args: Args;
  /** Undefined where no answer was given. */
  answer: Answer | undefined;
};

export type SlackDouble = Awaited<ReturnType<typeof startSlackDouble>>;

type Options = {
  /** Milliseconds since 1970; what triggers, `oldest` and message times go by. By default the machine's clock. */
  readonly now?: () => number;
  /** Milliseconds in which the app has to acknowledge. */
  readonly patience?: number;
};

export async function startSlackDouble({ now = Date.now, patience = 3000 }: Options = {}) {
  const slack = await startLocalSlack();
  const complaints: string[] = [];
  const calls: Call[] = [];
  const whispers: (Note & { readonly user: string })[] = [];
  const responseUrls = new Map<string, { readonly user: string; left: number }>();
  const complain = (sentence: string) => void complaints.push(sentence);
  const faults = new Faults();
  const workspace = new Workspace('T0FRIST');
  const times = new SlackTimes(now);
  const views = new Views(now, complain);
  const sockets = new SocketMode(patience, complain);
  const waiting = new Set<() => void>();
  let isDown = false;
  let busy = 0;
  let events = 0;

  const during = async <T>(work: Promise<T>): Promise<T> => {
    busy += 1;
    try {
      return await work;
    } finally {
      busy -= 1;
    }
  };
  const link = await linkTo(slack, (envelope) => during(fromLocalSlack(envelope)));
  const api = new WebApi({ link, times, views, workspace, tell });
  workspace.setChannel(slack.channel);
  for (const { id, name } of [slack.approver, slack.colleague]) workspace.setMember(id, { name });
  workspace.setMember('U0FRIST', { name: 'frist', is_bot: true });

  const server = createServer((request, response) => void during(serve(request, response)));
  server.on('upgrade', (request, wire, head) => (isDown ? wire.destroy() : sockets.accept(request, wire, head)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const room = {
    link,
    times,
    views,
    sockets,
    during,
    memberOf: (id: string) => {
      const member = workspace.members.get(id);
      if (!member) throw new Error(`${id} is not in the workspace`);
      return member;
    },
    newResponseUrl: (user: string) => {
      const id = String(responseUrls.size + 1);
      responseUrls.set(id, { user, left: 5 });
      return `http://${host}/response/${id}`;
    },
    whisper: (user: string, note: Note) => void whispers.push({ user, ...note }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isDown) return void response.destroy();
    const body = await bodyOf(request);
    if (request.url?.startsWith('/response/')) return respondLater(request.url.slice('/response/'.length), body, response);
    const method = request.url?.replace(/^\/api\//, '') ?? '';
    const { token: sentToken, ...args } = argsOf(body);
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? String(sentToken ?? '');
    const call: Call = { method, args, answer: undefined };
    const fault = faults.take(method);
    const performs = fault === undefined || fault.kind === 'drop_after';
    const result = performs ? (tokenProblem(method, token) ?? (await perform(method, args))) : undefined;
    if (method === 'chat.postEphemeral' && result?.ok === true) whisperOf(args);
    call.answer = fault?.kind === 'drop_after' ? undefined : result;
    calls.push(call);
    for (const look of [...waiting]) look();
    answer(response, method, fault, result);
  }

  function whisperOf({ user, text, blocks }: Args): void {
    room.whisper(String(user), { text: String(text ?? ''), ...(Array.isArray(blocks) && { blocks }) });
  }

  async function perform(method: string, args: Args): Promise<Answer> {
    return method === 'apps.connections.open' ? ({ ...sockets.open(host) } as Answer) : api.perform(method, args);
  }

  function tokenProblem(method: string, token: string): Answer | undefined {
    const isForApp = method === 'apps.connections.open';
    const { appToken, botToken } = slack;
    if (token === '') return { ok: false, error: 'not_authed' };
    if (token !== appToken && token !== botToken) return { ok: false, error: 'invalid_auth' };
    if ((token === appToken) !== isForApp) return { ok: false, error: 'not_allowed_token_type' };
    if (!isForApp && workspace.tokenProblem) return { ok: false, error: workspace.tokenProblem };
    if (!isForApp && !(method in scopeOf)) return { ok: false, error: 'unknown_method' };
    const needed = scopeOf[method];
    const provided = workspace.scopes.join(',');
    return needed && !workspace.scopes.includes(needed) ? { ok: false, error: 'missing_scope', needed, provided } : undefined;
  }

  function answer(response: ServerResponse, method: string, fault: Fault | undefined, result: Answer | undefined): void {
    switch (fault?.kind) {
      case 'hang':
        return;
      case 'drop_before':
      case 'drop_after':
        return void response.destroy();
      case 'rate_limited':
        response.writeHead(429, { 'retry-after': String(fault.seconds), 'content-type': 'application/json' });
        return void response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      case 'status':
        return void response.writeHead(fault.status).end('out of order');
      case 'page':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to the proxy</html>');
      case 'error':
      case undefined:
        response.setHeader('content-type', 'application/json');
        if (method !== 'apps.connections.open') response.setHeader('x-oauth-scopes', workspace.scopes.join(','));
        return void response.end(JSON.stringify(result ?? { ok: false, error: fault?.kind === 'error' ? fault.error : '' }));
    }
  }

  /** docs.slack.dev/interactivity/handling-user-interaction: five answers in half an hour. */
  function respondLater(id: string, body: string, response: ServerResponse): void {
    const place = responseUrls.get(id);
    if (!place || place.left === 0) return void response.writeHead(404).end('expired_url');
    place.left -= 1;
    const note = JSON.parse(body) as Note;
    calls.push({ method: 'response_url', args: { ...note }, answer: { ok: true } });
    room.whisper(place.user, note);
    response.end('ok');
  }

  /** What people do in local-slack, told to the app as Slack would tell it. Resolves with the app's acknowledgement. */
  async function fromLocalSlack({ type, payload }: FromLocalSlack): Promise<unknown> {
    if (type !== 'events_api') return pageAct(type, times.toOurs(payload), room, api);
    const { event, event_id } = times.toOurs(payload) as { event: Answer; event_id: string };
    if (isSubscribed(event)) await sockets.deliverEvent(eventCallback(event_id, asSlack(event)));
    return undefined;
  }

  /** An event of which local-slack knows nothing: it tells no app of its own messages. */
  function tell(event: Answer): void {
    events += 1;
    const own = { event_ts: times.mint(), ts: times.mint(), ...event };
    if (isSubscribed(event)) void during(sockets.deliverEvent(eventCallback(`EvOwn${events}`, asSlack(own))));
  }

  function isSubscribed({ type }: Answer): boolean {
    return workspace.events.includes(type === 'message' ? 'message.groups' : String(type));
  }

  const callsOf = (method: string) => calls.filter((call) => call.method === method);
  return {
    ...slack,
    apiUrl: `http://${host}/api/`,
    /** local-slack's own address, for its page. */
    pageUrl: slack.url,
    workspace,
    faults,
    sockets,
    calls,
    callsOf,
    /** What Slack would have refused or shown as broken, though no call failed by it; empty where the app behaves. */
    complaints,
    /** Answers that one person alone was shown. */
    whispers,
    person: (id: string) => new Person(id, room),
    messages: (channel: string = slack.channel) => api.messages(channel),
    /** As an administrator or the retention does. */
    deleteMessage: (ts: string, channel: string = slack.channel) => during(api.remove(channel, ts)),
    /** The modal on top comes back with something else in it than the app gave it. */
    tamper: (user: string, changes: { readonly private_metadata: string }) => views.tamper(user, changes),
    /** An event that no act of a person stands behind: a user group has changed, somebody has joined. */
    tell,
    /** Nothing is answered any more and all sockets are cut, until it is up again. */
    setDown(down: boolean) {
      isDown = down;
      if (down) sockets.kill();
      if (down) server.closeAllConnections();
    },
    /** What is under way at this moment: calls, clicks without an answer, acts of people. */
    busy: () => busy + sockets.pending,
    /** Resolves once the method has been called so many times, those in the past included. */
    called: (method: string, count = 1) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (callsOf(method).length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    /** An empty workspace again; sockets and people stay. */
    async reset() {
      await link.act('reset');
      sockets.forget();
      views.clear();
      faults.clear();
      calls.length = 0;
      complaints.length = 0;
      whispers.length = 0;
    },
    async stop() {
      isDown = true;
      const end = once(server, 'close');
      sockets.kill();
      server.close();
      server.closeAllConnections();
      await end;
      await link.stop();
      await slack.stop();
    },
  };
}

/** In a private channel; local-slack says `channel` of every one. */
function asSlack(event: Answer): Answer {
  return event.type === 'message' ? { ...event, channel_type: 'group' } : event;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The SDK sends a form in which everything that is no text is JSON. */
function argsOf(body: string): Args {
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, inJson.has(key) ? parsed(value) : value]));
}
const inJson = new Set(['blocks', 'attachments', 'metadata', 'view', 'message']);

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}

export type { Kept, LocalSlack };
