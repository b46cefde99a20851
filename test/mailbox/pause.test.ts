import { expect, it } from 'vitest';
import { backOff, pause } from '../../src/mailbox/pause.ts';

const limits = { first: 1_000, longest: 60_000 };

it('waits about twice as long after each failure, up to the longest wait', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 2000].map((failures) => backOff(failures, limits));

  const whole = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000];
  waits.forEach((wait, i) => {
    expect(wait).toBeGreaterThanOrEqual((whole[i] ?? 0) * 0.75);
    expect(wait).toBeLessThanOrEqual(whole[i] ?? 0);
  });
});

it('ends a wait when one of the signals is given, before or while it lasts', async () => {
  const day = 24 * 60 * 60_000;
  const [given, later] = [AbortSignal.abort(), new AbortController()];

  const waiting = Promise.all([pause(day, later.signal, given), pause(day, later.signal)]);
  later.abort();

  expect(await waiting).toEqual([undefined, undefined]);
});
