import type { Temporal } from 'temporal-polyfill';
import { osloDate, workingDaysAfter } from './calendar.ts';

/**
 * The last day to stop what a person may stop at once: direct marketing, or what their consent allowed.
 *
 *   "Where the data subject objects to processing for direct marketing purposes, the personal data shall no longer be processed
 *   for such purposes." (GDPR Art. 21(3))
 *   "The data subject shall have the right to withdraw his or her consent at any time." (GDPR Art. 7(3))
 *
 * The law gives no days; ours are two working days after the day of receipt (R-OBJECT-MARKETING, R-CONSENT).
 */
export function stopBy(receivedAt: Temporal.Instant, workingDays: number, closedDays: readonly string[]): Temporal.PlainDate {
  return workingDaysAfter(osloDate(receivedAt), workingDays, closedDays);
}

/**
 * The last day to hand a request over to the controller whose data it is about.
 *
 *   "the processor … assists the controller … for the fulfilment of the controller's obligation to respond to requests"
 *   (GDPR Art. 28(3)(e))
 *
 * The law gives no days; ours are two working days after the day of receipt (R-PROCESSOR-FORWARD). The controller's own month
 * has been running since we received the request.
 */
export function forwardBy(receivedAt: Temporal.Instant, workingDays: number, closedDays: readonly string[]): Temporal.PlainDate {
  return workingDaysAfter(osloDate(receivedAt), workingDays, closedDays);
}
