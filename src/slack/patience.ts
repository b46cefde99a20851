import { setTimeout as pause } from 'node:timers/promises';

/**
 * What the work gives, or `late` where it takes longer than that; the work itself goes on.
 * @param milliseconds how long to wait
 */
export async function within<T, L>(milliseconds: number, work: Promise<T>, late: L): Promise<T | L> {
  const answered = new AbortController();
  try {
    return await Promise.race([work, pause(milliseconds, late, { signal: answered.signal })]);
  } finally {
    answered.abort();
  }
}
