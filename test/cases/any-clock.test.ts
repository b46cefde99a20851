import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daysBetween, isRestDay, isWorkingDay } from '../../src/cases/calendar.ts';
import { type Clocks, type Commitment, clocks, limitsFrom } from '../../src/cases/due-dates.ts';
import { type Exchange, pausedDays, pausesOf } from '../../src/cases/pauses.ts';
import { requestClock } from '../../src/cases/request-clock.ts';

const seconds = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 1000;
const receipts = fc
  .integer({ min: seconds('2024-01-01T00:00:00Z'), max: seconds('2031-08-31T00:00:00Z') })
  .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000));
const closedDays = fc.subarray(['12-24', '12-27', '12-28', '12-31', '05-15', '07-20', '07-21']);
const promises: fc.Arbitrary<Commitment> = fc.record({
  days: fc.oneof(fc.constant(null), fc.constant(30), fc.integer({ min: 1, max: 60 })),
  closedDays,
});

/** Questions and answers after a receipt, each some hours after the one before; every other one of a kind is the answer. */
const exchangesAfter = (receivedAt: Temporal.Instant) =>
  fc
    .array(
      fc.record({
        hours: fc.integer({ min: 0, max: 24 * 12 }),
        about: fc.constantFrom<Exchange['about']>('identity', 'clarification'),
        what: fc.constantFrom<Exchange['what']>('asked', 'answered'),
      }),
      { maxLength: 10 },
    )
    .map((steps) => {
      let at = receivedAt;
      return steps.map(({ hours, about, what }): Exchange => {
        at = at.add({ hours });
        return { what, about, at };
      });
    });
const histories = receipts.chain((receivedAt) =>
  fc.record({
    receivedAt: fc.constant(receivedAt),
    exchanges: exchangesAfter(receivedAt),
    extensionNotices: fc
      .array(fc.integer({ min: 0, max: 24 * 80 }), { maxLength: 3 })
      .map((after) => after.map((hours) => receivedAt.add({ hours }))),
  }),
);
const noLater = (a: Temporal.PlainDate, b: Temporal.PlainDate) => expect(daysBetween(a, b)).toBeGreaterThanOrEqual(0);

function expectSound(limits: Clocks, { closedDays }: Commitment) {
  noLater(limits.operationalDue, limits.monthNominal);
  if (limits.promisedDue) noLater(limits.operationalDue, limits.promisedDue);
  expect(isWorkingDay(limits.operationalDue, closedDays)).toBe(true);
  noLater(limits.monthNominal, limits.statutoryDue);
  expect(isRestDay(limits.statutoryDue)).toBe(false);
}

function expectNoneEarlier(limits: Clocks, before: Clocks) {
  noLater(before.monthNominal, limits.monthNominal);
  noLater(before.statutoryDue, limits.statutoryDue);
  noLater(before.operationalDue, limits.operationalDue);
  if (before.promisedDue && limits.promisedDue) noLater(before.promisedDue, limits.promisedDue);
}

describe('the limits of any request', () => {
  it('plan the answer for a working day, within the promise and the month', () => {
    fc.assert(fc.property(receipts, promises, (receivedAt, promise) => expectSound(clocks(receivedAt, promise), promise)));
  });

  it('skip no working day: between the plan and the first limit, and between the month and the law, there are rest days only', () => {
    fc.assert(
      fc.property(receipts, promises, (receivedAt, promise) => {
        const { monthNominal, promisedDue, statutoryDue, operationalDue } = clocks(receivedAt, promise);
        const first = promisedDue && daysBetween(promisedDue, monthNominal) > 0 ? promisedDue : monthNominal;
        for (let day = operationalDue.add({ days: 1 }); daysBetween(day, first) >= 0; day = day.add({ days: 1 }))
          expect(isWorkingDay(day, promise.closedDays)).toBe(false);
        for (let day = monthNominal; daysBetween(day, statutoryDue) > 0; day = day.add({ days: 1 }))
          expect(isRestDay(day)).toBe(true);
      }),
    );
  });

  it('end the month on the same number, or on the last of a shorter month', () => {
    fc.assert(
      fc.property(receipts, (receivedAt) => {
        const { receivedOn, monthNominal } = clocks(receivedAt, { days: null, closedDays: [] });
        const monthAfter = receivedOn.toPlainYearMonth().add({ months: 1 });

        expect(monthNominal.toPlainYearMonth().equals(monthAfter)).toBe(true);
        expect(monthNominal.day).toBe(Math.min(receivedOn.day, monthAfter.daysInMonth));
      }),
    );
  });

  it('are never earlier for a request that came later', () => {
    fc.assert(
      fc.property(receipts, fc.integer({ min: 0, max: 40 * 86_400 }), promises, (receivedAt, seconds, promise) => {
        expectNoneEarlier(clocks(receivedAt.add({ seconds }), promise), clocks(receivedAt, promise));
      }),
    );
  });

  it('are never earlier for one more paused day', () => {
    fc.assert(
      fc.property(receipts, fc.nat(60), promises, (receivedAt, days, promise) => {
        const { receivedOn } = clocks(receivedAt, promise);

        expectNoneEarlier(limitsFrom(receivedOn, promise, days + 1), limitsFrom(receivedOn, promise, days));
      }),
    );
  });
});

describe('a clock after any questions and answers', () => {
  it('is as sound as any other while it runs, and never earlier than without them', () => {
    fc.assert(
      fc.property(histories, promises, (history, promise) => {
        const clock = requestClock(history, promise, 7);
        if (clock.state === 'suspended') return;
        expectSound(clock.limits, promise);
        expectNoneEarlier(clock.limits, clocks(history.receivedAt, promise));
        if (history.exchanges.some(({ what }) => what === 'asked'))
          expect(clock.silenceGuard?.equals(clocks(history.receivedAt, promise).operationalDue)).toBe(true);
      }),
    );
  });

  it('loses nothing by a further round', () => {
    fc.assert(
      fc.property(histories, fc.nat(10), ({ receivedAt, exchanges }, cut) => {
        const { receivedOn } = clocks(receivedAt, { days: null, closedDays: [] });
        const before = pausedDays(pausesOf(receivedOn, exchanges.slice(0, cut), 7));

        expect(pausedDays(pausesOf(receivedOn, exchanges, 7))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('stood still in stretches that start and end with a question and an answer, in turn, and never before receipt', () => {
    fc.assert(
      fc.property(histories, ({ receivedAt, exchanges }) => {
        const { receivedOn } = clocks(receivedAt, { days: null, closedDays: [] });
        const { ended, openSince } = pausesOf(receivedOn, exchanges, 7);
        const turns = [receivedOn, ...ended.flatMap(({ from, to }) => [from, to]), ...(openSince ? [openSince] : [])];

        for (const [i, turn] of turns.entries()) noLater(turns[i - 1] ?? receivedOn, turn);
      }),
    );
  });

  it('lets us wait no more than seven days of our own before each question that stops it', () => {
    fc.assert(
      fc.property(histories, ({ receivedAt, exchanges }) => {
        const { receivedOn } = clocks(receivedAt, { days: null, closedDays: [] });
        // With one kind of question only, the answer before a pause is the end of the pause before, or of a question that came too late.
        const identity = exchanges.filter(({ about }) => about === 'identity');
        const { ended, askedTooLate } = pausesOf(receivedOn, identity, 7);
        if (askedTooLate.length) return;

        for (const [i, { from }] of ended.entries())
          expect(daysBetween(ended[i - 1]?.to ?? receivedOn, from)).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('an extension of any clock', () => {
  it('is planned for a working day within three months and the pauses, and never shortens the time', () => {
    fc.assert(
      fc.property(histories, promises, (history, promise) => {
        const clock = requestClock(history, promise, 7);
        if (clock.state === 'suspended' || !clock.extension?.limits) return;
        const { nominal, statutoryDue, operationalDue } = clock.extension.limits;
        const threeMonths = clock.receivedOn.add({ months: 3, days: pausedDays(clock.pauses) });

        noLater(operationalDue, nominal);
        noLater(nominal, threeMonths);
        noLater(threeMonths, statutoryDue);
        noLater(clock.limits.operationalDue, operationalDue);
        noLater(clock.limits.statutoryDue, statutoryDue);
        expect(isWorkingDay(operationalDue, promise.closedDays)).toBe(true);
        expect(isRestDay(statutoryDue)).toBe(false);
      }),
    );
  });

  it('that nothing has paused counts exactly when the first notice left by the last lawful day, and a later one changes nothing', () => {
    fc.assert(
      fc.property(histories, promises, ({ receivedAt, extensionNotices }, promise) => {
        const unpaused = { receivedAt, exchanges: [] };
        const { extension } = requestClock({ ...unpaused, extensionNotices }, promise, 7);
        if (!extension) return;
        const { statutoryDue } = clocks(receivedAt, promise);
        const first = extensionNotices.toSorted(Temporal.Instant.compare).slice(0, 1);

        expect(extension.valid).toBe(daysBetween(extension.noticeOn, statutoryDue) >= 0);
        expect(requestClock({ ...unpaused, extensionNotices: first }, promise, 7).extension).toEqual(extension);
      }),
    );
  });

  it('leaves the first month and the promise where they were', () => {
    fc.assert(
      fc.property(histories, promises, (history, promise) => {
        const { extension: _, ...extended } = requestClock(history, promise, 7);
        const { extension: __, ...plain } = requestClock({ ...history, extensionNotices: [] }, promise, 7);

        expect(extended).toEqual(plain);
      }),
    );
  });
});

describe('the Norwegian calendar 2024-2031', () => {
  /** Easter Sunday after Gauss, so that the library's table is held against something that does not come from it. */
  function easter(year: number): Temporal.PlainDate {
    const d = (19 * (year % 19) + 24) % 30;
    const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    return Temporal.PlainDate.from({ year, month: 3, day: 22 }).add({ days: d + e });
  }

  it.each([2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031])(
    'rests in %i on weekends and the twelve holidays, and on no other day',
    (year) => {
      const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'].map((date) => `${year}-${date}`);
      const moving = [-3, -2, 0, 1, 39, 49, 50].map((days) => easter(year).add({ days }).toString());
      const holidays = new Set([...fixed, ...moving]);

      for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 }))
        expect([day.toString(), isRestDay(day)]).toEqual([day.toString(), day.dayOfWeek >= 6 || holidays.has(day.toString())]);
    },
  );
});
