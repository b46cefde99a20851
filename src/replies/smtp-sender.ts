/**
 * Hands finished mails to a mail server, and says exactly what is known of their end. nodemailer's error is the same whether the server
 * had taken the mail or not; the server's `354` (go ahead with the text) in the transcript tells the two apart.
 */
import { createTransport } from 'nodemailer';
import type { OutgoingMail, ReplySender, SendResult } from '../workflow/ports.ts';
import { strictAddress } from './strict-address.ts';

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** `starttls` insists on it; `none` is for a server on this very machine. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: { readonly address: string; readonly name: string };
};

/** Milliseconds until a silent server counts as gone. */
export type SmtpPatience = { readonly connect: number; readonly answer: number };

export function createReplySender(
  settingsOf: (organisation: string) => SmtpSettings,
  patience: SmtpPatience = { connect: 20_000, answer: 60_000 },
): ReplySender {
  return { send: (organisation, mail) => send(settingsOf(organisation), mail, patience) };
}

async function send(settings: SmtpSettings, mail: OutgoingMail, patience: SmtpPatience): Promise<SendResult> {
  const to = strictAddress(mail.to);
  if (!to) return refused(true, 'The address is not of a form that mail is sent to');
  if (settings.security === 'none' && !isThisMachine(settings.host)) {
    return refused(
      false,
      'smtp.security is none, which is allowed only for a mail server on this machine; set it to starttls or tls',
    );
  }
  const transcript = newTranscript();
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    ...(settings.user !== undefined && { auth: { user: settings.user, pass: settings.password ?? '' } }),
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: transcript.logger,
    debug: true,
    transactionLog: true,
  });
  try {
    await transport.sendMail(written(settings, mail, to));
    return { kind: 'accepted' };
  } catch (error) {
    return endOf(error as SmtpError, transcript.textWentOut());
  } finally {
    transport.close();
  }
}

function written({ from }: SmtpSettings, mail: OutgoingMail, to: string) {
  const id = mail.messageId.replace(/^<|>$/g, '');
  return {
    from,
    // An object and an explicit envelope, both from the one checked address: a string is parsed, and may be parsed as two.
    to: { name: '', address: to },
    envelope: { from: from.address, to: [to] },
    subject: mail.subjectLine,
    text: mail.text,
    messageId: mail.messageId,
    ...(mail.inReplyTo !== undefined && { inReplyTo: mail.inReplyTo }),
    references: shortened(mail.references),
    headers: {
      // Exchange puts a Message-ID of its own in place of ours; by this one the mail is found again in the Sent folder.
      'X-Frist-Id': id,
      ...(mail.autoSubmitted && { 'Auto-Submitted': mail.autoSubmitted, 'X-Auto-Response-Suppress': 'All' }),
    },
  };
}

/** The first and the last ten: long threads make headers that some servers refuse (RFC 5322, section 3.6.4, allows to shorten). */
function shortened(references: readonly string[]): string[] {
  return references.length > 11 ? [...references.slice(0, 1), ...references.slice(-10)] : [...references];
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number };

/** The server's own words are not repeated: they often hold the address. */
function endOf({ code, responseCode }: SmtpError, textWentOut: boolean): SendResult {
  if (responseCode !== undefined && code === 'EAUTH')
    return refused(false, `The mail server refused to let us in (${responseCode}); look at smtp.user and smtp.password`);
  if (responseCode !== undefined && responseCode >= 400)
    return refused(responseCode >= 500, `The mail server refused the mail (${responseCode})`);
  if (textWentOut) return { kind: 'unknown', problem: 'The connection ended after the text of the mail had gone out' };
  if (code === 'ETLS')
    return refused(false, 'The mail server offers no TLS with a certificate we can trust; look at smtp.security');
  return refused(false, `The mail server does not answer (${code ?? 'no reason given'}); look at smtp.host and smtp.port`);
}

function refused(permanent: boolean, problem: string): SendResult {
  return { kind: 'refused', permanent, problem };
}

/** Listens to nodemailer's log for the one line that matters, and keeps nothing else of it. */
function newTranscript() {
  let wentOut = false;
  const listen = (entry: unknown, ...words: unknown[]) => {
    const fromServer = (entry as { tnx?: string } | undefined)?.tnx === 'server';
    if (fromServer && words.some((word) => String(word).startsWith('354'))) wentOut = true;
  };
  const logger = { level: () => {}, trace: listen, debug: listen, info: listen, warn: listen, error: listen, fatal: listen };
  return { logger, textWentOut: () => wentOut };
}

const isThisMachine = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
