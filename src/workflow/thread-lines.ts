import type { CaseEvent } from '../cases/case-event.ts';
import type { CaseFile } from '../cases/case-file.ts';
import type { Organisation } from '../cases/organisation.ts';
import { tasksOf } from '../cases/tasks.ts';
import type { ThreadLine } from './ports.ts';

/**
 * The line that tells the thread of a case what has happened; undefined for what nobody there has to notice. A joined mail has a line
 * of its own, which knows its attachments.
 * @param after the case after the event
 */
export function threadLineOf(event: CaseEvent, after: CaseFile, organisation: Organisation): ThreadLine | undefined {
  const { by } = event;
  switch (event.type) {
    case 'rights_settled':
      return { type: 'rights_settled', by, rights: event.data.rights };
    case 'case_taken':
      return { type: 'case_taken', by };
    case 'receipt_corrected':
      return { type: 'receipt_corrected', by, receivedAt: event.data.receivedAt };
    case 'requester_named':
      return { type: 'requester_named', by };
    case 'letter_planned':
      return { type: 'letter_planned', by, letter: event.data.letter };
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
      };
    case 'reply_undone':
      return { type: 'reply_undone', by };
    case 'reply_sent':
      return event.data.how === 'other_channel' ? { type: 'reply_sent', by } : { type: 'reply_sent' };
    case 'reply_failed':
      return { type: 'reply_failed', problem: event.data.problem };
    case 'reply_uncertain':
      return { type: 'reply_uncertain' };
    case 'case_closed':
      return event.data.outcome === 'not_a_request'
        ? { type: 'not_a_request', by }
        : { type: 'case_closed', by, outcome: event.data.outcome };
    case 'disclosed':
    case 'case_opened':
    case 'mail_joined':
    case 'mail_viewed':
    case 'identity_copy_removed':
    case 'plan_dropped':
    case 'code_issued':
    case 'tasks_made':
    case 'approval_denied':
    case 'reply_reopened':
    case 'case_reopened':
      return undefined;
  }
}
