import { setImmediate } from 'node:timers/promises';

/** Handled in one go: some milliseconds of work. */
const portion = 50;

/** Each of a long list in turn, with a breath between portions: whoever clicks meanwhile does not wait for the end of it. */
export async function* inPortions<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const [i, item] of items.entries()) {
    yield item;
    if (i % portion === portion - 1) await setImmediate();
  }
}
