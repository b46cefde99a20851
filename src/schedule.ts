/** Every periodic job of Frist, in one list. What happens on an event (a mail, a click, a due effect) is not here but in `app.ts`. */
import cron from 'node-cron';
import { officeZone } from './cases/calendar.ts';
import { makeDueDigests } from './workflow/post-digest.ts';
import { lookUpUncertain } from './workflow/send-reply.ts';
import { tendCases } from './workflow/tend-cases.ts';
import type { World } from './workflow/world.ts';

type Job = { readonly name: string; readonly when: string; readonly run: (world: World) => Promise<void> };

const jobs: readonly Job[] = [
  // For people
  { name: 'digest', when: '0 8 * * *', run: makeDueDigests },
  { name: 'tend cases', when: '* * * * *', run: tendCases },
  // For certainty
  { name: 'look up uncertain answers', when: '* * * * *', run: lookUpUncertain },
];

/** Starts them all, on Oslo's clock: 08:00 stays 08:00 when summer time comes. Returns what stops them. */
export function startSchedule(world: World): { stop(): Promise<void> } {
  const tasks = jobs.map(({ name, when, run }) =>
    cron.schedule(when, () => run(world).catch((error: unknown) => failed(world, name, error)), {
      timezone: officeZone,
      noOverlap: true,
      name,
    }),
  );
  return { stop: async () => void (await Promise.all(tasks.map((task) => task.destroy()))) };
}

function failed(world: World, job: string, error: unknown): void {
  world.log.error(
    { job, error: error instanceof Error ? error.message : 'unknown' },
    'a periodic job failed; it runs again at its next time',
  );
}
