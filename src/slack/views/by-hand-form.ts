/** `/frist ny`: a call, a letter, or a mail that a colleague got, written down by whoever took it. */
import type { ModalView } from '@slack/types';
import type { Temporal } from 'temporal-polyfill';
import type { RequestByHand } from '../../workflow/staff-verbs.ts';
import { section } from '../blocks.ts';
import { callbacks } from '../button-value.ts';
import type { StaffLanguage } from '../dates.ts';
import type { Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { choiceInput, dateInput, entered, isMailAddress, osloFields, osloMoment, textInput } from './inputs.ts';
import { modal } from './modal.ts';

/** A company whose requests are handled here. */
export type Served = { readonly id: string; readonly name: string; readonly staffLanguage: StaffLanguage };

export const byHandFields = {
  organisation: 'by_hand:organisation',
  source: 'by_hand:source',
  date: 'by_hand:date',
  time: 'by_hand:time',
  note: 'by_hand:note',
  name: 'by_hand:name',
  address: 'by_hand:address',
} as const;

const sources = ['call', 'letter', 'colleague'] as const;

export function byHandForm(served: readonly Served[], now: Temporal.Instant, words: Words): ModalView {
  const { byHandForm: say, letterForm } = words;
  const { date, time } = osloFields(now);
  const companies = served.map(({ id, name }) => ({ id, label: name }));
  const only = companies.length === 1 ? companies[0]?.id : undefined;
  return modal(
    {
      title: say.title,
      blocks: [
        section(say.intro),
        choiceInput(
          { id: byHandFields.organisation, label: say.organisation, required: true, initial: only },
          companies,
          letterForm.choose,
        ),
        choiceInput(
          { id: byHandFields.source, label: say.source, required: true },
          sources.map((source) => ({ id: source, label: say.sources[source] })),
          letterForm.choose,
        ),
        dateInput({ id: byHandFields.date, label: say.date, required: true, initial: date }),
        textInput({ id: byHandFields.time, label: say.time, required: true, initial: time }, { mostCharacters: 5 }),
        textInput(
          { id: byHandFields.note, label: say.note, hint: say.noteHint, required: true },
          { multiline: true, mostCharacters: 3000 },
        ),
        textInput({ id: byHandFields.name, label: say.name }),
        textInput({ id: byHandFields.address, label: say.address }, { mostCharacters: 254 }),
      ],
      submit: { callbackId: callbacks.openByHand, text: say.submit, carried: { l: words.language } },
    },
    words,
  );
}

/** What was written down, or the field in which something is wrong. A name without an address goes into the note: nobody can be written to. */
export function readByHand(view: SubmittedView): RequestByHand | { readonly wrong: 'time' | 'address' | 'source' } {
  const field = (name: keyof typeof byHandFields) => entered(view, byHandFields[name]).trim();
  const source = sources.find((each) => each === field('source'));
  const receivedAt = osloMoment(field('date'), field('time'));
  const [name, address, note] = [field('name'), field('address'), field('note')];
  if (!source) return { wrong: 'source' };
  if (!receivedAt) return { wrong: 'time' };
  if (address && !isMailAddress(address)) return { wrong: 'address' };
  return {
    organisation: field('organisation'),
    source,
    receivedAt,
    note: name && !address && note ? `${name}\n\n${note}` : note,
    requester: address ? { address, name: name || undefined } : undefined,
  };
}
