import type { CaseFile } from './case-file.ts';
import { type IdentityLevel, identityNeeded, identityShown, isEnough } from './identity.ts';
import type { Organisation } from './organisation.ts';
import { isAsked } from './pauses.ts';

/**
 * How far we are in knowing who asks. `unsettled`: nobody has said yet what is asked. `not_needed`: a person who only wants less of us
 * is not asked who they are. `code_out`: a one-time code has been sent. `asked`: they have been asked. `one_more`: what was shown is not
 * enough for what they ask for. `authority_missing`: they write for another, and nobody has seen that they may.
 */
export type IdentityStanding =
  | 'unsettled'
  | 'not_needed'
  | 'shown'
  | 'authority_missing'
  | 'one_more'
  | 'code_out'
  | 'asked'
  | 'open';

/** Of what is still to be answered; of an answered case, of all that was asked. */
export function identityStanding(caseFile: CaseFile, { identity }: Organisation): IdentityStanding {
  const { lines, triage, proofs, senderSigns, code } = caseFile;
  if (triage || lines.length === 0) return 'unsettled';
  const open = lines.filter(({ answered }) => !answered);
  const levels = (open.length > 0 ? open : lines).map(({ right }) => identityNeeded(right, identity));
  const needed = strongest.find((level) => levels.includes(level)) ?? 'none';
  if (needed === 'none') return 'not_needed';
  const shown = identityShown(proofs, identity);
  if (isEnough(shown, needed))
    return senderSigns.onBehalf && !proofs.some(({ method }) => method === 'authority') ? 'authority_missing' : 'shown';
  if (code) return 'code_out';
  if (isAsked('identity', caseFile)) return 'asked';
  return shown === 'none' ? 'open' : 'one_more';
}

const strongest: readonly IdentityLevel[] = ['strong', 'light'];
