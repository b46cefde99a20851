import { setImmediate } from 'node:timers/promises';

/** Handled in one go: a few milliseconds of work, since a click takes many turns and waits as long for each. */
const portion = 10;

/** Each of a long list in turn, with a breath between portions: whoever clicks meanwhile does not wait for the end of it. */
export async function* inPortions<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const [i, item] of items.entries()) {
    yield item;
    if (i % portion === portion - 1) await setImmediate();
  }
}
