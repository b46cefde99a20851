import { expect, it } from 'vitest';
import { watchConnection } from '../../src/slack/connection-watch.ts';

/** A day in minutes: what happened to the connection when, and what the log says. */
function told(happened: Readonly<Record<number, 'connected' | 'lost'>>, minutes: number): string[] {
  let milliseconds = 0;
  const logged: string[] = [];
  const write = (level: string) => (facts: object) => void logged.push(`${level} ${JSON.stringify(facts)}`);
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  const watch = watchConnection(log, () => milliseconds);
  for (let minute = 0; minute <= minutes; minute++) {
    milliseconds = minute * 60_000;
    const what = happened[minute];
    if (what) watch[what]();
    watch.look();
  }
  return logged;
}

it('a connection that stands, or is back within a minute or so, is nothing to tell', () => {
  expect(told({ 0: 'connected', 30: 'lost', 31: 'connected', 90: 'lost', 91: 'connected' }, 120)).toEqual([]);
});

it('a Slack that is away is told of after two minutes and then ever more rarely, and its return once', () => {
  expect(told({ 0: 'connected', 10: 'lost', 12: 'lost', 40: 'connected' }, 100)).toEqual([
    'error {"minutes":2}',
    'error {"minutes":4}',
    'error {"minutes":8}',
    'error {"minutes":16}',
    'info {"minutes":30}',
  ]);
});

it('a Slack that was never there is told of too', () => {
  expect(told({}, 4)).toEqual(['error {"minutes":2}', 'error {"minutes":4}']);
});
