import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFields, editedBody, readAnswer } from '../../../src/slack/views/answer-fields.ts';
import { entered, textInput } from '../../../src/slack/views/inputs.ts';
import { withBreaks } from '../../../src/slack/views/kept-breaks.ts';
import { wordsFor } from '../../../src/slack/words.ts';

const letter = 'Vi har lett i systemene våre.\n\nVi fant: [[hva vi fant]].\nDet slettes i januar.\n\nHilsen oss';
/** What a field of one line makes of it. */
const inOneLine = (text: string) => text.replaceAll('\n', '');

describe('a letter that came back in one line', () => {
  it.each<[string, (flat: string) => string, string]>([
    ['as it was shown', (flat) => flat, letter],
    [
      'with a gap filled',
      (flat) => flat.replace('[[hva vi fant]]', 'navnet ditt'),
      letter.replace('[[hva vi fant]]', 'navnet ditt'),
    ],
    [
      'with words at the end of a passage',
      (flat) => flat.replace('våre.', 'våre. Alle sammen.'),
      letter.replace('våre.', 'våre. Alle sammen.'),
    ],
    [
      'with words at the start of a passage',
      (flat) => flat.replace('Vi fant', 'Se her. Vi fant'),
      letter.replace('Vi fant', 'Se her. Vi fant'),
    ],
    [
      'with a passage taken out',
      (flat) => flat.replace('Det slettes i januar.', ''),
      letter.replace('Det slettes i januar.', ''),
    ],
    [
      'mended in two places',
      (flat) => flat.replace('lett', 'søkt').replace('januar', 'februar'),
      letter.replace('lett', 'søkt').replace('januar', 'februar'),
    ],
    ['with spaces for the breaks', () => letter.replace(/\n+/g, ' ').replace('lett', 'søkt'), letter.replace('lett', 'søkt')],
  ])('%s has its passages again', (_, edit, expected) => {
    expect(withBreaks(letter, edit(inOneLine(letter))).replace(/\n{3,}/g, '\n\n')).toBe(expected.replace(/\n{3,}/g, '\n\n'));
  });

  it('is left as it is where it is another text, or has breaks of its own', () => {
    expect(withBreaks(letter, 'Noe helt annet.')).toBe('Noe helt annet.');
    expect(withBreaks(letter, 'Ett avsnitt.\nEtt til.')).toBe('Ett avsnitt.\nEtt til.');
    expect(withBreaks('Ett avsnitt.', 'Ett avsnitt til.')).toBe('Ett avsnitt til.');
  });

  it('gets them all back where nothing was changed, whatever it says', () => {
    const passage = fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.replace(/\s/g, 'x'));
    const text = fc.array(passage, { minLength: 1, maxLength: 12 }).map((passages) => passages.join('\n\n'));
    fc.assert(
      fc.property(text, (shown) => {
        expect(withBreaks(shown, inOneLine(shown))).toBe(shown);
      }),
    );
  });

  it('has them again after a word inside any passage was changed', () => {
    const passage = fc.array(fc.constantFrom<string>('vi', 'fant', 'navnet', 'ditt', 'her'), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(passage, { minLength: 2, maxLength: 8 }), fc.nat(), (passages, seed) => {
        const nth = seed % passages.length;
        const text = (word: string) =>
          passages.map((words, i) => words.with(1, i === nth ? word : (words[1] ?? '')).join(' ')).join('\n\n');
        const shown = text(passages[nth]?.[1] ?? '');

        expect(withBreaks(shown, inOneLine(text('QQQQ')))).toBe(text('QQQQ'));
      }),
    );
  });

  it('is quick for two long texts that have little in common', () => {
    const shown = `${'abc '.repeat(700)}\n${'def '.repeat(20)}`;

    expect(withBreaks(shown, 'xyz '.repeat(700))).toBe('xyz '.repeat(700));
  });
});

describe('the fields', () => {
  const fields = answerFields(letter, 'mark', wordsFor('nb'));
  const typed = (value: string) => ({ blocks: fields, state: { values: { [fields[0]?.block_id ?? '']: { v: { value } } } } });

  it('of an answer keep its passages, and an untouched one is no edit', () => {
    const filled = inOneLine(letter).replace('[[hva vi fant]]', 'navnet ditt');

    expect(readAnswer(typed(filled)).body).toBe(letter.replace('[[hva vi fant]]', 'navnet ditt'));
    expect(editedBody(typed(inOneLine(letter)))).toBeUndefined();
  });

  it('of a form keep them too', () => {
    const field = textInput({ id: 'field:needed:1', label: 'x', initial: 'Kurs\nÅr' }, { multiline: true, mostCharacters: 3000 });
    const values = { 'field:needed:1': { v: { value: 'KursÅret' } } };

    expect(entered({ blocks: [field], state: { values } }, 'field:needed:1')).toBe('Kurs\nÅret');
  });
});
