import type { AnyMiddlewareArgs, NextFn } from '@slack/bolt';

/** Slack sends an event again that was not acknowledged in time; of so many it is remembered that they were dealt with. */
const mostRemembered = 2000;

/**
 * Lets each event through once, by the id that Slack gives it in all its deliveries. One that failed may come again. This spares work;
 * what must not happen twice is kept from it by the verbs, since this memory ends with the process.
 */
export function eventOnce(): (args: AnyMiddlewareArgs & { next: NextFn }) => Promise<void> {
  const seen = new Set<string>();
  return async ({ body, next }) => {
    const id = 'event_id' in body && typeof body.event_id === 'string' ? body.event_id : undefined;
    if (id === undefined) return next();
    if (seen.has(id)) return;
    seen.add(id);
    try {
      await next();
    } catch (error) {
      seen.delete(id);
      throw error;
    }
    for (const oldest of seen) {
      if (seen.size <= mostRemembered) break;
      seen.delete(oldest);
    }
  };
}
