import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import { foldEvents } from '../../src/cases/evolve.ts';
import { RevisionConflict } from '../../src/workflow/ports.ts';
import { behindTheStore, databaseFile, openTestStore } from '../support/database.ts';
import { eirik, ingrid, kari } from '../support/people.ts';
import { at, caseOpened, closed, keptMail, madeUpDraft, mailViewed, noon, openedCase } from './made-up-case.ts';

describe('case numbers', () => {
  it('count from 0001 for each prefix and year', async () => {
    const { records } = await openTestStore();

    expect(await records.cases.nextNumber('DIGFO', 2026)).toBe('DIGFO-2026-0001');
    expect(await records.cases.nextNumber('DIGFO', 2026)).toBe('DIGFO-2026-0002');
    expect(await records.cases.nextNumber('DIGFO', 2027)).toBe('DIGFO-2027-0001');
    expect(await records.cases.nextNumber('DEFERO', 2026)).toBe('DEFERO-2026-0001');
  });

  it('are given to one asker each, also to two processes at once', async () => {
    const file = databaseFile();
    const [one, two] = [await openTestStore({ file }), await openTestStore({ file })];

    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : two).atomically(({ cases }) => cases.nextNumber('DIGFO', 2026)),
      ),
    );

    expect(new Set(numbers).size).toBe(20);
    expect([...numbers].sort().at(-1)).toBe('DIGFO-2026-0020');
  });
});

describe('a case', () => {
  it('is what its events add up to, personal part included', async () => {
    const store = await openTestStore();
    const mailId = await openedCase(store, 'c1');
    const settled: CaseEvent = {
      at: at('2026-03-05T12:30:00Z'),
      by: ingrid,
      type: 'rights_settled',
      data: { rights: ['erasure', 'access'] },
      sealed: undefined,
    };

    await store.records.cases.append('c1', 1, [mailViewed, settled]);

    const events = [caseOpened(mailId), mailViewed, settled];
    expect(await store.records.cases.events('c1')).toEqual(events);
    expect(await store.records.cases.find('c1')).toEqual(foldEvents('c1', events));
    expect(await store.records.cases.findByNumber('DIGFO-2026-0001')).toEqual(foldEvents('c1', events));
  });

  it('that is unknown is undefined and has no events', async () => {
    const { records } = await openTestStore();

    expect(await records.cases.find('c1')).toBeUndefined();
    expect(await records.cases.findByNumber('DIGFO-2026-0001')).toBeUndefined();
    expect(await records.cases.events('c1')).toEqual([]);
  });

  it('has a row that follows its events', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1', { receivedAt: '2026-03-05T12:00:00+01:00' });

    await store.records.cases.append('c1', 1, [closed]);

    const row = await behindTheStore(file, (tables) => tables('case_files').first());
    expect(row).toMatchObject({
      number: 'DIGFO-2026-0001',
      organisation: 'digfo',
      status: 'closed',
      outcome: 'answered',
      revision: 2,
      language: 'nb',
      received_at: '2026-03-05T11:00:00.000Z',
      opened_at: '2026-03-05T11:00:00.000Z',
      closed_at: '2026-03-06T09:00:00.000Z',
    });
    expect(await behindTheStore(file, (tables) => tables('request_lines'))).toEqual([
      { case_id: 'c1', right: 'erasure', chosen_by: 'rules' },
    ]);
  });

  it('cannot begin with anything but its opening, nor without the mail that opened it', async () => {
    const { records } = await openTestStore();

    await expect(records.cases.append('c1', 0, [mailViewed])).rejects.toThrow('cannot begin with mail_viewed');
    await expect(records.cases.append('c1', 0, [caseOpened('no-such-mail')])).rejects.toThrow('no-such-mail');
  });

  it('cannot be opened a second time further on', async () => {
    const store = await openTestStore();
    const mailId = await openedCase(store, 'c1');

    await expect(store.records.cases.append('c1', 1, [caseOpened(mailId)])).rejects.toThrow('do not go on');
    expect((await store.records.cases.find('c1'))?.revision).toBe(1);
  });
});

describe('appending to a case that somebody else has changed', () => {
  it('is refused, and nothing is written', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    await store.records.cases.append('c1', 1, [mailViewed]);

    await expect(store.records.cases.append('c1', 1, [closed])).rejects.toThrow(RevisionConflict);
    expect((await store.records.cases.events('c1')).map(({ type }) => type)).toEqual(['case_opened', 'mail_viewed']);
  });

  it('is refused when the case is opened twice', async () => {
    const store = await openTestStore();
    const mailId = await openedCase(store, 'c1');

    await expect(store.records.cases.append('c1', 0, [caseOpened(mailId)])).rejects.toThrow(RevisionConflict);
  });

  it('is won by one of two processes', async () => {
    const file = databaseFile();
    const [one, two] = [await openTestStore({ file }), await openTestStore({ file })];
    await openedCase(one, 'c1');

    const ends = await Promise.allSettled([one, two].map(({ records }) => records.cases.append('c1', 1, [closed])));

    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')?.reason).toBeInstanceOf(RevisionConflict);
  });
});

describe('the list of cases', () => {
  it('leaves out a case that cannot be read, and tells of it once, by its id', async () => {
    const file = databaseFile();
    const damaged: string[] = [];
    const store = await openTestStore({ file, onDamaged: (id) => damaged.push(id) });
    await openedCase(store, 'whole');
    await openedCase(store, 'broken', { number: 'DIGFO-2026-0002' }, { uid: 2 });
    await behindTheStore(file, (tables) => tables('case_events').where({ case_id: 'broken' }).update({ data: '{' }));

    const [first, again] = [
      await store.records.cases.list({ openOnly: true }),
      await store.atomically(({ cases }) => cases.list({ openOnly: false })),
    ];

    expect([first, again].map((cases) => cases.map(({ id }) => id))).toEqual([['whole'], ['whole']]);
    expect(damaged).toEqual(['broken']);
  });

  it('is by receipt, and can leave out other organisations and closed cases', async () => {
    const store = await openTestStore();
    const late = { number: 'DIGFO-2026-0001', receivedAt: '2026-03-09T11:00:00Z' };
    await openedCase(store, 'late', late, { uid: 1 });
    await openedCase(store, 'early', { number: 'DIGFO-2026-0002' }, { uid: 2 });
    await openedCase(store, 'done', { number: 'DIGFO-2026-0003' }, { uid: 3 });
    await openedCase(store, 'other', { number: 'DEFERO-2026-0001', organisation: 'defero' }, { uid: 4, organisation: 'defero' });
    await store.records.cases.append('done', 1, [closed]);
    const { list, find } = store.records.cases;
    const ids = async (filter: Parameters<typeof list>[0]) => (await list(filter)).map(({ id }) => id);

    expect(await ids({ openOnly: false })).toEqual(['other', 'early', 'done', 'late']);
    expect(await ids({ organisation: 'digfo', openOnly: false })).toEqual(['early', 'done', 'late']);
    expect(await ids({ organisation: 'digfo', openOnly: true })).toEqual(['early', 'late']);
    expect((await list({ organisation: 'digfo', openOnly: true }))[0]).toEqual(await find('early'));
  });

  it('can leave out what was closed before a moment', async () => {
    const store = await openTestStore();
    await openedCase(store, 'open', { number: 'DIGFO-2026-0001' }, { uid: 1 });
    await openedCase(store, 'done', { number: 'DIGFO-2026-0002' }, { uid: 2 });
    await store.records.cases.append('done', 1, [closed]);
    const since = async (moment: Temporal.Instant) =>
      (await store.records.cases.list({ openOnly: false, closedSince: moment })).map(({ id }) => id);

    expect(await since(closed.at)).toEqual(['open', 'done']);
    expect(await since(closed.at.add({ seconds: 1 }))).toEqual(['open']);
  });
});

describe('the cases of a requester', () => {
  it('are found by the exact address, the newest first, whichever company they are of', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'first', { number: 'DIGFO-2026-0001' }, { uid: 1 });
    await openedCase(store, 'second', { number: 'DIGFO-2026-0002' }, { uid: 2 });
    await openedCase(store, 'other', { number: 'DEFERO-2026-0001', organisation: 'defero' }, { uid: 3, organisation: 'defero' });
    await behindTheStore(file, (tables) =>
      tables('case_files').where({ id: 'first' }).update({ opened_at: '2026-03-04T00:00:00.000Z' }),
    );
    const ids = async (address: string) => (await store.records.cases.ofRequester(address)).map(({ id }) => id);

    expect(await ids(kari.address.toUpperCase())).toEqual(['second', 'other', 'first']);
    expect(await ids(kari.address.slice(1))).toEqual([]);
    expect(await ids(eirik.address)).toEqual([]);
  });

  it('are found also where one of them is damaged', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'whole', { number: 'DIGFO-2026-0001' }, { uid: 1 });
    await openedCase(store, 'broken', { number: 'DIGFO-2026-0002' }, { uid: 2 });
    await behindTheStore(file, (tables) => tables('case_events').where({ case_id: 'broken' }).update({ data: '{' }));

    expect((await store.records.cases.ofRequester(kari.address)).map(({ id }) => id)).toEqual(['whole']);
  });
});

describe('a case whose key is destroyed', () => {
  it('is still found, without requester and words', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');
    await behindTheStore(file, (tables) => tables('keys').delete());

    const caseFile = await store.records.cases.find('c1');

    expect(caseFile).toMatchObject({ number: 'DIGFO-2026-0001', receivedAt: noon });
    expect(caseFile?.requester).toBeUndefined();
    expect(caseFile?.lines).toMatchObject([{ right: 'erasure', chosenBy: 'rules', evidence: [] }]);
    expect(await store.records.cases.list({ openOnly: true })).toEqual([caseFile]);
  });

  it('goes on taking events that hold nothing personal, and refuses others', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');
    await behindTheStore(file, (tables) => tables('keys').delete());
    const joined: CaseEvent = {
      at: noon,
      by: 'frist',
      type: 'mail_joined',
      data: { mailId: 'm2', receivedAt: '2026-03-06T11:00:00Z', newRights: [] },
      sealed: { evidence: [] },
    };

    await store.records.cases.append('c1', 1, [closed]);

    expect((await store.records.cases.find('c1'))?.stage.status).toBe('closed');
    await expect(store.records.cases.append('c1', 2, [joined])).rejects.toThrow('Case c1 is purged');
  });

  it('keeps the keyed hash of the address, also when events follow', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');
    const hash = () => behindTheStore(file, (tables) => tables('case_files').first('requester_hmac'));
    const before = await hash();
    await behindTheStore(file, (tables) => tables('keys').delete());

    await store.records.cases.append('c1', 1, [closed]);

    expect(before?.requester_hmac).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash()).toEqual(before);
  });
});

describe('a case that was read before', () => {
  it('is not folded again while nothing has happened to it', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    const first = await store.records.cases.find('c1');

    expect(await store.records.cases.find('c1')).toBe(first);
    expect((await store.records.cases.list({ openOnly: true }))[0]).toBe(first);
  });

  it('shows what this or another process has done to it since', async () => {
    const file = databaseFile();
    const [one, two] = [await openTestStore({ file }), await openTestStore({ file })];
    await openedCase(one, 'c1');
    await one.records.cases.list({ openOnly: true });

    await one.records.cases.append('c1', 1, [mailViewed]);
    expect(await one.records.cases.find('c1')).toMatchObject({ revision: 2 });
    await two.records.cases.append('c1', 2, [closed]);

    expect(await one.records.cases.find('c1')).toMatchObject({ revision: 3, stage: { status: 'closed' } });
    expect(await one.records.cases.list({ openOnly: true })).toEqual([]);
    expect(await one.records.cases.list({ openOnly: false })).toMatchObject([{ revision: 3 }]);
  });

  it('is without its personal part as soon as its key is destroyed', async () => {
    const file = databaseFile();
    const store = await openTestStore({ file });
    await openedCase(store, 'c1');
    expect((await store.records.cases.find('c1'))?.requester).toEqual(kari);

    await behindTheStore(file, (tables) => tables('keys').delete());

    expect((await store.records.cases.find('c1'))?.requester).toBeUndefined();
    expect((await store.records.cases.list({ openOnly: true }))[0]?.requester).toBeUndefined();
  });

  it('is not what a transaction saw that came to nothing', async () => {
    const store = await openTestStore();
    await openedCase(store, 'c1');
    const withdrawn = store.atomically(async ({ cases }) => {
      await cases.append('c1', 1, [closed]);
      expect(await cases.find('c1')).toMatchObject({ revision: 2, stage: { status: 'closed' } });
      expect(await cases.list({ openOnly: false })).toMatchObject([{ revision: 2 }]);
      throw new Error('withdrawn');
    });
    await expect(withdrawn).rejects.toThrow('withdrawn');

    await store.records.cases.append('c1', 1, [mailViewed]);

    expect(await store.records.cases.find('c1')).toMatchObject({ revision: 2, stage: { status: 'in_progress' } });
  });
});

describe('receipts since a moment', () => {
  it('are counted over all cases of the address, in upper or lower case, and for nobody else', async () => {
    const store = await openTestStore({ clock: () => noon });
    await openedCase(store, 'c1', { number: 'DIGFO-2026-0001' }, { uid: 1 });
    await openedCase(store, 'c2', { number: 'DIGFO-2026-0002' }, { uid: 2 });
    await store.records.drafts.save({ ...madeUpDraft('r1', 'c1'), purpose: 'receipt' });
    await store.records.drafts.save({ ...madeUpDraft('r2', 'c2'), purpose: 'receipt' });
    await store.records.drafts.save(madeUpDraft('an-answer', 'c2'));
    const { receiptsSince } = store.records.cases;

    expect(await receiptsSince(kari.address.toUpperCase(), noon)).toBe(2);
    expect(await receiptsSince(kari.address, noon.add({ milliseconds: 1 }))).toBe(0);
    expect(await receiptsSince(eirik.address, noon)).toBe(0);
  });
});

it('a case can be opened on a mail kept in the same transaction', async () => {
  const store = await openTestStore();
  const mailId = await keptMail(store);

  await store.atomically(async ({ cases }) => cases.append('c1', 0, [caseOpened(mailId)]));

  expect((await store.records.cases.find('c1'))?.requester).toEqual(kari);
});
