import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';

/**
 * What stays. The mail that opened a case never leaves it, since the case is sealed with its key: the other case gets a copy. A letter
 * that was prepared for all of it answers too much now.
 */
export function afterSplit(
  caseFile: CaseFile,
  { rights, mailIds }: Extract<CaseEvent, { type: 'case_split' }>['data'],
): CaseFile {
  const opening = caseFile.mails[0]?.id;
  const leaves = (mailId: string) => mailId !== opening && mailIds.includes(mailId);
  return {
    ...caseFile,
    lines: caseFile.lines.filter(({ right }) => !rights.includes(right)),
    mails: caseFile.mails.filter(({ id }) => !leaves(id)),
    unread: caseFile.unread.filter((id) => !leaves(id)),
    plan: undefined,
    firstYes: undefined,
  };
}
