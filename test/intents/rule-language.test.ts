import { describe, expect, it } from 'vitest';
import { applyRules, type Findings } from '../../src/intents/apply-rules.ts';
import { readRules } from '../../src/intents/read-rules.ts';
import { readMessage } from '../../src/intents/reading.ts';

const concepts = `
concepts:
  speaker: { means: the writer, no: "jeg, meg, min", en: "=I, me, my" }
  me: { means: the writer, no: "meg, min", en: "me, my" }
  not: { means: saying no, no: ikke }
  removing: { means: making it go away, no: "slett, ta … bort", en: delete, except: { no: "<not> <removing>" } }
  thing: { means: something sold, no: "faktura*", en: invoice }
  offer: { means: wants to sell, no: vi tilbyr, en: we offer }
  question: { means: a question, any: "?" }
`;
const rule = (more: string) => `
right: erasure
rules:
  - { id: remove, because: asks to remove, ${more} }
`;

function findingsIn(text: string, rules: string, kinds?: string, subjectLine = ''): Findings {
  const files = [concepts, rules, ...(kinds ? [kinds] : [])].map((content, i) => ({ name: `${i}.yaml`, text: content }));
  const read = readRules(files);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return applyRules(readMessage({ subjectLine, text }, read.rules), read.rules);
}
const fits = (text: string, more = 'all: [removing, me], sure: likely') => findingsIn(text, rule(more)).found.length > 0;

describe('a rule fits', () => {
  it('where all its concepts are said in one sentence', () => {
    expect(fits('Vennligst slett kontoen min.')).toBe(true);
  });

  it('not where they are said in two', () => {
    expect(fits('Slett fakturaen. Hilsen til moren min.')).toBe(false);
  });

  it('in two sentences that follow each other where it says "in: passage"', () => {
    const passage = 'all: [removing, me], sure: likely, in: passage';

    expect(fits('Kontoen er min. Slett den.', passage)).toBe(true);
    expect(fits('Kontoen er min. Det regner i dag. Slett den.', passage)).toBe(false);
  });

  it('on a list item together with the line that introduces it', () => {
    expect(fits('Gjør dette for meg:\n1. ring\n2. skriv\n3. slett alt', 'all: [removing, me], sure: likely, in: passage')).toBe(
      true,
    );
  });

  it('with up to five words in place of "…"', () => {
    expect(fits('Ta navnet og nummeret mitt bort fra meg')).toBe(true);
    expect(fits('Ta en to tre fire fem seks bort fra meg')).toBe(false);
  });

  it('not where the words are further apart than "near"', () => {
    expect(fits('Slett en to tre fire meg', 'all: [removing, me], sure: likely, near: 3')).toBe(false);
  });

  it('not where an exception of a concept covers it', () => {
    expect(fits('Ikke slett meg')).toBe(false);
    expect(fits('Ikke ring, men slett meg')).toBe(true);
  });

  it('not where a concept under "not" is said in the same sentence', () => {
    const unlessThing = 'all: [removing, me], not: [thing], sure: likely';

    expect(fits('Slett fakturaen min', unlessThing)).toBe(false);
    expect(fits('Slett meg. Fakturaen er betalt.', unlessThing)).toBe(true);
  });

  it('only with, or without, what is said elsewhere in the mail', () => {
    expect(fits('Slett meg. Fakturaen er betalt.', 'all: [removing], with: [thing], sure: likely')).toBe(true);
    expect(fits('Slett meg.', 'all: [removing], with: [thing], sure: likely')).toBe(false);
    expect(fits('Slett meg. Fakturaen er betalt.', 'all: [removing], without: [thing], sure: likely')).toBe(false);
  });

  it('by one of the concepts joined with "or"', () => {
    expect(fits('Slett fakturaen', 'all: [removing, me or thing], sure: likely')).toBe(true);
  });

  it('in the subject line, but not where that is the subject of an answered mail', () => {
    const found = (subject: string) =>
      findingsIn('Hei', rule('all: [removing, me], sure: likely'), undefined, subject).found.length;

    expect([found('Slett meg'), found('SV: Slett meg')]).toEqual([1, 0]);
  });

  it('not by what stands in quotation marks, which are the words of others', () => {
    expect(fits('Vi fikk en melding som lød «slett alt om meg».')).toBe(false);
  });

  it('nor by two quoted words that are no name, such as those on a button', () => {
    expect(fits('Knappen "Slett meg" gjør ingenting.')).toBe(false);
  });

  it('by English words in an English mail only', () => {
    expect(fits('Please delete my account, thank you.')).toBe(true);
    expect(fits('Jeg skal delete meg ut av det og hilse på dere alle sammen.')).toBe(false);
  });
});

describe('a finding is held back', () => {
  const holding = (where: string) => `
kinds:
  - kind: sales
    rules:
      - { id: sells, because: offers something, all: [offer], holds-back: [erasure], holds-in: ${where} }
`;

  it('by another kind in the same sentence, and what holds it is said', () => {
    const { found, heldBack } = findingsIn(
      'Vi tilbyr å slette meg.',
      rule('all: [removing], sure: certain'),
      holding('sentence'),
    );

    expect(found).toEqual([]);
    expect(heldBack).toMatchObject([{ match: { rule: { id: 'erasure/remove' } }, by: { rule: { id: 'sales/sells' } } }]);
  });

  it('not by one in another sentence, unless it holds in the whole mail', () => {
    const text = 'Vi tilbyr mye. Slett kontoen min.';
    const count = (where: string) => findingsIn(text, rule('all: [removing], sure: likely'), holding(where)).found.length;

    expect([count('sentence'), count('mail')]).toEqual([1, 0]);
  });

  it('also in the sentences beside it, where that is asked for', () => {
    const count = (text: string) => findingsIn(text, rule('all: [removing], sure: likely'), holding('around')).found.length;

    expect([count('Vi tilbyr mye. Slett kontoen.'), count('Vi tilbyr mye. Det regner. Slett kontoen.')]).toEqual([0, 1]);
  });

  it('only as far as its sureness allows', () => {
    const count = (sure: string, upTo: string) =>
      findingsIn(
        'Vi tilbyr mye. Slett kontoen min.',
        rule(`all: [removing], sure: ${sure}`),
        holding(`mail, holds-up-to: ${upTo}`),
      ).found.length;

    expect([count('hint', 'hint'), count('likely', 'hint'), count('certain', 'certain')]).toEqual([0, 1, 0]);
  });

  it('in the whole mail not where it is certain and a person speaks of themselves', () => {
    const count = (text: string) => findingsIn(text, rule('all: [removing], sure: certain'), holding('mail')).found.length;

    expect([count('Vi tilbyr mye. Slett kontoen min.'), count('Vi tilbyr mye. Slett alt.')]).toEqual([1, 0]);
  });
});

it("the words shown are the sender's own, whole ones, with little around them", () => {
  const long = `${'det regner og '.repeat(20)}slett kontoen min ${'og det blåser '.repeat(20)}`;

  const words = findingsIn(long, rule('all: [removing, me], sure: likely')).found.map((match) => match.words);

  expect(words).toEqual([expect.stringMatching(/^… slett kontoen min og det blåser .*\p{L} …$/u)]);
  expect(words[0]?.length).toBeLessThan(170);
  expect(long).toContain(words[0]?.replaceAll('…', '').trim());
});
