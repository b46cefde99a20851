import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { actions } from '../../src/slack/button-value.ts';
import { openStore } from '../../src/store/open-store.ts';
import { isWaiting } from '../demo-parts/approve-answer.ts';
import { startInstallation } from '../demo-parts/installation.ts';
import { buttonOf, joinSlack, type SlackMessage, type SlackStaff } from '../demo-parts/slack-staff.ts';
import { openCases } from './many-cases.ts';

/** Milliseconds from each click to what answers it: the filled-in modal, the card as it is now, the App Home. */
export type ClickTimes = { readonly [what in 'opened' | 'redrawn' | 'home']: readonly number[] };

/** Cards that are clicked on. */
const sampled = 40;

/**
 * The whole of Frist in a process of its own, with local servers and so many open cases; a script clicks on some of their cards as a
 * person would, and reads each review for as long as a hurried person does.
 * @param seconds over which the clicks are spread, by opening reviews again
 */
export async function timeClicks({ cases, seconds }: { readonly cases: number; readonly seconds: number }): Promise<ClickTimes> {
  const installation = await startInstallation({ undoSeconds: 60 });
  try {
    const { slack, database } = installation;
    const store = await openStore({ ...database, migrate: true });
    const numbers = await openCases(store, cases, sampled, Temporal.Now.instant());
    await store.close();
    const staff = await joinSlack(slack.url);
    await installation.startBot();
    await staff.waitFor(() => staff.isConnected() || undefined);
    await staff.waitFor(() => numbers.every((number) => cardOf(staff, slack.channel, number)) || undefined);
    const started = performance.now();
    const opened: number[] = [];
    const redrawn: number[] = [];
    const home: number[] = [];
    const card = (number: string) => {
      const found = cardOf(staff, slack.channel, number);
      if (!found) throw new Error(`The card of ${number} has gone`);
      return found;
    };
    for (const [i, number] of numbers.entries()) {
      do opened.push(await timeReview(staff, slack.approver.id, card(number)));
      while (performance.now() - started < (seconds * 1000 * i) / sampled);
      home.push(await timeHome(staff, slack.approver.id));
      redrawn.push(await timeTaking(staff, slack.approver.id, () => card(number)));
    }
    await staff.stop();
    return { opened, redrawn, home };
  } finally {
    await installation.stop();
  }
}

const cardOf = (staff: SlackStaff, channel: string, number: string) =>
  staff.messages(channel).find(({ text, thread_ts }) => thread_ts === undefined && text.includes(number));

async function timeReview(staff: SlackStaff, user: string, card: SlackMessage): Promise<number> {
  const start = performance.now();
  staff.press(user, card, actions.review);
  await staff.waitFor(() => {
    const modal = staff.modal();
    return modal && !isWaiting(modal) ? modal : undefined;
  });
  const took = performance.now() - start;
  await wait(150);
  staff.closeModal(user);
  await staff.waitFor(() => staff.modal() === undefined || undefined);
  return took;
}

/** Whoever has opened it once has it drawn anew after each click, too. */
async function timeHome(staff: SlackStaff, user: string): Promise<number> {
  const before = staff.home(user);
  const start = performance.now();
  staff.openHome(user);
  await staff.waitFor(() => (staff.home(user) === before ? undefined : true));
  return performance.now() - start;
}

async function timeTaking(staff: SlackStaff, user: string, card: () => SlackMessage): Promise<number> {
  const start = performance.now();
  staff.press(user, card(), actions.take);
  await staff.waitFor(() => (buttonOf(card(), actions.take) ? undefined : true));
  return performance.now() - start;
}
