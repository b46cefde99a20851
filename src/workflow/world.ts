import type { SameAs } from '../cases/four-eyes.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Classification } from '../intents/classification.ts';
import type { Authentication, Message, ParsedMail, Sender } from '../message/message.ts';
import type {
  CaseBoard,
  Clock,
  Connections,
  Readers,
  ReplySender,
  ReplyWriter,
  SentFolder,
  StaffDirectory,
  Store,
} from './ports.ts';

/** All that a verb may ask of the world. Handed to each as its first argument; nothing is ambient. */
export type World = {
  readonly store: Store;
  readonly clock: Clock;
  /** A new unguessable id (UUID). Chance is handed in, as time is. */
  readonly newId: () => string;
  /** Six digits by chance, for a one-time code. */
  readonly newCode: () => string;
  readonly board: CaseBoard;
  readonly staff: StaffDirectory;
  readonly readers: Readers;
  readonly connections: Connections;
  readonly writer: ReplyWriter;
  readonly sender: ReplySender;
  readonly sentFolder: SentFolder;
  readonly parse: (raw: Buffer, installation: Installation) => Promise<ParsedMail>;
  /** Looks up the signature of the sender's domain; never waits long, and says `unknown` where DNS does not answer. */
  readonly checkSignature: (raw: Buffer, sender: Sender) => Promise<Authentication>;
  readonly classify: (message: Message) => Classification;
  /** By organisation id. */
  readonly installations: ReadonlyMap<string, Installation>;
  /** Says that there is something to do, so that it is done now and not at the next tick. */
  readonly wake: (what: 'mails' | 'outbox') => void;
  readonly log: Log;
};

/** An organisation as it is served here: its promises, and this installation's people and settings. */
export type Installation = {
  readonly organisation: Organisation;
  /** The address people write to and answers come from. */
  readonly mailboxAddress: string;
  /** Who may approve answers: Slack users, `cli:` names, user groups (`approversNow` has their members). Authority stands here, not in who is in the channel. */
  readonly approvers: readonly string[];
  /** Who answers for the cases, named in the same way: refusals, untold breaches, a receipt set later, the last alerts. Empty: an approver does. */
  readonly responsible: readonly string[];
  /** Which Slack user a name on the command line stands for, so that nobody counts as two people. */
  readonly sameAs?: SameAs;
  /** Whether every letter needs two people; those that cannot be called back do anyway where several may approve. */
  readonly fourEyes: boolean;
  /** Mail addresses that get the digest. */
  readonly managers: readonly string[];
  /** `authenticated`: only to senders that our own server or the signature of their domain vouches for, so that a forged From never makes Frist a source of spam. */
  readonly receipts: 'authenticated' | 'always' | 'never';
  /** Seconds between a yes and the mail server, in which the yes can be taken back. */
  readonly undoSeconds: number;
};

/** Ids and static messages only: no names, no addresses, no words of a mail. */
export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

export function installationOf(world: World, organisation: string): Installation {
  const installation = world.installations.get(organisation);
  if (!installation) throw new Error(`Organisation ${organisation} is not in frist.yaml, but the database has something of it`);
  return installation;
}
