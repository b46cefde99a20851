import type { CaseFile, TriageReason } from '../../src/cases/case-file.ts';
import type { FourEyes } from '../../src/cases/four-eyes.ts';
import type { ProofMethod, SenderSigns } from '../../src/cases/identity.ts';
import type { LetterKind, LineOutcome, Outcomes } from '../../src/cases/letters.ts';
import type { Organisation } from '../../src/cases/organisation.ts';
import type { Right } from '../../src/intents/classification.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';

/**
 * A way a case can start, and what people may try in it. Everything that is tried in one situation is tried in every state of it, in any
 * order; the situations differ so that not everything has to be tried with everything.
 */
export type Situation = {
  readonly name: string;
  readonly organisation: Organisation;
  readonly triage: TriageReason | null;
  readonly rights: readonly Right[];
  /** A mail that could not be read has nobody to answer. */
  readonly hasRequester: boolean;
  readonly signs: Partial<SenderSigns>;
  /** A right that a later mail asks for too. */
  readonly later: Right | undefined;
  /** What a handler may say is asked, beside what the rules found. */
  readonly settled: readonly (readonly Right[])[];
  readonly letters: readonly LetterKind[];
  readonly outcomes: readonly LineOutcome[];
  /** Answers in which the lines end differently, beside those in which all end alike. */
  readonly mixed: readonly Outcomes[];
  readonly proofs: readonly ProofMethod[];
  /** Whether one yes is enough: as where there is one approver, or as where several may approve. */
  readonly fourEyes: FourEyes;
  /** Whether the mail server may refuse a mail, or leave its fate unknown. */
  readonly mailServerFails: boolean;
  /** Whether a case that was closed may be opened again. */
  readonly comesBack: boolean;
  /** Days that may pass between two commands, at most twice. */
  readonly days: readonly number[];
};

const organisations = loadOrganisations();
function shipped(id: string): Organisation {
  const organisation = organisations.get(id);
  if (!organisation) throw new Error(`No shipped organisation is called ${id}`);
  return organisation;
}

const digfo = shipped('digfo');
const plain: Situation = {
  name: '',
  organisation: digfo,
  triage: null,
  rights: ['access'],
  hasRequester: true,
  signs: {},
  later: undefined,
  settled: [],
  letters: [],
  outcomes: ['granted'],
  mixed: [],
  proofs: ['registered_address'],
  fourEyes: 'single_approver',
  mailServerFails: false,
  comesBack: false,
  days: [],
};

/** Both as the shipped organisations are and as none of them is: the rule on fees shows only where somebody may ask for one. */
export const takesFees: Organisation = { ...shipped('metafocus'), id: 'takes-fees', feesAllowed: true };

export const situations: readonly Situation[] = [
  {
    ...plain,
    name: 'a copy, and the mail server fails',
    triage: 'unsure',
    letters: ['no_request', 'identity_request'],
    outcomes: ['granted', 'none_held'],
    later: 'erasure',
    mailServerFails: true,
  },
  {
    ...plain,
    name: 'a copy first and then erasure',
    rights: ['access', 'erasure'],
    outcomes: ['granted', 'refused', 'not_identified'],
    mixed: [{ access: 'granted' }, { access: 'none_held' }, { erasure: 'partly' }, { access: 'granted', erasure: 'refused' }],
    letters: ['identity_request'],
    fourEyes: 'what_counts',
  },
  {
    ...plain,
    name: 'a copy first and then erasure, where a system erases and backups stay',
    comesBack: true,
    organisation: shipped('defigo'),
    rights: ['access', 'erasure'],
    mixed: [{ access: 'granted' }, { erasure: 'partly' }, { erasure: 'refused' }],
    letters: ['backup_purged', 'disclosure'],
    proofs: ['known_fact', 'bankid'],
  },
  {
    ...plain,
    name: 'marketing stops at once, the copy comes later',
    triage: 'unsure',
    rights: ['objection', 'access'],
    settled: [['objection']],
    outcomes: ['granted', 'partly'],
    mixed: [{ objection: 'granted' }, { objection: 'refused' }],
    letters: ['withdrawn'],
    proofs: [],
  },
  {
    ...plain,
    name: 'a consent is taken back, and a copy of credit data asked for',
    organisation: shipped('defero'),
    rights: ['consent_withdrawal', 'access'],
    mixed: [
      { consent_withdrawal: 'granted' },
      { consent_withdrawal: 'refused', access: 'granted' },
      { access: 'not_identified' },
    ],
    letters: ['identity_request', 'identity_code'],
    proofs: [],
    mailServerFails: true,
  },
  {
    ...plain,
    name: 'time passes',
    outcomes: [],
    letters: ['identity_request', 'extension'],
    proofs: [],
    days: [1, 7, 31],
  },
  {
    ...plain,
    name: 'time passes at a company without a promise',
    organisation: shipped('metafocus'),
    rights: ['access'],
    outcomes: [],
    letters: ['clarification'],
    days: [7, 31],
  },
  {
    ...plain,
    name: 'data are locked, looked at and used again',
    comesBack: true,
    organisation: shipped('metafocus'),
    rights: ['restriction'],
    outcomes: ['granted', 'refused'],
    letters: ['restriction_lifting'],
  },
  {
    ...plain,
    name: 'a breach at a company that tells everybody',
    organisation: shipped('defigo'),
    rights: ['breach', 'complaint'],
    outcomes: ['granted'],
    mixed: [{ complaint: 'refused' }],
    letters: ['breach_notice'],
    proofs: [],
  },
  {
    ...plain,
    name: 'the data are a customer’s',
    organisation: shipped('digitools'),
    triage: 'unsure',
    rights: ['rectification', 'portability'],
    outcomes: ['granted', 'refused', 'forwarded', 'withdrawn'],
    mixed: [{ rectification: 'granted' }],
    letters: ['to_controller', 'forwarded', 'withdrawn', 'freedom_of_information'],
    proofs: ['known_fact'],
    fourEyes: 'what_counts',
  },
  {
    ...plain,
    name: 'a lawyer writes, with a copy of an identity card',
    rights: ['access'],
    signs: { onBehalf: true, newAddress: true },
    outcomes: ['granted', 'none_held', 'not_identified'],
    letters: ['identity_request', 'id_copy_deleted'],
    proofs: ['registered_address', 'authority'],
  },
  {
    ...plain,
    name: 'a mail that could not be read',
    triage: 'unreadable',
    rights: [],
    hasRequester: false,
    settled: [['erasure'], ['automated_decision']],
    letters: ['identity_request', 'withdrawn', 'forwarded'],
    organisation: shipped('metafocus'),
    proofs: [],
  },
  {
    ...plain,
    name: 'a call that a colleague wrote down',
    triage: 'by_hand',
    rights: [],
    settled: [['rectification'], ['access']],
    letters: ['fee', 'clarification', 'clock_resumed'],
    proofs: ['known_fact'],
  },
  {
    ...plain,
    name: 'somebody has left a customer',
    comesBack: true,
    organisation: shipped('metafocus'),
    triage: 'contact_left',
    rights: [],
    settled: [['erasure'], ['rectification']],
    letters: ['no_request'],
    proofs: ['known_fact'],
  },
  {
    ...plain,
    name: 'a company where every letter takes two',
    rights: ['rectification'],
    outcomes: ['granted', 'refused'],
    letters: ['clarification', 'withdrawn'],
    proofs: ['known_fact'],
    later: 'access',
    fourEyes: 'every_letter',
    mailServerFails: true,
  },
  {
    ...plain,
    name: 'a company that may take fees',
    organisation: takesFees,
    rights: ['access'],
    outcomes: ['granted', 'refused'],
    letters: ['fee'],
  },
];

/** What somebody may try to answer in this state: every outcome for all that is open, and the mixed ones. */
export function answersTried({ outcomes, mixed }: Situation, { lines }: CaseFile): readonly Outcomes[] {
  const open = lines.filter(({ answered }) => !answered);
  if (open.length === 0) return [];
  return [...outcomes.map((outcome) => Object.fromEntries(open.map(({ right }) => [right, outcome]))), ...mixed];
}
