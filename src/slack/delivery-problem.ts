import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { DeliveryProblem } from '../workflow/ports.ts';

/**
 * What went wrong between us and Slack, as the outbox needs it: try again, and when, or ask a person, and for what. The sentences name
 * the setting and carry nothing of the message itself.
 */
export function deliveryProblem(error: unknown, organisation: string, channel: string): DeliveryProblem {
  if (error instanceof DeliveryProblem) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new DeliveryProblem('Slack asks us to slow down', { permanent: false, retryAfter: error.retryAfter * 1000 });
  }
  if (error instanceof WebAPIPlatformError) return refusedBySlack(error.data.error, organisation, channel, error);
  if (error instanceof WebAPIHTTPError) {
    return new DeliveryProblem(`Slack answered with HTTP ${error.statusCode}`, { permanent: false });
  }
  return new DeliveryProblem('Slack cannot be reached, or its answer was lost', { permanent: false });
}

function refusedBySlack(code: string, organisation: string, channel: string, error: WebAPIPlatformError): DeliveryProblem {
  // Not a name but a page: a proxy or a gateway answered in Slack's place.
  if (!/^[a-z_]{1,60}$/.test(code)) return new DeliveryProblem('Slack gave an answer that is not its own', { permanent: false });
  if (passing.has(code)) {
    const { retryAfter } = error.data.response_metadata ?? {};
    return new DeliveryProblem(`Slack cannot do it now (${code})`, {
      permanent: false,
      ...(retryAfter && { retryAfter: retryAfter * 1000 }),
    });
  }
  const sentence = `${adviceFor(code, organisation, channel)} (Slack says: ${code})`;
  return mendable.has(code) ? forAPerson(sentence) : new DeliveryProblem(sentence, { permanent: true });
}

const everyMinute = 60_000;

/** Somebody has to mend it, outside of Frist: it is tried again every minute, so that all that waited is posted once they have. */
export function forAPerson(sentence: string): DeliveryProblem {
  return new DeliveryProblem(sentence, { permanent: false, retryAfter: everyMinute, forAPerson: true });
}

const mendable = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_thread_only_channel',
  'restricted_action_read_only_channel',
  'missing_scope',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

const passing = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'temporarily_unavailable',
  'request_timeout',
  'accesslimited',
  'team_added_to_org',
]);

function adviceFor(code: string, organisation: string, channel: string): string {
  const setting = `organisations.${organisation}.channel (${channel})`;
  switch (code) {
    case 'channel_not_found':
      return `${setting}: Slack does not know this channel, or Frist is not in it. Check the id, and write /invite @Frist in the channel`;
    case 'not_in_channel':
      return `${setting}: Frist is not in this channel. Write /invite @Frist in it`;
    case 'is_archived':
      return `${setting}: this channel is archived. Bring it back, or name another`;
    case 'restricted_action':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_read_only_channel':
      return `${setting}: an administrator does not let apps post in this channel. Allow it, or name another`;
    case 'missing_scope':
      return 'slack.bot_token: a scope is missing. Add chat:write, groups:history and groups:read under OAuth & Permissions, install the app again, and keep the channel private';
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
    case 'account_inactive':
      return 'slack.bot_token: Slack does not accept it any more. Install the app again and copy the Bot User OAuth Token';
    case 'invalid_blocks':
    case 'invalid_blocks_format':
    case 'msg_too_long':
    case 'msg_blocks_too_long':
    case 'metadata_too_large':
      return 'Slack does not take the message as Frist drew it. This is a fault in Frist: please report it';
    default:
      return `${setting}: Slack refused the message`;
  }
}
