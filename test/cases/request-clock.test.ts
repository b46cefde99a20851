import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/cases/pauses.ts';
import { requestClock } from '../../src/cases/request-clock.ts';

const promise = { days: 30, closedDays: [] };
const at = (text: string) => Temporal.Instant.from(text);
const noon = (date: string) => at(`${date}T12:00:00+01:00`);
const identity = (what: Exchange['what'], date: string): Exchange => ({ what, about: 'identity', at: noon(date) });
const clock = (received: string, exchanges: readonly Exchange[], ...notices: string[]) =>
  requestClock({ receivedAt: noon(received), exchanges, extensionNotices: notices.map(noon) }, promise, 7);

describe('a clock that stands still', () => {
  const asked = [identity('asked', '2026-01-13'), identity('answered', '2026-01-20'), identity('asked', '2026-01-22')];
  const suspended = () => clock('2026-01-12', asked);

  it('has no limits, and the days from the question to the promise left, earlier pauses included', () => {
    expect(suspended()).toMatchObject({ state: 'suspended', remainingDays: 27 });
    expect(suspended()).not.toHaveProperty('limits');
  });

  it('lets a notice of extension count on the last day there would have been, and gives no extended dates until it runs', () => {
    expect(clock('2026-01-12', asked, '2026-02-25').extension).toMatchObject({ valid: true, limits: null });
  });
});

describe('an extension', () => {
  it('is one: the first notice decides, whatever order they are given in', () => {
    const { extension } = clock('2026-01-12', [], '2026-02-10', '2026-02-04');

    expect(String(extension?.noticeOn)).toBe('2026-02-04');
    expect(String(extension?.limits?.nominal)).toBe('2026-04-12');
  });

  it('is not revived by a second notice where the first came too late', () => {
    expect(clock('2026-01-12', [], '2026-02-13', '2026-02-14').extension).toMatchObject({ valid: false, limits: null });
  });

  it('moves with the days that were paused, before and after the notice', () => {
    const exchanges = [
      identity('asked', '2026-01-14'),
      identity('answered', '2026-01-21'),
      identity('asked', '2026-01-26'),
      identity('answered', '2026-01-29'),
    ];
    const { extension } = clock('2026-01-12', exchanges, '2026-01-23');

    expect(String(extension?.limits?.nominal)).toBe('2026-04-22');
    expect(String(extension?.limits?.statutoryDue)).toBe('2026-04-22');
  });

  it('can be noticed in the month that pauses have lengthened', () => {
    const exchanges = [identity('asked', '2026-01-14'), identity('answered', '2026-01-21')];

    expect(clock('2026-01-12', exchanges, '2026-02-19').extension?.valid).toBe(true);
    expect(clock('2026-01-12', exchanges, '2026-02-20').extension?.valid).toBe(false);
  });

  it('breaks no promise where none was made', () => {
    const history = { receivedAt: noon('2026-01-12'), exchanges: [], extensionNotices: [noon('2026-02-12')] };
    const { extension } = requestClock(history, { days: null, closedDays: [] }, 7);

    expect(extension).toMatchObject({ valid: true, afterPromise: false, afterOperational: false });
  });

  it('is none without a notice', () => {
    expect(clock('2026-01-12', []).extension).toBeNull();
  });
});

describe('the silence guard', () => {
  it('is the planned day as if nothing had paused', () => {
    const exchanges = [identity('asked', '2026-01-14'), identity('answered', '2026-01-21')];

    expect(String(clock('2026-01-12', exchanges).silenceGuard)).toBe('2026-02-11');
  });

  it('is none where nothing was asked', () => {
    expect(clock('2026-01-12', []).silenceGuard).toBeNull();
  });
});
