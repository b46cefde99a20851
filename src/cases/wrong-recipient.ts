import { Temporal } from 'temporal-polyfill';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, nothing, refused } from './decision.ts';
import { isTooLongAgo } from './receipt.ts';

/**
 * A letter of ours reached somebody it was not for.
 *
 *   "a breach of security leading to the accidental … unauthorised disclosure of … personal data" (GDPR Art. 4(12))
 *
 * The flow of a breach begins, with its hours from when somebody knew (Art. 33(1)), whatever else becomes of the case: while a letter
 * waits, and also where it was closed, which opens it for as long as that takes. Anybody may say so: it is no time to look for who may.
 */
export function reportWrongRecipient(
  caseFile: CaseFile,
  { awareAt, note, by }: Command<'report_wrong_recipient'>,
  now: Temporal.Instant,
): Decision {
  if (caseFile.sent.length === 0 && !caseFile.receiptSentAt) return refused({ kind: 'refused', why: 'nothing_was_sent' });
  if (!note.trim()) return refused({ kind: 'refused', why: 'no_reason' });
  if (Temporal.Instant.compare(awareAt, now) > 0) return refused({ kind: 'refused', why: 'in_the_future' });
  if (isTooLongAgo(awareAt, now)) return refused({ kind: 'refused', why: 'too_long_ago' });
  const reported = happened(now, by, {
    type: 'wrong_recipient_reported',
    data: { awareAt: awareAt.toString() },
    sealed: { note: note.trim() },
  });
  const isClosed = caseFile.stage.status === 'closed';
  const reopened = isClosed
    ? happened(now, by, { type: 'case_reopened', data: { why: 'wrong_recipient' }, sealed: undefined })
    : nothing;
  return all(reported, reopened);
}
