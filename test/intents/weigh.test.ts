import { describe, expect, it } from 'vitest';
import { applyRules } from '../../src/intents/apply-rules.ts';
import { classify } from '../../src/intents/classify.ts';
import { lintRules } from '../../src/intents/lint-rules.ts';
import { readRules } from '../../src/intents/read-rules.ts';
import { readMessage } from '../../src/intents/reading.ts';
import { signsOf } from '../../src/intents/signs.ts';
import { shares, weigh } from '../../src/intents/weigh.ts';
import { messageWith } from '../support/messages.ts';

const concepts = `
concepts:
  speaker: { means: the writer, no: "jeg, meg" }
  removing: { means: making it go away, no: slett }
  copying: { means: a copy, no: kopi }
  bill: { means: a bill, no: "faktura*" }
`;
const erasure = `
right: erasure
rules: [{ id: remove, because: asks to remove, all: [removing], sure: certain }]
`;
const zeros = (start: number) =>
  `{ request: ${start}, ${['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'consent_withdrawal', 'automated_decision', 'information', 'complaint', 'breach'].map((right) => `${right}: ${start}`).join(', ')} }`;
const weightsFile = `
weights:
  known: [erasure/remove]
  mail:
    start: ${zeros(-2)}
    signs:
      removing: { request: 3, erasure: 3 }
      copying: { request: 3, access: 3 }
      bill: { request: -4, erasure: -4 }
      word/angrer: { request: 1.5 }
  passage:
    start: ${zeros(-2)}
    signs:
      removing: { erasure: 5 }
      copying: { access: 5 }
`;
const rulesOf = (...texts: string[]) => {
  const read = readRules(texts.map((text, at) => ({ name: `${at}.yaml`, text })));
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.rules;
};
const learnt = rulesOf(concepts, erasure, weightsFile);

function weighed(text: string, rules = learnt) {
  const reading = readMessage({ subjectLine: '', text }, rules);
  return weigh(signsOf(reading, applyRules(reading, rules)), rules.weights);
}

describe('on the scales', () => {
  it('each sign counts once, however often it is seen', () => {
    expect(weighed('Slett. Slett. Slett.').rights.erasure.likely).toBe(weighed('Slett.').rights.erasure.likely);
  });

  it('a sign that two sentences share counts once in their passage', () => {
    const { weights } = learnt;
    const likely = (...sentences: string[][]) =>
      weigh({ mail: new Set(), sentences: sentences.map((signs) => new Set(signs)) }, weights).rights.erasure.likely;

    expect(likely(['removing', 'bill'], ['removing'])).toBe(likely(['removing'], ['bill']));
  });

  it('signs against something count too', () => {
    expect(weighed('Slett.').request).toBeGreaterThan(0.5);
    expect(weighed('Slett. Det gjelder faktura 12.').request).toBeLessThan(0.5);
  });

  it('a short wish is found in a long mail, and where it stands', () => {
    const { rights } = weighed('Slett.\nFakturaen er betalt.\nEn kopi.');

    expect(rights.access.passage).toEqual([2]);
    expect(rights.erasure.passage).toEqual([0]);
    expect(rights.access.likely).toBeGreaterThan(0.5);
  });

  it('words count by their beginning', () => {
    expect(weighed('Jeg angrer meg.').request).toBeGreaterThan(weighed('Jeg gleder meg.').request);
  });

  it('the signs are told with what they add, the most first', () => {
    expect(shares(new Set(['bill', 'removing', 'copying', 'nothing']), learnt.weights.mail, 'erasure')).toEqual([
      { sign: 'removing', weight: 3 },
      { sign: 'bill', weight: -4 },
    ]);
  });
});

describe('what comes of it', () => {
  const verdict = (text: string, rules = learnt) => {
    const { disposition, rights } = classify(messageWith(text), rules);
    return { disposition, rights: rights.map(({ right }) => right) };
  };

  it('is a request with all rights that weigh enough', () => {
    expect(verdict('Slett alt. Men først en kopi.')).toEqual({ disposition: 'request', rights: ['access', 'erasure'] });
  });

  it('is doubt where the mail weighs a little', () => {
    expect(verdict('Jeg angrer.').disposition).toBe('unsure');
  });

  it('is another matter where it weighs nothing', () => {
    expect(verdict('Jeg kommer på mandag.').disposition).toBe('other');
  });

  it('shows the words and the rule, or the passage that weighs most where no rule fits', () => {
    const { rights } = classify(messageWith('Hei.\nSlett. \nOg en kopi.'), learnt);

    expect(rights.map(({ evidence }) => evidence[0])).toEqual([
      { text: 'Og en kopi.', rule: 'access/taken-together' },
      { text: 'Slett.', rule: 'erasure/remove' },
    ]);
  });

  it('counts a rule that was written after the weights were learnt, by its sureness', () => {
    const fresh = `
right: breach
rules: [{ id: new-rule, because: tells of a leak, all: [bill], sure: certain }]
`;

    expect(verdict('Faktura.', rulesOf(concepts, erasure, fresh)).rights).toEqual(['breach']);
    expect(verdict('Faktura.', learnt).disposition).toBe('other');
  });
});

describe('a weights file', () => {
  const mistakesIn = (text: string) => {
    const read = readRules([concepts, erasure, text].map((content, at) => ({ name: `${at}.yaml`, text: content })));
    return read.ok ? [] : read.mistakes;
  };

  it('may name what has been taken out since; the linter tells', () => {
    const rules = rulesOf(concepts, erasure, weightsFile.replace('copying: { access: 5 }', 'gone: { access: 5 }'));

    expect(lintRules(rules)).toContain('The weights name gone, which is no concept and no rule; `npm run weigh` makes them anew');
  });

  it('names file, line, what was found and what is allowed', () => {
    expect(mistakesIn(weightsFile.replace('copying: { access: 5 }', 'copying: { acess: 5 }'))).toEqual([
      expect.stringMatching(/^2\.yaml, line 15.*acess/),
    ]);
  });
});
