/** A member of staff at Slack: presses, fills in, hands in, closes, writes. Each act says whether the app has answered it. */
import { buttonOf, type SlackMessage } from '../../../scripts/demo-parts/slack-staff.ts';
import * as envelopes from './envelopes.ts';
import type { LocalSlackLink } from './local-slack-link.ts';
import type { SlackTimes } from './slack-times.ts';
import type { Delivered, SocketMode } from './socket-mode.ts';
import { type Block, type Entered, refusedBySlack, type Values } from './view-state.ts';
import type { KeptView, Views } from './views.ts';
import type { Kept } from './web-api.ts';
import type { Member } from './workspace.ts';

export type Submitted =
  | { readonly kind: 'accepted' }
  /** What the app says at its fields, by block id. */
  | { readonly kind: 'complaints'; readonly at: Readonly<Record<string, string>> }
  /** Slack's own client did not let it through, by block id; the app has heard nothing. */
  | { readonly kind: 'not_sent'; readonly at: Readonly<Record<string, string>> }
  /** The app did not answer in time: "We had some trouble connecting". */
  | { readonly kind: 'lost' };

export type Note = { readonly text?: string; readonly blocks?: readonly object[] };

export type Room = {
  readonly link: LocalSlackLink;
  readonly times: SlackTimes;
  readonly views: Views;
  readonly sockets: SocketMode;
  readonly memberOf: (id: string) => Member;
  readonly newResponseUrl: (user: string, channel: string) => string;
  /** Shown to one person only, where the app answers a command. */
  readonly whisper: (user: string, note: Note) => void;
  /** Counts as being under way until it is over. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
};

export class Person {
  readonly id: string;
  readonly #room: Room;

  constructor(id: string, room: Room) {
    this.id = id;
    this.#room = room;
  }

  /** The modal on top of this person's own stack. */
  get modal(): KeptView | undefined {
    return this.#room.views.top(this.id);
  }

  get home(): KeptView | undefined {
    return this.#room.views.home(this.id);
  }

  /**
   * Presses a button of a message as this person saw it, which may be an older state than the message has now.
   * @param option chosen, where it is no button but a list
   */
  press(message: Kept, actionId: string, option?: string): Promise<Delivered> {
    const pressed = elementOf(message.blocks, actionId, option);
    const channel = String(message.channel);
    return this.#interact(envelopes.pressedInMessage(this.#act(channel), channel, message, pressed));
  }

  pressInModal(actionId: string, option?: string): Promise<Delivered> {
    return this.#pressIn(this.#modalNow(), actionId, option);
  }

  pressAtHome(actionId: string, option?: string): Promise<Delivered> {
    const { home } = this;
    if (!home) throw new Error(`${this.id} has no Home tab of Frist`);
    return this.#pressIn(home, actionId, option);
  }

  /** Fills in fields of the modal on top: texts by block id, or whole values. */
  type(values: Readonly<Record<string, string | Entered>>): void {
    const view = this.#modalNow();
    const typed = Object.entries(values).map(([blockId, value]) => [blockId, valueIn(view, blockId, value)] as const);
    this.#room.views.type(this.id, Object.fromEntries(typed));
  }

  /** @param force past the checks of Slack's own client, as a faulty or forged client would */
  async submit({ force = false } = {}): Promise<Submitted> {
    const { id } = this.#modalNow();
    const view = this.#room.views.asSent(this.id, id);
    if (!view) throw new Error('the modal is gone');
    const at = refusedBySlack(view.blocks, view.state.values);
    if (!force && Object.keys(at).length > 0) return { kind: 'not_sent', at };
    const delivered = await this.#interact(envelopes.submitted(this.#act(''), view));
    if (delivered.kind === 'lost') return delivered;
    const complaints = this.#room.views.answered(this.id, id, delivered.answer);
    return Object.keys(complaints).length > 0 ? { kind: 'complaints', at: complaints } : { kind: 'accepted' };
  }

  async closeModal(): Promise<void> {
    const member = this.#room.memberOf(this.id);
    for (const view of this.#room.views.close(this.id)) await this.#interact(envelopes.closed({ member }, view));
  }

  async command(channel: string, text: string, command = '/frist'): Promise<Delivered> {
    const payload = envelopes.commanded(this.#act(channel), channel, command, text);
    const delivered = await this.#room.during(this.#room.sockets.deliver({ type: 'slash_commands', payload }));
    const answer = delivered.kind === 'acknowledged' ? (delivered.answer as Note | undefined) : undefined;
    if (answer?.text || answer?.blocks) this.#room.whisper(this.id, answer);
    return delivered;
  }

  /** @returns the time that names the message */
  async write(channel: string, text: string, thread?: string): Promise<string> {
    const { link, times, during } = this.#room;
    const args = { channel, user: this.id, text, ...(thread && { thread_ts: thread }) };
    const answer = await during(link.act('message', times.toTheirs(args)));
    return String(times.toOurs(answer.message as Kept).ts);
  }

  async edit(channel: string, ts: string, text: string): Promise<void> {
    const { link, times, during } = this.#room;
    await during(link.act('edit-message', times.toTheirs({ channel, ts, user: this.id, text })));
  }

  async remove(channel: string, ts: string): Promise<void> {
    const { link, times, during } = this.#room;
    await during(link.act('delete-message', times.toTheirs({ channel, ts, user: this.id })));
  }

  async openHome(): Promise<void> {
    await this.#room.during(this.#room.link.act('open-home', { user: this.id }));
  }

  #pressIn({ id }: KeptView, actionId: string, option: string | undefined): Promise<Delivered> {
    const view = this.#room.views.asSent(this.id, id);
    if (!view) throw new Error('the view is gone');
    return this.#interact(envelopes.pressedInView(this.#act(''), view, elementOf(view.blocks, actionId, option)));
  }

  #interact(payload: object): Promise<Delivered> {
    return this.#room.during(this.#room.sockets.deliver({ type: 'interactive', payload }));
  }

  #act(channel: string): envelopes.Act {
    const { memberOf, views, newResponseUrl } = this.#room;
    return { member: memberOf(this.id), trigger: views.newTrigger(this.id), responseUrl: newResponseUrl(this.id, channel) };
  }

  #modalNow(): KeptView {
    const { modal } = this;
    if (!modal) throw new Error(`${this.id} has no modal open`);
    return modal;
  }
}

type Option = { readonly value: string };

function elementOf(blocks: unknown, actionId: string, option: string | undefined): envelopes.Pressed {
  const found = buttonOf({ blocks: (blocks ?? []) as NonNullable<SlackMessage['blocks']> }, actionId);
  if (!found) throw new Error(`there is no button ${actionId}`);
  const chosen = found.options?.find(({ value }) => value === option);
  if (option !== undefined && !chosen) throw new Error(`${actionId} offers no ${option}`);
  return { ...found, action_id: actionId, block_id: found.block_id, ...(chosen && { selected_option: chosen }) };
}

/** A plain text means what it means in this field: what is typed, the option of that value, or the day. */
function valueIn(view: KeptView, blockId: string, value: string | Entered): Values[string] {
  const element = (view.blocks as readonly Block[]).find(({ block_id }) => block_id === blockId)?.element;
  if (!element?.action_id) throw new Error(`the modal has no field ${blockId}`);
  return { [element.action_id]: typeof value === 'string' ? { type: element.type, ...entered(element, value) } : value };
}

function entered({ type, options = [] }: NonNullable<Block['element']>, value: string): object {
  const option = (options as readonly Option[]).find((each) => each.value === value) ?? { value };
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: option };
    case 'checkboxes':
      return { selected_options: [option] };
    case 'datepicker':
      return { selected_date: value };
    case 'timepicker':
      return { selected_time: value };
    case 'users_select':
      return { selected_user: value };
    default:
      return { value };
  }
}
