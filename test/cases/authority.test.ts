import { describe, expect, it } from 'vitest';
import { isAmong, isGroup, notAnApprover, notResponsible } from '../../src/cases/authority.ts';
import { ingrid, per } from '../support/people.ts';

const unread = 'S0PRIVACY';

it.each([
  ['S0PRIVACY', true],
  ['U0INGRID', false],
  ['W0INGRID', false],
  ['cli:Siv', false],
  ['Siv', false],
])('%s names a group: %s', (id, group) => {
  expect(isGroup(id)).toBe(group);
});

describe('whether somebody may', () => {
  it.each([
    ['who is named may', [ingrid], ingrid, 'yes'],
    ['who is not named may not', [ingrid], per, 'no'],
    ['nobody may where nobody is named', [], ingrid, 'no'],
    ['nobody knows while a group cannot be read', [ingrid, unread], per, 'unknown'],
    ['who is named may though a group cannot be read', [unread, ingrid], ingrid, 'yes'],
  ] as const)('%s', (_, people, by, expected) => {
    expect(isAmong(people, by)).toBe(expected);
  });

  it('is refused with the reason: those who may, or the groups that could not be read', () => {
    expect(notAnApprover([ingrid], ingrid)).toBeUndefined();
    expect(notAnApprover([ingrid], per)).toEqual({ kind: 'refused', why: 'not_an_approver', approvers: [ingrid] });
    expect(notAnApprover([ingrid, unread], per)).toEqual({ kind: 'refused', why: 'groups_unread', groups: [unread] });
    expect(notResponsible([ingrid], ingrid)).toBeUndefined();
    expect(notResponsible([ingrid], per)).toEqual({ kind: 'refused', why: 'responsible_needed', responsible: [ingrid] });
    expect(notResponsible([unread], per)).toEqual({ kind: 'refused', why: 'groups_unread', groups: [unread] });
  });
});
