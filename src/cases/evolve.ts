import { Temporal } from 'temporal-polyfill';
import { afterLetter, exchanged } from './after-letter.ts';
import { afterSplit } from './after-split.ts';
import type { CaseEvent } from './case-event.ts';
import type { Approval, CaseFile, RequestLine, Stage } from './case-file.ts';
import { codeTries } from './identity.ts';
import type { LetterKind } from './letters.ts';
import { withNote } from './notes.ts';
import { rested, restingStage } from './resting-stage.ts';
import { isBookkeeping } from './staleness.ts';
import { kindOf, staysEnded } from './tasks.ts';

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
    changedAtRevision: isBookkeeping(event.type) ? caseFile.changedAtRevision : revision,
    latest: { ...caseFile.latest, [event.type]: { revision, by: event.by, at: event.at } },
  };
}

type Opening = Extract<CaseEvent, { type: 'case_opened' }> & { readonly caseId: string };

function opened({ caseId, at, by, data, sealed }: Opening): CaseFile {
  const receivedAt = Temporal.Instant.from(data.receivedAt);
  return {
    id: caseId,
    number: data.number,
    organisation: data.organisation,
    revision: 1,
    changedAtRevision: 1,
    latest: { case_opened: { revision: 1, by, at } },
    openedAt: at,
    receivedAt,
    receiptSource: data.receiptSource ?? 'own_server',
    promiseDays: data.promiseDays,
    promisePauses: data.promisePauses ?? true,
    closedDays: data.closedDays,
    language: data.language,
    requester: sealed?.requester ?? undefined,
    claimsCase: data.claimsCase,
    ...(data.splitFrom !== undefined && { splitFrom: data.splitFrom }),
    senderSeen: data.senderSeen,
    senderSigns: data.senderSigns ?? { onBehalf: false, minor: false, newAddress: false },
    lines: data.lines.map(({ right }) => ({
      right,
      chosenBy: 'rules',
      evidence: sealed?.evidence.find((found) => found.right === right)?.evidence ?? [],
      ...untouched(right),
    })),
    questions: data.questions ?? [],
    mails: [{ id: data.mailId, receivedAt }],
    unread: [],
    notes: [],
    receiptSentAt: undefined,
    handler: undefined,
    exchanges: [],
    extensionNotices: [],
    proofs: [],
    code: undefined,
    lapsedCodeSince: undefined,
    addressOnRecord: undefined,
    identityCopies: [],
    disclosures: [],
    misdirected: [],
    tasksMade: [],
    tasksEnded: {},
    snoozes: [],
    sent: [],
    plan: undefined,
    firstYes: undefined,
    declined: [],
    triage: data.triage ?? undefined,
    stage: data.triage ? { status: 'awaiting_triage', why: data.triage } : { status: 'in_progress' },
  };
}

function applied(caseFile: CaseFile, event: Exclude<CaseEvent, { type: 'case_opened' }>): CaseFile {
  switch (event.type) {
    case 'mail_joined': {
      const { mailId, receivedAt, newRights, newQuestions = [], senderSigns, senderSeen } = event.data;
      return rested({
        ...unseen(caseFile),
        senderSigns: both(caseFile.senderSigns, senderSigns),
        ...(senderSeen && { senderSeen, proofs: [] }),
        mails: [...caseFile.mails, { id: mailId, receivedAt: Temporal.Instant.from(receivedAt) }],
        unread: [...caseFile.unread, mailId],
        lines: [...caseFile.lines, ...newRights.map((right) => foundLine(right, event))],
        questions: [...new Set([...caseFile.questions, ...newQuestions])],
      });
    }
    case 'rights_settled': {
      const { rights, notMarketing = false } = event.data;
      const lines = rights.map((right) => settledLine(caseFile, right, notMarketing));
      return rested({ ...settled(caseFile), lines, triage: undefined, plan: undefined, firstYes: undefined });
    }
    case 'case_taken':
      return { ...caseFile, handler: event.data.handler };
    case 'case_split':
      return rested(afterSplit(settled(caseFile), event.data));
    case 'wrong_recipient_reported':
      return rested(unseen({ ...caseFile, misdirected: [...caseFile.misdirected, Temporal.Instant.from(event.data.awareAt)] }));
    case 'language_chosen': {
      // Their own words are in the other language; what was filled in stays.
      const { language } = event.data;
      return rested(unseen({ ...caseFile, language, plan: caseFile.plan && { ...caseFile.plan, body: undefined } }));
    }
    case 'receipt_corrected': {
      const { receivedAt, source } = event.data;
      return { ...caseFile, receivedAt: Temporal.Instant.from(receivedAt), receiptSource: source };
    }
    case 'requester_named':
      return anotherPerson(unseen({ ...caseFile, requester: event.sealed?.requester }), caseFile.requester);
    case 'letter_planned': {
      const { letter, outcomes, withYes = false } = event.data;
      const { values = {}, body } = event.sealed ?? {};
      const plan = { letter, outcomes, values, body, by: event.by, ...(withYes && { handedIn: false as const }) };
      return rested({ ...settled(caseFile), plan, firstYes: undefined });
    }
    case 'plan_dropped':
      return rested({
        ...caseFile,
        plan: undefined,
        firstYes: undefined,
        declined: [...caseFile.declined, ...ownIdea(caseFile)],
      });
    case 'identity_shown':
      return { ...caseFile, proofs: [...caseFile.proofs, { method: event.data.method, by: event.by, at: event.at }] };
    case 'question_answered': {
      const { about, receivedAt } = event.data;
      return rested(exchanged(caseFile, { what: 'answered', about, at: Temporal.Instant.from(receivedAt) }));
    }
    case 'code_issued': {
      const validUntil = Temporal.Instant.from(event.data.validUntil);
      const { digits, address } = event.sealed ?? {};
      const code = { digits, address, validUntil, wrongTries: 0 };
      return { ...caseFile, code, lapsedCodeSince: undefined, addressOnRecord: address };
    }
    case 'code_tried':
      return event.data.verdict === 'right' ? { ...caseFile, code: undefined } : afterWrongTry(caseFile);
    case 'code_expired':
      return { ...caseFile, code: undefined, lapsedCodeSince: event.at };
    case 'identity_copy_received':
      return { ...caseFile, identityCopies: [...caseFile.identityCopies, { mailId: event.data.mailId, at: event.at }] };
    case 'disclosed': {
      const { on, secret } = event.data;
      return { ...caseFile, disclosures: [...caseFile.disclosures, { on: Temporal.PlainDate.from(on), secret }] };
    }
    case 'tasks_made': {
      const made = event.data.tasks.map(({ dueOn, ...task }) => ({ ...task, dueOn: Temporal.PlainDate.from(dueOn) }));
      return { ...caseFile, tasksMade: [...caseFile.tasksMade, ...made] };
    }
    case 'task_ended': {
      const { id, how, on } = event.data;
      const end = { how, by: event.by, at: event.at, on: Temporal.PlainDate.from(on) };
      return rested({ ...caseFile, tasksEnded: { ...caseFile.tasksEnded, [id]: end } });
    }
    case 'alert_snoozed': {
      const { alert, until } = event.data;
      const snooze = { by: event.by, alert, until: Temporal.Instant.from(until) };
      return { ...caseFile, snoozes: [...caseFile.snoozes, snooze] };
    }
    case 'receipt_sent':
      return { ...caseFile, receiptSentAt: event.at };
    case 'first_yes_given': {
      const { sha256, asked } = event.data;
      return rested({ ...settled(caseFile), firstYes: { by: event.by, at: event.at, sha256, asked } });
    }
    case 'first_yes_voided':
      return { ...caseFile, firstYes: undefined };
    case 'reply_approved': {
      const {
        draftId,
        sha256,
        sendAfter,
        letter = 'answer',
        outcomes = allGranted(caseFile),
        first,
        singleApprover,
      } = event.data;
      const approval = {
        letter,
        outcomes,
        draftId,
        sha256,
        by: event.by,
        at: event.at,
        sendAfter: Temporal.Instant.from(sendAfter),
        ...(first && { first: { by: first.by, at: Temporal.Instant.from(first.at) } }),
        ...(singleApprover && { singleApprover }),
      };
      return { ...caseFile, firstYes: undefined, stage: { status: 'approved', approval } };
    }
    case 'reply_undone': {
      // Who takes back a colleague's yes may be the one who handed the letter in, and stands behind it no longer.
      const stopped = event.by === approvalOf(caseFile).by ? caseFile : unseen(caseFile);
      return { ...notSent(stopped), stage: restingStage(stopped) };
    }
    case 'reply_reopened':
      return { ...notSent(caseFile), stage: restingStage(caseFile) };
    case 'reply_failed': {
      const stage: Stage = { status: 'send_failed', approval: approvalOf(caseFile), problem: event.data.problem };
      return { ...notSent(caseFile), stage };
    }
    case 'reply_uncertain':
      return { ...caseFile, stage: { status: 'send_uncertain', approval: approvalOf(caseFile) } };
    case 'reply_sent': {
      const out = afterLetter(caseFile, approvalOf(caseFile), event.at);
      return { ...out, stage: restingStage(out) };
    }
    case 'case_closed': {
      const { outcome, into } = event.data;
      return {
        ...caseFile,
        firstYes: undefined,
        stage: { status: 'closed', outcome, into, closedAt: event.at, closedBy: event.by },
      };
    }
    case 'case_reopened':
      return reopened(caseFile, event.data.why);
    case 'notice_sent':
      return event.data.notice === 'code_expired' ? { ...caseFile, lapsedCodeSince: undefined } : caseFile;
    case 'mail_viewed':
      return { ...caseFile, unread: caseFile.unread.filter((id) => id !== event.data.mailId) };
    case 'note_added':
    case 'note_changed':
    case 'note_deleted':
      return { ...caseFile, notes: withNote(caseFile.notes, event) };
    case 'approval_denied':
    case 'identity_copy_removed':
    case 'notes_viewed':
      return caseFile;
  }
}

/** Whoever has prepared a letter or said yes to it did not know what has come since: a mail, another recipient, another language. */
function unseen(caseFile: CaseFile): CaseFile {
  const { plan } = caseFile;
  return { ...caseFile, firstYes: undefined, plan: plan && { ...plan, handedIn: false } };
}

/** A code that never reached anybody is worth nothing, and another may be sent. */
function notSent(caseFile: CaseFile): CaseFile {
  if (approvalOf(caseFile).letter !== 'identity_code') return caseFile;
  return { ...caseFile, code: undefined, addressOnRecord: undefined };
}

/** What proved one person proves nothing of another. */
function anotherPerson(caseFile: CaseFile, before: CaseFile['requester']): CaseFile {
  const isSame = before?.address.toLowerCase() === caseFile.requester?.address.toLowerCase();
  return isSame ? caseFile : { ...caseFile, proofs: [], code: undefined, addressOnRecord: undefined };
}

/** A sign seen in any mail of the case stands. */
function both(before: CaseFile['senderSigns'], now: CaseFile['senderSigns'] | undefined): CaseFile['senderSigns'] {
  if (!now) return before;
  return {
    onBehalf: before.onBehalf || now.onBehalf,
    minor: before.minor || now.minor,
    newAddress: before.newAddress || now.newAddress,
  };
}

/** What every answer was, before a line could have an outcome of its own. */
function allGranted({ lines }: CaseFile): Approval['outcomes'] {
  return Object.fromEntries(lines.filter(({ answered }) => !answered).map(({ right }) => [right, 'granted']));
}

/** Three wrong tries, and the code is worth nothing any more: with a million codes nobody guesses theirs (domain 3.5). */
function afterWrongTry(caseFile: CaseFile): CaseFile {
  if (!caseFile.code) return caseFile;
  const wrongTries = caseFile.code.wrongTries + 1;
  return { ...caseFile, code: wrongTries < codeTries ? { ...caseFile.code, wrongTries } : undefined };
}

/** What nobody of the staff had asked for. */
function ownIdea({ plan }: CaseFile): readonly LetterKind[] {
  return plan?.by === 'frist' ? [plan.letter] : [];
}

/**
 * The same matter goes on after its answer, or a person says that it was a request after all; the limits stay as they were. What the
 * first answer had left to be done was done for that answer: the next one leaves it to be done anew.
 */
function reopened(caseFile: CaseFile, why: 'taken_back' | 'wrote_again' | 'wrong_recipient'): CaseFile {
  const open: CaseFile = { ...caseFile, plan: undefined };
  // What was answered stays answered: only the breach is still to be dealt with.
  if (why === 'wrong_recipient') return { ...open, stage: restingStage(open) };
  if (why === 'taken_back') return { ...open, triage: why, stage: restingStage({ ...open, triage: why }) };
  const lines = caseFile.lines.map((line) => ({ ...line, answered: undefined }));
  const again: CaseFile = { ...open, lines, tasksMade: [], tasksEnded: endedForGood(caseFile) };
  return { ...again, stage: restingStage(again) };
}

/** A breach was judged and told, a copy of an identity card is gone: no later answer changes that. */
function endedForGood({ tasksEnded }: CaseFile): CaseFile['tasksEnded'] {
  return Object.fromEntries(Object.entries(tasksEnded).filter(([id]) => staysEnded(kindOf(id))));
}

/** A letter that failed is given up as soon as somebody prepares another, or says that something else is asked. */
function settled(caseFile: CaseFile): CaseFile {
  return caseFile.stage.status === 'send_failed' ? { ...caseFile, stage: { status: 'in_progress' } } : caseFile;
}

function foundLine(right: RequestLine['right'], event: Extract<CaseEvent, { type: 'mail_joined' }>): RequestLine {
  const evidence = event.sealed?.evidence.find((found) => found.right === right)?.evidence ?? [];
  return { right, chosenBy: 'rules', evidence, ...untouched(right) };
}

/**
 * A right that the rules had found keeps their evidence; the person has only agreed with it. What is answered stays what it was when the
 * answer left: a refusal cannot become one of a marketing objection afterwards.
 */
function settledLine(caseFile: CaseFile, right: RequestLine['right'], notMarketing: boolean): RequestLine {
  const known = caseFile.lines.find((line) => line.right === right);
  const line: RequestLine = known ?? { right, chosenBy: 'person', evidence: [], ...untouched(right) };
  return right === 'objection' && !line.answered ? { ...line, marketing: !notMarketing } : line;
}

function untouched(right: RequestLine['right']): Pick<RequestLine, 'marketing' | 'answered'> {
  return { marketing: right === 'objection', answered: undefined };
}

function approvalOf(caseFile: CaseFile): Approval {
  if ('approval' in caseFile.stage) return caseFile.stage.approval;
  throw new Error(`Case ${caseFile.number} has no approval that could have failed (status ${caseFile.stage.status})`);
}
