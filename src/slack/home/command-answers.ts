/** What `/frist` answers, seen only by whoever asked: case numbers, rights, dates and colleagues, and never what was typed. */
import type { KnownBlock } from '@slack/types';
import { osloDate } from '../../cases/calendar.ts';
import { officeRow } from '../../digest/office.ts';
import type { Statistics } from '../../digest/statistics.ts';
import type { CasesNumbered, FoundCases, NoAccess, Office, OfficeStatistics } from '../../workflow/office-verbs.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { actionRow, note, section } from '../blocks.ts';
import { type Card, caseCard, dotFor } from '../cards/case-card.ts';
import { writtenMonth } from '../dates.ts';
import { esc } from '../text-safety.ts';
import { capitalised, colleague, type Words } from '../words.ts';
import { caseRow, openButton } from './case-row.ts';
import { noAccessSentence } from './home-view.ts';

/** The companies that a message has room for. */
const mostCompanies = 20;

export function sentenceAnswer(sentence: string): Card {
  return { text: sentence.replaceAll('*', ''), blocks: [section(sentence)] };
}

/** How a case stands, and a button into it; of a closed one, how it ended. */
export function casesAnswer(found: CasesNumbered | NoAccess, words: Words): Card {
  if (found.kind === 'no_access') return sentenceAnswer(noAccessSentence(found, words));
  if (found.views.length === 0) return sentenceAnswer(words.home.notHere);
  return {
    text: found.views.map((view) => caseCard(view, words).text).join('\n'),
    blocks: found.views.slice(0, mostCompanies).flatMap((view) => standing(view, words)),
  };
}

function standing(view: CaseView, words: Words): readonly KnownBlock[] {
  const { caseFile, organisation, now } = view;
  const card = caseCard(view, words);
  // Several cases stand in one answer, where the block ids of their cards could be the same.
  if (caseFile.stage.status === 'closed') return card.blocks.map(({ block_id, ...block }) => block);
  const row = officeRow(caseFile, organisation, osloDate(now));
  const open = openButton(row, words);
  const handler = caseFile.handler ? words.home.handledBy(colleague(caseFile.handler, words)) : words.home.nobody;
  const dot = row.daysLeft === undefined ? '' : `${dotFor(row.daysLeft)} `;
  return [
    section(`${dot}*${esc(card.text)}*\n${words.status[caseFile.stage.status]} · ${handler}`),
    ...(open ? [actionRow(open)] : []),
  ];
}

export function foundAnswer(found: FoundCases | NoAccess, words: Words): Card {
  if (found.kind === 'no_access') return sentenceAnswer(noAccessSentence(found, words));
  return rowsAnswer(found, words.home.foundNone, words);
}

/** The first page of what is overdue. */
export function overdueAnswer(office: Office | NoAccess, words: Words): Card {
  if (office.kind === 'no_access') return sentenceAnswer(noAccessSentence(office, words));
  const { rows, counts } = office;
  const urgent = rows.toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0));
  return rowsAnswer({ rows: urgent, count: counts.overdue }, words.home.overdueNone, words);
}

function rowsAnswer({ rows, count }: Pick<FoundCases, 'rows' | 'count'>, none: string, words: Words): Card {
  if (count === 0) return sentenceAnswer(none);
  const rest = count - rows.length;
  return {
    text: words.home.foundShort(count),
    blocks: [
      section(words.home.found(count)),
      ...rows.map((row) => caseRow(row, words, { withDot: true, withHandler: true })),
      ...(rest > 0 ? [note(words.home.andMore(rest))] : []),
    ],
  };
}

export function statisticsAnswer(answer: OfficeStatistics | NoAccess, words: Words): Card {
  if (answer.kind === 'no_access') return sentenceAnswer(noAccessSentence(answer, words));
  const { statistics: say } = words.home;
  return {
    text: say.text,
    blocks: answer.companies
      .slice(0, mostCompanies)
      .map(({ organisation, open, overdue, month, year }) =>
        section(
          [
            `*${esc(organisation.name)}*`,
            say.now(open, overdue),
            period(capitalised(writtenMonth(month.from, words.language)), month, words),
            period(String(year.from.year), year, words),
          ].join('\n'),
        ),
      ),
  };
}

function period(name: string, { received, answered, inTime, medianDays, byRight }: Statistics, words: Words): string {
  const { statistics: say } = words.home;
  const kept = medianDays === undefined ? [] : [say.inTime(Math.round((100 * inTime) / answered)), say.median(medianDays)];
  const each = byRight.map((line) => `${words.rights[line.right]} ${line.answered}`).join(', ');
  return [say.period(name, received, answered), ...kept, ...(each ? [each] : [])].join(' · ');
}
