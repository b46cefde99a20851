import { createServer } from 'node:net';
import type hoodiecrow from 'hoodiecrow-imap';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DemoImapServer, startImapServer } from '../../scripts/demo-parts/imap-server.ts';
import { type MailboxOptions, type MailboxWatcher, watchMailbox } from '../../src/mailbox/watch-mailbox.ts';
import { createMailKeeper } from './mail-keeper.ts';
import { mailAbout, optionsFor, watchingScenarios } from './watching-scenarios.ts';

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

describe('with the mail server of the demo', () => {
  let server: DemoImapServer;

  beforeAll(async () => {
    server = await startImapServer();
  });
  afterAll(() => server.stop());

  watchingScenarios(() => server, 'INBOX');
});

describe('a server that does not do as it says', () => {
  it('keeps the cursor before a mail that it lists and does not hand over, and takes that mail as soon as it does', async () => {
    const server = await start({ fault: withholds(1, 2) });
    const uids = [server.deliver(mailAbout('Første')), server.deliver(mailAbout('Andre'))];
    const keeper = createMailKeeper();

    watch(optionsFor(server, keeper));

    await keeper.has(2);
    expect(keeper.mails.map(({ uid }) => uid)).toEqual(uids);
    expect(await keeper.reported('held_up')).toMatchObject({
      problem: 'The mail with UID 1 is in the folder, but the server does not hand it over; it is tried again.',
    });
  });

  it('takes a refused search for a failure, not for an empty folder', async () => {
    const server = await start({ fault: refusesOnce('UID SEARCH') });
    server.deliver(mailAbout('Innsyn'));
    const keeper = createMailKeeper();

    watch(optionsFor(server, keeper));

    await keeper.has(1);
    expect(keeper.states.map(({ kind }) => kind)).toContain('unreachable');
  });

  it('does not hold up a stop by never saying a word', async () => {
    const silent = createServer();
    const connected = new Promise<void>((resolve) => silent.once('connection', () => resolve()));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    opened.push(() => new Promise((resolve) => silent.close(() => resolve())));
    const keeper = createMailKeeper();
    const watcher = watch(optionsFor({ ...noServer, port: portOf(silent) }, keeper));
    await connected;

    await watcher.stop();

    expect(keeper.states).toEqual([{ kind: 'stopped' }]);
  });
});

describe('a server that cannot be reached', () => {
  it('is named with its port when nothing answers there', async () => {
    const server = await startImapServer();
    await server.stop();

    const { firstConnection } = watch(optionsFor(server, createMailKeeper()));

    expect(await firstConnection).toEqual({
      kind: 'unreachable',
      problem: `Nothing answers at 127.0.0.1:${server.port}: check imap.host and imap.port.`,
    });
  });

  it('is named when there is none of that name', async () => {
    const options = optionsFor(noServer, createMailKeeper());

    const { firstConnection } = watch({
      ...options,
      connection: { ...options.connection, host: 'imap.does-not-exist.invalid', security: 'tls' },
    });

    expect(await firstConnection).toEqual({
      kind: 'unreachable',
      problem: "No mail server named imap.does-not-exist.invalid can be found: check imap.host and this machine's network.",
    });
  });

  it('is not signed in to when its certificate has expired', async () => {
    const server = await start({ tls: true });
    const options = optionsFor(server, createMailKeeper());

    const { firstConnection } = watch({ ...options, connection: { ...options.connection, security: 'tls' } });

    expect(await firstConnection).toMatchObject({
      kind: 'unreachable',
      problem: expect.stringMatching(/^The certificate of the mail server .* cannot be trusted \(\w+\): check imap\.host/),
    });
  });

  it('is not signed in to when it has no STARTTLS although it was asked for', async () => {
    const server = await start({});
    const options = optionsFor(server, createMailKeeper());

    const { firstConnection } = watch({ ...options, connection: { ...options.connection, security: 'starttls' } });

    expect(await firstConnection).toMatchObject({
      kind: 'unreachable',
      problem: expect.stringContaining('does not speak the encryption that was asked for'),
    });
  });

  it('is not even tried without encryption when it is another machine', () => {
    const options = optionsFor({ ...noServer, host: 'imap.example.no' }, createMailKeeper());

    expect(() => watchMailbox(options)).toThrow(
      'Without encryption only a mail server on this machine may be used, and imap.example.no is not on it: set imap.security to tls or starttls.',
    );
  });
});

it('asks for credentials anew at every connection, since a token does not outlive many of them', async () => {
  const server = await start({});
  const keeper = createMailKeeper();
  const options = optionsFor(server, keeper);
  const passwords = ['expired', server.password];

  watch({ ...options, connection: { ...options.connection, password: async () => ({ password: passwords.shift() ?? '' }) } });

  await keeper.reported('connected');
  expect(keeper.states.map(({ kind }) => kind)).toEqual(['refused', 'connected']);
});

const noServer = { host: '127.0.0.1', port: 9, user: 'personvern@digfo.example.no', password: 'hemmelig' };

async function start(options: Parameters<typeof startImapServer>[0]): Promise<DemoImapServer> {
  const server = await startImapServer(options);
  opened.push(() => server.stop());
  return server;
}

function watch(options: MailboxOptions): MailboxWatcher {
  const watcher = watchMailbox(options);
  opened.push(() => watcher.stop());
  return watcher;
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Answers OK to the first requests for this mail, without the mail: seen with overloaded servers. */
function withholds(uid: number, times: number): (server: hoodiecrow.IMAPServer) => void {
  return (server) => {
    const fetch = server.getCommandHandler('UID FETCH');
    let left = times;
    server.setCommandHandler('UID FETCH', (connection, command, line, done) => {
      if (command.attributes?.[0]?.value !== String(uid) || left === 0) return fetch(connection, command, line, done);
      left -= 1;
      connection.send({ tag: command.tag, command: 'OK', attributes: [{ type: 'TEXT', value: 'Completed' }] });
      done();
    });
  };
}

function refusesOnce(refused: string): (server: hoodiecrow.IMAPServer) => void {
  return (server) => {
    const handler = server.getCommandHandler(refused);
    server.setCommandHandler(refused, (connection, command, _line, done) => {
      server.setCommandHandler(refused, handler);
      connection.send({ tag: command.tag, command: 'NO', attributes: [{ type: 'TEXT', value: 'Later' }] });
      done();
    });
  };
}
