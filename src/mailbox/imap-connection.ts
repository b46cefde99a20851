import { ImapFlow } from 'imapflow';

/** How to reach a mailbox. `security: 'none'` is for a server on this very machine and refused for any other. */
export type ImapConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** A function is asked anew for every connection: an OAuth token from the last one has expired by the time of a reconnect. */
  readonly password: string | (() => Promise<ImapCredentials>);
  readonly security: 'tls' | 'starttls' | 'none';
  /** PEM of the authority that signed the server's certificate, where it is not a public one. */
  readonly ca?: string | undefined;
};

export type ImapCredentials = { readonly password: string } | { readonly accessToken: string };

/** Mails up to this size come in one piece; a bigger literal would end the connection, and the next one, and the next. */
export const largestLiteral = 64 * 1024 * 1024;

/**
 * A client that is not connected yet. imapflow's clients serve one connection each, so every connection takes a new one.
 *
 * `onError` is attached before the client is handed out: an `error` event that nobody listens to ends the process, and the first may come
 * while it is still connecting. A cut connection often gives no error at all, only `close`.
 *
 * @throws where the password function throws, or the connection would be unencrypted over a network.
 */
export async function newImapClient(connection: ImapConnection, onError: (error: unknown) => void): Promise<ImapFlow> {
  refuseOpenNetwork(connection);
  const credentials = typeof connection.password === 'string' ? { password: connection.password } : await connection.password();
  const client = new ImapFlow({
    host: connection.host,
    port: connection.port,
    secure: connection.security === 'tls',
    doSTARTTLS: connection.security === 'starttls',
    tls: connection.ca === undefined ? {} : { ca: connection.ca },
    auth: {
      user: connection.user,
      ...('password' in credentials ? { pass: credentials.password } : { accessToken: credentials.accessToken }),
    },
    clientInfo: { name: 'Frist' },
    logger: false,
    connectionTimeout: 30_000,
    // A network that has silently gone away is noticed after two of these: the first only asks whether the server is still there.
    socketTimeout: 120_000,
    // Below the 5 minutes after which many routers forget a quiet connection.
    maxIdleTime: 240_000,
    // The default of 15 s would leave each mail that comes right after another waiting for as long.
    autoIdleDelay: 100,
    maxLiteralSize: largestLiteral,
    maxResponseSize: largestLiteral + 1024 * 1024,
  });
  client.on('error', onError);
  return client;
}

/** @throws a plain sentence when the password would travel over a network unencrypted. */
export function refuseOpenNetwork({ host, security }: Pick<ImapConnection, 'host' | 'security'>): void {
  if (security !== 'none' || isThisMachine(host)) return;
  throw new Error(
    `Without encryption only a mail server on this machine may be used, and ${host} is not on it: set imap.security to tls or starttls.`,
  );
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
