/**
 * A whole Slack on this machine, for the demo and for tests: Web API, Socket Mode, and a web page where one can act as any member.
 * It is the `local-slack` binary, an optional dependency that npm installs on Linux x64.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type LocalSlack = {
  /** The web page, to be opened by a person. */
  readonly url: string;
  /** What Frist is told in place of Slack's own Web API. */
  readonly apiUrl: string;
  readonly appToken: string;
  readonly botToken: string;
  /** Id of the private channel that Frist and both members are in. */
  readonly channel: string;
  readonly channelName: string;
  /** Set up as approver by whoever writes the configuration; local-slack itself knows no such thing. */
  readonly approver: Member;
  readonly colleague: Member;
  stop(): Promise<void>;
};

export type Member = { readonly id: string; readonly name: string };

const binary = join(import.meta.dirname, '../../node_modules/local-slack-linux-x64/bin/local-slack');
const approver = { id: 'U0INGRID', name: 'Ingrid Moe' };
const colleague = { id: 'U0PER', name: 'Per Aune' };
const bot = 'U0FRIST';
const tokens = { appToken: 'xapp-local-frist', botToken: 'xoxb-local-frist' };
const channel = { id: 'C0PERSONVERN', name: 'personvern' };

/**
 * Starts it on a free port and resolves when it answers. It listens on all addresses of the machine (it has no setting for that) and
 * checks no tokens: nothing but made-up data belongs in it.
 * @throws with what to do where the binary is missing or does not start
 */
export async function startLocalSlack(): Promise<LocalSlack> {
  if (!existsSync(binary)) {
    throw new Error(
      'local-slack is not here. On Linux x64 "npm install" brings it (package local-slack-linux-x64); elsewhere use a real workspace.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'frist-slack-'));
  const config = join(folder, 'workspace.json');
  await writeFile(config, JSON.stringify(workspace));
  const child = spawn(binary, ['--config', config, '--port', '0', '--base-host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    process.removeListener('exit', killWithUs);
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(child);
    return { url, apiUrl: `${url}/api/`, ...tokens, channel: channel.id, channelName: channel.name, approver, colleague, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

const workspace = {
  workspace: { name: 'Frist', domain: 'frist', teamId: 'T0FRIST' },
  apps: [{ appId: 'A0FRIST', botUserId: bot, botName: 'Frist', mode: 'socket', ...tokens }],
  users: [approver, colleague].map(({ id, name }) => ({
    id,
    name: name.split(' ')[0]?.toLowerCase(),
    real_name: name,
    tz: 'Europe/Oslo',
  })),
  channels: [{ ...channel, is_private: true, members: [bot, approver.id, colleague.id] }],
};

/** The address it prints once it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  const printed: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => printed.push(String(chunk)));
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const listening = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      printed.push(line);
      const address = /Web UI:\s+(http:\/\/\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`local-slack did not start: ${printed.join('\n').trim() || 'it said nothing'}`)));
  });
  try {
    return await listening;
  } finally {
    lines.close();
    child.stdout?.resume();
  }
}
