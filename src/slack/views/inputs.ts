/** Input fields as Slack has them, and what a person entered. A field that comes back without a value was left as it was shown. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import { Temporal } from 'temporal-polyfill';
import { officeZone } from '../../cases/calendar.ts';
import { capped } from '../text-safety.ts';
import type { SubmittedView } from './answer-fields.ts';
import { withBreaks } from './kept-breaks.ts';

export type Choice = { readonly id: string; readonly label: string };
type Frame = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Slack itself then refuses to submit the field empty. */
  readonly required?: boolean;
  readonly initial?: string | undefined;
};

/** @param mostCharacters Slack takes 3000 */
export function textInput(frame: Frame, { multiline = false, mostCharacters = 300 } = {}): InputBlock {
  const initial = frame.initial && capped(frame.initial, mostCharacters);
  return input(frame, {
    type: 'plain_text_input',
    action_id: 'v',
    multiline,
    max_length: mostCharacters,
    ...(initial && { initial_value: initial }),
  });
}

export function dateInput(frame: Frame): InputBlock {
  return input(frame, { type: 'datepicker', action_id: 'v', ...(frame.initial && { initial_date: frame.initial }) });
}

/** Few choices stand open, many fold into a list; the placeholder says what holds where nothing is chosen. */
export function choiceInput(frame: Frame, choices: readonly Choice[], placeholder: string): InputBlock {
  const options = choices.slice(0, 100).map(option);
  const initial = options.find(({ value }) => value === frame.initial);
  const given = { options, ...(initial && { initial_option: initial }) };
  if (choices.length <= 4) return input(frame, { type: 'radio_buttons', action_id: 'v', ...given });
  return input(frame, {
    type: 'static_select',
    action_id: 'v',
    ...given,
    placeholder: plain(capped(initial?.text.text ?? placeholder, 150)),
  });
}

/** One box, never needed. */
export function boxInput({ id, label, hint }: Frame, { id: value, label: text }: Choice): InputBlock {
  return boxesInput({ id, label, hint }, [{ id: value, label: text }]);
}

/** Boxes to tick, ten at most; none is ticked beforehand, and none has to be. */
export function boxesInput({ id, label, hint }: Frame, choices: readonly Choice[]): InputBlock {
  return input({ id, label, hint }, { type: 'checkboxes', action_id: 'v', options: choices.map(option) });
}

function input({ id, label, hint, required = false }: Frame, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: !required,
    label: plain(capped(label, 200)),
    element,
    ...(hint && { hint: plain(capped(hint, 200)) }),
  };
}

const option = ({ id, label }: Choice): PlainTextOption => ({ text: plain(capped(label, 75)), value: id });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

/** What stands in the field of this block id after the person has filled it in; empty where nothing does. */
export function entered({ blocks, state }: SubmittedView, id: string): string {
  const now = state.values[id]?.v;
  const initial = initialOf(blocks.find((block) => block.block_id === id)?.element);
  const typed = now?.value == null ? undefined : withBreaks(initial, now.value);
  return typed ?? now?.selected_option?.value ?? now?.selected_date ?? initial;
}

export function isTicked(view: SubmittedView, id: string): boolean {
  return ticked(view, id).length > 0;
}

/** Ids of the boxes that were ticked in this block. */
export function ticked({ state }: SubmittedView, id: string): readonly string[] {
  return (state.values[id]?.v?.selected_options ?? []).map(({ value }) => value);
}

type ShownElement = {
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_option?: { readonly value: string };
};

function initialOf(element: unknown): string {
  const { initial_value, initial_date, initial_option } = (element ?? {}) as ShownElement;
  return initial_value ?? initial_date ?? initial_option?.value ?? '';
}

/**
 * A moment on the wall clock in Oslo: a legal date must not shift with the zone of whoever types it.
 * @param time `14:05` or `14.05`
 * @returns undefined where one of the two is none
 */
export function osloMoment(date: string, time: string): Temporal.Instant | undefined {
  const parts = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(time);
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2]);
  if (!parts || hour > 23 || minute > 59 || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: officeZone, plainTime: { hour, minute } }).toInstant();
}

/** The date and the time of day in Oslo, as the fields hold them. */
export function osloFields(at: Temporal.Instant): { readonly date: string; readonly time: string } {
  const local = at.toZonedDateTimeISO(officeZone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** One plain mail address and nothing around it; whether it exists, only a mail can tell. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),;:\\[\]]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(text);
}
