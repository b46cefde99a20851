/**
 * Slack's own names for messages are times (`1800000000.000100`). local-slack makes them from the clock of the machine; a test moves its
 * own clock by hand, and `oldest` has to mean the same there. Every time is therefore translated on its way in and out.
 */
type Json = { readonly [key: string]: unknown };

const places = new Set(['ts', 'thread_ts', 'event_ts', 'message_ts', 'messageTs', 'deleted_ts', 'latest_reply']);
const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{9,11}\.\d{6}$/.test(value);

export class SlackTimes {
  readonly #now: () => number;
  readonly #ours = new Map<string, string>();
  readonly #theirs = new Map<string, string>();
  #count = 0;

  /** @param now milliseconds since 1970, by the clock of the test */
  constructor(now: () => number) {
    this.#now = now;
  }

  mint(): string {
    this.#count += 1;
    return `${Math.floor(this.#now() / 1000)}.${String(this.#count % 1_000_000).padStart(6, '0')}`;
  }

  /** What local-slack says, with the times that the app knows. */
  toOurs<T>(value: T): T {
    return translated(value, (time) => {
      const known = this.#ours.get(time);
      if (known) return known;
      const made = this.mint();
      this.#ours.set(time, made);
      this.#theirs.set(made, time);
      return made;
    });
  }

  /** What the app says, with the times that local-slack knows. */
  toTheirs<T>(value: T): T {
    return translated(value, (time) => this.#theirs.get(time) ?? time);
  }
}

function translated<T>(value: T, translate: (time: string) => string): T {
  if (Array.isArray(value)) return value.map((item) => translated(item, translate)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Json).map(([key, item]) =>
    places.has(key) && isTime(item) ? [key, translate(item)] : [key, translated(item, translate)],
  );
  return Object.fromEntries(entries) as T;
}
