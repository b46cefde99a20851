import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { officeZone } from '../cases/calendar.ts';
import { type Clocks, clocks, lateness } from '../cases/due-dates.ts';
import { loadOrganisations } from '../load-organisations.ts';
import { Mistakes } from '../mistakes.ts';

type DueOptions = {
  readonly received?: string;
  readonly organisation?: string;
  readonly cases?: string;
  readonly json?: boolean;
};

/** `frist due`: the limits of one receipt, or of a whole table of dated cases, so that a lawyer can check the rules. */
export function dueCommand(options: DueOptions): void {
  if (options.cases) {
    printCases(options.cases);
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
  const receivedAt = instant(options.received, '--received');
  const limits = named(receivedAt, clocks(receivedAt, { days: organisation.promiseDays, closedDays: organisation.closedDays }));
  if (options.json) console.log(JSON.stringify(limits));
  else for (const [name, value] of Object.entries(limits)) console.log(`${name.padEnd(20)} ${value ?? 'none'}`);
}

const caseFileSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      received_at: z.string().optional(),
      config: z.object({ promised_days: z.number().nullable(), extra_closed_days: z.array(z.string()) }).optional(),
      given: z.record(z.string(), z.unknown()).optional(),
      events: z.array(z.unknown()).optional(),
    }),
  ),
});
type DatedCase = z.infer<typeof caseFileSchema>['cases'][number];

function printCases(file: string): void {
  for (const datedCase of readCases(file)) {
    const computed = compute(datedCase);
    const answer = computed
      ? { computed }
      : { computed: {}, not_computed: `Frist does not compute ${datedCase.kind} with such facts yet` };
    console.log(JSON.stringify({ id: datedCase.id, ...answer }));
  }
}

function readCases(file: string): readonly DatedCase[] {
  try {
    return caseFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).cases;
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new Mistakes(error.issues.map((issue) => `${file}, ${issue.path.join('.')}: ${issue.message}`));
    if (error instanceof SyntaxError) throw new Mistakes([`${file}: is not JSON (${error.message})`]);
    throw new Mistakes([`${file}: cannot be read`]);
  }
}

/** Pauses and extensions (cases with events) and the other clocks are not computed yet, and are said to be not. */
function compute({ id, kind, received_at, config, given, events }: DatedCase): object | undefined {
  if (kind === 'deadline' && received_at && config && !events?.length) {
    const receivedAt = instant(received_at, id);
    return named(receivedAt, clocks(receivedAt, { days: config.promised_days, closedDays: config.extra_closed_days }));
  }
  if (kind === 'flags' && given) return flags(given, id);
  return undefined;
}

/** The clocks under the names of the contract. */
function named(receivedAt: Temporal.Instant, limits: Clocks) {
  const oslo = receivedAt.toZonedDateTimeISO(officeZone);
  return {
    received_at_oslo: oslo.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    received_local_date: limits.receivedOn.toString(),
    received_weekday: weekday(limits.receivedOn),
    month_nominal: limits.monthNominal.toString(),
    statutory_due: limits.statutoryDue.toString(),
    promised_due: limits.promisedDue?.toString() ?? null,
    binding: limits.binding,
    operational_due: limits.operationalDue.toString(),
    operational_weekday: weekday(limits.operationalDue),
  };
}

function flags(given: Record<string, unknown>, id: string) {
  const day = (value: unknown) => Temporal.PlainDate.from(String(value));
  const today = instant(String(given.as_of), id).toZonedDateTimeISO(officeZone).toPlainDate();
  const { late, promiseBroken, unlawful } = lateness(
    {
      operationalDue: day(given.operational_due),
      promisedDue: given.promised_due === null ? null : day(given.promised_due),
      statutoryDue: day(given.statutory_due),
    },
    today,
  );
  return { late, promise_broken: promiseBroken, unlawful };
}

const weekday = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { weekday: 'short' });

function instant(text: string, where: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new Mistakes([`${where}: found "${text}", allowed: a time with its offset, like 2026-03-05T10:15:00+01:00`]);
  }
}
