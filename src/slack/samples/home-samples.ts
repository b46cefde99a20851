/** The App Home, and what `/frist` answers: with no case, one and 300, well and ill, and for whoever sees nothing. */
import { Temporal } from 'temporal-polyfill';
import type { Status } from '../../cases/case-file.ts';
import { type OfficeFilter, type OfficeRow, officePage, officeRow } from '../../digest/office.ts';
import type { Statistics } from '../../digest/statistics.ts';
import { rights } from '../../intents/classification.ts';
import type { NoAccess, Office } from '../../workflow/office-verbs.ts';
import type { Connections } from '../../workflow/ports.ts';
import type { Card } from '../cards/case-card.ts';
import type { StaffLanguage } from '../dates.ts';
import { casesAnswer, foundAnswer, overdueAnswer, sentenceAnswer, statisticsAnswer } from '../home/command-answers.ts';
import { homeView, messageHome, noAccessHome } from '../home/home-view.ts';
import { wordsFor } from '../words.ts';
import { sortedAwayMails } from './digest-samples.ts';
import { approver, colleague, company, madeUpView, stages } from './made-up-case.ts';
import { named, type Sample } from './sample.ts';

export function homeSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const home = (name: string, of: Office): Sample => ({ name: `home-${name}`, kind: 'home', view: homeView(of, words) });
  const answer = (name: string, card: Card): Sample => ({ name: `command-${name}`, kind: 'message', ...card });
  const view = (status: Status) => madeUpView(language, { stage: stages[status], handler: approver });
  return [
    home('no-case', office(0)),
    home('one-case', office(1)),
    home('300-cases', office(300, { sortedAway: sortedAwayMails(40), organisations: severalCompanies })),
    home('300-cases-last-page', office(300, {}, 'all', 14)),
    ...named('mailbox', mailboxStates).map(([name, state]) => home(name, office(1, { health: ill(state) }))),
    ...named('filter', filters).map(([name, filter]) => home(name, office(30, {}, filter))),
    { name: 'home-no-access', kind: 'home', view: noAccessHome(noAccess, words) },
    { name: 'home-unsure', kind: 'home', view: noAccessHome({ ...noAccess, unsure: true }, words) },
    { name: 'home-guest', kind: 'home', view: messageHome(words.door.guest, words) },
    ...named('case', stages).map(([name, { status }]) =>
      answer(name, casesAnswer({ kind: 'cases', views: [view(status)] }, words)),
    ),
    answer('case-not-there', casesAnswer({ kind: 'cases', views: [] }, words)),
    answer('found-none', foundAnswer({ kind: 'found', rows: [], count: 0 }, words)),
    answer('found-300', foundAnswer({ kind: 'found', rows: office(300).rows, count: 300 }, words)),
    answer('overdue-none', overdueAnswer(office(0), words)),
    answer('overdue', overdueAnswer(office(40, {}, 'overdue'), words)),
    answer('statistics', statisticsAnswer({ kind: 'statistics', companies: counted }, words)),
    answer('help', sentenceAnswer(words.home.help)),
    answer('no-access', foundAnswer(noAccess, words)),
    answer('not-searchable', sentenceAnswer(words.home.notSearchable)),
  ];
}

const today = Temporal.PlainDate.from('2026-11-24');
const noAccess: NoAccess = { kind: 'no_access', unsure: false, ask: [approver, 'S0PRIVACY'] };
const severalCompanies = [company, { ...company, id: 'metrocar', name: 'Metrocar' }];

/** By name, so that a new one without a sample does not compile. */
const filters = {
  all: 'all',
  mine: 'mine',
  second: 'second',
  overdue: 'overdue',
  week: 'week',
  unassigned: 'unassigned',
} satisfies { [filter in OfficeFilter]: filter };
type MailboxState = ReturnType<Connections['mailbox']>;
const mailboxStates = {
  connected: 'connected',
  held_up: 'held_up',
  unreachable: 'unreachable',
  refused: 'refused',
  no_folder: 'no_folder',
  stopped: 'stopped',
  idle: 'idle',
} satisfies { [state in MailboxState]: state };

function office(count: number, changes: Partial<Office> = {}, filter: OfficeFilter = 'all', page = 0): Office {
  const rows = Array.from({ length: count }, (_, i) => rowOf(i));
  return {
    kind: 'office',
    ...officePage(rows, approver, { filter, page }),
    organisations: [company],
    wish: { filter, page, organisation: undefined },
    sortedAway: [],
    health: {
      mailboxes: [{ organisation: company.id, state: 'connected' }],
      slack: 'connected',
      waiting: 0,
      parked: 0,
      digests: [{ organisation: company.id, on: today }],
    },
    now: Temporal.Instant.from('2026-11-24T11:00:00Z'),
    ...changes,
  };
}

function ill(state: MailboxState): Office['health'] {
  return {
    mailboxes: [{ organisation: company.id, state }],
    slack: 'reconnecting',
    waiting: 3,
    parked: 2,
    digests: [{ organisation: company.id, on: undefined }],
  };
}

/** Of every status and urgency in turn; the last rights are all of them. */
function rowOf(i: number): OfficeRow {
  const { caseFile } = madeUpView('nb');
  const statuses = Object.keys(stages).filter((status) => status !== 'closed') as Status[];
  const number = `DIGFO-2026-${String(i + 1).padStart(4, '0')}`;
  const row = officeRow(caseFile, company, today);
  const status = statuses[i % statuses.length] ?? row.status;
  return {
    ...row,
    caseId: `case-${i}`,
    number,
    status,
    rights: i % 7 === 6 ? rights : [rights[i % rights.length] ?? 'access'],
    handler: i % 3 === 0 ? undefined : i % 5 === 1 ? approver : colleague,
    preparedBy: status === 'drafted' ? colleague : undefined,
    daysLeft: (i % 40) - 6,
  };
}

const period = (from: string, received: number): Statistics => ({
  from: Temporal.PlainDate.from(from),
  until: today,
  received,
  answered: Math.floor(received * 0.8),
  inTime: Math.floor(received * 0.7),
  medianDays: received > 0 ? 12 : undefined,
  byRight: rights.slice(0, received).map((right, i) => ({ right, answered: rights.length - i })),
});
const counted = [
  { organisation: company, open: 11, overdue: 2, month: period('2026-11-01', 12), year: period('2026-01-01', 140) },
  {
    organisation: { ...company, name: 'Metrocar' },
    open: 0,
    overdue: 0,
    month: period('2026-11-01', 0),
    year: period('2026-01-01', 0),
  },
];
