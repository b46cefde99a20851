/** The part of the review that is about the letter: its exact text, what is to be confirmed, and what else can be done with it. */
import type { InputBlock, KnownBlock } from '@slack/types';
import { type LetterKind, letterLanguages } from '../../cases/letters.ts';
import { rights } from '../../intents/classification.ts';
import type { LetterDraft } from '../../workflow/ports.ts';
import type { Review } from '../../workflow/staff-verbs.ts';
import { actionRow, areYouSure, button, note, quotation, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenMoment } from '../dates.ts';
import { esc, foreign, harmless, pieces } from '../text-safety.ts';
import { colleague, listed, type Words } from '../words.ts';
import { answerFields, confirmationFields, identityFields, type SubmittedView, tooLongForABox } from './answer-fields.ts';
import { isUsual } from './case-menu.ts';
import { choiceInput, entered } from './inputs.ts';

/** @param missing names of fields that are still to be filled in: the text is then shown, and cannot be edited or approved */
export function letterToReview(
  draft: LetterDraft,
  review: Review,
  missing: readonly string[],
  words: Words,
): readonly KnownBlock[] {
  const { shown, identity, letter } = review;
  const mark = shown.slice(0, 8);
  const { subjectLine, opening, body, closing, confirmations } = draft;
  const long = confirmations.filter(({ text }) => tooLongForABox(text));
  const text: readonly KnownBlock[] = [
    { type: 'context', elements: [foreign(words.modal.letterHead(words.letters[letter], subjectLine), 500)] },
    ...whatItSays(review, words),
    ...secondPair(review, words),
    ...inAnotherLanguage(draft, review, words),
    note(words.modal.lockedOpening),
    ...locked(opening),
    ...(missing.length > 0 ? locked(body) : answerFields(body, mark, words)),
    note(words.modal.lockedClosing),
    ...locked(closing),
  ];
  if (missing.length > 0)
    return [
      ...text,
      section(words.modal.missing(listed(missing.map(esc), words))),
      ...acts(review, true, words),
      ...anotherLetter(review, words),
    ];
  return [
    ...text,
    ...(long.length > 0 ? [note([words.modal.confirmationsWhole, ...long.map(({ text }) => `• ${esc(text)}`)].join('\n'))] : []),
    ...confirmationFields(confirmations, mark, words),
    ...identityFields(identity, mark, words),
    ...(review.recipient ? [wayInput(mark, words)] : [note(words.modal.otherWayNote)]),
    ...acts(review, false, words),
    ...anotherLetter(review, words),
    note(words.modal.undoNote),
  ];
}

/** By mail unless somebody says otherwise. */
function wayInput(mark: string, words: Words): InputBlock {
  const { way, byMail, otherWay, otherWayNote } = words.modal;
  const ways = [
    { id: 'mail', label: byMail },
    { id: 'other', label: otherWay },
  ];
  return choiceInput({ id: `way:${mark}`, label: way, hint: otherWayNote, required: true, initial: 'mail' }, ways, byMail);
}

/** Whether the approver sends it themselves, by letter or portal. */
export function isSentByHand(view: SubmittedView): boolean {
  const block = view.blocks.find(({ block_id: id }) => id?.startsWith('way:'))?.block_id;
  return block !== undefined && entered(view, block) === 'other';
}

/** Who prepared it, and in an answer that is not simply a yes, how each thing is answered. */
function whatItSays({ view, letter, outcomes }: Review, words: Words): readonly KnownBlock[] {
  const { plan } = view.caseFile;
  if (!plan) return [];
  const each = rights.flatMap((right) => {
    const outcome = outcomes[right];
    return outcome ? [`${words.rights[right]}: ${words.outcomes[outcome]}`] : [];
  });
  const says = letter === 'answer' ? [`*${words.modal.outcomesHead}:* ${each.join(', ')}.`] : [];
  return [section([...says, words.modal.preparedBy(colleague(plan.by, words))].join(' '))];
}

/** Whose yes there is already, and what becomes of one more. */
function secondPair({ view }: Review, words: Words): readonly KnownBlock[] {
  const { firstYes } = view.caseFile;
  if (!firstYes) return [];
  const who = colleague(firstYes.by, words);
  return [section(words.fourEyes.modal.isSecond(who, writtenMoment(firstYes.at, words.language)))];
}

/** What else can be done with a draft than approving it. */
function acts({ view, letter, outcomes }: Review, isMissing: boolean, words: Words): readonly KnownBlock[] {
  const { id, revision, plan } = view.caseFile;
  const value = carry({ c: id, r: revision, k: letter, ...(letter === 'answer' && { o: outcomes }), l: words.language });
  const { button: name, forms } = words;
  const fill = button(
    `${actions.letter}:fill`,
    isMissing ? name.fillIn : name.change,
    value,
    isMissing ? { style: 'primary' } : {},
  );
  const drop = button(actions.dropPlan, name.dropPlan, value, { confirm: areYouSure(words.confirm.dropPlan, words) });
  return [
    actionRow(
      ...(isMissing ? [] : [button(actions.preview, forms.review.preview, value)]),
      ...(isMissing || plan ? [fill] : []),
      ...(isMissing ? [] : [button(actions.handIn, name.handIn, value)]),
      ...(plan ? [drop] : []),
    ),
  ];
}

/** The machine may have read a short mail wrongly, or the person asks for another language. */
function inAnotherLanguage({ language }: LetterDraft, { view: { caseFile } }: Review, words: Words): readonly KnownBlock[] {
  const { review: say, languages } = words.forms;
  const { id: c, revision: r } = caseFile;
  const others = letterLanguages.filter((each) => each !== language);
  return [
    section(say.language(languages[language])),
    actionRow(
      ...others.map((each) =>
        button(`${actions.language}:${each}`, languages[each], carry({ c, r, g: each, l: words.language }), {
          confirm: areYouSure(say.confirmLanguage, words),
        }),
      ),
    ),
  ];
}

/** Another letter in place of this one; what is rarer stands in the menu. */
function anotherLetter({ view: { caseFile }, letter, letters }: Review, words: Words): readonly KnownBlock[] {
  const { review: say } = words.forms;
  const { id: c, revision: r } = caseFile;
  const value = (k?: LetterKind) => carry({ c, r, ...(k && { k }), l: words.language });
  const sure = { confirm: areYouSure(say.confirmLetter, words) };
  const usual = letters.filter((each) => each !== letter && isUsual(each));
  return [
    section(say.otherLetter),
    actionRow(
      ...(letters.includes('answer') ? [button(actions.otherAnswer, words.button.otherAnswer, value(), sure)] : []),
      ...usual.map((each) => button(`${actions.letter}:${each}`, words.letters[each], value(each), sure)),
      button(actions.more, say.moreLetters, value(), sure),
    ),
  ];
}

const locked = (text: string) => pieces(harmless(text), 2900).map(quotation);
