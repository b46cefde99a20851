import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../src/cli/dated-case-kinds.ts';
import { compareCases, computeCases } from '../../src/cli/dated-cases.ts';
import datedCases from '../cases/dated-cases.json' with { type: 'json' };

const table = join(import.meta.dirname, '../cases/dated-cases.json');

describe('the table of dated cases', () => {
  it('is computed in its order', () => {
    expect(computeCases(table)).toEqual(datedCases.cases.map(({ id, expect }) => ({ id, computed: expect })));
    expect(datedCases.cases.length).toBe(99);
  });

  it('agrees with what it expects', () => {
    const sum = '99 cases agree with what the table expects, 0 differ, 0 could not be computed, 0 expect nothing.';

    expect(compareCases(table)).toEqual({ report: [sum], inOrder: true });
  });

  it.each(datedCases.cases)('$id: $title', (datedCase) => {
    expect(kinds[datedCase.kind]?.(datedCase)).toEqual(datedCase.expect);
  });
});

describe('a table with something wrong in it', () => {
  let file: string;
  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'frist-')), 'cases.json');
  });

  const received = { received_at: '2026-03-05T10:15:00+01:00', config: { promised_days: 30 } };
  const ask = { type: 'door_asked', at: '2026-03-06T10:00:00+01:00' };

  const stopCase = { kind: 'immediate_stop', given: { received_at: received.received_at } };

  it.each([
    [{ kind: 'holiday' }, 'Frist knows no cases of the kind holiday'],
    [{ kind: 'deadline', ...received, config: { promised_days: -3 } }, expect.stringContaining('config.promised_days: ')],
    [{ kind: 'deadline', ...received, events: [ask] }, 'events.0: found the event "door_asked", which Frist does not know'],
    [
      { kind: 'deadline', ...received, received_at: 'Thursday' },
      'received_at: found "Thursday", allowed: a time with its offset, like 2026-03-05T10:15:00+01:00',
    ],
  ])('says why it has no dates for one case and goes on: %j', (wrong, why) => {
    const right = { id: 'D1', kind: 'deadline', ...received };
    writeFileSync(file, JSON.stringify({ cases: [{ id: 'W1', ...wrong }, right] }));

    expect(computeCases(file)).toEqual([
      { id: 'W1', computed: {}, not_computed: why },
      expect.objectContaining({ id: 'D1', computed: expect.objectContaining({ statutory_due: '2026-04-07' }) }),
    ]);
  });

  it('says which date differs, and counts what expects nothing', () => {
    const wrong = { id: 'W1', ...stopCase, expect: { stop_processing_by: '2026-03-10' } };
    writeFileSync(file, JSON.stringify({ cases: [wrong, { id: 'D1', ...stopCase }, { id: 'D2', ...stopCase, expect: null }] }));

    expect(compareCases(file)).toEqual({
      report: [
        'W1: stop_processing_by is "2026-03-09", the table expects "2026-03-10"',
        '0 cases agree with what the table expects, 1 differ, 0 could not be computed, 2 expect nothing.',
      ],
      inOrder: false,
    });
  });

  it('is not in order where a case could not be computed', () => {
    writeFileSync(file, JSON.stringify({ cases: [{ id: 'W1', kind: 'holiday' }] }));

    expect(compareCases(file)).toMatchObject({
      report: ['W1: not computed, Frist knows no cases of the kind holiday', expect.stringContaining('1 could not be computed')],
      inOrder: false,
    });
  });

  it.each([
    ['{', /is not JSON/],
    ['{"cases":[{"kind":"deadline"}]}', /cases\.0\.id/],
  ])('is refused as a whole where it is no table: %s', (content, why) => {
    writeFileSync(file, content);

    expect(() => computeCases(file)).toThrow(why);
  });
});
