/** What staff fill in for a letter. The fields come from the templates; this draws them and reads them, and knows none by name. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { LetterKind, Outcomes } from '../../cases/letters.ts';
import { rights } from '../../intents/classification.ts';
import type { Field } from '../../workflow/ports.ts';
import type { LetterForm } from '../../workflow/staff-verbs.ts';
import { section } from '../blocks.ts';
import { callbacks } from '../button-value.ts';
import { capitalised, type Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { choiceInput, dateInput, entered, textInput } from './inputs.ts';
import { modal } from './modal.ts';

/** Which letter of which case a form is for. */
export type Prepared = {
  readonly caseId: string;
  readonly revision: number;
  readonly letter: LetterKind;
  readonly outcomes: Outcomes;
};

/** Slack takes a hundred blocks; a heading and a passage on each right leave room for so many fields. */
const mostFields = 75;

export function letterForm(prepared: Prepared, { fields, values }: LetterForm, words: Words): ModalView {
  const { caseId, revision, letter, outcomes } = prepared;
  const carried = { c: caseId, r: revision, k: letter, ...(letter === 'answer' && { o: outcomes }), l: words.language };
  const input = (field: Field) => inputFor(field, values[field.key], revision, words);
  const shown = fields.slice(0, mostFields);
  const blocks: readonly KnownBlock[] = [
    section(words.letterForm.intro(words.letters[letter])),
    ...rights.flatMap((right) => {
      const outcome = outcomes[right];
      const own = shown.filter((field) => field.right === right);
      if (own.length === 0) return [];
      const heading = outcome
        ? `${capitalised(words.rights[right])}: ${words.outcomes[outcome]}`
        : capitalised(words.rights[right]);
      return [section(`*${heading}*`), ...own.map(input)];
    }),
    ...shown.filter(({ right }) => right === undefined).map(input),
  ];
  return modal(
    {
      title: words.letterForm.title,
      blocks,
      submit: { callbackId: callbacks.planLetter, text: words.letterForm.submit, carried },
    },
    words,
  );
}

/** The revision is part of the id: Slack would otherwise bring back what was typed into an earlier form. */
const blockId = (key: string, revision: number) => `field:${key}:${revision}`;

function inputFor(field: Field, initial: string | undefined, revision: number, words: Words): InputBlock {
  const { key, label, type, required, choices } = field;
  const frame = { id: blockId(key, revision), label, hint: field.hint, required, initial };
  switch (type) {
    case 'text':
      return textInput(frame, { mostCharacters: 1000 });
    case 'address':
      return textInput({ ...frame, hint: field.hint ?? words.letterForm.addressHint }, { mostCharacters: 254 });
    case 'long_text':
      return textInput(frame, { multiline: true, mostCharacters: 3000 });
    case 'date':
      return dateInput(frame);
    case 'choice':
      return choiceInput(frame, choices, words.letterForm.choose);
  }
}

/** What was filled in, by the keys of the fields; empty ones are left out. */
export function readLetterForm(view: SubmittedView): Readonly<Record<string, string>> {
  const values = view.blocks.flatMap(({ block_id: id = '' }) => {
    const key = keyOf(id);
    const value = key && entered(view, id).trim();
    return key && value ? [[key, value] as const] : [];
  });
  return Object.fromEntries(values);
}

/** The block of a field in this form, for a complaint at the right place; the first field where it is none of them. */
export function fieldBlock({ blocks }: SubmittedView, key: string | undefined): string | undefined {
  const ids = blocks.flatMap(({ block_id: id = '' }) => (keyOf(id) ? [id] : []));
  return ids.find((id) => keyOf(id) === key) ?? ids[0];
}

const keyOf = (id: string) => /^field:([^:]+):\d+$/.exec(id)?.[1];
