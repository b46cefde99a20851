/** What the App Home is handed. Change what the test is about. */
import { Temporal } from 'temporal-polyfill';
import { type OfficeRow, officePage, officeRow } from '../../src/digest/office.ts';
import type { Office, OfficeWish } from '../../src/workflow/office-verbs.ts';
import { caseAfter, caseOpened } from './case-files.ts';
import { ingrid } from './people.ts';
import { digfo } from './slack-cases.ts';

const today = Temporal.PlainDate.from('2026-11-24');

/** An access case of DIGFO, due in so many days. */
export function row(running: number, daysLeft: number, changes: Partial<OfficeRow> = {}): OfficeRow {
  const number = `DIGFO-2026-${String(running).padStart(4, '0')}`;
  return { ...officeRow(caseAfter(caseOpened({ number })), digfo, today), caseId: `case-${running}`, daysLeft, ...changes };
}

/** Ingrid's Home at noon. */
export function office(rows: readonly OfficeRow[], changes: Partial<Office> = {}, wish: Partial<OfficeWish> = {}): Office {
  const wanted = { filter: 'all', page: 0, organisation: undefined, ...wish } as const;
  return {
    kind: 'office',
    ...officePage(rows, ingrid, wanted),
    organisations: [digfo],
    wish: wanted,
    sortedAway: [],
    health: {
      mailboxes: [{ organisation: 'digfo', state: 'connected' }],
      slack: 'connected',
      waiting: 0,
      parked: 0,
      digests: [{ organisation: 'digfo', on: today }],
    },
    now: Temporal.Instant.from('2026-11-24T11:00:00Z'),
    ...changes,
  };
}
