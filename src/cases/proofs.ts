import type { Temporal } from 'temporal-polyfill';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { afterEvents } from './decision.ts';
import { codeTries, judgeCode, mayCount, type ProofMethod } from './identity.ts';
import type { Refusal } from './refusal.ts';

export type ShownIdentity = { readonly method: ProofMethod; readonly note: string };
type Proven = { readonly events: readonly CaseEvent[]; readonly caseFile: CaseFile };

/**
 * Notes how somebody made sure of who asks; without `identity`, nothing. The note says what was seen or asked, never the fact
 * itself. A question about identity that is open is thereby answered: by the first mail that came after it, or now.
 * @returns the events and the case after them, or why this proves nothing
 */
export function proofEvents(
  caseFile: CaseFile,
  { identity, by }: { readonly identity?: ShownIdentity | undefined; readonly by: string },
  now: Temporal.Instant,
): Proven | { readonly refusal: Refusal } {
  if (!identity) return { events: [], caseFile };
  const { method, note } = identity;
  // Nobody can vouch for a code: it proves something because it came back in a mail.
  if (method === 'code') return { refusal: { kind: 'refused', why: 'nobody_was_asked' } };
  if (!mayCount(method, caseFile)) return { refusal: { kind: 'refused', why: 'address_proves_nothing' } };
  if (method !== 'registered_address' && !note.trim()) return { refusal: { kind: 'refused', why: 'no_reason' } };
  const shown: CaseEvent = { at: now, by, type: 'identity_shown', data: { method }, sealed: { note } };
  return after(caseFile, [shown, ...answerToQuestion('identity', caseFile, by, now)]);
}

/**
 * A code that came back, or a wrong one. The third wrong try voids it; one that comes too late is answered by `code_expired`, which
 * the person is told of.
 * @param found the six-digit numbers in the mail
 */
export function codeEvents(
  caseFile: CaseFile,
  mailId: string,
  receivedAt: Temporal.Instant,
  found: readonly string[],
  now: Temporal.Instant,
): readonly CaseEvent[] {
  const { code } = caseFile;
  if (!code || found.length === 0) return [];
  const verdict = judgeCode(code, found, receivedAt);
  const by = 'frist';
  const expired: CaseEvent = { at: now, by, type: 'code_expired', data: {}, sealed: undefined };
  if (verdict === 'expired') return [expired];
  const tried: CaseEvent = { at: now, by, type: 'code_tried', data: { mailId, verdict }, sealed: undefined };
  if (verdict === 'wrong') return code.wrongTries + 1 < codeTries ? [tried] : [tried, expired];
  const shown: CaseEvent = { at: now, by, type: 'identity_shown', data: { method: 'code' }, sealed: { note: '' } };
  const isAsked = caseFile.exchanges.findLast(({ about }) => about === 'identity')?.what === 'asked';
  if (!isAsked) return [tried, shown];
  const data = { about: 'identity', receivedAt: receivedAt.toString() } as const;
  return [tried, shown, { at: now, by, type: 'question_answered', data, sealed: undefined }];
}

/** Staff find an answer sufficient; the pause ended when it first came, not when they read it (our own days count, domain 2.3). */
export function answerToQuestion(
  about: 'identity' | 'clarification',
  { exchanges, mails }: CaseFile,
  by: string,
  now: Temporal.Instant,
): readonly CaseEvent[] {
  const asked = exchanges.findLast((exchange) => exchange.about === about);
  if (asked?.what !== 'asked') return [];
  const since = mails.filter(({ receivedAt }) => receivedAt.epochMilliseconds > asked.at.epochMilliseconds);
  const receivedAt = (since[0]?.receivedAt ?? now).toString();
  return [{ at: now, by, type: 'question_answered', data: { about, receivedAt }, sealed: undefined }];
}

function after(caseFile: CaseFile, events: readonly CaseEvent[]): Proven {
  return { events, caseFile: afterEvents(caseFile, events) };
}
