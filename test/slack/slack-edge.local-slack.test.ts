import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../scripts/demo-parts/slack-server.ts';
import { filledIn, joinSlack, type SlackModal, type SlackStaff } from '../../scripts/demo-parts/slack-staff.ts';
import { connectSlack, type SlackConnection } from '../../src/slack/connect.ts';
import { createCaseBoard } from '../../src/slack/delivery.ts';
import { registerListeners } from '../../src/slack/listeners/register.ts';
import type { CaseBoard } from '../../src/workflow/ports.ts';
import type { ApproveReply, StaffVerbs } from '../../src/workflow/staff-verbs.ts';
import { noon } from '../support/case-files.ts';
import { answer, caseView, digfo, review } from '../support/slack-cases.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** A real Socket Mode connection to local-slack; what people do is done through the socket of its web page. */
let slack: LocalSlack;
let staff: SlackStaff;
let network: TcpProxy;
let door: Door;
let connection: SlackConnection;
let board: CaseBoard;
let approvals: (ApproveReply & { readonly by: string })[];
let news: string[];
let whenConnected: () => void;

beforeEach(async () => {
  approvals = [];
  news = [];
  whenConnected = () => {};
  slack = await startLocalSlack();
  network = await startTcpProxy({ host: '127.0.0.1', port: Number(new URL(slack.url).port) });
  door = await openDoor(slack, network);
  staff = await joinSlack(slack.url);
});
afterEach(async () => {
  await connection.stop();
  await staff.stop();
  await door.stop();
  await network.stop();
  await slack.stop();
});

it('a card is posted, a click opens the review, and a submission reaches the verb with the text as it was left', async () => {
  await connectFrist();
  const place = await board.drawCard(firstCard(), caseView());

  staff.press(slack.approver.id, messageAt(place.ts), 'case.review');
  const opened = await staff.waitFor(reviewShown);
  staff.submit(slack.approver.id, filledIn(opened, { edit: (text) => text, tick: true }));
  await staff.waitFor(() => staff.modal() === undefined || undefined);

  expect(approvals).toEqual([
    {
      caseId: 'case-1',
      revision: 1,
      shown: 'b'.repeat(64),
      body: answer.body,
      confirmed: ['searched'],
      channel: 'mail',
      by: slack.approver.id,
    },
  ]);
});

it('a field that nobody touched, and that comes back empty-handed, means the drafted text', async () => {
  await connectFrist();
  const place = await board.drawCard(firstCard(), caseView());
  staff.press(slack.approver.id, messageAt(place.ts), 'case.review');
  await staff.waitFor(reviewShown);

  staff.submit(slack.approver.id, {});
  await staff.waitFor(() => staff.modal() === undefined || undefined);

  expect(approvals).toMatchObject([{ body: answer.body, confirmed: [] }]);
});

it('letters of every language and line ends arrive as they were typed', async () => {
  const typed = 'Blåbærsyltetøy på «Ærøskøbing»,\n\nog 😀 til sist.';
  await connectFrist();
  const place = await board.drawCard(firstCard(), caseView());
  staff.press(slack.approver.id, messageAt(place.ts), 'case.review');
  const opened = await staff.waitFor(reviewShown);

  staff.submit(slack.approver.id, filledIn(opened, { edit: () => typed, tick: true }));
  await staff.waitFor(() => staff.modal() === undefined || undefined);

  expect(approvals).toMatchObject([{ body: typed }]);
});

it('a card that was posted though its answer was lost is found again', async () => {
  await connectFrist();
  const place = await board.drawCard(firstCard(), caseView());

  const again = await board.drawCard({ ...firstCard(), repeat: true }, caseView());

  expect(again).toEqual(place);
  expect(staff.messages(slack.channel)).toHaveLength(1);
});

it('a Slack that is out of order at start is waited for', async () => {
  door.failures = 2;

  await connectFrist();

  expect(news).toEqual(['waiting', 'waiting', 'connected']);
});

it('a connection that breaks is made again, and clicks arrive', async () => {
  await connectFrist();
  const place = await board.drawCard(firstCard(), caseView());

  network.cut();
  await connectedAgain();
  staff.press(slack.approver.id, messageAt(place.ts), 'case.review');
  const opened = await staff.waitFor(reviewShown);

  expect(opened.title?.text).toBe('Sak DIGFO-2026-0001');
});

const firstCard = () => ({ deliveryId: 'card:case-1:1', organisation: 'digfo', at: undefined, repeat: false });

function connectFrist(): Promise<void> {
  const quiet = () => {};
  const log = { info: quiet, warn: quiet, error: quiet };
  return new Promise((resolve, reject) => {
    connection = connectSlack({
      appToken: slack.appToken,
      botToken: slack.botToken,
      apiUrl: door.apiUrl,
      log,
      onFatal: (problem) => reject(new Error(problem)),
      onWaiting: () => news.push('waiting'),
      onConnected: () => {
        news.push('connected');
        resolve();
        whenConnected();
      },
    });
    board = createCaseBoard({ background: connection.background, log, channelOf: () => slack.channel, languageOf: () => 'nb' });
    const verbs: Partial<StaffVerbs> = {
      reviewCase: async () => review(),
      approveReply: async (approval, by) => {
        approvals.push({ ...approval, by: by.id });
        return { kind: 'approved', sendAfter: Temporal.Instant.from('2026-11-18T13:06:30Z') };
      },
    };
    registerListeners(connection, verbs as StaffVerbs, log, { organisations: [digfo], clock: () => noon });
    connection.start();
  });
}

function connectedAgain(): Promise<void> {
  return new Promise((resolve) => {
    whenConnected = resolve;
  });
}

function messageAt(ts: string) {
  const message = staff.messages(slack.channel).find((one) => one.ts === ts);
  if (!message) throw new Error('The card is not in the channel.');
  return message;
}

function reviewShown(): SlackModal | undefined {
  return staff.modal()?.callback_id === 'case.approve' ? staff.modal() : undefined;
}

type Door = { readonly apiUrl: string; failures: number; stop(): Promise<void> };

/** Slack's front door: passes calls on, fails on request when a socket is asked for, and sends sockets over the network that can be cut. */
async function openDoor(behind: LocalSlack, sockets: TcpProxy): Promise<Door> {
  const server: Server = createServer(async (request, response) => {
    const isSocket = request.url?.endsWith('/apps.connections.open') ?? false;
    if (isSocket && door.failures > 0) {
      door.failures -= 1;
      return void response.writeHead(500).end();
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = { 'content-type': request.headers['content-type'] ?? '', authorization: request.headers.authorization ?? '' };
    const passed = await fetch(new URL(request.url ?? '', behind.url), { method: 'POST', headers, body: Buffer.concat(chunks) });
    const text = await passed.text();
    const { host } = new URL(behind.url);
    response.writeHead(passed.status, { 'content-type': 'application/json' });
    response.end(isSocket ? text.replace(host, `${sockets.host}:${sockets.port}`) : text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, failures: 0, stop };
}
