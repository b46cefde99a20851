import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type OfficeRow, officePage, officeRow } from '../../src/digest/office.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const everything = { filter: 'all', page: 0 } as const;

/** A row as its case would give it; due in so many days. */
function row(number: string, daysLeft: number, changes: Partial<OfficeRow> = {}): OfficeRow {
  const caseFile = caseAfter(caseOpened({ number }));
  return { ...officeRow(caseFile, digfo, today), daysLeft, ...changes };
}

describe('the office of one person', () => {
  it('has their own cases first, then what waits for a second pair of eyes, then what hurries', () => {
    const rows = [
      row('later', 20),
      row('week', 7),
      row('overdue', -1),
      row('second', 20, { preparedBy: per }),
      row('mine', 12, { handler: ingrid }),
    ];

    const { rows: shown, inSection } = officePage(rows, ingrid, everything);

    expect(shown.map(({ number, section }) => [number, section])).toEqual([
      ['mine', 'mine'],
      ['second', 'second'],
      ['overdue', 'overdue'],
      ['week', 'week'],
      ['later', 'later'],
    ]);
    expect(inSection).toEqual({ mine: 1, second: 1, overdue: 1, week: 1, later: 1 });
  });

  it('has the most urgent first in each of its parts, and counts each case wherever it belongs', () => {
    const rows = [
      row('b', 3, { handler: ingrid }),
      row('a', -2, { handler: ingrid }),
      row('c', 0, { handler: per }),
      row('d', 8),
    ];

    const { rows: shown, counts } = officePage(rows, ingrid, everything);

    expect(shown.map(({ number }) => number)).toEqual(['a', 'b', 'c', 'd']);
    expect(counts).toEqual({ open: 4, overdue: 1, week: 2, mine: 2, second: 0, unassigned: 1 });
  });

  it('shows nobody their own letter as one to be looked at by them', () => {
    const prepared = row('drafted', 5, { preparedBy: ingrid });

    expect(officePage([prepared], ingrid, everything).rows).toMatchObject([{ section: 'week' }]);
    expect(officePage([prepared], per, everything).rows).toMatchObject([{ section: 'second' }]);
  });

  it('keeps the counts of all under a filter', () => {
    const rows = [row('a', -2), row('b', 3), row('c', 30, { handler: ingrid })];

    const { rows: shown, counts } = officePage(rows, ingrid, { filter: 'overdue', page: 0 });

    expect(shown.map(({ number }) => number)).toEqual(['a']);
    expect(counts.open).toBe(3);
  });

  it('has twenty cases a page, and no page after the last', () => {
    const rows = Array.from({ length: 45 }, (_, i) => row(`n-${String(i).padStart(2, '0')}`, 30));
    const page = (n: number) => officePage(rows, ingrid, { filter: 'all', page: n });

    expect(
      page(1)
        .rows.map(({ number }) => number)
        .at(0),
    ).toBe('n-20');
    expect(page(2)).toMatchObject({ page: 2, pages: 3, inSection: { later: 45 } });
    expect(page(2).rows).toHaveLength(5);
    expect(page(9).page).toBe(2);
    expect(officePage([], ingrid, { filter: 'all', page: 3 })).toMatchObject({ page: 0, pages: 1, rows: [] });
  });
});

describe('a row', () => {
  it('says by when the answer is planned', () => {
    const shown = officeRow(caseAfter(caseOpened()), digfo, today);

    expect(shown).toMatchObject({ status: 'in_progress', due: { what: 'answer' }, daysLeft: 23 });
    expect(String(shown.due?.on)).toBe('2026-12-17');
  });

  it('says whose letter or first yes waits for somebody else, and nothing of what Frist has prepared', () => {
    const drafted = (by: string) => ({ ...caseAfter(caseOpened()), stage: { status: 'drafted', letter: 'answer', by } as const });
    const firstYes = { by: ingrid, at: noon, sha256: 'a', asked: [per] };

    expect(officeRow(drafted(per), digfo, today).preparedBy).toBe(per);
    expect(officeRow({ ...drafted(per), firstYes }, digfo, today).preparedBy).toBe(ingrid);
    expect(officeRow(drafted('frist'), digfo, today).preparedBy).toBeUndefined();
    expect(officeRow(caseAfter(caseOpened()), digfo, today).preparedBy).toBeUndefined();
  });

  it('says what has to be done before that', () => {
    const marketing = caseAfter(caseOpened({ rights: ['objection'] }));

    expect(officeRow(marketing, digfo, today)).toMatchObject({ due: { what: 'task', task: { kind: 'stop' } }, daysLeft: -5 });
    expect(officeRow(marketing, undefined, today)).toMatchObject({ due: { what: 'answer' }, daysLeft: 23 });
  });
});
