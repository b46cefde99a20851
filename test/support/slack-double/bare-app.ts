/** An app without Bolt, so that a test can do everything that an app should not. */
import { WebSocket } from 'undici';
import type { Answer } from './local-slack-link.ts';
import type { SlackDouble } from './slack-double.ts';

export type Envelope = {
  readonly envelope_id: string;
  readonly type: string;
  readonly retry_attempt?: number;
  readonly payload: Answer & { readonly trigger_id: string; readonly event_id?: string };
};

/** A call of the Web API, as the SDK makes it. @returns the answer, or what became of the call */
export async function callSlack(slack: SlackDouble, method: string, args: object = {}, token: string = slack.botToken) {
  const body = new URLSearchParams(
    Object.entries(args).map(
      ([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)] as [string, string],
    ),
  );
  const response = await fetch(new URL(method, slack.apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
    signal: AbortSignal.timeout(5000),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function answerOf(slack: SlackDouble, method: string, args: object = {}): Promise<Answer> {
  return JSON.parse((await callSlack(slack, method, args)).text) as Answer;
}

/** A socket of the app. `answers`: whether it acknowledges by itself. */
export async function openSocket(slack: SlackDouble, { answers = true } = {}) {
  const opened = JSON.parse((await callSlack(slack, 'apps.connections.open', {}, slack.appToken)).text) as { url: string };
  const socket = new WebSocket(opened.url);
  const heard: Envelope[] = [];
  const frames: Answer[] = [];
  const watchers = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    const frame = JSON.parse(String(data)) as Answer;
    frames.push(frame);
    if (frame.envelope_id) {
      heard.push(frame as unknown as Envelope);
      if (answers) acknowledge(String(frame.envelope_id));
    }
    for (const look of [...watchers]) look();
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  socket.addEventListener('error', () => {});
  function acknowledge(id: string, payload?: object): void {
    socket.send(JSON.stringify({ envelope_id: id, ...(payload && { payload }) }));
  }
  const until = <T>(look: () => T | undefined) =>
    new Promise<T>((resolve) => {
      const again = () => {
        const found = look();
        if (found === undefined) return;
        watchers.delete(again);
        resolve(found);
      };
      watchers.add(again);
      again();
    });
  await until(() => frames.find(({ type }) => type === 'hello'));
  return { heard, frames, acknowledge, until, closed, close: () => socket.close() };
}
