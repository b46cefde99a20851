/** The double's own line to local-slack: its Web API, its control room, and the one socket over which it tells what people do. */
import { once } from 'node:events';
import { WebSocket } from 'undici';
import type { LocalSlack } from '../../../scripts/demo-parts/slack-server.ts';

export type FromLocalSlack = { readonly type: 'events_api' | 'interactive' | 'slash_commands'; readonly payload: Answer };
export type Answer = Readonly<Record<string, unknown>>;

export type LocalSlackLink = {
  call(method: string, args: object): Promise<Answer>;
  /** Everything in a channel, ephemeral messages included, oldest first. */
  messages(channel: string): Promise<readonly Answer[]>;
  /** Acts of people: `message`, `edit-message`, `delete-message`, `open-home`, `reset`. Answers once the app has. */
  act(what: string, args?: object): Promise<Answer>;
  stop(): Promise<void>;
};

/** @param take what is done with an envelope; what it resolves with is the acknowledgement */
export async function linkTo(
  slack: Pick<LocalSlack, 'url' | 'apiUrl' | 'appToken' | 'botToken'>,
  take: (envelope: FromLocalSlack) => Promise<unknown>,
): Promise<LocalSlackLink> {
  const post = async (url: URL, token: string, body: object) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Answer;
  };
  const call = (method: string, args: object) => post(new URL(method, slack.apiUrl), slack.botToken, args);
  const opened = await post(new URL('apps.connections.open', slack.apiUrl), slack.appToken, {});
  const socket = new WebSocket(String(opened.url));
  socket.addEventListener('message', ({ data }) => {
    const { envelope_id: id, ...envelope } = JSON.parse(String(data)) as FromLocalSlack & { envelope_id?: string };
    if (id)
      void take(envelope).then((payload) => socket.send(JSON.stringify({ envelope_id: id, ...(payload ? { payload } : {}) })));
  });
  await once(socket, 'message');
  return {
    call,
    messages: async (channel) => {
      const response = await fetch(new URL(`/_control/messages/${channel}`, slack.url));
      return ((await response.json()) as { messages: readonly Answer[] }).messages;
    },
    act: (what, args = {}) => post(new URL(`/_control/${what}`, slack.url), slack.botToken, args),
    async stop() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
