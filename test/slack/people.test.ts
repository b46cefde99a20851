import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPeople, type People } from '../../src/slack/people.ts';
import { sdkLog } from '../../src/slack/sdk-log.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { ingrid, per } from '../support/people.ts';

let slack: FakeSlack;
let people: People;
let logged: object[];
let milliseconds: number;
beforeEach(async () => {
  slack = await startFakeSlack();
  logged = [];
  milliseconds = 0;
  const write = (facts: object, message: string) => void logged.push({ ...facts, message });
  people = createPeople(
    new WebClient('xoxb-test', {
      slackApiUrl: slack.apiUrl,
      logger: sdkLog({ info: () => {}, warn: () => {}, error: () => {} }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    { info: write, warn: write, error: write },
    () => milliseconds,
  );
});
afterEach(() => slack.stop());

const member = { team_id: 'T0FRIST', deleted: false, is_bot: false };

describe('somebody', () => {
  it.each([
    ['a member of the workspace', member, 'staff'],
    ['a member of several on one grid', { ...member, team_id: 'T9', enterprise_user: { teams: ['T8', 'T0FRIST'] } }, 'staff'],
    ['a guest in several channels', { ...member, is_restricted: true }, 'guest'],
    ['a guest in one channel', { ...member, is_ultra_restricted: true }, 'guest'],
    ['switched off', { ...member, deleted: true }, 'deactivated'],
    ['an app', { ...member, is_bot: true }, 'bot'],
    ['a workflow', { ...member, is_workflow_bot: true }, 'bot'],
    ['of another company, in a shared channel', { ...member, team_id: 'T9OTHER' }, 'other_workspace'],
    ['a stranger', { ...member, is_stranger: true }, 'other_workspace'],
    ['without a workspace', { deleted: false }, 'other_workspace'],
  ])('who is %s', async (_, user, standing) => {
    slack.people.set(ingrid, user);

    expect(await people.standingOf(ingrid)).toBe(standing);
  });

  it('who does not exist here belongs elsewhere', async () => {
    expect(await people.standingOf('U0NOBODY')).toBe('other_workspace');
  });

  it.each([
    ['an HTTP 500', 'users.info', { kind: 'status', status: 500 }],
    ['a lost answer', 'users.info', { kind: 'lost' }],
    ['a missing scope', 'users.info', { kind: 'error', error: 'missing_scope' }],
    ['a rate limit', 'auth.test', { kind: 'status', status: 429, headers: { 'retry-after': '7' } }],
  ] as const)('is unknown after %s, which is logged without them and not remembered', async (_, method, fault) => {
    slack.people.set(ingrid, member);
    slack.failNext(method, fault);

    const asked = [await people.standingOf(ingrid), await people.standingOf(ingrid)];

    expect(asked).toEqual(['unknown', 'staff']);
    expect(logged).toMatchObject([{ message: 'Slack did not say who somebody is; they are turned away' }]);
    expect(JSON.stringify(logged)).not.toContain(ingrid);
  });

  it('is asked about once a minute, not with every click', async () => {
    slack.people.set(ingrid, member);
    await Promise.all([people.standingOf(ingrid), people.standingOf(ingrid)]);
    slack.people.set(ingrid, { ...member, deleted: true });
    milliseconds = 59_999;
    const before = await people.standingOf(ingrid);
    milliseconds = 60_000;
    const after = await people.standingOf(ingrid);

    expect([before, after]).toEqual(['staff', 'deactivated']);
    expect(slack.callsOf('users.info')).toHaveLength(2);
  });
});

describe('a user group', () => {
  it('is who is in it, for a minute', async () => {
    slack.groups.set('S0PRIVACY', [ingrid]);
    const first = await people.membersOf('S0PRIVACY');
    slack.groups.set('S0PRIVACY', [per]);
    milliseconds = 59_999;
    const before = await people.membersOf('S0PRIVACY');
    milliseconds = 60_000;
    const after = await people.membersOf('S0PRIVACY');

    expect([first, before, after]).toEqual([[ingrid], [ingrid], [per]]);
  });

  it.each(['plan_upgrade_required', 'missing_scope', 'no_such_subteam'])(
    'that cannot be read (%s) is nobody knows who',
    async (error) => {
      slack.failNext('usergroups.users.list', { kind: 'error', error });

      expect(await people.membersOf('S0PRIVACY')).toBeUndefined();
      expect(logged).toMatchObject([{ slack: error }]);
    },
  );

  it('that is not answered for is nobody knows who, before Slack forgets the click', async () => {
    const silent = { usergroups: { users: { list: () => new Promise(() => {}) } } } as unknown as WebClient;
    const quiet = () => {};

    const asked = createPeople(silent, { info: quiet, warn: quiet, error: quiet }).membersOf('S0PRIVACY');

    expect(await asked).toBeUndefined();
  });
});

describe('a channel', () => {
  it('is everybody in it, page by page, for a minute', async () => {
    slack.members.set('C1', [ingrid, per]);
    const first = await people.inChannel('C1');
    slack.members.set('C1', [per]);
    const before = await people.inChannel('C1');
    milliseconds = 60_000;
    const after = await people.inChannel('C1');

    expect([first, before, after]).toEqual([[ingrid, per], [ingrid, per], [per]]);
  });

  it('that cannot be read is nobody knows who', async () => {
    expect(await people.inChannel('C0GONE')).toBeUndefined();
    expect(logged).toMatchObject([{ slack: 'channel_not_found' }]);
  });
});
