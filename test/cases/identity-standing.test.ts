import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { identityStanding } from '../../src/cases/identity-standing.ts';
import { ingrid } from '../support/people.ts';
import { caseView, digfo, linesFor } from '../support/slack-cases.ts';

const at = Temporal.Instant.from('2026-11-18T09:00:00Z');
const known = { method: 'known_fact', by: ingrid, at } as const;
const code = { digits: '482913', address: 'kari@example.org', validUntil: at, wrongTries: 0 };
const asked = { what: 'asked', about: 'identity', at } as const;
const answered = { outcome: 'granted', at } as const;
const onBehalf = { onBehalf: true, minor: false, newAddress: false };
const strict = { ...digfo, identity: { ...digfo.identity, sensitive: true } };

const standing = (changes: Partial<CaseFile>, organisation = digfo) => identityStanding(caseView(changes).caseFile, organisation);

describe('how far we are in knowing who asks', () => {
  it.each<[string, Partial<CaseFile>, string]>([
    ['nobody has said what is asked', { triage: 'unsure' }, 'unsettled'],
    ['no right was found', { lines: [] }, 'unsettled'],
    ['they only want less of us', { lines: linesFor(['objection']) }, 'not_needed'],
    ['nothing is shown', {}, 'open'],
    ['they named what only they know', { proofs: [known] }, 'shown'],
    ['they write for another', { proofs: [known], senderSigns: onBehalf }, 'authority_missing'],
    ['a code is out', { code, exchanges: [asked] }, 'code_out'],
    ['they were asked', { exchanges: [asked] }, 'asked'],
  ])('%s', (_, changes, expected) => {
    expect(standing(changes)).toBe(expected);
  });

  it('one proof is not enough for a copy of what is sensitive', () => {
    expect(standing({ proofs: [known] }, strict)).toBe('one_more');
  });

  it('only what is still to be answered counts, until all is', () => {
    const [access, objection] = linesFor(['access', 'objection']);
    if (!access || !objection) throw new Error('two lines');

    expect(standing({ lines: [{ ...access, answered }, objection] })).toBe('not_needed');
    expect(standing({ lines: [{ ...access, answered }], proofs: [known] })).toBe('shown');
  });
});
