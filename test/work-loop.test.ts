import { expect, it, onTestFinished } from 'vitest';
import { startWorkLoop } from '../src/work-loop.ts';

const never = 2 ** 30;

/** Work that runs until the test lets it go. */
function heldWork() {
  const started: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const work = () =>
    new Promise<void>((go) => {
      started.push(go);
      for (const tell of waiting.splice(0)) tell();
    });
  const run = (count: number) =>
    new Promise<void>((resolve) => {
      const check = () => (started.length >= count ? resolve() : waiting.push(check));
      check();
    });
  return { work, started, run };
}

it('work runs when it is woken', async () => {
  const { work, started, run } = heldWork();
  const loop = startWorkLoop({ work, every: never, onError: () => {} });

  loop.wake();
  await run(1);

  expect(started).toHaveLength(1);
  started[0]?.();
  await loop.stop();
});

it('a wake-up during a run means one more run, and never two at once', async () => {
  const { work, started, run } = heldWork();
  const loop = startWorkLoop({ work, every: never, onError: () => {} });
  loop.wake();
  await run(1);

  loop.wake();
  loop.wake();
  const whileRunning = started.length;
  started[0]?.();
  await run(2);

  expect(whileRunning).toBe(1);
  started[1]?.();
  await loop.stop();
  expect(started).toHaveLength(2);
});

it('work that fails is told of, and runs again', async () => {
  const errors: unknown[] = [];
  let runs = 0;
  const done = new Promise<void>((resolve) => {
    const loop = startWorkLoop({
      work: async () => {
        runs += 1;
        if (runs === 1) throw new Error('not this time');
        resolve();
      },
      every: never,
      onError: (error) => {
        errors.push(error);
        loop.wake();
      },
    });
    onTestFinished(() => loop.stop());
    loop.wake();
  });

  await done;

  expect(errors).toMatchObject([{ message: 'not this time' }]);
});
