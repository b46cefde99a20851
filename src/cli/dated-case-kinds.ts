import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { alertDays } from '../cases/alerts.ts';
import { breachClock } from '../cases/breach-clock.ts';
import { monthsAfter, officeZone, osloDate } from '../cases/calendar.ts';
import { lateness } from '../cases/due-dates.ts';
import type { Exchange } from '../cases/pauses.ts';
import { forwardBy, stopBy } from '../cases/prompt-duties.ts';
import { requestClock } from '../cases/request-clock.ts';
import { backupPurge, bookkeepingRetention, ownRetention } from '../cases/retention.ts';
import { digestHour, nextDigest } from '../digest/compose-digest.ts';
import { clockFields, osloTime, text, utcTime, weekday } from './clock-fields.ts';

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
    promised_days: z.int().min(0).nullable(),
    extra_closed_days: closedDays,
    ask_grace_days: z.int().min(0).default(7),
  }),
  events: z
    .array(
      eventSchema.transform(({ type, at }, context): Exchange | { readonly what: 'extended'; readonly at: Temporal.Instant } => {
        if (type === 'extension_notice_sent') return { what: 'extended', at };
        const [, subject, verb] = /^(id\w*|clari\w+|scope)_(asked|requested|received|answered)$/.exec(type) ?? [];
        if (!subject) context.addIssue(`found the event "${type}", which Frist does not know`);
        const about = subject?.startsWith('id') ? 'identity' : 'clarification';
        return { what: verb === 'asked' || verb === 'requested' ? 'asked' : 'answered', about, at };
      }),
    )
    .default([]),
});

/** Computes each kind of dated case under the names of the table. Throws a ZodError where a case lacks something or says it wrongly. */
export const kinds: Readonly<Record<string, (datedCase: unknown) => object>> = {
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

  breach(datedCase) {
    const given = givenOf(datedCase, { aware_at: instant, hours: z.number().default(72), triage_hours: z.number().default(4) });
    const { authorityNoticeDue, triageDue } = breachClock(given.aware_at, { notice: given.hours, triage: given.triage_hours });
    return {
      sa_notice_due_utc: utcTime(authorityNoticeDue),
      sa_notice_due_oslo: osloTime(authorityNoticeDue),
      triage_due_oslo: osloTime(triageDue),
    };
  },

  backup_purge(datedCase) {
    const given = givenOf(datedCase, { erased_at: instant, backup_days: z.number(), extra_closed_days: closedDays });
    const { purgedBy, verifyOn } = backupPurge(osloDate(given.erased_at), given.backup_days, given.extra_closed_days);
    return { backup_purged_no_later_than: text(purgedBy), verify_task_on: text(verifyOn), weekday: weekday(purgedBy) };
  },

  processor_forward(datedCase) {
    const { received_at, working_days, extra_closed_days } = givenOf(datedCase, promptSchema);
    return {
      forward_to_controller_by: text(forwardBy(received_at, working_days, extra_closed_days)),
      controllers_own_month_nominal: monthNominal(received_at),
    };
  },

  immediate_stop(datedCase) {
    const { received_at, working_days, extra_closed_days } = givenOf(datedCase, promptSchema);
    return {
      stop_processing_by: text(stopBy(received_at, working_days, extra_closed_days)),
      month_nominal: monthNominal(received_at),
    };
  },

  bookkeeping_retention(datedCase) {
    const given = givenOf(datedCase, { accounting_year_end: day, doc_class: z.enum(['primary', 'secondary']) });
    const { keepThrough, eraseFrom } = bookkeepingRetention(given.accounting_year_end, given.doc_class);
    return { keep_through: text(keepThrough), erase_from: text(eraseFrom) };
  },

  own_retention(datedCase) {
    const given = givenOf(datedCase, {
      closed_at: instant,
      content_days: z.number(),
      evidence_years: z.number(),
      legal_hold: z.boolean().default(false),
    });
    const keep = { contentDays: given.content_days, evidenceYears: given.evidence_years };
    const { purgeContentOn, purgeEvidenceOn } = ownRetention(given.closed_at, keep, given.legal_hold);
    return { purge_content_on: text(purgeContentOn), purge_evidence_on: text(purgeEvidenceOn) };
  },

  alerts(datedCase) {
    const given = givenOf(datedCase, {
      received_at: instant,
      operational_due: day,
      offsets_days: z.array(z.number()).optional(),
      extra_closed_days: closedDays,
    });
    const receivedOn = osloDate(given.received_at);
    return { alert_on: alertDays(receivedOn, given.operational_due, given.extra_closed_days, given.offsets_days).map(text) };
  },

  digest(datedCase) {
    const given = givenOf(datedCase, { now: instant, hour: z.number().default(digestHour), extra_closed_days: closedDays });
    const next = nextDigest(given.now.toZonedDateTimeISO(officeZone), given.hour, given.extra_closed_days).toInstant();
    return { next_digest_oslo: osloTime(next), next_digest_utc: utcTime(next) };
  },

  flags(datedCase) {
    const given = givenOf(datedCase, {
      as_of: instant,
      answered: z.boolean().default(false),
      operational_due: day,
      promised_due: day.nullable(),
      statutory_due: day,
    });
    const limits = { operationalDue: given.operational_due, promisedDue: given.promised_due, statutoryDue: given.statutory_due };
    const { late, promiseBroken, unlawful } = given.answered ? nothingLate : lateness(limits, osloDate(given.as_of));
    return { late, promise_broken: promiseBroken, unlawful };
  },
};

/** An answered request grows no later; how late its answer was is frozen when it is sent. */
const nothingLate = { late: false, promiseBroken: false, unlawful: false };

const promptSchema = { received_at: instant, working_days: z.int().min(0).default(2), extra_closed_days: closedDays };

function givenOf<Shape extends z.ZodRawShape>(datedCase: unknown, shape: Shape) {
  return z.object({ given: z.object(shape) }).parse(datedCase).given;
}

const monthNominal = (receivedAt: Temporal.Instant) => text(monthsAfter(osloDate(receivedAt), 1));
