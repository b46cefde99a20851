/** A random piece of a day at the office, from a seed: two approvers, mail, and a Slack that fails; everything side by side. */
import { mail } from '../mail.ts';
import type { TestWorld } from '../world.ts';
import type { Fault } from './faults.ts';
import type { Office } from './office.ts';
import type { Person } from './person.ts';
import { fillReview } from './review-form.ts';
import type { Kept } from './web-api.ts';

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const wishes = [
  'Hei, kan jeg få innsyn i alt dere har om meg?',
  'Hei, kan jeg få en kopi av alle opplysninger dere har lagret om meg?',
  'Hei, jeg ønsker innsyn i mine personopplysninger.',
  'Hei, jeg vil at dere sletter alle personopplysninger dere har om meg.',
];
// A lost answer is the worst of them: done, and nobody knows.
const faults: readonly Fault[] = [
  { kind: 'drop_after' },
  { kind: 'drop_after' },
  { kind: 'drop_after' },
  { kind: 'drop_before' },
  { kind: 'status', status: 503 },
  { kind: 'rate_limited', seconds: 2 },
  { kind: 'error', error: 'internal_error' },
  { kind: 'page' },
];
const failing = [
  'chat.postMessage',
  'chat.postMessage',
  'chat.postMessage',
  'chat.update',
  'chat.update',
  'views.open',
  'conversations.replies',
];

const oftener: Readonly<Record<string, number>> = {
  'A reviews and hands in': 3,
  'B reviews and hands in': 3,
  'both review the same card and hand in': 8,
  'A takes it back': 2,
  'B takes it back': 2,
  'time passes': 2,
  'the outbox is emptied': 4,
  'a call will fail': 8,
};

/** @returns what was done, word for word the same for the same seed */
export async function randomDay(
  office: Office,
  frist: TestWorld,
  approvers: readonly string[],
  seed: number,
): Promise<readonly string[]> {
  const random = chance(seed);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const people = approvers.map((id) => office.person(id));
  const done: string[] = [];
  const underWay: Promise<unknown>[] = [];
  const seen: Kept[] = [];
  let mails = 0;
  let delivering: Promise<unknown> = Promise.resolve();

  const deliver = () => {
    delivering = delivering.then(() => frist.deliver());
    return delivering;
  };
  const cards = async () =>
    (await office.slack.messages()).filter(({ text = '', bot_id, thread_ts }) => bot_id && !thread_ts && text);
  /** The card as it is, or as it was when somebody last looked at the channel. */
  async function someCard(): Promise<Kept | undefined> {
    const now = await cards();
    seen.push(...now);
    return pick(random() < 0.3 ? seen : now);
  }
  async function press(person: Person, actionId: string, at?: Kept): Promise<void> {
    const card = at ?? (await someCard());
    if (!card || !JSON.stringify(card.blocks).includes(`"${actionId}"`)) return;
    const twice = random() < 0.2;
    await Promise.all([person.press(card, actionId), ...(twice ? [person.press(card, actionId)] : [])]);
  }
  async function handIn(person: Person): Promise<void> {
    if (person.modal?.callback_id !== 'case.approve') return;
    fillReview(person);
    const twice = random() < 0.2;
    await Promise.all([person.submit(), ...(twice ? [person.submit()] : [])]);
  }
  async function reviewAndHandIn(person: Person, at?: Kept): Promise<void> {
    await press(person, 'case.review', at);
    await office.quiet();
    await handIn(person);
  }

  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    'a mail comes': async () => {
      mails += 1;
      const from = { name: `Person ${mails}`, address: `person${mails}@example.no` };
      await frist.takeIn(mail({ from, text: pick(wishes) ?? '', messageId: `<m${seed}-${mails}@mail.example.no>` }));
    },
    'somebody writes again': async () => {
      const receipt = pick(frist.smtp.mails.filter(({ autoSubmitted }) => autoSubmitted));
      if (!receipt) return;
      mails += 1;
      const headers = [`In-Reply-To: ${receipt.messageId}`];
      const from = { name: 'Person', address: receipt.to };
      await frist.takeIn(mail({ from, headers, text: pick(wishes) ?? '', messageId: `<m${seed}-${mails}@mail.example.no>` }));
    },
    'A reviews and hands in': () => reviewAndHandIn(people[0] as Person),
    'B reviews and hands in': () => reviewAndHandIn(people[1] as Person),
    'both review the same card and hand in': async () => {
      const card = await someCard();
      await Promise.all(people.map((person) => reviewAndHandIn(person, card)));
    },
    'A opens a review': () => press(people[0] as Person, 'case.review'),
    'B opens a review': () => press(people[1] as Person, 'case.review'),
    'A hands in': () => handIn(people[0] as Person),
    'B hands in': () => handIn(people[1] as Person),
    'A takes it back': () => press(people[0] as Person, 'case.undo'),
    'B takes it back': () => press(people[1] as Person, 'case.undo'),
    'B writes in a thread': async () => {
      const card = await someCard();
      if (card) await people[1]?.write(office.slack.channel, 'Jeg ringer henne i morgen.', card.ts);
    },
    'time passes': async () => frist.passSeconds(Math.ceil(random() * 40)),
    'the outbox is emptied': deliver,
    'a call will fail': async () => office.slack.faults.next(pick(failing) ?? '', pick(faults) as Fault),
    'the socket is cut': async () => office.slack.sockets.kill(),
    'the socket is refreshed': async () => office.slack.sockets.disconnect('refresh_requested'),
    'an event comes again': () => office.slack.sockets.replay(),
  };
  // What leads to a letter comes more often than the rest.
  const names = Object.keys(acts).flatMap((name) => Array<string>(oftener[name] ?? 1).fill(name));

  await acts['a mail comes']?.();
  await deliver();
  for (let step = 0; step < 16; step++) {
    const name = pick(names) ?? '';
    done.push(name);
    const act = acts[name]?.() ?? Promise.resolve();
    underWay.push(act);
    // Half of all acts begin before the one before has ended.
    if (random() < 0.5) await act;
    // A socket takes two seconds to come back, in which every click is lost; not all days are spent waiting.
    if (name.startsWith('the socket') && random() < 0.6) await office.slack.sockets.connected();
  }
  await Promise.all(underWay);
  await office.quiet();
  return done;
}
