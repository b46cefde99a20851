/**
 * Two companies' mailboxes, a mail server, a Slack and the real bot between them, all on this machine and all thrown away at the end.
 * The demo shows it; tests that kill the bot in the middle use it too.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type FristProcess, startFrist } from './frist-process.ts';
import { startImapServer } from './imap-server.ts';
import { mailboxes, mailServers } from './mails.ts';
import { type LocalSlack, startLocalSlack } from './slack-server.ts';
import { type DemoSmtpServer, startSmtpServer } from './smtp-server.ts';

export type OrganisationId = keyof typeof mailboxes;

/** A mailbox on some IMAP server of this machine. */
export type MailAccount = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  deliver(raw: Buffer): unknown;
  /** Puts a copy into the Sent folder, as Gmail and Microsoft 365 do with all that goes out. */
  saveSent(raw: Buffer): unknown;
  stop(): Promise<void>;
};

export type Installation = {
  readonly slack: LocalSlack;
  readonly smtp: DemoSmtpServer;
  readonly imap: Readonly<Record<OrganisationId, MailAccount>>;
  readonly configFile: string;
  /** The database of the bot, which makes it at its first start; to be opened while no bot runs. */
  readonly database: { readonly file: string; readonly masterKey: Buffer };
  /** Starts the bot; at any time there may be one. Resolves when it hears Slack and watches both mailboxes. */
  startBot(): Promise<FristProcess>;
  /** Takes everything down, the bot first, and removes the folder with the database and the configuration. */
  stop(): Promise<void>;
};

type Options = {
  /** How long an approved answer waits before it leaves. */
  readonly undoSeconds: number;
  /** Another IMAP server than the one inside this process. */
  readonly startMailbox?: (user: string) => Promise<MailAccount>;
};

export async function startInstallation({
  undoSeconds,
  startMailbox = (user) => startImapServer({ user }),
}: Options): Promise<Installation> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const kept = <T extends { stop(): Promise<void> }>(started: T): T => {
    undo.push(() => started.stop());
    return started;
  };

  try {
    const imap = {
      digfo: kept(await startMailbox(mailboxes.digfo)),
      defigo: kept(await startMailbox(mailboxes.defigo)),
    };
    const ownerOf = (address: string) => (address === mailboxes.defigo ? imap.defigo : imap.digfo);
    const smtp = kept(await startSmtpServer({ onAccepted: ({ sender, raw }) => ownerOf(sender).saveSent(raw) }));
    const slack = kept(await startLocalSlack());
    // mkdtemp gives the folder to this user alone (0700).
    const folder = await mkdtemp(join(tmpdir(), 'frist-demo-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const configFile = await writeConfig(folder, { imap, smtp, slack, undoSeconds });
    const database = { file: join(folder, 'frist.db'), masterKey: randomBytes(32) };
    const secrets = {
      FRIST_MASTER_KEY: database.masterKey.toString('base64'),
      FRIST_SLACK_APP_TOKEN: slack.appToken,
      FRIST_SLACK_BOT_TOKEN: slack.botToken,
      DIGFO_PASSWORD: imap.digfo.password,
      DEFIGO_PASSWORD: imap.defigo.password,
    };
    const startBot = async () => {
      const bot = kept(startFrist(configFile, secrets));
      await Promise.all(
        Object.keys(imap).map((id) => bot.waitForLog((line) => line.organisation === id && line.state === 'connected')),
      );
      return bot;
    };
    return { slack, smtp, imap, configFile, database, startBot, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

type Servers = Pick<Installation, 'imap' | 'smtp' | 'slack'> & { readonly undoSeconds: number };

async function writeConfig(folder: string, { imap, smtp, slack, undoSeconds }: Servers): Promise<string> {
  const organisation = (id: OrganisationId) => ({
    address: mailboxes[id],
    channel: slack.channel,
    approvers: [{ id: slack.approver.id, confidentiality: '2026-01-05' }],
    authserv_id: mailServers[id],
    imap: {
      host: imap[id].host,
      port: imap[id].port,
      user: imap[id].user,
      password: fromEnvironment(`${id.toUpperCase()}_PASSWORD`),
      security: 'none',
      sent_folder: 'Sent',
    },
    smtp: {
      host: smtp.host,
      port: smtp.port,
      user: mailboxes[id],
      password: fromEnvironment(`${id.toUpperCase()}_PASSWORD`),
      security: 'none',
    },
  });
  const file = join(folder, 'frist.yaml');
  const config = {
    database: './frist.db',
    master_key: fromEnvironment('FRIST_MASTER_KEY'),
    slack: {
      app_token: fromEnvironment('FRIST_SLACK_APP_TOKEN'),
      bot_token: fromEnvironment('FRIST_SLACK_BOT_TOKEN'),
      api_url: slack.apiUrl,
    },
    undo_seconds: undoSeconds,
    organisations: { digfo: organisation('digfo'), defigo: organisation('defigo') },
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
  return file;
}

/** How the configuration refers to a secret. */
const fromEnvironment = (name: string) => `\${${name}}`;
