import { osloDate } from '../cases/calendar.ts';
import type { CaseView, ReplyFacts } from './ports.ts';

/** What a template may know of a case. */
export function replyFacts({ caseFile, limits, organisation, now }: CaseView): ReplyFacts {
  return {
    organisation,
    caseNumber: caseFile.number,
    language: caseFile.language,
    requesterName: caseFile.requester?.name,
    rights: caseFile.lines.map((line) => line.right),
    receivedOn: limits.receivedOn,
    answerBy: limits.answerBy,
    today: osloDate(now),
  };
}
