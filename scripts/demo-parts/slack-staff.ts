/**
 * The staff, played by a script: reads and clicks in local-slack through the same socket that its web page uses. Frist cannot tell
 * the difference from a person.
 */
import { once } from 'node:events';
import { WebSocket } from 'undici';

export type SlackStaff = {
  /** The messages of a channel as they stand now, oldest first, threads included. */
  messages(channel: string): readonly SlackMessage[];
  /** Whether the app's socket is connected, so that clicks reach it. */
  isConnected(): boolean;
  /** The modal on top; local-slack shows one stack to everybody. */
  modal(): SlackModal | undefined;
  /** What the app has found wrong with the last submission. */
  modalErrors(): Readonly<Record<string, string>> | undefined;
  /** Resolves with the first thing `look` finds, now or after a later change; rejects when it throws, or the connection ends. */
  waitFor<T>(look: () => T | undefined): Promise<T>;
  press(user: string, message: SlackMessage, actionId: string): void;
  /** A button in the modal on top. */
  pressInModal(user: string, channel: string, actionId: string): void;
  /** `/frist` and what is typed after it. */
  command(user: string, channel: string, command: string, text: string): void;
  submit(user: string, values: SubmittedValues): void;
  closeModal(user: string): void;
  openHome(user: string): void;
  /** The Home that the app has published for this person last: another object each time. */
  home(user: string): SlackHome | undefined;
  stop(): Promise<void>;
};

export type SlackMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
};

/** The parts of Block Kit that a script has to understand in order to click and to fill in. */
export type SlackBlock = {
  readonly type: string;
  readonly block_id?: string;
  readonly elements?: readonly SlackElement[];
  readonly element?: SlackElement;
  readonly accessory?: SlackElement;
  readonly text?: { readonly text: string };
};
export type SlackElement = {
  readonly type: string;
  readonly action_id?: string;
  readonly initial_value?: string;
  readonly options?: readonly { readonly value: string }[];
};
export type SlackModal = {
  readonly id: string;
  readonly callback_id: string;
  readonly blocks: readonly SlackBlock[];
  readonly title?: { readonly text: string };
};
export type SlackHome = { readonly blocks: readonly SlackBlock[] };
export type SubmittedValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type News =
  | { readonly t: 'init'; readonly state: Snapshot }
  | { readonly t: 'message' | 'message_update'; readonly message: SlackMessage }
  | { readonly t: 'message_delete'; readonly channel: string; readonly ts: string }
  | { readonly t: 'socket_status'; readonly connected: boolean }
  | { readonly t: 'view'; readonly stack: readonly SlackModal[] }
  | { readonly t: 'home'; readonly user: string; readonly view: SlackHome }
  | { readonly t: 'view_errors'; readonly errors: Readonly<Record<string, string>> };
type Snapshot = {
  readonly apps: readonly { readonly connected: boolean }[];
  readonly messages: Readonly<Record<string, readonly SlackMessage[]>>;
  readonly modalStack: readonly SlackModal[];
};

/** @param url of local-slack's web page */
export async function joinSlack(url: string): Promise<SlackStaff> {
  const channels = new Map<string, Map<string, SlackMessage>>();
  const homes = new Map<string, SlackHome>();
  const watchers = new Map<() => void, (ended: Error) => void>();
  let connected = false;
  let stack: readonly SlackModal[] = [];
  let errors: Readonly<Record<string, string>> | undefined;

  const socket = new WebSocket(new URL('/ui', url.replace('http', 'ws')));
  socket.addEventListener('message', ({ data }) => {
    take(JSON.parse(String(data)) as News);
    for (const look of [...watchers.keys()]) look();
  });
  socket.addEventListener('close', () => {
    for (const giveUp of watchers.values()) giveUp(new Error('local-slack has ended.'));
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('message', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error(`local-slack does not answer at ${url}.`)), { once: true });
  });

  function take(news: News): void {
    switch (news.t) {
      case 'init':
        connected = news.state.apps.some((app) => app.connected);
        stack = news.state.modalStack;
        for (const message of Object.values(news.state.messages).flat()) put(message);
        return;
      case 'message':
      case 'message_update':
        put(news.message);
        return;
      case 'message_delete':
        channels.get(news.channel)?.delete(news.ts);
        return;
      case 'socket_status':
        connected = news.connected;
        return;
      case 'view':
        stack = news.stack;
        errors = undefined;
        return;
      case 'home':
        homes.set(news.user, news.view);
        return;
      case 'view_errors':
        errors = news.errors;
        return;
    }
  }

  function put(message: SlackMessage): void {
    const channel = channels.get(message.channel) ?? new Map<string, SlackMessage>();
    channels.set(message.channel, channel.set(message.ts, message));
  }

  const send = (act: Readonly<Record<string, unknown>>) => socket.send(JSON.stringify(act));

  return {
    messages: (channel) => [...(channels.get(channel)?.values() ?? [])],
    isConnected: () => connected,
    modal: () => stack.at(-1),
    modalErrors: () => errors,
    waitFor(look) {
      const found = look();
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        const again = () => {
          try {
            const later = look();
            if (later === undefined) return;
            resolve(later);
          } catch (problem) {
            reject(problem);
          }
          watchers.delete(again);
        };
        watchers.set(again, reject);
      });
    },
    press(user, message, actionId) {
      const button = buttonOf(message, actionId);
      if (!button) throw new Error(`The message has no button ${actionId}.`);
      send({ t: 'block_action', channel: message.channel, messageTs: message.ts, user, action: button });
    },
    pressInModal(user, channel, actionId) {
      const button = buttonOf({ blocks: stack.at(-1)?.blocks ?? [] }, actionId);
      if (!button) throw new Error(`The modal has no button ${actionId}.`);
      send({ t: 'block_action', channel, user, action: button });
    },
    command: (user, channel, command, text) => send({ t: 'slash_command', user, channel, command, text }),
    submit(user, values) {
      errors = undefined;
      send({ t: 'view_submit', user, values });
    },
    openHome: (user) => send({ t: 'open_home', user }),
    home: (user) => homes.get(user),
    closeModal: (user) => send({ t: 'view_close', user }),
    async stop() {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

/** The button as Slack sends it with a click, or undefined where the message has none of that name. */
export function buttonOf(
  message: Pick<SlackMessage, 'blocks'>,
  actionId: string,
): (SlackElement & { block_id: string | undefined }) | undefined {
  for (const block of message.blocks ?? []) {
    const element = [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])].find(
      (one) => one.action_id === actionId,
    );
    if (element) return { ...element, block_id: block.block_id };
  }
  return undefined;
}

/** What a person submits who leaves every text as proposed, save for what `edit` makes of it, and ticks every box when `tick`. */
export function filledIn(modal: SlackModal, { edit, tick }: { edit: (text: string) => string; tick: boolean }): SubmittedValues {
  const inputs = modal.blocks.filter((block) => block.type === 'input' && block.block_id && block.element?.action_id);
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      block_id ?? '',
      { [element?.action_id ?? '']: element && answerTo(element, edit, tick) },
    ]),
  );
}

function answerTo({ type, initial_value, options }: SlackElement, edit: (text: string) => string, tick: boolean): unknown {
  if (type === 'plain_text_input') return { type, value: initial_value === undefined ? null : edit(initial_value) };
  if (type === 'checkboxes') return { type, selected_options: tick ? options : [] };
  return { type, selected_option: options?.[0] ?? null };
}
