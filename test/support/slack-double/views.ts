/** Modals and Home tabs as Slack keeps them: a stack of at most three per person, opened by a click that is at most three seconds old. */
import { randomUUID } from 'node:crypto';
import { lintView } from '../block-kit-linter.ts';
import { type Block, filledState, type Values } from './view-state.ts';

export type KeptView = {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly title?: { readonly text: string };
  readonly blocks: readonly Block[];
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly state: { readonly values: Values };
  readonly external_id: string;
};
type Shown = { view: KeptView; typed: Values };
type Trigger = { readonly user: string; readonly at: number; isUsed: boolean };
export type ViewAnswer = { readonly ok: true; readonly view: KeptView } | ViewProblem;
type ViewProblem = { readonly ok: false; readonly error: string; readonly response_metadata?: object };

/** Milliseconds (docs.slack.dev/interactivity/handling-user-interaction). */
const triggerLives = 3000;
const deepestStack = 3;

export class Views {
  readonly #now: () => number;
  readonly #complain: (sentence: string) => void;
  readonly #stacks = new Map<string, Shown[]>();
  readonly #homes = new Map<string, Shown>();
  readonly #triggers = new Map<string, Trigger>();
  #hashes = 0;

  constructor(now: () => number, complain: (sentence: string) => void) {
    this.#now = now;
    this.#complain = complain;
  }

  newTrigger(user: string): string {
    const id = `${this.#triggers.size + 1}.${randomUUID()}`;
    this.#triggers.set(id, { user, at: this.#now(), isUsed: false });
    return id;
  }

  top(user: string): KeptView | undefined {
    return this.#stacks.get(user)?.at(-1)?.view;
  }

  depth(user: string): number {
    return this.#stacks.get(user)?.length ?? 0;
  }

  home(user: string): KeptView | undefined {
    return this.#homes.get(user)?.view;
  }

  /** A view as it is sent back to the app: with what the person has entered so far. */
  asSent(user: string, id: string): KeptView | undefined {
    const shown = this.#find(user, id);
    return shown && { ...shown.view, state: { values: filledState(shown.view.blocks, shown.typed) } };
  }

  /** The person fills in fields of the modal on top, and hands in nothing yet. */
  type(user: string, values: Values): void {
    const shown = this.#stacks.get(user)?.at(-1);
    if (!shown) throw new Error(`${user} has no modal open`);
    shown.typed = { ...shown.typed, ...values };
  }

  tamper(user: string, changes: { readonly private_metadata: string }): void {
    const shown = this.#stacks.get(user)?.at(-1);
    if (shown) shown.view = { ...shown.view, ...changes };
  }

  /** `views.open` and `views.push`. */
  open({ trigger_id, view }: { trigger_id?: unknown; view?: unknown }, isPush: boolean): ViewAnswer {
    const trigger = this.#triggers.get(String(trigger_id));
    if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
    if (trigger.isUsed) return { ok: false, error: 'exchanged_trigger_id' };
    if (this.#now() - trigger.at > triggerLives) return { ok: false, error: 'expired_trigger_id' };
    const problem = problemIn(view, 'modal');
    if (problem) return problem;
    const stack = isPush ? (this.#stacks.get(trigger.user) ?? []) : [];
    if (isPush && stack.length >= deepestStack) return { ok: false, error: 'push_limit_reached' };
    trigger.isUsed = true;
    const kept = this.#keep(view as object, stack);
    this.#stacks.set(trigger.user, [...stack, { view: kept, typed: {} }]);
    return { ok: true, view: kept };
  }

  update({ view_id, external_id, hash, view }: Readonly<Record<string, unknown>>): ViewAnswer {
    const all = [...this.#stacks.values()].flat();
    const shown = all.find(({ view: { id, external_id: own } }) => id === view_id || (external_id && own === external_id));
    if (!shown) return { ok: false, error: 'not_found' };
    if (hash !== undefined && hash !== shown.view.hash) return { ok: false, error: 'hash_conflict' };
    const problem = problemIn(view, 'modal');
    if (problem) return problem;
    this.#replace(shown, view as object);
    return { ok: true, view: shown.view };
  }

  publish({ user_id, hash, view }: Readonly<Record<string, unknown>>): ViewAnswer {
    const user = String(user_id);
    const before = this.#homes.get(user);
    if (hash !== undefined && hash !== before?.view.hash) return { ok: false, error: 'hash_conflict' };
    const problem = problemIn(view, 'home');
    if (problem) return problem;
    if (before) this.#replace(before, view as object);
    const shown = before ?? { view: this.#keep(view as object, []), typed: {} };
    this.#homes.set(user, shown);
    return { ok: true, view: shown.view };
  }

  /** What the acknowledgement of a submission does to the stack. @returns complaints at fields, by block id */
  answered(user: string, viewId: string, answer: unknown): Readonly<Record<string, string>> {
    const {
      response_action: action,
      view,
      errors,
    } = (answer ?? {}) as { response_action?: string; view?: object; errors?: object };
    const stack = this.#stacks.get(user) ?? [];
    const shown = stack.find((each) => each.view.id === viewId);
    switch (action) {
      case undefined:
        this.#stacks.set(user, stack.slice(0, -1));
        return {};
      case 'clear':
        this.#stacks.delete(user);
        return {};
      case 'update':
        if (this.#isDrawable(view) && shown) this.#replace(shown, view);
        return {};
      case 'push':
        if (stack.length >= deepestStack) this.#complain('response_action push: push_limit_reached');
        else if (this.#isDrawable(view)) this.#stacks.set(user, [...stack, { view: this.#keep(view, stack), typed: {} }]);
        return {};
      case 'errors':
        return this.#complaintsAt(shown, errors);
      default:
        this.#complain(`response_action ${action}: unknown`);
        return {};
    }
  }

  /** The person closes the modal on top, or all of them. @returns those that wanted to hear of it */
  close(user: string): readonly KeptView[] {
    const stack = this.#stacks.get(user) ?? [];
    this.#stacks.set(user, stack.slice(0, -1));
    return stack.slice(-1).flatMap(({ view }) => ('notify_on_close' in view && view.notify_on_close ? [view] : []));
  }

  clear(): void {
    this.#stacks.clear();
    this.#homes.clear();
    this.#triggers.clear();
  }

  #find(user: string, id: string): Shown | undefined {
    return [...(this.#stacks.get(user) ?? []), ...(this.#homes.has(user) ? [this.#homes.get(user) as Shown] : [])].find(
      ({ view }) => view.id === id,
    );
  }

  #isDrawable(view: object | undefined): view is object {
    const problem = problemIn(view, 'modal');
    if (problem) this.#complain(`a view in an acknowledgement: ${JSON.stringify(problem)}`);
    return problem === undefined;
  }

  #complaintsAt(shown: Shown | undefined, errors: object | undefined): Readonly<Record<string, string>> {
    const inputs = (shown?.view.blocks ?? []).filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
    for (const [id, sentence] of Object.entries(errors ?? {})) {
      if (!inputs.includes(id)) this.#complain(`response_action errors: ${id} is no input block of the view`);
      if (typeof sentence !== 'string' || sentence === '') this.#complain(`response_action errors: nothing is said at ${id}`);
    }
    return { ...(errors as Record<string, string>) };
  }

  /** What was typed stays where block and action keep their ids. */
  #replace(shown: Shown, view: object): void {
    const { id, root_view_id, previous_view_id } = shown.view;
    shown.view = { ...this.#keep(view, []), id, root_view_id, previous_view_id };
  }

  #keep(view: object, below: readonly Shown[]): KeptView {
    const id = `V${randomUUID().slice(0, 8).toUpperCase()}`;
    this.#hashes += 1;
    const given = view as KeptView;
    const blocks = given.blocks.map((block, i) => ({ ...block, block_id: block.block_id ?? `auto${i}` }));
    return {
      ...given,
      blocks,
      callback_id: given.callback_id ?? '',
      private_metadata: given.private_metadata ?? '',
      external_id: given.external_id ?? '',
      id,
      hash: `${Math.floor(this.#now() / 1000)}.${this.#hashes}`,
      root_view_id: below[0]?.view.id ?? id,
      previous_view_id: below.at(-1)?.view.id ?? null,
      state: { values: {} },
    };
  }
}

/** Everything that Slack would refuse in a view, as sentences. A Home tab is a view without a title; all other limits are the same. */
export function problemsOfView(view: unknown): readonly string[] {
  const given = view as { type?: unknown; blocks?: unknown } | undefined;
  if (!Array.isArray(given?.blocks)) return ['blocks: missing'];
  return lintView(given?.type === 'home' ? { ...given, title: { type: 'plain_text', text: '–' } } : given);
}

function problemIn(view: unknown, type: 'modal' | 'home'): ViewProblem | undefined {
  const given = view as { type?: unknown } | undefined;
  if (given?.type !== type) return { ok: false, error: 'invalid_arguments', response_metadata: { messages: [`not a ${type}`] } };
  const messages = problemsOfView(given);
  if (messages.length === 0) return undefined;
  const error = messages.some((message) => message.startsWith('view: 250 kB')) ? 'view_too_large' : 'invalid_arguments';
  return { ok: false, error, response_metadata: { messages } };
}
