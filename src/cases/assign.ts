import type { Temporal } from 'temporal-polyfill';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { type Decision, happened, nothing, refused } from './decision.ts';
import { staleSince } from './staleness.ts';

/**
 * Gives a case to a colleague, or to oneself, in any open stage: a letter on its way does not mind. On the case as it was seen, or two
 * people hand it to two others and each believes it is settled.
 */
export function assignCase(caseFile: CaseFile, command: Command<'assign_case'>, now: Temporal.Instant): Decision {
  const { revision, to, colleagues, by } = command;
  if (caseFile.stage.status === 'closed') return refused({ kind: 'refused', why: 'already_closed' });
  const stale = staleSince(caseFile, revision, ['case_taken']);
  if (stale) return refused(stale);
  if (to !== by && !colleagues.includes(to)) return refused({ kind: 'refused', why: 'no_such_colleague' });
  if (caseFile.handler === to) return nothing;
  return happened(now, by, { type: 'case_taken', data: { handler: to }, sealed: undefined });
}
