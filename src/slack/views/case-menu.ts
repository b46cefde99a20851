/** "More …": all that can be done with the case as it stands. Buttons, so that the same one can be pressed twice; a list in Slack cannot. */
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { mayBeReopened } from '../../cases/decision.ts';
import { possibleLetters } from '../../cases/letter-rules.ts';
import type { LetterKind } from '../../cases/letters.ts';
import { standingNotes } from '../../cases/notes.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { actionRow, areYouSure, button, section } from '../blocks.ts';
import { actions, type Carried, carry } from '../button-value.ts';
import type { Words } from '../words.ts';
import { modal } from './modal.ts';

export function caseMenu({ caseFile, organisation, tasks, now }: CaseView, words: Words): ModalView {
  const { id, revision, number, lines, mails, triage, exchanges, proofs } = caseFile;
  const { button: name, menu, forms } = words;
  const value = (more: Partial<Carried> = {}) => carry({ c: id, r: revision, ...more, l: words.language });
  const notes = standingNotes(caseFile).length;
  const letters = possibleLetters(caseFile, organisation, now).filter((letter) => letter !== 'answer');
  const isAsked = (about: 'identity' | 'clarification') =>
    exchanges.findLast((exchange) => exchange.about === about)?.what === 'asked';
  const canAnswer = !triage && lines.some(({ answered }) => !answered);
  const asked = (['identity', 'clarification'] as const).filter(isAsked);

  const isAnswered = lines.some(({ answered }) => answered);
  const wasSent = caseFile.sent.length > 0 || caseFile.receiptSentAt !== undefined;
  const noRequest = button(actions.notARequest, name.notARequest, value(), {
    confirm: areYouSure(words.confirm.notARequest, words),
  });

  const letterButton = (letter: LetterKind) => button(`${actions.letter}:${letter}`, words.letters[letter], value({ k: letter }));

  const blocks = [
    ...group(menu.answer, [
      ...(canAnswer ? [button(actions.otherAnswer, name.otherAnswer, value())] : []),
      ...(canAnswer ? [button(actions.refuse, forms.menu.refuse, value())] : []),
      ...(triage ? [] : [button(actions.changeRights, name.changeRights, value())]),
      ...(isAnswered ? [] : [noRequest]),
    ]),
    ...group(menu.letters, letters.filter(isUsual).map(letterButton)),
    ...group(menu.otherLetters, letters.filter((letter) => !isUsual(letter)).map(letterButton)),
    ...group(menu.upkeep, [
      button(actions.note, words.notes.button, value()),
      ...(notes > 0 ? [button(actions.readNotes, words.notes.readAll(notes), value())] : []),
      ...asked.map((about) => button(`${actions.theyAnswered}:${about}`, words.theyAnswered[about], value({ a: about }))),
      button(actions.identity, proofs.length > 0 ? name.moreProof : name.identity, value()),
      ...(tasks.length > 0 ? [button(actions.tasks, name.tasks, value())] : []),
      button(actions.nameRequester, name.nameRequester, value()),
      button(actions.correctReceipt, name.correctReceipt, value()),
      button(actions.merge, name.merge, value()),
      ...(caseFile.handler ? [button(actions.take, name.takeOver, value())] : []),
      button(actions.openAssign, forms.menu.assign, value()),
      ...(lines.length > 1 || mails.length > 1 ? [button(actions.split, forms.menu.split, value())] : []),
      ...(mayBeReopened(caseFile)
        ? [button(actions.reopen, name.reopen, value(), { confirm: areYouSure(words.confirm.reopen, words) })]
        : []),
      ...(wasSent ? [button(actions.wrongRecipient, forms.menu.wrongRecipient, value())] : []),
    ]),
  ];
  return modal({ title: menu.title(number), blocks }, words);
}

/** What most cases need, so that it is found at once. */
const usual: readonly LetterKind[] = ['identity_request', 'identity_code', 'clarification', 'clock_resumed', 'extension'];
export const isUsual = (letter: LetterKind) => usual.includes(letter);

function group(title: string, buttons: readonly Button[]): readonly KnownBlock[] {
  return buttons.length > 0 ? [section(title), actionRow(...buttons)] : [];
}
