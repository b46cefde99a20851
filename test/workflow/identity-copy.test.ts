import { describe, expect, it } from 'vitest';
import { answerTo, handling, letters } from '../support/handling.ts';
import { mailWithFiles } from '../support/mail.ts';
import { ingrid, kari, mallory, per } from '../support/people.ts';
import { openTestWorld } from '../support/world.ts';

const withPassport = mailWithFiles({ text: 'Hei, jeg ønsker innsyn i alt dere har om meg.\r\n\r\nHilsen Kari' }, [
  { name: 'passkopi.jpg', type: 'image/jpeg', content: 'the picture of a passport' },
]);
const encoded = Buffer.from('the picture of a passport').toString('base64');

describe('a copy of a passport that comes unasked', () => {
  it('is out of our store before anybody can see it, and staff are told to delete it from the mailbox', async () => {
    const frist = await openTestWorld();

    await frist.arrive(withPassport);

    const { caseFile, events, review } = handling(frist);
    const { mails } = await caseFile();
    const raw = (await frist.world.store.records.mails.get(mails[0]?.id ?? ''))?.raw.toString('latin1');
    expect(raw).not.toContain(encoded);
    expect(raw).toContain('Message-ID: <1@mail.example.no>');
    expect((await events()).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['identity_copy_received', 'identity_copy_removed']),
    );
    expect((await review()).mails[0]).toMatchObject({ text: expect.stringContaining('ønsker innsyn'), attachments: [] });
    expect(frist.board.lines).toContainEqual({ type: 'identity_copy_received' });
    expect(frist.board.cards.at(-1)?.view.tasks).toMatchObject([{ kind: 'delete_identity_copy', dueAt: expect.anything() }]);
  });

  it('leaves it also when the mail joins a case, or is sorted away', async () => {
    const frist = await openTestWorld();
    await frist.arrive(withPassport.replace('jeg ønsker innsyn i alt dere har om meg', 'her er bildet du ba om til billetten'));
    const sortedAway = frist.board.sortedAway.at(-1)?.mails[0]?.id ?? '';
    await frist.arrive(withPassport.replace('<1@', '<2@').replace('passkopi.jpg', 'bilde.jpg'));
    await frist.arrive(
      withPassport.replace('<1@', '<3@').replace('MIME-Version', 'In-Reply-To: <2@mail.example.no>\r\nMIME-Version'),
    );

    const joined = (await frist.onlyCase()).mails.at(-1)?.id ?? '';
    for (const id of [sortedAway, joined]) {
      const raw = (await frist.world.store.records.mails.get(id))?.raw.toString('latin1');
      expect(raw).toContain('Message-ID');
      expect(raw).not.toContain(encoded);
    }
    expect((await frist.onlyCase()).identityCopies).toMatchObject([{ mailId: joined }]);
  });

  it('leaves it also when its sender writes that we have removed it; and a lone mark of theirs is no copy', async () => {
    const frist = await openTestWorld();
    const mark = { name: 'a', type: 'text/x-frist-removed', content: 'x' };
    const passport = { name: 'passkopi.jpg', type: 'image/jpeg', content: 'the picture of a passport' };

    await frist.arrive(mailWithFiles({ text: 'Hei, jeg ønsker innsyn i alt dere har om meg.' }, [passport, mark]));
    const { mails, number } = await frist.onlyCase();
    await frist.arrive(
      mailWithFiles({ from: mallory, text: 'Hei, jeg ønsker innsyn i alt dere har om meg.', messageId: '<2@mail.example.no>' }, [
        mark,
      ]),
    );

    const raw = (await frist.world.store.records.mails.get(mails[0]?.id ?? ''))?.raw.toString('latin1');
    expect(raw).not.toContain(encoded);
    const cases = await frist.world.store.records.cases.list({ openOnly: false });
    expect(cases.map((caseFile) => [caseFile.number === number, caseFile.identityCopies.length])).toEqual(
      expect.arrayContaining([
        [true, 1],
        [false, 0],
      ]),
    );
  });

  it('is one mail, however often it is moved from folder to folder', async () => {
    const frist = await openTestWorld();

    await frist.arrive(withPassport);
    await frist.arrive(withPassport);

    expect((await frist.onlyCase()).mails).toHaveLength(1);
  });

  it('makes a letter that says so, once it is gone from the mailbox too, for one click of a handler', async () => {
    const frist = await openTestWorld();
    const { caseFile, endTask, send } = handling(frist);
    await frist.arrive(withPassport);
    await frist.waitUntil('2026-11-17T09:00:00Z');
    expect((await caseFile()).plan).toBeUndefined();

    await endTask(`delete_identity_copy:${(await caseFile()).mails[0]?.id}`);
    await frist.waitUntil('2026-11-17T09:01:00Z');
    expect((await caseFile()).plan).toMatchObject({ letter: 'id_copy_deleted', by: 'frist' });
    await send({ by: per });
    await frist.waitUntil('2026-11-17T09:05:00Z');

    expect(letters(frist)).toMatchObject([{ to: kari.address }]);
    expect(await caseFile()).toMatchObject({ plan: undefined, stage: { status: 'in_progress' } });
  });

  it('sent instead of an answer does not keep the limit from being guarded', async () => {
    const frist = await openTestWorld();
    const { caseFile, endTask, sendLetter } = handling(frist);
    await frist.arrive(withPassport.replace('passkopi', 'bilde'));
    await sendLetter('identity_request');
    const question = frist.smtp.mails.at(-1)?.messageId ?? '';
    await frist.arrive(answerTo(frist, 'Her er passet mitt.', { to: question }));
    await frist.arrive(withPassport.replace('<1@', '<4@').replace('MIME-Version', `In-Reply-To: ${question}\r\nMIME-Version`));
    await endTask(`delete_identity_copy:${(await caseFile()).identityCopies[0]?.mailId}`);
    await frist.waitUntil('2026-11-19T09:00:00Z');
    expect((await caseFile()).plan).toMatchObject({ letter: 'id_copy_deleted' });

    await frist.waitUntil('2026-12-16T10:00:00Z');

    expect((await caseFile()).plan).toMatchObject({ letter: 'answer', outcomes: { access: 'not_identified' } });
  });

  it('is offered no second time where somebody has put the letter aside', async () => {
    const frist = await openTestWorld();
    const { caseFile, endTask } = handling(frist);
    await frist.arrive(withPassport);
    await endTask(`delete_identity_copy:${(await caseFile()).mails[0]?.id}`);
    await frist.waitUntil('2026-11-17T09:01:00Z');

    await frist.verbs.dropPlan((await caseFile()).id, { id: ingrid });
    await frist.waitUntil('2026-11-17T09:02:00Z');

    expect((await caseFile()).plan).toBeUndefined();
  });
});
