import { describe, expect, it } from 'vitest';
import { lintRules, unexercisedRules } from '../../src/intents/lint-rules.ts';
import { readRules } from '../../src/intents/read-rules.ts';
import { loadRules } from '../../src/load-rules.ts';

const concepts = (lines: string) => ({
  name: 'intents/concepts/acts.yaml',
  text: `concepts:\n  speaker:\n    means: I and my\n    no: jeg, min\n${lines}`,
});
const rule = (all: string, more = '') => ({
  name: 'intents/erasure.yaml',
  text: `right: erasure\nrules:\n  - id: asks\n    because: asks for it\n    all: [${all}]\n${more}    sure: likely\n`,
});
function book(...files: { name: string; text: string }[]) {
  const read = readRules(files);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.rules;
}
const removing = '  removing:\n    means: making it go away\n    no: slett, fjern\n';

describe('the linter of the rules', () => {
  it('names a concept that no rule reaches', () => {
    const keeping = '  keeping:\n    means: having it\n    no: behold\n';

    expect(lintRules(book(concepts(removing + keeping), rule('removing')))).toEqual([
      'The concept keeping has no weight and is named by no rule, nor by a concept that a rule names',
    ]);
  });

  it('names a rule that can never fit', () => {
    expect(lintRules(book(concepts(removing), rule('removing', '    not: [removing]\n')))).toEqual([
      'The rule erasure/asks can never fit: it wants removing, and will not have it',
    ]);
  });

  it('names words that stand twice', () => {
    const twice = '  removing:\n    means: making it go away\n    no: slett, fjern, slett\n';

    expect(lintRules(book(concepts(twice), rule('removing')))).toEqual(['The concept removing has "slett" (no) twice']);
  });

  it('names words that stand in two opposite concepts', () => {
    const keeping = '  keeping:\n    means: having it\n    opposite-of: [removing]\n    no: behold, fjern\n';

    expect(lintRules(book(concepts(removing + keeping), rule('removing or keeping')))).toEqual([
      '"fjern" (no) stands in keeping and in its opposite removing',
    ]);
  });

  it('tells which rules no mail exercises', () => {
    const rules = book(concepts(removing), rule('removing'));

    expect(unexercisedRules(rules, new Set())).toEqual(['erasure/asks']);
    expect(unexercisedRules(rules, new Set(['erasure/asks']))).toEqual([]);
  });
});

it('an opposite that no file explains is a mistake', () => {
  const keeping = '  keeping:\n    means: having it\n    opposite-of: [removng]\n    no: behold\n';

  expect(readRules([concepts(removing + keeping), rule('removing')])).toMatchObject({
    ok: false,
    mistakes: [expect.stringContaining('concept keeping: found the concept "removng"')],
  });
});

describe('the rules as shipped', () => {
  it('have nothing that can do nothing, and no word in two opposite concepts', async () => {
    expect(lintRules(await loadRules())).toEqual([]);
  });
});
