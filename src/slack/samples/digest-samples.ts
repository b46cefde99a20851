/** What is posted in the channel once a day: the digest, and the list of what was sorted away; on a calm day, and with 300 cases. */
import { Temporal } from 'temporal-polyfill';
import { calmDigest, type Digest, type DigestLine, type DigestTask } from '../../digest/digest.ts';
import type { SortedAwayMail } from '../../workflow/ports.ts';
import { digestPost } from '../cards/digest-post.ts';
import { sortedAwayCard } from '../cards/sorted-away.ts';
import type { StaffLanguage } from '../dates.ts';
import { wordsFor } from '../words.ts';
import { company } from './made-up-case.ts';
import type { Sample } from './sample.ts';

export function digestSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const digest = (name: string, of: Digest): Sample => ({ name, kind: 'message', ...digestPost(of, words) });
  const sorted = (name: string, mails: readonly SortedAwayMail[]): Sample => {
    const view = { organisation: { ...company, staffLanguage: language }, on: Temporal.PlainDate.from('2026-11-24'), mails };
    return { name, kind: 'message', ...sortedAwayCard(view, words) };
  };
  return [
    digest('digest-calm', calm),
    digest('digest-one-case', withCases(1)),
    digest('digest-eight-cases', withCases(8)),
    digest('digest-300-cases', withCases(300)),
    sorted('sorted-away-none', []),
    sorted('sorted-away-three', sortedAwayMails(3)),
    sorted('sorted-away-300', sortedAwayMails(300)),
  ];
}

const calm = calmDigest(company.id, '2026-11-24');

/** So many open cases, all of them in some list: the first third late, the second due within the week. */
function withCases(count: number): Digest {
  const today = Temporal.PlainDate.from(calm.on);
  const all = Array.from({ length: count }, (_, i): DigestLine => {
    const daysLeft = i < count / 3 ? -1 - (i % 40) : i % 8;
    return {
      number: `DIGFO-2026-${String(i + 1).padStart(4, '0')}`,
      caseId: `case-${i + 1}`,
      rights: rightsInTurn[i % rightsInTurn.length] ?? [],
      status: statusesInTurn[i % statusesInTurn.length] ?? 'in_progress',
      dueOn: today.add({ days: daysLeft }).toString(),
      daysLeft,
    };
  });
  const tasks = all
    .filter((_, i) => i % 2 === 0)
    .map(({ number, dueOn, daysLeft }): DigestTask => ({ number, kind: 'tell_recipient', dueOn, daysLeft }));
  const inStatus = (wanted: DigestLine['status']) => all.filter(({ status }) => status === wanted);
  return {
    ...calm,
    overdue: all.filter(({ daysLeft }) => daysLeft < 0),
    dueSoon: all.filter(({ daysLeft }) => daysLeft >= 0),
    awaitingApproval: inStatus('in_progress'),
    drafted: inStatus('drafted'),
    awaitingSecond: inStatus('drafted')
      .slice(0, 2)
      .map((line) => ({ ...line, oneYes: true as const })),
    waiting: inStatus('waiting'),
    needsAPerson: inStatus('awaiting_triage'),
    tasks,
    openCount: count,
    sortedAwayCount: count,
    parkedCount: count > 10 ? 2 : 0,
  };
}

const rightsInTurn: readonly DigestLine['rights'][] = [
  ['access'],
  ['erasure', 'objection'],
  [],
  ['access', 'portability', 'complaint', 'erasure'],
];
const statusesInTurn = ['in_progress', 'drafted', 'waiting', 'awaiting_triage'] as const;

export function sortedAwayMails(count: number): readonly SortedAwayMail[] {
  const first = Temporal.Instant.from('2026-11-24T05:00:00Z');
  return Array.from({ length: count }, (_, i) => ({
    id: `mail-${i + 1}`,
    receivedAt: first.add({ minutes: i * 2 }),
    kind: 'sorted_away',
    ...(reasons[i % reasons.length] ?? reasons[0]),
  }));
}

const reasons = [
  { disposition: 'automatic', mailKind: 'newsletter', reason: 'header List-Unsubscribe' },
  { disposition: 'other', mailKind: 'invoice', reason: 'no rule found a request' },
  { disposition: 'automatic', mailKind: 'auto_reply', reason: 'header Auto-Submitted: auto-replied' },
  { disposition: 'other', mailKind: undefined, reason: `no rule found a request, ${'and this is why it is long '.repeat(12)}` },
] as const;
