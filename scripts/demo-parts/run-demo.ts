import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { wordsFor } from '../../src/slack/words.ts';
import { approveAnswer } from './approve-answer.ts';
import { cardOf, type Delivered, deliverMails } from './deliver-mails.ts';
import type { FristProcess } from './frist-process.ts';
import { startInboxPage } from './inbox-page.ts';
import { type Installation, startInstallation } from './installation.ts';
import { kari } from './mails.ts';
import type { ShownMail } from './read-mail.ts';
import { startSlackPage } from './slack-page.ts';
import { joinSlack, type SlackStaff } from './slack-staff.ts';
import type { SentMail } from './smtp-server.ts';

/** Everything of a check together may take this long, in milliseconds; a machine with two busy cores needs about ten seconds. */
const timeLimit = 120_000;

/**
 * Shows Frist at work on this machine alone, with mail servers, a Slack and people that are all made up.
 * @param check a script plays the staff, says in one line how it went, and ends; without it people play, until Ctrl-C
 * @returns the exit code: 0 good, 1 something did not come about
 */
export async function runDemo({ check }: { readonly check: boolean }): Promise<number> {
  const ending = new AbortController();
  let interrupted = false;
  const interruption = untilInterrupted(ending.signal).then(() => {
    interrupted = true;
    return check ? 1 : 0;
  });
  let stage: Stage | undefined;
  try {
    stage = await setUp(check ? 0 : 10);
    const work = check ? playStaff(stage, ending.signal) : letPeoplePlay(stage, ending.signal);
    const ends = [work, interruption, unexpectedEnd(stage.bot), ...(check ? [outOfTime(ending.signal)] : [])];
    return await Promise.race(ends);
  } catch (problem) {
    // Ctrl-C reaches the servers too, and one that ends early looks like a failure.
    if (interrupted) return check ? 1 : 0;
    progress(`The demo did not work: ${problem instanceof Error ? problem.message : String(problem)}`);
    return 1;
  } finally {
    ending.abort();
    if (stage) {
      progress('Stopping …');
      await stage.stop();
    }
  }
}

type Stage = {
  readonly installation: Installation;
  readonly bot: FristProcess;
  readonly staff: SlackStaff;
  readonly arrived: ShownMail[];
  readonly slackUrl: string;
  readonly inboxUrl: string;
  stop(): Promise<void>;
};

async function setUp(undoSeconds: number): Promise<Stage> {
  progress('Starting two mailboxes, a mail server and a Slack …');
  const installation = await startInstallation({ undoSeconds });
  const undo = [installation.stop];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const arrived: ShownMail[] = [];
    const page = await startInboxPage({ sent: installation.smtp.mails, arrived: () => arrived });
    undo.push(page.stop);
    const slackPage = await startSlackPage(installation.slack);
    undo.push(slackPage.stop);
    const staff = await joinSlack(installation.slack.url);
    undo.push(staff.stop);
    progress('Starting Frist …');
    const bot = await installation.startBot();
    await staff.waitFor(() => staff.isConnected() || undefined);
    progress('Frist watches both mailboxes and is connected to Slack.');
    return { installation, bot, staff, arrived, slackUrl: slackPage.url, inboxUrl: page.url, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

async function letPeoplePlay(stage: Stage, signal: AbortSignal): Promise<number> {
  say(whatToDo(stage));
  const delivered = await deliver(stage, { hurry: false, signal });
  say(`\nAll mails are in: ${summary(delivered)}.\nThe rest is yours. Ctrl-C ends the demo and removes everything it has made.`);
  await once(signal, 'abort');
  return 0;
}

function whatToDo({ installation, slackUrl, inboxUrl }: Stage): string {
  const { channelName, approver, colleague } = installation.slack;
  const { button, modal } = wordsFor('nb');
  return `
  The staff's Slack    ${slackUrl}
                       Open the channel #${channelName} and choose, at the top right, whom to act as:
                       ${approver.name} may approve answers, ${colleague.name} may not.
                       Press «${button.review}» on a card, read the mail and the drafted answer, replace what
                       stands in [[ ]], tick the boxes and press «${modal.approve}».
                       For ten seconds «${button.undo}» takes it back.

  What people get      ${inboxUrl}

Six mails arrive within the next 40 seconds; cards are in Norwegian, as the two companies' staff are.
`;
}

/** What the demo promises, done and checked by a script. */
async function playStaff(stage: Stage, signal: AbortSignal): Promise<number> {
  const { staff, installation } = stage;
  const { slack, smtp } = installation;
  const delivered = await deliver(stage, { hurry: true, signal });
  const number = delivered.find(({ from, number: one }) => from === kari.name && one)?.number ?? '';
  const card = () => cardOf(staff, slack.channel, number);
  const isAnswer = (mail: SentMail) => mail.recipients.includes(kari.address) && !mail.autoSubmitted;

  const attempt = await approveAnswer(staff, slack.colleague.id, card());
  if (attempt.kind === 'approved') throw new Error(`${slack.colleague.name} may not approve, and yet Frist took the approval.`);
  if (!attempt.words.includes(slack.approver.id)) throw new Error(`The refusal does not say who may approve: ${attempt.words}`);
  progress(`  ${slack.colleague.name}, who may not approve, was refused.`);

  const approval = await approveAnswer(staff, slack.approver.id, card());
  if (approval.kind === 'refused') throw new Error(`${slack.approver.name} may approve, and yet was refused: ${approval.words}`);
  const approvedAt = performance.now();
  const answer = await smtp.waitFor(isAnswer);
  const seconds = (performance.now() - approvedAt) / 1000;
  if (!answer.references.length || !answer.subjectLine.startsWith('Re: ') || !answer.text.includes(number))
    throw new Error(`The answer does not stand in its thread: ${answer.subjectLine} / ${answer.references.join(' ')}`);
  if (smtp.mails().filter(isAnswer).length > 1) throw new Error('The answer was sent twice.');

  say(
    `demo check: ${summary(delivered)}; answer for ${number} sent ${seconds.toFixed(2)} s after the approval, ` +
      'and the colleague who may not approve was refused',
  );
  return 0;
}

function deliver({ installation, staff, arrived }: Stage, { hurry, signal }: { hurry: boolean; signal: AbortSignal }) {
  const onArrival = (mail: ShownMail) => void arrived.push(mail);
  const onSeen = ({ shows, became, number, seconds }: Delivered) =>
    progress(`  ${shows}: ${became}${number ? ` ${number}` : ''}, ${seconds.toFixed(2)} s`);
  return deliverMails({ installation, staff, onArrival, onSeen, signal }, { hurry });
}

/** `6 mails in, 3 cases, 2 sorted away, 1 joined its case, median 0.3 s from mailbox to channel (longest 0.6 s)` */
function summary(delivered: readonly Delivered[]): string {
  const count = (became: Delivered['became']) => delivered.filter((one) => one.became === became).length;
  const seconds = delivered.map((one) => one.seconds).sort((a, b) => a - b);
  const median = ((seconds[Math.floor((seconds.length - 1) / 2)] ?? 0) + (seconds[Math.ceil((seconds.length - 1) / 2)] ?? 0)) / 2;
  return [
    `${delivered.length} mails in`,
    `${count('case')} cases`,
    `${count('sorted away')} sorted away`,
    `${count('part of a case')} joined its case`,
    `median ${median.toFixed(2)} s from mailbox to channel (longest ${(seconds.at(-1) ?? 0).toFixed(1)} s)`,
  ].join(', ');
}

function untilInterrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function outOfTime(signal: AbortSignal): Promise<never> {
  await wait(timeLimit, undefined, { signal });
  throw new Error(`it took longer than ${timeLimit / 1000} s.`);
}

async function unexpectedEnd(bot: FristProcess): Promise<never> {
  await bot.ended;
  throw new Error(`Frist has ended by itself. Its last words:\n${bot.lastWords()}`);
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const progress = (text: string) => process.stderr.write(`${text}\n`);
