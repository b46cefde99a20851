/** What a tired handler on a Friday counts on. */
import { describe, expect, it } from 'vitest';
import { answerTo, handling, wantsErasure } from '../support/handling.ts';
import { ingrid } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const ownWords = 'Vi slettet kursbeviset ditt 17. november 2026. Alt annet også.';

describe('what a tired handler counts on', () => {
  it('is that an undo does not throw their words away', async () => {
    const frist = await openTestWorld();
    const { plan, review, approve, caseFile } = handling(frist);
    await frist.arrive(wantsErasure);
    await frist.verbs.showIdentity((await caseFile()).id, { method: 'known_fact', note: 'the course in May' }, { id: ingrid });
    await plan('answer', { outcomes: { erasure: 'granted' }, values: {} });
    const approved = await approve({ body: ownWords });
    await frist.verbs.undoReply((await caseFile()).id, { id: ingrid });
    await frist.deliver();

    expect(approved.kind).toBe('approved');
    expect((await review()).draft?.body).toBe(ownWords);
    expect(frist.board.lines.filter(({ type }) => type === 'letter_planned')).toHaveLength(1);
  });

  it('is that a new mail is seen on the card until somebody has read it', async () => {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);
    await handling(frist).sendLetter('identity_request');
    frist.passSeconds(3600);
    await frist.arrive(answerTo(frist, 'Jeg tok kurset i mai.'));
    const onCard = () => frist.board.cards.at(-1)?.view.caseFile.unread.length;
    const unread = onCard();

    await frist.verbs.readMail((await frist.onlyCase()).mails[1]?.id ?? '', { id: ingrid });
    await frist.deliver();

    expect(unread).toBe(1);
    expect(onCard()).toBe(0);
  });

  it('is that "we could not identify you" is put aside when the person writes after all', async () => {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);
    await handling(frist).sendLetter('identity_request');
    const reply = answerTo(frist, 'Jeg tok kurset i mai.');
    await frist.waitUntil('2026-12-16T10:00:00Z');
    const prepared = (await frist.onlyCase()).plan?.by;

    await frist.arrive(reply);

    expect(prepared).toBe('frist');
    expect(await frist.onlyCase()).toMatchObject({ plan: undefined, stage: { status: 'waiting', about: 'identity' } });
  });
});
