/** The few kinds of block that cards and views are made of. Own words in mrkdwn, foreign text in `plain_text`, never the other way. */
import type { ActionsBlock, Button, ConfirmationDialog, ContextBlock, HeaderBlock, SectionBlock } from '@slack/types';
import { capped, foreign } from './text-safety.ts';
import type { Words } from './words.ts';

/** Own words as mrkdwn; `verbatim` keeps Slack from making links out of what is none. */
export function own(text: string) {
  return { type: 'mrkdwn', text: capped(text, 2900), verbatim: true } as const;
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: capped(text, 150), emoji: false } };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: own(text) };
}

/** Foreign text at normal size; cut at 2900 code points, so that callers who must not lose any hand in pieces. */
export function quotation(text: string): SectionBlock {
  return { type: 'section', text: foreign(text, 2900), expand: true };
}

export function note(text: string): ContextBlock {
  return { type: 'context', elements: [own(text)] };
}

export function actionRow(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

type ButtonOptions = {
  readonly style?: 'primary' | 'danger';
  /** What a screen reader says instead of the bare verb; at most 75 characters. */
  readonly label?: string;
  readonly confirm?: ConfirmationDialog;
};

export function button(actionId: string, text: string, value: string, { style, label, confirm }: ButtonOptions = {}): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: capped(text, 75), emoji: false },
    value,
    ...(style && { style }),
    ...(label && { accessibility_label: capped(label, 75) }),
    ...(confirm && { confirm }),
  };
}

/** For acts that reach a person outside or cannot be taken back. */
export function areYouSure(text: string, words: Words): ConfirmationDialog {
  const plain = (own: string, limit: number) => ({ type: 'plain_text', text: capped(own, limit), emoji: false }) as const;
  return {
    title: plain(words.confirm.title, 100),
    text: plain(text, 300),
    confirm: plain(words.button.yes, 30),
    deny: plain(words.button.no, 30),
  };
}
