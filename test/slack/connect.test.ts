import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack, type SlackConnection, type SlackOptions } from '../../src/slack/connect.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';

let slack: FakeSlack;
let connection: SlackConnection | undefined;
let problems: string[];
let logged: object[];
beforeEach(async () => {
  slack = await startFakeSlack();
  problems = [];
  logged = [];
});
afterEach(async () => {
  await connection?.stop();
  await slack.stop();
});

describe('a person is told what to do when', () => {
  it.each([
    [
      'invalid_auth',
      'slack.app_token: Slack does not accept it (invalid_auth). Make a new app-level token with the scope connections:write',
    ],
    ['missing_scope', 'slack.app_token: the scope connections:write is missing'],
    ['not_allowed_token_type', 'slack.app_token: this is not an app-level token; they begin with xapp-'],
    ['link_disabled', 'slack.app_token: Socket Mode is switched off'],
    ['account_inactive', 'slack.app_token: the app is no longer installed'],
  ])('the socket is refused with %s', async (error, sentence) => {
    slack.failNext('apps.connections.open', { kind: 'error', error });

    const problem = await firstProblem();

    expect(problem).toContain(sentence);
  });

  it.each([
    ['invalid_auth', 'slack.bot_token: Slack does not accept it (invalid_auth). Copy the Bot User OAuth Token'],
    ['not_allowed_token_type', 'slack.bot_token: this is not a bot token; they begin with xoxb-'],
    ['account_inactive', 'slack.bot_token: the app is no longer installed'],
  ])('the bot token is refused with %s', async (error, sentence) => {
    slack.failNext('auth.test', { kind: 'error', error });

    const problem = await firstProblem();

    expect(problem).toContain(sentence);
  });

  it('a scope is missing, by the name of the scope', async () => {
    slack.setScopes('chat:write,commands,groups:read,users:read');

    const problem = await firstProblem();

    expect(problem).toContain('slack.bot_token: the scope groups:history is missing.');
  });
});

it('the scope for user groups is missed only where one may decide', async () => {
  slack.setScopes('chat:write,groups:history,groups:read,users:read');
  connect();
  await slack.called('auth.test');
  await connection?.stop();

  const problem = await firstProblem({ namesGroups: true });

  expect(problems).toEqual([problem]);
  expect(problem).toContain('slack.bot_token: the scope usergroups:read is missing.');
});

it('a problem is told once, however often it is met, and the connection is tried again all the same', async () => {
  const refused = { kind: 'error', error: 'invalid_auth' } as const;
  slack.failNext('apps.connections.open', refused, refused, refused);
  connect();

  await slack.called('apps.connections.open', 3);

  expect(problems).toHaveLength(1);
});

it('Slack being down is something to wait for: nothing is thrown, and it is tried again until it answers', async () => {
  const down = { kind: 'status', status: 503 } as const;
  slack.failNext('apps.connections.open', down, { kind: 'page' }, { kind: 'lost' });
  slack.failNext('auth.test', down);
  const waited: string[] = [];
  connect((what) => waited.push(what));

  await slack.called('apps.connections.open', 4);
  await slack.called('auth.test', 2);

  expect(waited.length).toBeGreaterThanOrEqual(3);
  expect(problems).toEqual([]);
});

it('the log of the SDK holds neither a token nor an address of a socket', async () => {
  slack.failNext('apps.connections.open', { kind: 'lost' }, { kind: 'page' });
  connect();

  await slack.called('apps.connections.open', 3);

  expect(JSON.stringify(logged)).not.toMatch(/xapp-|xoxb-|wss?:\/\/\w/);
});

it('a process that has stopped its connection ends by itself, also in the middle of waiting for Slack', async () => {
  const script = join(import.meta.dirname, '../support/start-and-stop-slack.ts');
  const loader = join(import.meta.dirname, '../../scripts/strip-types.mjs');
  const gone = await startFakeSlack();
  await gone.stop();
  const child = fork(script, [gone.apiUrl], { execArgv: ['--import', loader] });

  const [code] = await once(child, 'exit');

  expect(code).toBe(0);
}, 10_000);

function connect(
  onWaiting: (what: string) => void = () => {},
  onFatal: (problem: string) => void = () => {},
  options: Partial<SlackOptions> = {},
): void {
  const write = (facts: object, message: string) => void logged.push({ ...facts, message });
  connection = connectSlack({
    appToken: 'xapp-1-A0-1-abc',
    botToken: 'xoxb-1-2-abc',
    apiUrl: slack.apiUrl,
    log: { info: write, warn: write, error: write },
    onFatal: (problem) => {
      problems.push(problem);
      onFatal(problem);
    },
    onWaiting,
    ...options,
  });
  connection.start();
}

function firstProblem(options: Partial<SlackOptions> = {}): Promise<string> {
  return new Promise((resolve) => connect(undefined, resolve, options));
}
