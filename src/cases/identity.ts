import { Temporal } from 'temporal-polyfill';
import type { Right } from '../intents/classification.ts';
import type { CaseFile, SenderSeen } from './case-file.ts';
import type { Organisation } from './organisation.ts';

/** How sure we have to be of who asks before we give or change something. */
export type IdentityLevel = 'none' | 'light' | 'strong';

/**
 * How staff, or a code that came back, made sure of it. `registered_address`: the mail is from an address we have on record, and the
 * sender is vouched for. `known_fact`: the person named something only they and we know. `code`: they quoted a code that we sent to
 * the address on record. `bankid`: they logged in with BankID. `authority`: somebody acts for them, and we have seen that they may.
 */
export const proofMethods = ['registered_address', 'known_fact', 'code', 'bankid', 'authority'] as const;
export type ProofMethod = (typeof proofMethods)[number];
export type IdentityProof = { readonly method: ProofMethod; readonly by: string; readonly at: Temporal.Instant };

/** What the words of the first mail show of who writes. */
export type SenderSigns = {
  /** A lawyer, a parent, an agent: may they? (EDPB Guidelines 01/2022, para. 80–81; L21) */
  readonly onBehalf: boolean;
  /** Says to be under 18 (N1). */
  readonly minor: boolean;
  /** Announces another address in the same breath: then nothing goes there before the old one was asked (domain 3.5). */
  readonly newAddress: boolean;
};

/**
 * What a right needs, by the kind of data the company holds.
 *
 *   "Where the controller has reasonable doubts concerning the identity of the natural person making the request …, the controller
 *   may request the provision of additional information necessary to confirm the identity" (GDPR Art. 12(6))
 *
 * A person who only wants less of us is never asked who they are (domain 3.5): stopping marketing and taking a consent back harm
 * nobody who did not ask. What is given away or destroyed for ever needs a light proof; a copy of credit or health data a strong one.
 */
export function identityNeeded(right: Right, { sensitive, mode, rights }: IdentityRule): IdentityLevel {
  // A company that has a strong way asks for it wherever its file says so (DFO-12).
  if (mode === 'strong' && rights.includes(right)) return 'strong';
  switch (right) {
    case 'objection':
    case 'consent_withdrawal':
    case 'information':
    case 'complaint':
    case 'breach':
      return 'none';
    case 'access':
    case 'portability':
      return sensitive ? 'strong' : 'light';
    case 'rectification':
    case 'erasure':
    case 'restriction':
    case 'automated_decision':
      return 'light';
  }
}

/**
 * What the proofs are worth together. BankID is strong. So are two factors: something they know, and a mailbox that is theirs; a code
 * and the address it went to are one and the same mailbox. Where the company has a strong way of its own, nothing else is (DFO-12).
 */
export function identityShown(proofs: readonly IdentityProof[], { mode }: Pick<IdentityRule, 'mode'>): IdentityLevel {
  const methods = new Set(proofs.map(({ method }) => method));
  if (methods.has('bankid')) return 'strong';
  const hasMailbox = methods.has('code') || methods.has('registered_address');
  const knows = methods.has('known_fact');
  if (hasMailbox && knows && mode !== 'strong') return 'strong';
  return hasMailbox || knows ? 'light' : 'none';
}

type IdentityRule = Pick<Organisation['identity'], 'sensitive' | 'mode' | 'rights'>;

export function isEnough(shown: IdentityLevel, needed: IdentityLevel): boolean {
  return strength[shown] >= strength[needed];
}
const strength: Readonly<Record<IdentityLevel, number>> = { none: 0, light: 1, strong: 2 };

/**
 * Whether a proof may be noted for this case. An address proves nothing where the mail server does not vouch for the sender, nor
 * where the same mail announces a new one: that is how accounts are stolen.
 */
export function mayCount(
  method: ProofMethod,
  { senderSeen, senderSigns }: Pick<CaseFile, 'senderSeen' | 'senderSigns'>,
): boolean {
  const vouchedFor: SenderSeen = 'pass';
  return method !== 'registered_address' || (senderSeen === vouchedFor && !senderSigns.newAddress);
}

/**
 * What staff may say when they approve: a code speaks for itself, BankID is for companies where one can log in with it, and authority
 * is asked for only where somebody writes for another.
 */
export function offeredProofs(
  caseFile: Pick<CaseFile, 'senderSeen' | 'senderSigns'>,
  { strongWay }: Pick<Organisation['identity'], 'strongWay'>,
): readonly ProofMethod[] {
  return proofMethods.filter((method) => {
    if (method === 'code' || (method === 'bankid' && strongWay === null)) return false;
    return mayCount(method, caseFile) && (method !== 'authority' || caseFile.senderSigns.onBehalf);
  });
}

/** A six-digit code sent to the address on record, which the person answers with. Its digits are sealed with the case. */
export type IssuedCode = {
  /** Undefined once the personal part is purged. */
  readonly digits: string | undefined;
  /** The address on record; what comes from there belongs to the case too. Undefined once purged. */
  readonly address: string | undefined;
  readonly validUntil: Temporal.Instant;
  readonly wrongTries: number;
};

/** A million codes and three tries: a guesser is right three times in a million cases. */
export const codeTries = 3;

/** What a mail with six-digit numbers in it does to the code that is out. */
export type CodeVerdict = 'right' | 'wrong' | 'expired';

/**
 * One number is one try; a mail with several is a wrong one, or each try would be worth as many.
 * @param found the six-digit numbers of the mail; with none, nothing was tried
 */
export function judgeCode(code: IssuedCode, found: readonly string[], receivedAt: Temporal.Instant): CodeVerdict {
  if (isExpired(code, receivedAt)) return 'expired';
  const [only, ...others] = new Set(found);
  return only !== undefined && only === code.digits && others.length === 0 ? 'right' : 'wrong';
}

export function isExpired({ validUntil }: Pick<IssuedCode, 'validUntil'>, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, validUntil) > 0;
}
