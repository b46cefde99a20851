import { whatIsApproved } from '../cases/approval.ts';
import { isBefore, osloDate } from '../cases/calendar.ts';
import { extensionDate, wouldPause } from '../cases/case-clock.ts';
import { rights } from '../intents/classification.ts';
import type { CaseView, ReplyFacts } from './ports.ts';

/** What a template may know of a case, and of the letter that staff have prepared. */
export function replyFacts({ caseFile, limits, organisation, now }: CaseView): ReplyFacts {
  const { letter, outcomes } = whatIsApproved(caseFile, organisation);
  const asked = caseFile.lines.map((line) => line.right);
  const stillOpen = caseFile.lines.filter(({ answered }) => !answered).map(({ right }) => right);
  const today = osloDate(now);
  return {
    organisation,
    caseNumber: caseFile.number,
    language: caseFile.language,
    requesterName: caseFile.requester?.name,
    rights: letter === 'answer' ? rights.filter((right) => outcomes[right]) : asked,
    receivedOn: limits.receivedOn,
    answerBy: limits.answerBy,
    today,
    late: isBefore(limits.answerBy, today),
    erasedOn: caseFile.tasksEnded['erase:erasure']?.on ?? null,
    extendedTo: extensionDate(caseFile, now) ?? limits.answerBy,
    clockPauses: wouldPause(caseFile, letter === 'clarification' ? 'clarification' : 'identity', now),
    codeMinutes: organisation.identity.codeMinutes,
    questions: caseFile.questions,
    rest: letter === 'answer' ? stillOpen.filter((right) => !outcomes[right]) : [],
    outcomes,
    values: caseFile.plan?.values ?? {},
  };
}
