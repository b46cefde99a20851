import { expect, it } from 'vitest';
import { fitsSearch, type SearchTerm, wantsClosed } from '../../src/digest/search-cases.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';

const taken = caseAfter(caseOpened({ rights: ['access', 'erasure'] }), {
  at: noon,
  by: ingrid,
  type: 'case_taken',
  data: { handler: ingrid },
  sealed: undefined,
});

it.each([
  [{ by: 'number', part: 'digfo-2026' }, true],
  [{ by: 'number', part: '0002' }, false],
  [{ by: 'status', statuses: ['waiting', 'in_progress'] }, true],
  [{ by: 'status', statuses: ['closed'] }, false],
  [{ by: 'right', rights: ['erasure'] }, true],
  [{ by: 'right', rights: ['breach'] }, false],
  [{ by: 'handler', id: ingrid }, true],
  [{ by: 'handler', id: per }, false],
  [{ by: 'handler', id: undefined }, false],
] as const)('%j fits: %s', (term, fits) => {
  expect(fitsSearch(taken, [term])).toBe(fits);
  expect(fitsSearch(taken, [{ by: 'right', rights: ['access'] }, term])).toBe(fits);
});

it.each([
  [[{ by: 'right', rights: ['access'] }], false],
  [
    [
      { by: 'right', rights: ['access'] },
      { by: 'status', statuses: ['closed'] },
    ],
    true,
  ],
  [[{ by: 'number', part: '12' }], true],
  [[{ by: 'address', address: 'kari@example.no' }], true],
] as const satisfies readonly (readonly [readonly SearchTerm[], boolean])[])(
  'closed cases are looked through for %j: %s',
  (terms, closed) => {
    expect(wantsClosed(terms)).toBe(closed);
  },
);
