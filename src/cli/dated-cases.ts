import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { osloDate } from '../cases/calendar.ts';
import { lateness } from '../cases/due-dates.ts';
import type { Exchange } from '../cases/pauses.ts';
import { requestClock } from '../cases/request-clock.ts';
import { Mistakes } from '../mistakes.ts';
import { clockFields } from './clock-fields.ts';

const fileSchema = z.object({ cases: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });
type DatedCase = z.infer<typeof fileSchema>['cases'][number];

/**
 * Computes every case of a table of dated cases, so that a lawyer can hold the rules against it.
 * @returns a case each, in the order of the file; `not_computed` says why Frist has no dates for one
 * @throws Mistakes where the file is no such table
 */
export function computeCases(file: string): readonly object[] {
  return readCases(file).map((datedCase) => ({ id: datedCase.id, ...compute(datedCase) }));
}

function readCases(file: string): readonly DatedCase[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).cases;
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new Mistakes(error.issues.map((issue) => `${file}, ${issue.path.join('.')}: ${issue.message}`));
    if (error instanceof SyntaxError) throw new Mistakes([`${file}: is not JSON (${error.message})`]);
    throw new Mistakes([`${file}: cannot be read`]);
  }
}

function compute(datedCase: DatedCase): { readonly computed: object; readonly not_computed?: string } {
  const kind = kinds[datedCase.kind];
  if (!kind) return { computed: {}, not_computed: `Frist knows no cases of the kind ${datedCase.kind}` };
  try {
    return { computed: kind(datedCase) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { computed: {}, not_computed: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  }
}

const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue(`found "${text}", allowed: a time with its offset, like 2026-03-05T10:15:00+01:00`);
    return z.NEVER;
  }
});

const day = z.string().transform((text, context) => {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    context.addIssue(`found "${text}", allowed: a date like 2026-03-05`);
    return z.NEVER;
  }
});

const closedDays = z.array(z.string()).default([]);

const eventSchema = z.object({ type: z.string(), at: instant });

const deadlineSchema = z.object({
  received_at: instant,
  config: z.object({
    promised_days: z.number().nullable(),
    extra_closed_days: closedDays,
    ask_grace_days: z.number().default(7),
  }),
  events: z
    .array(
      eventSchema.transform(({ type, at }, context): Exchange | { readonly what: 'extended'; readonly at: Temporal.Instant } => {
        if (type === 'extension_notice_sent') return { what: 'extended', at };
        const [, subject, verb] = /^(id|identity|clarification|clarify|scope)_(asked|received|answered)$/.exec(type) ?? [];
        if (!subject) context.addIssue(`found the event "${type}", which Frist does not know`);
        const about = subject?.startsWith('id') ? 'identity' : 'clarification';
        return { what: verb === 'asked' ? 'asked' : 'answered', about, at };
      }),
    )
    .default([]),
});

/** Each kind of case under the names of the table. */
const kinds: Readonly<Record<string, (datedCase: DatedCase) => object>> = {
  deadline(datedCase) {
    const { received_at, config, events } = deadlineSchema.parse(datedCase);
    const clock = requestClock(
      {
        receivedAt: received_at,
        exchanges: events.filter((event) => event.what !== 'extended'),
        extensionNotices: events.filter(({ what }) => what === 'extended').map(({ at }) => at),
      },
      { days: config.promised_days, closedDays: config.extra_closed_days },
      config.ask_grace_days,
    );
    return clockFields(received_at, clock, events.length > 0);
  },

  flags(datedCase) {
    const { given } = z
      .object({
        given: z.object({
          as_of: instant,
          answered: z.boolean().default(false),
          operational_due: day,
          promised_due: day.nullable(),
          statutory_due: day,
        }),
      })
      .parse(datedCase);
    const limits = { operationalDue: given.operational_due, promisedDue: given.promised_due, statutoryDue: given.statutory_due };
    const { late, promiseBroken, unlawful } = given.answered ? nothingLate : lateness(limits, osloDate(given.as_of));
    return { late, promise_broken: promiseBroken, unlawful };
  },
};

/** An answered request grows no later; how late its answer was is frozen when it is sent. */
const nothingLate = { late: false, promiseBroken: false, unlawful: false };
