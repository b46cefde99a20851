import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import { looksLikeAnswer, standingNotes } from '../../src/cases/notes.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';

const later = (minutes: number) => noon.add({ minutes });
const written = {
  type: 'keep_note',
  id: 'C1:1.1',
  source: 'thread',
  at: noon,
  text: 'Ringte, ingen svarte.',
  files: 0,
  by: per,
} as const;

function noted(...commands: readonly Parameters<typeof decide>[1][]): CaseFile {
  return commands.reduce(
    (caseFile, command) => afterEvents(caseFile, decide(caseFile, command, later(5)).events),
    caseAfter(caseOpened()),
  );
}
const texts = (caseFile: CaseFile) => standingNotes(caseFile).map(({ text }) => text);

describe('a note', () => {
  it('is kept once, however often its message comes', () => {
    const caseFile = noted(written, written, written);

    expect(caseFile.revision).toBe(2);
    expect(texts(caseFile)).toEqual(['Ringte, ingen svarte.']);
  });

  it('changes nothing of what a card or a review rests on', () => {
    const caseFile = noted(
      written,
      { ...written, text: 'Ringte to ganger.', editedAt: later(1) },
      { type: 'delete_note', id: 'C1:1.1' },
    );

    expect(caseFile.revision).toBe(4);
    expect(caseFile.changedAtRevision).toBe(1);
    expect(caseFile.stage).toEqual(caseAfter(caseOpened()).stage);
  });

  it('stands as its author changed it last, in whatever order the changes come', () => {
    const [first, second] = [
      { ...written, text: 'Ringte to ganger.', editedAt: later(1) },
      { ...written, text: 'Ringte tre ganger.', editedAt: later(2) },
    ];

    expect(texts(noted(written, first, second))).toEqual(['Ringte tre ganger.']);
    expect(texts(noted(written, second, first, written))).toEqual(['Ringte tre ganger.']);
  });

  it('is not changed by an edit that says the same, as when Slack adds the preview of a link', () => {
    expect(noted(written, { ...written, editedAt: later(1) }).revision).toBe(2);
  });

  it('is shown no more once it is deleted, and does not come back with a late repeat', () => {
    const caseFile = noted(written, { type: 'delete_note', id: 'C1:1.1' }, written, {
      ...written,
      text: 'x',
      editedAt: later(3),
    });

    expect(texts(caseFile)).toEqual([]);
    expect(caseFile.notes).toMatchObject([{ by: per, text: 'Ringte, ingen svarte.', deletedAt: later(5) }]);
    expect(noted(written, { type: 'delete_note', id: 'C1:9.9' }).revision).toBe(2);
  });

  it('stands where it was written in time, also where it was kept late', () => {
    const caseFile = noted({ ...written, id: 'C1:3.1', at: later(3), text: 'to', by: ingrid }, { ...written, text: 'en' });

    expect(texts(caseFile)).toEqual(['en', 'to']);
  });

  it('is told of a deletion by nobody in particular: Slack does not say who it was', () => {
    const [event] = decide(noted(written), { type: 'delete_note', id: 'C1:1.1' }, later(9)).events;

    expect(event).toMatchObject({ type: 'note_deleted', by: 'frist' });
  });

  it('keeps its text out of what is in clear', () => {
    const [event] = decide(caseAfter(caseOpened()), written, Temporal.Instant.from('2026-11-17T11:05:00Z')).events;

    expect(event).toMatchObject({ data: { id: 'C1:1.1', source: 'thread' }, sealed: { text: 'Ringte, ingen svarte.' } });
    expect(JSON.stringify(event?.data)).not.toContain('Ringte');
  });
});

describe('a note that reads like an answer', () => {
  it.each([
    '@requester here is your data',
    '@Kari opplysningene dine ligger ved',
    'Hei Kari, her er svaret ditt.',
    'Kjære Kari Lunde\nVi har slettet alt.',
    'Dear Kari, we have erased everything.',
    'God dag Kari, dette har vi.',
    'Her er opplysningene vi har om deg.',
    '  hei Kari!',
  ])('is seen: %s', (text) => expect(looksLikeAnswer(text)).toBe(true));

  it.each([
    'Ringte Kari i dag, ingen svarte.',
    '@U0INGRID kan du se på denne?',
    'hei alle, hvem tar den?',
    'Hei @U0PER, kan du ringe?',
    'Venter på regnskap. Her er alt som det skal.',
    'deary me',
    '',
  ])('is not seen in: %s', (text) => expect(looksLikeAnswer(text)).toBe(false));
});
