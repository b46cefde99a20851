import { expect, it, vi } from 'vitest';
import type { Act, ActOptions } from '../../../src/cli/case-acts/act.ts';
import { printMails } from '../../../src/cli/case-acts/send-letter.ts';
import { writeNote } from '../../../src/cli/case-acts/settle.ts';
import { showCase } from '../../../src/cli/case-acts/show-case.ts';
import { mail } from '../../support/mail.ts';
import { ingrid, per } from '../../support/people.ts';
import { openTestWorld, type TestWorld } from '../../support/world.ts';

const access = mail({ text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari' });

async function printed({ world, verbs, onlyCase }: TestWorld, act: (act: Act) => Promise<void>, options: ActOptions = {}) {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await act({ world, verbs, caseFile: await onlyCase(), by: { id: ingrid }, what: undefined, options });
    return print.mock.calls.map(([line]) => String(line)).join('\n');
  } finally {
    print.mockRestore();
  }
}

it('notes are written on the command line, listed without their text, and read with the mails, which is logged', async () => {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(access);
  const thread = frist.board.cards[0]?.place ?? { channel: '', ts: '' };
  await frist.verbs.keepMessage({ thread, ts: '1795000000.000100', text: 'Tar den i morgen.', files: 0, by: per });

  await printed(frist, writeNote, { note: 'Ringte, og vil bare ha fakturaene.', call: true, at: '2026-11-17T08:00:00Z' });

  const shown = await printed(frist, showCase);
  expect(shown).toContain(`notes       2026-11-17T08:00:00Z by ${ingrid} (call)`);
  expect(shown).toContain(`by ${per} (thread)`);
  expect(shown).not.toContain('fakturaene');
  expect(await printed(frist, printMails)).toContain(`Note by: ${per} (thread)`);
  expect(await printed(frist, printMails, { json: true })).toContain('"text":"Ringte, og vil bare ha fakturaene."');
  const events = await frist.world.store.records.cases.events((await frist.onlyCase()).id);
  expect(events.filter(({ type }) => type === 'notes_viewed')).toMatchObject([{ by: ingrid }, { by: ingrid }]);
});

it('a note that says nothing is refused', async () => {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(access);

  await expect(printed(frist, writeNote)).rejects.toThrow('say it with --note');
});
