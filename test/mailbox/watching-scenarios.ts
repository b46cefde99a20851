/** What must hold with every mail server: run against the one of the demo and against a real Dovecot. */
import { afterEach, expect, it } from 'vitest';
import { type MailboxOptions, type MailboxWatcher, watchMailbox } from '../../src/mailbox/watch-mailbox.ts';
import { kari } from '../support/people.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { createMailKeeper, type MailKeeper } from './mail-keeper.ts';

export type ServerUnderTest = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  deliver(raw: string, folder?: string, flags?: readonly string[]): number | Promise<number>;
  remove(uid: number, folder?: string): void | Promise<void>;
  mails(folder?: string): MailsOnServer | Promise<MailsOnServer>;
  recreate(folder: string): void | Promise<void>;
  stop(): Promise<void>;
};
type MailsOnServer = readonly { readonly uid: number; readonly flags: readonly string[] }[];

/** `folder` is one that the server lets a test delete. */
export function watchingScenarios(serverOf: () => ServerUnderTest, folder: string): void {
  const watchers: MailboxWatcher[] = [];
  const watch = (keeper: MailKeeper, changes: Partial<MailboxOptions> = {}): MailboxWatcher => {
    const options = optionsFor(serverOf(), keeper);
    const watcher = watchMailbox({ ...options, folder, ...changes, timing: { ...options.timing, ...changes.timing } });
    watchers.push(watcher);
    return watcher;
  };

  afterEach(async () => {
    await Promise.all(watchers.splice(0).map((watcher) => watcher.stop()));
    for (const { uid } of await serverOf().mails(folder)) await serverOf().remove(uid, folder);
  });

  it('takes the mails that are there, oldest first, with their bytes and the time the server got them', async () => {
    const server = serverOf();
    const earliest = Date.now() - 1000; // INTERNALDATE has whole seconds
    const uids = [await server.deliver(mailAbout('Innsyn'), folder), await server.deliver(mailAbout('Sletting – nå'), folder)];
    const keeper = createMailKeeper();

    const { firstConnection } = watch(keeper);
    await keeper.has(2);

    expect(await firstConnection).toEqual({ kind: 'connected' });
    expect(keeper.mails.map(({ uid }) => uid)).toEqual(uids);
    expect(keeper.mails.map(({ raw }) => raw.toString())).toEqual([mailAbout('Innsyn'), mailAbout('Sletting – nå')]);
    expect(keeper.mails[0]).toMatchObject({ organisation: 'digfo', folder });
    const receivedAt = keeper.mails[0]?.receivedAt.epochMilliseconds ?? 0;
    expect(receivedAt >= earliest && receivedAt <= Date.now()).toBe(true);
  });

  it('takes a mail that comes while it waits, by what the server announces', async () => {
    const keeper = createMailKeeper();
    watch(keeper, { timing: { pollEvery: 24 * 60 * 60_000 } });
    await keeper.reported('connected');

    await serverOf().deliver(mailAbout('Innsyn'), folder);

    await keeper.has(1);
    expect(keeper.mails).toHaveLength(1);
  });

  it('takes a mail that somebody has opened already', async () => {
    await serverOf().deliver(mailAbout('Lest av en kollega'), folder, ['\\Seen']);
    const keeper = createMailKeeper();

    watch(keeper);

    await keeper.has(1);
    expect(keeper.mails).toHaveLength(1);
  });

  it('leaves no trace in the mailbox: nothing is marked as seen, moved or deleted', async () => {
    const server = serverOf();
    const uids = [await server.deliver(mailAbout('Innsyn'), folder), await server.deliver(mailAbout('Retting'), folder)];
    const keeper = createMailKeeper();

    const watcher = watch(keeper);
    await keeper.has(2);
    await watcher.stop();

    const left = await server.mails(folder);
    expect(left.map(({ uid }) => uid)).toEqual(uids);
    expect(left.flatMap(({ flags }) => flags.filter((flag) => flag !== '\\Recent'))).toEqual([]);
  });

  it('goes on behind the cursor after a restart, with what came in the meantime', async () => {
    const server = serverOf();
    await server.deliver(mailAbout('Før'), folder);
    const keeper = createMailKeeper();
    const before = watch(keeper);
    await keeper.has(1);
    await before.stop();
    const later = await server.deliver(mailAbout('Mens Frist var nede'), folder);

    watch(keeper);

    await keeper.has(2);
    await keeper.reported('connected', 2);
    expect(keeper.mails.map(({ uid }) => uid).at(-1)).toBe(later);
    expect(keeper.mails).toHaveLength(2);
  });

  it('takes nothing again when there is nothing behind the cursor, although the server then shows the newest mail', async () => {
    const server = serverOf();
    await server.deliver(mailAbout('Innsyn'), folder);
    const keeper = createMailKeeper();
    const before = watch(keeper);
    await keeper.has(1);
    await before.stop();

    watch(keeper);

    await keeper.reported('connected', 2);
    expect(keeper.mails).toHaveLength(1);
  });

  it('comes back after the connection is cut while it waits, and takes what came meanwhile', async () => {
    const server = serverOf();
    const proxy = await startTcpProxy(server);
    const keeper = createMailKeeper();
    const watcher = watch(keeper, { connection: { ...optionsFor(server, keeper).connection, port: proxy.port } });
    await keeper.reported('connected');

    proxy.setDown(true);
    proxy.cut();
    await keeper.reported('unreachable', 2);
    await server.deliver(mailAbout('Uten nett'), folder);
    proxy.setDown(false);

    await keeper.has(1);
    expect(await keeper.reported('unreachable')).toMatchObject({
      problem: expect.stringMatching(/^The connection to the mail server .* was lost/),
    });
    await watcher.stop();
    await proxy.stop();
  });

  it('loses no mail when the connection is cut between two of them', async () => {
    const server = serverOf();
    const subjects = ['Første', 'Andre', 'Tredje'];
    for (const subject of subjects) await server.deliver(mailAbout(subject), folder);
    const proxy = await startTcpProxy(server);
    const keeper = createMailKeeper();
    keeper.beforeKeeping = () => proxy.cut();

    const watcher = watch(keeper, { connection: { ...optionsFor(server, keeper).connection, port: proxy.port } });

    await keeper.has(3);
    expect(keeper.mails.map(({ raw }) => raw.toString())).toEqual(subjects.map(mailAbout));
    await watcher.stop();
    await proxy.stop();
  });

  it('takes the whole folder again when it was made anew, for old UIDs say nothing about the mails in it', async () => {
    const server = serverOf();
    await server.deliver(mailAbout('Første'), folder);
    await server.deliver(mailAbout('Andre'), folder);
    const keeper = createMailKeeper();
    // Dovecot says nothing to whoever has the deleted folder open; the next look by the timer finds out.
    watch(keeper, { timing: { pollEvery: 100 } });
    await keeper.has(2);

    await server.recreate(folder);
    await server.deliver(mailAbout('Tredje'), folder);

    await keeper.has(3);
    expect(keeper.mails.at(-1)?.raw.toString()).toBe(mailAbout('Tredje'));
    expect(keeper.mails.at(-1)?.uidValidity).not.toBe(keeper.mails[0]?.uidValidity);
  });

  it('hands a mail over again that could not be kept, and none after it before', async () => {
    const server = serverOf();
    const [first, second] = [await server.deliver(mailAbout('Første'), folder), await server.deliver(mailAbout('Andre'), folder)];
    const keeper = createMailKeeper();
    const offered: number[] = [];
    keeper.beforeKeeping = ({ uid }) => {
      offered.push(uid);
      if (offered.length <= 2) throw new Error('The disk is full.');
    };

    watch(keeper);

    await keeper.has(2);
    expect(offered).toEqual([first, first, first, second]);
    expect(await keeper.reported('held_up')).toMatchObject({
      problem: `The mail with UID ${first} could not be kept; it is tried again, and no later mail is taken before.`,
    });
    await keeper.reported('connected');
  });

  it('is not held up by a mail that is deleted after it was listed', async () => {
    const server = serverOf();
    const uids: number[] = [];
    for (const subject of ['Første', 'Andre', 'Tredje']) uids.push(await server.deliver(mailAbout(subject), folder));
    const keeper = createMailKeeper();
    keeper.beforeKeeping = async ({ uid }) => {
      if (uid === uids[0]) await server.remove(uids[1] ?? 0, folder);
    };

    watch(keeper);

    await keeper.has(2);
    await keeper.reported('connected');
    expect(keeper.mails.map(({ uid }) => uid)).toEqual([uids[0], uids[2]]);
    expect(keeper.states.map(({ kind }) => kind)).toEqual(['connected']);
  });

  it('takes a mail that comes while another is being kept', async () => {
    const server = serverOf();
    await server.deliver(mailAbout('Første'), folder);
    const keeper = createMailKeeper();
    keeper.beforeKeeping = async () => {
      if (keeper.mails.length === 0) await server.deliver(mailAbout('Andre'), folder);
    };

    watch(keeper, { timing: { pollEvery: 24 * 60 * 60_000 } });

    await keeper.has(2);
    expect(keeper.mails).toHaveLength(2);
  });

  it('says plainly when the password is wrong, and asks rarely after three times', async () => {
    const keeper = createMailKeeper();
    const connection = { ...optionsFor(serverOf(), keeper).connection, password: 'feil-passord' };

    const { firstConnection } = watch(keeper, { connection });

    const { host, port } = serverOf();
    const problem = `The mail server ${host}:${port} did not accept the sign-in: check imap.user and imap.password, and that the account may use IMAP.`;
    expect(await firstConnection).toEqual({ kind: 'refused', problem });
    expect(await keeper.reported('refused', 3)).toEqual({ kind: 'refused', problem, retryIn: 15 * 60_000 });
    expect(JSON.stringify(keeper.states)).not.toContain('feil-passord');
  });

  it('says plainly when there is no such folder', async () => {
    const keeper = createMailKeeper();

    const { firstConnection } = watch(keeper, { folder: 'Finnes ikke' });

    expect(await firstConnection).toMatchObject({
      kind: 'no_folder',
      problem: expect.stringContaining('has no folder “Finnes ikke” that this user may open: check imap.folder.'),
    });
  });

  it('takes nothing once it is stopped', async () => {
    const keeper = createMailKeeper();
    const watcher = watch(keeper);
    await keeper.reported('connected');

    await watcher.stop();
    await serverOf().deliver(mailAbout('For sent'), folder);

    expect(keeper.states.at(-1)).toEqual({ kind: 'stopped' });
    expect(keeper.mails).toEqual([]);
  });
}

/** Retries come at once here; how long they really wait is told in the states. */
export function optionsFor(
  server: Pick<ServerUnderTest, 'host' | 'port' | 'user' | 'password'>,
  keeper: MailKeeper,
): MailboxOptions {
  return {
    organisation: 'digfo',
    folder: 'INBOX',
    connection: { host: server.host, port: server.port, user: server.user, password: server.password, security: 'none' },
    cursor: keeper.cursor,
    receive: keeper.receive,
    tooBig: async () => {},
    onState: keeper.onState,
    log: { info: () => {}, warn: () => {} },
    timing: { firstRetry: 10, longestRetry: 200 },
  };
}

export function mailAbout(subject: string): string {
  const from = `From: ${kari.name} <${kari.address}>`;
  return `${from}\r\nTo: personvern@digfo.example.no\r\nSubject: ${subject}\r\n\r\nHva vet dere om meg?\r\n`;
}
