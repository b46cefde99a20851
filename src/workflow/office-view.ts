import { Temporal } from 'temporal-polyfill';
import { officeZone, osloDate } from '../cases/calendar.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { type OfficeRow, officePage, officeRow } from '../digest/office.ts';
import { inPortions } from './in-portions.ts';
import type { NoAccess, Office, OfficeHealth, OfficeWish } from './office-verbs.ts';
import type { SortedAwayMail } from './ports.ts';
import { seenOrganisations } from './seen-organisations.ts';
import type { Actor } from './staff-verbs.ts';
import type { Installation, World } from './world.ts';

/** One page of the open cases, with what was sorted away today and whether Frist is well, as this person may see it. */
export async function officeOf(world: World, wish: OfficeWish, by: Actor): Promise<Office | NoAccess> {
  const seen = await seenOrganisations(world, by);
  if ('kind' in seen) return seen;
  const wanted = seen.filter(({ organisation }) => organisation.id === wish.organisation);
  const shown = wanted.length > 0 ? wanted : seen;
  const rows = await openRows(world, shown);
  const page = officePage(rows, by.id, wish);
  return {
    kind: 'office',
    ...page,
    organisations: seen.map(({ organisation }) => organisation),
    wish: { ...wish, page: page.page, organisation: wanted[0]?.organisation.id },
    sortedAway: (await Promise.all(shown.map((installation) => sortedAwayToday(world, installation))))
      .flat()
      .toSorted(newestFirst),
    health: await healthOf(world, shown),
    now: world.clock(),
  };
}

/** The rows of every open case of these companies, in no order. */
export async function openRows(world: World, installations: readonly Installation[]): Promise<readonly OfficeRow[]> {
  const lists = [];
  for (const { organisation } of installations)
    lists.push(await world.store.records.cases.list({ organisation: organisation.id, openOnly: true }));
  return rowsOf(world, lists.flat());
}

/** Limits are computed in portions, so that a long list keeps nobody's click waiting. */
export async function rowsOf(world: World, cases: readonly CaseFile[]): Promise<readonly OfficeRow[]> {
  const today = osloDate(world.clock());
  const rows: OfficeRow[] = [];
  for await (const caseFile of inPortions(cases))
    rows.push(officeRow(caseFile, world.installations.get(caseFile.organisation)?.organisation, today));
  return rows;
}

async function sortedAwayToday(world: World, { organisation }: Installation): Promise<readonly SortedAwayMail[]> {
  const midnight = osloDate(world.clock()).toZonedDateTime(officeZone);
  return world.store.records.mails.sortedAway(organisation.id, midnight.toInstant(), midnight.add({ days: 1 }).toInstant());
}

const newestFirst = (a: SortedAwayMail, b: SortedAwayMail) => Temporal.Instant.compare(b.receivedAt, a.receivedAt);

async function healthOf(world: World, installations: readonly Installation[]): Promise<OfficeHealth> {
  const { outbox, digestRuns } = world.store.records;
  const ids = installations.map(({ organisation }) => organisation.id);
  const digests = [];
  for (const organisation of ids) {
    const on = await digestRuns.newestDay(organisation);
    digests.push({ organisation, on: on === undefined ? undefined : Temporal.PlainDate.from(on) });
  }
  return {
    mailboxes: ids.map((organisation) => ({ organisation, state: world.connections.mailbox(organisation) })),
    slack: world.connections.slack(),
    ...(await outbox.backlog(world.clock())),
    digests,
  };
}
