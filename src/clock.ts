import { Temporal } from 'temporal-polyfill';

/** The one place where time is read from the machine; everything else is handed it. */
export const systemClock = (): Temporal.Instant => Temporal.Now.instant();
