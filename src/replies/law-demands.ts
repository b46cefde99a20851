import type { Organisation } from '../cases/organisation.ts';
import type { Right } from '../intents/classification.ts';
import type { ReplyFacts } from '../workflow/ports.ts';
import { type AnswerLanguage, writtenDate } from './template-language.ts';
import { wordedOutcomes } from './template-set.ts';

/** Something that a text has to say, by law or by a company's own promise. */
export type Demand = {
  /** Its name under `carries` in the head of the template. */
  readonly element: string;
  /** Who demands it, as a message names it. */
  readonly source: string;
  /** Where it is demanded of some companies only. */
  readonly of?: (organisation: Organisation) => boolean;
  /** What exactly has to be read there: the company's own words, or a date, as a template filter writes it. */
  readonly shows?: (facts: ReplyFacts, language: AnswerLanguage) => string | undefined;
};

const gdpr = (article: string) => `GDPR Article ${article}`;
const guidelines = 'EDPB Guidelines 01/2022';
const sendsAbroad = ({ recipients }: Organisation) => recipients?.some(({ transfer }) => transfer !== null) ?? false;
const hasBackups = ({ backupDays }: Organisation) => backupDays !== null;
const ownWords = (key: 'storage' | 'sources' | 'automatedDecisions') => (facts: ReplyFacts, language: AnswerLanguage) =>
  facts.organisation[key][language];

const refusal: readonly Demand[] = [
  { element: 'reason', source: gdpr('12(4)') },
  // Personopplysningsloven § 16 wants the paragraph and letter of a refused access in writing (N3).
  { element: 'legal_basis', source: `${gdpr('12(4)')} and personopplysningsloven § 16` },
];

/**
 * What each text must say, by its place in a language's folder. The texts around an answer serve all of its passages: the complaint to the
 * authority (GDPR Art. 12(4), 13(2)(d), 15(1)(f)) and the way to court stand in the closing.
 */
export const demands: Readonly<Record<string, readonly Demand[]>> = {
  receipt: [
    { element: 'received', source: `${guidelines}, paragraph 57` },
    { element: 'answer_by', source: `${guidelines}, paragraph 57, and ${gdpr('12(3)')}` },
  ],
  'answer-closing': [
    { element: 'complaint', source: `${gdpr('12(4)')}, 13(2)(d) and 15(1)(f)` },
    { element: 'court', source: `${gdpr('12(4)')} and 79` },
  ],

  'answers/access': [
    { element: 'data_processed', source: gdpr('15(1)') },
    { element: 'copy', source: gdpr('15(3)') },
    { element: 'purposes', source: gdpr('15(1)(a)') },
    { element: 'categories', source: gdpr('15(1)(b)') },
    { element: 'recipients', source: `${gdpr('15(1)(c)')} (C-154/21)` },
    { element: 'storage', source: gdpr('15(1)(d)'), shows: ownWords('storage') },
    { element: 'rights', source: gdpr('15(1)(e)') },
    { element: 'source', source: gdpr('15(1)(g)'), shows: ownWords('sources') },
    // A credit score can itself be the decision, and its logic has to be explained (DFO-13).
    { element: 'automated_decisions', source: `${gdpr('15(1)(h)')} (C-634/21, C-203/22)`, shows: ownWords('automatedDecisions') },
    { element: 'safeguards', source: gdpr('15(2)'), of: sendsAbroad },
  ],
  'answers/rectification': [
    { element: 'what', source: gdpr('16') },
    { element: 'date', source: gdpr('12(3)') },
    { element: 'recipients_told', source: gdpr('19') },
  ],
  'answers/erasure': [
    { element: 'what', source: gdpr('17(1)') },
    { element: 'date', source: gdpr('12(3)') },
    { element: 'kept', source: `${gdpr('12(4)')} and 17(3)` },
    { element: 'backups', source: 'the promise of the company (backup_days)', of: hasBackups, shows: lastDayOfBackups },
    { element: 'recipients_told', source: gdpr('19') },
  ],
  'answers/restriction': [
    { element: 'what', source: gdpr('18(1)') },
    { element: 'ground', source: gdpr('18(1)') },
    { element: 'told_before_lifting', source: gdpr('18(3)') },
    { element: 'recipients_told', source: gdpr('19') },
  ],
  'answers/portability': [
    { element: 'copy', source: gdpr('20(1)') },
    { element: 'format', source: gdpr('20(1)') },
    { element: 'not_deleting', source: gdpr('20(3)') },
  ],
  'answers/objection': [
    { element: 'stopped', source: `${gdpr('21(1)')} and 21(3)` },
    { element: 'date', source: gdpr('12(3)') },
    { element: 'suppression_list', source: gdpr('21(3)'), of: ({ suppression }) => suppression },
  ],
  'answers/consent_withdrawal': [
    { element: 'which', source: gdpr('7(3)') },
    { element: 'date', source: gdpr('12(3)') },
    { element: 'earlier_use', source: gdpr('7(3)') },
  ],
  'answers/automated_decision': [
    { element: 'human_review', source: gdpr('22(3)') },
    { element: 'logic', source: `${gdpr('15(1)(h)')} (C-203/22)`, shows: ownWords('automatedDecisions') },
    { element: 'contest', source: gdpr('22(3)') },
  ],
  'answers/information': [
    { element: 'controller', source: gdpr('13(1)(a)') },
    { element: 'purposes', source: gdpr('13(1)(c)') },
    { element: 'recipients', source: gdpr('13(1)(e)') },
    { element: 'safeguards', source: gdpr('13(1)(f)'), of: sendsAbroad },
    { element: 'storage', source: gdpr('13(2)(a)'), shows: ownWords('storage') },
    { element: 'rights', source: gdpr('13(2)(b)') },
    { element: 'automated_decisions', source: gdpr('13(2)(f)'), shows: ownWords('automatedDecisions') },
    { element: 'source', source: gdpr('14(2)(f)'), shows: ownWords('sources') },
  ],
  'answers/complaint': [
    { element: 'examined', source: gdpr('24(1)') },
    { element: 'found', source: gdpr('24(1)') },
    { element: 'contact', source: gdpr('12(2)') },
  ],
  'answers/breach': [
    { element: 'what_happened', source: gdpr('34(2)') },
    { element: 'consequences', source: gdpr('33(3)(c)') },
    { element: 'measures', source: gdpr('33(3)(d)') },
  ],

  'outcomes/refused': refusal,
  'outcomes/partly': refusal,
  'outcomes/not_identified': [
    { element: 'reason', source: gdpr('12(4)') },
    { element: 'legal_basis', source: `${gdpr('11(2)')} and 12(2)` },
  ],
  'outcomes/none_held': [{ element: 'none_held', source: gdpr('15(1)') }],

  'letters/identity_request': [
    { element: 'why', source: gdpr('12(6)') },
    { element: 'what_is_needed', source: gdpr('12(6)') },
    { element: 'no_id_copy', source: `${guidelines}, paragraph 74, and personopplysningsloven § 12` },
  ],
  'letters/extension': [
    { element: 'reason', source: gdpr('12(3)') },
    { element: 'new_date', source: gdpr('12(3)') },
  ],
  'letters/fee': [
    { element: 'amount', source: gdpr('12(5)(a)') },
    { element: 'why', source: gdpr('12(5)(a)') },
  ],
  'letters/forwarded': [{ element: 'controller', source: gdpr('28(3)(e)') }],
  'letters/restriction_lifting': [{ element: 'date', source: gdpr('18(3)') }],
  'letters/breach_notice': [
    { element: 'what_happened', source: gdpr('34(2)') },
    { element: 'contact', source: `${gdpr('34(2)')} and 33(3)(b)` },
    { element: 'consequences', source: `${gdpr('34(2)')} and 33(3)(c)` },
    { element: 'measures', source: `${gdpr('34(2)')} and 33(3)(d)` },
  ],
};

/**
 * Where a company's own promise demands a note on the assessment of a request before its answer can be approved (DGT-8, DIG-4): whatever the
 * outcome. A partly granted line has it in the passage on its right, which comes first.
 */
export const assessedPlaces = (right: Right): readonly string[] => [
  `answers/${right}`,
  ...wordedOutcomes.filter((outcome) => outcome !== 'partly').map((outcome) => `outcomes/${outcome}`),
];

function lastDayOfBackups({ organisation, erasedOn, today }: ReplyFacts, language: AnswerLanguage): string | undefined {
  if (organisation.backupDays === null) return undefined;
  return writtenDate((erasedOn ?? today).add({ days: organisation.backupDays }), language);
}
