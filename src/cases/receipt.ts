import { Temporal } from 'temporal-polyfill';

/** When a request reached the company, and how that is known. */
export type Receipt = {
  readonly at: Temporal.Instant;
  /**
   * `own_server`: the first server of the company's own, whatever quarantine or queue came after it. `form`: the press of the
   * button. `call`: the call. `letter`: the letter box. `colleague`: the first arrival anywhere in the company, before somebody
   * sent it on to the mailbox. `correction`: what a person found out later.
   */
  readonly source: 'own_server' | 'form' | 'call' | 'letter' | 'colleague' | 'correction';
};

/**
 * The receipt that starts the clock: the first by any way in.
 *
 *   "without undue delay and in any event within one month of receipt of the request" (GDPR Art. 12(3))
 *
 * Receipt is arrival at the company, not the moment somebody looked: a weekend of our own, our quarantine and a colleague who
 * forwards a mail a week later cost the person nothing (R-RECEIPT-SOURCE, R-QUARANTINE, R-RECEIPT-OVERRIDE). The sender's own
 * `Date:` is no receipt.
 */
export function firstReceipt(first: Receipt, ...others: readonly Receipt[]): Receipt {
  return others.reduce((earliest, other) => (isEarlier(other.at, earliest.at) ? other : earliest), first);
}

export type ReceiptCorrection = {
  readonly at: Temporal.Instant;
  readonly by: 'handler' | 'responsible';
  readonly reason: string;
};

/**
 * A receipt as a person corrects it. An earlier one costs us time, and any handler may set it; a later one costs the person
 * theirs, and only the responsible may (R-RECEIPT-OVERRIDE). Both say why, and none lies ahead.
 * @returns the receipt from now on, or why it stays as it is
 */
export function correctReceipt(
  receipt: Receipt,
  { at, by, reason }: ReceiptCorrection,
  now: Temporal.Instant,
):
  | { readonly receipt: Receipt }
  | { readonly refused: 'no_reason' | 'in_the_future' | 'too_long_ago' | 'later_needs_responsible' } {
  if (!reason.trim()) return { refused: 'no_reason' };
  if (isEarlier(now, at)) return { refused: 'in_the_future' };
  if (isTooLongAgo(at, now)) return { refused: 'too_long_ago' };
  if (by === 'handler' && isEarlier(receipt.at, at)) return { refused: 'later_needs_responsible' };
  return { receipt: { at, source: 'correction' } };
}

/** More than a year ago is a slip of the pen, and would make the case unlawful at once. */
export function isTooLongAgo(at: Temporal.Instant, now: Temporal.Instant): boolean {
  return isEarlier(at, now.subtract({ hours: 366 * 24 }));
}

const isEarlier = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
