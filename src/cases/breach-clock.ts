import type { Temporal } from 'temporal-polyfill';

/** The limits of a breach of personal data: instants, not days. */
export type BreachClock = {
  /** Somebody must have judged the breach by then. */
  readonly triageDue: Temporal.Instant;
  /** The notice must have reached Datatilsynet by then. */
  readonly authorityNoticeDue: Temporal.Instant;
};

/**
 * The limits of a breach.
 *
 *   "without undue delay and, where feasible, not later than 72 hours after having become aware of it, notify the personal data
 *   breach to the supervisory authority" (GDPR Art. 33(1))
 *
 * Hours that pass, so the clock on the wall shows another hour when summer time changes on the way, and rest days stop nothing.
 * Regulation 1182/71, Art. 3(5) could give more over a weekend; we never rely on it (R-BREACH-NO-HOLIDAYS).
 *
 * @param awareAt when anybody in the company knew; for a mail, its receipt
 */
export function breachClock(awareAt: Temporal.Instant, hours = { triage: 4, notice: 72 }): BreachClock {
  return { triageDue: awareAt.add({ hours: hours.triage }), authorityNoticeDue: awareAt.add({ hours: hours.notice }) };
}
