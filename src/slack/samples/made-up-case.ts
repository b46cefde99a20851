/** Invented people, companies and cases, to draw every surface of Frist with. Nothing here is of anybody, and nothing is sent. */
import { Temporal } from 'temporal-polyfill';
import { limitsOf } from '../../cases/case-clock.ts';
import type { CaseEvent } from '../../cases/case-event.ts';
import type { Approval, CaseFile, Stage } from '../../cases/case-file.ts';
import { foldEvents } from '../../cases/evolve.ts';
import type { Organisation } from '../../cases/organisation.ts';
import { openTasks } from '../../cases/tasks.ts';
import type { Right } from '../../intents/classification.ts';
import type { CaseView } from '../../workflow/ports.ts';
import type { StaffLanguage } from '../dates.ts';

export const requester = { name: 'Kari Lunde', address: 'kari.lunde@example.no' } as const;
/** Staff, by Slack user id: one who may approve, and a colleague. */
export const approver = 'U0INGRID';
export const colleague = 'U0PER';
export const otherApprover = 'U0OLA';

const nothingSaid = { nb: '–', nn: '–', en: '–' };

/** A company without any promise of its own beyond the thirty days. */
export const company: Organisation = {
  id: 'digfo',
  name: 'DigFo',
  prefix: 'DIGFO',
  mailboxAddress: 'contact@digfo.example',
  contactForm: null,
  promiseDays: 30,
  promisePauses: true,
  closedDays: [],
  role: 'controller',
  customers: null,
  identity: { mode: 'match', facts: [], rights: [], sensitive: false, codeMinutes: 1440, strongWay: null },
  responsible: null,
  contact: { email: null, dpo: null, web: null },
  holdings: [],
  recipients: [],
  recipientsComplete: true,
  keepReasons: [],
  sources: nothingSaid,
  storage: nothingSaid,
  automatedDecisions: nothingSaid,
  logicRequired: false,
  accessChecks: [],
  datedConfidentiality: false,
  delivery: nothingSaid,
  erasure: { exec: 'staff' },
  backupDays: null,
  feesAllowed: false,
  breachNotifyAll: false,
  assessmentRights: [],
  promptDays: {},
  reviewContacts: false,
  suppression: true,
  wording: {},
  remarks: {},
  openQuestions: [],
  defaultLanguage: 'nb',
  staffLanguage: 'nb',
};

export const approval: Approval = {
  draftId: 'draft-1',
  sha256: 'a'.repeat(64),
  by: approver,
  at: Temporal.Instant.from('2026-11-18T13:05:00Z'),
  letter: 'answer',
  outcomes: { access: 'granted' },
  sendAfter: Temporal.Instant.from('2026-11-18T13:06:30Z'),
};

/** One stage of each status. */
export const stages = {
  awaiting_triage: { status: 'awaiting_triage', why: 'unsure' },
  in_progress: { status: 'in_progress' },
  waiting: { status: 'waiting', about: 'identity' },
  drafted: { status: 'drafted', letter: 'answer', by: colleague },
  follow_up: { status: 'follow_up' },
  approved: { status: 'approved', approval },
  send_failed: { status: 'send_failed', approval, problem: `550 <${requester.address}>: user unknown` },
  send_uncertain: { status: 'send_uncertain', approval },
  closed: {
    status: 'closed',
    outcome: 'answered',
    closedAt: Temporal.Instant.from('2026-12-09T09:05:00Z'),
    closedBy: approver,
  },
} as const satisfies Readonly<Record<Stage['status'], Stage>>;

/** A case received on 17 November 2026, due on 17 December, as it is seen on the 22nd unless `now` says otherwise. */
export function madeUpView(
  language: StaffLanguage,
  changes: Partial<CaseFile> = {},
  { now = '2026-11-22T12:00:00Z', rights = ['access'] }: { readonly now?: string; readonly rights?: readonly Right[] } = {},
): CaseView {
  const caseFile = { ...opened(rights), ...changes };
  const organisation = { ...company, staffLanguage: language };
  return {
    caseFile,
    limits: limitsOf(caseFile),
    tasks: openTasks(caseFile, organisation),
    organisation,
    now: Temporal.Instant.from(now),
  };
}

/** What each right was answered with, all at the same moment. */
export function answeredLines(asked: readonly Right[], outcome: 'granted' | 'partly' = 'granted'): CaseFile['lines'] {
  const at = Temporal.Instant.from('2026-12-01T09:30:00Z');
  return opened(asked).lines.map((line) => ({ ...line, answered: { outcome, at } }));
}

/** Through its events, as every case: a fact that cases learn later is there by itself. */
function opened(rights: readonly Right[]): CaseFile {
  const event: CaseEvent = {
    at: Temporal.Instant.from('2026-11-17T11:00:00Z'),
    by: 'frist',
    type: 'case_opened',
    data: {
      number: 'DIGFO-2026-0042',
      organisation: company.id,
      mailId: 'mail-1',
      receivedAt: '2026-11-17T08:14:00Z',
      promiseDays: company.promiseDays,
      closedDays: [],
      language: 'nb',
      triage: null,
      lines: rights.map((right) => ({ right, rules: [`${right}/asks`] })),
    },
    sealed: {
      requester,
      evidence: rights.map((right) => ({
        right,
        evidence: [{ text: words[right] ?? 'dere må svare meg', rule: `${right}/asks` }],
      })),
    },
  };
  const caseFile = foldEvents('case-1', [event]);
  if (!caseFile) throw new Error('a case that was opened has a state');
  return caseFile;
}

const words: Readonly<Partial<Record<Right, string>>> = {
  access: 'hva har dere på meg',
  erasure: 'slett alt dere har',
  portability: 'send meg en fil jeg kan ta med',
  objection: 'slutt å sende meg reklame',
};
