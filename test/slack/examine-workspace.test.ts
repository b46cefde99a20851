import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineWorkspace, type ServedInSlack } from '../../src/slack/examine-workspace.ts';
import { samples } from '../../src/slack/samples/samples.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { ingrid, per } from '../support/people.ts';

let slack: FakeSlack;
let told: string[];
beforeEach(async () => {
  slack = await startFakeSlack();
  told = [];
  slack.setScopes('chat:write,commands,groups:history,groups:read,users:read,usergroups:read');
  slack.people.set(ingrid, member);
});
afterEach(() => slack.stop());

const member = { team_id: 'T0FRIST' };
const digfo: ServedInSlack = {
  id: 'digfo',
  channel: 'C0DIGFO',
  approvers: [ingrid, 'cli:ingrid'],
  responsible: [],
  staffLanguage: 'nb',
};

const examine = (changes: Partial<ServedInSlack> = {}) =>
  examineWorkspace({ appToken: 'xapp-test', botToken: 'xoxb-test', apiUrl: slack.apiUrl, progress: (what) => told.push(what) }, [
    { ...digfo, ...changes },
  ]);
const wrongIn = async (changes: Partial<ServedInSlack> = {}) =>
  (await examine(changes)).filter(({ kind }) => kind === 'wrong').map(({ text }) => text);

describe('a workspace in order', () => {
  it('is told of line by line, and nothing is posted there', async () => {
    slack.groups.set('S0PRIVACY', [ingrid]);

    const findings = await examine({ responsible: ['S0PRIVACY'] });

    expect(findings.map(({ text }) => text)).toEqual([
      'slack.bot_token: Slack takes it; Frist is in the workspace Frist.',
      'slack.bot_token: it has the scopes chat:write, groups:history, groups:read, users:read, commands, usergroups:read.',
      'slack.app_token: Slack takes it, and Socket Mode is switched on.',
      'organisations.digfo.channel (C0DIGFO): it is private, shared with nobody, and Frist is in it.',
      'organisations.digfo.approvers: U0INGRID is a member of the workspace.',
      'organisations.digfo.responsible: S0PRIVACY is a user group that can be read, with one member who may decide.',
      `Slack takes all ${samples('nb').length} messages and modals that Frist draws.`,
    ]);
    expect(findings.every(({ kind }) => kind === 'in_order')).toBe(true);
    expect(told).toHaveLength(1);
    expect(slack.messages).toEqual([]);
  });

  it('has somebody look at a group in which not all can do anything', async () => {
    slack.groups.set('S0PRIVACY', [ingrid, per]);

    const findings = await examine({ approvers: ['S0PRIVACY'] });

    expect(findings.filter(({ kind }) => kind === 'look')).toEqual([
      expect.objectContaining({ text: expect.stringContaining('with one member who may decide; the others in it are guests') }),
    ]);
  });

  it('has each surface looked at once, as what it is', async () => {
    await examine();

    const asked = slack.callsOf('blocks.validate').map(({ args }) => Object.keys(args)[0]);
    expect(asked).toEqual(samples('nb').map(({ kind }) => (kind === 'message' ? 'message' : 'view')));
  });
});

describe('what is wrong is named with its setting:', () => {
  it.each<[string, () => void, Partial<ServedInSlack>, string]>([
    ['a scope', () => slack.setScopes('chat:write,commands,groups:history,groups:read'), {}, 'the scope users:read is missing'],
    [
      'the scope for groups',
      () => {
        slack.setScopes('chat:write,commands,groups:history,groups:read,users:read');
        slack.failNext('usergroups.users.list', { kind: 'error', error: 'missing_scope' });
      },
      { responsible: ['S0PRIVACY'] },
      'the scope usergroups:read is missing',
    ],
    [
      'Socket Mode',
      () => slack.failNext('apps.connections.open', refused('link_disabled')),
      {},
      'slack.app_token: Socket Mode is',
    ],
    ['an open channel', () => slack.channels.set('C0DIGFO', { is_private: false }), {}, '(C0DIGFO): this channel is not private'],
    [
      'a lost channel',
      () => slack.failNext('conversations.info', refused('channel_not_found')),
      {},
      'Slack does not know this channel',
    ],
    ['a guest', () => slack.people.set(ingrid, { ...member, is_restricted: true }), {}, 'approvers: U0INGRID is a guest'],
    ['somebody who left', () => slack.people.set(ingrid, { ...member, deleted: true }), {}, 'U0INGRID is switched off in Slack'],
    ['nobody', () => {}, { responsible: [per] }, 'responsible: U0PER is not in this workspace'],
    [
      'an empty group',
      () => slack.groups.set('S0PRIVACY', []),
      { approvers: ['S0PRIVACY'] },
      'S0PRIVACY is a user group with nobody in it',
    ],
    [
      'a group of strangers',
      () => slack.groups.set('S0PRIVACY', [per]),
      { approvers: ['S0PRIVACY'] },
      'with nobody in it who may decide',
    ],
    ['no group', () => {}, { approvers: ['S0PRIVACY'] }, 'S0PRIVACY is no user group of this workspace'],
    [
      'a plan without groups',
      () => slack.failNext('usergroups.users.list', refused('plan_upgrade_required')),
      { approvers: ['S0PRIVACY'] },
      'which this plan of Slack does not have',
    ],
  ])('%s', async (_, spoil, changes, sentence) => {
    spoil();

    expect((await wrongIn(changes))[0]).toContain(sentence);
  });

  it('a bot token that is not good, without which nothing else can be asked', async () => {
    slack.failNext('auth.test', refused('invalid_auth'));

    expect(await wrongIn()).toEqual([expect.stringContaining('slack.bot_token: Slack does not accept it (invalid_auth)')]);
    expect(slack.callsOf('conversations.info')).toEqual([]);
  });

  it('a surface that Slack does not take, with what it says', async () => {
    const errors = [{ pointer: '/blocks/0/text', message: 'must be shorter than 151 characters' }];
    slack.failNext('blocks.validate', { kind: 'error', error: 'invalid_message', errors });

    expect(await wrongIn()).toEqual([
      `Slack does not take ${samples('nb')[0]?.name} (nb): invalid_message; /blocks/0/text must be shorter than 151 characters.`,
    ]);
  });
});

it('a Slack that asks to slow down is asked again when it says', async () => {
  slack.failNext('blocks.validate', { kind: 'status', status: 429, headers: { 'retry-after': '0' } });

  expect(await wrongIn()).toEqual([]);
});

it('a Slack without a validator leaves the surfaces for a person to look at', async () => {
  slack.failNext('blocks.validate', refused('unknown_method'));

  expect((await examine()).at(-1)).toMatchObject({ kind: 'look', text: expect.stringContaining('no blocks.validate') });
});

function refused(error: string) {
  return { kind: 'error', error } as const;
}
