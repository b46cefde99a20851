/** Everything that Frist says no to, and why. */
import { Temporal } from 'temporal-polyfill';
import type { Refusal } from '../../cases/refusal.ts';
import type { Change } from '../../cases/staleness.ts';
import type { StaffLanguage } from '../dates.ts';
import { refusalModal } from '../views/refusal.ts';
import { wordsFor } from '../words.ts';
import { approver, otherApprover } from './made-up-case.ts';
import { named, type Sample } from './sample.ts';

export function refusalSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const drawn = (name: string, refusal: Refusal, typed?: string): Sample => ({
    name,
    kind: 'modal',
    view: refusalModal(refusal, words, { caseId: 'case-1', typed }),
  });
  return [
    ...named('refusal', refusals).map(([name, facts]) => drawn(name, facts)),
    ...changes.map((what) =>
      drawn(`refusal-stale-${what.replaceAll('_', '-')}`, { ...refusals.stale, since: { what, by: otherApprover, at } }),
    ),
    drawn('refusal-closed-by-a-colleague', { ...refusals.already_closed, by: otherApprover, at }),
    drawn('refusal-task-ended-by-a-colleague', { ...refusals.no_such_task, by: otherApprover, at }),
    drawn('refusal-second-person-nobody', { ...refusals.second_person_needed, asked: [] }),
    drawn('refusal-nobody-can-approve', { kind: 'refused', why: 'not_an_approver', approvers: [] }),
    drawn('refusal-identity-missing-strong', { kind: 'refused', why: 'identity_missing', level: 'strong' }),
    drawn('refusal-with-what-was-typed', refusals.stale, 'Hei!\n\nVi har lett i alle systemene våre.\n\n'.repeat(90)),
  ];
}

const because = <Why extends Refusal['why']>(why: Why) => ({ kind: 'refused', why }) as const;
const at = Temporal.Instant.from('2026-11-18T09:02:00Z');

/** What may have happened since somebody looked, and one that has no sentence of its own. */
const changes: readonly Change['what'][] = [
  'mail_joined',
  'case_taken',
  'letter_planned',
  'plan_dropped',
  'first_yes_given',
  'reply_approved',
  'reply_undone',
  'reply_sent',
  'rights_settled',
  'requester_named',
  'identity_shown',
  'receipt_corrected',
  'question_answered',
  'case_reopened',
  'case_closed',
  'tasks_made',
];

/** One of each; without the last word of the compiler a new reason could not be added here. */
const refusals: { readonly [Why in Refusal['why']]: Extract<Refusal, { readonly why: Why }> } = {
  not_found: because('not_found'),
  not_an_approver: { ...because('not_an_approver'), approvers: [approver, otherApprover] },
  groups_unread: { ...because('groups_unread'), groups: ['S0PERSONVERN'] },
  stale: because('stale'),
  already_approved: { ...because('already_approved'), by: otherApprover, at },
  already_closed: because('already_closed'),
  too_late: because('too_late'),
  nothing_to_approve: because('nothing_to_approve'),
  nothing_to_undo: because('nothing_to_undo'),
  text_changed: because('text_changed'),
  not_confirmed: { ...because('not_confirmed'), missing: ['searched'] },
  gap_left: { ...because('gap_left'), gap: '[[hva vi fant]]' },
  empty_answer: because('empty_answer'),
  no_recipient: because('no_recipient'),
  no_rights: because('no_rights'),
  field_missing: { ...because('field_missing'), missing: ['access.legal_basis'] },
  wrong_stage: { ...because('wrong_stage'), status: 'closed' },
  already_answered: { ...because('already_answered'), right: 'access' },
  access_first: because('access_first'),
  cannot_be_refused: { ...because('cannot_be_refused'), right: 'objection' },
  outcome_not_possible: { ...because('outcome_not_possible'), right: 'erasure' },
  may_not_wait: { ...because('may_not_wait'), right: 'objection' },
  reason_removed: { ...because('reason_removed'), piece: 'bokføringsloven § 13' },
  not_done_yet: { ...because('not_done_yet'), task: 'erase' },
  identity_missing: { ...because('identity_missing'), level: 'light' },
  assessment_missing: { ...because('assessment_missing'), right: 'objection' },
  authority_missing: because('authority_missing'),
  address_proves_nothing: because('address_proves_nothing'),
  identity_not_needed: because('identity_not_needed'),
  nobody_was_asked: because('nobody_was_asked'),
  already_asked: because('already_asked'),
  no_question_open: because('no_question_open'),
  month_is_over: { ...because('month_is_over'), on: Temporal.PlainDate.from('2026-12-17') },
  extended_already: because('extended_already'),
  no_fees: because('no_fees'),
  not_a_processor: because('not_a_processor'),
  not_in_writing: because('not_in_writing'),
  nothing_to_snooze: because('nothing_to_snooze'),
  too_close_to_snooze: because('too_close_to_snooze'),
  snoozed_already: because('snoozed_already'),
  second_person_needed: { ...because('second_person_needed'), asked: [approver] },
  responsible_needed: { ...because('responsible_needed'), responsible: [approver] },
  another_person: because('another_person'),
  nothing_to_split: because('nothing_to_split'),
  nothing_left: because('nothing_left'),
  nothing_was_sent: because('nothing_was_sent'),
  no_such_colleague: because('no_such_colleague'),
  no_reason: because('no_reason'),
  in_the_future: because('in_the_future'),
  too_long_ago: because('too_long_ago'),
  no_such_task: because('no_such_task'),
  task_is_binding: { ...because('task_is_binding'), task: 'stop' },
  letter_first: { ...because('letter_first'), letter: 'to_controller' },
  secret: because('secret'),
  tell_the_person_first: { ...because('tell_the_person_first'), letter: 'restriction_lifting' },
};
