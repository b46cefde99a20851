import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Exchange, pausedDays, pausesOf } from '../../src/cases/pauses.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const on = (what: Exchange['what'], date: string, about: Exchange['about'] = 'identity'): Exchange => ({
  what,
  about,
  at: Temporal.Instant.from(`${date}T10:00:00+01:00`),
});
const received = day('2026-03-02');
const pauses = (...exchanges: Exchange[]) => pausesOf(received, exchanges, 7);
const ended = (...exchanges: Exchange[]) => pauses(...exchanges).ended.map(({ from, to }) => `${from}..${to}`);

describe('the first question', () => {
  it.each([
    ['2026-03-09', ['2026-03-09..2026-03-20']],
    ['2026-03-10', []],
  ])('on %s of a request received on 2 March', (asked, expected) => {
    expect(ended(on('asked', asked), on('answered', '2026-03-20'))).toEqual(expected);
  });

  it('that comes too late does not stop the clock, though it is still open', () => {
    const { openSince, askedTooLate } = pauses(on('asked', '2026-03-10'));

    expect(openSince).toBeUndefined();
    expect(askedTooLate.map(String)).toEqual(['2026-03-10']);
  });

  it('before the day of receipt stops nothing that had not started', () => {
    expect(ended(on('asked', '2026-02-27'), on('answered', '2026-03-04'))).toEqual(['2026-03-02..2026-03-04']);
  });

  it('asked and answered before the day of receipt stops nothing at all', () => {
    expect(pausedDays(pauses(on('asked', '2026-02-25'), on('answered', '2026-02-27')))).toBe(0);
  });
});

describe('several questions', () => {
  it('count from the last answer on, and our own days between them do not pause', () => {
    const rounds = [
      on('asked', '2026-03-03'),
      on('answered', '2026-03-10'),
      on('asked', '2026-03-17'),
      on('answered', '2026-03-18'),
    ];

    expect(ended(...rounds)).toEqual(['2026-03-03..2026-03-10', '2026-03-17..2026-03-18']);
  });

  it('pause no more where the later one waits eight days', () => {
    const rounds = [
      on('asked', '2026-03-03'),
      on('answered', '2026-03-10'),
      on('asked', '2026-03-18'),
      on('answered', '2026-03-25'),
    ];

    expect(ended(...rounds)).toEqual(['2026-03-03..2026-03-10']);
    expect(pauses(...rounds).askedTooLate.map(String)).toEqual(['2026-03-18']);
  });

  it('are read in the order they happened in, whatever order they are given in', () => {
    expect(ended(on('answered', '2026-03-10'), on('asked', '2026-03-03'))).toEqual(['2026-03-03..2026-03-10']);
  });

  it('of both kinds stop the clock until both are answered, and no day counts twice', () => {
    const both = [
      on('asked', '2026-03-03'),
      on('asked', '2026-03-04', 'clarification'),
      on('answered', '2026-03-06'),
      on('answered', '2026-03-09', 'clarification'),
    ];

    expect(ended(...both)).toEqual(['2026-03-03..2026-03-09']);
  });

  it('of which the second came too late end the pause with the first answer', () => {
    const both = [
      on('asked', '2026-03-03'),
      on('asked', '2026-03-11', 'clarification'),
      on('answered', '2026-03-12'),
      on('answered', '2026-03-20', 'clarification'),
    ];

    expect(ended(...both)).toEqual(['2026-03-03..2026-03-12']);
  });

  it('that only repeat the open one are reminders', () => {
    const { openSince, askedTooLate } = pauses(on('asked', '2026-03-03'), on('asked', '2026-03-12'));

    expect(String(openSince)).toBe('2026-03-03');
    expect(askedTooLate).toEqual([]);
  });
});

it('An answer nobody asked for changes nothing', () => {
  expect(pauses(on('answered', '2026-03-04'))).toEqual({
    ended: [],
    openSince: undefined,
    askedTooLate: [],
    anythingAsked: false,
  });
});

describe('the days paused until a day', () => {
  const running = () => pauses(on('asked', '2026-03-03'), on('answered', '2026-03-10'), on('asked', '2026-03-12'));

  it.each([
    ['2026-03-03', 0],
    ['2026-03-05', 2],
    ['2026-03-11', 7],
    ['2026-03-15', 10],
  ])('%s', (until, expected) => {
    expect(pausedDays(running(), day(until))).toBe(expected);
  });

  it('are those of the ended pauses where no day is given', () => {
    expect(pausedDays(running())).toBe(7);
  });
});
