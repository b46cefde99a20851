import type { ModalView } from '@slack/types';
import type { ReadableMail } from '../../workflow/staff-verbs.ts';
import type { Words } from '../words.ts';
import { wholeMail } from './mail-blocks.ts';
import { modal } from './modal.ts';

/** One mail, to read and nothing else. */
export function mailModal(mail: ReadableMail, words: Words): ModalView {
  return modal({ title: words.modal.mailTitle, blocks: wholeMail(mail, words) }, words);
}
