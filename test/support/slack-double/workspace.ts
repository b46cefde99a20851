/** Who and what is in the workspace: people, user groups, channels, and what the app may do. Tests change it as an administrator would. */
import { readFileSync } from 'node:fs';

export type Member = {
  readonly id: string;
  readonly name: string;
  readonly team_id: string;
  readonly deleted: boolean;
  readonly is_bot: boolean;
  readonly is_restricted: boolean;
  readonly is_ultra_restricted: boolean;
  readonly is_stranger: boolean;
};

export type ChannelFacts = {
  readonly is_private: boolean;
  readonly is_archived: boolean;
  readonly is_shared: boolean;
  readonly is_ext_shared: boolean;
  readonly is_org_shared: boolean;
  readonly is_pending_ext_shared: boolean;
  /** Whether the app is in it. */
  readonly is_member: boolean;
};

type Manifest = {
  readonly features: { readonly slash_commands: readonly { readonly command: string }[] };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions?: { readonly bot_events?: readonly string[] } };
};

/** The app as its manifest makes it: what is not asked for there, the double refuses too. */
export const manifest = JSON.parse(
  readFileSync(new URL('../../../scripts/slack-app-manifest.json', import.meta.url), 'utf8'),
) as Manifest;

export class Workspace {
  readonly teamId: string;
  readonly members = new Map<string, Member>();
  readonly groups = new Map<string, readonly string[]>();
  readonly channels = new Map<string, ChannelFacts>();
  /** Error of `auth.test` and everything else while the bot token is not good; undefined while it is. */
  tokenProblem: string | undefined;
  scopes: readonly string[] = manifest.oauth_config.scopes.bot;
  events: readonly string[] = manifest.settings.event_subscriptions?.bot_events ?? [];

  constructor(teamId: string) {
    this.teamId = teamId;
  }

  /** @param changes what is special about them; by default a full member of this workspace */
  setMember(id: string, changes: Partial<Member> = {}): void {
    const plain: Member = {
      id,
      name: id.toLowerCase(),
      team_id: this.teamId,
      deleted: false,
      is_bot: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_stranger: false,
    };
    this.members.set(id, { ...plain, ...this.members.get(id), ...changes });
  }

  /** @param changes by default private, unshared, and the app is in it */
  setChannel(id: string, changes: Partial<ChannelFacts> = {}): void {
    const plain: ChannelFacts = {
      is_private: true,
      is_archived: false,
      is_shared: false,
      is_ext_shared: false,
      is_org_shared: false,
      is_pending_ext_shared: false,
      is_member: true,
    };
    this.channels.set(id, { ...plain, ...this.channels.get(id), ...changes });
  }

  /** Why the app cannot see, or not write, in this channel. Slack does not admit that a private channel exists to who is not in it. */
  channelProblem(id: string, writes: boolean): string | undefined {
    const channel = this.channels.get(id);
    if (!channel || (channel.is_private && !channel.is_member)) return 'channel_not_found';
    if (!channel.is_member) return 'not_in_channel';
    return writes && channel.is_archived ? 'is_archived' : undefined;
  }
}

/** What Slack asks for, per method; the methods that ask for nothing are named with none (docs.slack.dev/reference/methods). */
export const scopeOf: Readonly<Record<string, string | undefined>> = {
  'auth.test': undefined,
  'blocks.validate': undefined,
  'views.open': undefined,
  'views.push': undefined,
  'views.update': undefined,
  'views.publish': undefined,
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.scheduleMessage': 'chat:write',
  'chat.getPermalink': undefined,
  'conversations.history': 'groups:history',
  'conversations.replies': 'groups:history',
  'conversations.info': 'groups:read',
  'conversations.members': 'groups:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'users.conversations': 'groups:read',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
};
