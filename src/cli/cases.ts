import type { Temporal } from 'temporal-polyfill';
import { openWorld } from '../app.ts';
import { osloDate } from '../cases/calendar.ts';
import { limitsOf } from '../cases/case-clock.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { daysLeft, lateness } from '../cases/due-dates.ts';
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
  const rows = cases.map((caseFile) => row(caseFile, today)).sort((a, b) => a.days_left - b.days_left);
  if (json) for (const one of rows) console.log(JSON.stringify(one));
  else if (rows.length === 0) console.log('No open cases.');
  else {
    for (const one of rows) {
      const left = one.days_left < 0 ? `${-one.days_left} days late` : `${one.days_left} days left`;
      console.log(`${one.number}  ${one.due}  ${left.padEnd(13)}  ${one.status.padEnd(15)}  ${one.rights.join(', ')}`);
    }
  }
}

function row(caseFile: CaseFile, today: Temporal.PlainDate) {
  const limits = limitsOf(caseFile);
  return {
    number: caseFile.number,
    organisation: caseFile.organisation,
    status: caseFile.stage.status,
    rights: caseFile.lines.map((line) => line.right),
    received: limits.receivedOn.toString(),
    due: limits.operationalDue.toString(),
    days_left: daysLeft(limits, today),
    ...lateness(limits, today),
  };
}

async function printSortedAway(world: World, { json }: CasesOptions): Promise<void> {
  const now = world.clock();
  for (const organisation of world.installations.keys()) {
    const from = now.subtract({ hours: 30 * 24 });
    for (const mail of await world.store.records.mails.sortedAway(organisation, from, now.add({ hours: 24 }))) {
      const { id, receivedAt, disposition, mailKind, reason } = mail;
      const line = { mail: id, organisation, received: receivedAt.toString(), disposition, kind: mailKind ?? null, reason };
      console.log(json ? JSON.stringify(line) : `${id}  ${osloDate(receivedAt)}  ${disposition}  ${mailKind ?? '-'}  ${reason}`);
    }
  }
}
