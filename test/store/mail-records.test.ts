import { describe, expect, it } from 'vitest';
import type { MailFate } from '../../src/workflow/ports.ts';
import { behindTheStore, databaseFile, openTestStore } from '../support/database.ts';
import { arrivedMail, at, caseOf, closed, keptMail, madeUpDraft, noon, openedCase } from './made-up-case.ts';

const newsletter: MailFate = {
  kind: 'sorted_away',
  disposition: 'automatic',
  mailKind: 'newsletter',
  reason: 'List-Unsubscribe',
};

describe('a kept mail', () => {
  it('comes back byte for byte', async () => {
    const { records } = await openTestStore();
    const raw = Buffer.from([0, 255, 13, 10, 0, 128]);

    const kept = await records.mails.keep(arrivedMail({ raw }));

    const [id = ''] = await records.mails.unsettled(10);
    expect(kept).toBe('kept');
    expect(await records.mails.get(id)).toEqual({
      id,
      organisation: 'digfo',
      receivedAt: noon,
      raw,
      byHand: false,
      fate: undefined,
    });
  });

  it('is known when the same bytes arrive again, under another UID and in another folder', async () => {
    const { records } = await openTestStore();
    const mail = arrivedMail();
    await records.mails.keep(mail);

    const again = await records.mails.keep({ ...mail, folder: 'Junk', uid: 9 });

    expect(again).toBe('known');
    expect(await records.mails.unsettled(10)).toHaveLength(1);
    expect(await records.mails.cursor('digfo', 'Junk')).toEqual({ uidValidity: '17', lastUid: 9 });
  });

  it('is kept for each organisation that gets it', async () => {
    const { records } = await openTestStore();
    const mail = arrivedMail();
    await records.mails.keep(mail);

    expect(await records.mails.keep({ ...mail, organisation: 'defero' })).toBe('kept');
  });

  it('that is unknown is undefined', async () => {
    const { records } = await openTestStore();

    expect(await records.mails.get('nobody')).toBeUndefined();
  });
});

describe('the cursor of a folder', () => {
  it('is undefined before the first mail', async () => {
    const { records } = await openTestStore();

    expect(await records.mails.cursor('digfo', 'INBOX')).toBeUndefined();
  });

  it('holds the highest UID there can be', async () => {
    const { records } = await openTestStore();

    await records.mails.keep(arrivedMail({ uid: 4_294_967_295 }));

    expect(await records.mails.cursor('digfo', 'INBOX')).toEqual({ uidValidity: '17', lastUid: 4_294_967_295 });
  });

  it('never goes back within one UIDVALIDITY', async () => {
    const { records } = await openTestStore();
    await records.mails.keep(arrivedMail({ uid: 7 }));

    await records.mails.keep(arrivedMail({ uid: 3 }));

    expect(await records.mails.cursor('digfo', 'INBOX')).toEqual({ uidValidity: '17', lastUid: 7 });
  });

  it('starts over when the server numbers the folder afresh', async () => {
    const { records } = await openTestStore();
    await records.mails.keep(arrivedMail({ uid: 7 }));

    await records.mails.keep(arrivedMail({ uid: 3, uidValidity: '18' }));

    expect(await records.mails.cursor('digfo', 'INBOX')).toEqual({ uidValidity: '18', lastUid: 3 });
  });

  it('is kept for each organisation and folder', async () => {
    const { records } = await openTestStore();
    await records.mails.keep(arrivedMail({ uid: 7 }));

    await records.mails.keep(arrivedMail({ uid: 2, folder: 'Junk' }));

    expect(await records.mails.cursor('digfo', 'INBOX')).toEqual({ uidValidity: '17', lastUid: 7 });
    expect(await records.mails.cursor('defero', 'INBOX')).toBeUndefined();
  });
});

describe('mails that nothing has become of', () => {
  it('come oldest receipt first, no more than asked for', async () => {
    const store = await openTestStore();
    const late = await keptMail(store, { uid: 1, receivedAt: at('2026-03-05T12:00:00.5Z') });
    const early = await keptMail(store, { uid: 2, receivedAt: at('2026-03-05T12:00:00Z') });
    const last = await keptMail(store, { uid: 3, receivedAt: at('2026-03-05T12:00:01Z') });

    expect(await store.records.mails.unsettled(10)).toEqual([early, late, last]);
    expect(await store.records.mails.unsettled(2)).toEqual([early, late]);
  });

  it('are none of those that are settled', async () => {
    const store = await openTestStore();
    const id = await keptMail(store);

    await store.records.mails.settle(id, newsletter, undefined);

    expect(await store.records.mails.unsettled(10)).toEqual([]);
    expect((await store.records.mails.get(id))?.fate).toEqual(newsletter);
  });
});

describe('mails sorted away', () => {
  it('are listed by receipt, the end of the span not included, for one organisation', async () => {
    const store = await openTestStore();
    const { mails } = store.records;
    const times = ['2026-03-04T23:59:59.999Z', '2026-03-05T00:00:00Z', '2026-03-05T23:59:59Z', '2026-03-06T00:00:00Z'];
    const ids = [];
    for (const [index, time] of times.entries()) ids.push(await keptMail(store, { uid: index + 1, receivedAt: at(time) }));
    for (const id of ids) await mails.settle(id, newsletter, undefined);
    await mails.settle(await keptMail(store, { organisation: 'defero' }), newsletter, undefined);

    const found = await mails.sortedAway('digfo', at('2026-03-05T00:00:00Z'), at('2026-03-06T00:00:00Z'));

    expect(found).toEqual([
      { id: ids[1], receivedAt: at('2026-03-05T00:00:00Z'), ...newsletter },
      { id: ids[2], receivedAt: at('2026-03-05T23:59:59Z'), ...newsletter },
    ]);
  });

  it('no longer hold one that was taken back', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    const id = await keptMail(store, { uid: 2 });
    await store.records.mails.settle(id, newsletter, '<odd@example.no>');

    await store.records.mails.settle(id, caseOf('c1'), undefined);

    expect(await store.records.mails.sortedAway('digfo', at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toEqual([]);
    expect(await store.records.mails.caseOfThread('digfo', ['<odd@example.no>'])).toBe('c1');
  });
});

describe('the case of a thread', () => {
  it('is found by the Message-ID of a mail that was received, with or without angle brackets', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');

    expect(await store.records.mails.caseOfThread('digfo', ['<other@example.no>', '<opening-c1@example.no>'])).toBe('c1');
    expect(await store.records.mails.caseOfThread('digfo', ['opening-c1@example.no'])).toBe('c1');
  });

  it('is found by the Message-ID of a mail of ours', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    await store.records.drafts.save(madeUpDraft('d1', 'c1'));

    expect(await store.records.mails.caseOfThread('digfo', ['<d1@digfo.example>'])).toBe('c1');
  });

  it('is never one of another organisation', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');

    expect(await store.records.mails.caseOfThread('defero', ['<opening-c1@example.no>'])).toBeUndefined();
  });

  it('is the newest where the thread has run through several', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c2', { number: 'DIGFO-2026-0002' });
    await openedCase(store, 'c1', { number: 'DIGFO-2026-0001' }, { uid: 2 });

    const found = await store.records.mails.caseOfThread('digfo', ['<opening-c1@example.no>', '<opening-c2@example.no>']);

    expect(found).toBe('c2');
  });

  it('is undefined for a mail that was sorted away, and for no Message-IDs at all', async () => {
    const store = await openTestStore();
    await store.records.mails.settle(await keptMail(store), newsletter, '<news@example.no>');

    expect(await store.records.mails.caseOfThread('digfo', ['<news@example.no>'])).toBeUndefined();
    expect(await store.records.mails.caseOfThread('digfo', [])).toBeUndefined();
  });

  it('is looked for without fail in a References header of a hundred thousand ids', async () => {
    const store = await openTestStore();
    const flood = Array.from({ length: 100_000 }, (_, index) => `<${index}@example.net>`);

    expect(await store.records.mails.caseOfThread('digfo', flood)).toBeUndefined();
  });
});

describe('the key of a mail', () => {
  it('becomes the key of the case that the mail opens', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');

    const keys = await behindTheStore(file, (tables) => tables('keys').select('id'));

    expect(keys).toHaveLength(1);
  });

  it('is destroyed when the mail joins a case, whose key then opens it', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');
    const joined = await keptMail(store, { uid: 2, raw: Buffer.from('And my number is gone, too') });

    await store.records.mails.settle(joined, caseOf('c1'), undefined);

    expect(await behindTheStore(file, (tables) => tables('keys').select('id'))).toHaveLength(1);
    expect((await store.records.mails.get(joined))?.raw.toString()).toBe('And my number is gone, too');
  });

  it('takes every mail of the case with it when it is destroyed', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    const opening = await openedCase(store, 'c1');
    const joined = await keptMail(store, { uid: 2 });
    await store.records.mails.settle(joined, caseOf('c1'), undefined);

    await behindTheStore(file, (tables) => tables('keys').delete());

    expect(await store.records.mails.get(opening)).toBeUndefined();
    expect(await store.records.mails.get(joined)).toBeUndefined();
  });

  it('stays with a mail that joins a case already purged, so that the mail is not lost', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');
    await store.records.cases.append('c1', 1, [closed]);
    await behindTheStore(file, (tables) => tables('keys').delete());
    const late = await keptMail(store, { uid: 2 });

    await store.records.mails.settle(late, caseOf('c1'), undefined);

    expect((await store.records.mails.get(late))?.fate).toEqual(caseOf('c1'));
  });

  it('does not open a raw mail that was swapped with that of another row', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    const mine = await keptMail(store, { uid: 1 });
    const other = await keptMail(store, { uid: 2 });
    await behindTheStore(file, async (tables) => {
      const stolen = await tables('mails').where({ id: other }).first('raw', 'key_id');
      await tables('mails')
        .where({ id: mine })
        .update(stolen ?? {});
    });

    await expect(store.records.mails.get(mine)).rejects.toThrow(/mails\/.*\/raw was changed or moved/);
  });
});

describe('settling', () => {
  it('refuses a mail or a case that does not exist, and changes nothing', async () => {
    const store = await openTestStore();
    const id = await keptMail(store);

    await expect(store.records.mails.settle('nobody', newsletter, undefined)).rejects.toThrow('There is no mail nobody');
    await expect(store.records.mails.settle(id, caseOf('nowhere'), undefined)).rejects.toThrow();
    expect(await store.records.mails.unsettled(10)).toEqual([id]);
  });
});

describe('a copy of a kept mail', () => {
  it('is the same mail under another id, and the original alone is the one that arrived', async () => {
    const { records } = await openTestStore();
    const mail = arrivedMail();
    await records.mails.keep(mail);
    const [id = ''] = await records.mails.unsettled(10);

    const copy = await records.mails.keepCopy(id);

    expect(copy).toMatchObject({ raw: mail.raw, receivedAt: noon, byHand: false });
    expect(copy?.id).not.toBe(id);
    expect(await records.mails.get(copy?.id ?? '')).toEqual(copy);
    expect(await records.mails.keep({ ...mail, uid: 9 })).toBe('known');
    expect(await records.mails.keepCopy('no-such-mail')).toBeUndefined();
  });
});
