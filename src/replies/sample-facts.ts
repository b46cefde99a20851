import { Temporal } from 'temporal-polyfill';
import type { Organisation } from '../cases/organisation.ts';
import type { Digest, DigestLine } from '../digest/digest.ts';
import { rights } from '../intents/classification.ts';
import type { ReplyFacts } from '../workflow/ports.ts';

/**
 * Facts to try templates with: the organisation as it is, one of which everything is known, and one of which nothing is, so that both sides of
 * every `{% if %}` are walked. Rights one at a time and all at once.
 */
export function sampleFacts(organisation: Organisation): readonly ReplyFacts[] {
  return [organisation, fullyKnown(organisation), barelyKnown(organisation)].flatMap((variant) =>
    [...rights.map((right) => [right]), [...rights], []].map((asked) => sampleReply(variant, asked)),
  );
}

export function sampleReply(organisation: Organisation, asked: ReplyFacts['rights']): ReplyFacts {
  const receivedOn = Temporal.PlainDate.from('2026-03-05');
  return {
    organisation,
    caseNumber: `${organisation.prefix}-2026-0042`,
    language: 'nb',
    requesterName: asked.length === 1 ? 'Kari Lunde' : undefined,
    rights: asked,
    receivedOn,
    answerBy: receivedOn.add({ days: 30 }),
    today: receivedOn.add({ days: 12 }),
  };
}

const dueLine: DigestLine = {
  number: 'EXAMPLE-2026-0042',
  rights: ['access'],
  status: 'in_progress',
  dueOn: '2026-03-09',
  daysLeft: 4,
};
const quiet: Digest = {
  organisation: 'example',
  on: '2026-03-05',
  overdue: [],
  dueSoon: [],
  awaitingApproval: [],
  needsAPerson: [],
  openCount: 0,
  sortedAwayCount: 0,
  parkedCount: 0,
};

/** A morning without anything, and one with something of everything. */
export const sampleDigests: readonly Digest[] = [
  quiet,
  {
    ...quiet,
    overdue: [{ ...dueLine, dueOn: '2026-03-04', daysLeft: -1 }],
    dueSoon: [dueLine],
    awaitingApproval: [dueLine],
    needsAPerson: [{ ...dueLine, rights: [], status: 'awaiting_triage' }],
    openCount: 3,
    sortedAwayCount: 2,
    parkedCount: 1,
  },
];

const anything = { nb: 'noe', nn: 'noko', en: 'something' };

function fullyKnown(organisation: Organisation): Organisation {
  return {
    ...organisation,
    contact: { email: 'privacy@example.no', dpo: 'dpo@example.no', web: 'example.no/privacy' },
    recipients: [{ name: 'Example AS', why: anything, transfer: anything }],
    keepReasons: [anything],
    backupDays: 90,
    breachNotifyAll: true,
    remarks: Object.fromEntries(rights.map((right) => [right, anything])),
  };
}

function barelyKnown(organisation: Organisation): Organisation {
  return {
    ...organisation,
    mailboxAddress: null,
    contact: { email: null, dpo: null, web: null },
    recipients: null,
    keepReasons: [],
    backupDays: null,
    breachNotifyAll: false,
    remarks: {},
  };
}
