import { describe, expect, it } from 'vitest';
import { readRules } from '../../src/intents/read-rules.ts';

/** Every set of rule files has to say how people speak of themselves. */
const speaker = ['  speaker:', '    means: the writer', '    no: jeg, min', ''];
const concepts = {
  name: 'concepts/words.yaml',
  text: ['concepts:', '  removing:', '    means: making it go away', '    no: slett, fjern', '    en: delete', ...speaker].join(
    '\n',
  ),
};
const erasure = {
  name: 'erasure.yaml',
  text: [
    'right: erasure',
    'rules:',
    '  - id: remove',
    '    because: asks us to remove it',
    '    all: [removing]',
    '    sure: likely',
    '',
  ].join('\n'),
};

describe('rule files as they should be', () => {
  it('are read together, whatever their order', () => {
    const read = readRules([erasure, concepts]);

    expect(read).toMatchObject({ ok: true, rules: { rightRules: [{ id: 'erasure/remove', right: 'erasure', sure: 'likely' }] } });
  });

  it('may name a concept in its own exceptions', () => {
    const read = readRules([changed(concepts, 'en: delete', 'except: { no: ikke <removing> }'), erasure]);

    expect(read.ok).toBe(true);
  });
});

describe('a mistake in a rule file', () => {
  it('names file, line and what is allowed where a word cannot be read', () => {
    const mistakes = mistakesOf([changed(concepts, 'slett, fjern', 'slett, fj%ern'), erasure]);

    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(
      'concepts/words.yaml, line 4, concept removing, no: found "fj%ern", allowed: words, <concepts>',
    );
  });

  it('names the rule and concepts that are near where a concept is unknown', () => {
    const mistakes = mistakesOf([concepts, changed(erasure, '[removing]', '[remov]')]);

    expect(mistakes).toEqual([
      'erasure.yaml, rule remove: found the concept "remov", which no file explains; near are: removing',
    ]);
  });

  it('names file, line and the rights there are where a right is unknown', () => {
    const mistakes = mistakesOf([concepts, changed(erasure, 'right: erasure', 'right: deletion')]);

    expect(mistakes[0]).toMatch(/^erasure\.yaml, line 1\b.*deletion.*allowed: .*access.*erasure/s);
  });

  it('is an id that stands twice', () => {
    const mistakes = mistakesOf([concepts, erasure, { ...erasure, name: 'again.yaml' }]);

    expect(mistakes).toEqual(['again.yaml, rule remove: found this id twice']);
  });

  it('is a concept that stands in two files', () => {
    const mistakes = mistakesOf([
      concepts,
      changed({ ...concepts, name: 'concepts/more.yaml' }, speaker.join('\n'), ''),
      erasure,
    ]);

    expect(mistakes).toEqual(['concepts/more.yaml, concept removing: found it a second time; a concept stands in one file only']);
  });

  it('is a file that says nothing of what it holds', () => {
    const mistakes = mistakesOf([concepts, { name: 'empty.yaml', text: 'rules: []\n' }]);

    expect(mistakes[0]).toBe(
      'empty.yaml, line 1: found none of "concepts:", "right:", "kinds:" and "weights:"; one of them says what the file holds',
    );
  });

  it('is concepts that explain each other', () => {
    const circle = [
      'concepts:',
      '  one:',
      '    means: the first',
      '    no: <two>',
      '  two:',
      '    means: the second',
      '    no: <one>',
    ];

    const mistakes = mistakesOf([{ name: 'circle.yaml', text: [...circle, ...speaker].join('\n') }]);

    expect(mistakes).toEqual(['The concepts one → two → one are explained by each other; one of them has to do without']);
  });

  it('is that no file says how people speak of themselves', () => {
    const mistakes = mistakesOf([changed(concepts, speaker.join('\n'), ''), erasure]);

    expect(mistakes).toEqual([expect.stringContaining('No file explains the concept "speaker"')]);
  });

  it('does not hide the mistakes of other files', () => {
    const mistakes = mistakesOf([changed(concepts, 'slett, fjern', 'fj%ern'), changed(erasure, 'likely', 'maybe')]);

    expect(mistakes.map((mistake) => mistake.split(',')[0])).toEqual(['concepts/words.yaml', 'erasure.yaml']);
  });
});

type File = { readonly name: string; readonly text: string };

function changed(file: File, from: string, to: string): File {
  if (!file.text.includes(from)) throw new Error(`${file.name} does not hold "${from}"`);
  return { ...file, text: file.text.replace(from, to) };
}

function mistakesOf(files: readonly File[]): readonly string[] {
  const read = readRules(files);
  return read.ok ? [] : read.mistakes;
}
