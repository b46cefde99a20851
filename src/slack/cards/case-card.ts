/**
 * One card a case, for life: what is asked, by when, and what to do now. It stays in search, exports and notifications, so that it
 * carries ids, dates and the names of rights, and nothing that tells whom it is about.
 */
import type { Button, KnownBlock } from '@slack/types';
import { osloDate } from '../../cases/calendar.ts';
import type { CaseFile } from '../../cases/case-file.ts';
import { daysLeft } from '../../cases/due-dates.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { actionRow, areYouSure, button, header, note, own, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate, writtenDay, writtenSecond } from '../dates.ts';
import { capitalised, listedRights, type Words } from '../words.ts';
import { answeredLines, backgroundOf, factsOf, type OpenStage, openTaskLines } from './card-facts.ts';
import { closedCard } from './closed-card.ts';

export type Card = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** The card of a case: five blocks while it is open, two once it is closed. Block ids carry the revision, as Slack asks for updates. */
export function caseCard(view: CaseView, words: Words): Card {
  const { stage, revision } = view.caseFile;
  const card = stage.status === 'closed' ? closedCard(view, stage, words) : openCard(view, stage, words);
  return { ...card, blocks: card.blocks.map((block, i) => ({ ...block, block_id: `card.${i}:${revision}` })) };
}

function openCard(view: CaseView, stage: OpenStage, words: Words): Card {
  const { caseFile } = view;
  const title = titleOf(caseFile, words);
  const state = stateOf(view, stage, words);
  const limit = limitOf(view, stage, words);
  return {
    text: `${title}: ${state.words}, ${limit}.`,
    blocks: [
      header(title),
      section(
        [
          `${state.dot} *${state.words}* · ${limit}`,
          ...(caseFile.unread.length > 0 ? [`📨 *${words.unread(caseFile.unread.length)}*`] : []),
          ...answeredLines(caseFile, words),
          ...openTaskLines(view, words),
        ].join('\n'),
      ),
      { type: 'section', fields: factsOf(view, stage, words).map(([name, value]) => own(`*${name}*\n${value}`)) },
      actionRow(...buttonsOf(caseFile, stage, words)),
      note(backgroundOf(caseFile, stage, words)),
    ],
  };
}

/** By when, and why that date: while the clock stands still it is the one that binds if no answer ever comes. */
function limitOf({ limits, caseFile }: CaseView, { status }: OpenStage, words: Words): string {
  if (caseFile.lines.length > 0 && status === 'follow_up') return words.onlyTasksLeft;
  const date = writtenDate(limits.operationalDue, words.language);
  if (limits.standingSince) return words.standsStill(writtenDay(limits.standingSince, words.language), date);
  return limits.extended ? words.answerByExtended(date) : words.answerBy(date);
}

function titleOf({ lines, stage, number }: CaseFile, words: Words): string {
  const asked = listedRights(
    lines.map(({ right }) => right),
    words,
    4,
  );
  const guess = asked ? words.perhaps(asked) : words.rightsOpen;
  return words.titleOf(capitalised(stage.status === 'awaiting_triage' ? guess : asked || words.rightsOpen), number);
}

/** The first line under the title. Colour never stands alone: the words say the same. */
function stateOf({ limits, now }: CaseView, stage: OpenStage, words: Words): { readonly dot: string; readonly words: string } {
  switch (stage.status) {
    case 'approved':
      return {
        dot: '⏳',
        words: words.sending(writtenSecond(stage.approval.sendAfter, words.language), stage.approval.letter === 'answer'),
      };
    case 'send_failed':
      return { dot: '🔴', words: words.status.send_failed };
    case 'send_uncertain':
      return { dot: '🟠', words: words.status.send_uncertain };
    case 'follow_up':
      return { dot: '☑️', words: words.status.follow_up };
    case 'awaiting_triage':
    case 'in_progress':
    case 'waiting':
    case 'drafted': {
      const days = daysLeft(limits, osloDate(now));
      return { dot: dotFor(days), words: words.daysLeft(days) };
    }
  }
}

/** 🔴 past, 🟠 within a week, 🟢 later. */
export function dotFor(days: number): string {
  if (days < 0) return '🔴';
  return days <= 7 ? '🟠' : '🟢';
}

function buttonsOf(caseFile: CaseFile, stage: OpenStage, words: Words): readonly Button[] {
  const { id, number, revision } = caseFile;
  const value = carry({ c: id, r: revision, l: words.language });
  const { button: name, label, confirm } = words;
  switch (stage.status) {
    case 'approved':
      return [button(actions.undo, name.undo, value, { style: 'danger', label: label.undo(number) })];
    case 'send_uncertain':
      return [
        button(actions.wentOut, name.wentOut, value, {
          label: label.wentOut(number),
          confirm: areYouSure(confirm.wentOut, words),
        }),
        button(actions.didNotGoOut, name.didNotGoOut, value, {
          label: label.didNotGoOut(number),
          confirm: areYouSure(confirm.didNotGoOut, words),
        }),
      ];
    case 'awaiting_triage':
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'send_failed':
    case 'follow_up':
      return [
        ...(stage.status === 'follow_up'
          ? [button(actions.tasks, name.tasks, value, { style: 'primary', label: label.tasks(number) })]
          : []),
        button(actions.review, words.reviewButton[stage.status], value, {
          ...(stage.status !== 'follow_up' && { style: 'primary' }),
          label: label.review(number),
        }),
        ...(stage.status === 'waiting'
          ? [button(actions.theyAnswered, name.theyAnswered, carry({ c: id, r: revision, a: stage.about, l: words.language }))]
          : []),
        ...(caseFile.handler ? [] : [button(actions.take, name.take, value, { label: label.take(number) })]),
        button(actions.more, name.more, value, { label: label.more(number) }),
      ];
  }
}
