import { describe, expect, it } from 'vitest';
import { questionsAsked } from '../../src/intents/asked-questions.ts';
import { askedQuestions } from '../../src/intents/classification.ts';
import { classify, judge } from '../../src/intents/classify.ts';
import { readMessage } from '../../src/intents/reading.ts';
import { conceptOfQuestion } from '../../src/intents/rule-book.ts';
import { loadRules } from '../../src/load-rules.ts';
import { parseMail } from '../../src/message/parse-mail.ts';
import { mail } from '../support/mail.ts';

const rules = await loadRules();
const asked = (text: string) => questionsAsked(readMessage({ subjectLine: '', text }, rules));

async function messageOf(text: string) {
  const parsed = await parseMail(Buffer.from(mail({ subject: 'Hei', text })), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

it.each(askedQuestions)('the rules explain the question on %s', (question) => {
  expect(rules.concepts.has(conceptOfQuestion(question))).toBe(true);
});

describe('a question', () => {
  it.each([
    ['purposes', 'Hva bruker dere opplysningene mine til?'],
    ['purposes', 'Kva brukar de det til?'],
    ['purposes', 'What do you use my data for?'],
    ['categories', 'Hvilke kategorier av opplysninger gjelder det?'],
    ['categories', 'What kinds of data do you hold?'],
    ['recipients', 'Hvem deler dere dem med?'],
    ['recipients', 'Kven har fått dei?'],
    ['recipients', 'Who have you shared it with?'],
    ['recipients', 'Oppgi mottakerne.'],
    ['storage', 'Hvor lenge lagrer dere dem?'],
    ['storage', 'Kor lenge ligg det?'],
    ['storage', 'How long do you keep it?'],
    ['storage', 'Opplys om lagringsperioden.'],
    ['source', 'Hvor fikk dere navnet mitt fra?'],
    ['source', 'Kor har de det frå?'],
    ['source', 'Where did you get my number?'],
    ['source', 'Hvilke kilder bruker dere?'],
    ['transfers', 'Sender dere noe ut av EØS?'],
    ['transfers', 'Blir noko overført til tredjeland?'],
    ['transfers', 'Is anything transferred to a third country?'],
    ['transfers', 'Does any of it leave the EU?'],
    ['automated_decisions', 'Driver dere med profilering?'],
    ['automated_decisions', 'Er det automatiserte avgjørelser, og hva er den underliggende logikken?'],
    ['automated_decisions', 'Do you use automated decision-making, including profiling?'],
    ['breach', 'Har opplysningene mine vært på avveie?'],
    ['breach', 'Er noko av det på avvegar?'],
    ['breach', 'Please tell me if my data was ever part of a breach.'],
  ] as const)('on %s: %s', (question, text) => {
    expect(asked(text)).toContain(question);
  });

  it.each([
    ['a plain wish for a copy', 'Jeg vil ha innsyn i alt dere har om meg.'],
    ['a salutation', 'Ærede mottaker, jeg vil ha innsyn.'],
    ['what is shared by itself', 'Vi er fire som deler leilighet. Send meg en kopi av alt dere har om meg.'],
    ['handing out', 'Jeg ber om å få utlevert alt dere har om meg.'],
    ['a profile', 'Send meg alt som ligger på profilen min.'],
    ['no to profiling', 'Jeg vil ikke at dere driver med profilering av meg.'],
    ['web hosting', 'I was a hosting customer. Send me a copy of my data.'],
  ])('is not asked by %s: %s', (_, text) => {
    expect(asked(text).filter((question) => question !== 'categories')).toEqual([]);
  });
});

describe('the questions of a mail', () => {
  it('stand in the order of the law, each once', async () => {
    const text =
      'Jeg ber om innsyn. Hvor har dere fått opplysningene mine fra, hvor lenge lagrer dere dem, hvem får dem og hva brukes de til? Og hvor lenge?';

    expect(classify(await messageOf(text), rules).questions).toEqual(['purposes', 'recipients', 'storage', 'source']);
  });

  it('are none where nobody asks to know', async () => {
    expect(classify(await messageOf('Slett alt dere har om meg. Hvor lenge må jeg vente?'), rules).questions).toEqual([]);
  });

  it('are found in a list', async () => {
    const text = [
      'Jeg ber om innsyn etter artikkel 15, herunder:',
      '- formålene med behandlingen',
      '- kategoriene av opplysninger',
      '- mottakerne',
      '- lagringstiden',
      '- kilden til opplysningene',
      '- overføring til tredjeland',
      '- forekomsten av profilering og den underliggende logikken',
    ].join('\n');

    expect(classify(await messageOf(text), rules).questions).toEqual([
      'purposes',
      'categories',
      'recipients',
      'storage',
      'source',
      'transfers',
      'automated_decisions',
    ]);
  });

  it('are never weighed', async () => {
    const { signs } = judge(await messageOf('Hvor lenge lagrer dere opplysningene mine, og hvem får dem?'), rules);

    expect(askedQuestions.map(conceptOfQuestion).filter((concept) => signs.mail.has(concept))).toEqual([]);
  });
});
