import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelCheck, type ChannelInfo, createChannelCheck, unfit } from '../../src/slack/channel-check.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';

let slack: FakeSlack;
let check: ChannelCheck;
let logged: string[];
let milliseconds: number;
beforeEach(async () => {
  slack = await startFakeSlack();
  logged = [];
  milliseconds = 0;
  const write = (level: string) => (_: object, message: string) => void logged.push(`${level}: ${message}`);
  check = createChannelCheck(
    new WebClient('xoxb-test', { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
    { info: write('info'), warn: write('warn'), error: write('error') },
    () => milliseconds,
  );
});
afterEach(() => slack.stop());

const fit: ChannelInfo = { is_private: true, is_member: true, is_archived: false };

describe('a channel', () => {
  it.each<[string, ChannelInfo, RegExp | undefined]>([
    ['that is private and unshared, with Frist in it, is fit', fit, undefined],
    ['that is public is not', { ...fit, is_private: false }, /not private.*Make it private/],
    ['of which nothing is said is not', {}, /not private/],
    ['that is shared with another company is not', { ...fit, is_ext_shared: true }, /another company.*Stop sharing/],
    ['that is shared in whatever way is not', { ...fit, is_shared: true }, /another company/],
    ['that somebody is invited to share is not', { ...fit, is_pending_ext_shared: true }, /about to be/],
    ['that several workspaces share is not', { ...fit, is_org_shared: true, is_shared: true }, /other workspaces/],
    ['that they share with another company too is not', { ...fit, is_org_shared: true, is_ext_shared: true }, /another company/],
    ['that is archived is not', { ...fit, is_archived: true }, /archived/],
    ['that Frist is not in is not', { ...fit, is_member: false }, /invite @Frist/],
  ])('%s', (_, info, sentence) => {
    if (sentence) expect(unfit(info)).toMatch(sentence);
    else expect(unfit(info)).toBeUndefined();
  });
});

describe('what Slack says of a channel', () => {
  it('is believed for three minutes', async () => {
    await check('digfo', 'C1');
    milliseconds = 179_999;
    await check('digfo', 'C1');
    slack.channels.set('C1', { is_private: false });
    milliseconds = 180_000;

    await expect(check('digfo', 'C1')).rejects.toThrow('organisations.digfo.channel (C1): this channel is not private');
    expect(slack.callsOf('conversations.info')).toHaveLength(2);
  });

  it('is asked again before the next attempt where it was wrong, and the log tells both once', async () => {
    slack.channels.set('C1', { is_private: true, is_ext_shared: true });
    await expect(check('digfo', 'C1')).rejects.toMatchObject({ permanent: false, retryAfter: 60_000 });
    await expect(check('digfo', 'C1')).rejects.toThrow('shared with another company');
    milliseconds = 60_000;
    await expect(check('digfo', 'C1')).rejects.toThrow('shared with another company');
    slack.channels.delete('C1');
    milliseconds = 120_000;
    await check('digfo', 'C1');

    expect(slack.callsOf('conversations.info')).toHaveLength(3);
    expect(logged).toEqual([
      expect.stringMatching(/^error: organisations\.digfo\.channel \(C1\): this channel is shared/),
      expect.stringMatching(/^info: the channel is in order again/),
    ]);
  });

  it('says nothing of another channel', async () => {
    slack.channels.set('C1', { is_private: false });
    await expect(check('digfo', 'C1')).rejects.toThrow('C1');

    await check('metrocar', 'C2');
  });

  it('may be that it does not know it, which is for a person', async () => {
    slack.failNext('conversations.info', { kind: 'error', error: 'channel_not_found' });

    await expect(check('digfo', 'C1')).rejects.toMatchObject({ permanent: false, retryAfter: 60_000 });
  });

  it.each([
    ['an HTTP 500', { kind: 'status', status: 500 }, undefined],
    ['a rate limit', { kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 7000],
    ['an error of its own', { kind: 'error', error: 'internal_error' }, undefined],
  ] as const)('where it is %s passes by itself and is not remembered', async (_, fault, retryAfter) => {
    slack.failNext('conversations.info', fault);

    await expect(check('digfo', 'C1')).rejects.toMatchObject({ permanent: false, retryAfter });
    await check('digfo', 'C1');
  });
});
