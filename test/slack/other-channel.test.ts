import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { createCaseBoard } from '../../src/slack/delivery.ts';
import { startFakeSlack } from '../support/fake-slack.ts';
import { wantsErasure } from '../support/handling.ts';
import { ingrid } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

it('a channel that was opened to all and given up for another is left by its cards, and the lines follow them', async () => {
  let channel = 'C0OLD';
  let later = 0;
  const quiet = () => {};
  const slack = await startFakeSlack();
  const board = createCaseBoard({
    background: new WebClient('xoxb-test', { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }),
    log: { info: quiet, warn: quiet, error: quiet },
    now: () => later,
    channelOf: () => channel,
    languageOf: () => 'nb',
  });
  const frist = await openTestWorld({}, undefined, undefined, { board });
  await frist.arrive(wantsErasure);
  const before = slack.messages.length;
  slack.channels.set('C0OLD', { is_private: false });
  channel = 'C0NEW';
  later += 180_000;

  // An alert changes nothing in the case, so that by itself it would not draw the card.
  await frist.waitUntil('2026-12-17T08:00:00Z');
  for (let minute = 0; minute < 2; minute++) {
    frist.passSeconds(60);
    later += 60_000;
    await frist.deliver();
  }
  await slack.stop();

  const [card, ...lines] = slack.messages.slice(before);
  expect(card).toMatchObject({ channel: 'C0NEW', text: expect.stringContaining('DIGFO-2026-0001') });
  expect(lines.map((line) => [line.channel, line.thread_ts])).toEqual(lines.map(() => ['C0NEW', card?.ts]));
  expect(lines.some(({ text }) => text.includes(`<@${ingrid}>`))).toBe(true);
});
