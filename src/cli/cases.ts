import type { Temporal } from 'temporal-polyfill';
import { openWorld } from '../app.ts';
import { daysBetween, osloDate } from '../cases/calendar.ts';
import { limitsOf } from '../cases/case-clock.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { lateness } from '../cases/due-dates.ts';
import { nextDue } from '../cases/next-due.ts';
import type { Organisation } from '../cases/organisation.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { World } from '../workflow/world.ts';

type CasesOptions = { readonly all?: boolean; readonly sortedAway?: boolean; readonly json?: boolean };

/** `frist cases`: no names and no addresses, so that it may stand on a shared screen. */
export async function casesCommand(configFile: string, options: CasesOptions): Promise<void> {
  const { world, close } = await openWorld(readConfig(configFile, process.env), createLog());
  try {
    if (options.sortedAway) await printSortedAway(world, options);
    else await printCases(world, options);
  } finally {
    await close();
  }
}

async function printCases(world: World, { all = false, json }: CasesOptions): Promise<void> {
  const today = osloDate(world.clock());
  const cases = await world.store.records.cases.list({ openOnly: !all });
  const rows = cases.map((caseFile) => rowOf(caseFile, world.installations.get(caseFile.organisation)?.organisation, today));
  const inOrder = rows.toSorted((a, b) => (a.days_left ?? Infinity) - (b.days_left ?? Infinity));
  if (json) for (const row of inOrder) console.log(JSON.stringify(row));
  else if (rows.length === 0) console.log('No open cases.');
  else for (const row of inOrder) console.log(lineOf(row));
}

export type CaseRow = ReturnType<typeof rowOf>;

/**
 * A case as one line of the list.
 *
 * `due` is the next day that asks something of us, and `what` says which: the planned day of the answer; with the clock standing still
 * the day by which we write to somebody who stays silent; once all is answered, or where it comes first, the next task. A closed case has none.
 */
export function rowOf(caseFile: CaseFile, organisation: Organisation | undefined, today: Temporal.PlainDate) {
  const { stage } = caseFile;
  const limits = limitsOf(caseFile);
  const isAnswered = stage.status === 'closed' || stage.status === 'follow_up';
  const next = nextDue(caseFile, organisation);
  return {
    number: caseFile.number,
    organisation: caseFile.organisation,
    status: stage.status,
    handler: caseFile.handler ?? null,
    rights: caseFile.lines.map((line) => line.right),
    received: limits.receivedOn.toString(),
    due: next?.on.toString() ?? null,
    what: next ? (next.what === 'task' ? next.task.id : next.what) : null,
    days_left: next ? daysBetween(today, next.on) : null,
    standing_since: limits.standingSince?.toString() ?? null,
    extended: limits.extended,
    ...(isAnswered ? { late: false, promiseBroken: false, unlawful: false } : lateness(limits, today)),
  };
}

function lineOf({ number, due, what, days_left: days, status, rights, extended, standing_since: since }: CaseRow): string {
  const left = days === null ? '' : days < 0 ? `${-days} days late` : `${days} days left`;
  const notes = [
    what && what !== 'answer' && what !== 'silence' ? `next: ${what}` : '',
    since ? `stands still since ${since}` : '',
    extended ? 'extended' : '',
  ];
  const shown = [number, due ?? '-'.padEnd(10), left.padEnd(13), status.padEnd(15), rights.join(', '), ...notes];
  return shown.filter(Boolean).join('  ').trimEnd();
}

/** The mails of the last 30 days that became no case, a line each; where there are none, a person is told so. */
export async function printSortedAway(world: World, { json }: CasesOptions): Promise<void> {
  const now = world.clock();
  let isEmpty = true;
  for (const organisation of world.installations.keys()) {
    const from = now.subtract({ hours: 30 * 24 });
    for (const mail of await world.store.records.mails.sortedAway(organisation, from, now.add({ hours: 24 }))) {
      isEmpty = false;
      const { id, receivedAt, disposition, mailKind, reason } = mail;
      const line = { mail: id, organisation, received: receivedAt.toString(), disposition, kind: mailKind ?? null, reason };
      console.log(json ? JSON.stringify(line) : `${id}  ${osloDate(receivedAt)}  ${disposition}  ${mailKind ?? '-'}  ${reason}`);
    }
  }
  if (isEmpty && !json) console.log('No mail was sorted away in the last 30 days.');
}
