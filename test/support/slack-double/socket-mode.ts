/**
 * Socket Mode as Slack runs it: each envelope goes to one of the app's sockets, an event that is not acknowledged comes again, a click
 * does not. And the ways in which a connection ends: refreshed, cut, frozen, switched off.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptWebSocket, type ServerSocket } from './web-socket-server.ts';

/** What became of an envelope; `lost`: the person sees that the app did not answer. */
export type Delivered = { readonly kind: 'acknowledged'; readonly answer: unknown } | { readonly kind: 'lost' };

type Envelope = { readonly type: 'events_api' | 'interactive' | 'slash_commands'; readonly payload: object };
type Line = { readonly socket: ServerSocket; isLeaving: boolean };
type Awaited = { readonly line: Line; readonly settle: (delivered: Delivered) => void };

/** Slack gives up an event after three repeats (docs.slack.dev/apis/events-api). */
const mostRepeats = 3;
/** docs.slack.dev/apis/events-api/using-socket-mode */
const mostSockets = 10;

export class SocketMode {
  /** Milliseconds an app has to acknowledge. */
  readonly #patience: number;
  readonly #complain: (sentence: string) => void;
  readonly #tickets = new Set<string>();
  readonly #awaited = new Map<string, Awaited>();
  readonly #acknowledged = new Set<string>();
  readonly #past: object[] = [];
  readonly #onConnected = new Set<() => void>();
  readonly #onGone = new Set<() => void>();
  #lines: Line[] = [];
  #turn = 0;
  #era = 0;
  isLinkDisabled = false;
  /** What the app has sent along with its acknowledgements: modals, complaints, answers to commands. */
  readonly answers: unknown[] = [];
  /** Events that Slack has given up. */
  lostEvents = 0;
  /** What happens to an event while no socket is there: it waits for the next one, or nobody ever hears of it. */
  keepsEvents = true;

  constructor(patience: number, complain: (sentence: string) => void) {
    this.#patience = patience;
    this.#complain = complain;
  }

  get count(): number {
    return this.#lines.filter(({ isLeaving }) => !isLeaving).length;
  }

  /** Envelopes that nobody has acknowledged yet. */
  get pending(): number {
    return this.#awaited.size;
  }

  /** `apps.connections.open`. @param host and port that the sockets go to */
  open(host: string): object {
    if (this.isLinkDisabled) return { ok: false, error: 'link_disabled' };
    if (this.#lines.length >= mostSockets) return { ok: false, error: 'too_many_websockets' };
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return { ok: true, url: `ws://${host}/link/${ticket}` };
  }

  accept(request: IncomingMessage, wire: Duplex, head: Buffer): void {
    const ticket = request.url?.replace('/link/', '') ?? '';
    if (!this.#tickets.delete(ticket)) return void wire.end('HTTP/1.1 404 Not Found\r\n\r\n');
    const line: Line = {
      isLeaving: false,
      socket: acceptWebSocket(request, wire, head, {
        onText: (text) => this.#hear(text),
        onClosed: () => this.#forget(line),
      }),
    };
    this.#lines.push(line);
    line.socket.send(
      JSON.stringify({ type: 'hello', num_connections: this.#lines.length, connection_info: { app_id: 'A0FRIST' } }),
    );
    for (const tell of [...this.#onConnected]) tell();
  }

  /** Resolves when the app has a socket that envelopes can go to. */
  connected(): Promise<void> {
    if (this.count > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const tell = () => {
        this.#onConnected.delete(tell);
        resolve();
      };
      this.#onConnected.add(tell);
    });
  }

  /** Resolves when no socket is left. */
  gone(): Promise<void> {
    if (this.#lines.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onGone.add(resolve));
  }

  /** A click, a submission or a command: delivered once or not at all. */
  deliver(envelope: Envelope): Promise<Delivered> {
    return this.#send(envelope, {});
  }

  /** An event: again and again until it is acknowledged, under the same `event_id`. */
  async deliverEvent(payload: object): Promise<Delivered> {
    const era = this.#era;
    for (let repeat = 0; repeat <= mostRepeats && era === this.#era; repeat++) {
      if (this.count === 0) {
        if (!this.keepsEvents) break;
        await this.connected();
        if (era !== this.#era) return { kind: 'lost' };
      }
      const again = repeat > 0 ? { retry_attempt: repeat, retry_reason: 'timeout' } : {};
      const delivered = await this.#send({ type: 'events_api', payload }, again);
      if (delivered.kind === 'lost') continue;
      this.#past.push(payload);
      return delivered;
    }
    this.lostEvents += 1;
    return { kind: 'lost' };
  }

  /** Delivers the last events once more, as Slack does when an acknowledgement was lost on its way. */
  async replay(count = 1): Promise<void> {
    for (const payload of this.#past.slice(-count))
      await this.#send({ type: 'events_api', payload }, { retry_attempt: 1, retry_reason: 'timeout' });
  }

  /** Slack's own good-bye. After `refresh_requested` the app is to come back at once. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled'): void {
    for (const line of this.#lines) {
      line.socket.send(JSON.stringify({ type: 'disconnect', reason }));
      line.isLeaving = reason !== 'warning';
    }
  }

  /** Nothing of the past is delivered any more. */
  forget(): void {
    this.#era += 1;
    this.#past.length = 0;
    this.answers.length = 0;
    this.lostEvents = 0;
  }

  kill(): void {
    for (const { socket } of this.#lines) socket.kill();
  }

  freeze(): void {
    for (const { socket } of this.#lines) socket.freeze();
  }

  #send({ type, payload }: Envelope, again: object): Promise<Delivered> {
    const open = this.#lines.filter(({ isLeaving }) => !isLeaving);
    this.#turn += 1;
    const line = open[this.#turn % Math.max(1, open.length)];
    if (!line) return Promise.resolve({ kind: 'lost' });
    const id = randomUUID();
    const accepts = type !== 'events_api';
    return new Promise((resolve) => {
      const settle = (delivered: Delivered) => {
        clearTimeout(timer);
        this.#awaited.delete(id);
        resolve(delivered);
      };
      const timer = setTimeout(() => settle({ kind: 'lost' }), this.#patience);
      this.#awaited.set(id, { line, settle });
      line.socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: accepts, ...again }));
    });
  }

  #hear(text: string): void {
    const { envelope_id: id = '', payload } = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
    if (this.#acknowledged.has(id)) this.#complain('an envelope was acknowledged twice');
    this.#acknowledged.add(id);
    if (payload !== undefined) this.answers.push(payload);
    this.#awaited.get(id)?.settle({ kind: 'acknowledged', answer: payload });
  }

  #forget(line: Line): void {
    this.#lines = this.#lines.filter((each) => each !== line);
    if (this.#lines.length === 0) {
      for (const tell of this.#onGone) tell();
      this.#onGone.clear();
    }
    for (const { line: on, settle } of [...this.#awaited.values()]) if (on === line) settle({ kind: 'lost' });
  }
}
