import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { clocks } from '../../src/cases/due-dates.ts';
import { correctReceipt, firstReceipt, type Receipt, type ReceiptCorrection } from '../../src/cases/receipt.ts';

const receipt = (at: string, source: Receipt['source']): Receipt => ({ at: Temporal.Instant.from(at), source });
const mailbox = receipt('2026-02-10T09:00:00+01:00', 'own_server');

describe('the first receipt', () => {
  it('is the arrival at a colleague, who sent it on a week later', () => {
    const colleague = receipt('2026-02-03T15:00:00+01:00', 'colleague');

    expect(firstReceipt(mailbox, colleague)).toBe(colleague);
    expect(firstReceipt(colleague, mailbox)).toBe(colleague);
    expect(String(clocks(firstReceipt(mailbox, colleague).at, { days: 30, closedDays: [] }).operationalDue)).toBe('2026-03-03');
  });

  it('is read as an instant, whatever the offset it is written with', () => {
    const call = receipt('2026-02-10T07:59:00Z', 'call');

    expect(firstReceipt(mailbox, call)).toBe(call);
  });

  it('stays the first known of two at the same moment', () => {
    expect(firstReceipt(mailbox, receipt('2026-02-10T08:00:00Z', 'form'))).toBe(mailbox);
  });
});

describe('a correction', () => {
  const now = Temporal.Instant.from('2026-02-12T12:00:00+01:00');
  const correct = (at: string, by: ReceiptCorrection['by'], reason = 'rang on Friday') =>
    correctReceipt(mailbox, { at: Temporal.Instant.from(at), by, reason }, now);

  it.each([
    ['earlier', '2026-02-06T10:00:00+01:00', 'handler'],
    ['the same', '2026-02-10T09:00:00+01:00', 'handler'],
    ['earlier', '2026-02-06T10:00:00+01:00', 'responsible'],
    ['later', '2026-02-11T10:00:00+01:00', 'responsible'],
    ['now', '2026-02-12T12:00:00+01:00', 'responsible'],
  ] as const)('to %s (%s) can be made by the %s', (_, at, by) => {
    expect(correct(at, by)).toEqual({ receipt: receipt(at, 'correction') });
  });

  it.each([
    ['a later one by a handler', '2026-02-10T09:00:01+01:00', 'handler', 'arrived later', 'later_needs_responsible'],
    ['one that lies ahead', '2026-02-12T12:00:01+01:00', 'responsible', 'arrives later', 'in_the_future'],
    ['one without a reason', '2026-02-06T10:00:00+01:00', 'responsible', ' ', 'no_reason'],
  ] as const)('is refused: %s', (_, at, by, reason, refused) => {
    expect(correct(at, by, reason)).toEqual({ refused });
  });
});
