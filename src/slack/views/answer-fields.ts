/**
 * The editable part of an answer as input fields, and what a reviewer made of them. A field holds 3000 characters, so that a long
 * answer is cut into several and put together again exactly as it was.
 */
import type { InputBlock } from '@slack/types';
import { proofMethods } from '../../cases/identity.ts';
import type { ShownIdentity } from '../../cases/proofs.ts';
import type { Review } from '../../workflow/staff-verbs.ts';
import { capped, wholeCharacters } from '../text-safety.ts';
import type { Words } from '../words.ts';
import { withBreaks } from './kept-breaks.ts';

/** Leaves a hundred characters to write in where a field is full. */
const fieldSize = 2900;

/** Where a text may be cut, the best first: between passages, lines, words; between characters only where nothing else is left. */
const joints = ['\n\n', '\n', ' ', ''] as const;

type Part = { readonly text: string /** Index of the joint that stood before it. */; readonly joint: number };

/**
 * @param mark stands for the draft shown. Slack keeps what was typed into a field when a view is replaced by one with the same block
 *   id; a new draft must not come up with the old draft's text.
 */
export function answerFields(body: string, mark: string, words: Words): readonly InputBlock[] {
  const parts = cutIntoFields(body);
  return parts.map(({ text, joint }, i) => ({
    type: 'input',
    block_id: `body:${i + 1}:${joint}:${mark}`,
    label: plain(parts.length > 1 ? words.modal.bodyPart(i + 1, parts.length) : words.modal.body),
    element: { type: 'plain_text_input', action_id: 'v', multiline: true, max_length: 3000, initial_value: text },
    hint: plain(text.includes('[[') ? words.modal.gapHint : words.modal.bodyHint),
  }));
}

function cutIntoFields(text: string, joint = 0): readonly Part[] {
  if (text.length <= fieldSize) return [{ text, joint }];
  const window = text.slice(0, fieldSize);
  for (const [next, separator] of joints.entries()) {
    const cut = separator ? window.lastIndexOf(separator) : wholeCharacters(window);
    if (cut > 0) return [{ text: text.slice(0, cut), joint }, ...cutIntoFields(text.slice(cut + separator.length), next)];
  }
  return [{ text, joint }];
}

/** Boxes to tick, ten to a block: what the answer claims was done. */
export function confirmationFields(
  confirmations: readonly { readonly id: string; readonly text: string }[],
  mark: string,
  words: Words,
): readonly InputBlock[] {
  return tens(confirmations).map((ten, i) => ({
    type: 'input',
    block_id: `confirm:${i + 1}:${mark}`,
    label: plain(words.modal.confirmations),
    element: {
      type: 'checkboxes',
      action_id: 'v',
      options: ten.map(({ id, text }) => ({ text: plain(capped(text, 75)), value: id })),
    },
  }));
}

/**
 * How the approver knows who asks (GDPR Art. 12(6)); what was seen or asked goes into a note, never the fact itself. Nothing is chosen
 * beforehand: a ready-made yes would be no decision of a person.
 */
export function identityFields(identity: Review['identity'], mark: string, words: Words): readonly InputBlock[] {
  if (!identity) return [];
  const { modal } = words;
  return [
    {
      type: 'input',
      block_id: `identity:method:${mark}`,
      label: plain(modal.identity[identity.needed]),
      element: {
        type: 'radio_buttons',
        action_id: 'v',
        options: identity.offered.map((method) => ({ text: plain(words.proofs[method]), value: method })),
      },
    },
    {
      type: 'input',
      block_id: `identity:note:${mark}`,
      optional: true,
      label: plain(modal.identityNote),
      element: { type: 'plain_text_input', action_id: 'v', max_length: 300 },
      hint: plain(modal.identityNoteHint),
    },
  ];
}

/** A box has room for 75 characters; what is longer is shown in full beside the boxes. */
export function tooLongForABox(text: string): boolean {
  return Array.from(text).length > 75;
}

function tens<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.length === 0 ? [] : [all.slice(0, 10), ...tens(all.slice(10))];
}

/** The part of a submitted view that is read here: its blocks as they were shown, and what was entered. */
export type SubmittedView = {
  readonly blocks: readonly { readonly block_id?: string; readonly element?: unknown }[];
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, Entered>>>> };
};
type Entered = {
  readonly value?: string | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_date?: string | null | undefined;
};

export type FilledIn = {
  readonly body: string;
  readonly confirmed: readonly string[];
  readonly identity: ShownIdentity | undefined;
  /** Block ids, for a complaint at the right place. */
  readonly fieldOf: {
    gap(gap: string): string;
    confirmation(id: string): string;
    readonly first: string;
    readonly identity: string;
    readonly identityNote: string;
  };
};

/**
 * What the reviewer made of the fields. A field that comes without a value was left as it was shown: Slack itself refuses to submit an
 * empty one, and some clients send nothing for an untouched one.
 */
export function readAnswer({ blocks, state }: SubmittedView): FilledIn {
  const shown = blocks.flatMap((block) => (block.block_id ? [{ id: block.block_id, element: elementOf(block.element) }] : []));
  const fields = shown
    .filter(({ id }) => id.startsWith('body:'))
    .map(({ id, element }) => ({ id, text: textOf(state.values[id]?.v?.value, element.initial_value ?? '') }));
  const boxes = shown.filter(({ id }) => id.startsWith('confirm:'));
  const firstField = fields[0]?.id ?? '';
  const [method, note] = ['identity:method:', 'identity:note:'].map((start) => shown.find(({ id }) => id.startsWith(start))?.id);
  return {
    body: fields.map(({ id, text }, i) => (i === 0 ? text : `${jointBefore(id)}${text}`)).join(''),
    confirmed: boxes.flatMap(({ id }) => state.values[id]?.v?.selected_options?.map(({ value }) => value) ?? []),
    identity: identityIn(state.values[method ?? '']?.v, state.values[note ?? '']?.v),
    fieldOf: {
      first: firstField,
      identity: method ?? firstField,
      identityNote: note ?? firstField,
      gap: (gap) => fields.find(({ text }) => text.includes(gap))?.id ?? firstField,
      confirmation: (wanted) =>
        boxes.find(({ element }) => element.options?.some(({ value }) => value === wanted))?.id ?? boxes[0]?.id ?? firstField,
    },
  };
}

const textOf = (typed: string | null | undefined, shown: string) => (typed == null ? shown : withBreaks(shown, typed));

/** The reviewer's own words, where they differ from what was drafted. */
export function editedBody(view: SubmittedView): string | undefined {
  const { body } = readAnswer(view);
  return body === readAnswer({ ...view, state: { values: {} } }).body ? undefined : body;
}

function identityIn(method: Entered | undefined, note: Entered | undefined): ShownIdentity | undefined {
  const chosen = proofMethods.find((each) => each === method?.selected_option?.value);
  return chosen && { method: chosen, note: note?.value ?? '' };
}

const jointBefore = (blockId: string) => joints[Number(blockId.split(':')[2])] ?? '\n\n';

type ShownElement = { readonly initial_value?: string; readonly options?: readonly { readonly value: string }[] };

function elementOf(element: unknown): ShownElement {
  return typeof element === 'object' && element !== null ? element : {};
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;
