import { Temporal } from 'temporal-polyfill';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile, RequestLine } from './case-file.ts';

/**
 * The state of a case after all its events, oldest first; undefined for none.
 * @throws when the first event does not open the case: such a chain is damaged, and guessing a state from it could send a wrong answer.
 */
export function foldEvents(caseId: string, events: readonly CaseEvent[]): CaseFile | undefined {
  return events.reduce<CaseFile | undefined>((caseFile, event) => evolve(caseFile, { ...event, caseId }), undefined);
}

/** The state after one more event. Asks no questions: whether the event may happen was decided before (`decide.ts`). */
export function evolve(caseFile: CaseFile | undefined, event: CaseEvent & { readonly caseId: string }): CaseFile {
  if (event.type === 'case_opened') return opened(event);
  if (!caseFile) throw new Error(`The events of case ${event.caseId} do not start with case_opened but with ${event.type}`);
  const revision = caseFile.revision + 1;
  return {
    ...applied(caseFile, event),
    revision,
    changedAtRevision: isBookkeeping(event) ? caseFile.changedAtRevision : revision,
  };
}

/** Events that leave everything a person decides on as it was. */
function isBookkeeping({ type }: CaseEvent): boolean {
  return type === 'mail_viewed' || type === 'approval_denied' || type === 'receipt_sent';
}

type Opening = Extract<CaseEvent, { type: 'case_opened' }> & { readonly caseId: string };

function opened({ caseId, at, data, sealed }: Opening): CaseFile {
  const receivedAt = Temporal.Instant.from(data.receivedAt);
  return {
    id: caseId,
    number: data.number,
    organisation: data.organisation,
    revision: 1,
    changedAtRevision: 1,
    openedAt: at,
    receivedAt,
    promiseDays: data.promiseDays,
    closedDays: data.closedDays,
    language: data.language,
    requester: sealed?.requester ?? undefined,
    claimsCase: data.claimsCase,
    senderSeen: data.senderSeen,
    lines: data.lines.map(({ right }) => ({
      right,
      chosenBy: 'rules',
      evidence: sealed?.evidence.find((found) => found.right === right)?.evidence ?? [],
    })),
    mails: [{ id: data.mailId, receivedAt }],
    receiptSentAt: undefined,
    stage: data.triage ? { status: 'awaiting_triage', why: data.triage } : { status: 'in_progress' },
  };
}

function applied(caseFile: CaseFile, event: Exclude<CaseEvent, { type: 'case_opened' }>): CaseFile {
  switch (event.type) {
    case 'mail_joined':
      return {
        ...caseFile,
        mails: [...caseFile.mails, { id: event.data.mailId, receivedAt: Temporal.Instant.from(event.data.receivedAt) }],
        lines: [...caseFile.lines, ...event.data.newRights.map((right) => foundLine(right, event))],
      };
    case 'rights_settled':
      return {
        ...caseFile,
        lines: event.data.rights.map((right) => settledLine(caseFile, right)),
        stage: { status: 'in_progress' },
      };
    case 'receipt_sent':
      return { ...caseFile, receiptSentAt: event.at };
    case 'reply_approved': {
      const { draftId, sha256, sendAfter } = event.data;
      const approval = {
        draftId,
        sha256,
        by: event.by,
        at: event.at,
        rights: caseFile.lines.map((line) => line.right),
        sendAfter: Temporal.Instant.from(sendAfter),
      };
      return { ...caseFile, stage: { status: 'approved', approval } };
    }
    case 'reply_undone':
    case 'reply_reopened':
      return { ...caseFile, stage: { status: 'in_progress' } };
    case 'reply_failed':
      return { ...caseFile, stage: { status: 'send_failed', approval: approvalOf(caseFile), problem: event.data.problem } };
    case 'reply_uncertain':
      return { ...caseFile, stage: { status: 'send_uncertain', approval: approvalOf(caseFile) } };
    case 'case_closed':
      return { ...caseFile, stage: { status: 'closed', outcome: event.data.outcome, closedAt: event.at, closedBy: event.by } };
    case 'case_reopened':
      return { ...caseFile, stage: { status: 'awaiting_triage', why: event.data.why } };
    case 'reply_sent':
      return { ...caseFile, stage: { status: 'in_progress' } };
    case 'mail_viewed':
    case 'approval_denied':
      return caseFile;
  }
}

function foundLine(right: RequestLine['right'], event: Extract<CaseEvent, { type: 'mail_joined' }>): RequestLine {
  return { right, chosenBy: 'rules', evidence: event.sealed?.evidence.find((found) => found.right === right)?.evidence ?? [] };
}

/** A right that the rules had found keeps their evidence; the person has only agreed with it. */
function settledLine(caseFile: CaseFile, right: RequestLine['right']): RequestLine {
  return caseFile.lines.find((line) => line.right === right) ?? { right, chosenBy: 'person', evidence: [] };
}

function approvalOf(caseFile: CaseFile) {
  if ('approval' in caseFile.stage) return caseFile.stage.approval;
  throw new Error(`Case ${caseFile.number} has no approval that could have failed (status ${caseFile.stage.status})`);
}
