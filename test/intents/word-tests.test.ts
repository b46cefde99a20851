import { describe, expect, it } from 'vitest';
import { indexWords, isTypingErrorOf, readWordTest, type WordTest } from '../../src/intents/word-tests.ts';

const passes = (written: string, word: string, { folded = false, realWords = [] as string[] } = {}) => {
  const test = readWordTest(written, 'no') as WordTest;
  return indexWords([test], new Set(realWords), folded)(word.toLowerCase(), word).size === 1;
};

describe('a plain word', () => {
  it.each(['opplysning', 'opplysninger', 'opplysningene', 'opplysningen'])('"opplysning" is found in %s', (word) => {
    expect(passes('opplysning', word)).toBe(true);
  });

  it.each(['opplysnigner', 'opplysniger', 'oplysninger'])('forgives a typing error: %s', (word) => {
    expect(passes('opplysninger', word)).toBe(true);
  });

  it('forgives none in short words, where another word is as near', () => {
    expect(passes('rett', 'rytt')).toBe(false);
  });

  it('is not seen in a real word that only looks like a typing error', () => {
    expect(passes('sletting', 'setting')).toBe(true);
    expect(passes('sletting', 'setting', { realWords: ['setting'] })).toBe(false);
  });
});

it.each([
  ['slett*', 'slettes', true],
  ['slett*', 'avslett', false],
  ['*nummer', 'mobilnummer', true],
  ['*nummer', 'nummeret', false],
  ['*opplysning*', 'kontaktopplysningene', true],
  ['=I', 'I', true],
  ['=I', 'i', false],
])('%s and %s: %s', (written, word, found) => {
  expect(passes(written, word)).toBe(found);
});

it.each(['fj%ern', '*a', 'a*', '*', '<me', ''])('"%s" is no word test', (written) => {
  expect(readWordTest(written, 'no')).toBeUndefined();
});

it('in a mail without æ, ø and å, "gloym" is "gløym" and "paa" is "på"', () => {
  expect(passes('gløym', 'gloym', { folded: true })).toBe(true);
  expect(passes('på', 'paa', { folded: true })).toBe(true);
  expect(passes('gløym', 'gloym')).toBe(false);
});

it.each([
  ['samtykke', 'samtyke', true],
  ['fjerne', 'fjenre', true],
  ['fjerne', 'fjerrne', true],
  ['fjerne', 'fjerde', false],
  ['opplysning', 'opplysnyng', true],
  ['opplysning', 'opplosnyng', false],
])('%s written as %s is a typing error: %s', (meant, written, is) => {
  expect(isTypingErrorOf(meant, written)).toBe(is);
});
