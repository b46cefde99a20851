/**
 * The composition root: the only file that knows every edge. It ties the ports to what stands behind them, starts the loops, and takes
 * everything down again in the right order.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { osloDate } from './cases/calendar.ts';
import type { Organisation } from './cases/organisation.ts';
import { systemClock } from './clock.ts';
import type { Config, InstallationConfig } from './config.ts';
import { type ConnectionStates, connectionStates } from './connections.ts';
import { dnsForMails } from './dns.ts';
import { installationsOf } from './installations.ts';
import { classify } from './intents/classify.ts';
import { loadOrganisations } from './load-organisations.ts';
import { loadRules } from './load-rules.ts';
import { createSentFolder } from './mailbox/sent-folder.ts';
import { type MailboxState, type MailboxWatcher, watchMailbox } from './mailbox/watch-mailbox.ts';
import { checkSignature } from './message/check-signature.ts';
import { parseMail } from './message/parse-mail.ts';
import { Mistakes } from './mistakes.ts';
import { readFolder, shippedFolder } from './read-folder.ts';
import { readTemplates } from './replies/read-templates.ts';
import { createReplyWriter } from './replies/reply-writer.ts';
import { createReplySender } from './replies/smtp-sender.ts';
import { startSchedule } from './schedule.ts';
import { createCatchUp } from './slack/catch-up.ts';
import { connectSlack } from './slack/connect.ts';
import { createCaseBoard } from './slack/delivery.ts';
import { type Examined, examineWorkspace } from './slack/examine-workspace.ts';
import { registerListeners } from './slack/listeners/register.ts';
import { migrateStore } from './store/migrate-store.ts';
import { openStore } from './store/open-store.ts';
import { triedTemplates } from './tried-templates.ts';
import { startWorkLoop, type WorkLoop } from './work-loop.ts';
import { deliverEffects, recoverStranded } from './workflow/deliver-effects.ts';
import { namesGroups } from './workflow/people-now.ts';
import type { CaseBoard, ReplyWriter, StaffDirectory } from './workflow/ports.ts';
import { makeDueDigests } from './workflow/post-digest.ts';
import { readTooBigNote, receiveMail, receiveTooBigMail } from './workflow/receive-mail.ts';
import { settleMails } from './workflow/settle-mail.ts';
import { staffVerbs } from './workflow/staff.ts';
import { threadSeen, threadsToRead } from './workflow/threads-to-read.ts';
import type { Log, World } from './workflow/world.ts';

export type App = {
  /** Resolves with a plain sentence when something needs a person before Frist can go on: a refused password, a missing scope. */
  readonly failed: Promise<{ readonly problem: string }>;
  stop(): Promise<void>;
};

/**
 * Starts everything. Slack being down, or a mail server later on, is no obstacle: mail is taken in, and what waits is delivered later.
 * A mailbox that cannot be reached at the start is most likely a mistake in the configuration, and ends it (`failed`).
 */
export async function startApp(config: Config, log: Log): Promise<App> {
  const parts = await loadParts(config);
  let fail: (end: { problem: string }) => void = () => {};
  const failed = new Promise<{ problem: string }>((resolve) => {
    fail = resolve;
  });
  const connections = connectionStates();
  const slack = connectSlack({
    appToken: config.slack.app_token,
    botToken: config.slack.bot_token,
    apiUrl: config.slack.api_url,
    namesGroups: [...parts.installations.values()].some(namesGroups),
    log,
    onFatal: (problem) => fail({ problem }),
    onConnected: () => {
      connections.slackIs('connected');
      loops.threads?.wake();
    },
    onWaiting: () => connections.slackIs('reconnecting'),
  });
  const channelOf = (organisation: string) => configOf(config, organisation).channel;
  const board = createCaseBoard({
    background: slack.background,
    channelOf,
    log,
    languageOf: (organisation) => organisationOf(parts, organisation).staffLanguage,
  });
  const readers = { readersOf: (organisation: string) => slack.people.inChannel(channelOf(organisation)) };
  const loops: { [work in 'mails' | 'outbox' | 'threads']?: WorkLoop } = {};
  const { world, close } = await buildWorld(config, parts, log, { board, staff: slack.people, readers, connections }, (what) =>
    loops[what]?.wake(),
  );

  await recoverStranded(world);
  const onError = (error: unknown) =>
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a round of work failed; it is tried again');
  loops.mails = startWorkLoop({ work: () => settleMails(world), every: 30_000, onError });
  // Every second, since another process (frist case … approve) may have left something in the outbox.
  loops.outbox = startWorkLoop({ work: () => deliverEffects(world), every: 1000, onError });
  loops.mails.wake();
  loops.outbox.wake();
  const organisations = [...parts.installations.values()].map(({ organisation }) => organisation);
  const verbs = staffVerbs(world);
  registerListeners(slack, verbs, log, { organisations, clock: systemClock });
  const catchUp = createCatchUp({
    background: slack.background,
    threadsToRead: () => threadsToRead(world),
    threadSeen: (thread, until) => threadSeen(world, thread, until),
    verbs,
    log,
  });
  // Woken whenever the socket is there again; once an hour without, since an event may get lost on the way.
  loops.threads = startWorkLoop({ work: () => catchUp.run(), every: 3_600_000, onError });
  slack.start();
  const watchers = watchMailboxes(world, config, connections, (problem) => fail({ problem }));
  const schedule = startSchedule(world);
  await makeDueDigests(world);

  return {
    failed,
    async stop() {
      await schedule.stop();
      await Promise.all(watchers.map((watcher) => watcher.stop()));
      catchUp.stop();
      await slack.stop();
      await loops.threads?.stop();
      await loops.mails?.stop();
      await loops.outbox?.stop();
      await close();
    },
  };
}

/** The world without its loops and connections, for commands: what they decide is delivered by the running bot. */
export async function openWorld(config: Config, log: Log): Promise<{ readonly world: World; close(): Promise<void> }> {
  return buildWorld(config, await loadParts(config), log, noSlack, () => {});
}

/** Brings the database up to date, making it where there is none; gives the names of what ran. */
export async function migrateDatabase(config: Config): Promise<readonly string[]> {
  const { ran } = await migrateStore({ file: config.database, masterKey: config.masterKey });
  return ran;
}

/** What the world has of Slack, and knows of its own connections. */
type SlackSide = Pick<World, 'board' | 'staff' | 'readers' | 'connections'>;
type Parts = Awaited<ReturnType<typeof loadParts>>;

/** All that lawyers and handlers edit, read and checked before anything starts, with every mistake at once. */
async function loadParts(config: Config) {
  const mistakes: string[] = [];
  const attempt = async <T>(load: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Mistakes)) throw error;
      mistakes.push(...error.list);
      return undefined;
    }
  };
  const organisations = await attempt(() => loadOrganisations(config.organisations_folder));
  const rules = await attempt(() => loadRules(config.intents_folder));
  const writer = await attempt(() => loadWriter(config, [...(organisations?.values() ?? [])]));
  const installations = organisations && (await attempt(() => installationsOf(config, organisations, osloDate(systemClock()))));
  if (!organisations || !rules || !writer || !installations) throw new Mistakes(mistakes);
  return { organisations, rules, writer, installations };
}

/**
 * The templates, tried with every organisation. With none (their files are wrong) nothing is said of whose own templates are whose.
 * @throws Mistakes naming every file and line that is wrong
 */
export function loadWriter(
  folders: Pick<Config, 'templates_folder' | 'organisations_folder'>,
  organisations: readonly Organisation[],
): ReplyWriter {
  const shared = readFolder(folders.templates_folder ?? shippedFolder('templates'), ['.liquid', '.yaml']);
  const isKnown = organisations.length > 0;
  const own = isKnown ? readFolder(folders.organisations_folder ?? shippedFolder('organisations'), ['.liquid']) : [];
  const tried = triedTemplates([...shared, ...own], organisations);
  if (!tried.before && process.stderr.isTTY) process.stderr.write('Trying the templates on every company …\n');
  const templates = readTemplates(shared, organisations, own, { tried: tried.before });
  if (!templates.ok) throw new Mistakes(templates.mistakes);
  tried.remember();
  return createReplyWriter(templates.templates);
}

async function buildWorld(config: Config, parts: Parts, log: Log, slack: SlackSide, wake: World['wake']) {
  const store = await openStore({
    file: config.database,
    masterKey: config.masterKey,
    clock: systemClock,
    migrate: true,
    onDamaged: (id) => log.error({ case: id }, 'a case cannot be read and is left out of every list; restore the newest backup'),
  });
  const dnsOfMail = dnsForMails();
  const world: World = {
    store,
    clock: systemClock,
    newId: randomUUID,
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    ...slack,
    writer: parts.writer,
    sender: createReplySender((id) => smtpSettings(parts, config, id)),
    sentFolder: createSentFolder((id) => ({
      connection: imapConnection(configOf(config, id)),
      folder: configOf(config, id).imap.sent_folder,
    })),
    parse: async (raw, { organisation, mailboxAddress }) =>
      readTooBigNote(raw) ??
      parseMail(raw, {
        authservId: configOf(config, organisation.id).authserv_id,
        ownAddresses: [mailboxAddress],
        contactForm: organisation.contactForm,
      }),
    checkSignature: (raw, sender) => checkSignature(raw, sender, new Date(systemClock().epochMilliseconds), dnsOfMail()),
    classify: (message) => classify(message, parts.rules),
    installations: parts.installations,
    wake,
    log,
  };
  return { world, close: () => store.close() };
}

function watchMailboxes(
  world: World,
  config: Config,
  connections: ConnectionStates,
  onFailedStart: (problem: string) => void,
): readonly MailboxWatcher[] {
  return [...world.installations.keys()].map((organisation) => {
    const { imap } = configOf(config, organisation);
    const watcher = watchMailbox({
      organisation,
      folder: imap.folder,
      connection: imapConnection(configOf(config, organisation)),
      cursor: () => world.store.records.mails.cursor(organisation, imap.folder),
      receive: (mail) => receiveMail(world, mail),
      tooBig: (mail) => receiveTooBigMail(world, mail),
      onState: (state) => {
        connections.mailboxIs(organisation, state.kind);
        logState(world.log, organisation, state);
      },
      log: world.log,
      timing: { pollEvery: imap.poll_seconds * 1000 },
    });
    // A wrong password or host at start is a mistake in the configuration; later it is an outage, and Frist waits for its end.
    void watcher.firstConnection.then((first) => {
      if (first.kind !== 'connected') onFailedStart(`organisations.${organisation}: ${first.problem}`);
    });
    return watcher;
  });
}

function logState(log: Log, organisation: string, state: MailboxState): void {
  if (state.kind === 'connected' || state.kind === 'stopped') log.info({ organisation, state: state.kind }, 'mailbox');
  else log.warn({ organisation, state: state.kind, problem: state.problem }, 'mailbox');
}

function imapConnection({ imap }: InstallationConfig) {
  const { host, port, user, password, security } = imap;
  return { host, port, user, password, security };
}

function smtpSettings({ installations, organisations }: Parts, config: Config, id: string) {
  const { host, port, user, password, security } = configOf(config, id).smtp;
  const from = { address: installations.get(id)?.mailboxAddress ?? '', name: organisations.get(id)?.name ?? '' };
  return { host, port, user, password, security, from };
}

function configOf(config: Config, organisation: string): InstallationConfig {
  const found = config.organisations[organisation];
  if (!found) throw new Error(`Organisation ${organisation} is not in the configuration`);
  return found;
}

function organisationOf({ organisations }: Parts, id: string): Organisation {
  const found = organisations.get(id);
  if (!found) throw new Error(`There is no organisation ${id}`);
  return found;
}

const noBoard: CaseBoard = {
  drawCard: () => Promise.reject(new Error('A command never posts; the running bot does')),
  postLine: () => Promise.reject(new Error('A command never posts; the running bot does')),
  drawSortedAway: () => Promise.reject(new Error('A command never posts; the running bot does')),
  postDigest: () => Promise.reject(new Error('A command never posts; the running bot does')),
};

/** A command does not ask Slack: it is for the day when Slack is down. Who is named one by one counts all the same. */
const noDirectory: StaffDirectory = { membersOf: async () => undefined };

/** A command keeps no connections, and nobody looks at its Home. */
const noSlack: SlackSide = {
  board: noBoard,
  staff: noDirectory,
  readers: { readersOf: async () => undefined },
  connections: connectionStates(),
};

/**
 * What the workspace says to what `frist.yaml` names; nothing is posted, and no database is opened.
 * @throws Mistakes where the configuration and the organisations do not go together, so that there is nothing to ask about
 */
export async function examineSlack(config: Config, progress: (what: string) => void): Promise<readonly Examined[]> {
  const installations = installationsOf(config, loadOrganisations(config.organisations_folder), osloDate(systemClock()));
  const served = [...installations].map(([id, { organisation, approvers, responsible }]) => ({
    id,
    channel: configOf(config, id).channel,
    approvers,
    responsible,
    staffLanguage: organisation.staffLanguage,
  }));
  const { app_token: appToken, bot_token: botToken, api_url: apiUrl } = config.slack;
  return examineWorkspace({ appToken, botToken, apiUrl, progress }, served);
}
