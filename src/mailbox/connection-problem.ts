/**
 * Turns what imapflow, TLS, DNS and the socket throw into one plain sentence for the operator, naming the setting to look at. The errors'
 * own texts are left out: a server may write anything into them, the user name included.
 */
import { AuthenticationFailure } from 'imapflow';
import type { ImapConnection } from './imap-connection.ts';

/**
 * `refused`: the server knows neither user nor password, and asking often may lock the account. `no_folder`: signed in, but there is no such
 * folder. `unreachable`: no server, none that may be trusted, or the connection was lost; it may come back by itself.
 */
export type ConnectionProblem = { readonly kind: 'refused' | 'no_folder' | 'unreachable'; readonly problem: string };

export function explainProblem(error: unknown, connection: ImapConnection, folder: string): ConnectionProblem {
  const server = `${connection.host}:${connection.port}`;
  const facts = factsOf(error);
  const unreachable = (problem: string): ConnectionProblem => ({ kind: 'unreachable', problem });

  if (isRefusedSignIn(error, facts)) {
    return {
      kind: 'refused',
      problem: `The mail server ${server} did not accept the sign-in: check imap.user and imap.password, and that the account may use IMAP.`,
    };
  }
  if (error instanceof NoSuchFolder) {
    return {
      kind: 'no_folder',
      problem: `The mail server ${server} has no folder “${folder}” that this user may open: check imap.folder.`,
    };
  }
  if (certificateCodes.test(facts.code)) {
    return unreachable(
      `The certificate of the mail server ${server} cannot be trusted (${facts.code}): check imap.host, or name the authority that signed it in NODE_EXTRA_CA_CERTS.`,
    );
  }
  if (/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/.test(facts.code)) {
    return unreachable(`No mail server named ${connection.host} can be found: check imap.host and this machine's network.`);
  }
  if (facts.code === 'ECONNREFUSED') {
    return unreachable(`Nothing answers at ${server}: check imap.host and imap.port.`);
  }
  if (/^(CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(facts.code)) {
    return unreachable(`The mail server ${server} did not answer in time: check imap.host, imap.port and the firewall.`);
  }
  if (facts.tlsFailed || /SSL|EPROTO/.test(facts.code)) {
    return unreachable(
      `The mail server ${server} does not speak the encryption that was asked for: imap.security tls belongs to port 993, starttls to port 143.`,
    );
  }
  const code = facts.code === '' ? '' : ` (${facts.code})`;
  return unreachable(`The connection to the mail server ${server} was lost${code}.`);
}

/** The server answered a command with NO or BAD, so the connection itself is sound. */
export function answeredNo(error: unknown): boolean {
  return ['NO', 'BAD'].includes(factsOf(error).status);
}

/** The server does not have the folder, or does not let this user open it. */
export class NoSuchFolder extends Error {
  override readonly name = 'NoSuchFolder';
}

type ErrorFacts = {
  readonly code: string;
  readonly status: string;
  readonly serverCode: string;
  readonly authenticationFailed: boolean;
  readonly tlsFailed: boolean;
};

/** Node's TLS and OpenSSL names for a certificate that is expired, unknown, self-made or somebody else's. */
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/;

/** Sign-ins that fail for the server's own reasons: an outage or too many connections at once (RFC 5530, section 3). */
const passingServerCodes = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG'];

/** imapflow marks whatever goes wrong during a sign-in, a cut connection included, as a failed one; only the server's NO is an answer. */
function isRefusedSignIn(error: unknown, facts: ErrorFacts): boolean {
  if (!facts.authenticationFailed) return false;
  if (facts.status === 'NO') return !passingServerCodes.includes(facts.serverCode.toUpperCase());
  // Its own error class says that no way of signing in was left: passwords switched off, or a token wanted.
  return error instanceof AuthenticationFailure && error.message !== 'Already logged out';
}

function factsOf(error: unknown): ErrorFacts {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    code: text('code'),
    status: text('responseStatus'),
    serverCode: text('serverResponseCode'),
    authenticationFailed: fields.authenticationFailed === true,
    tlsFailed: fields.tlsFailed === true,
  };
}
