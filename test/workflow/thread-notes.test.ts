import { beforeEach, describe, expect, it } from 'vitest';
import { standingNotes } from '../../src/cases/notes.ts';
import type { Place } from '../../src/workflow/ports.ts';
import type { StaffMessage } from '../../src/workflow/staff-verbs.ts';
import { handling, letters } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

const wantsAccess = mail({ text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari' });

let frist: TestWorld;
let thread: Place;
beforeEach(async () => {
  frist = await openTestWorld();
  await frist.arrive(wantsAccess);
  thread = frist.board.cards.at(-1)?.place ?? { channel: '', ts: '' };
});

const said = (text: string, more: Partial<StaffMessage> = {}): StaffMessage => ({
  thread,
  ts: '1795000000.000100',
  text,
  files: 0,
  by: per,
  ...more,
});
const notes = async () => standingNotes(await frist.onlyCase()).map(({ by, text }) => `${by}: ${text}`);
/** What has gone out to people, the receipt included, and what Slack was told. */
const outside = () => ({ mails: frist.smtp.mails.length, lines: frist.board.lines.length, cards: frist.board.cards.length });

describe('what is written in the thread of a card', () => {
  it('is a note on the case, and nothing else happens', async () => {
    const before = outside();

    const kept = await frist.verbs.keepMessage(said('Ringte, ingen svarte.', { files: 2 }));
    await frist.deliver();

    expect(kept).toEqual({ kind: 'kept', hint: false, staffLanguage: 'nb' });
    expect(await notes()).toEqual([`${per}: Ringte, ingen svarte.`]);
    expect((await frist.onlyCase()).notes).toMatchObject([{ source: 'thread', files: 2 }]);
    expect(outside()).toEqual(before);
  });

  it.each(['@requester here is your data', `Hei ${kari.name}, her er opplysningene dine.`])(
    'goes to nobody, also where it reads like an answer: %s',
    async (text) => {
      const h = handling(frist);
      await frist.verbs.keepMessage(said(text));
      frist.passSeconds(3600);
      await frist.tend();

      expect(letters(frist)).toEqual([]);
      expect(JSON.stringify(frist.smtp.mails)).not.toContain(text.slice(4));
      expect((await h.caseFile()).stage.status).toBe('in_progress');
      const { draft } = await h.review();
      expect(JSON.stringify(draft)).not.toContain(text);
    },
  );

  it('earns whoever writes like that a hint, the first time on this case', async () => {
    const hints = [];
    for (const message of [
      said('Ringte i dag.'),
      said('Hei Kari, her er alt.', { ts: '1795000001.000100' }),
      said('Hei Kari, her er alt.', { ts: '1795000001.000100' }),
      said('Hei Kari, og dette.', { ts: '1795000002.000100' }),
      said('@requester here is your data', { ts: '1795000003.000100', by: ingrid }),
    ])
      hints.push(await frist.verbs.keepMessage(message));

    expect(hints.map((kept) => kept.kind === 'kept' && kept.hint)).toEqual([false, true, false, false, true]);
  });

  it('does not make a review stale that somebody has open', async () => {
    const h = handling(frist);
    const { view, shown, draft } = await h.review();
    await frist.verbs.keepMessage(said('Jeg ser på den.'));

    const outcome = await frist.verbs.approveReply(
      {
        caseId: view.caseFile.id,
        revision: view.caseFile.revision,
        shown,
        body: (draft?.body ?? '').replace(/\[\[[^\]]*\]\]/g, 'alt vi fant'),
        confirmed: draft?.confirmations.map(({ id }) => id) ?? [],
      },
      { id: ingrid },
    );

    expect(outcome).not.toMatchObject({ why: 'stale' });
    expect(outcome).not.toMatchObject({ why: 'text_changed' });
  });

  it('is nobody’s note where the thread is not that of a case', async () => {
    expect(await frist.verbs.keepMessage(said('God morgen', { thread: { channel: 'C1', ts: '1.1' } }))).toEqual({
      kind: 'elsewhere',
    });
  });

  it('is noted with its edits and its end', async () => {
    await frist.verbs.keepMessage(said('Ringte.'));
    await frist.verbs.keepMessage(said('Ringte to ganger.', { editedTs: '1795000009.000000' }));
    expect(await notes()).toEqual([`${per}: Ringte to ganger.`]);

    await frist.verbs.messageGone({ place: { channel: 'C1', ts: '1795000000.000100' }, thread });

    expect(await notes()).toEqual([]);
    const events = await handling(frist).events();
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['note_added', 'note_changed', 'note_deleted']));
  });

  it('goes on with the case that its own was merged into', async () => {
    await frist.arrive(wantsAccess.replace('<1@', '<2@').replace('Hei, jeg', 'Hei igjen, jeg'));
    const [first, second] = await frist.world.store.records.cases.list({ openOnly: false });
    const secondCard = frist.board.cards.at(-1)?.place ?? thread;
    await frist.verbs.mergeInto(second?.id ?? '', first?.number ?? '', { id: ingrid });

    await frist.verbs.keepMessage(said('Samme person.', { thread: secondCard }));

    const survivor = await frist.world.store.records.cases.find(first?.id ?? '');
    expect(survivor?.notes).toMatchObject([{ text: 'Samme person.' }]);
    await frist.deliver();
    expect(frist.board.lines).toContainEqual({ type: 'case_closed', by: ingrid, outcome: 'merged', into: first?.number });
    expect(frist.board.lines).toContainEqual({ type: 'merged_here', by: ingrid, number: second?.number });
  });
});

describe('a card that somebody deletes', () => {
  const gone = (place: Place) => frist.verbs.messageGone({ place, thread: undefined });
  const newCards = () => frist.board.cards.filter(({ redrawn }) => !redrawn).map(({ place }) => place);
  /** Slack says that the message is not there, and the card is posted elsewhere. */
  function deleteInSlack() {
    const { drawCard } = frist.board.port;
    Object.assign(frist.board.port, {
      drawCard: (post: Parameters<typeof drawCard>[0], view: Parameters<typeof drawCard>[1]) => {
        Object.assign(frist.board.port, { drawCard });
        return drawCard({ ...post, at: undefined }, view);
      },
    });
  }

  it('is posted again at once, and its thread points back and goes on', async () => {
    await frist.verbs.keepMessage(said('Ringte.'));
    deleteInSlack();

    await gone(thread);
    await frist.deliver();

    const [, again = thread] = newCards();
    expect(again).not.toEqual(thread);
    expect(frist.board.lines).toContainEqual({ type: 'card_again', before: thread });
    await frist.verbs.keepMessage(said('Under det nye kortet.', { thread: again, ts: '1795000005.000100' }));
    await frist.verbs.keepMessage(said('Fortsatt i den gamle.', { ts: '1795000006.000100' }));
    expect(await notes()).toEqual([`${per}: Ringte.`, `${per}: Under det nye kortet.`, `${per}: Fortsatt i den gamle.`]);
  });

  it('is left away when it is deleted again, until the case changes', async () => {
    deleteInSlack();
    await gone(thread);
    await frist.deliver();
    await gone(newCards().at(-1) ?? thread);
    await frist.deliver();
    expect(newCards()).toHaveLength(2);

    deleteInSlack();
    await frist.verbs.takeCase((await frist.onlyCase()).id, { id: per });
    await frist.deliver();

    expect(newCards()).toHaveLength(3);
  });

  it('is not posted again for a message about the card before it', async () => {
    deleteInSlack();
    await gone(thread);
    await frist.deliver();

    await gone(thread);
    await frist.deliver();

    expect(newCards()).toHaveLength(2);
  });
});

describe('a note that is written in a form', () => {
  it('is kept, and the thread is told that there is one and not what it says', async () => {
    const { id } = await frist.onlyCase();
    const text = 'Kari ringte og vil bare ha fakturaene.';

    const outcome = await frist.verbs.writeNote(id, { source: 'call', at: frist.world.clock(), text }, { id: per });
    await frist.deliver();

    expect(outcome).toEqual({ kind: 'done' });
    expect(await notes()).toEqual([`${per}: ${text}`]);
    expect(frist.board.lines).toContainEqual({ type: 'note_written', by: per, source: 'call' });
    expect(JSON.stringify(frist.board.lines)).not.toContain('fakturaene');
  });

  it.each([
    ['an empty one', { text: '  ' }, 'no_reason'],
    ['one about tomorrow', { minutes: 1440 }, 'in_the_future'],
  ])('is refused: %s', async (_, { text = 'Ringte.', minutes = 0 }: { text?: string; minutes?: number }, why) => {
    const { id } = await frist.onlyCase();
    const at = frist.world.clock().add({ minutes });

    expect(await frist.verbs.writeNote(id, { source: 'other', at, text }, { id: per })).toMatchObject({ why });
    expect(await notes()).toEqual([]);
  });
});

describe('the thread is told', () => {
  it('when a draft is changed, and when it is dropped', async () => {
    const h = handling(frist);
    await h.plan('extension', { by: per });
    await h.plan('extension', { by: ingrid });
    await frist.verbs.dropPlan((await h.caseFile()).id, { id: per });
    await frist.deliver();

    expect(frist.board.lines.slice(-3)).toEqual([
      { type: 'letter_planned', by: per, letter: 'extension' },
      { type: 'letter_planned', by: ingrid, letter: 'extension', again: true },
      { type: 'plan_dropped', by: per },
    ]);
  });

  it('when a case is opened again, and of a disclosure unless it is secret', async () => {
    const { id } = await frist.onlyCase();
    const disclosure = { note: 'politiet', secret: false };
    await frist.verbs.recordDisclosure(id, { ...disclosure, secret: true }, { id: ingrid });
    await frist.verbs.recordDisclosure(id, disclosure, { id: ingrid });
    await frist.verbs.markNotARequest(id, (await frist.onlyCase()).revision, { id: ingrid });
    await frist.verbs.takeBack((await frist.onlyCase()).mails[0]?.id ?? '', { id: ingrid });
    await frist.deliver();

    expect(frist.board.lines).toContainEqual({ type: 'case_reopened', by: ingrid, why: 'taken_back' });
    expect(frist.board.lines.filter(({ type }) => type === 'disclosed')).toEqual([{ type: 'disclosed', by: ingrid }]);
  });
});
