import type { CaseEvent } from '../cases/case-event.ts';
import type { CaseFile } from '../cases/case-file.ts';
import type { Organisation } from '../cases/organisation.ts';
import { tasksOf } from '../cases/tasks.ts';
import type { ThreadLine } from './ports.ts';

/**
 * The line that tells the thread of a case what has happened; undefined for what nobody there has to notice. A joined mail has a line
 * of its own, which knows its attachments.
 * @param before the case before the event, and `after` it
 */
export function threadLineOf(
  event: CaseEvent,
  before: CaseFile,
  after: CaseFile,
  organisation: Organisation,
): ThreadLine | undefined {
  const { by } = event;
  switch (event.type) {
    case 'rights_settled':
      return { type: 'rights_settled', by, rights: event.data.rights };
    case 'case_taken':
      return event.data.handler === by ? { type: 'case_taken', by } : { type: 'case_assigned', by, to: event.data.handler };
    case 'case_split':
      return { type: 'case_split', by, into: event.data.into };
    case 'wrong_recipient_reported':
      return { type: 'wrong_recipient', by };
    case 'language_chosen':
      return { type: 'language_chosen', by, language: event.data.language };
    case 'receipt_corrected':
      return { type: 'receipt_corrected', by, receivedAt: event.data.receivedAt };
    case 'requester_named':
      return { type: 'requester_named', by };
    case 'letter_planned':
      return planned(event, before);
    case 'plan_dropped':
      return { type: 'plan_dropped', by };
    case 'identity_shown':
      return { type: 'identity_shown', by, method: event.data.method };
    case 'question_answered':
      return { type: 'question_answered', by, about: event.data.about };
    case 'code_tried':
      return event.data.verdict === 'wrong' ? { type: 'code_wrong' } : undefined;
    case 'code_expired':
      return { type: 'code_expired' };
    case 'identity_copy_received':
      return { type: 'identity_copy_received' };
    case 'task_ended': {
      const task = tasksOf(after, organisation).find(({ id }) => id === event.data.id);
      return task && { type: 'task_ended', by, task: task.kind, how: event.data.how };
    }
    case 'alert_snoozed':
      return { type: 'alert_snoozed', by, until: event.data.until };
    case 'receipt_sent':
      return { type: 'receipt_sent' };
    case 'notice_sent':
      return { type: 'notice_sent', notice: event.data.notice };
    case 'reply_approved':
      return {
        type: 'reply_approved',
        by,
        sendAfter: event.data.sendAfter,
        ...(event.data.letter && { letter: event.data.letter }),
        ...(event.data.first && { first: event.data.first.by }),
        ...(event.data.singleApprover && { singleApprover: true }),
      };
    case 'first_yes_given': {
      const { letter, asked, voids } = event.data;
      return { type: 'first_yes_given', by, letter, to: asked, ...(voids !== undefined && { voids }) };
    }
    case 'first_yes_voided':
      return { type: 'first_yes_voided', of: event.data.of };
    case 'reply_undone':
      return { type: 'reply_undone', by };
    case 'reply_sent':
      return sent(event);
    case 'reply_reopened':
      return { type: 'reply_not_sent', by };
    case 'reply_failed':
      return { type: 'reply_failed', problem: event.data.problem };
    case 'reply_uncertain':
      return { type: 'reply_uncertain' };
    case 'case_closed':
      return event.data.outcome === 'not_a_request'
        ? { type: 'not_a_request', by }
        : { type: 'case_closed', by, outcome: event.data.outcome, ...(event.data.into && { into: event.data.into }) };
    case 'case_reopened': {
      const { why } = event.data;
      // What went to the wrong person has been told with the report itself.
      return why === 'wrong_recipient' ? undefined : { type: 'case_reopened', by, why };
    }
    case 'disclosed':
      return event.data.secret ? undefined : { type: 'disclosed', by };
    case 'note_added':
      // What was written in the thread stands there already.
      return event.data.source === 'thread' ? undefined : { type: 'note_written', by, source: event.data.source };
    case 'case_opened':
    case 'mail_joined':
    case 'mail_viewed':
    case 'identity_copy_removed':
    case 'code_issued':
    case 'tasks_made':
    case 'approval_denied':
    case 'note_changed':
    case 'note_deleted':
    case 'notes_viewed':
      return undefined;
  }
}

type Happened<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

function planned({ by, data }: Happened<'letter_planned'>, before: CaseFile): ThreadLine {
  const { letter, outcomes } = data;
  const isMixed = Object.values(outcomes).some((outcome) => outcome !== 'granted');
  return {
    type: 'letter_planned',
    by,
    letter,
    ...(before.plan?.letter === letter && { again: true as const }),
    ...(isMixed && { outcomes }),
  };
}

function sent({ by, data }: Happened<'reply_sent'>): ThreadLine {
  switch (data.how) {
    case 'other_channel':
      return { type: 'reply_sent', by };
    case 'person_says':
      return { type: 'reply_went_out', by };
    case 'server_accepted':
    case 'found_in_sent':
      return { type: 'reply_sent' };
  }
}
