import type { Temporal } from 'temporal-polyfill';
import { monthsAfter, osloDate, workingDayOnOrBefore } from './calendar.ts';

/** When what was erased must be gone from the backups too, and the working day on which somebody makes sure of it. */
export type BackupPurge = { readonly purgedBy: Temporal.PlainDate; readonly verifyOn: Temporal.PlainDate };

/**
 * The end of the backups after an erasure.
 *
 *   «sikkerhetskopier i maksimalt 90 dager etter at slettingen ble utført» (Defigo's policy, DEF-8)
 *
 * A promise in calendar days, so it moves for no rest day; only our look at it does, back to a working day (R-BACKUP-90).
 */
export function backupPurge(erasedOn: Temporal.PlainDate, backupDays: number, closedDays: readonly string[]): BackupPurge {
  const purgedBy = erasedOn.add({ days: backupDays });
  return { purgedBy, verifyOn: workingDayOnOrBefore(purgedBy, closedDays) };
}

/** Invoices and vouchers are primary documentation; contracts and letters are secondary. */
export type BookkeepingClass = 'primary' | 'secondary';

const bookkeepingMonths: Readonly<Record<BookkeepingClass, number>> = { primary: 5 * 12, secondary: 3 * 12 + 6 };

/**
 * What bookkeeping law makes a company keep against a request for erasure (GDPR Art. 17(3)(b)), and the first day it may go.
 *
 *   Primary documentation is kept for five years after the end of the accounting year, secondary for three and a half
 *   (bokføringsloven § 13, in our words; R-BOOKKEEPING, R-BOOKKEEPING-SECONDARY).
 *
 * Counted from the day after the accounting year, whatever month it ends in: so the last day kept is always the end of a month.
 */
export function bookkeepingRetention(
  accountingYearEnd: Temporal.PlainDate,
  documentation: BookkeepingClass,
): { readonly keepThrough: Temporal.PlainDate; readonly eraseFrom: Temporal.PlainDate } {
  const eraseFrom = monthsAfter(accountingYearEnd.add({ days: 1 }), bookkeepingMonths[documentation]);
  return { keepThrough: eraseFrom.subtract({ days: 1 }), eraseFrom };
}

/** The days on which a closed case leaves our own store; null while a hold keeps it. */
export type OwnRetention = {
  readonly purgeContentOn: Temporal.PlainDate | null;
  readonly purgeEvidenceOn: Temporal.PlainDate | null;
};

/**
 * How long a closed case stays with us.
 *
 *   "kept in a form which permits identification of data subjects for no longer than is necessary" (GDPR Art. 5(1)(e))
 *
 * The law gives no figure. Ours, each a setting: mails and drafts 365 calendar days after closing, the record that proves what
 * was done five years (R-OWN-RETENTION). A legal hold stops both (R-LEGAL-HOLD).
 */
export function ownRetention(
  closedAt: Temporal.Instant,
  keep: { readonly contentDays: number; readonly evidenceYears: number },
  legalHold: boolean,
): OwnRetention {
  if (legalHold) return { purgeContentOn: null, purgeEvidenceOn: null };
  const closedOn = osloDate(closedAt);
  return {
    purgeContentOn: closedOn.add({ days: keep.contentDays }),
    purgeEvidenceOn: monthsAfter(closedOn, 12 * keep.evidenceYears),
  };
}
