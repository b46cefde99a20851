import { officeZone, osloDate } from '../cases/calendar.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { fitsSearch, type SearchTerm, wantsClosed } from '../digest/search-cases.ts';
import { statisticsOf } from '../digest/statistics.ts';
import { caseView } from './case-view.ts';
import type { CasesNumbered, FoundCases, NoAccess, OfficeStatistics } from './office-verbs.ts';
import { rowsOf } from './office-view.ts';
import { seenOrganisations } from './seen-organisations.ts';
import type { Actor } from './staff-verbs.ts';
import type { Installation, World } from './world.ts';

/** What an answer shows of a long list. */
const mostFound = 20;

export async function casesNumbered(world: World, number: string, by: Actor): Promise<CasesNumbered | NoAccess> {
  const seen = await seenOrganisations(world, by);
  if ('kind' in seen) return seen;
  const views = [];
  for (const numbers of wholeNumbers(number, seen, osloDate(world.clock()).year)) {
    const found = await firstOf(world, numbers);
    if (found && isSeen(found, seen)) views.push(caseView(world, found));
  }
  return { kind: 'cases', views };
}

/** What somebody means who types `42`, or a whole number, by company: the first that exists counts. */
function wholeNumbers(typed: string, seen: readonly Installation[], year: number): readonly (readonly string[])[] {
  if (!/^\d{1,8}$/.test(typed)) return [[typed.toUpperCase()]];
  const running = String(Number(typed)).padStart(4, '0');
  return seen.map(({ organisation: { prefix } }) => [year, year - 1].map((each) => `${prefix}-${each}-${running}`));
}

async function firstOf(world: World, numbers: readonly string[]): Promise<CaseFile | undefined> {
  for (const number of numbers) {
    const found = await world.store.records.cases.findByNumber(number);
    if (found) return found;
  }
  return undefined;
}

/** Looking a person up by their address is noted in the log, without the address. */
export async function findCases(world: World, terms: readonly SearchTerm[], by: Actor): Promise<FoundCases | NoAccess> {
  const seen = await seenOrganisations(world, by);
  if ('kind' in seen) return seen;
  const fitting = (await candidates(world, terms, seen)).filter(
    (caseFile) => isSeen(caseFile, seen) && fitsSearch(caseFile, terms),
  );
  if (terms.some((term) => term.by === 'address'))
    world.log.info({ by: by.id, cases: fitting.map(({ number }) => number) }, 'cases looked up by an address');
  const rows = (await rowsOf(world, fitting)).toSorted((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity));
  return { kind: 'found', rows: rows.slice(0, mostFound), count: rows.length };
}

async function candidates(
  world: World,
  terms: readonly SearchTerm[],
  seen: readonly Installation[],
): Promise<readonly CaseFile[]> {
  const { cases } = world.store.records;
  const addresses = terms.flatMap((term) => (term.by === 'address' ? [term.address] : []));
  const [address] = addresses;
  // A case has one requester, so that nothing is of two.
  if (address !== undefined) return addresses.every((each) => each === address) ? cases.ofRequester(address) : [];
  const lists = [];
  for (const { organisation } of seen)
    lists.push(await cases.list({ organisation: organisation.id, openOnly: !wantsClosed(terms) }));
  return lists.flat();
}

const isSeen = ({ organisation }: CaseFile, seen: readonly Installation[]) =>
  seen.some((each) => each.organisation.id === organisation);

/** How each company has kept its limits this month and this year, so far. */
export async function statisticsNow(world: World, by: Actor): Promise<OfficeStatistics | NoAccess> {
  const seen = await seenOrganisations(world, by);
  if ('kind' in seen) return seen;
  const today = osloDate(world.clock());
  const [firstOfMonth, firstOfYear] = [today.with({ day: 1 }), today.with({ month: 1, day: 1 })];
  const companies = [];
  for (const { organisation } of seen) {
    const cases = await world.store.records.cases.list({
      organisation: organisation.id,
      openOnly: false,
      closedSince: firstOfYear.toZonedDateTime(officeZone).toInstant(),
    });
    const rows = await rowsOf(
      world,
      cases.filter(({ stage }) => stage.status !== 'closed'),
    );
    companies.push({
      organisation,
      open: rows.length,
      overdue: rows.filter(({ daysLeft }) => daysLeft !== undefined && daysLeft < 0).length,
      month: statisticsOf(cases, firstOfMonth, today),
      year: statisticsOf(cases, firstOfYear, today),
    });
  }
  return { kind: 'statistics', companies };
}
