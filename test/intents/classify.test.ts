import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intents/classify.ts';
import { explain } from '../../src/intents/explain.ts';
import { readRules } from '../../src/intents/read-rules.ts';
import { loadRules } from '../../src/load-rules.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';

const rules = await loadRules();

async function messageOf(text: string) {
  const parsed = await parseMail(Buffer.from(mail({ subject: 'Hei', text })), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

const rightsIn = async (text: string) => {
  const { disposition, rights } = classify(await messageOf(text), rules);
  return { disposition, rights: rights.map(({ right }) => right) };
};

describe('a request', () => {
  it.each([
    ['Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.', ['access']],
    ['Kan dere slette kontoen min og alt dere har om meg?', ['erasure']],
    ['Eg vil at de slettar alt de har liggjande om meg.', ['erasure']],
    ['Please send me a copy of all personal data you hold about me. After that, delete everything.', ['access', 'erasure']],
    ['Dere har feil adresse på meg, jeg har flyttet. Kan dere rette den?', ['rectification']],
    ['Jeg trekker tilbake samtykket mitt.', ['consent_withdrawal']],
    ['Slutt å sende meg reklame.', ['objection']],
  ])('%s', async (text, rights) => {
    expect(await rightsIn(text)).toEqual({ disposition: 'request', rights });
  });

  it('carries the words that led to it, as they stand in the mail', async () => {
    const text = 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.';
    const [found] = classify(await messageOf(text), rules).rights;

    expect(found?.evidence.length).toBeGreaterThan(0);
    expect(text).toContain(found?.evidence[0]?.text ?? 'nothing');
    expect(found?.evidence[0]?.rule).toMatch(/^access\//);
  });
});

describe('a mail that only looks like one', () => {
  it.each([
    'Hei, vedlagt følger faktura 10443 for november. Betalingsfrist 14 dager.',
    'Med hjemmel i offentleglova ber avisen om innsyn i sluttrapporten.',
    'Døra i oppgang B går ikke opp, jeg får ikke tilgang med appen.',
    'Jeg har glemt passordet mitt, kan dere hjelpe meg inn?',
  ])('%s', async (text) => {
    expect((await rightsIn(text)).disposition).not.toBe('request');
  });

  it('is never read as erasure where it says not to delete', async () => {
    expect((await rightsIn('Ikke slett noe om meg, jeg trenger det i en sak.')).rights).not.toContain('erasure');
  });
});

it('access is never read as erasure', async () => {
  expect((await rightsIn('Jeg vil se hva dere har lagret om meg.')).rights).not.toContain('erasure');
});

it('the explanation names the rule that fired', async () => {
  expect(explain(await messageOf('Jeg ønsker innsyn i alle personopplysninger dere har om meg.'), rules)).toContain('access/');
});

it.each([
  ['a right that does not exist', 'right: forgetting\nrules: []', /intents\/x\.yaml, line 1.*forgetting.*allowed/],
  [
    'a concept that no file explains',
    'right: access\nrules:\n  - { id: a-b, because: it says so, all: [nonsense], sure: likely }',
    /nonsense/,
  ],
  ['a file that holds nothing known', 'colour: red', /intents\/x\.yaml, line 1/],
])('%s is named with its place', (_, text, mistake) => {
  const read = readRules([{ name: 'intents/x.yaml', text }]);

  expect(read.ok ? '' : read.mistakes.join('\n')).toMatch(mistake);
});
