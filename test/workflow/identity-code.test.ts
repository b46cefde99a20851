import { describe, expect, it } from 'vitest';
import { answerTo, handling, letters, notices, wantsErasure } from '../support/handling.ts';
import { ingrid, kari, mallory } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const onRecord = { name: 'Kari Lunde', address: 'kari.gammel@example.no' };

/** Somebody wants everything erased, is asked who they are, and is sent a code at the address that the company knows. */
async function codeSent(): Promise<TestWorld> {
  const frist = await openTestWorld();
  await frist.arrive(wantsErasure);
  const { sendLetter } = handling(frist);
  await sendLetter('identity_request');
  await sendLetter('identity_code', { values: { address: onRecord.address } });
  return frist;
}

const codes = (frist: TestWorld) => letters(frist).filter(({ to }) => to === onRecord.address);
const limits = (frist: TestWorld) => frist.board.cards.at(-1)?.view.limits;

describe('a one-time code', () => {
  it('goes to the address on record in a thread of its own, and not to the sender', async () => {
    const frist = await codeSent();

    const [question, code, ...more] = letters(frist);
    expect(more).toEqual([]);
    expect(question?.to).toBe(kari.address);
    expect(question?.text).not.toContain('482913');
    expect(code?.to).toBe(onRecord.address);
    expect(code?.inReplyTo).toBeUndefined();
    expect(code?.text).toContain('482913');
    expect(code?.subjectLine).not.toContain('Spørsmål');
    expect((await frist.onlyCase()).stage).toEqual({ status: 'waiting', about: 'identity' });
    expect(limits(frist)?.standingSince?.toString()).toBe('2026-11-17');
  });

  it('goes to the address that was checked, without the marks that nobody sees', async () => {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);
    const { sendLetter } = handling(frist);
    await sendLetter('identity_request');
    await sendLetter('identity_code', { values: { address: ` kari.gammel\u200b@\u202eexample.no\u0007 ` } });

    expect(codes(frist)).toHaveLength(1);
    expect((await frist.onlyCase()).code?.address).toBe(onRecord.address);
  });

  it.each([
    ['the address on record', onRecord],
    ['the address that asked', kari],
  ])('shows who asks when it comes back from %s, and the clock runs again', async (_, from) => {
    const frist = await codeSent();

    frist.passSeconds(20 * 3600);
    await frist.arrive(answerTo(frist, 'Koden er 482 913.', { from }));

    const caseFile = await frist.onlyCase();
    expect(caseFile.proofs).toMatchObject([{ method: 'code', by: 'frist' }]);
    expect(caseFile.stage).toEqual({ status: 'in_progress' });
    expect(limits(frist)?.standingSince).toBeUndefined();
    expect(limits(frist)?.operationalDue.toString()).toBe('2026-12-18'); // a day later, for one day passed
    expect(codes(frist)).toHaveLength(1);
  });

  it('does not leave before the requester was asked, and so knows why we ask and that the clock stands still', async () => {
    const frist = await openTestWorld();
    await frist.arrive(wantsErasure);

    const early = await handling(frist).plan('identity_code', { values: { address: onRecord.address } });

    expect(early).toMatchObject({ why: 'letter_first', letter: 'identity_request' });
    expect(letters(frist)).toEqual([]);
  });

  it('proves nothing when a third address quotes it', async () => {
    const frist = await codeSent();

    await frist.arrive(answerTo(frist, 'Koden er 482913.', { from: mallory }));

    const cases = await frist.world.store.records.cases.list({ openOnly: false });
    expect(cases.flatMap(({ proofs }) => proofs)).toEqual([]);
  });

  it('is void after three wrong tries, and the person is told once', async () => {
    const frist = await codeSent();

    for (const wrong of ['111111', '222222', '333333']) await frist.arrive(answerTo(frist, `Koden er ${wrong}.`));
    await frist.arrive(answerTo(frist, 'Koden er 482913.'));
    await frist.waitUntil('2026-11-17T10:00:00Z');
    await frist.waitUntil('2026-11-17T10:01:00Z');

    expect((await frist.onlyCase()).proofs).toEqual([]);
    expect(notices(frist)).toMatchObject([{ to: kari.address }]);
    expect(notices(frist)[0]?.subjectLine).toContain('gjelder ikke lenger');
    expect(frist.board.lines.map(({ type }) => type).filter((type) => type === 'code_wrong')).toHaveLength(3);
  });

  it('is no longer good after its time: the person is told once, and what still comes from there belongs to the case', async () => {
    const frist = await codeSent();

    await frist.waitUntil('2026-11-18T09:00:00Z');
    await frist.waitUntil('2026-11-18T09:01:00Z');
    await frist.arrive(answerTo(frist, 'Koden er 482913.', { from: onRecord, to: codes(frist)[0]?.messageId ?? '' }));

    expect(notices(frist)).toHaveLength(1);
    expect(await frist.onlyCase()).toMatchObject({ proofs: [], stage: { status: 'waiting', about: 'identity' } });
    expect((await frist.onlyCase()).mails).toHaveLength(2);
  });

  it('that comes back too late, before anybody has looked, is told of too', async () => {
    const frist = await codeSent();

    frist.passSeconds(25 * 3600);
    await frist.arrive(answerTo(frist, 'Koden er 482913.'));
    await frist.waitUntil('2026-11-18T09:30:00Z');

    expect((await frist.onlyCase()).proofs).toEqual([]);
    expect(notices(frist)).toHaveLength(1);
  });

  it("that lapses is nobody's business once we know in another way who asks", async () => {
    const frist = await codeSent();
    await frist.verbs.showIdentity(
      (await frist.onlyCase()).id,
      { method: 'known_fact', note: 'the course in May' },
      { id: ingrid },
    );

    await frist.waitUntil('2026-11-18T09:00:00Z');
    await frist.waitUntil('2026-11-18T09:01:00Z');

    expect(notices(frist)).toEqual([]);
  });

  it('can be sent again after an undo, and after a lapse', async () => {
    const frist = await openTestWorld();
    const { plan, approve, send, sendLetter, caseFile } = handling(frist);
    await frist.arrive(wantsErasure);
    await sendLetter('identity_request');
    await plan('identity_code', { values: { address: onRecord.address } });
    await approve();

    await frist.verbs.undoReply((await caseFile()).id, { id: ingrid });
    expect((await caseFile()).code).toBeUndefined();
    await send();
    await frist.waitUntil('2026-11-19T09:00:00Z');
    await sendLetter('identity_code', { values: { address: onRecord.address } });

    expect(codes(frist)).toHaveLength(2);
  });
});
