import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { knownCases } from '../../src/store/known-cases.ts';
import { caseView } from '../support/slack-cases.ts';
import { noon } from './made-up-case.ts';

const caseFile = (id: string): CaseFile => ({ ...caseView().caseFile, id });
const mark = (id: string, changes: { revision?: number; key?: string | null } = {}) => ({
  id,
  revision: 1,
  key: 'k',
  ...changes,
});

describe('what is known of cases', () => {
  it('holds for that revision and that key, and is forgotten where either has changed', () => {
    for (const other of [{ revision: 2 }, { key: null }, { key: 'another' }]) {
      const known = knownCases(() => noon);
      known.keep(caseFile('c1'), 'k');

      expect(known.get(mark('c1'))?.id).toBe('c1');
      expect(known.get(mark('c1', other))).toBeUndefined();
      expect(known.get(mark('c1'))).toBeUndefined();
    }
  });

  it('is bounded: what was used longest ago goes first', () => {
    const known = knownCases(() => noon);
    known.keep(caseFile('used'), 'k');
    known.keep(caseFile('unused'), 'k');
    known.get(mark('used'));
    for (let n = 0; n < 19_999; n++) known.keep(caseFile(`more-${n}`), 'k');

    expect(known.get(mark('unused'))).toBeUndefined();
    expect(known.get(mark('used'))?.id).toBe('used');
  });

  it('is forgotten after an hour in which nobody asked, so that a purged case does not live on in memory', () => {
    let now = noon;
    const known = knownCases(() => now);
    known.keep(caseFile('forgotten'), 'k');
    known.keep(caseFile('asked'), 'k');
    now = now.add({ minutes: 30 });
    known.get(mark('asked'));
    now = now.add({ minutes: 30 });
    known.keep(caseFile('new'), 'k');

    expect(known.get(mark('forgotten'))).toBeUndefined();
    expect(known.get(mark('asked'))?.id).toBe('asked');
  });
});
