import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingNotes } from '../../src/cases/notes.ts';
import { createCatchUp } from '../../src/slack/catch-up.ts';
import { createCaseBoard } from '../../src/slack/delivery.ts';
import type { Place } from '../../src/workflow/ports.ts';
import { threadSeen, threadsToRead } from '../../src/workflow/threads-to-read.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { mail } from '../support/mail.ts';
import { ingrid, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

/** The real board and the real workflow on a Slack that nobody listens to: what is written there arrives by catching up alone. */
let slack: FakeSlack;
let frist: TestWorld;
let card: Place;
let logged: object[];
beforeEach(async () => {
  slack = await startFakeSlack();
  logged = [];
  frist = await openTestWorld({ receipts: 'never' });
  const background = client();
  const log = { info: keep, warn: keep, error: keep };
  Object.assign(frist.world, { board: createCaseBoard({ background, channelOf: () => 'C1', languageOf: () => 'nb', log }) });
  card = await arrives('Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.');
});
afterEach(() => slack.stop());

const keep = (facts: object, message: string) => void logged.push({ ...facts, message });
const client = () =>
  new WebClient('xoxb-test', { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });

/** A mail opens a case; gives the place of its card. */
async function arrives(text: string): Promise<Place> {
  const before = slack.messages.length;
  await frist.arrive(mail({ text, messageId: `<${before}@mail.example.no>` }));
  return { channel: 'C1', ts: slack.messages[before]?.ts ?? '' };
}

async function catchUp() {
  const { world, verbs } = frist;
  const { run } = createCatchUp({
    background: client(),
    threadsToRead: () => threadsToRead(world),
    threadSeen: (thread, until) => threadSeen(world, thread, until),
    verbs,
    log: { info: keep, warn: keep, error: keep },
    spacing: 0,
    patience: 0,
  });
  await run();
}

const notes = async (number = 'DIGFO-2026-0001') => {
  const caseFile = await frist.world.store.records.cases.findByNumber(number);
  return caseFile ? standingNotes(caseFile).map(({ by, text }) => `${by}: ${text}`) : [];
};
const replyCalls = () => slack.callsOf('conversations.replies').length;

describe('what was written while nobody listened', () => {
  it('becomes notes, each once, however often it is looked for', async () => {
    for (let i = 1; i <= 5; i++) slack.say(per, `nummer ${i}`, card);

    await catchUp();
    await catchUp();

    expect(await notes()).toEqual([1, 2, 3, 4, 5].map((i) => `${per}: nummer ${i}`));
  });

  it('is one note with what had arrived as an event', async () => {
    const ts = slack.say(per, 'Ringte.', card);
    await frist.verbs.keepMessage({ thread: card, ts, text: 'Ringte.', files: 0, by: per });

    await catchUp();

    expect(await notes()).toEqual([`${per}: Ringte.`]);
  });

  it('stands on the case in whose thread it is; lines of Frist are no notes', async () => {
    const other = await arrives('Hei, jeg vil at dere sletter alle personopplysninger om meg. Hilsen Per');
    slack.say(ingrid, 'den andre', other);
    slack.say(per, 'den første', card);

    await catchUp();

    expect(await notes()).toEqual([`${per}: den første`]);
    expect(await notes('DIGFO-2026-0002')).toEqual([`${ingrid}: den andre`]);
  });

  it('stands on the case that goes on, where it is written in the thread of one that was merged into it', async () => {
    const merged = await arrives('Hei igjen, jeg ønsker fortsatt innsyn i alle personopplysninger om meg.');
    const second = await frist.world.store.records.cases.findByNumber('DIGFO-2026-0002');
    await frist.verbs.mergeInto(second?.id ?? '', 'DIGFO-2026-0001', { id: ingrid });
    slack.say(per, 'i den ene', card);
    slack.say(per, 'i den andre', merged);

    await catchUp();
    await catchUp();

    expect(await notes()).toEqual([`${per}: i den ene`, `${per}: i den andre`]);
  });

  it('is not read again where nothing new stands', async () => {
    const other = await arrives('Hei, jeg vil at dere sletter alle personopplysninger om meg. Hilsen Per');
    await catchUp();
    const before = replyCalls();

    await catchUp();
    expect(replyCalls()).toBe(before);

    slack.say(per, 'nytt', other);
    await catchUp();
    expect(await notes('DIGFO-2026-0002')).toEqual([`${per}: nytt`]);
  });

  it('is seen, too, where it was changed or deleted', async () => {
    const [first, second] = [slack.say(per, 'Ringte.', card), slack.say(per, 'Slettes.', card)];
    await catchUp();
    const message = slack.messages.find(({ ts }) => ts === first);
    Object.assign(message ?? {}, { text: 'Ringte to ganger.', edited: { ts: '1800000500.000100' } });
    slack.deleteMessage(second);

    await catchUp();

    expect(await notes()).toEqual([`${per}: Ringte to ganger.`]);
  });
});

describe('a card that was deleted while nobody listened', () => {
  it('is posted again, and what is written under the old one still counts', async () => {
    slack.say(per, 'før', card);
    const message = slack.messages.find(({ ts }) => ts === card.ts);
    Object.assign(message ?? {}, { subtype: 'tombstone', bot_id: undefined, user: 'USLACKBOT', blocks: [] });
    slack.failNext('chat.update', { kind: 'error', error: 'message_not_found' });

    await catchUp();
    await frist.deliver();
    await catchUp();

    const cards = slack.messages.filter(({ text, thread_ts }) => thread_ts === undefined && text.includes('DIGFO-2026-0001'));
    expect(cards).toHaveLength(2);
    expect(slack.messages.at(-1)).toMatchObject({ text: expect.stringContaining('lagt ut på nytt'), thread_ts: cards[1]?.ts });
    slack.say(per, 'i den gamle', card);
    await catchUp();
    expect(await notes()).toEqual([`${per}: før`, `${per}: i den gamle`]);
  });

  it('is posted again where nothing at all is left of it', async () => {
    const left = slack.messages.filter(({ thread_ts }) => thread_ts === card.ts).map(({ ts }) => ts);
    for (const ts of [card.ts, ...left]) slack.deleteMessage(ts);

    await catchUp();
    await frist.deliver();

    expect(slack.messages.filter(({ thread_ts }) => thread_ts === undefined)).toHaveLength(1);
  });
});

describe('a Slack that is busy or broken', () => {
  it('is waited for as long as it asks', async () => {
    slack.say(per, 'Ringte.', card);
    slack.failNext('conversations.history', { kind: 'status', status: 429, headers: { 'retry-after': '0' } });
    slack.failNext('conversations.replies', { kind: 'status', status: 429, headers: { 'retry-after': '0' } });

    await catchUp();

    expect(await notes()).toEqual([`${per}: Ringte.`]);
    expect(logged).toEqual([]);
  });

  it('is asked again, and nothing of what was written stands in the log', async () => {
    slack.say(per, 'hemmelig', card);
    slack.failNext('conversations.history', { kind: 'status', status: 500 }, { kind: 'page' });

    await catchUp();

    expect(await notes()).toEqual([`${per}: hemmelig`]);
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain('hemmelig');
  });

  it('is given up after some rounds; the next connection looks again', async () => {
    slack.failNext('conversations.history', ...Array.from({ length: 5 }, () => ({ kind: 'status', status: 500 }) as const));
    slack.say(per, 'Ringte.', card);

    await catchUp();
    expect(await notes()).toEqual([]);

    await catchUp();
    expect(await notes()).toEqual([`${per}: Ringte.`]);
  });

  it('is not asked again in vain for a channel that Frist is no longer in', async () => {
    slack.failNext('conversations.history', { kind: 'error', error: 'channel_not_found' });

    await catchUp();

    expect(slack.callsOf('conversations.history')).toHaveLength(1);
    expect(logged).toMatchObject([{ channel: 'C1', slack: 'channel_not_found' }]);
  });
});

it('is ended at once by a stop', async () => {
  const { world, verbs } = frist;
  const { run, stop } = createCatchUp({
    background: client(),
    threadsToRead: () => threadsToRead(world),
    threadSeen: (thread, until) => threadSeen(world, thread, until),
    verbs,
    log: { info: keep, warn: keep, error: keep },
    spacing: 3_600_000,
  });

  const running = run();
  stop();
  await running;

  expect(slack.callsOf('conversations.replies')).toEqual([]);
  expect(logged).toEqual([]);
});
