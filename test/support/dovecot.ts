/**
 * A real mail server for tests: Debian's Dovecot on a free port of this machine, everything it writes in a temporary folder. Any user may sign
 * in with the one password. Works as root and as an ordinary user.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';

export type Dovecot = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** PEM of the certificate, where the server was started with TLS. It is made out to `localhost`. */
  readonly ca: string | undefined;
  /** Appends a mail by a connection of its own, as a mail client or a delivery would. Gives the UID. */
  deliver(raw: Buffer | string, folder?: string, flags?: readonly string[]): Promise<number>;
  remove(uid: number, folder?: string): Promise<void>;
  mails(folder?: string): Promise<readonly { readonly uid: number; readonly flags: readonly string[] }[]>;
  /** Deletes the folder and makes it anew, empty and with another UIDVALIDITY. */
  recreate(folder: string): Promise<void>;
  stop(): Promise<void>;
};

const program = '/usr/sbin/dovecot';

export async function startDovecot(options: { readonly tls?: boolean } = {}): Promise<Dovecot> {
  if (!existsSync(program)) {
    throw new Error(
      `These tests need a real mail server, and ${program} is not there. Install it: apt-get install dovecot-imapd`,
    );
  }
  const home = await mkdtemp(join(tmpdir(), 'frist-dovecot-'));
  // The mail processes run as nobody and have to get through.
  await chmod(home, 0o755);
  const ca = options.tls ? await makeCertificate(home) : undefined;
  const port = await freePort();
  await mkdir(join(home, 'mail'), { mode: 0o777 });
  await chmod(join(home, 'mail'), 0o777);
  await writeFile(join(home, 'dovecot.conf'), configuration(home, port, await whoRunsIt(), options.tls ?? false));

  const server = spawn(program, ['-F', '-c', join(home, 'dovecot.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await exited;
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const log: string[] = [];
  try {
    await listening(server, log, AbortSignal.timeout(15_000));
    await greeting(port, AbortSignal.timeout(15_000));
  } catch (cause) {
    await stop();
    throw new Error(`Dovecot did not start:\n${log.join('') || '(it wrote no log)'}`, { cause });
  }
  return { ...access(port, ca), stop };
}

const user = 'personvern@digfo.example.no';
const password = 'hemmelig';

function access(port: number, ca: string | undefined): Omit<Dovecot, 'stop'> {
  const host = '127.0.0.1';
  const signedIn = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const tls = ca === undefined ? {} : { ca };
    const client = new ImapFlow({ host, port, secure: false, tls, auth: { user, pass: password }, logger: false });
    client.on('error', () => client.close());
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  return {
    host,
    port,
    user,
    password,
    ca,
    deliver: (raw, folder = 'INBOX', flags = []) =>
      signedIn(async (client) => {
        const appended = await client.append(folder, raw, [...flags]);
        if (!appended || appended.uid === undefined) throw new Error('Dovecot did not take the mail.');
        return appended.uid;
      }),
    remove: (uid, folder = 'INBOX') =>
      signedIn(async (client) => {
        await client.mailboxOpen(folder);
        await client.messageDelete(String(uid), { uid: true });
      }),
    mails: (folder = 'INBOX') =>
      signedIn(async (client) => {
        await client.mailboxOpen(folder, { readOnly: true });
        const mails = await client.fetchAll('1:*', { flags: true }, { uid: true });
        return mails.map(({ uid, flags }) => ({ uid, flags: [...(flags ?? [])] }));
      }),
    recreate: (folder) =>
      signedIn(async (client) => {
        await client.mailboxDelete(folder);
        await client.mailboxCreate(folder);
      }),
  };
}

/** The mail processes may not run as root; Debian's own `nobody` stands in for it. */
async function whoRunsIt(): Promise<{ readonly isRoot: boolean; readonly name: string; readonly group: string }> {
  if (process.getuid?.() === 0) return { isRoot: true, name: 'nobody', group: 'nogroup' };
  const { stdout } = await promisify(execFile)('id', ['-gn']);
  return { isRoot: false, name: userInfo().username, group: stdout.trim() };
}

function configuration(home: string, port: number, runner: Awaited<ReturnType<typeof whoRunsIt>>, tls: boolean): string {
  return `
    protocols = imap
    listen = 127.0.0.1
    base_dir = ${home}/run
    state_dir = ${home}/run
    log_path = /dev/stderr
    ${tls ? `ssl = yes\nssl_cert = <${home}/certificate.pem\nssl_key = <${home}/key.pem` : 'ssl = no'}
    disable_plaintext_auth = no
    auth_failure_delay = 0
    service anvil {
      unix_listener anvil-auth-penalty {
        mode = 0
      }
    }
    first_valid_uid = 1
    mail_location = maildir:${home}/mail/%u
    passdb {
      driver = static
      args = password=${password}
    }
    userdb {
      driver = static
      args = uid=${runner.name} gid=${runner.group} home=${home}/mail/%u
    }
    service imap-login {
      inet_listener imap {
        port = ${port}
      }
      inet_listener imaps {
        port = 0
      }
    }
    namespace inbox {
      inbox = yes
      separator = /
      mailbox Sent {
        auto = create
        special_use = \\Sent
      }
      mailbox Personvern {
        auto = create
      }
    }
    ${runner.isRoot ? '' : asOrdinaryUser(runner)}
  `;
}

/** As root it keeps the users of its Debian package; anybody else can only run all of it as themselves, and without chroot. */
function asOrdinaryUser({ name, group }: { readonly name: string; readonly group: string }): string {
  return `
    default_internal_user = ${name}
    default_internal_group = ${group}
    default_login_user = ${name}
    service anvil {
      chroot =
    }
    service imap-login {
      chroot =
    }
    service stats {
      chroot =
    }
  `;
}

async function makeCertificate(home: string): Promise<string> {
  const certificate = join(home, 'certificate.pem');
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(home, 'key.pem')];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...key, ...names, '-out', certificate]);
  return readFile(certificate, 'utf8');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Dovecot listens before it says that it starts up; from then on connections are kept for it, however busy the machine. */
async function listening(server: ChildProcess, log: string[], signal: AbortSignal): Promise<void> {
  const started = new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log.push(text);
      if (log.join('').includes('starting up')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`It ended with exit code ${code}.`)));
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  await started;
}

async function greeting(port: number, signal: AbortSignal): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'data', { signal });
  } finally {
    socket.destroy();
  }
}
