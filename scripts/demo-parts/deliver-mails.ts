/** Puts the demo's mails into the mailboxes and measures how long each takes until the staff see it. */
import { setTimeout as wait } from 'node:timers/promises';
import { actions } from '../../src/slack/button-value.ts';
import type { Installation } from './installation.ts';
import { demoMails, kari, karisReply, karisReplyAfter } from './mails.ts';
import { readMail, type ShownMail } from './read-mail.ts';
import { buttonOf, type SlackMessage, type SlackStaff } from './slack-staff.ts';

export type Delivered = {
  readonly shows: string;
  readonly from: string;
  readonly became: 'case' | 'sorted away' | 'part of a case';
  /** Of the case; undefined for what was sorted away. */
  readonly number: string | undefined;
  /** From the mailbox to the channel. */
  readonly seconds: number;
};

type Scene = {
  readonly installation: Installation;
  readonly staff: SlackStaff;
  /** Called with each mail at the moment it is put into the mailbox. */
  readonly onArrival: (mail: ShownMail) => void;
  readonly onSeen: (delivered: Delivered) => void;
  readonly signal: AbortSignal;
};

/** Delivers each mail when the one before has been seen, and at its own time unless `hurry`. Ends with Kari's reply to her receipt. */
export async function deliverMails(scene: Scene, { hurry }: { readonly hurry: boolean }): Promise<readonly Delivered[]> {
  const { installation, staff, onSeen, signal } = scene;
  const started = performance.now();
  const channel = installation.slack.channel;
  const untilTime = async (after: number) => {
    const left = hurry ? 0 : started + after * 1000 - performance.now();
    if (left > 0) await wait(left, undefined, { signal });
  };
  const all: Delivered[] = [];
  const keep = (delivered: Delivered) => {
    all.push(delivered);
    onSeen(delivered);
  };

  for (const mail of demoMails) {
    await untilTime(mail.after);
    const before = stateOf(staff, channel);
    const clock = await putIntoMailbox(scene, mail.organisation, await mail.write(new Date()));
    const number = await staff.waitFor(() => whatIsNew(before, stateOf(staff, channel), mail.becomes));
    keep({ shows: mail.shows, from: mail.from.name, became: mail.becomes, number: number || undefined, seconds: clock() });
  }

  await untilTime(karisReplyAfter);
  const receipt = await installation.smtp.waitFor(({ recipients }) => recipients.includes(kari.address));
  const number = all.find(({ from }) => from === kari.name)?.number ?? '';
  const card = cardOf(staff, channel, number);
  const linesBefore = linesUnder(card, staff).length;
  const clock = await putIntoMailbox(scene, 'digfo', await karisReply(receipt, new Date()));
  await staff.waitFor(() => (linesUnder(card, staff).length > linesBefore ? true : undefined));
  keep({ shows: 'a reply in the thread of the receipt', from: kari.name, became: 'part of a case', number, seconds: clock() });
  return all;
}

/** The card of a case in the channel. */
export function cardOf(staff: SlackStaff, channel: string, number: string): SlackMessage {
  const card = staff.messages(channel).find((message) => !isInThread(message) && message.text.includes(number));
  if (!card || !number) throw new Error(`There is no card of case ${number} in the channel.`);
  return card;
}

/** Returns a clock of the seconds since. */
async function putIntoMailbox(scene: Scene, organisation: 'digfo' | 'defigo', raw: Buffer): Promise<() => number> {
  scene.onArrival(await readMail(raw, new Date()));
  const delivered = performance.now();
  scene.installation.imap[organisation].deliver(raw);
  return () => (performance.now() - delivered) / 1000;
}

type State = { readonly numbers: ReadonlySet<string>; readonly sortedAway: number };

function stateOf(staff: SlackStaff, channel: string): State {
  const posts = staff.messages(channel).filter((message) => !isInThread(message));
  const cards = posts.filter((message) => buttonOf(message, actions.review));
  const numbers = cards.flatMap(({ text }) => /\b[A-Z]+-\d{4}-\d{4}\b/.exec(text)?.[0] ?? []);
  const sortedAway = posts.flatMap(({ blocks = [] }) => blocks).flatMap(({ elements = [] }) => elements);
  return { numbers: new Set(numbers), sortedAway: sortedAway.filter((element) => element.action_id === actions.takeBack).length };
}

/** The new case's number, or an empty text for one more mail that was sorted away; undefined while nothing has come. */
function whatIsNew(before: State, now: State, expected: 'case' | 'sorted away'): string | undefined {
  const number = [...now.numbers].find((one) => !before.numbers.has(one));
  const became = number ? 'case' : now.sortedAway > before.sortedAway ? 'sorted away' : undefined;
  if (became && became !== expected) throw new Error(`A mail that should have become "${expected}" became "${became}".`);
  return became && (number ?? '');
}

/** Lines about a mail that came in; each has a button to read it. */
function linesUnder(card: SlackMessage, staff: SlackStaff): readonly SlackMessage[] {
  return staff.messages(card.channel).filter((message) => message.thread_ts === card.ts && buttonOf(message, actions.read));
}

const isInThread = ({ ts, thread_ts }: SlackMessage) => thread_ts !== undefined && thread_ts !== ts;
