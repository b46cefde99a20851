/**
 * SIGKILL at twenty random moments, over real protocols: ten mails come in one after another, and the bot is killed once while it takes
 * one in and once while it sends the answer to it. In the end nothing may be there twice, and nothing may be missing.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { approveAnswer } from '../scripts/demo-parts/approve-answer.ts';
import type { FristProcess } from '../scripts/demo-parts/frist-process.ts';
import { startInstallation } from '../scripts/demo-parts/installation.ts';
import { mailServers } from '../scripts/demo-parts/mails.ts';
import { buttonOf, joinSlack, type SlackMessage } from '../scripts/demo-parts/slack-staff.ts';
import { actions } from '../src/slack/button-value.ts';
import { mail } from './support/mail.ts';

const rounds = 10;
const addressOf = (round: number) => `person${round}@example.no`;

const requestOf = (round: number) =>
  mail({
    from: { name: `Person ${round}`, address: addressOf(round) },
    subject: `Innsyn ${round}`,
    text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.',
    messageId: `<request-${round}@mail.example.no>`,
    headers: [`Authentication-Results: ${mailServers.digfo}; dmarc=pass header.from=example.no`],
  });

/** The moment is the experiment: a delay that is waited out, not a condition that is hoped for. Milliseconds. */
const randomMoment = () => wait(Math.random() * 500);

it('killed at twenty random moments, Frist has no case twice, no mail twice, and nothing missing', {
  timeout: 240_000,
}, async () => {
  const installation = await startInstallation({ undoSeconds: 0 });
  onTestFinished(() => installation.stop());
  const { slack, smtp, imap } = installation;
  const staff = await joinSlack(slack.url);
  onTestFinished(() => staff.stop());
  let bot = await start();

  for (let round = 1; round <= rounds; round++) {
    imap.digfo.deliver(Buffer.from(requestOf(round)));
    await randomMoment();
    bot = await killedAndStarted(bot);
    const card = await staff.waitFor(() => cards()[round - 1]);
    await approveAnswer(staff, slack.approver.id, card);
    await randomMoment();
    bot = await killedAndStarted(bot);
  }
  const ends = await staff.waitFor(() => {
    const states = cards().map(endOf);
    return states.length === rounds && states.every((end) => end !== 'under way') ? states : undefined;
  });

  const numbers = cards().map(numberOf);
  expect(new Set(numbers).size).toBe(rounds);
  expect(numbers).toHaveLength(rounds);
  for (let round = 1; round <= rounds; round++) {
    const sent = smtp.mails().filter(({ recipients }) => recipients.includes(addressOf(round)));
    expect(sent.filter(({ autoSubmitted }) => autoSubmitted).length).toBeLessThanOrEqual(1);
    expect(sent.filter(({ autoSubmitted }) => !autoSubmitted).length).toBeLessThanOrEqual(1);
  }
  const answers = smtp.mails().filter(({ autoSubmitted }) => !autoSubmitted).length;
  expect(answers).toBeGreaterThanOrEqual(ends.filter((end) => end === 'answered').length);
  console.info(
    `${rounds * 2} kills: ${rounds} cases, ${answers} answers out, ${ends.filter((end) => end === 'in doubt').length} left to a person in doubt`,
  );

  async function start(): Promise<FristProcess> {
    const started = await installation.startBot();
    await staff.waitFor(() => staff.isConnected() || undefined);
    return started;
  }

  async function killedAndStarted(running: FristProcess): Promise<FristProcess> {
    await running.kill();
    await staff.waitFor(() => (staff.isConnected() ? undefined : true));
    return start();
  }

  function cards(): readonly SlackMessage[] {
    return staff
      .messages(slack.channel)
      .filter(({ ts, thread_ts, text }) => (thread_ts === undefined || thread_ts === ts) && numberOf({ text }) !== '')
      .sort((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1));
  }
});

const numberOf = ({ text }: Pick<SlackMessage, 'text'>) => /\b[A-Z]+-\d{4}-\d{4}\b/.exec(text)?.[0] ?? '';

/** As the card shows it: a case in doubt has the button by which a person says that the answer went out. */
function endOf(card: SlackMessage): 'answered' | 'in doubt' | 'under way' {
  if (buttonOf(card, actions.wentOut)) return 'in doubt';
  return buttonOf(card, actions.review) || buttonOf(card, actions.undo) ? 'under way' : 'answered';
}
