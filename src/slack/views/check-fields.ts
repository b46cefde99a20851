/**
 * What no field of ours takes, whatever the form is about: nothing where something is needed, more than there is room for, a day that is
 * none, a choice that was not offered. Slack's own apps keep people from it; others, and whoever writes a submission by hand, do not.
 */
import { readDate } from '../../cases/calendar.ts';
import { callbacks } from '../button-value.ts';
import type { Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { entered, ticked } from './inputs.ts';

type Submitted = SubmittedView & { readonly callback_id?: string };

/** A sentence for each field at fault, by its block; undefined where there is none. */
export function faultsIn(view: Submitted, words: Words): Readonly<Record<string, string>> | undefined {
  // What an answer still needs is known better by whoever reads it: what is to be confirmed, who asks.
  const asksForAll = view.callback_id !== callbacks.approve;
  const faults = view.blocks.flatMap((block) => {
    const { block_id: id } = block;
    const fault = id && 'element' in block ? faultOf(view, id, shownField(block), asksForAll, words) : undefined;
    return id && fault ? [[id, fault] as const] : [];
  });
  return faults.length > 0 ? Object.fromEntries(faults) : undefined;
}

type ShownField = {
  readonly optional: boolean;
  readonly type: string;
  readonly most: number;
  /** Undefined where anything may be entered. */
  readonly choices: readonly string[] | undefined;
};

function shownField(block: object): ShownField {
  const { optional = false, element = {} } = block as { optional?: boolean; element?: object };
  const { type = '', max_length: most = 3000, options } = element as Partial<Element>;
  return { optional, type, most, choices: options?.map(({ value }) => value) };
}
type Element = { type: string; max_length: number; options: readonly { value: string }[] };

function faultOf(
  view: SubmittedView,
  id: string,
  { optional, type, most, choices }: ShownField,
  asksForAll: boolean,
  { letterForm, forms: { errors } }: Words,
): string | undefined {
  const text = entered(view, id);
  if (type === 'checkboxes') return ticked(view, id).every((each) => choices?.includes(each)) ? undefined : letterForm.required;
  if (text.trim() === '') return optional || !asksForAll ? undefined : letterForm.required;
  switch (type) {
    case 'plain_text_input':
      return Array.from(text).length > most ? errors.tooLong(most) : undefined;
    case 'datepicker':
      return readDate(text) ? undefined : errors.date;
    case 'radio_buttons':
    case 'static_select':
      return choices?.includes(text) ? undefined : letterForm.required;
    default:
      return undefined;
  }
}
