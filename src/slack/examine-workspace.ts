/** What `frist doctor --slack` asks the real workspace: whether Slack lets Frist do its work there, and lets nobody else see it. */
import { WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { isGroup } from '../cases/authority.ts';
import { unfit } from './channel-check.ts';
import { appTokenProblem, botTokenProblem, missingScopes, neededScopes, scopeForGroups } from './connection-problem.ts';
import type { StaffLanguage } from './dates.ts';
import { deliveryProblem } from './delivery-problem.ts';
import { examineSurfaces } from './examine-surfaces.ts';
import { createPeople, type People, type Standing } from './people.ts';
import { sdkLog } from './sdk-log.ts';

/** `look`: for a person to decide. */
export type Examined = { readonly kind: 'in_order' | 'wrong' | 'look'; readonly text: string };

/** An organisation as it is served here. */
export type ServedInSlack = {
  readonly id: string;
  readonly channel: string;
  readonly approvers: readonly string[];
  readonly responsible: readonly string[];
  readonly staffLanguage: StaffLanguage;
};

export type Workspace = {
  readonly appToken: string;
  readonly botToken: string;
  /** Another Web API than Slack's own. */
  readonly apiUrl?: string | undefined;
  /** Told what is going on, since hundreds of questions take a while. */
  readonly progress: (what: string) => void;
};

/**
 * Asks and changes nothing: nothing is posted, and no socket is opened.
 * @returns one sentence for each thing that was asked, naming its setting
 */
export async function examineWorkspace(
  { appToken, botToken, apiUrl, progress }: Workspace,
  served: readonly ServedInSlack[],
): Promise<readonly Examined[]> {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const options: WebClientOptions = {
    logger: sdkLog(quiet),
    retryConfig: { retries: 2, minTimeout: 500, maxTimeout: 2000 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
  const client = new WebClient(botToken, options);
  const token = await botTokenGood(client, served);
  const socket = await appTokenGood(new WebClient(appToken, options));
  if (!token.good) return [...token.findings, socket];

  const people = createPeople(client, quiet);
  const channels = await inTurn(served, (one) => channelFit(client, one));
  const deciders = await inTurn(served, (one) => decidersKnown(client, people, one));
  const languages = [...new Set(served.map(({ staffLanguage }) => staffLanguage))];
  const surfaces = await examineSurfaces(client, languages, progress);
  return [...token.findings, socket, ...channels, ...deciders.flat(), ...surfaces];
}

async function botTokenGood(
  client: WebClient,
  served: readonly ServedInSlack[],
): Promise<{ readonly good: boolean; readonly findings: readonly Examined[] }> {
  try {
    const { team = '', response_metadata: about } = await client.auth.test();
    const good = inOrder(`slack.bot_token: Slack takes it; Frist is in the workspace ${team}.`);
    return { good: true, findings: [good, scopesGiven(about?.scopes, served)] };
  } catch (error) {
    const sentence = error instanceof WebAPIPlatformError ? botTokenProblem(error.data.error) : undefined;
    return { good: false, findings: [wrong(sentence ?? `slack.bot_token: ${said(error)}. Nothing else could be asked.`)] };
  }
}

function scopesGiven(given: readonly string[] | undefined, served: readonly ServedInSlack[]): Examined {
  if (!given) return look('slack.bot_token: this Slack does not say which scopes it has.');
  const groups = served.some(({ approvers, responsible }) => [...approvers, ...responsible].some(isGroup));
  const needed = [...neededScopes, 'commands', ...(groups ? [scopeForGroups] : [])];
  const missing = needed.filter((scope) => !given.includes(scope));
  return missing.length > 0 ? wrong(missingScopes(missing)) : inOrder(`slack.bot_token: it has the scopes ${needed.join(', ')}.`);
}

/** Asks for the address of a socket, which is good for one use and expires unused. */
async function appTokenGood(client: WebClient): Promise<Examined> {
  try {
    await client.apps.connections.open({});
    return inOrder('slack.app_token: Slack takes it, and Socket Mode is switched on.');
  } catch (error) {
    const sentence = error instanceof WebAPIPlatformError ? appTokenProblem(error.data.error) : undefined;
    return wrong(sentence ?? `slack.app_token: ${said(error)}.`);
  }
}

async function channelFit(client: WebClient, { id, channel }: ServedInSlack): Promise<Examined> {
  const at = `organisations.${id}.channel (${channel})`;
  try {
    const { channel: info } = await client.conversations.info({ channel });
    const sentence = unfit(info ?? {});
    return sentence ? wrong(`${at}: ${sentence}.`) : inOrder(`${at}: it is private, shared with nobody, and Frist is in it.`);
  } catch (error) {
    return wrong(`${deliveryProblem(error, id, channel).message}.`);
  }
}

async function decidersKnown(client: WebClient, people: People, served: ServedInSlack): Promise<readonly Examined[]> {
  const named = (['approvers', 'responsible'] as const).flatMap((setting) =>
    served[setting].map((id) => ({ at: `organisations.${served.id}.${setting}: ${id}`, id })),
  );
  const inSlack = named.filter(({ id }) => !id.startsWith('cli:'));
  return inTurn(inSlack, ({ at, id }) => (isGroup(id) ? groupKnown(client, people, at, id) : personKnown(people, at, id)));
}

async function personKnown(people: People, at: string, id: string): Promise<Examined> {
  const standing = await people.standingOf(id);
  return standing === 'staff' ? inOrder(`${at} is a member of the workspace.`) : wrong(`${at} ${notStaff[standing]}.`);
}

const notStaff: Readonly<Record<Exclude<Standing, 'staff'>, string>> = {
  guest: 'is a guest, and Frist turns guests away; name a full member',
  deactivated: 'is switched off in Slack; name somebody else',
  bot: 'is an app and not a person',
  other_workspace: 'is not in this workspace; the id of a person stands in their profile under ⋮ → Copy member ID',
  unknown: 'is somebody of whom Slack did not say anything just now; ask again',
};

async function groupKnown(client: WebClient, people: People, at: string, id: string): Promise<Examined> {
  try {
    const { users = [] } = await client.usergroups.users.list({ usergroup: id });
    const standings = await inTurn(users, (user) => people.standingOf(user));
    const staff = standings.filter((standing) => standing === 'staff').length;
    const readable = `${at} is a user group that can be read, with ${staff === 1 ? 'one member' : `${staff} members`} who may decide`;
    if (staff === 0)
      return wrong(`${at} is a user group with nobody in it who may decide; put people in it, or name them one by one.`);
    if (staff === users.length) return inOrder(`${readable}.`);
    return look(
      `${readable}; the others in it are guests or no longer here, and count all the same where two people are needed.`,
    );
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : '';
    return wrong(`${at} ${groupProblems[code] ?? `is a user group that cannot be read: ${said(error)}`}.`);
  }
}

const groupProblems: Readonly<Record<string, string>> = {
  missing_scope: `is a user group that cannot be read without the scope ${scopeForGroups}; add it and install the app again`,
  plan_upgrade_required: 'is a user group, which this plan of Slack does not have; name people one by one',
  no_such_subteam: 'is no user group of this workspace; its id stands in the address of its page in Slack',
};

/** One after the other: Slack counts how many come in a minute. */
async function inTurn<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<readonly R[]> {
  const answers: R[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}

/** Slack's own name for what is wrong, or that there was no answer; never the message, which may quote what was asked. */
function said(error: unknown): string {
  const code = error instanceof WebAPIPlatformError ? error.data.error : '';
  return /^[a-z_]{1,60}$/.test(code) ? `Slack says ${code}` : 'Slack cannot be reached';
}

const inOrder = (text: string): Examined => ({ kind: 'in_order', text });
const wrong = (text: string): Examined => ({ kind: 'wrong', text });
const look = (text: string): Examined => ({ kind: 'look', text });
