/** An app that listens to nothing but for the one thing that a picture of a modal needs: a trigger, which Slack gives for an act of a person. */
import { once } from 'node:events';
import { WebSocket } from 'undici';
import type { LocalSlack } from '../demo-parts/slack-server.ts';
import { joinSlack } from '../demo-parts/slack-staff.ts';

export type BareApp = {
  /** Calls a method of the Web API, and gives back its answer. @throws what Slack says is wrong */
  call(method: string, body: object): Promise<Readonly<Record<string, unknown>>>;
  /** Of a slash command that somebody has typed; local-slack takes it more than once. */
  readonly trigger: string;
  stop(): Promise<void>;
};

export async function startBareApp({ url, apiUrl, appToken, botToken, approver, channel }: LocalSlack): Promise<BareApp> {
  const ask = async (token: string, method: string, body: object) => {
    const response = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Readonly<Record<string, unknown>>;
    if (answer.ok !== true) throw new Error(`${method}: ${answer.error}`);
    return answer;
  };
  const connection = await ask(appToken, 'apps.connections.open', {});
  const socket = new WebSocket(String(connection.url));
  const trigger = new Promise<string>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id?: string; payload?: { trigger_id?: string } };
      if (!envelope_id) return;
      socket.send(JSON.stringify({ envelope_id }));
      if (payload?.trigger_id) resolve(payload.trigger_id);
    });
  });
  await once(socket, 'open');
  const staff = await joinSlack(url);
  await staff.waitFor(() => staff.isConnected() || undefined);
  staff.command(approver.id, channel, '/frist', '');
  const given = await trigger;
  await staff.stop();
  return {
    call: (method, body) => ask(botToken, method, body),
    trigger: given,
    async stop() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
