import type { SlackLog } from './slack-log.ts';

/**
 * Says so in the log when Slack has been away for long: after two minutes, and again each time that has doubled. Slack refreshes a
 * socket every few hours, which is nothing to tell; but a connection that does not come back means that nobody's click arrives.
 */
export type ConnectionWatch = {
  connected(): void;
  lost(): void;
  /** Looks at the clock; to be called every minute or so. */
  look(): void;
};

const firstTold = 2;

/** @param now milliseconds of a clock that never goes back */
export function watchConnection(log: SlackLog, now: () => number = () => performance.now()): ConnectionWatch {
  let lostAt: number | undefined = now();
  let nextTold = firstTold;
  return {
    connected() {
      if (nextTold > firstTold) log.info({ minutes: minutesAway() }, 'Slack is connected again');
      lostAt = undefined;
      nextTold = firstTold;
    },
    lost() {
      lostAt ??= now();
    },
    look() {
      const minutes = minutesAway();
      if (minutes < nextTold) return;
      nextTold = 2 * minutes;
      log.error(
        { minutes },
        'Slack is not connected: no click reaches Frist, and no card is drawn. Mail is taken in and sent all the same; decide with "frist case NUMBER" meanwhile',
      );
    },
  };

  function minutesAway(): number {
    return lostAt === undefined ? 0 : Math.floor((now() - lostAt) / 60_000);
  }
}
