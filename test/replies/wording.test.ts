import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LineOutcome } from '../../src/cases/letters.ts';
import { letterKinds } from '../../src/cases/letters.ts';
import { type Right, rights } from '../../src/intents/classification.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { readFolder, shippedFolder } from '../../src/read-folder.ts';
import { readTemplates } from '../../src/replies/read-templates.ts';
import { lix } from '../../src/replies/readability.ts';
import { createReplyWriter } from '../../src/replies/reply-writer.ts';
import { sampleReply, sampleValues } from '../../src/replies/sample-facts.ts';
import { fieldKey } from '../../src/replies/template-fields.ts';

/** What lawyers found wrong with earlier wordings, and what the law leaves no choice about. */
const organisations = [...loadOrganisations().values()];
const [organisation] = organisations;
if (!organisation) throw new Error('organisations are shipped');
const read = readTemplates(readFolder(shippedFolder('templates'), ['.liquid', '.yaml']), organisations);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const { templates } = read;
const writer = createReplyWriter(templates);
const languages = ['nb', 'nn', 'en'] as const;
type Spoken = (typeof languages)[number];

/** Every required field filled in, unless `values` says otherwise. */
function answer(right: Right, outcome: LineOutcome, language: Spoken = 'nb', values: Record<string, string> = {}) {
  const { answers, outcomes } = templates.shared.letters[language];
  const passages =
    outcome === 'granted'
      ? [answers[right]]
      : outcome === 'partly'
        ? [answers[right], outcomes.partly]
        : outcome === 'forwarded'
          ? []
          : [outcomes[outcome]];
  const required = Object.assign({}, ...passages.map((passage) => sampleValues(passage.fields, right)[1]));
  const filled = Object.fromEntries(Object.entries(values).map(([id, value]) => [fieldKey(right, id), value]));
  return writer.letter('answer', {
    ...sampleReply(organisation as NonNullable<typeof organisation>, [right]),
    language,
    outcomes: { [right]: outcome },
    values: { ...required, ...filled },
  });
}

describe('a refusal', () => {
  it.each(languages)('in %s can never be sent for a withdrawn consent, a complaint or a report of a breach', (language) => {
    for (const right of ['consent_withdrawal', 'complaint', 'breach'] as const)
      for (const outcome of ['refused', 'partly', 'not_identified'] as const)
        expect(answer(right, outcome, language).body, `${right} ${outcome}`).toContain('[[');
  });

  it.each(languages)(
    'in %s says its ground, and Datatilsynet and the courts once, where nobody can edit them away',
    (language) => {
      for (const right of ['access', 'rectification', 'erasure', 'restriction', 'portability'] as const)
        for (const outcome of ['refused', 'partly', 'not_identified'] as const) {
          const { body, closing } = answer(right, outcome, language);

          expect(body).toMatch(/(GDPR (artikkel|Article) \d+|§ 16|section 16)/);
          expect(body).not.toContain('Datatilsynet');
          expect(closing).toContain('Datatilsynet (Postboks 458 Sentrum');
          expect(closing).toMatch({ nb: /domstolene/, nn: /domstolane/, en: /the courts/ }[language]);
        }
    },
  );

  it.each(languages)('in %s that rests on "a law" waits until the law is named', (language) => {
    for (const [right, ground] of [
      ['access', 'popplyl-16-d'],
      ['erasure', 'art-17-3-b'],
      ['automated_decision', 'art-22-2-b'],
    ] as const)
      for (const outcome of ['refused', 'partly'] as const) {
        expect(answer(right, outcome, language, { legal_basis: ground }).body, `${right} ${outcome}`).toContain('[[');
        const named = answer(right, outcome, language, { legal_basis: ground, law: 'sikkerhetsloven § 5-4' }).body;
        expect(named).toContain('sikkerhetsloven § 5-4');
        expect(named).not.toMatch(/\[\[(lov og|act and)/);
      }
  });

  it('chooses among the grounds that law knows for that right', () => {
    const grounds = (right: Right) => {
      const reply = { ...sampleReply(organisation, [right]), outcomes: { [right]: 'refused' as const } };
      return (
        writer
          .fields('answer', reply)
          .find(({ key }) => key === `${right}.legal_basis`)
          ?.choices.map(({ id }) => id) ?? []
      );
    };

    expect(grounds('erasure')).toEqual(expect.arrayContaining(['art-17-1-contract', 'art-17-3-a', 'art-17-3-e', 'art-12-5-b']));
    expect(grounds('access')).toEqual(expect.arrayContaining(['popplyl-16-b', 'popplyl-16-f']));
    // The rights of others limit the copy and not the answer (recital 63); foreign policy is for public bodies.
    expect(grounds('access')).not.toContain('art-15-4');
    expect(grounds('access')).not.toContain('popplyl-16-a');
    // A decision by agreement or by consent is where Article 22(3) makes the look of a person a right.
    expect(grounds('automated_decision')).toEqual(['art-22-1-person', 'art-22-1-effect', 'art-22-2-b', 'art-12-5-b']);
    // An objection to marketing looks like any other to a template, so the easy way out is never offered.
    expect(grounds('objection')).not.toContain('art-12-5-b');
    expect(grounds('consent_withdrawal')).toEqual([]);
  });

  it('offers a supplementary statement where the data are said to be right', () => {
    expect(answer('rectification', 'refused').body).toMatch(/sende oss en kort forklaring/);
  });
});

describe('an erasure', () => {
  it('does not claim every system', () => {
    for (const language of languages)
      expect(answer('erasure', 'granted', language).body).not.toMatch(/alle system|all our systems/);
  });

  it('says the day it was noted, and not the day of the answer', () => {
    const facts = { ...sampleReply(organisation, ['erasure']), outcomes: { erasure: 'granted' as const } };

    const { body } = writer.letter('answer', { ...facts, erasedOn: Temporal.PlainDate.from('2026-03-09') });

    expect(body).toMatch(/slettet opplysningene om deg 9\. mars 2026/);
  });

  it('names what is kept, the law and the end', () => {
    const { body } = answer('erasure', 'partly', 'nb', {
      withheld: 'fakturaene dine fra 2024',
      legal_basis: 'art-17-3-b-bookkeeping',
      until: '2029-12-31',
    });

    expect(body).toMatch(/beholde dette til og med 31\. desember 2029.*\nfakturaene dine fra 2024/);
    expect(body).toContain('sletter vi det dagen etter');
    expect(body).toContain('bokføringsloven § 13');
  });

  it.each(languages)('in %s that keeps something waits for a day, or for what ends it', (language) => {
    for (const outcome of ['partly', 'refused'] as const) {
      const until = (values: Record<string, string>) =>
        answer('erasure', outcome, language, { legal_basis: 'art-17-1-contract', ...values }).body;

      expect(until({})).toContain('[[');
      expect(until({ until_event: 'leieavtalen er slutt' })).toMatch(/leieavtalen er slutt[.:]/);
      expect(until({ until_event: 'leieavtalen er slutt' })).not.toContain('[[');
    }
  });
});

describe('an objection', () => {
  it.each(languages)('in %s to marketing names the day and the suppression list', (language) => {
    const { body } = answer('objection', 'granted', language, { use: 'marketing', stopped_on: '2026-03-06' });

    expect(body).toMatch(/6\.? (mars|March) 2026/);
    expect(body).toMatch({ nb: /sperreliste/, nn: /sperreliste/, en: /suppression list/ }[language]);
    expect(body).not.toContain('[[');
  });

  it.each(languages)('in %s to something else waits until it says to what', (language) => {
    expect(answer('objection', 'granted', language, { use: 'other' }).body).toContain('[[');
    expect(answer('objection', 'granted', language, { use: 'other', stopped: 'Example' }).body).not.toContain('[[');
  });
});

it.each(languages)('a refused objection in %s says when locked data are used again, before they are', (language) => {
  for (const outcome of ['partly', 'refused'] as const) {
    const body = (values: Record<string, string>) => answer('objection', outcome, language, values).body;

    expect(body({ used_again_on: '2026-04-20' })).toMatch(/20\.? (april|April) 2026/);
    expect(body({})).not.toMatch(/sperret mens|sperra medan|locked while/);
  }
});

describe('an access answer', () => {
  it('waits for what only staff know of a breach the person asked about', () => {
    const facts = {
      ...sampleReply(organisation, ['access']),
      outcomes: { access: 'granted' as const },
      questions: ['breach', 'source'] as const,
    };

    const open = writer.letter('answer', facts).body;
    const told = writer.letter('answer', { ...facts, values: { 'access.breach': 'Nei, det vet vi ikke om.' } }).body;

    expect(open).toContain('Brudd på sikkerheten: [[');
    expect(told).toContain('Brudd på sikkerheten: Nei, det vet vi ikke om.');
    expect(told).toContain('Hvor de kommer fra: se «Kilde»');
  });
});

it('a late answer says sorry, one in time does not', () => {
  const facts = { ...sampleReply(organisation, ['access']), outcomes: { access: 'granted' as const } };

  expect(writer.letter('answer', { ...facts, late: true }).opening).toContain('Det beklager vi');
  expect(writer.letter('answer', facts).opening).not.toContain('beklager');
});

it('a question says that the clock stands still only where it does', () => {
  const asked = (clockPauses: boolean) =>
    writer.letter('identity_request', { ...sampleReply(organisation, ['access']), clockPauses }).body;

  expect(asked(true)).toContain('Fristen står stille');
  expect(asked(false)).not.toContain('står stille');
});

it('the letter to a customer does not greet the person who wrote', () => {
  const { opening } = writer.letter('to_controller', sampleReply(organisation, ['access']));

  expect(opening).not.toContain('Kari');
});

/** 45 is the upper end of what a newspaper reader takes without effort; ours aim at 35. */
describe.each(languages)('in %s no letter is harder to read than a newspaper', (language) => {
  it.each(organisations.map((each) => [each.id, each] as const))('of %s', (_, each) => {
    for (const right of rights)
      for (const outcome of ['granted', 'refused', 'none_held', 'not_identified', 'withdrawn'] as const) {
        const { opening, body, closing } = writer.letter('answer', {
          ...sampleReply(each, [right]),
          language,
          outcomes: { [right]: outcome },
        });
        expect(lix(`${opening}\n\n${body}\n\n${closing}`), `${right} ${outcome}`).toBeLessThanOrEqual(45);
      }
    for (const kind of letterKinds) {
      if (kind === 'answer') continue;
      const values = sampleValues(templates.shared.letters[language].letters[kind].fields)[1] ?? {};
      const { opening, body, closing } = writer.letter(kind, { ...sampleReply(each, ['access']), language, values });
      expect(lix(`${opening}\n\n${body}\n\n${closing}`), kind).toBeLessThanOrEqual(45);
    }
  });
});
