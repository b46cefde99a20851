/** A case as one line with one button: in the App Home, and in the answers to `/frist`. */
import type { Button, KnownBlock } from '@slack/types';
import type { OfficeRow } from '../../digest/office.ts';
import { button, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { dotFor } from '../cards/case-card.ts';
import { esc } from '../text-safety.ts';
import { capitalised, colleague, listedRights, type Words } from '../words.ts';

/** What the heading above says already is left out. */
type Options = { readonly withDot: boolean; readonly withHandler: boolean };

export function caseRow(row: OfficeRow, words: Words, { withDot, withHandler }: Options): KnownBlock {
  const line = [
    `${withDot ? `${dotOf(row)} ` : ''}*${esc(row.number)}*`,
    capitalised(listedRights(row.rights, words, 3) || words.rightsOpen),
    ...dueOf(row, words),
    words.status[row.status].toLowerCase(),
    ...(withHandler ? [row.handler ? colleague(row.handler, words) : words.home.nobody] : []),
  ].join(' · ');
  const open = openButton(row, words);
  return { ...section(line), ...(open && { accessory: open }) };
}

/** Colour never stands alone: the days beside it say the same. */
function dotOf({ status, daysLeft }: OfficeRow): string {
  if (status === 'closed') return '☑️';
  return daysLeft === undefined ? '⚪' : dotFor(daysLeft);
}

function dueOf({ due, daysLeft }: OfficeRow, words: Words): readonly string[] {
  if (!due || daysLeft === undefined) return [];
  const left = words.daysLeft(daysLeft).toLowerCase();
  return [due.what === 'task' ? `${left}: ${words.tasks[due.task.kind]}` : left];
}

/** Opens the review; where all is answered, what is left to be done; nothing where the case is closed. */
export function openButton({ caseId, revision, number, status }: OfficeRow, words: Words): Button | undefined {
  if (status === 'closed') return undefined;
  const value = carry({ c: caseId, r: revision, l: words.language });
  if (status === 'follow_up') return button(actions.tasks, words.home.open, value, { label: words.home.taskLabel(number) });
  return button(actions.review, words.home.open, value, { label: words.home.openLabel(number) });
}
