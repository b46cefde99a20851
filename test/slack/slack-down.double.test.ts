import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { approve } from '../../src/cli/case-acts/send-letter.ts';
import { mail } from '../support/mail.ts';
import { kari, priya } from '../support/people.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import { fillReview } from '../support/slack-double/review-form.ts';
import { wrongCards, wrongLines } from '../support/slack-double/truth.ts';
import type { Kept } from '../support/slack-double/web-api.ts';
import type { TestWorld } from '../support/world.ts';

/** Slack is away for an hour in the middle of a day; mail comes in, and people decide on the command line. */
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const atTheDesk = 'cli:kari';
const wish = 'Hei, kan jeg få innsyn i alt dere har om meg?';

it('nothing is lost and nothing told twice, and a minute after Slack is back everything there is right', {
  timeout: 120_000,
}, async () => {
  const { slack } = office;
  const frist = await office.serve({ approvers: [slack.approver.id, atTheDesk] });
  const ingrid = office.person(slack.approver.id);
  await frist.arrive(mail({ text: wish, messageId: '<kari@mail.example.no>' }));
  await office.press(ingrid, cardsOf(await slack.messages())[0] as Kept, 'case.review');
  expect(ingrid.modal?.callback_id).toBe('case.approve');

  slack.setDown(true);
  await minutes(frist, 10);
  await frist.takeIn(
    mail({ from: priya, text: 'Hello, I want a copy of all data you have about me.', messageId: '<priya@mail.example.no>' }),
  );
  await minutes(frist, 10);
  await onTheCommandLine(frist, 'DIGFO-2026-0001');
  await minutes(frist, 10);
  const answers = frist.smtp.mails.filter(({ autoSubmitted }) => autoSubmitted === undefined);
  expect(answers.map(({ to }) => to)).toEqual([kari.address]);
  await frist.takeIn(mail({ from: priya, text: 'Hello, are you open on Saturdays?', messageId: '<again@mail.example.no>' }));
  await minutes(frist, 30);
  expect(cardsOf(await slack.messages())).toHaveLength(1);

  slack.setDown(false);
  await minutes(frist, 1);

  expect(await frist.world.store.records.outbox.nextDueAt()).toBeUndefined();
  expect(await frist.world.store.records.outbox.parked()).toEqual([]);
  const messages = await slack.messages();
  const cases = await frist.world.store.records.cases.list({ openOnly: false });
  expect(cases.map(({ number }) => number).toSorted()).toEqual(['DIGFO-2026-0001', 'DIGFO-2026-0002']);
  expect(messages.filter(({ metadata }) => eventOf(metadata) === 'frist_sorted_away')).toHaveLength(1);
  for (const caseFile of cases) {
    const events = await frist.world.store.records.cases.events(caseFile.id);
    expect(wrongCards(frist, caseFile, messages)).toEqual([]);
    expect(wrongLines(caseFile, events, messages)).toEqual([]);
  }
  expect(frist.smtp.mails.filter(({ autoSubmitted }) => autoSubmitted === undefined)).toHaveLength(1);
  expect(linesOf(messages, 'DIGFO-2026-0001')).toEqual([
    'mail_in',
    'receipt_sent',
    'identity_shown',
    'reply_approved',
    'reply_sent',
    'case_closed',
  ]);
  expect(slack.complaints).toEqual([]);
});

it('the review that was open meanwhile approves nothing a second time, and says so', { timeout: 120_000 }, async () => {
  const { slack } = office;
  const frist = await office.serve({ approvers: [slack.approver.id, atTheDesk] });
  const ingrid = office.person(slack.approver.id);
  await slack.sockets.connected();
  await frist.arrive(mail({ text: wish }));
  await office.press(ingrid, cardsOf(await slack.messages())[0] as Kept, 'case.review');
  slack.setDown(true);
  await onTheCommandLine(frist, 'DIGFO-2026-0001');
  slack.setDown(false);
  await slack.sockets.connected();

  fillReview(ingrid);
  await ingrid.submit();
  await minutes(frist, 3);

  expect(JSON.stringify(ingrid.modal?.blocks)).toContain('godkjen');
  expect(frist.smtp.mails.filter(({ autoSubmitted }) => autoSubmitted === undefined)).toHaveLength(1);
});

/** Frist looks at its cases once a minute, and tries the outbox every second. */
async function minutes(frist: TestWorld, count: number): Promise<void> {
  for (let second = 1; second <= count * 60; second++) {
    frist.passSeconds(1);
    await (second % 60 === 0 ? frist.tend() : frist.deliver());
  }
}

/** `frist case NUMBER approve --confirm`, by somebody who is an approver there. */
async function onTheCommandLine({ world, verbs }: TestWorld, number: string): Promise<void> {
  const caseFile = await world.store.records.cases.findByNumber(number);
  if (!caseFile) throw new Error(`there is no case ${number}`);
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  const options = { confirm: true, identity: 'known_fact', note: 'Ringte nummeret vi har.' };
  await approve({ world, verbs, caseFile, by: { id: atTheDesk }, what: undefined, options }).finally(() => print.mockRestore());
}

function cardsOf(messages: readonly Kept[]): readonly Kept[] {
  return messages.filter(({ metadata }) => eventOf(metadata) === 'frist_case_card');
}

const eventOf = (metadata: unknown) => (metadata as { event_type?: string } | undefined)?.event_type;

/** What the thread of a case tells, in the order in which it stands there. */
function linesOf(messages: readonly Kept[], number: string): readonly string[] {
  const card = cardsOf(messages).find(({ text }) => text?.includes(number));
  return messages
    .filter(({ thread_ts, ts }) => thread_ts === card?.ts && ts !== card?.ts)
    .toSorted((a, b) => Number(a.ts) - Number(b.ts))
    .map(({ metadata }) => (metadata as { event_payload: { line: string } }).event_payload.line);
}
