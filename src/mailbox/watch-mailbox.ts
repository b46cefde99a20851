import type { ImapFlow } from 'imapflow';
import { type ConnectionProblem, explainProblem } from './connection-problem.ts';
import { type ImapConnection, newImapClient, refuseOpenNetwork } from './imap-connection.ts';
import { backOff, pause } from './pause.ts';
import { openFolder, takeNewMail, type WatchedFolder } from './take-new-mail.ts';

export type MailboxOptions = WatchedFolder & {
  readonly connection: ImapConnection;
  /** Called when the state changes, and for every further failure. */
  readonly onState: (state: MailboxState) => void;
  readonly log: MailboxLog;
  readonly timing?: Partial<MailboxTiming>;
};

/** Each `problem` is one plain sentence for the operator, without personal data. `retryIn` in milliseconds. */
export type MailboxState =
  /** Signed in, and every mail in the folder is taken or being taken. */
  | { readonly kind: 'connected' }
  /** Signed in, but a mail could not be taken or kept: none after it is taken before it is. */
  | { readonly kind: 'held_up'; readonly problem: string; readonly retryIn: number }
  /** No connection for now: `unreachable` and `no_folder` may pass, `refused` needs a person. */
  | { readonly kind: ConnectionProblem['kind']; readonly problem: string; readonly retryIn: number }
  | { readonly kind: 'stopped' };

/** All in milliseconds. */
export type MailboxTiming = {
  /** How often the folder is looked into although the server has announced nothing: announcements get lost. */
  readonly pollEvery: number;
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** After three refusals in a row, since many providers lock an account that is tried too often. */
  readonly afterThreeRefusals: number;
  /** How long a connection must have held for the waits to start small again: a server may drop every one right after the sign-in. */
  readonly provenAfter: number;
};

export type MailboxWatcher = {
  /** How the first attempt went, for a start that should fail plainly. Watching goes on in any case until `stop`. */
  readonly firstConnection: Promise<{ readonly kind: 'connected' } | ConnectionProblem>;
  /** Ends the connection and waits for the mail in hand; nothing is received after that. */
  stop(): Promise<void>;
};

/** Fields hold ids, counts and kinds only. A pino logger fits. */
export type MailboxLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

/**
 * Hands over every mail that is in the folder or comes into it, until it is stopped. It looks at connect, whenever the server announces mail
 * (IDLE), and every few minutes in case it does not; never twice at the same time.
 *
 * @throws a plain sentence when the connection would be unencrypted over a network.
 */
export function watchMailbox(options: MailboxOptions): MailboxWatcher {
  refuseOpenNetwork(options.connection);
  return new Watch(options);
}

const defaultTiming: MailboxTiming = {
  pollEvery: 5 * 60_000,
  firstRetry: 1_000,
  longestRetry: 60_000,
  afterThreeRefusals: 15 * 60_000,
  provenAfter: 60_000,
};

class Watch implements MailboxWatcher {
  readonly firstConnection: MailboxWatcher['firstConnection'];
  readonly #options: MailboxOptions;
  readonly #timing: MailboxTiming;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #settleFirst: (end: { readonly kind: 'connected' } | ConnectionProblem) => void = () => {};
  #lastState: MailboxState['kind'] | undefined;
  #lostConnections = 0;
  #refusals = 0;

  constructor(options: MailboxOptions) {
    this.#options = options;
    this.#timing = { ...defaultTiming, ...options.timing };
    this.firstConnection = new Promise((resolve) => {
      this.#settleFirst = resolve;
    });
    this.#running = this.#keepConnected();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #keepConnected(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const problem = await this.#connection();
      if (this.#stopping.signal.aborted) break;
      this.#settleFirst(problem);
      const retryIn = this.#waitAfter(problem);
      this.#report({ ...problem, retryIn });
      await pause(retryIn, this.#stopping.signal);
    }
    this.#settleFirst({ kind: 'unreachable', problem: 'Frist was stopped before it had reached the mail server.' });
    this.#report({ kind: 'stopped' });
  }

  /** One connection from sign-in to its end; gives why it ended. */
  async #connection(): Promise<ConnectionProblem> {
    const { connection, folder } = this.#options;
    const over = new AbortController();
    let client: ImapFlow | undefined;
    let reason: unknown;
    let since: number | undefined;
    const close = () => client?.close();
    this.#stopping.signal.addEventListener('abort', close);
    try {
      client = await newImapClient(connection, (error) => {
        reason ??= error;
        close();
      });
      client.on('close', () => over.abort());
      this.#stopping.signal.throwIfAborted();
      await client.connect();
      await openFolder(client, folder);
      since = performance.now();
      this.#refusals = 0;
      this.#settleFirst({ kind: 'connected' });
      await this.#watchFolder(client, over.signal);
    } catch (error) {
      reason ??= error;
    } finally {
      this.#stopping.signal.removeEventListener('abort', close);
      close();
    }
    this.#options.log.info({ ...this.#ids(), error: nameOf(reason) }, 'mailbox connection ended');
    if (since !== undefined && performance.now() - since >= this.#timing.provenAfter) this.#lostConnections = 0;
    return explainProblem(reason, connection, folder);
  }

  async #watchFolder(client: ImapFlow, over: AbortSignal): Promise<void> {
    let failures = 0;
    let news = new AbortController();
    client.on('exists', () => news.abort());
    while (!over.aborted) {
      // Before the look, not after it: what is announced while it lasts is looked for again.
      news = new AbortController();
      const end = await takeNewMail(client, this.#options, over);
      if (end.kind === 'all_taken') {
        failures = 0;
        this.#report({ kind: 'connected' });
        await pause(this.#timing.pollEvery, over, news.signal);
        continue;
      }
      failures += 1;
      const retryIn = this.#backOff(failures);
      this.#options.log.warn({ ...this.#ids(), uid: end.uid, error: nameOf(end.cause), failures, retryIn }, 'mail not taken');
      this.#report({ kind: 'held_up', problem: end.problem, retryIn });
      await pause(retryIn, over);
    }
  }

  #waitAfter(problem: ConnectionProblem): number {
    this.#refusals = problem.kind === 'refused' ? this.#refusals + 1 : this.#refusals;
    this.#lostConnections += 1;
    return this.#refusals >= 3 && problem.kind === 'refused'
      ? this.#timing.afterThreeRefusals
      : this.#backOff(this.#lostConnections);
  }

  #backOff(failures: number): number {
    return backOff(failures, { first: this.#timing.firstRetry, longest: this.#timing.longestRetry });
  }

  #report(state: MailboxState): void {
    if (state.kind === this.#lastState && !('problem' in state)) return;
    this.#lastState = state.kind;
    const { kind, ...facts } = state;
    if ('problem' in state) this.#options.log.warn({ ...this.#ids(), kind, ...facts }, 'mailbox not watched as it should be');
    else this.#options.log.info({ ...this.#ids(), kind }, 'mailbox state');
    this.#options.onState(state);
  }

  #ids(): { readonly organisation: string; readonly folder: string } {
    return { organisation: this.#options.organisation, folder: this.#options.folder };
  }
}

/** An error's text may carry what it failed on; its name and code do not. */
function nameOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
