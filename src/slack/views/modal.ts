import type { KnownBlock, ModalView } from '@slack/types';
import { note, section } from '../blocks.ts';
import { type Carried, callbacks, carry } from '../button-value.ts';
import { capped } from '../text-safety.ts';
import { eitherOf, type Words } from '../words.ts';

type Parts = {
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  /** Left out where there is nothing to decide: the modal can then only be closed. */
  readonly submit?: { readonly callbackId: string; readonly text: string; readonly carried: Carried };
};

/** A modal within Slack's limits for its frame: 24 characters each for title and buttons. The blocks are the callers' to keep below 100. */
export function modal({ title, blocks, submit }: Parts, words: Words): ModalView {
  const plain = (text: string) => ({ type: 'plain_text', text: capped(text, 24), emoji: false }) as const;
  const frame: Pick<ModalView, 'type' | 'title' | 'blocks'> = { type: 'modal', title: plain(title), blocks: [...blocks] };
  if (!submit) return { ...frame, callback_id: callbacks.nothing, close: plain(words.modal.close) };
  return {
    ...frame,
    callback_id: submit.callbackId,
    private_metadata: carry(submit.carried),
    submit: plain(submit.text),
    close: plain(words.modal.cancel),
  };
}

/** Opened at once, because Slack forgets a click after three seconds; filled in when the content is there. */
export function waitingModal(words: Words): ModalView {
  return modal({ title: words.modal.waitingTitle, blocks: [section(words.modal.waiting)] }, words);
}

export function doneModal(text: string, words: Words): ModalView {
  return modal({ title: words.modal.doneTitle, blocks: [section(text)] }, words);
}

/** The first of two yeses is kept, and who may give the other one. */
export function firstYesModal(asked: readonly string[], words: Words): ModalView {
  const { first, firstAnybody } = words.fourEyes.modal;
  return doneModal(asked.length > 0 ? first(eitherOf(asked, words)) : firstAnybody, words);
}

/** For what should not have happened: the reference is what the log has. */
export function problemModal(reference: string, words: Words): ModalView {
  return modal({ title: words.modal.problemTitle, blocks: [section(words.modal.problem(reference))] }, words);
}

export function oldButtonModal(words: Words): ModalView {
  return modal({ title: words.modal.refusedTitle, blocks: [note(words.openOldButton)] }, words);
}
