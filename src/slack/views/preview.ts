/** The exact mail before it goes: to whom, from whom, under which subject line, and every word of it. */
import type { ModalView } from '@slack/types';
import type { Preview } from '../../workflow/staff-verbs.ts';
import { actionRow, button, note, own, quotation } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { capped, foreign, harmless, pieces } from '../text-safety.ts';
import type { Words } from '../words.ts';
import { modal } from './modal.ts';

/** Code points; a letter that hands a whole request on may be longer than a view holds. */
const mostText = 60_000;

/**
 * @param caseId set where the preview took the place of the review, so that a button has to lead back; on top of it, closing does
 */
export function previewModal(preview: Preview, words: Words, caseId?: string): ModalView {
  const { from, to, subjectLine, text } = preview;
  const { modal: names, forms } = words;
  const clean = harmless(text);
  const shown = capped(clean, mostText);
  const view = modal(
    {
      title: forms.review.previewTitle,
      blocks: [
        {
          type: 'section',
          // Two columns, filled row by row: the labels, then what they stand for.
          fields: [
            own(`*${names.to}*`),
            own(`*${forms.review.from}*`),
            foreign(to ?? '–', 2000),
            foreign(`${from.name} <${from.address}>`, 2000),
          ],
        },
        { type: 'context', elements: [foreign(`${names.subject}: ${subjectLine}`, 1000)] },
        { type: 'divider' },
        ...pieces(shown, 2900).map(quotation),
        ...(shown === clean ? [] : [note(names.shortened)]),
        { type: 'divider' },
        note(forms.review.previewNote),
        ...(caseId === undefined
          ? []
          : [actionRow(button(actions.review, forms.review.back, carry({ c: caseId, l: words.language })))]),
      ],
    },
    words,
  );
  return caseId === undefined ? { ...view, close: { type: 'plain_text', text: forms.review.back, emoji: false } } : view;
}
