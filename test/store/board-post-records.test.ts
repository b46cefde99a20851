import { expect, it } from 'vitest';
import { openTestStore } from '../support/database.ts';

it('a place on the board is found again, and the newest one counts', async () => {
  const { boardPosts } = (await openTestStore()).records;
  await boardPosts.put('case:c1', { channel: 'C1', ts: '1.000100' });

  await boardPosts.put('case:c1', { channel: 'C1', ts: '2.000200' });

  expect(await boardPosts.get('case:c1')).toEqual({ channel: 'C1', ts: '2.000200' });
  expect(await boardPosts.get('case:c2')).toBeUndefined();
});
