/** A review filled in as somebody does who has read it: gaps closed, all claims ticked, and how they know who asks. */
import type { Person } from './person.ts';
import type { Block } from './view-state.ts';

type Choice = { readonly value: string };

/** @param edit what is made of each text; by default only what the template left open is written */
export function fillReview(person: Person, edit: (text: string) => string = withoutGaps): void {
  for (const block of person.modal?.blocks ?? []) fillIn(person, block, edit);
}

function fillIn(person: Person, { block_id: id = '', element, type }: Block, edit: (text: string) => string): void {
  if (type !== 'input' || !element) return;
  const options = (element.options ?? []) as readonly Choice[];
  if (id.startsWith('body:')) person.type({ [id]: edit(String(element.initial_value ?? '')) });
  if (id.startsWith('confirm:')) person.type({ [id]: { type: element.type, selected_options: options } });
  if (id.startsWith('identity:method:')) person.type({ [id]: options[0]?.value ?? '' });
  if (id.startsWith('identity:note:')) person.type({ [id]: 'Ringte nummeret vi har.' });
}

export const withoutGaps = (text: string) => text.replace(/\[\[[^\]]*\]\]/g, 'etter søk i alle systemene');
