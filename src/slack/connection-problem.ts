/** What Slack says when a person has to do something, as sentences that name the setting and what to do about it. */

const place = 'api.slack.com/apps → the Frist app';

/**
 * The sentence for an answer to `apps.connections.open` that trying again will not change; undefined for all others.
 * @param code `error` of Slack's answer
 */
export function appTokenProblem(code: string): string | undefined {
  const token = 'slack.app_token';
  switch (code) {
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
      return `${token}: Slack does not accept it (${code}). Make a new app-level token with the scope connections:write under ${place} → Basic Information → App-Level Tokens.`;
    case 'not_allowed_token_type':
      return `${token}: this is not an app-level token; they begin with xapp-. Find or make one under ${place} → Basic Information → App-Level Tokens.`;
    case 'missing_scope':
    case 'no_permission':
      return `${token}: the scope connections:write is missing (${code}). A token's scopes cannot be changed: make a new one with it under ${place} → Basic Information → App-Level Tokens.`;
    case 'link_disabled':
    case 'socket_mode_disabled':
      return `${token}: Socket Mode is switched off (${code}). Switch it on under ${place} → Socket Mode.`;
    default:
      return gone.has(code) ? goneSentence(token, code) : undefined;
  }
}

/** The sentence for an answer to `auth.test`; undefined where trying again may help. */
export function botTokenProblem(code: string): string | undefined {
  const token = 'slack.bot_token';
  switch (code) {
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
      return `${token}: Slack does not accept it (${code}). Copy the Bot User OAuth Token from ${place} → OAuth & Permissions, after installing the app to the workspace.`;
    case 'not_allowed_token_type':
      return `${token}: this is not a bot token; they begin with xoxb-. Copy the Bot User OAuth Token from ${place} → OAuth & Permissions.`;
    case 'missing_scope':
      return missingScopes(['chat:write']);
    default:
      return gone.has(code) ? goneSentence(token, code) : undefined;
  }
}

/** What Frist does with a bot token: post and redraw cards, look for its own post before a repeat, see whom a channel shows it to, and who clicks. */
export const neededScopes = ['chat:write', 'groups:history', 'groups:read', 'users:read'];
/** And where a user group may decide: who is in it. */
export const scopeForGroups = 'usergroups:read';

export function missingScopes(scopes: readonly string[]): string {
  return `slack.bot_token: the scope ${scopes.join(' and ')} is missing. Add it under ${place} → OAuth & Permissions → Bot Token Scopes, then install the app to the workspace again.`;
}

const gone = new Set(['account_inactive', 'user_removed_from_team', 'team_disabled', 'app_uninstalled', 'app_deleted']);

function goneSentence(token: string, code: string): string {
  return `${token}: the app is no longer installed, or the workspace is closed (${code}). Install it again under ${place} → Install App, and copy the new tokens.`;
}
