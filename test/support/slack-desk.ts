/** The listeners of Frist on a real Bolt app, with a receiver into which a test puts what Slack would send. */
import { App, type Receiver } from '@slack/bolt';
import { Temporal } from 'temporal-polyfill';
import { registerListeners } from '../../src/slack/listeners/register.ts';
import type { People } from '../../src/slack/people.ts';
import type { StaffVerbs } from '../../src/workflow/staff-verbs.ts';
import type { FakeSlack } from './fake-slack.ts';
import { ingrid } from './people.ts';
import { digfo } from './slack-cases.ts';

export type Desk = {
  /** What the listeners have answered to Slack, in order; a click is answered with nothing. */
  readonly answers: readonly unknown[];
  readonly logged: readonly object[];
  /** `viewId`: the modal the button is in; Slack says it, local-slack does not. */
  click(actionId: string, value: string, options?: ClickOptions): Promise<void>;
  submit(view: SubmittedModal, values: Values, user?: string): Promise<unknown>;
  /** They look at the Home tab of Frist. */
  openHome(user?: string): Promise<void>;
  /** Something chosen in a list. */
  choose(actionId: string, value: string, user?: string): Promise<void>;
  /** `/frist` and what was typed after it. */
  command(text: string): Promise<void>;
  /** Something that somebody wrote in the channel. */
  say(text: string): Promise<void>;
  /** Any event in it; `eventId` is what Slack gives it in all its deliveries. */
  event(event: object, eventId?: string): Promise<void>;
};

/** `view`: what the modal of the button holds so far. */
type ClickOptions = { readonly user?: string; readonly viewId?: string; readonly view?: object };
type SubmittedModal = { readonly callback_id?: string; readonly private_metadata?: string; readonly blocks: readonly object[] };
export type Values = Readonly<Record<string, { readonly v: object }>>;

/** Two companies are served; it is noon on the day that Kari's case came. */
const here = {
  organisations: [digfo, { ...digfo, id: 'metrocar', name: 'Metrocar' }],
  clock: () => Temporal.Instant.from('2026-11-17T11:00:00Z'),
};

const nobody: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

const allStaff: Pick<People, 'standingOf'> = { standingOf: async () => 'staff' };

/** @param verbs those the test expects to be called; any other is an error */
export function openDesk(
  slack: FakeSlack,
  verbs: Partial<StaffVerbs>,
  people: Pick<People, 'standingOf'> = allStaff,
  patience?: number,
): Desk {
  let events = 0;
  const answers: unknown[] = [];
  const logged: object[] = [];
  const write = (facts: object, message: string) => void logged.push({ ...facts, message });
  const app = new App({
    receiver: nobody,
    convoStore: false,
    authorize: async () => ({ botToken: 'xoxb-test', botId: 'B0FRIST', botUserId: 'U0FRIST' }),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  registerListeners({ app, people }, verbs as StaffVerbs, { info: write, warn: write, error: write }, here, patience);

  const deliver = (body: Record<string, unknown>) =>
    app.processEvent({
      body: { team: { id: 'T0FRIST', domain: 'frist' }, api_app_id: 'A0FRIST', ...body },
      ack: async (answer?: unknown) => void answers.push(answer),
    });
  const event = (about: object, eventId?: string) =>
    deliver({
      type: 'event_callback',
      ...(eventId && { event_id: eventId }),
      event: { type: 'message', channel: 'C1', channel_type: 'group', ...about },
    });
  return {
    answers,
    logged,
    click: (actionId, value, { user = ingrid, viewId, view } = {}) =>
      deliver({
        type: 'block_actions',
        user: { id: user },
        trigger_id: 'trigger-1',
        ...(viewId && { view: { ...view, id: viewId } }),
        actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1' }],
      }),
    async submit(view, values, user = ingrid) {
      await deliver({ type: 'view_submission', user: { id: user }, view: { ...view, id: 'V0OPENED', state: { values } } });
      return answers.at(-1);
    },
    openHome: (user = ingrid) =>
      deliver({
        type: 'event_callback',
        event_id: `Ev${++events}`,
        event: { type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1' },
      }),
    choose: (actionId, value, user = ingrid) =>
      deliver({
        type: 'block_actions',
        user: { id: user },
        trigger_id: 'trigger-1',
        view: { id: 'V0HOME', type: 'home' },
        actions: [
          {
            type: 'static_select',
            action_id: actionId,
            block_id: 'b',
            selected_option: { text: { type: 'plain_text', text: 'x' }, value },
            action_ts: '1',
          },
        ],
      }),
    command: (text) =>
      deliver({
        command: '/frist',
        text,
        user_id: ingrid,
        channel_id: 'C1',
        trigger_id: 'trigger-1',
        response_url: `${slack.apiUrl}respond`,
      }),
    say: (text) => event({ user: ingrid, text, ts: '1' }),
    event,
  };
}
