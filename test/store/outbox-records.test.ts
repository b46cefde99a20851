import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Effect, EffectTask } from '../../src/workflow/ports.ts';
import { databaseFile, openTestStore } from '../support/database.ts';
import { noon } from './made-up-case.ts';

const task: EffectTask = { kind: 'draw_card', caseId: 'c1' };
const soon = noon.add({ minutes: 1 });
const later = noon.add({ minutes: 2 });

function effect(key: string, notBefore: Temporal.Instant = noon): Effect {
  return { key, task, notBefore };
}

async function outboxWith(...effects: readonly Effect[]) {
  const { outbox } = (await openTestStore({ clock: () => noon })).records;
  for (const each of effects) await outbox.enqueue(each);
  return outbox;
}

describe('claiming', () => {
  it('gives what is due, oldest first and in the order it was queued, and nothing that has to wait', async () => {
    const outbox = await outboxWith(effect('waits', later), effect('second', soon), effect('third', soon), effect('first', noon));

    const claimed = await outbox.claimDue(soon, 10);

    expect(claimed.map(({ key }) => key)).toEqual(['first', 'second', 'third']);
    expect(claimed[0]).toMatchObject({ task, attempts: 1, firstDueAt: noon });
  });

  it('compares times, not their spelling: half a second too early is too early', async () => {
    const outbox = await outboxWith(effect('e', noon.add({ milliseconds: 500 })));

    expect(await outbox.claimDue(noon, 10)).toEqual([]);
    expect(await outbox.claimDue(noon.add({ seconds: 1 }), 10)).toHaveLength(1);
  });

  it('gives no more than asked for', async () => {
    const outbox = await outboxWith(effect('a'), effect('b'));

    expect(await outbox.claimDue(noon, 1)).toHaveLength(1);
    expect(await outbox.claimDue(noon, 1)).toHaveLength(1);
    expect(await outbox.claimDue(noon, 1)).toEqual([]);
  });

  it('gives each effect to one of two processes', async () => {
    const file = databaseFile();
    const [one, two] = [await openTestStore({ file }), await openTestStore({ file })];
    for (let index = 0; index < 40; index++) await one.records.outbox.enqueue(effect(`e${index}`));

    const claims = await Promise.all([one, two, one, two].map(({ records }) => records.outbox.claimDue(noon, 40)));

    const keys = claims.flat().map(({ key }) => key);
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
  });
});

describe('an effect', () => {
  it('is queued once for its key', async () => {
    const outbox = await outboxWith(effect('e', noon), effect('e', later));

    const claimed = await outbox.claimDue(later, 10);

    expect(claimed).toHaveLength(1);
    await outbox.enqueue(effect('e', noon));
    expect(await outbox.claimDue(later, 10)).toEqual([]);
  });

  it('that is done never comes again', async () => {
    const outbox = await outboxWith(effect('e'));
    const [claimed] = await outbox.claimDue(noon, 1);

    await outbox.finish(claimed?.id ?? '', { kind: 'done', at: noon });

    expect(await outbox.claimDue(later, 10)).toEqual([]);
    expect(await outbox.stranded()).toEqual([]);
  });

  it('that is tried again counts its attempts and remembers when it was first due', async () => {
    const outbox = await outboxWith(effect('e'));
    const [first] = await outbox.claimDue(noon, 1);

    await outbox.finish(first?.id ?? '', { kind: 'again', notBefore: later, problem: 'Slack is away' });

    expect(await outbox.claimDue(soon, 1)).toEqual([]);
    expect(await outbox.claimDue(later, 1)).toMatchObject([{ key: 'e', attempts: 2, firstDueAt: noon }]);
  });

  it('that gave up is shown with its problem and since when', async () => {
    const outbox = await outboxWith(effect('e'));
    const [claimed] = await outbox.claimDue(noon, 1);

    await outbox.finish(claimed?.id ?? '', { kind: 'parked', at: soon, problem: 'channel_not_found' });

    expect(await outbox.parked()).toEqual([{ key: 'e', problem: 'channel_not_found', since: soon }]);
    expect(await outbox.claimDue(later, 1)).toEqual([]);
  });

  it('that has been tried ten times is told of beside what gave up, and goes on being tried', async () => {
    const outbox = await outboxWith(effect('e'));
    const told: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      const [claimed] = await outbox.claimDue(noon, 1);
      await outbox.finish(claimed?.id ?? '', { kind: 'again', notBefore: noon, problem: 'the channel is public' });
      told.push((await outbox.parked()).length);
    }

    expect(told).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(await outbox.parked()).toMatchObject([{ key: 'e', problem: 'the channel is public' }]);
    expect(await outbox.claimDue(noon, 1)).toHaveLength(1);
  });

  it('whose claim has no end is stranded', async () => {
    const outbox = await outboxWith(effect('e'), effect('waits', later));
    const claimed = await outbox.claimDue(noon, 1);

    expect(await outbox.stranded()).toEqual(claimed);
  });

  it('cannot end twice', async () => {
    const outbox = await outboxWith(effect('e'));
    const [claimed] = await outbox.claimDue(noon, 1);
    await outbox.finish(claimed?.id ?? '', { kind: 'done', at: noon });

    await expect(outbox.finish(claimed?.id ?? '', { kind: 'again', notBefore: noon, problem: '' })).rejects.toThrow(
      'is not claimed',
    );
  });
});

describe('cancelling', () => {
  it('stops an effect that waits, once', async () => {
    const outbox = await outboxWith(effect('e'));

    expect(await outbox.cancel('e')).toBe(true);
    expect(await outbox.cancel('e')).toBe(false);
    expect(await outbox.claimDue(later, 10)).toEqual([]);
  });

  it('is too late for an effect that is claimed, and for one that was never queued', async () => {
    const outbox = await outboxWith(effect('e'));
    await outbox.claimDue(noon, 1);

    expect(await outbox.cancel('e')).toBe(false);
    expect(await outbox.cancel('nothing')).toBe(false);
  });

  it('and claiming at once from two processes: one of them wins, never both', async () => {
    const file = databaseFile();
    const [one, two] = [await openTestStore({ file }), await openTestStore({ file })];
    const keys = Array.from({ length: 20 }, (_, index) => `e${index}`);
    for (const key of keys) await one.records.outbox.enqueue(effect(key));

    const [claimed, ...cancelled] = await Promise.all([
      one.records.outbox.claimDue(noon, 20),
      ...keys.map((key) => two.records.outbox.cancel(key)),
    ]);

    expect(keys.filter((_, index) => cancelled[index])).toEqual(keys.filter((key) => !claimed.some((won) => won.key === key)));
  });
});

describe('the next moment something is due', () => {
  it('is the earliest of what waits, not of what is claimed or cancelled', async () => {
    const outbox = await outboxWith(effect('claimed', noon), effect('cancelled', soon), effect('waits', later));
    await outbox.claimDue(noon, 1);
    await outbox.cancel('cancelled');

    expect(await outbox.nextDueAt()).toEqual(later);
  });

  it('is undefined when nothing waits', async () => {
    const outbox = await outboxWith();

    expect(await outbox.nextDueAt()).toBeUndefined();
  });
});

describe('what is known', () => {
  it('is all that was ever queued, also what is done or was cancelled, in more keys than one statement takes', async () => {
    const outbox = await outboxWith(effect('done'), effect('cancelled', later), effect('waits', later));
    for (const { id } of await outbox.claimDue(noon, 1)) await outbox.finish(id, { kind: 'done', at: noon });
    await outbox.cancel('cancelled');
    const others = Array.from({ length: 40_000 }, (_, number) => `other:${number}`);

    expect(await outbox.known(['done', ...others, 'cancelled', 'waits'])).toEqual(new Set(['done', 'cancelled', 'waits']));
  });
});

it('what is due and not done is counted, and what gave up beside it', async () => {
  const outbox = await outboxWith(effect('done'), effect('gone'), effect('claimed'), effect('due'), effect('later', later));
  const [done, gone] = await outbox.claimDue(noon, 3);
  await outbox.finish(done?.id ?? '', { kind: 'done', at: noon });
  await outbox.finish(gone?.id ?? '', { kind: 'parked', at: noon, problem: 'channel_not_found' });

  expect(await outbox.backlog(noon)).toEqual({ waiting: 1, parked: 1 });
  expect(await outbox.backlog(later)).toEqual({ waiting: 2, parked: 1 });
});

describe('what holds up a later effect', () => {
  it('is the last moment at which an earlier one of the same kind is tried again', async () => {
    const outbox = await outboxWith(
      effect('line:1:a', soon),
      effect('line:1:b', later),
      effect('line:2:a', later),
      effect('line:1:c'),
    );
    const [claimed] = await outbox.claimDue(noon, 1);

    expect(await outbox.heldUpUntil(claimed?.id ?? '', ['line:1:', 'alert:1:'])).toEqual(later);
    await outbox.cancel('line:1:b');
    expect(await outbox.heldUpUntil(claimed?.id ?? '', ['line:1:', 'alert:1:'])).toEqual(soon);
    expect(await outbox.heldUpUntil(claimed?.id ?? '', ['line:3:'])).toBeUndefined();
  });
});
