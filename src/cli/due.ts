import { requestClock } from '../cases/request-clock.ts';
import { loadOrganisations } from '../load-organisations.ts';
import { Mistakes } from '../mistakes.ts';
import { clockFields } from './clock-fields.ts';
import { compareCases, computeCases } from './dated-cases.ts';
import { instantOf } from './read-options.ts';

type DueOptions = {
  readonly received?: string;
  readonly organisation?: string;
  readonly cases?: string;
  readonly json?: boolean;
};

/** `frist due`: the limits of one receipt, or of a whole table of dated cases, so that a lawyer can check the rules. Ends with 1 where they differ. */
export function dueCommand(options: DueOptions): void {
  if (options.cases) {
    for (const line of computeCases(options.cases)) console.log(JSON.stringify(line));
    const { report, inOrder } = compareCases(options.cases);
    // Beside the lines, not among them: scripts read those.
    for (const sentence of report) console.error(sentence);
    if (!inOrder) process.exitCode = 1;
    return;
  }
  if (!options.received || !options.organisation) {
    throw new Mistakes(['frist due needs --received TIME and --organisation ID, or --cases FILE']);
  }
  const organisation = loadOrganisations().get(options.organisation);
  if (!organisation) {
    throw new Mistakes([
      `--organisation: found "${options.organisation}", allowed: ${[...loadOrganisations().keys()].join(', ')}`,
    ]);
  }
  const receivedAt = instantOf(options.received, '--received');
  const promise = { days: organisation.promiseDays, closedDays: organisation.closedDays };
  const limits = clockFields(receivedAt, requestClock({ receivedAt, exchanges: [], extensionNotices: [] }, promise, 0), false);
  if (options.json) console.log(JSON.stringify(limits));
  else for (const [name, value] of Object.entries(limits)) console.log(`${name.padEnd(20)} ${value ?? 'none'}`);
}
