import type { Temporal } from 'temporal-polyfill';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { type Decision, happened, isAtRest, notAtRest, refused } from './decision.ts';
import { closeIfDone } from './sending.ts';
import { staleSince } from './staleness.ts';

/**
 * Some of what is asked, or some of the mails, is another matter or another person's: it becomes a case of its own, and the rest stays.
 * The limit here stays what it was, also where the mail that set it leaves: our own sorting gives us no more time.
 */
export function split(caseFile: CaseFile, command: Command<'split'>, now: Temporal.Instant): Decision {
  const { revision, rights, mailIds, into, organisation, by } = command;
  const { lines, mails } = caseFile;
  if (!isAtRest(caseFile)) return refused(notAtRest(caseFile));
  const stale = staleSince(caseFile, revision, [
    'mail_joined',
    'rights_settled',
    'case_split',
    'letter_planned',
    'first_yes_given',
  ]);
  if (stale) return refused(stale);
  if (rights.length === 0 && mailIds.length === 0) return refused({ kind: 'refused', why: 'nothing_to_split' });
  const isKnown =
    rights.every((right) => lines.some((line) => line.right === right)) &&
    mailIds.every((mailId) => mails.some(({ id }) => id === mailId));
  if (!isKnown) return refused({ kind: 'refused', why: 'stale' });
  const answered = lines.find((line) => line.answered && rights.includes(line.right));
  if (answered) return refused({ kind: 'refused', why: 'already_answered', right: answered.right });
  if (rights.length > 0 && rights.length === lines.length) return refused({ kind: 'refused', why: 'nothing_left' });
  const done = happened(now, by, { type: 'case_split', data: { into, rights, mailIds }, sealed: undefined });
  return closeIfDone(caseFile, done, organisation, now, by);
}
