import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

/** A mail server inside this process, for the demo and for tests: INBOX and Sent, in memory, gone when it stops. */
export type DemoImapServer = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Puts a mail into a folder and tells whoever watches it; gives the mail's UID. */
  deliver(raw: Buffer | string, folder?: string, flags?: readonly string[]): number;
  /** Files a mail in Sent, as providers do with what goes out. */
  saveSent(raw: Buffer | string): number;
  remove(uid: number, folder?: string): void;
  mails(folder?: string): readonly DemoMail[];
  /** Empties a folder and gives it a new UIDVALIDITY, as a restore from backup does; whoever has it open is disconnected. */
  recreate(folder?: string): void;
  stop(): Promise<void>;
};

export type DemoMail = { readonly uid: number; readonly flags: readonly string[]; readonly raw: Buffer };

export type DemoImapOptions = {
  readonly user?: string;
  readonly password?: string;
  readonly port?: number;
  /** With hoodiecrow's own certificate, which expired long ago: good for showing that it is not trusted. */
  readonly tls?: boolean;
  /** Changes how the server behaves, to show what becomes of its faults. */
  readonly fault?: (server: hoodiecrow.IMAPServer) => void;
};

export async function startImapServer(options: DemoImapOptions = {}): Promise<DemoImapServer> {
  const { user = 'personvern@digfo.example.no', password = 'hemmelig', port = 0, tls = false, fault = () => {} } = options;
  // The server counts UIDs from 1 again at each start; without another UIDVALIDITY a cursor of the last run would hide its mails.
  const uidvalidity = Math.floor(Date.now() / 1000);
  const server = hoodiecrow({
    plugins: ['IDLE', 'UIDPLUS', 'MOVE', 'CONDSTORE', 'SPECIAL-USE', fault],
    secureConnection: tls,
    users: { [user]: { password } },
    storage: {
      INBOX: { uidvalidity },
      '': { separator: '/', folders: { Sent: { uidvalidity, 'special-use': '\\Sent' } } },
    },
  });
  const sockets = tendConnections(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  const mailbox = (folder: string) => {
    const found = server.getMailbox(folder);
    if (found === undefined) throw new Error(`The mail server of the demo has no folder ${folder}.`);
    return found;
  };
  const deliver = (raw: Buffer | string, folder = 'INBOX', flags: readonly string[] = []) =>
    server.appendMessage(mailbox(folder), [...flags], internalDate(new Date()), Buffer.from(raw).toString('latin1')).message.uid;

  return {
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    user,
    password,
    deliver,
    saveSent: (raw) => deliver(raw, 'Sent', ['\\Seen']),
    remove(uid, folder = 'INBOX') {
      const { messages } = mailbox(folder);
      const index = messages.findIndex((message) => message.uid === uid);
      if (index === -1) throw new Error(`There is no mail with UID ${uid} in ${folder}.`);
      messages.splice(index, 1);
      server.notify({ tag: '*', attributes: [index + 1, { type: 'ATOM', value: 'EXPUNGE' }] }, mailbox(folder));
    },
    mails: (folder = 'INBOX') =>
      mailbox(folder).messages.map(({ uid, flags, raw }) => ({ uid, flags, raw: Buffer.from(raw, 'latin1') })),
    recreate(folder = 'INBOX') {
      const emptied = mailbox(folder);
      emptied.messages.length = 0;
      emptied.uidnext = 1;
      emptied.uidvalidity += 1;
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      const closed = new Promise((resolve) => server.server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/**
 * Two of its habits made good: it writes each line of an answer by itself, which costs 40 ms a command while Nagle's algorithm waits for more;
 * and its IDLE leaves a timer of half an hour behind when a connection is cut, which keeps the process alive until a DONE takes it away.
 */
function tendConnections(server: hoodiecrow.IMAPServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.connectionHandlers.push((connection) => {
    const { socket } = connection;
    if (socket === null) return;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => {
      sockets.delete(socket);
      if (connection.inputHandler) connection.inputHandler('DONE');
    });
  });
  return sockets;
}

/** In UTC, since hoodiecrow's own formatting gets time zones of half hours wrong. */
function internalDate(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d\d) (\w+) (\d{4}) ([\d:]+) GMT$/.exec(date.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}
