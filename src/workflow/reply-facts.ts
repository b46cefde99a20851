import { osloDate } from '../cases/calendar.ts';
import { answerBy } from '../cases/due-dates.ts';
import type { CaseView, ReplyFacts } from './ports.ts';

/** What a template may know of a case. */
export function replyFacts({ caseFile, clocks, organisation, now }: CaseView): ReplyFacts {
  return {
    organisation,
    caseNumber: caseFile.number,
    language: caseFile.language,
    requesterName: caseFile.requester?.name,
    rights: caseFile.lines.map((line) => line.right),
    receivedOn: clocks.receivedOn,
    answerBy: answerBy(clocks),
    today: osloDate(now),
  };
}
