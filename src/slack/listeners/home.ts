import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackEventMiddlewareArgs,
} from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { OfficeWish } from '../../workflow/office-verbs.ts';
import type { StaffVerbs } from '../../workflow/staff-verbs.ts';
import { actions, readCarried } from '../button-value.ts';
import { homeView, messageHome, noAccessHome, readWish } from '../home/home-view.ts';
import { errorFacts, type SlackLog } from '../slack-log.ts';
import { byHandForm } from '../views/by-hand-form.ts';
import { wordsFor } from '../words.ts';
import type { ClickListener } from './click.ts';
import { languageHere, type ServedHere } from './command.ts';
import { type Door, keptOut } from './door.ts';

export type HomeParts = {
  readonly verbs: StaffVerbs;
  readonly log: SlackLog;
  readonly door: Door;
  readonly here: ServedHere;
};

/** For how long after somebody has looked at their Home it follows what they do elsewhere. */
const watchedFor = { hours: 1 };
/** So many people are remembered; whoever comes back later starts at the first page. */
const mostWatched = 500;

/** Every button and list of the Home that draws it anew. */
export const homeControls = /^home\.(filter|company|refresh|page:)/;

/**
 * The App Home: drawn when it is opened, on its own buttons and lists, and after whatever the person does elsewhere while they may
 * still have it before them. Never two drawings for one person at once, so that the newest is what stays. The door is inside: whoever
 * it keeps out is told so in the place of cases.
 */
export function homeListeners(parts: HomeParts) {
  const homes = new Homes(parts);
  return {
    async opened({ event, client }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> {
      if (event.tab === 'home') await homes.show(event.user, client);
    },
    async chosen({ ack, action, body, client }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> {
      await ack();
      const value =
        action.type === 'static_select' ? action.selected_option?.value : action.type === 'button' ? action.value : '';
      await homes.show(body.user.id, client, readWish(readCarried(value) ?? {}));
    },
    /** For everything that people do, after it is done. */
    async follow({ body, client, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
      await next();
      const person = whoActed(body);
      if (person) await homes.follow(person, client);
    },
  };
}

/** Who has done something that may change what their Home shows; undefined for what only looks, and for the Home itself. */
function whoActed(body: AnyMiddlewareArgs['body']): string | undefined {
  if (body.type === 'view_submission') return body.user.id;
  if (body.type !== 'block_actions') return undefined;
  const [action] = (body as BlockAction).actions;
  return action && !isOnlyLooking(action.action_id) ? body.user.id : undefined;
}

const looking: readonly string[] = [actions.review, actions.changeRights, actions.more, actions.otherAnswer];
const isOnlyLooking = (actionId: string) => looking.includes(actionId) || actionId.startsWith('home.');

/** "New case" in the Home. */
export function openNewCase(here: ServedHere): ClickListener {
  return ({ words, show }) => show(byHandForm(here.organisations, here.clock(), words));
}

class Homes {
  readonly #parts: HomeParts;
  /** What each person looks at, the one who looked last at the end. */
  readonly #watched = new Map<string, { readonly wish: OfficeWish; readonly at: number }>();
  readonly #drawings = new Map<string, { running: Promise<void>; next: Promise<void> | undefined }>();

  constructor(parts: HomeParts) {
    this.#parts = parts;
  }

  /** @param wish left out: what they looked at last */
  async show(person: string, client: WebClient, wish = this.#watched.get(person)?.wish ?? readWish({})): Promise<void> {
    this.#watched.delete(person);
    this.#watched.set(person, { wish, at: this.#parts.here.clock().epochMilliseconds });
    for (const earliest of this.#watched.keys()) if (this.#watched.size > mostWatched) this.#watched.delete(earliest);
    await this.#draw(person, client);
  }

  async follow(person: string, client: WebClient): Promise<void> {
    const { here } = this.#parts;
    const watched = this.#watched.get(person);
    const since = here.clock().subtract(watchedFor).epochMilliseconds;
    if (watched && watched.at >= since) await this.#draw(person, client);
  }

  /** While one drawing runs, all who ask wait for one more, which shows what happened meanwhile. */
  async #draw(person: string, client: WebClient): Promise<void> {
    const drawing = this.#drawings.get(person);
    if (!drawing) {
      const running = this.#publish(person, client);
      this.#drawings.set(person, { running, next: undefined });
      await running;
      if (!this.#drawings.get(person)?.next) this.#drawings.delete(person);
      return;
    }
    drawing.next ??= drawing.running.then(async () => {
      this.#drawings.delete(person);
      await this.#draw(person, client);
    });
    await drawing.next;
  }

  /** What Slack refuses is only logged: the next look draws it again. */
  async #publish(person: string, client: WebClient): Promise<void> {
    try {
      await client.views.publish({ user_id: person, view: await this.#viewFor(person) });
    } catch (error) {
      this.#parts.log.warn(errorFacts(error), 'the App Home could not be drawn');
    }
  }

  async #viewFor(person: string): Promise<HomeView> {
    const { verbs, door, here } = this.#parts;
    const ours = wordsFor(languageHere(here));
    // Nobody's click is lost meanwhile, so that there is time to wait for Slack.
    const why = await keptOut(door, person, async () => {});
    if (why) return messageHome(ours.door[why], ours);
    const wish = this.#watched.get(person)?.wish ?? readWish({});
    const office = await verbs.office(wish, { id: person });
    if (office.kind === 'no_access') return noAccessHome(office, ours);
    return homeView(office, wordsFor(languageHere(office)));
  }
}
