/** Who may: people and groups as they are named in `frist.yaml`, and what it means that nobody knows who is in a group. */
import type { Refusal } from './refusal.ts';

/** A Slack user group (`S…`). People are a Slack user id (`U…`, `W…`) or `cli:<login>`. */
export const isGroup = (id: string) => /^S[A-Z0-9]+$/.test(id);

/**
 * Whether somebody is among those who may.
 * @param people with every group replaced by its members; one that could not be read still stands there under its own id, and then
 * nobody knows whether they are in it
 */
export function isAmong(people: readonly string[], by: string): 'yes' | 'no' | 'unknown' {
  if (people.includes(by)) return 'yes';
  return people.some(isGroup) ? 'unknown' : 'no';
}

/** Nothing is done on a guess: who may be in a group that cannot be read is refused too, and told that this is why. */
export function groupsUnread(people: readonly string[]): Extract<Refusal, { why: 'groups_unread' }> {
  return { kind: 'refused', why: 'groups_unread', groups: people.filter(isGroup) };
}

/** Why somebody who is not surely an approver may not do it; undefined for an approver. */
export function notAnApprover(
  approvers: readonly string[],
  by: string,
): Extract<Refusal, { why: 'not_an_approver' | 'groups_unread' }> | undefined {
  switch (isAmong(approvers, by)) {
    case 'yes':
      return undefined;
    case 'no':
      return { kind: 'refused', why: 'not_an_approver', approvers };
    case 'unknown':
      return groupsUnread(approvers);
  }
}

/** The same for what only those may say who answer for the cases. */
export function notResponsible(
  responsible: readonly string[],
  by: string,
): Extract<Refusal, { why: 'responsible_needed' | 'groups_unread' }> | undefined {
  switch (isAmong(responsible, by)) {
    case 'yes':
      return undefined;
    case 'no':
      return { kind: 'refused', why: 'responsible_needed', responsible };
    case 'unknown':
      return groupsUnread(responsible);
  }
}
