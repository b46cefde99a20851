/**
 * The effects that verbs leave in the outbox. Keys name the cause, so that the same cause never has the same effect twice,
 * however often a verb is repeated after a crash.
 */
import type { Temporal } from 'temporal-polyfill';
import { osloDate } from '../cases/calendar.ts';
import type { CaseFile } from '../cases/case-file.ts';
import type { Alert } from '../cases/reminders.ts';
import type { Draft, Effect, Place, ThreadLine } from './ports.ts';

/** Redraws the card; drawn from the state at delivery, so that it does not matter which of several redraws comes last. */
export function drawCard({ id, revision }: CaseFile, notBefore: Temporal.Instant): Effect {
  return { key: `card:${id}:${revision}`, task: { kind: 'draw_card', caseId: id }, notBefore };
}

/** Once more what should stand there already, for somebody who acted on another state. @param cause tells two of them apart */
export function drawCardAsItIs({ id }: CaseFile, cause: string, notBefore: Temporal.Instant): Effect {
  return { key: `card-stale:${id}:${cause}`, task: { kind: 'draw_card', caseId: id }, notBefore };
}

/** Where the card of a case stands, among the posts of the board. */
export const cardKey = (caseId: string) => `case:${caseId}`;

export function postLine({ id, revision }: CaseFile, line: ThreadLine, notBefore: Temporal.Instant): Effect {
  return { key: `line:${id}:${revision}:${line.type}`, task: { kind: 'post_line', caseId: id, line }, notBefore };
}

/** A deleted card stands again once, and once more after each change of the case: who deletes it twice means it. */
export function drawCardAgain({ id, changedAtRevision }: CaseFile, notBefore: Temporal.Instant): Effect {
  return { key: `card-again:${id}:${changedAtRevision}`, task: { kind: 'draw_card', caseId: id }, notBefore };
}

/** Where nothing more can be posted in the channel of a card, it may have been given up for another: the card goes there, once. */
export function moveCard(caseId: string, { channel, ts }: Place, notBefore: Temporal.Instant): Effect {
  return { key: `card-moved:${caseId}:${channel}:${ts}`, task: { kind: 'draw_card', caseId }, notBefore };
}

/** @param now where the card stands now, and `before` where it stood */
export function pointBack(caseId: string, { now, before }: { now: Place; before: Place }, notBefore: Temporal.Instant): Effect {
  return {
    key: `line:card-again:${now.channel}:${now.ts}`,
    task: { kind: 'post_line', caseId, line: { type: 'card_again', before } },
    notBefore,
  };
}

/** How the keys begin of all that goes into the thread of a case, and of what draws its card. */
export const threadKeys = (caseId: string) => [`line:${caseId}:`, `alert:${caseId}:`];
export const cardKeys = (caseId: string) => [`card:${caseId}:`];

/** @param key of the alert, which is told once */
export function postAlert({ id }: CaseFile, key: string, line: ThreadLine, notBefore: Temporal.Instant): Effect {
  return { key: alertKey(id, key), task: { kind: 'post_line', caseId: id, line }, notBefore };
}

export const alertKey = (caseId: string, key: string) => `alert:${caseId}:${key}`;

/** The same by mail to one of the organisation's managers: at most one a day of a case and kind, and one more of what is late by then. */
export function mailAlert({ id }: CaseFile, { key, about, days }: Alert, manager: number, notBefore: Temporal.Instant): Effect {
  const kind = key.endsWith(':late') ? `${about}-late` : about;
  return {
    key: `alert-mail:${id}:${kind}:${osloDate(notBefore)}:${manager}`,
    task: { kind: 'mail_alert', caseId: id, alert: key, about, days, manager },
    notBefore,
  };
}

export function sendMail({ id, caseId, purpose }: Draft, notBefore: Temporal.Instant): Effect {
  return { key: sendMailKey(id), task: { kind: 'send_mail', caseId, draftId: id, purpose }, notBefore };
}

export const sendMailKey = (draftId: string) => `mail:${draftId}`;

/** One list per organisation and day, redrawn for each mail (`mailId`) that joins or leaves it. */
export function drawSortedAway(organisation: string, on: Temporal.PlainDate, cause: string, notBefore: Temporal.Instant): Effect {
  return {
    key: `sorted-away:${organisation}:${on}:${cause}`,
    task: { kind: 'draw_sorted_away', organisation, on: on.toString() },
    notBefore,
  };
}

export function postDigest(organisation: string, on: string, notBefore: Temporal.Instant): Effect {
  return { key: `digest-post:${organisation}:${on}`, task: { kind: 'post_digest', organisation, on }, notBefore };
}

export function mailDigest(organisation: string, on: string, manager: number, notBefore: Temporal.Instant): Effect {
  return {
    key: `digest-mail:${organisation}:${on}:${manager}`,
    task: { kind: 'mail_digest', organisation, on, manager },
    notBefore,
  };
}
