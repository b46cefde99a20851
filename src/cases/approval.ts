import type { Temporal } from 'temporal-polyfill';
import { rights } from '../intents/classification.ts';
import { notAnApprover } from './authority.ts';
import { osloDate } from './calendar.ts';
import type { CaseHappening } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, nothing, refused } from './decision.ts';
import { type FourEyes, type SameAs, type Worth, worthOfYes } from './four-eyes.ts';
import type { ProofMethod } from './identity.ts';
import { endsSureRequest, obstacleTo, obstacleToAnswering, usualOutcomes, yesNeeded } from './letter-rules.ts';
import type { LetterKind, Outcomes } from './letters.ts';
import type { Organisation } from './organisation.ts';
import { proofEvents } from './proofs.ts';
import type { Refusal } from './refusal.ts';
import { closedAlready, staleAtAll } from './staleness.ts';
import { isCarriedOut, openTasks } from './tasks.ts';

export type ApproveCommand = {
  readonly type: 'approve_reply';
  readonly revision: number;
  readonly by: string;
  readonly organisation: Organisation;
  readonly approvers: readonly string[];
  /** Who says yes where something is refused; with nobody named, an approver does (domain 3.3). */
  readonly responsible: readonly string[];
  readonly fourEyes: FourEyes;
  readonly sameAs: SameAs;
  readonly draftId: string;
  /** Of the exact mail: recipient, subject, text, files. */
  readonly sha256: string;
  readonly body: string;
  /** Whether somebody has put other words in the place of what the template and its fields give. */
  readonly bodyEdited: boolean;
  readonly recipient: string | undefined;
  /** By mail, or printed and sent by letter or portal, by a person, now. */
  readonly channel: 'mail' | 'other';
  /** Whether the locked text is still the one that was shown. */
  readonly unchangedSinceShown: boolean;
  readonly confirmed: readonly string[];
  readonly confirmationsNeeded: readonly string[];
  /** Grounds and reasons that staff filled in, as they stand in the drafted body: whoever edits it may not take them out. */
  readonly mustStay: readonly string[];
  /** Keys of fields that the letter needs and that are empty or wrong. */
  readonly missing: readonly string[];
  /** How the approver knows who asks, said in the same breath. */
  readonly identity?: { readonly method: ProofMethod; readonly note: string } | undefined;
  /** The code in the letter, where it is the one that carries a code. */
  readonly code?: { readonly digits: string; readonly address: string; readonly validUntil: Temporal.Instant } | undefined;
  readonly sendAfter: Temporal.Instant;
};

/**
 * The one gate to people outside. Nothing passes but a text that somebody who may say yes has seen, without gaps, every claim in it
 * confirmed, and that the law lets leave now. Whether the person may say yes at all is asked first, so that nobody else learns
 * anything about the case.
 */
export function approveReply(before: CaseFile, command: ApproveCommand, now: Temporal.Instant): Decision {
  const { letter, outcomes } = whatIsApproved(before, command.organisation);
  const worth = mayApprove(letter, outcomes, before, command);
  // That Slack could not be asked says nothing about the person: no denial is noted.
  if (worth.kind === 'refused' && worth.why === 'groups_unread') return refused(worth);
  if (worth.kind === 'refused') return { ...happened(now, command.by, denial(worth)), refusal: worth };
  const stale = notApprovable(before, command);
  if (stale) return refused(stale);

  const proof = proofEvents(before, command, now);
  if ('refusal' in proof) return refused(proof.refusal);
  const caseFile = proof.caseFile;
  const obstacle =
    obstacleTo(letter, outcomes, caseFile, command.organisation, now) ??
    (letter === 'answer' ? obstacleToAnswering(outcomes, caseFile, command.organisation) : undefined) ??
    notReady(command);
  if (obstacle) return refused(obstacle);

  const { draftId, sha256, sendAfter, confirmed, code } = command;
  // Their own words are kept as a plan, so that an undo or a mail that is refused does not throw them away.
  const kept = isEdited(caseFile, command) || (worth.kind === 'first' && !caseFile.plan);
  const plan = kept ? planOfYes(letter, outcomes, caseFile, command, now) : nothing;
  if (worth.kind === 'first') {
    const { asked } = worth;
    const voids = caseFile.firstYes?.by;
    const data = { letter, outcomes, sha256, confirmed, asked, ...(voids !== undefined && { voids }) };
    return all({ events: proof.events }, plan, happened(now, command.by, { type: 'first_yes_given', data, sealed: undefined }));
  }
  const { first, singleApprover } = worth;
  const approved = happened(now, command.by, {
    type: 'reply_approved',
    data: {
      letter,
      outcomes,
      draftId,
      sha256,
      sendAfter: sendAfter.toString(),
      confirmed,
      ...(first && { first: { by: first.by, at: first.at.toString() } }),
      ...(singleApprover && { singleApprover }),
    },
    sealed: undefined,
  });
  const issued =
    letter === 'identity_code' && code
      ? happened(now, command.by, {
          type: 'code_issued',
          data: { validUntil: code.validUntil.toString() },
          sealed: { digits: code.digits, address: code.address },
        })
      : nothing;
  return all({ events: proof.events }, deedsDone(letter, outcomes, caseFile, command, now), issued, plan, approved);
}

/** Whether the words are other ones than lay before whoever says yes: the template's, or those that somebody had put in their place. */
function isEdited({ plan }: CaseFile, { body, bodyEdited }: ApproveCommand): boolean {
  return plan?.body === undefined ? bodyEdited : plan.body.trim() !== body.trim();
}

function planOfYes(
  letter: LetterKind,
  outcomes: Outcomes,
  caseFile: CaseFile,
  command: ApproveCommand,
  now: Temporal.Instant,
): Decision {
  const { plan } = caseFile;
  const body = isEdited(caseFile, command) ? command.body.trim() : plan?.body;
  const sealed = { values: plan?.values ?? {}, body };
  return happened(now, command.by, { type: 'letter_planned', data: { letter, outcomes, withYes: true }, sealed });
}

/** What a yes would send now: the letter somebody prepared, or the answer that all is done as asked. */
export function whatIsApproved(
  caseFile: CaseFile,
  organisation: Organisation,
): { readonly letter: LetterKind; readonly outcomes: Outcomes } {
  const { plan } = caseFile;
  if (!plan) return { letter: 'answer', outcomes: usualOutcomes(caseFile, organisation) };
  return { letter: plan.letter, outcomes: plan.letter === 'answer' ? plan.outcomes : {} };
}

function mayApprove(
  letter: LetterKind,
  outcomes: Outcomes,
  caseFile: CaseFile,
  command: ApproveCommand,
): Worth | Extract<Refusal, { why: 'not_an_approver' }> {
  const { by, approvers, channel, bodyEdited } = command;
  // A handler's yes is to the words of the template, sent by Frist itself; anything else could say anything to anybody.
  const byTheBook = yesNeeded(letter) === 'handler' && !bodyEdited && channel === 'mail' && !endsSureRequest(letter, caseFile);
  const notTheirs = byTheBook ? undefined : notAnApprover(approvers, by);
  return notTheirs ?? worthOfYes(letter, outcomes, caseFile, { ...command, edited: isEdited(caseFile, command), byTheBook });
}

function denial({ why }: { readonly why: 'not_an_approver' | 'second_person_needed' | 'responsible_needed' }): CaseHappening {
  return { type: 'approval_denied', data: { why }, sealed: undefined };
}

/** What has happened to the case since it was shown. */
function notApprovable(caseFile: CaseFile, command: ApproveCommand): Refusal | undefined {
  const { stage } = caseFile;
  if (stage.status === 'closed') return closedAlready(stage);
  if (stage.status === 'approved')
    return { kind: 'refused', why: 'already_approved', by: stage.approval.by, at: stage.approval.at };
  if (stage.status === 'send_uncertain') return { kind: 'refused', why: 'too_late' };
  const stale = staleAtAll(caseFile, command.revision);
  if (stale) return stale;
  return command.unchangedSinceShown ? undefined : { kind: 'refused', why: 'text_changed' };
}

/** What is still wanting in the letter itself. */
function notReady(command: ApproveCommand): Refusal | undefined {
  if (command.channel === 'mail' && !command.recipient) return { kind: 'refused', why: 'no_recipient' };
  if (command.missing.length > 0) return { kind: 'refused', why: 'field_missing', missing: command.missing };
  if (command.body.trim() === '') return { kind: 'refused', why: 'empty_answer' };
  const gap = /\[\[[^\]]*\]?\]?/.exec(command.body)?.[0];
  if (gap) return { kind: 'refused', why: 'gap_left', gap };
  const removed = command.mustStay.find((piece) => !inOneLine(command.body).includes(inOneLine(piece)));
  if (removed !== undefined) return { kind: 'refused', why: 'reason_removed', piece: removed };
  const missing = command.confirmationsNeeded.filter((id) => !command.confirmed.includes(id));
  return missing.length > 0 ? { kind: 'refused', why: 'not_confirmed', missing } : undefined;
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whoever confirms that it is done says so on this day; what has a date of its own to prove (an erasure) was noted before. */
function deedsDone(
  letter: LetterKind,
  outcomes: Outcomes,
  caseFile: CaseFile,
  { organisation, by }: ApproveCommand,
  now: Temporal.Instant,
): Decision {
  if (letter !== 'answer') return nothing;
  const deeds = ['stop', 'rectify', 'erase', 'restrict'];
  const carriedOut = rights.filter((right) => isCarriedOut(outcomes[right]));
  const done = openTasks(caseFile, organisation).filter(
    ({ id, kind }) => deeds.includes(kind) && carriedOut.some((right) => id === `${kind}:${right}`),
  );
  const on = osloDate(now).toString();
  return all(
    ...done.map(({ id }) => happened(now, by, { type: 'task_ended', data: { id, how: 'done', on }, sealed: undefined })),
  );
}
