import { setTimeout as pause } from 'node:timers/promises';
import { App, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { appTokenProblem, botTokenProblem, missingScopes, neededScopes, scopeForGroups } from './connection-problem.ts';
import { watchConnection } from './connection-watch.ts';
import { createPeople, type People } from './people.ts';
import { sdkLog } from './sdk-log.ts';
import type { SlackLog } from './slack-log.ts';

export type SlackOptions = {
  /** `xapp-…`, for the socket. */
  readonly appToken: string;
  /** `xoxb-…`, for the Web API. */
  readonly botToken: string;
  /** Another Web API than Slack's own: the local Slack of the demo and the tests. */
  readonly apiUrl?: string | undefined;
  /** Whether user groups may decide, so that Frist has to be able to read them. */
  readonly namesGroups?: boolean;
  readonly log: SlackLog;
  /** Milliseconds of a clock that never goes back: for how long what Slack said of people is believed. By default the machine's. */
  readonly now?: () => number;
  /** A person has to do something; each problem is told once. Frist goes on trying, so that it comes back when it is mended. */
  readonly onFatal: (problem: string) => void;
  /** Slack cannot be reached; what is tried again, and for what. */
  readonly onWaiting?: (what: string) => void;
  readonly onConnected?: () => void;
};

export type SlackConnection = {
  readonly app: App;
  /** For what a person waits for. Apart from the other, because one 429 makes a whole client wait. */
  readonly interactive: WebClient;
  /** For the outbox. */
  readonly background: WebClient;
  readonly people: People;
  /** Begins to connect and never throws: Slack being down is no reason for Frist not to run. */
  start(): void;
  /** Ends the socket and everything that waits; no handle is left open. */
  stop(): Promise<void>;
};

/**
 * The connection to one workspace by Socket Mode: no public address is needed. Listeners are registered on `app` before `start`.
 *
 * The socket has its own retries, for ever and at most 15 s apart; the clients have none, because a retry of the SDK after a lost
 * answer posts twice. Repeats are for the outbox, which looks first.
 */
export function connectSlack(options: SlackOptions): SlackConnection {
  const stopping = new AbortController();
  const logger = sdkLog(options.log);
  const tell = once(options.onFatal);
  const shared = { logger, ...(options.apiUrl && { slackApiUrl: options.apiUrl }) };
  const careful: WebClientOptions = {
    ...shared,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    fetch: endable(stopping.signal),
  };
  const interactive = new WebClient(options.botToken, { ...careful });
  const background = new WebClient(options.botToken, { ...careful });
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger,
    // How long the SDK waits before it connects anew when Slack refreshes the socket, and for a pong. Its default of 5 s is a gap in
    // which clicks are lost.
    clientPingTimeout: 2000,
    installerOptions: {
      clientOptions: {
        ...shared,
        retryConfig: { forever: true, minTimeout: 500, factor: 1.5, maxTimeout: 15_000, unref: true },
        timeout: 10_000,
        fetch: patient(stopping.signal, tell, options),
      },
    },
  });
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    clientOptions: { ...careful },
    // Bolt's own would call auth.test once in its constructor and keep a failure for ever.
    authorize: async () => ({ botToken: options.botToken }),
  });
  const socket = receiver.client;
  const watch = watchConnection(options.log);
  socket.on('connected', () => {
    if (stopping.signal.aborted) return void socket.disconnect();
    watch.connected();
    options.onConnected?.();
  });
  socket.on('reconnecting', () => {
    watch.lost();
    keepTryingSoon(socket);
    options.onWaiting?.('The connection to Slack was lost; connecting again');
  });
  let alive: NodeJS.Timeout | undefined;

  return {
    app,
    interactive,
    background,
    people: createPeople(interactive, options.log, options.now),
    start() {
      // Retries wait on timers that do not keep a process alive, so that stop need not hunt them; this one does.
      alive = setInterval(() => watch.look(), 60_000);
      app.start().catch((error: unknown) => options.log.error({ error: String(error) }, 'the Slack socket could not be started'));
      void checkBotToken(
        interactive,
        stopping.signal,
        tell,
        options.namesGroups ? [...neededScopes, scopeForGroups] : neededScopes,
      );
    },
    async stop() {
      clearInterval(alive);
      stopping.abort();
      // A start that still waits for the socket would be rejected by the next line, in nobody's hands, and end the process.
      socket.removeAllListeners('disconnected');
      const closed = socket.disconnect();
      const patience = new AbortController();
      await Promise.race([closed, pause(500, undefined, { signal: patience.signal })]);
      patience.abort();
      // The second time the SDK no longer waits for the other side (up to 30 s) but cuts the connection.
      await socket.disconnect();
    },
  };
}

/**
 * The SDK's pause before a socket grows by two seconds with every one that broke off before it said hello: after an hour it would be
 * two minutes. Ten seconds are polite enough, and Frist hears again soon after Slack is back.
 */
function keepTryingSoon(socket: object): void {
  const counting = socket as { numOfConsecutiveReconnectionFailures?: number };
  if ((counting.numOfConsecutiveReconnectionFailures ?? 0) > 4) counting.numOfConsecutiveReconnectionFailures = 4;
}

/**
 * `fetch` for the one call of the socket, `apps.connections.open`. Whatever is not a socket address becomes an error that the SDK tries
 * again with its pauses. Left to itself the SDK gives up on some answers in a promise that nobody holds, which ends the process or
 * leaves it deaf, and lets its pauses grow without end on others.
 */
function patient(stopping: AbortSignal, tell: (problem: string) => void, { onWaiting }: SlackOptions): Fetch {
  const call = endable(stopping);
  return async (url, init) => {
    const problem = await attempt().catch((error: unknown) => (error instanceof Error ? error : new Error('unknown problem')));
    // After stop nothing may be tried again, and a failure would be: this call never ends, and holds nothing open.
    if (stopping.aborted) return new Promise(() => {});
    if (!(problem instanceof Error)) return problem;
    onWaiting?.('Slack cannot be reached; trying again until it can');
    throw problem;

    async function attempt() {
      const response = await call(url, init);
      const text = await response.text();
      const code = errorCode(text);
      if (code === undefined) return new Response(text);
      const sentence = appTokenProblem(code);
      if (sentence) tell(sentence);
      throw new Error(`apps.connections.open answered ${code}`);
    }
  };
}

/** `error` of an answer of the Web API; undefined where it is good. A page of a proxy instead of JSON is an error without a name. */
function errorCode(text: string): string | undefined {
  try {
    const { ok, error } = JSON.parse(text) as { ok?: unknown; error?: unknown };
    return ok === true ? undefined : typeof error === 'string' ? error : 'unknown_error';
  } catch (error) {
    if (error instanceof SyntaxError) return 'no_json';
    throw error;
  }
}

/** Asks whether the bot token is good and may do what Frist does, until it is answered and good. */
async function checkBotToken(
  client: WebClient,
  stopping: AbortSignal,
  tell: (problem: string) => void,
  needed: readonly string[],
): Promise<void> {
  for (let wait = 1000; !stopping.aborted; wait = Math.min(60_000, wait * 2)) {
    const problem = await botTokenProblemNow(client, needed);
    if (problem === undefined) return;
    if (problem.sentence) tell(problem.sentence);
    await pause(wait, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}

async function botTokenProblemNow(
  client: WebClient,
  needed: readonly string[],
): Promise<{ readonly sentence: string | undefined } | undefined> {
  try {
    const { response_metadata: about } = await client.auth.test();
    // Slack names the token's scopes in a header; where it does not (a local Slack), there is nothing to compare.
    const missing = about?.scopes ? needed.filter((scope) => !about.scopes?.includes(scope)) : [];
    return missing.length > 0 ? { sentence: missingScopes(missing) } : undefined;
  } catch (error) {
    return { sentence: error instanceof WebAPIPlatformError ? botTokenProblem(error.data.error) : undefined };
  }
}

type Fetch = NonNullable<WebClientOptions['fetch']>;

/** `fetch` that also ends when Frist stops. Not `AbortSignal.any`, which on Node 20 keeps every call's signal for as long as the process lives. */
function endable(stopping: AbortSignal): Fetch {
  return async (url, init = {}) => {
    const ending = new AbortController();
    const stop = () => ending.abort(stopping.reason);
    const giveUp = () => ending.abort(init.signal?.reason);
    if (stopping.aborted) stop();
    stopping.addEventListener('abort', stop, { once: true });
    init.signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return await fetch(url, { ...init, signal: ending.signal });
    } finally {
      stopping.removeEventListener('abort', stop);
    }
  };
}

/** Tells each sentence once. */
function once(tell: (sentence: string) => void): (sentence: string) => void {
  const told = new Set<string>();
  return (sentence) => {
    if (told.has(sentence)) return;
    told.add(sentence);
    tell(sentence);
  };
}
