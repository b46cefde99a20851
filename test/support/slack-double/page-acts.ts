/** Acts in local-slack's own page: completed to what Slack would send, and the app's answer carried back. */
import * as envelopes from './envelopes.ts';
import type { Answer } from './local-slack-link.ts';
import type { Room } from './person.ts';
import type { Values } from './view-state.ts';
import type { KeptView } from './views.ts';
import type { Kept, WebApi } from './web-api.ts';

type Told = {
  readonly type?: string;
  readonly user?: { readonly id: string };
  readonly user_id?: string;
  readonly channel?: { readonly id: string };
  readonly channel_id?: string;
  readonly command?: string;
  readonly text?: string;
  readonly message?: Kept;
  readonly actions?: readonly [envelopes.Pressed];
  readonly view?: { readonly state: { readonly values: Values } };
};

/** @returns the app's acknowledgement, which local-slack's page goes by */
export async function pageAct(type: string, payload: Answer, room: Room, api: WebApi): Promise<unknown> {
  const told = payload as Told;
  const user = told.user?.id ?? told.user_id ?? '';
  const channel = told.channel?.id ?? told.channel_id ?? '';
  const act: envelopes.Act = {
    member: room.memberOf(user),
    trigger: room.views.newTrigger(user),
    responseUrl: room.newResponseUrl(user, channel),
  };
  api.fromPage(act.trigger, payload.trigger_id);
  if (type === 'slash_commands')
    return answered('slash_commands', envelopes.commanded(act, channel, told.command ?? '', told.text ?? ''));
  const view = room.views.top(user);
  if (told.type === 'view_submission' && view) return submit(view);
  if (told.type === 'view_closed' && view) return answered('interactive', envelopes.closed(act, view));
  const [pressed] = told.actions ?? [];
  const message = told.message && (await api.messages(channel)).find(({ ts }) => ts === told.message?.ts);
  if (pressed && message) return answered('interactive', envelopes.pressedInMessage(act, channel, message, pressed));
  if (pressed && view) return answered('interactive', envelopes.pressedInView(act, view, pressed));
  return undefined;

  async function submit(shown: KeptView): Promise<unknown> {
    room.views.type(user, withoutNothing(told.view?.state.values ?? {}));
    const sent = room.views.asSent(user, shown.id) ?? shown;
    const answer = await answered('interactive', envelopes.submitted(act, sent));
    room.views.answered(user, shown.id, answer);
    return answer;
  }

  async function answered(kind: 'interactive' | 'slash_commands', envelope: object): Promise<unknown> {
    const delivered = await room.sockets.deliver({ type: kind, payload: envelope });
    return delivered.kind === 'acknowledged' ? delivered.answer : undefined;
  }
}

/** local-slack says nothing of a field that nobody touched, or that it is empty; in Slack it then holds what was set beforehand. */
function withoutNothing(values: Values): Values {
  const entries = Object.entries(values).map(([blockId, fields]) => {
    const touched = Object.entries(fields).filter(([, { type: _, ...value }]) =>
      Object.values(value).some((each) => each !== null),
    );
    return [blockId, Object.fromEntries(touched)] as const;
  });
  return Object.fromEntries(entries);
}
