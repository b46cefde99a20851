import { expect, it } from 'vitest';
import { printMails } from '../../../src/cli/case-acts/send-letter.ts';
import { writeNote } from '../../../src/cli/case-acts/settle.ts';
import { showCase } from '../../../src/cli/case-acts/show-case.ts';
import { access, act } from '../../support/command-line.ts';
import { ingrid, per } from '../../support/people.ts';
import { openTestWorld } from '../../support/world.ts';

it('notes are written on the command line, listed without their text, and read with the mails, which is logged', async () => {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(access);
  const thread = frist.board.cards[0]?.place ?? { channel: '', ts: '' };
  await frist.verbs.keepMessage({ thread, ts: '1795000000.000100', text: 'Tar den i morgen.', files: 0, by: per });

  await act(frist, writeNote, { note: 'Ringte, og vil bare ha fakturaene.', call: true, at: '2026-11-17T08:00:00Z' });

  const shown = await act(frist, showCase);
  expect(shown).toContain(`notes       2026-11-17T08:00:00Z by ${ingrid} (call)`);
  expect(shown).toContain(`by ${per} (thread)`);
  expect(shown).not.toContain('fakturaene');
  expect(await act(frist, printMails)).toContain(`Note by: ${per} (thread)`);
  expect(await act(frist, printMails, { json: true })).toContain('"text":"Ringte, og vil bare ha fakturaene."');
  const events = await frist.world.store.records.cases.events((await frist.onlyCase()).id);
  expect(events.filter(({ type }) => type === 'notes_viewed')).toMatchObject([{ by: ingrid }, { by: ingrid }]);
});

it('a note that says nothing is refused', async () => {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(access);

  await expect(act(frist, writeNote)).rejects.toThrow('say it with --note');
});
