/** The review: what was asked, why Frist thinks so, and the exact answer that one click sends. */
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { osloDate } from '../../cases/calendar.ts';
import type { CaseFile, RequestLine } from '../../cases/case-file.ts';
import { daysLeft } from '../../cases/due-dates.ts';
import { assessmentKey } from '../../cases/letter-rules.ts';
import { rights } from '../../intents/classification.ts';
import type { LetterDraft } from '../../workflow/ports.ts';
import type { Review } from '../../workflow/staff-verbs.ts';
import { actionRow, button, note, own, section } from '../blocks.ts';
import { actions, callbacks, carry } from '../button-value.ts';
import { signsOf } from '../cards/card-facts.ts';
import { writtenDate, writtenMoment } from '../dates.ts';
import { foreign, harmless } from '../text-safety.ts';
import { articles, capitalised, colleague, listed, type Words } from '../words.ts';
import { mailsOfCase } from './mail-blocks.ts';
import { modal } from './modal.ts';
import { notesOfCase } from './notes.ts';
import { letterToReview } from './review-letter.ts';

/**
 * The review of a case; without a draft, or with something missing in it, there is nothing to submit. Where it is unclear whom the
 * letter goes to, it can only be approved as sent by the person themselves.
 * @param missing names of fields that are still to be filled in
 */
export function reviewModal(review: Review, words: Words, missing: readonly string[] = []): ModalView {
  const { view, draft, recipient, shown } = review;
  const { id, revision, number } = view.caseFile;
  const letter = isOpenForApproval(review) ? draft : undefined;
  const frame = { title: words.modal.reviewTitle(number), blocks: blocksOf(review, letter, missing, words) };
  if (!letter || missing.length > 0) return modal(frame, words);
  const text = recipient ? words.modal.approve : words.modal.approveOtherWay;
  const carried = { c: id, r: revision, s: shown, ...(!recipient && { w: 'other' as const }), l: words.language };
  return modal({ ...frame, submit: { callbackId: callbacks.approve, text, carried } }, words);
}

/** Keys of what has to be filled in before the letter can be approved, the company's own promise to assess each request included. */
export function missingIn({ draft, letter, outcomes, view }: Review): readonly string[] {
  const { caseFile, organisation } = view;
  const unassessed = organisation.assessmentRights.filter((right) => {
    const isAnswered = letter === 'answer' && outcomes[right] !== undefined;
    return isAnswered && !caseFile.plan?.values[assessmentKey(right)]?.trim();
  });
  return draft ? [...unassessed.map(assessmentKey), ...draft.missing] : [];
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

function blocksOf(
  review: Review,
  draft: LetterDraft | undefined,
  missing: readonly string[],
  words: Words,
): readonly KnownBlock[] {
  const { caseFile } = review.view;
  const isOpen = isOpenForApproval(review);
  const above = [
    addressAndLimit(review, words),
    ...(review.recipient || !draft ? [] : [section(words.modal.noRecipient)]),
    ...signs(caseFile, words),
    ...proofsOf(caseFile, words),
    ...caseFile.lines.flatMap((line) =>
      whyThisRight(line, words, isOpen && !line.answered ? notThis(line, review, words) : undefined),
    ),
    ...(isOpen ? [section(words.forms.review.add), actionRow(...otherRights(review, words))] : []),
    { type: 'divider' } as const,
  ];
  const below = [
    ...notesOfCase(review.view, words),
    { type: 'divider' } as const,
    ...(draft ? letterToReview(draft, review, missing, words) : [section(words.modal.nothingToApprove)]),
  ];
  return [...above, ...mailsOfCase(review.mails, words, 100 - above.length - below.length), ...below];
}

/** Who noted how the person was known, so that an approver does not lean on what nobody has looked at. */
function proofsOf({ proofs }: CaseFile, words: Words): readonly KnownBlock[] {
  if (proofs.length === 0) return [];
  const each = proofs.map(({ method, by, at }) =>
    words.modal.proof(words.proofs[method], colleague(by, words), writtenMoment(at, words.language)),
  );
  return [note(each.join('\n'))];
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
export function whyThisRight(
  { right, chosenBy, evidence }: RequestLine,
  words: Words,
  correction?: Button,
): readonly KnownBlock[] {
  const name = capitalised(words.rights[right]);
  const article = words.article(articles[right]);
  const headed = (text: string) => (correction ? { ...section(text), accessory: correction } : section(text));
  if (chosenBy === 'person' || evidence.length === 0) {
    const chosen = words.modal.chosen(name, article);
    return [correction ? headed(chosen) : note(chosen)];
  }
  const quotes = bySentence(evidence).map(([text, rules]) =>
    foreign(`«${harmless(text).trim()}» (${rules.slice(0, 2).join(', ')})`, 400),
  );
  return [headed(words.modal.because(name, article)), { type: 'context', elements: quotes }];
}

/** One press takes out what the rules saw wrongly, and another puts it back. */
function notThis({ right }: RequestLine, { view: { caseFile } }: Review, words: Words): Button {
  const { id: c, revision: r } = caseFile;
  const label = `${words.forms.review.notThis}: ${words.rights[right]}`;
  return button(`${actions.notThis}:${right}`, words.forms.review.notThis, carry({ c, r, q: right, l: words.language }), {
    label,
  });
}

/** All that is not asked so far, one press each; the last opens the question as a whole, with what an objection is about. */
function otherRights({ view: { caseFile } }: Review, words: Words): readonly Button[] {
  const { id: c, revision: r, lines } = caseFile;
  const missing = rights.filter((right) => lines.every((line) => line.right !== right));
  return [
    ...missing.map((right) =>
      button(`${actions.alsoThis}:${right}`, capitalised(words.rights[right]), carry({ c, r, q: right, l: words.language })),
    ),
    button(actions.changeRights, words.button.changeRights, carry({ c, r, l: words.language })),
  ];
}

/** Often several rules go by the same words: those are shown once, and room is left for other words. */
function bySentence(evidence: RequestLine['evidence']): readonly (readonly [string, readonly string[]])[] {
  const rules = new Map<string, string[]>();
  for (const { text, rule } of evidence) rules.set(text, [...(rules.get(text) ?? []), rule]);
  return [...rules].slice(0, 3);
}

/** What changes how the case is to be read: somebody else writes, a child, a new address. */
function signs({ senderSigns }: CaseFile, words: Words): readonly KnownBlock[] {
  const seen = signsOf(senderSigns, words);
  return seen.length > 0 ? [section(`⚠️ *${capitalised(listed(seen, words))}.*`)] : [];
}
