/** The review: what was asked, why Frist thinks so, and the exact answer that one click sends. */
import type { KnownBlock, ModalView } from '@slack/types';
import { osloDate } from '../../cases/calendar.ts';
import type { RequestLine } from '../../cases/case-file.ts';
import { daysLeft } from '../../cases/due-dates.ts';
import type { LetterDraft } from '../../workflow/ports.ts';
import type { Review } from '../../workflow/staff-verbs.ts';
import { actionRow, button, note, own, quotation, section } from '../blocks.ts';
import { actions, callbacks, carry } from '../button-value.ts';
import { writtenDate } from '../dates.ts';
import { esc, foreign, harmless, pieces } from '../text-safety.ts';
import { articles, capitalised, type Words } from '../words.ts';
import { answerFields, confirmationFields, identityFields, tooLongForABox } from './answer-fields.ts';
import { mailsOfCase } from './mail-blocks.ts';
import { modal } from './modal.ts';

/** The review of a case; without a draft, or where the sender is unclear, there is nothing to submit. */
export function reviewModal(review: Review, words: Words): ModalView {
  const { view, draft, recipient, shown } = review;
  const { id, revision, number } = view.caseFile;
  const carried = { c: id, r: revision, s: shown, l: words.language };
  const canApprove = draft !== undefined && recipient !== undefined && isOpenForApproval(review);
  const frame = { title: words.modal.reviewTitle(number), blocks: blocksOf(review, canApprove ? draft : undefined, words) };
  if (!canApprove) return modal(frame, words);
  return modal({ ...frame, submit: { callbackId: callbacks.approve, text: words.modal.approve, carried } }, words);
}

function isOpenForApproval({ view }: Review): boolean {
  switch (view.caseFile.stage.status) {
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'send_failed':
      return true;
    case 'awaiting_triage':
    case 'approved':
    case 'send_uncertain':
    case 'follow_up':
    case 'closed':
      return false;
  }
}

function blocksOf(review: Review, draft: LetterDraft | undefined, words: Words): readonly KnownBlock[] {
  const { caseFile } = review.view;
  const change = carry({ c: caseFile.id, r: caseFile.revision, l: words.language });
  return [
    addressAndLimit(review, words),
    ...(review.recipient ? [] : [section(words.modal.noRecipient)]),
    ...caseFile.lines.flatMap((line) => whyThisRight(line, words)),
    ...(isOpenForApproval(review) ? [actionRow(button(actions.changeRights, words.button.changeRights, change))] : []),
    { type: 'divider' },
    ...mailsOfCase(review.mails, words),
    { type: 'divider' },
    ...(draft ? answerOf(draft, review, words) : [section(words.modal.nothingToApprove)]),
  ];
}

function addressAndLimit({ recipient, view }: Review, words: Words): KnownBlock {
  const limit = writtenDate(view.limits.operationalDue, words.language);
  const days = words.daysLeft(daysLeft(view.limits, osloDate(view.now)));
  return {
    type: 'section',
    // Two columns, filled row by row: the labels, then what they stand for.
    fields: [
      own(`*${words.modal.to}*`),
      own(`*${words.field.limit}*`),
      foreign(recipient ?? '–', 2000),
      own(`${limit} (${days.toLowerCase()})`),
    ],
  };
}

/** The sender's words that led here, and the rule that saw them: what a person checks before believing the machine. */
export function whyThisRight({ right, chosenBy, evidence }: RequestLine, words: Words): readonly KnownBlock[] {
  const name = capitalised(words.rights[right]);
  const article = words.article(articles[right]);
  if (chosenBy === 'person' || evidence.length === 0) return [note(words.modal.chosen(name, article))];
  const quotes = bySentence(evidence).map(([text, rules]) =>
    foreign(`«${harmless(text).trim()}» (${rules.slice(0, 2).join(', ')})`, 400),
  );
  return [section(words.modal.because(name, article)), { type: 'context', elements: quotes }];
}

/** Often several rules go by the same words: those are shown once, and room is left for other words. */
function bySentence(evidence: RequestLine['evidence']): readonly (readonly [string, readonly string[]])[] {
  const rules = new Map<string, string[]>();
  for (const { text, rule } of evidence) rules.set(text, [...(rules.get(text) ?? []), rule]);
  return [...rules].slice(0, 3);
}

function answerOf(draft: LetterDraft, { shown, identity }: Review, words: Words): readonly KnownBlock[] {
  const mark = shown.slice(0, 8);
  const { subjectLine, opening, body, closing, confirmations } = draft;
  const long = confirmations.filter(({ text }) => tooLongForABox(text));
  return [
    { type: 'context', elements: [foreign(words.modal.answerHead(subjectLine), 500)] },
    note(words.modal.lockedOpening),
    ...locked(opening),
    ...answerFields(body, mark, words),
    note(words.modal.lockedClosing),
    ...locked(closing),
    ...(long.length > 0 ? [note([words.modal.confirmationsWhole, ...long.map(({ text }) => `• ${esc(text)}`)].join('\n'))] : []),
    ...confirmationFields(confirmations, mark, words),
    ...identityFields(identity, mark, words),
    note(words.modal.undoNote),
  ];
}

const locked = (text: string) => pieces(harmless(text), 2900).map(quotation);
