/**
 * What one member of staff sees of the open cases: theirs first, then what waits for a second pair of eyes, then by how much it hurries.
 * Numbers, rights and dates only.
 */
import type { Temporal } from 'temporal-polyfill';
import { daysBetween } from '../cases/calendar.ts';
import type { CaseFile, Status } from '../cases/case-file.ts';
import { type NextDue, nextDue } from '../cases/next-due.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Right } from '../intents/classification.ts';

export const officeFilters = ['all', 'mine', 'second', 'overdue', 'week', 'unassigned'] as const;
export type OfficeFilter = (typeof officeFilters)[number];

/** In the order in which they are shown; a case stands in the first that fits. */
export const officeSections = ['mine', 'second', 'overdue', 'week', 'later'] as const;
export type OfficeSection = (typeof officeSections)[number];

/** Cases a page: all of it stays well below what Slack shows at once. */
export const rowsPerPage = 20;

export type OfficeRow = {
  readonly caseId: string;
  readonly number: string;
  readonly organisation: string;
  readonly revision: number;
  readonly rights: readonly Right[];
  readonly status: Status;
  readonly handler: string | undefined;
  /** The colleague who has prepared a letter, or said the first yes to it, where it waits for somebody else's. */
  readonly preparedBy: string | undefined;
  /** Undefined where nothing is due any more. */
  readonly due: NextDue | undefined;
  /** Calendar days until then; negative once it is past. */
  readonly daysLeft: number | undefined;
};

export type OfficeCounts = {
  readonly open: number;
  readonly overdue: number;
  /** Due today or within the next seven calendar days. */
  readonly week: number;
  readonly mine: number;
  readonly second: number;
  readonly unassigned: number;
};

export type OfficePage = {
  readonly counts: OfficeCounts;
  /** How many cases each section has under the filter, whatever the page shows of it. */
  readonly inSection: Readonly<Record<OfficeSection, number>>;
  readonly rows: readonly (OfficeRow & { readonly section: OfficeSection })[];
  /** From nought; never past the last. */
  readonly page: number;
  readonly pages: number;
};

/** Thousands of rows are asked for again and again, most of them unchanged. A case never changes: what follows it is another object. */
const rowsSeen = new WeakMap<
  CaseFile,
  { readonly organisation: Organisation | undefined; readonly on: string; readonly row: OfficeRow }
>();

/** What the Home says of a case on this day. */
export function officeRow(caseFile: CaseFile, organisation: Organisation | undefined, today: Temporal.PlainDate): OfficeRow {
  const on = today.toString();
  const seen = rowsSeen.get(caseFile);
  if (seen?.organisation === organisation && seen?.on === on) return seen.row;
  const row = computedRow(caseFile, organisation, today);
  rowsSeen.set(caseFile, { organisation, on, row });
  return row;
}

function computedRow(caseFile: CaseFile, organisation: Organisation | undefined, today: Temporal.PlainDate): OfficeRow {
  const { id, number, revision, lines, stage, handler } = caseFile;
  const due = nextDue(caseFile, organisation);
  return {
    caseId: id,
    number,
    organisation: caseFile.organisation,
    revision,
    rights: lines.map(({ right }) => right),
    status: stage.status,
    handler,
    preparedBy: preparedBy(caseFile),
    due,
    daysLeft: due && daysBetween(today, due.on),
  };
}

/** What Frist has prepared by itself is no colleague's. */
function preparedBy({ stage, firstYes }: CaseFile): string | undefined {
  if (firstYes) return firstYes.by;
  return stage.status === 'drafted' && stage.by !== 'frist' ? stage.by : undefined;
}

/**
 * One page of what this person sees.
 * @param rows every open case that they may see
 */
export function officePage(
  rows: readonly OfficeRow[],
  person: string,
  { filter, page }: { readonly filter: OfficeFilter; readonly page: number },
): OfficePage {
  const fits = (wanted: OfficeFilter) => rows.filter((row) => isIn(wanted, row, person));
  const shown = fits(filter).map((row) => ({ ...row, section: sectionOf(row, person) }));
  const inOrder = shown.toSorted(
    (a, b) =>
      officeSections.indexOf(a.section) - officeSections.indexOf(b.section) ||
      urgency(a) - urgency(b) ||
      (a.number < b.number ? -1 : 1),
  );
  const pages = Math.max(1, Math.ceil(inOrder.length / rowsPerPage));
  const current = Math.min(Math.max(0, page), pages - 1);
  const inSection = { mine: 0, second: 0, overdue: 0, week: 0, later: 0 };
  for (const { section } of inOrder) inSection[section] += 1;
  return {
    counts: {
      open: rows.length,
      overdue: fits('overdue').length,
      week: fits('week').length,
      mine: fits('mine').length,
      second: fits('second').length,
      unassigned: fits('unassigned').length,
    },
    inSection,
    rows: inOrder.slice(current * rowsPerPage, (current + 1) * rowsPerPage),
    page: current,
    pages,
  };
}

function isIn(filter: OfficeFilter, row: OfficeRow, person: string): boolean {
  const { daysLeft, handler, preparedBy } = row;
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return handler === person;
    case 'second':
      // Their own letter waits for others.
      return preparedBy !== undefined && preparedBy !== person;
    case 'overdue':
      return daysLeft !== undefined && daysLeft < 0;
    case 'week':
      return daysLeft !== undefined && daysLeft >= 0 && daysLeft <= 7;
    case 'unassigned':
      return handler === undefined;
  }
}

function sectionOf(row: OfficeRow, person: string): OfficeSection {
  return (['mine', 'second', 'overdue', 'week'] as const).find((section) => isIn(section, row, person)) ?? 'later';
}

const urgency = ({ daysLeft }: OfficeRow) => daysLeft ?? Number.MAX_SAFE_INTEGER;
