import type { InputBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFields, confirmationFields, readAnswer } from '../../../src/slack/views/answer-fields.ts';
import { wordsFor } from '../../../src/slack/words.ts';

const nb = wordsFor('nb');

describe('a long answer', () => {
  const body = Array.from({ length: 11 }, (_, i) => `Avsnitt ${i}. ${'Vi har lett i systemene våre. '.repeat(30)}`).join('\n\n');

  it('is cut between passages into fields that hold it', () => {
    const values = answerFields(body, 'mark', nb).map(initialValue);

    expect(values.length).toBeGreaterThan(1);
    expect(values.every((value) => value.length <= 2900 && value.startsWith('Avsnitt'))).toBe(true);
  });

  it('names the parts', () => {
    const [first] = answerFields(body, 'mark', nb);

    expect(first?.label.text).toBe('Svar, del 1 av 4');
  });
});

it('whatever the answer, fields left as they were give the very same text back', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.constantFrom('', ' ', '\n', '\n\n\n', '😀'.repeat(2000), 'x'.repeat(3500)),
  );
  const text = fc.array(line, { maxLength: 120 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, (body) => {
      const fields = answerFields(body, 'mark', nb);

      expect(readAnswer({ blocks: fields, state: { values: untouched(fields) } }).body).toBe(body);
      expect(fields.every((field) => initialValue(field).length <= 2900)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('what was typed takes the place of what was drafted, also when it is empty', () => {
  const fields = answerFields('Utkast', 'mark', nb);
  const read = (value: string) => readAnswer({ blocks: fields, state: { values: { [idOf(fields[0])]: { v: { value } } } } }).body;

  expect(read('Mitt eget svar')).toBe('Mitt eget svar');
  expect(read('')).toBe('');
});

it('more than ten confirmations go into several blocks, and what is ticked in any of them counts', () => {
  const confirmations = Array.from({ length: 12 }, (_, i) => ({ id: `c${i}`, text: `punkt ${i}` }));
  const fields = confirmationFields(confirmations, 'mark', nb);
  const values = { [idOf(fields[0])]: ticked('c0', 'c3'), [idOf(fields[1])]: ticked('c11') };

  const { confirmed, fieldOf } = readAnswer({ blocks: fields, state: { values } });

  expect(confirmed).toEqual(['c0', 'c3', 'c11']);
  expect(fieldOf.confirmation('c11')).toBe(idOf(fields[1]));
});

it('a complaint about a gap belongs to the field that has the gap', () => {
  const fields = answerFields(`${'Ferdig. '.repeat(360)}\n\nHer mangler [[hva vi fant]].`, 'mark', nb);

  const { fieldOf } = readAnswer({ blocks: fields, state: { values: {} } });

  expect(fieldOf.gap('[[hva vi fant]]')).toBe(idOf(fields[1]));
});

const ticked = (...ids: string[]) => ({ v: { selected_options: ids.map((value) => ({ value })) } });
const idOf = (field: InputBlock | undefined) => field?.block_id ?? '';
const initialValue = ({ element }: InputBlock) => (element.type === 'plain_text_input' ? (element.initial_value ?? '') : '');

/** What a client sends that leaves untouched fields out, as local-slack does. */
function untouched(fields: readonly InputBlock[]) {
  return Object.fromEntries(fields.map((field) => [idOf(field), { v: { value: null } }]));
}
