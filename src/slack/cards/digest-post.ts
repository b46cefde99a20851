/** The morning's digest in the channel: overdue first, and posted also when nothing is urgent, as the proof that Frist lives. */
import type { KnownBlock } from '@slack/types';
import { Temporal } from 'temporal-polyfill';
import type { Digest, DigestLine, DigestTask } from '../../digest/digest.ts';
import { actionRow, button, header, note, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate, writtenDay } from '../dates.ts';
import { esc } from '../text-safety.ts';
import { capitalised, listedRights, type Words } from '../words.ts';
import type { Card } from './case-card.ts';

/** From the list to the case in one click; more buttons than these nobody would look through. */
const mostButtons = 5;

/** Lines a list may have: three lists of them stay well below what a message may hold. */
const mostLines = 15;

export function digestPost(digest: Digest, words: Words): Card {
  const { digest: say, language } = words;
  const title = say.title(digest.organisation.toUpperCase(), writtenDate(Temporal.PlainDate.from(digest.on), language));
  const summary = say.summary(digest.openCount, digest.overdue.length, digest.dueSoon.length);
  const calm = [digest.overdue, digest.dueSoon, digest.tasks].every(({ length }) => length === 0);
  return {
    text: `${title}: ${summary}`,
    blocks: [
      header(title),
      section(summary),
      ...(calm ? [section(say.calm)] : []),
      ...list(say.overdue, digest.overdue, words),
      ...list(say.dueSoon, digest.dueSoon, words),
      ...mostUrgent([...digest.overdue, ...digest.dueSoon], words),
      ...taskList(digest.tasks, words),
      ...numbers(say.needsAPerson, digest.needsAPerson, words),
      ...numbers(words.fourEyes.digest, digest.awaitingSecond, words),
      ...numbers(say.drafted, digest.drafted, words),
      ...numbers(say.awaitingApproval, digest.awaitingApproval, words),
      ...numbers(say.waiting, digest.waiting, words),
      note(`${capitalised(say.sortedAway(digest.sortedAwayCount))} · ${parkedNote(digest.parkedCount, words)}`),
    ],
  };
}

function list(title: (count: number) => string, lines: readonly DigestLine[], words: Words): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const rows = lines.slice(0, mostLines).map((line) => `• ${row(line, words)}`);
  const rest = lines.length - rows.length;
  return [section([title(lines.length), ...rows, ...(rest > 0 ? [words.digest.andMore(rest)] : [])].join('\n'))];
}

/** Each opens the case as it is then, not as it was in the morning. */
function mostUrgent(lines: readonly DigestLine[], words: Words): readonly KnownBlock[] {
  const buttons = lines.slice(0, mostButtons).flatMap(({ caseId, number }) => {
    if (!caseId) return [];
    const value = carry({ c: caseId, l: words.language });
    return [button(`${actions.review}:${number}`, words.digest.open(number), value, { label: words.label.review(number) })];
  });
  return buttons.length > 0 ? [actionRow(...buttons)] : [];
}

function taskList(tasks: readonly DigestTask[], words: Words): readonly KnownBlock[] {
  if (tasks.length === 0) return [];
  const rows = tasks.slice(0, mostLines).map(({ number, kind, dueOn, daysLeft }) => {
    const due = writtenDay(Temporal.PlainDate.from(dueOn), words.language);
    return `• *${esc(number)}* · ${words.tasks[kind]} · ${words.daysLeft(daysLeft).toLowerCase()}, ${due}`;
  });
  const rest = tasks.length - rows.length;
  return [section([words.digest.tasks(tasks.length), ...rows, ...(rest > 0 ? [words.digest.andMore(rest)] : [])].join('\n'))];
}

/** Whose turn it is; most of these stand above with their dates, so that their numbers are enough here. */
function numbers(title: (count: number) => string, lines: readonly DigestLine[], words: Words): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const rest = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map(({ number }) => esc(number));
  return [section(`${title(lines.length)}: ${[...shown, ...(rest > 0 ? [words.digest.andMore(rest)] : [])].join(', ')}`)];
}

function row({ number, rights, status, dueOn, daysLeft }: DigestLine, words: Words): string {
  const asked = capitalised(listedRights(rights, words, 3) || words.rightsOpen);
  const due = writtenDay(Temporal.PlainDate.from(dueOn), words.language);
  return `*${esc(number)}* · ${asked} · ${words.daysLeft(daysLeft).toLowerCase()}, ${due} · ${words.status[status].toLowerCase()}`;
}

const parkedNote = (count: number, words: Words) => (count > 0 ? words.digest.parked(count) : words.digest.nothingParked);
