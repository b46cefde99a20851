/** Every line that Frist writes into the thread of a case. */
import type { CaseView, ThreadLine } from '../../workflow/ports.ts';
import { threadLine } from '../cards/thread-line.ts';
import type { StaffLanguage } from '../dates.ts';
import { wordsFor } from '../words.ts';
import { answeredLines, approver, colleague, madeUpView, requester, stages } from './made-up-case.ts';
import { named, type Sample } from './sample.ts';

type Lines = { readonly [Type in ThreadLine['type']]: Extract<ThreadLine, { readonly type: Type }> };
type AlertLine = Extract<ThreadLine, { readonly type: 'alert' }>;

export function lineSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const view = madeUpView(language);
  const closed = madeUpView(language, { stage: stages.closed, lines: answeredLines(['access']) });
  const drawn = (name: string, line: ThreadLine, about: CaseView = view): Sample => ({
    name,
    kind: 'message',
    ...threadLine(line, about, words),
  });
  return [
    ...named('line', lines).map(([name, line]) => drawn(name, line)),
    ...named('line-alert', alerts).map(([name, line]) => drawn(name, line)),
    drawn('line-mail-in-after-the-answer', lines.mail_in, closed),
    drawn('line-alert-overdue', { ...alerts.limit, days: -3, to: [approver, colleague] }),
    drawn('line-another-letter-approved', { ...lines.reply_approved, letter: 'extension' }),
    drawn('line-reply-sent-by-hand', { type: 'reply_sent', by: approver }),
    drawn('line-case-closed-merged', { type: 'case_closed', by: approver, outcome: 'merged', into: 'DIGFO-2026-0017' }),
    drawn('line-answer-drafted-again', {
      ...lines.letter_planned,
      letter: 'answer',
      again: true,
      outcomes: { erasure: 'partly' },
    }),
    drawn('line-case-reopened-taken-back', { ...lines.case_reopened, why: 'taken_back' }),
    drawn('line-first-yes-to-another-text', { ...lines.first_yes_given, voids: colleague }),
    drawn('line-first-yes-anybody', { ...lines.first_yes_given, letter: 'clarification', to: [] }),
    drawn('line-reply-approved-by-two', { ...lines.reply_approved, first: colleague }),
    drawn('line-reply-approved-by-the-only-approver', { ...lines.reply_approved, singleApprover: true }),
    drawn('line-done-on-the-command-line', { type: 'case_taken', by: 'cli:ingrid' }),
  ];
}

const lines: Lines = {
  mail_in: {
    type: 'mail_in',
    mailId: 'mail-2',
    receivedAt: '2026-11-19T10:00:00Z',
    attachments: 2,
    newRights: ['erasure'],
    claimsCase: 'DIGFO-2026-0017',
  },
  receipt_sent: { type: 'receipt_sent' },
  rights_settled: { type: 'rights_settled', by: colleague, rights: ['access', 'erasure'] },
  case_taken: { type: 'case_taken', by: colleague },
  case_assigned: { type: 'case_assigned', by: approver, to: colleague },
  case_split: { type: 'case_split', by: colleague, into: 'DIGFO-2026-0043' },
  split_from: { type: 'split_from', by: colleague, from: 'DIGFO-2026-0041' },
  wrong_recipient: { type: 'wrong_recipient', by: colleague },
  language_chosen: { type: 'language_chosen', by: colleague, language: 'nn' },
  receipt_corrected: { type: 'receipt_corrected', by: approver, receivedAt: '2026-11-16T07:30:00Z' },
  requester_named: { type: 'requester_named', by: colleague },
  letter_planned: { type: 'letter_planned', by: colleague, letter: 'extension' },
  plan_dropped: { type: 'plan_dropped', by: colleague },
  identity_shown: { type: 'identity_shown', by: approver, method: 'known_fact' },
  question_answered: { type: 'question_answered', by: colleague, about: 'identity' },
  code_wrong: { type: 'code_wrong' },
  code_expired: { type: 'code_expired' },
  identity_copy_received: { type: 'identity_copy_received' },
  task_ended: { type: 'task_ended', by: colleague, task: 'erase', how: 'done' },
  notice_sent: { type: 'notice_sent', notice: 'identity_reminder' },
  case_closed: { type: 'case_closed', by: 'frist', outcome: 'answered' },
  case_reopened: { type: 'case_reopened', by: approver, why: 'wrote_again' },
  merged_here: { type: 'merged_here', by: approver, number: 'DIGFO-2026-0041' },
  disclosed: { type: 'disclosed', by: approver },
  note_written: { type: 'note_written', by: colleague, source: 'call' },
  card_again: { type: 'card_again', before: { channel: 'C0PERSONVERN', ts: '1795000000.000100' } },
  alert: {
    type: 'alert',
    about: 'limit',
    days: 7,
    to: [colleague],
    snooze: { alert: 'limit:7', until: '2026-12-11T07:00:00Z' },
  },
  alert_snoozed: { type: 'alert_snoozed', by: colleague, until: '2026-12-11T07:00:00Z' },
  reply_approved: { type: 'reply_approved', by: approver, sendAfter: '2026-11-18T13:06:30Z' },
  first_yes_given: { type: 'first_yes_given', by: approver, letter: 'answer', to: [colleague] },
  first_yes_voided: { type: 'first_yes_voided', of: approver },
  reply_undone: { type: 'reply_undone', by: approver },
  reply_sent: { type: 'reply_sent' },
  reply_went_out: { type: 'reply_went_out', by: approver },
  reply_not_sent: { type: 'reply_not_sent', by: approver },
  reply_failed: { type: 'reply_failed', problem: `550 5.1.1 <${requester.address}>: user unknown` },
  reply_uncertain: { type: 'reply_uncertain' },
  not_a_request: { type: 'not_a_request', by: colleague },
};

const alerts: Readonly<Record<AlertLine['about'], AlertLine>> = {
  limit: { type: 'alert', about: 'limit', days: 3, to: [colleague] },
  triage: { type: 'alert', about: 'triage', days: 1, to: [approver] },
  unassigned: { type: 'alert', about: 'unassigned', days: 1, to: [approver] },
  task: { type: 'alert', about: 'task', days: 0, to: [colleague] },
  breach: { type: 'alert', about: 'breach', days: 1, to: [approver, colleague] },
};
