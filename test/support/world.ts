/**
 * A whole Frist in memory: the real store, rules, templates and workflow; only what lies outside the process is played (Slack, the mail
 * server, the Sent folder), and the clock is moved by hand.
 */
import { Temporal } from 'temporal-polyfill';
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { Organisation } from '../../src/cases/organisation.ts';
import { classify } from '../../src/intents/classify.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { loadRules } from '../../src/load-rules.ts';
import { checkSignature, type Resolver } from '../../src/message/check-signature.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { readFolder, shippedFolder } from '../../src/read-folder.ts';
import { readTemplates } from '../../src/replies/read-templates.ts';
import { createReplyWriter } from '../../src/replies/reply-writer.ts';
import { deliverEffects } from '../../src/workflow/deliver-effects.ts';
import type {
  CaseBoard,
  CaseView,
  OutgoingMail,
  Place,
  SendResult,
  SortedAwayView,
  ThreadLine,
} from '../../src/workflow/ports.ts';
import { receiveMail } from '../../src/workflow/receive-mail.ts';
import { settleMails } from '../../src/workflow/settle-mail.ts';
import { staffVerbs } from '../../src/workflow/staff.ts';
import { tendCases } from '../../src/workflow/tend-cases.ts';
import type { Installation, World } from '../../src/workflow/world.ts';
import { openTestStore } from './database.ts';
import { messageWith } from './messages.ts';
import { colleagues, ingrid } from './people.ts';
import { dnsIsDown } from './signed-mail.ts';

/** The companies as they are shipped. */
export const organisations = loadOrganisations();
const rules = await loadRules();
// Tried on every organisation in the tests of the templates themselves.
const templates = readTemplates(
  readFolder(shippedFolder('templates'), ['.liquid', '.yaml']),
  [...organisations.values()],
  readFolder(shippedFolder('organisations'), ['.liquid']),
  { tried: true },
);
if (!templates.ok) throw new Error(templates.mistakes.join('\n'));
const writer = createReplyWriter(templates.templates);

/** The first mail takes seconds, in which the process answers nobody; a test that is about answering in time reads one before. */
export const readFirstMail = () => void classify(messageWith('Hei, kan jeg få innsyn i alt dere har om meg?'), rules);

/** DIGFO once it has said what protects its data in the USA: as it is shipped, an access answer waits for that (DIG-12). */
export function settledDigfo(): Organisation {
  const digfo = organisations.get('digfo');
  if (!digfo?.recipients) throw new Error('DIGFO is shipped, with its recipients');
  const safeguard = { nb: 'under EUs standardavtale', nn: 'under standardavtala til EU', en: 'under the EU standard clauses' };
  return { ...digfo, recipients: digfo.recipients.map((each) => (each.transfer ? { ...each, safeguard } : each)) };
}

export type TestWorld = Awaited<ReturnType<typeof openTestWorld>>;

/**
 * @param changes settings of the one installation (DIGFO, Ingrid may approve) that the test is about; another company by `organisation`
 * @param resolver a DNS that knows what the test is about; by default one that is down
 * @param file a database that is there already; by default a new one in memory
 * @param slack in place of the played one
 */
export async function openTestWorld(
  changes: Partial<Installation> = {},
  resolver: Resolver = dnsIsDown,
  file = ':memory:',
  slack: Partial<Pick<World, 'board' | 'staff' | 'readers'>> = {},
) {
  let now = Temporal.Instant.from('2026-11-17T08:14:00Z');
  let ids = 0;
  let uid = 0;
  const installation: Installation = {
    organisation: settledDigfo(),
    mailboxAddress: 'contact@digfo.example',
    approvers: [ingrid],
    responsible: [],
    fourEyes: false,
    managers: ['daglig.leder@digfo.example'],
    receipts: 'always',
    undoSeconds: 60,
    ...changes,
  };
  const board = playedBoard();
  const smtp = playedSmtp();
  /** Slack user groups and who is in them; one that is not here cannot be read. */
  const groups = new Map<string, readonly string[]>();
  /** Who is in the channel, whether or not they are an approver. */
  const readers = new Set<string>(colleagues);
  const sent = { answer: 'absent' as 'found' | 'absent' | 'unknown' };
  const store = await openTestStore({ clock: () => now, file });
  const world: World = {
    store,
    clock: () => now,
    newId: () => `id-${++ids}`,
    newCode: () => '482913',
    board: board.port,
    staff: { membersOf: async (group) => groups.get(group) },
    readers: { readersOf: async () => [...readers] },
    connections: { mailbox: () => 'connected', slack: () => 'connected' },
    writer,
    sender: { send: (_, mail) => smtp.send(mail) },
    sentFolder: { find: async () => sent.answer },
    parse: (raw, { mailboxAddress, organisation: { contactForm } }) =>
      parseMail(raw, { authservId: 'mx.digfo.example', ownAddresses: [mailboxAddress], contactForm }),
    checkSignature: (raw, sender) => checkSignature(raw, sender, new Date(now.epochMilliseconds), resolver),
    classify: (message) => classify(message, rules),
    installations: new Map([[installation.organisation.id, installation]]),
    wake: () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...slack,
  };
  /** A mail comes in and is understood; what follows from it waits in the outbox. */
  async function takeIn(raw: string | Buffer): Promise<void> {
    await receiveMail(world, {
      organisation: installation.organisation.id,
      folder: 'INBOX',
      uidValidity: '1',
      uid: ++uid,
      receivedAt: now,
      raw: Buffer.from(raw),
    });
    await settleMails(world);
  }
  return {
    world,
    verbs: staffVerbs(world),
    board,
    readers,
    smtp,
    sent,
    groups,
    passSeconds(seconds: number) {
      now = now.add({ seconds });
    },
    /** @param local date and time on the wall in Oslo, later than now: 2027-02-16T09:00 */
    turnTo(local: string) {
      now = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Oslo').toInstant();
    },
    /** Frist runs on until then: looks at its cases once, and delivers what is due. */
    async waitUntil(at: string): Promise<void> {
      now = Temporal.Instant.from(at);
      await tendCases(world);
      await deliverEffects(world);
    },
    takeIn,
    /** A mail comes in, is understood, and everything that is due goes out. */
    async arrive(raw: string | Buffer): Promise<void> {
      await takeIn(raw);
      await deliverEffects(world);
    },
    deliver: () => deliverEffects(world),
    /** Once round all open cases, as happens every minute, and everything that follows goes out. */
    async tend(): Promise<void> {
      await tendCases(world);
      await deliverEffects(world);
    },
    async onlyCase(): Promise<CaseFile> {
      const cases = await store.records.cases.list({ openOnly: false });
      if (cases.length !== 1 || !cases[0]) throw new Error(`there are ${cases.length} cases`);
      return cases[0];
    },
  };
}

/** A Slack that remembers. `fail` makes the next call fail after it took effect (a lost answer) or before. */
function playedBoard() {
  const cards: { view: CaseView; place: Place; deliveryId: string; redrawn: boolean }[] = [];
  const lines: ThreadLine[] = [];
  const sortedAway: SortedAwayView[] = [];
  const digests: string[] = [];
  let next: Error | undefined;
  let posts = 0;
  const place = (): Place => ({ channel: 'C1', ts: String(++posts) });
  const maybeFail = () => {
    const error = next;
    next = undefined;
    if (error) throw error;
  };
  const port: CaseBoard = {
    async drawCard({ at, deliveryId }, view) {
      maybeFail();
      const where = at ?? place();
      cards.push({ view, place: where, deliveryId, redrawn: at !== undefined });
      return where;
    },
    async postLine(_, line) {
      maybeFail();
      lines.push(line);
      return place();
    },
    async drawSortedAway({ at }, view) {
      maybeFail();
      sortedAway.push(view);
      return at ?? place();
    },
    async postDigest(_, digest) {
      maybeFail();
      digests.push(digest.on);
      return place();
    },
  };
  return {
    port,
    cards,
    lines,
    sortedAway,
    digests,
    failNext(error: Error) {
      next = error;
    },
  };
}

/** A mail server that takes everything, until it is told to answer otherwise. */
function playedSmtp() {
  const mails: OutgoingMail[] = [];
  const answers: SendResult[] = [];
  return {
    mails,
    /** The next answers, in order; after them everything is accepted. */
    answers,
    async send(mail: OutgoingMail): Promise<SendResult> {
      const answer = answers.shift() ?? { kind: 'accepted' };
      if (answer.kind === 'accepted') mails.push(mail);
      return answer;
    },
  };
}
