import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { caseMenu } from '../../../src/slack/views/case-menu.ts';
import { noteFields, noteForm, notesModal, notesOfCase } from '../../../src/slack/views/notes.ts';
import { reviewModal } from '../../../src/slack/views/review.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { Actor, Refusal, WrittenNote } from '../../../src/workflow/staff-verbs.ts';
import { lintView } from '../../support/block-kit-linter.ts';
import { noon } from '../../support/case-files.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { ingrid, per } from '../../support/people.ts';
import { attack, caseView, noteBy, review } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');

describe('the notes in the review', () => {
  it('say who wrote what and when, as plain text', () => {
    const notes = [
      noteBy(per, attack),
      noteBy(ingrid, 'Ringte.', { id: 'n2', source: 'call', at: noon.add({ hours: 1 }), editedAt: noon }),
    ];

    const shown = notesOfCase(caseView({ notes }), nb);

    expect(shown).toMatchObject([
      { text: { text: '*Notater fra kolleger* · 2 notater. Frist sender dem ikke; ved innsyn kan de måtte gis ut.' } },
      { elements: [{ text: `<@${per}> i tråden, tirsdag 17. november 2026 kl. 12.00` }] },
      { text: { type: 'plain_text', emoji: false } },
      { elements: [{ text: `<@${ingrid}> om en samtale, tirsdag 17. november 2026 kl. 13.00 · endret siden` }] },
      { text: { type: 'plain_text', text: 'Ringte.' } },
    ]);
  });

  it('leave out what was deleted, and are not there where there are none', () => {
    expect(notesOfCase(caseView(), nb)).toEqual([]);
    expect(notesOfCase(caseView({ notes: [noteBy(per, 'x', { deletedAt: noon })] }), nb)).toEqual([]);
  });

  it('are the newest two, and say where the others are', () => {
    const notes = Array.from({ length: 5 }, (_, i) => noteBy(per, `nummer ${i}`, { id: `n${i}`, at: noon.add({ minutes: i }) }));

    const shown = JSON.stringify(notesOfCase(caseView({ notes }), nb));

    expect(shown).toContain('3 eldre notater står under «Mer …».');
    expect(shown).not.toContain('nummer 2"');
    expect(shown).toContain('nummer 4"');
  });

  it('say so once their content is gone with the key of the case', () => {
    expect(JSON.stringify(notesOfCase(caseView({ notes: [noteBy(per, '', { text: undefined })] }), nb))).toContain(
      'Innholdet er slettet.',
    );
  });

  it('stand in the review', () => {
    expect(JSON.stringify(reviewModal(review({ view: caseView({ notes: [noteBy(per, 'Ringte.')] }) }), nb))).toContain('Ringte.');
  });
});

describe('"Les notater"', () => {
  it.each(['nb', 'en'] as const)('shows every note, as long as they may be, in a modal that Slack takes (%s)', (language) => {
    const notes = Array.from({ length: 60 }, (_, i) => noteBy(per, attack.repeat(60), { id: `n${i}` }));

    expect(lintView(notesModal({ kind: 'notes', notes }, wordsFor(language)))).toEqual([]);
    expect(lintView(notesModal({ kind: 'notes', notes: [] }, wordsFor(language)))).toEqual([]);
  });

  it('is offered where there is something to read', () => {
    expect(JSON.stringify(caseMenu(caseView(), nb))).not.toContain('case.read_notes');
    expect(JSON.stringify(caseMenu(caseView({ notes: [noteBy(per, 'x')] }), nb))).toContain('Les 1 notat');
  });
});

describe('the form for a note', () => {
  it.each(['nb', 'en'] as const)('is taken by Slack, and found in the menu (%s)', (language) => {
    const words = wordsFor(language);

    expect(lintView(noteForm(caseView(), words))).toEqual([]);
    expect(JSON.stringify(caseMenu(caseView(), words))).toContain(words.notes.button);
  });
});

describe('"Legg på saken"', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await startFakeSlack();
  });
  afterEach(() => slack.stop());
  const form = noteForm(caseView(), nb);
  const values = (more: object = {}) => ({
    [noteFields.source]: { v: { selected_option: { value: 'call' } } },
    [noteFields.date]: { v: { selected_date: '2026-11-17' } },
    [noteFields.time]: { v: { value: '12:00' } },
    [noteFields.text]: { v: { value: ' Ringte, ingen svarte. ' } },
    ...more,
  });

  it('writes the note of whoever handed it in', async () => {
    const writeNote = vi.fn(async (_id: string, _note: WrittenNote, _by: Actor) => ({ kind: 'done' }) as const);
    const desk = openDesk(slack, { writeNote });

    const answer = await desk.submit(form, values(), per);

    expect(writeNote).toHaveBeenCalledExactlyOnceWith(
      'case-1',
      { source: 'call', at: noon, text: 'Ringte, ingen svarte.' },
      expect.objectContaining({ id: per }),
    );
    expect(JSON.stringify(answer)).toContain('Notatet er lagt på saken.');
  });

  it.each([
    ['no source', { [noteFields.source]: { v: { selected_option: null } } }, noteFields.source, undefined],
    ['no such time', { [noteFields.time]: { v: { value: 'middag' } } }, noteFields.time, undefined],
    ['a time to come', {}, noteFields.date, { kind: 'refused', why: 'in_the_future' }],
    ['no text', {}, noteFields.text, { kind: 'refused', why: 'no_reason' }],
  ] as const satisfies readonly (readonly [string, object, string, Refusal | undefined])[])(
    'says at the field that there is %s',
    async (_, change, field, refusal) => {
      const desk = openDesk(slack, { writeNote: async () => refusal ?? { kind: 'done' } });

      const answer = await desk.submit(form, values(change));

      expect(answer).toMatchObject({ response_action: 'errors', errors: { [field]: expect.any(String) } });
    },
  );

  it('has its counterpart, which reads them for whoever pressed the button', async () => {
    const readNotes = vi.fn(async () => ({ kind: 'notes', notes: [noteBy(per, 'Ringte.')] }) as const);
    const desk = openDesk(slack, { readNotes });

    await desk.click('case.read_notes', '{"c":"case-1","r":1,"l":"nb"}', { user: per });

    expect(readNotes).toHaveBeenCalledExactlyOnceWith('case-1', expect.objectContaining({ id: per }));
    expect(JSON.stringify(slack.calls.at(-1)?.args.view)).toContain('Ringte.');
  });

  it('opens from the menu with the case as it is now', async () => {
    const desk = openDesk(slack, { caseNow: async () => ({ kind: 'case', view: caseView() }) });

    await desk.click('case.note', '{"c":"case-1","r":1,"l":"nb"}');

    expect(slack.calls.at(-1)).toMatchObject({ args: { view: { callback_id: 'case.write_note' } } });
  });
});
