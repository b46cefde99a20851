import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseHappening } from '../../src/cases/case-event.ts';
import { correctionsOf } from '../../src/cases/corrections.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseOpened, noon } from '../support/case-files.ts';
import { ingrid } from '../support/people.ts';

const opened = (...lines: { readonly right: Right; readonly rules: readonly string[] }[]): CaseEvent => caseOpened({ lines });
const byIngrid = (happening: CaseHappening): CaseEvent => ({ at: noon, by: ingrid, ...happening });
const settled = (...rights: Right[]) => byIngrid({ type: 'rights_settled', data: { rights }, sealed: undefined });
const closed = (outcome: 'answered' | 'not_a_request') => byIngrid({ type: 'case_closed', data: { outcome }, sealed: undefined });
const approved = byIngrid({
  type: 'reply_approved',
  data: { draftId: 'draft-1', sha256: 'ab12', sendAfter: '2026-11-17T11:01:00Z', confirmed: [] },
  sealed: undefined,
});
const access = { right: 'access', rules: ['access/wants-a-copy'] } as const;
const erasure = { right: 'erasure', rules: ['erasure/remove-the-person', 'erasure/names-the-right'] } as const;

describe('the corrections of staff', () => {
  it('speak against every rule that found a right which a person took out', () => {
    const { rules } = correctionsOf([[opened(access, erasure), settled('access')]]);

    expect(rules).toEqual([
      { rule: 'erasure/names-the-right', agreed: 0, corrected: 1 },
      { rule: 'erasure/remove-the-person', agreed: 0, corrected: 1 },
      { rule: 'access/wants-a-copy', agreed: 1, corrected: 0 },
    ]);
  });

  it('speak against all rules of a mail that was no request', () => {
    expect(correctionsOf([[opened(access), closed('not_a_request')]])).toEqual({
      rules: [{ rule: 'access/wants-a-copy', agreed: 0, corrected: 1 }],
      unseen: [],
    });
  });

  it('agree where the answer went out as it was read', () => {
    expect(correctionsOf([[opened(access), closed('answered')]]).rules).toEqual([
      { rule: 'access/wants-a-copy', agreed: 1, corrected: 0 },
    ]);
  });

  it('name the rights that no rule saw', () => {
    const histories = [
      [opened(access), settled('access', 'erasure')],
      [opened(), settled('erasure')],
    ];

    expect(correctionsOf(histories).unseen).toEqual([{ right: 'erasure', cases: 2 }]);
  });

  it('are listed with the most frequent first: rules by what they got wrong, then by what they got right, then by name', () => {
    const rule = (right: Right, name: string) => ({ right, rules: [name] });
    const { rules, unseen } = correctionsOf([
      [opened(rule('access', 'access/b'), rule('erasure', 'erasure/wrong')), settled('access', 'objection')],
      [opened(rule('access', 'access/often'), rule('objection', 'access/a')), settled('access', 'objection', 'complaint')],
      [opened(rule('access', 'access/often')), settled('access', 'complaint')],
    ]);

    expect(rules.map(({ rule }) => rule)).toEqual(['erasure/wrong', 'access/often', 'access/a', 'access/b']);
    expect(unseen).toEqual([
      { right: 'complaint', cases: 2 },
      { right: 'objection', cases: 1 },
    ]);
  });

  it('agree as soon as an answer is approved, before it has left', () => {
    expect(correctionsOf([[opened(access), approved]]).rules).toEqual([{ rule: 'access/wants-a-copy', agreed: 1, corrected: 0 }]);
  });

  it('cannot be told from a history without its beginning', () => {
    expect(correctionsOf([[settled('access'), closed('answered')]])).toEqual({ rules: [], unseen: [] });
  });

  it('are none as long as nobody has said anything', () => {
    expect(correctionsOf([[opened(access)]])).toEqual({ rules: [], unseen: [] });
    expect(correctionsOf([[]])).toEqual({ rules: [], unseen: [] });
  });
});
