/**
 * One card a case, for life: what is asked, by when, and what to do now. It stays in search, exports and notifications, so that it
 * carries ids, dates and the names of rights, and nothing that tells whom it is about.
 */
import type { KnownBlock } from '@slack/types';
import type { Temporal } from 'temporal-polyfill';
import { osloDate } from '../../cases/calendar.ts';
import type { CaseFile, Stage } from '../../cases/case-file.ts';
import { daysLeft, lateness } from '../../cases/due-dates.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { actionRow, areYouSure, button, header, note, own, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate, writtenMoment, writtenSecond, writtenTime } from '../dates.ts';
import { esc } from '../text-safety.ts';
import { capitalised, colleague, listed, listedRights, type Words } from '../words.ts';

export type Card = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** The card of a case: five blocks while it is open, two once it is closed. Block ids carry the revision, as Slack asks for updates. */
export function caseCard(view: CaseView, words: Words): Card {
  const { stage, revision } = view.caseFile;
  const card = stage.status === 'closed' ? closedCard(view, stage, words) : openCard(view, stage, words);
  return { ...card, blocks: card.blocks.map((block, i) => ({ ...block, block_id: `card.${i}:${revision}` })) };
}

type OpenStage = Exclude<Stage, { status: 'closed' }>;

function openCard(view: CaseView, stage: OpenStage, words: Words): Card {
  const title = titleOf(view.caseFile, words);
  const state = stateOf(view, stage, words);
  const limit = words.answerBy(writtenDate(view.limits.operationalDue, words.language));
  return {
    text: `${title}: ${state.words}, ${limit}.`,
    blocks: [
      header(title),
      section(`${state.dot} *${state.words}* · ${limit}`),
      { type: 'section', fields: factsOf(view, stage, words).map(([name, value]) => own(`*${name}*\n${value}`)) },
      actionRow(...buttonsOf(view.caseFile, stage, words)),
      note(backgroundOf(view.caseFile, stage, words)),
    ],
  };
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
      return { dot: '⏳', words: words.sending(writtenSecond(stage.approval.sendAfter, words.language)) };
    case 'send_failed':
      return { dot: '🔴', words: words.status.send_failed };
    case 'send_uncertain':
      return { dot: '🟠', words: words.status.send_uncertain };
    case 'awaiting_triage':
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'follow_up': {
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

function factsOf(view: CaseView, stage: OpenStage, words: Words): readonly (readonly [string, string])[] {
  const { caseFile, limits } = view;
  const { field, language } = words;
  return [
    statusFact(view, stage, words),
    [field.nextStep, nextStepOf(caseFile, stage, words)],
    [field.received, writtenMoment(caseFile.receivedAt, language)],
    [field.lawfulLimit, writtenDate(limits.statutoryDue, language)],
  ];
}

/** Where the first line is taken by trouble with sending, the days left stand here; they go on running out. */
function statusFact({ limits, now }: CaseView, stage: OpenStage, words: Words): readonly [string, string] {
  switch (stage.status) {
    case 'awaiting_triage':
      return [words.field.status, words.triageReason[stage.why]];
    case 'send_failed':
    case 'send_uncertain':
      return [words.field.limit, words.daysLeft(daysLeft(limits, osloDate(now)))];
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'approved':
    case 'follow_up':
      return [words.field.status, words.status[stage.status]];
  }
}

function nextStepOf({ requester }: CaseFile, { status }: OpenStage, words: Words): string {
  const answerIsNext = status === 'in_progress' || status === 'send_failed';
  return answerIsNext && !requester ? words.nextStepNoRecipient : words.nextStep[status];
}

function buttonsOf({ id, number, revision }: CaseFile, { status }: OpenStage, words: Words) {
  const value = carry({ c: id, r: revision, l: words.language });
  const { button: name, label, confirm } = words;
  switch (status) {
    case 'awaiting_triage':
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'send_failed':
    case 'follow_up':
      return [button(actions.review, name.review, value, { style: 'primary', label: label.review(number) })];
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
  }
}

function backgroundOf(caseFile: CaseFile, stage: OpenStage, words: Words): string {
  const { mails, receiptSentAt, claimsCase, senderSeen } = caseFile;
  const arrived = [
    words.mails(mails.length),
    ...(claimsCase ? [`*${words.claimsCase(esc(claimsCase))}*`] : []),
    ...(senderSeen ? [words.senderSeen[senderSeen]] : []),
    receiptSentAt ? words.receiptSent : words.noReceipt,
    ...originOf(caseFile, words),
  ];
  return `${approvalOf(stage, words)}${capitalised(arrived.join(' · '))}. ${words.whoIsInside}`;
}

function approvalOf(stage: OpenStage, words: Words): string {
  if (stage.status !== 'approved') return '';
  const { by, at, sendAfter } = stage.approval;
  const approved = words.approvedBy(colleague(by, words), writtenTime(at, words.language));
  return `${approved} ${words.serverGetsItAt(writtenSecond(sendAfter, words.language))} `;
}

/** Why these rights: the ids of the rules that found them. The words they found are the sender's and stay inside. */
function originOf({ lines }: CaseFile, words: Words): readonly string[] {
  if (lines.some(({ chosenBy }) => chosenBy === 'person')) return [words.chosenByPerson];
  const rules = [...new Set(lines.flatMap(({ evidence }) => evidence.map(({ rule }) => rule)))];
  if (rules.length === 0) return [];
  const shown = rules.slice(0, 3).map((rule) => `\`${esc(rule)}\``);
  return [words.proposedBy(listed(rules.length > 3 ? [...shown, words.more(rules.length - 3)] : shown, words))];
}

function closedCard({ caseFile, limits }: CaseView, stage: Extract<Stage, { status: 'closed' }>, words: Words): Card {
  const { number, lines } = caseFile;
  const closedOn = osloDate(stage.closedAt);
  const date = writtenDate(closedOn, words.language);
  const rights = capitalised(
    listedRights(
      lines.map(({ right }) => right),
      words,
      4,
    ) || words.rightsOpen,
  );
  const headline =
    stage.outcome === 'answered'
      ? words.closed.answered(esc(number), rights, date, daysBetween(limits.receivedOn, closedOn))
      : words.closed[stage.outcome](esc(number), date);
  const late = lateness(limits, closedOn).late;
  const punctual = late ? words.closedLate(-daysLeft(limits, closedOn)) : words.closedInTime;
  const by = words.closedBy(colleague(stage.closedBy, words));
  return {
    text: headline.replaceAll('*', ''),
    blocks: [section(headline), note(stage.outcome === 'answered' ? `${by} · ${punctual}` : by)],
  };
}

function daysBetween(from: Temporal.PlainDate, until: Temporal.PlainDate): number {
  return from.until(until, { largestUnit: 'days' }).days;
}
