import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { writtenDate, writtenMoment, writtenSecond } from '../../src/slack/dates.ts';
import { colleague, listedRights, wordsFor } from '../../src/slack/words.ts';

describe('dates are written out as in Norway, in Oslo', () => {
  const summerNight = Temporal.Instant.from('2026-06-30T22:05:09Z');

  it('in bokmål', () => {
    expect(writtenDate(Temporal.PlainDate.from('2026-12-17'), 'nb')).toBe('torsdag 17. desember 2026');
    expect(writtenMoment(summerNight, 'nb')).toBe('onsdag 1. juli 2026 kl. 00.05');
    expect(writtenSecond(summerNight, 'nb')).toBe('kl. 00.05.09');
  });

  it('in English', () => {
    expect(writtenDate(Temporal.PlainDate.from('2026-12-17'), 'en')).toBe('Thursday 17 December 2026');
    expect(writtenMoment(summerNight, 'en')).toBe('Wednesday 1 July 2026 at 00:05');
  });
});

describe('both languages', () => {
  const nb = leaves(wordsFor('nb'));
  const en = leaves(wordsFor('en'));

  it('say everything, and no sentence was forgotten in the other language', () => {
    const same = [...nb].filter(([path, said]) => en.get(path) === said && said.includes(' '));

    expect([...en.keys()]).toEqual([...nb.keys()]);
    expect(same).toEqual([]);
  });

  it('keep to what Slack allows on buttons, titles and boxes', () => {
    const tooLong = [...nb, ...en].filter(([path, said]) => Array.from(said).length > mostFor(path));

    expect(tooLong).toEqual([]);
  });
});

it('rights are listed in one order, however they were found', () => {
  expect(listedRights(['complaint', 'erasure', 'access'], wordsFor('nb'))).toBe('innsyn, sletting og klage');
});

it('a colleague is mentioned only by what can be a user id', () => {
  expect(colleague('U0INGRID', wordsFor('nb'))).toBe('<@U0INGRID>');
  expect(colleague('U0><!channel', wordsFor('nb'))).toBe('U0&gt;&lt;!channel');
  expect(colleague('frist', wordsFor('nb'))).toBe('Frist');
});

function mostFor(path: string): number {
  if (/^modal\.(approve|cancel|close|settle|\w+Title)$/.test(path)) return 24;
  if (/^(button|rightChoices)\./.test(path) || path === 'modal.proposed') return 75;
  return path.startsWith('confirm.') ? 300 : 3000;
}

/** Every text of the table by its path; functions are called with what reads well in all of them. */
function leaves(table: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([key, value]): [string, string][] => {
      const here = path ? `${path}.${key}` : key;
      if (typeof value === 'string') return [[here, value]];
      if (typeof value === 'function') return [[here, String(value(2, 3, 4, 5))]];
      return [...leaves(value as object, here)];
    }),
  );
}
