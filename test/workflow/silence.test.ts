import { describe, expect, it } from 'vitest';
import { answerTo, handling, letters, notices, wantsErasure } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { kari, per } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

/** Received on 17 November, the answer planned for 17 December. */
async function asked() {
  const frist = await openTestWorld();
  await frist.arrive(wantsErasure);
  await handling(frist).sendLetter('identity_request');
  return frist;
}

describe('a question about who they are that nobody answers', () => {
  it('is repeated after a week and after two, once each', async () => {
    const frist = await asked();

    for (const day of ['11-23', '11-24', '11-24', '11-25', '12-01', '12-02', '12-08'])
      await frist.waitUntil(`2026-${day}T10:00:00Z`);

    expect(notices(frist).map(({ to }) => to)).toEqual([kari.address, kari.address]);
    expect(frist.board.lines.filter(({ type }) => type === 'notice_sent')).toHaveLength(2);
  });

  it('is repeated once where a week was missed', async () => {
    const frist = await asked();

    await frist.waitUntil('2026-12-03T10:00:00Z');

    expect(notices(frist)).toHaveLength(1);
  });

  it.each([
    ['nobody vouches for the sender', { receipts: 'authenticated' }, []],
    ['the mail wants no automatic answer', { receipts: 'always' }, ['X-Auto-Response-Suppress: All']],
  ] as const)('is not repeated where no receipt could go: %s', async (_, settings, headers) => {
    const frist = await openTestWorld(settings);
    await frist.arrive(mail({ text: 'Jeg vil at dere sletter alle personopplysninger dere har om meg.', headers: [...headers] }));
    await handling(frist).sendLetter('identity_request');

    await frist.waitUntil('2026-11-25T10:00:00Z');

    expect(letters(frist)).toHaveLength(1);
    expect(notices(frist)).toEqual([]);
  });

  it('is repeated to a sender that our server vouches for', async () => {
    const frist = await openTestWorld({ receipts: 'authenticated' });
    const headers = ['Authentication-Results: mx.digfo.example; dmarc=pass'];
    await frist.arrive(mail({ text: 'Jeg vil at dere sletter alle personopplysninger dere har om meg.', headers }));
    await handling(frist).sendLetter('identity_request');

    await frist.waitUntil('2026-11-25T10:00:00Z');

    expect(notices(frist).map(({ to }) => to)).toEqual([kari.address]);
  });

  it('is not repeated to who has written since, whatever they wrote', async () => {
    const frist = await asked();
    frist.passSeconds(3600);
    await frist.arrive(answerTo(frist, 'Jeg tok kurset i mai.'));

    await frist.waitUntil('2026-11-25T10:00:00Z');

    expect(notices(frist)).toEqual([]);
  });

  it('becomes, the day before the limit, a letter for somebody to approve', async () => {
    const frist = await asked();

    await frist.waitUntil('2026-12-15T10:00:00Z');
    expect((await frist.onlyCase()).plan).toBeUndefined();
    await frist.waitUntil('2026-12-16T10:00:00Z');

    expect((await frist.onlyCase()).plan).toMatchObject({
      letter: 'answer',
      outcomes: { erasure: 'not_identified' },
      by: 'frist',
    });
    expect(letters(frist)).toHaveLength(1); // the question itself
    expect(frist.board.lines).toContainEqual({
      type: 'letter_planned',
      by: 'frist',
      letter: 'answer',
      outcomes: { erasure: 'not_identified' },
    });
  });

  it('is not prepared a second time where somebody has put it aside', async () => {
    const frist = await asked();
    await frist.waitUntil('2026-12-16T10:00:00Z');

    await frist.verbs.dropPlan((await frist.onlyCase()).id, { id: per });
    await frist.waitUntil('2026-12-16T10:01:00Z');

    expect((await frist.onlyCase()).stage).toEqual({ status: 'waiting', about: 'identity' });
  });
});
