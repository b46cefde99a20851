import { Temporal } from 'temporal-polyfill';

/**
 * An instant as it is stored: always UTC, always milliseconds, so that comparing the texts compares the times, in any database.
 * Finer digits are cut off.
 */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}

export function readInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
