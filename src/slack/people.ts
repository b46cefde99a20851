/** Who somebody is in this workspace, and who is in a user group: asked of Slack when it matters, and believed for a minute. */
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { StaffDirectory } from '../workflow/ports.ts';
import { within } from './patience.ts';
import { errorFacts, type SlackLog } from './slack-log.ts';

/** What somebody is here; only `staff` may do anything. `unknown`: Slack did not say, which lets nobody in either. */
export type Standing = 'staff' | 'guest' | 'deactivated' | 'bot' | 'other_workspace' | 'unknown';

export type People = StaffDirectory & {
  /** Never rejects; how long to wait for it is the caller's to say (`within`), and the next who asks gets what came meanwhile. */
  standingOf(user: string): Promise<Standing>;
  /** Everybody in a channel; undefined where Slack does not say. */
  inChannel(channel: string): Promise<readonly string[] | undefined>;
};

/** For so long an answer of Slack is believed: somebody who leaves, or is taken out of a group, can do nothing a minute later. */
const believedFor = 60_000;
/** A group is asked for in the middle of a submission, which Slack waits three seconds for. */
const groupPatience = 1200;

type Asking = { readonly at: number; readonly answer: Promise<unknown> };

/**
 * @param client for what a person waits for
 * @param now milliseconds of a clock that never goes back
 */
export function createPeople(client: WebClient, log: SlackLog, now: () => number = () => performance.now()): People {
  const asked = new Map<string, Asking>();
  const warn = (error: unknown, message: string) => log.warn(errorFacts(error), message);
  return {
    standingOf: (user) =>
      remembered(`user:${user}`, () => standing(client, user, () => remembered('team', () => ownTeam(client)))).catch((error) => {
        warn(error, 'Slack did not say who somebody is; they are turned away');
        return 'unknown';
      }),
    membersOf: (group) =>
      within(
        groupPatience,
        remembered(`group:${group}`, () => members(client, group)),
        undefined,
      ).catch((error) => {
        warn(error, 'Slack did not say who is in a user group; nobody counts as in it');
        return undefined;
      }),
    inChannel: (channel) =>
      within(
        groupPatience,
        remembered(`channel:${channel}`, () => readers(client, channel)),
        undefined,
      ).catch((error) => {
        warn(error, 'Slack did not say who is in the channel; nobody counts as in it');
        return undefined;
      }),
  };

  /** Asked once at a time; a failure is not remembered. */
  function remembered<T>(what: string, ask: () => Promise<T>): Promise<T> {
    const before = asked.get(what);
    // Counted from the question: what was true when it was asked is what the answer says.
    if (before && now() - before.at < believedFor) return before.answer as Promise<T>;
    const asking = { at: now(), answer: ask() };
    asked.set(what, asking);
    asking.answer.catch(() => asked.get(what) === asking && asked.delete(what));
    return asking.answer;
  }
}

/** As far as Frist looks at what `users.info` says of somebody (docs.slack.dev/reference/objects/user-object). */
type SlackUser = {
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_workflow_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  /** On Enterprise Grid: all workspaces somebody is in; `team_id` is then only one of them. */
  readonly enterprise_user?: { readonly teams?: readonly string[] };
};

async function standing(client: WebClient, user: string, team: () => Promise<string>): Promise<Standing> {
  try {
    const [{ user: found }, ours] = await Promise.all([client.users.info({ user }), team()]);
    return found ? standingIn(ours, found) : 'unknown';
  } catch (error) {
    const isNobody = error instanceof WebAPIPlatformError && nobodyHere.has(error.data.error);
    if (isNobody) return 'other_workspace';
    throw error;
  }
}

const nobodyHere = new Set(['user_not_found', 'user_not_visible']);

/** What is not said is not believed: without a workspace of their own somebody is a stranger. */
function standingIn(team: string, user: SlackUser): Exclude<Standing, 'unknown'> {
  const isOurs = user.team_id === team || user.enterprise_user?.teams?.includes(team);
  if (!isOurs || user.is_stranger) return 'other_workspace';
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.is_workflow_bot) return 'bot';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'staff';
}

async function ownTeam(client: WebClient): Promise<string> {
  const { team_id: team } = await client.auth.test();
  if (!team) throw new Error('auth.test names no workspace');
  return team;
}

/** Groups that are switched off have nobody in them. */
async function members(client: WebClient, group: string): Promise<readonly string[]> {
  const { users } = await client.usergroups.users.list({ usergroup: group, include_disabled: false });
  return users ?? [];
}

/** A channel with more pages of members than this is no office. */
const mostPages = 10;

async function readers(client: WebClient, channel: string): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.conversations.members({ channel, limit: 1000, ...(cursor && { cursor }) });
    found.push(...(answer.members ?? []));
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (!cursor) break;
  }
  return found;
}
