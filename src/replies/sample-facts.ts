import { Temporal } from 'temporal-polyfill';
import { askedQuestions } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import { calmDigest, type Digest, type DigestLine } from '../digest/digest.ts';
import { type Right, rights } from '../intents/classification.ts';
import type { AlertFacts, ReplyFacts } from '../workflow/ports.ts';
import { fieldKey, isFor, type TemplateField } from './template-fields.ts';

/**
 * Facts to try templates with: each organisation as it is, and one of which everything is known and one of which nothing is, so that both
 * sides of every `{% if %}` are walked. Rights one at a time and all at once.
 */
export function sampleFacts(organisation: Organisation): readonly ReplyFacts[] {
  return askedFor.map((asked) => sampleReply(organisation, asked));
}
const askedFor = [...rights.map((right) => [right]), [...rights], []];

/** One whose every fact is known and one of which hardly anything is: whose templates and texts they have is all one. */
export function extremeFacts(organisation: Organisation): readonly ReplyFacts[] {
  return askedFor.flatMap((asked) => [
    eventful(sampleReply(fullyKnown(organisation), asked)),
    sampleReply(barelyKnown(organisation), asked),
  ]);
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
    late: false,
    erasedOn: null,
    extendedTo: receivedOn.add({ days: 91 }),
    clockPauses: false,
    codeMinutes: 10,
    questions: [],
    rest: [],
    outcomes: {},
    values: {},
  };
}

/** Everything has happened that a template may speak of. */
export function eventful(reply: ReplyFacts): ReplyFacts {
  const erasedOn = reply.receivedOn.add({ days: 5 });
  return { ...reply, late: true, erasedOn, clockPauses: true, codeMinutes: 1440, questions: askedQuestions, rest: ['complaint'] };
}

/** What staff may have filled in: everything, what is required only, and nothing yet. */
export function sampleValues(fields: readonly TemplateField[], right?: Right): readonly ReplyFacts['values'][] {
  const values = (some: readonly TemplateField[]) =>
    Object.fromEntries(some.map((field) => [fieldKey(right, field.id), sampleValue(field, right)]));
  return [values(fields), values(fields.filter(({ required }) => required)), {}];
}

function sampleValue({ type, choices }: TemplateField, right: Right | undefined): string {
  switch (type) {
    case 'text':
      return 'Example AS';
    case 'long_text':
      return 'This is one thing.\nThis is another.';
    case 'date':
      return '2026-04-01';
    case 'choice':
      return choices.find((choice) => isFor(right, choice))?.id ?? '';
    case 'address':
      return 'privacy@example.no';
  }
}

const dueLine: DigestLine = {
  number: 'EXAMPLE-2026-0042',
  rights: ['access'],
  status: 'in_progress',
  dueOn: '2026-03-09',
  daysLeft: 4,
};
const quiet = calmDigest('example', '2026-03-05');

/** A morning without anything, and one with something of everything. */
export const sampleDigests: readonly Digest[] = [
  quiet,
  {
    ...quiet,
    overdue: [{ ...dueLine, dueOn: '2026-03-04', daysLeft: -1 }],
    dueSoon: [dueLine],
    awaitingApproval: [dueLine],
    drafted: [{ ...dueLine, status: 'drafted' }],
    awaitingSecond: [{ ...dueLine, status: 'drafted', oneYes: true }],
    waiting: [{ ...dueLine, status: 'waiting' }],
    tasks: [{ number: dueLine.number, kind: 'erase', dueOn: '2026-03-04', daysLeft: -1 }],
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
    role: 'both',
    customers: anything,
    identity: { ...organisation.identity, strongWay: anything },
    contact: { email: 'privacy@example.no', dpo: 'dpo@example.no', web: 'example.no/privacy' },
    recipients: [{ name: 'Example AS', why: anything, transfer: anything, safeguard: anything }],
    recipientsComplete: true,
    keepReasons: [anything],
    backupDays: 90,
    breachNotifyAll: true,
    assessmentRights: rights,
    remarks: Object.fromEntries(rights.map((right) => [right, anything])),
  };
}

function barelyKnown(organisation: Organisation): Organisation {
  return {
    ...organisation,
    mailboxAddress: null,
    role: 'controller',
    customers: null,
    identity: { ...organisation.identity, strongWay: null },
    contact: { email: null, dpo: null, web: null },
    recipients: null,
    keepReasons: [],
    backupDays: null,
    breachNotifyAll: false,
    assessmentRights: [],
    remarks: {},
  };
}

/** Of each kind one that is near and one that is past. */
export const sampleAlerts: readonly AlertFacts[] = (['limit', 'triage', 'unassigned', 'task', 'breach'] as const).flatMap(
  (about) => [3, -1].map((days) => ({ caseNumber: dueLine.number, about, days, dueOn: Temporal.PlainDate.from(dueLine.dueOn) })),
);
