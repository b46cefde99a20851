/** What Slack tells the app of the acts of people, in full: local-slack leaves out the view, the state and the container of most. */

import { type Block, type Entered, filledState, type Values } from './view-state.ts';
import type { KeptView } from './views.ts';
import type { Kept } from './web-api.ts';
import type { Member } from './workspace.ts';

export type Act = { readonly member: Member; readonly trigger: string; readonly responseUrl: string };
/** An element that was pressed or chosen from, as it stands in the message or view. */
export type Pressed = Entered & { readonly action_id: string; readonly block_id: string | undefined };

const team = { id: 'T0FRIST', domain: 'frist' };
const about = { api_app_id: 'A0FRIST', token: 'verification-token', team, is_enterprise_install: false, enterprise: null };

export function pressedInMessage(
  { member, trigger, responseUrl }: Act,
  channel: string,
  message: Kept,
  pressed: Pressed,
): object {
  const { ts, thread_ts } = message;
  return {
    type: 'block_actions',
    ...about,
    user: userOf(member),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: false,
      ...(thread_ts && { thread_ts }),
    },
    trigger_id: trigger,
    channel: { id: channel, name: 'privategroup' },
    message,
    state: { values: stateOf(message.blocks as readonly Block[] | undefined, pressed) },
    response_url: responseUrl,
    actions: [actionOf(pressed)],
  };
}

/** A button in a modal or on a Home tab. */
export function pressedInView({ member, trigger }: Act, view: KeptView, pressed: Pressed): object {
  return {
    type: 'block_actions',
    ...about,
    user: userOf(member),
    container: { type: 'view', view_id: view.id },
    trigger_id: trigger,
    view: asApp(view),
    actions: [actionOf(pressed)],
  };
}

export function submitted({ member, trigger }: Act, view: KeptView): object {
  return { type: 'view_submission', ...about, user: userOf(member), trigger_id: trigger, view: asApp(view), response_urls: [] };
}

export function closed({ member }: Pick<Act, 'member'>, view: KeptView): object {
  return { type: 'view_closed', ...about, user: userOf(member), view: asApp(view), is_cleared: false };
}

export function commanded({ member, trigger, responseUrl }: Act, channel: string, command: string, text: string): object {
  return {
    token: about.token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel,
    channel_name: 'privategroup',
    user_id: member.id,
    user_name: member.name,
    command,
    text,
    api_app_id: about.api_app_id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

/** An event as the Events API wraps it. */
export function eventCallback(id: string, event: object): object {
  return {
    token: about.token,
    team_id: team.id,
    api_app_id: about.api_app_id,
    type: 'event_callback',
    event,
    event_id: id,
    event_time: 1_800_000_000,
    authorizations: [{ enterprise_id: null, team_id: team.id, user_id: 'U0FRIST', is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  };
}

const userOf = ({ id, name, team_id }: Member) => ({ id, username: name, name, team_id });
const asApp = (view: KeptView) => ({ ...view, team_id: team.id, app_id: about.api_app_id, bot_id: 'B0FRIST' });

function stateOf(blocks: readonly Block[] = [], { block_id, action_id, ...entered }: Pressed): Values {
  const chosen = entered.selected_option || entered.selected_date ? { [block_id ?? '']: { [action_id]: entered } } : {};
  return filledState(blocks, chosen);
}

function actionOf({ type, action_id, block_id, value, text, selected_option, selected_date }: Pressed): object {
  return {
    type,
    action_id,
    block_id: block_id ?? 'auto',
    ...(value !== undefined && { value }),
    ...(text !== undefined && { text }),
    ...(selected_option !== undefined && { selected_option }),
    ...(selected_date !== undefined && { selected_date }),
    action_ts: '1800000000.000001',
  };
}
