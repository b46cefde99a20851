import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { readMail, type ShownMail } from './read-mail.ts';

/** A mail server that takes everything and delivers nothing: what Frist sends stays on this machine and can be read here. */
export type DemoSmtpServer = {
  readonly host: string;
  readonly port: number;
  mails(): readonly SentMail[];
  /** Called for every mail taken from now on. Returns what ends it. */
  onMail(listener: (mail: SentMail) => void): () => void;
  /** The first mail that fits, sent already or still to come; rejects when the server stops before. */
  waitFor(fits: (mail: SentMail) => boolean): Promise<SentMail>;
  stop(): Promise<void>;
};

/** `sender` and `recipients` are from the envelope, that is, where the mail really came from and went to. */
export type SentMail = ShownMail & { readonly sender: string; readonly recipients: readonly string[] };

/**
 * Listens on a free port of 127.0.0.1, without TLS; any user name and password is right.
 * @param onAccepted called with each mail before it is confirmed. Gmail and Microsoft 365 save a copy to the Sent folder at that moment.
 */
export async function startSmtpServer(
  options: { readonly onAccepted?: (mail: SentMail) => unknown; readonly port?: number } = {},
): Promise<DemoSmtpServer> {
  const sent: SentMail[] = [];
  const listeners = new Set<(mail: SentMail) => void>();
  const waiting = new Set<(stopped: Error) => void>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'somebody' }),
    onData: (stream, session, callback) => {
      buffer(stream)
        .then((raw) => take(raw, session))
        .then(() => callback(null), callback);
    },
  });

  async function take(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const sender = mailFrom ? mailFrom.address : '';
    const mail = { ...(await readMail(raw, new Date())), sender, recipients: rcptTo.map(({ address }) => address) };
    await options.onAccepted?.(mail);
    sent.push(mail);
    for (const listener of listeners) listener(mail);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  // A client that drops its connection is the client's affair; without a listener it would end the process.
  server.on('error', () => undefined);

  function onMail(listener: (mail: SentMail) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  return {
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    mails: () => [...sent],
    onMail,
    waitFor(fits) {
      const already = sent.find(fits);
      if (already) return Promise.resolve(already);
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        const end = onMail((mail) => {
          if (!fits(mail)) return;
          end();
          waiting.delete(reject);
          resolve(mail);
        });
      });
    },
    async stop() {
      await new Promise<void>((resolve) => server.close(resolve));
      for (const giveUp of waiting) giveUp(new Error('The mail server stopped before the mail came.'));
      listeners.clear();
    },
  };
}
