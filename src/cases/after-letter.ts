import type { Temporal } from 'temporal-polyfill';
import { mayStop } from './case-clock.ts';
import type { Approval, CaseFile, RequestLine } from './case-file.ts';
import type { Exchange } from './pauses.ts';

/** What a letter changes once the mail server has it: only then is a question asked, more time taken, a line answered. */
export function afterLetter(caseFile: CaseFile, { letter, outcomes }: Approval, at: Temporal.Instant): CaseFile {
  const out = { ...caseFile, plan: undefined, sent: [...caseFile.sent, { letter, at }] };
  switch (letter) {
    case 'answer':
      return answered(out, outcomes, at);
    // These answer whatever was asked: nobody has to say any more what it was.
    case 'withdrawn':
      return answered({ ...out, triage: undefined }, every(out, 'withdrawn'), at);
    case 'forwarded':
      return answered({ ...out, triage: undefined }, every(out, 'forwarded'), at);
    case 'identity_request':
    case 'identity_code':
      return exchanged(out, { what: 'asked', about: 'identity', at });
    case 'clarification':
      return exchanged(out, { what: 'asked', about: 'clarification', at, stops: mayStop('clarification', out) });
    case 'extension':
      return { ...out, extensionNotices: [...out.extensionNotices, at] };
    case 'backup_purged':
    case 'restriction_lifting':
    case 'clock_resumed':
    case 'fee':
    case 'to_controller':
    case 'merged':
    case 'breach_notice':
    case 'freedom_of_information':
    case 'no_request':
    case 'id_copy_deleted':
    case 'disclosure':
      return out;
  }
}

function answered(caseFile: CaseFile, outcomes: Approval['outcomes'], at: Temporal.Instant): CaseFile {
  const lines = caseFile.lines.map((line): RequestLine => {
    const outcome = outcomes[line.right];
    return outcome && !line.answered ? { ...line, answered: { outcome, at } } : line;
  });
  return { ...caseFile, lines };
}

function every({ lines }: CaseFile, outcome: 'withdrawn' | 'forwarded'): Approval['outcomes'] {
  return Object.fromEntries(lines.map(({ right }) => [right, outcome]));
}

/** A question that left, or an answer that came. */
export function exchanged(caseFile: CaseFile, exchange: Exchange): CaseFile {
  return { ...caseFile, exchanges: [...caseFile.exchanges, exchange] };
}
