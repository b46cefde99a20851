import type { Temporal } from 'temporal-polyfill';
import { type Right, rights } from '../intents/classification.ts';
import { isBefore, osloDate } from './calendar.ts';
import { caseClock, commitmentOf } from './case-clock.ts';
import type { CaseFile } from './case-file.ts';
import { isSecret } from './disclosures.ts';
import { limitsFrom } from './due-dates.ts';
import { identityNeeded, identityShown, isEnough } from './identity.ts';
import { type LetterKind, letterKinds, type Outcomes } from './letters.ts';
import type { Organisation } from './organisation.ts';
import { isAsked, pausedDays } from './pauses.ts';
import type { Refusal } from './refusal.ts';
import { closedAlready } from './staleness.ts';
import { isCarriedOut, openTasks } from './tasks.ts';

/** Whose yes a letter needs: one click of whoever handles the case, or an approver's (domain O12). */
export function yesNeeded(letter: LetterKind): 'handler' | 'approver' {
  switch (letter) {
    case 'answer':
    case 'extension':
    case 'fee':
    case 'breach_notice':
    case 'restriction_lifting':
    case 'disclosure':
    // To an address that somebody typed: all that the person wrote, or the code that proves who they are.
    case 'to_controller':
    case 'identity_code':
      return 'approver';
    case 'identity_request':
    case 'clarification':
    case 'clock_resumed':
    case 'forwarded':
    case 'withdrawn':
    case 'merged':
    case 'backup_purged':
    case 'freedom_of_information':
    case 'no_request':
    case 'id_copy_deleted':
      return 'handler';
  }
}

/** Whether a letter ends, unanswered, what the rules or a colleague were sure of: not for one click to say (as "no request" is not). */
export function endsSureRequest(letter: LetterKind, { triage }: Pick<CaseFile, 'triage'>): boolean {
  const ending: readonly LetterKind[] = ['no_request', 'freedom_of_information', 'withdrawn'];
  return triage === undefined && ending.includes(letter);
}

/** The letters that make sense now, for a menu; what is left out would be refused. */
export function possibleLetters(caseFile: CaseFile, organisation: Organisation, now: Temporal.Instant): readonly LetterKind[] {
  return letterKinds.filter((letter) => !obstacleTo(letter, usualOutcomes(caseFile, organisation), caseFile, organisation, now));
}

/**
 * What an answer says unless staff say otherwise: all that is asked and not answered yet is done. Where an erasure is a task of its own,
 * it waits for the copy that is asked for with it, and is answered once it is noted (domain 3.3).
 */
export function usualOutcomes({ lines }: Pick<CaseFile, 'lines'>, { erasure }: Pick<Organisation, 'erasure'>): Outcomes {
  const open = lines.filter(({ answered }) => !answered).map(({ right }) => right);
  const copyFirst = erasure.exec !== 'staff' && open.includes('access');
  return Object.fromEntries(open.filter((right) => right !== 'erasure' || !copyFirst).map((right) => [right, 'granted']));
}

/**
 * Why a letter may not be prepared for this case now; undefined where nothing stands against it. Asked again at the approval, since
 * days pass. What only the approval needs (identity, the deed itself) is in `obstacleToAnswering`.
 */
export function obstacleTo(
  letter: LetterKind,
  outcomes: Outcomes,
  caseFile: CaseFile,
  organisation: Organisation,
  now: Temporal.Instant,
): Refusal | undefined {
  const { stage } = caseFile;
  const { status } = stage;
  if (stage.status === 'closed') return closedAlready(stage);
  switch (letter) {
    case 'answer':
      return obstacleToOutcomes(outcomes, caseFile, organisation);
    case 'identity_request':
    case 'identity_code':
      return obstacleToAskingWho(letter, caseFile, organisation);
    case 'clarification':
      return nothingUnanswered(caseFile) ?? (isAsked('clarification', caseFile) ? refused({ why: 'already_asked' }) : undefined);
    case 'clock_resumed':
      return caseFile.exchanges.some(({ what }) => what === 'answered') ? undefined : refused({ why: 'nobody_was_asked' });
    case 'extension':
      return obstacleToExtension(caseFile, now);
    case 'fee':
      return organisation.feesAllowed ? nothingUnanswered(caseFile) : refused({ why: 'no_fees' });
    case 'to_controller':
    case 'forwarded':
      return obstacleToHandingOn(letter, caseFile, organisation);
    case 'withdrawn':
      // By silence nobody withdraws anything, and we never propose it: their own later mail says so (domain 3.2).
      if (caseFile.mails.length < 2) return refused({ why: 'not_in_writing' });
      return nothingAsked(caseFile) ?? nothingUnanswered(caseFile);
    case 'backup_purged':
      if (!caseFile.tasksEnded.purge_backups) return refused({ why: 'not_done_yet', task: 'purge_backups' });
      return openTasks(caseFile, organisation).some(({ kind }) => kind === 'confirm_purge')
        ? undefined
        : refused({ why: 'wrong_stage', status });
    case 'restriction_lifting':
      return openTasks(caseFile, organisation).some(({ kind }) => kind === 'review_restriction')
        ? undefined
        : refused({ why: 'wrong_stage', status });
    case 'breach_notice':
      return caseFile.lines.some(({ right }) => right === 'breach') || caseFile.misdirected.length > 0
        ? undefined
        : refused({ why: 'wrong_stage', status });
    case 'freedom_of_information':
    case 'no_request':
      return answeredAtAll(caseFile);
    case 'id_copy_deleted':
      return caseFile.identityCopies.length > 0 ? undefined : refused({ why: 'wrong_stage', status });
    case 'disclosure':
      return isSecret(caseFile) ? refused({ why: 'secret' }) : undefined;
    case 'merged':
      return undefined;
  }
}

/** A processor answers for its own data, hands on what its customer decides on (Art. 28(3)(e)), and says so when it has: "We sent your request there on …". */
function obstacleToHandingOn(letter: LetterKind, caseFile: CaseFile, { role }: Organisation): Refusal | undefined {
  if (role !== 'both') return refused({ why: 'not_a_processor' });
  const handedOn = caseFile.sent.some((sent) => sent.letter === 'to_controller');
  if (letter === 'forwarded' && !handedOn) return refused({ why: 'letter_first', letter: 'to_controller' });
  if (letter === 'to_controller') return nothingUnanswered(caseFile);
  // Who has been told of nothing is told, whatever else became of the request since.
  const untold = caseFile.tasksMade.some(({ id }) => id === 'tell_forwarded' && !caseFile.tasksEnded[id]);
  return nothingAsked(caseFile) ?? (untold ? undefined : nothingUnanswered(caseFile));
}

/** Which lines may be answered how, and in what order. */
function obstacleToOutcomes(outcomes: Outcomes, caseFile: CaseFile, organisation: Organisation): Refusal | undefined {
  const { lines, triage, exchanges } = caseFile;
  const answering = rights.filter((right) => outcomes[right]);
  if (triage || answering.length === 0) return refused({ why: 'nothing_to_approve' });
  for (const right of answering) {
    const line = lines.find((each) => each.right === right);
    const outcome = outcomes[right];
    if (!line) return refused({ why: 'outcome_not_possible', right });
    if (line.answered) return refused({ why: 'already_answered', right });
    if (outcome === 'withdrawn' || outcome === 'forwarded') return refused({ why: 'outcome_not_possible', right });
    if (isRefusal(outcome) && mayNotBeRefused(right, line.marketing)) return refused({ why: 'cannot_be_refused', right });
    if (outcome === 'none_held' && !isAboutHeldData(right, line.marketing))
      return refused({ why: 'outcome_not_possible', right });
    if (outcome !== 'not_identified') continue;
    // Only who was asked and could not show it was "not identified" (Art. 12(6)), and only where it matters who asks.
    if (!exchanges.some(({ what, about }) => what === 'asked' && about === 'identity'))
      return refused({ why: 'nobody_was_asked' });
    if (!obstacleToKnowing(right, caseFile, organisation)) return refused({ why: 'outcome_not_possible', right });
  }
  return accessBeforeErasure(outcomes, lines);
}

const isRefusal = (outcome: Outcomes[Right]) => outcome === 'refused' || outcome === 'partly' || outcome === 'not_identified';

/**
 *   "Where the data subject objects to processing for direct marketing purposes, the personal data shall no longer be processed for
 *   such purposes." (GDPR Art. 21(3)) — and consent is taken back at any time (Art. 7(3)).
 */
function mayNotBeRefused(right: Right, marketing: boolean): boolean {
  return right === 'consent_withdrawal' || (right === 'objection' && marketing);
}

/** "We hold nothing about you" answers who asks for their data; it stops no marketing, and answers no complaint, breach or question. */
function isAboutHeldData(right: Right, marketing: boolean): boolean {
  switch (right) {
    case 'access':
    case 'rectification':
    case 'erasure':
    case 'restriction':
    case 'portability':
      return true;
    case 'objection':
      return !marketing;
    case 'consent_withdrawal':
    case 'automated_decision':
    case 'information':
    case 'complaint':
    case 'breach':
      return false;
  }
}

/** What is erased can no longer be shown (domain 3.3): a person who asks for both gets the copy first, or both in one answer. */
function accessBeforeErasure(outcomes: Outcomes, lines: CaseFile['lines']): Refusal | undefined {
  const accessWaits = lines.some(({ right, answered }) => right === 'access' && !answered) && !outcomes.access;
  return isCarriedOut(outcomes.erasure) && accessWaits ? refused({ why: 'access_first' }) : undefined;
}

/** Who has shown it already is not asked again: the clock stands still for "reasonable doubts" only (Art. 12(6)). */
function obstacleToAskingWho(letter: LetterKind, caseFile: CaseFile, organisation: Organisation): Refusal | undefined {
  const open = caseFile.lines.filter(({ answered }) => !answered);
  if (open.length === 0 && !caseFile.triage) return nothingUnanswered(caseFile);
  const isKnown = open.every(({ right }) => !obstacleToKnowing(right, caseFile, organisation));
  if (isKnown && !caseFile.triage) return refused({ why: 'identity_not_needed' });
  // A code is one way to answer the question that is open already; the requester has to know why we ask, and what happens to the limit.
  if (letter === 'identity_code' && !isAsked('identity', caseFile))
    return refused({ why: 'letter_first', letter: 'identity_request' });
  if (letter === 'identity_request' && isAsked('identity', caseFile)) return refused({ why: 'already_asked' });
  if (letter === 'identity_code' && caseFile.code) return refused({ why: 'already_asked' });
  return undefined;
}

/**
 *   "The controller shall inform the data subject of any such extension within one month of receipt of the request, together with the
 *   reasons for the delay." (GDPR Art. 12(3))
 */
function obstacleToExtension(caseFile: CaseFile, now: Temporal.Instant): Refusal | undefined {
  const clock = caseClock(caseFile);
  if (clock.extension) return refused({ why: 'extended_already' });
  // While the clock stands still there is no new date that the letter could give.
  if (clock.pauses.openSince) return refused({ why: 'wrong_stage', status: 'waiting' });
  const today = osloDate(now);
  const { statutoryDue } = limitsFrom(clock.receivedOn, commitmentOf(caseFile), pausedDays(clock.pauses, today));
  if (isBefore(statutoryDue, today)) return refused({ why: 'month_is_over', on: statutoryDue });
  const open = caseFile.lines.filter(({ answered }) => !answered);
  const [urgent] = open;
  // What stops when the person says so has nothing in it that could take three months.
  if (urgent && open.every(({ right, marketing }) => mayNotBeRefused(right, marketing)))
    return refused({ why: 'may_not_wait', right: urgent.right });
  return nothingUnanswered(caseFile);
}

/** What the answer itself still needs before it may leave: that we know who asks, that they may ask, that the deed is done. */
export function obstacleToAnswering(outcomes: Outcomes, caseFile: CaseFile, organisation: Organisation): Refusal | undefined {
  for (const right of rights) {
    const outcome = outcomes[right];
    if (outcome && !isAssessed(right, caseFile, organisation)) return refused({ why: 'assessment_missing', right });
    // Who is refused, or could not be identified, is given nothing that a stranger could use.
    if (!isCarriedOut(outcome) && outcome !== 'none_held') continue;
    const unknown = obstacleToKnowing(right, caseFile, organisation);
    if (unknown) return unknown;
  }
  const toErase = openTasks(caseFile, organisation).some(({ kind }) => kind === 'erase');
  return isCarriedOut(outcomes.erasure) && toErase && organisation.erasure.exec !== 'staff'
    ? refused({ why: 'not_done_yet', task: 'erase' })
    : undefined;
}

/** What is still to be shown before this right may be given to whoever asks; undefined where nothing is, or nothing has to be. */
function obstacleToKnowing(
  right: Right,
  { proofs, senderSigns }: CaseFile,
  { identity }: Organisation,
): Extract<Refusal, { why: 'identity_missing' | 'authority_missing' }> | undefined {
  const level = identityNeeded(right, identity);
  if (level === 'none') return undefined;
  if (!isEnough(identityShown(proofs, identity), level)) return { kind: 'refused', why: 'identity_missing', level };
  const isAllowed = !senderSigns.onBehalf || proofs.some(({ method }) => method === 'authority');
  return isAllowed ? undefined : { kind: 'refused', why: 'authority_missing' };
}

/**
 * «Det må derfor gjøres en konkret vurdering av hver forespørsel» (Digitools, DGT-8): no grant and no refusal without a note on how
 * this one was assessed. It stays in the case and is not sent.
 */
function isAssessed(right: Right, { plan }: CaseFile, { assessmentRights }: Organisation): boolean {
  return !assessmentRights.includes(right) || Boolean(plan?.values[assessmentKey(right)]?.trim());
}

/** Where a plan keeps that note. */
export const assessmentKey = (right: Right) => `${right}.assessment`;

/** A question, a fee or more time makes sense while something is unanswered, or while nobody has said yet what is asked. */
function nothingUnanswered({ lines, triage, stage }: CaseFile): Refusal | undefined {
  if (triage || lines.some(({ answered }) => !answered)) return undefined;
  return refused({ why: 'wrong_stage', status: stage.status });
}

/** What nobody can name can be neither taken back nor handed on: a handler says first what is asked. */
function nothingAsked({ lines }: CaseFile): Refusal | undefined {
  return lines.length > 0 ? undefined : refused({ why: 'no_rights' });
}

/** What has been answered, if only in part, can no longer be handed on or called no request. */
function answeredAtAll({ lines }: CaseFile): Refusal | undefined {
  const answered = lines.find((line) => line.answered);
  return answered && refused({ why: 'already_answered', right: answered.right });
}

type Why = Refusal extends infer R ? (R extends Refusal ? Omit<R, 'kind'> : never) : never;
const refused = (refusal: Why): Refusal => ({ kind: 'refused', ...refusal }) as Refusal;
