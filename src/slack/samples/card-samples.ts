/** The card of a case in every stage, and at its fullest. */
import { Temporal } from 'temporal-polyfill';
import type { Approval, CaseFile, Outcome, Stage, TriageReason } from '../../cases/case-file.ts';
import type { FirstYes } from '../../cases/four-eyes.ts';
import { rights } from '../../intents/classification.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { caseCard } from '../cards/case-card.ts';
import type { StaffLanguage } from '../dates.ts';
import { wordsFor } from '../words.ts';
import { answeredLines, approver, colleague, madeUpView, otherApprover, requester, stages } from './made-up-case.ts';
import { named, type Sample } from './sample.ts';

export function cardSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  return cards(language).map(([name, view]) => ({ name, kind: 'message', ...caseCard(view, words) }));
}

function cards(language: StaffLanguage): readonly (readonly [string, CaseView])[] {
  const view = (changes: Partial<CaseFile> = {}, now?: string) => madeUpView(language, changes, now ? { now } : {});
  const taken = { handler: colleague };
  return [
    ...named('card', {
      awaiting_triage: view({ stage: stages.awaiting_triage, triage: 'unsure' }),
      in_progress: view(),
      waiting: view({ stage: stages.waiting, ...taken }),
      drafted: view({ stage: stages.drafted, ...taken }),
      approved: view({ stage: stages.approved, ...taken }, '2026-11-18T13:05:10Z'),
      send_failed: view({ stage: stages.send_failed, ...taken }),
      send_uncertain: view({ stage: stages.send_uncertain, ...taken }),
      follow_up: madeUpView(
        language,
        { stage: stages.follow_up, lines: answeredLines(['erasure']), ...taken, tasksMade: recipientsToTell },
        { rights: ['erasure'], now: '2026-12-02T09:00:00Z' },
      ),
      closed: view({ stage: stages.closed, lines: answeredLines(['access']) }),
    } satisfies Record<Stage['status'], CaseView>),
    ...named('card-triage', {
      unsure: view({ stage: { status: 'awaiting_triage', why: 'unsure' }, triage: 'unsure', lines: [] }),
      unreadable: view({
        stage: { status: 'awaiting_triage', why: 'unreadable' },
        triage: 'unreadable',
        lines: [],
        requester: undefined,
      }),
      taken_back: view({ stage: { status: 'awaiting_triage', why: 'taken_back' }, triage: 'taken_back', lines: [] }),
      by_hand: view({
        stage: { status: 'awaiting_triage', why: 'by_hand' },
        triage: 'by_hand',
        receiptSource: 'call',
        lines: [],
      }),
      contact_left: view({ stage: { status: 'awaiting_triage', why: 'contact_left' }, triage: 'contact_left', lines: [] }),
      split_off: view({ stage: { status: 'awaiting_triage', why: 'split_off' }, triage: 'split_off', lines: [] }),
    } satisfies Record<TriageReason, CaseView>),
    ...named('card-closed', {
      answered: madeUpView(language, { stage: stages.closed, lines: answeredLines(['access', 'erasure'], 'partly') }),
      not_a_request: view({ stage: { ...stages.closed, outcome: 'not_a_request' } }),
      withdrawn: view({ stage: { ...stages.closed, outcome: 'withdrawn' } }),
      forwarded: view({ stage: { ...stages.closed, outcome: 'forwarded' } }),
      merged: view({ stage: { ...stages.closed, outcome: 'merged', into: 'DIGFO-2026-0017' } }),
    } satisfies Record<Outcome, CaseView>),
    ['card-waiting-for-clarification', view({ stage: { status: 'waiting', about: 'clarification' }, ...taken })],
    ['card-waiting-for-the-second-yes', view({ stage: stages.drafted, firstYes, ...taken })],
    ['card-approved-by-two', view({ stage: approvedWith({ first: firstYes }), ...taken })],
    ['card-approved-by-the-only-approver', view({ stage: approvedWith({ singleApprover: true }), ...taken })],
    ['card-within-a-week', view(taken, '2026-12-12T12:00:00Z')],
    ['card-due-today', view(taken, '2026-12-17T08:00:00Z')],
    ['card-overdue', view(taken, '2026-12-22T08:00:00Z')],
    ['card-closed-late', view({ stage: { ...stages.closed, closedAt: late }, lines: lateLines() })],
    ['card-nobody-to-answer', view({ requester: undefined })],
    ['card-new-mail-unread', view({ unread: ['mail-2', 'mail-3'], mails: threeMails })],
    ['card-erasure-with-tasks', madeUpView(language, taken, { rights: ['erasure', 'objection'] })],
    ['card-partly-answered', madeUpView(language, { lines: partlyAnswered(), ...taken }, { rights: ['access', 'objection'] })],
    ['card-handled-from-the-command-line', view({ handler: 'cli:ingrid' })],
    ['card-long-surname', view({ requester: { ...requester, name: `Kari ${'Østeng-'.repeat(17)}` } })],
    ['card-everything-at-once', everything(language)],
  ];
}

const firstYes: FirstYes = {
  by: otherApprover,
  at: Temporal.Instant.from('2026-11-18T12:40:00Z'),
  sha256: 'a'.repeat(64),
  asked: [approver],
};

function approvedWith(changes: Partial<Approval>): Stage {
  return { ...stages.approved, approval: { ...stages.approved.approval, ...changes } };
}

/** All that a card may have to say, at the same time. */
function everything(language: StaffLanguage): CaseView {
  return madeUpView(
    language,
    {
      handler: approver,
      unread: ['mail-2'],
      mails: threeMails,
      claimsCase: 'DIGFO-2026-0017',
      senderSeen: 'fail',
      senderSigns: { onBehalf: true, minor: true, newAddress: true },
      receiptSentAt: Temporal.Instant.from('2026-11-17T08:15:00Z'),
      tasksMade: recipientsToTell,
    },
    { rights, now: '2026-12-22T08:00:00Z' },
  );
}

const late = Temporal.Instant.from('2026-12-22T09:00:00Z');
const lateLines = () =>
  answeredLines(['access']).map((line) => ({ ...line, answered: { outcome: 'granted' as const, at: late } }));
const partlyAnswered = (): CaseFile['lines'] => [...answeredLines(['objection']), ...madeUpView('nb').caseFile.lines];

const threeMails = ['2026-11-17T08:14:00Z', '2026-11-19T10:00:00Z', '2026-11-20T11:30:00Z'].map((at, i) => ({
  id: `mail-${i + 1}`,
  receivedAt: Temporal.Instant.from(at),
}));

const recipientsToTell: CaseFile['tasksMade'] = [
  'Example Hosting AS',
  'Example Skjema AS',
  'Example Lønn AS',
  'Example Post AS',
].map((recipient) => ({
  id: `tell_recipient:erasure:${recipient}`,
  kind: 'tell_recipient',
  dueOn: Temporal.PlainDate.from('2026-12-08'),
  recipient,
}));
