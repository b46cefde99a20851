import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { assessmentKey } from '../../src/cases/letter-rules.ts';
import { letterKinds, lineOutcomes } from '../../src/cases/letters.ts';
import type { Organisation } from '../../src/cases/organisation.ts';
import { rights } from '../../src/intents/classification.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { readFolder, shippedFolder } from '../../src/read-folder.ts';
import { readTemplates, type TemplateFile } from '../../src/replies/read-templates.ts';
import { lix } from '../../src/replies/readability.ts';
import { createReplyWriter } from '../../src/replies/reply-writer.ts';
import { sampleReply } from '../../src/replies/sample-facts.ts';
import { passagesOn, type TemplateSet } from '../../src/replies/template-set.ts';
import type { Field, LetterDraft, ReplyFacts } from '../../src/workflow/ports.ts';

const organisations = loadOrganisations();
const organisation = (id: string): Organisation => {
  const found = organisations.get(id);
  if (!found) throw new Error(`${id} is shipped`);
  return found;
};
const digfo = organisation('digfo');
const metafocus = organisation('metafocus');
const files = readFolder(shippedFolder('templates'), ['.liquid', '.yaml']);
const templates = readSet(files);
const writer = createReplyWriter(templates);

const facts = (changes: Partial<ReplyFacts> = {}): ReplyFacts => ({ ...sampleReply(metafocus, ['erasure']), ...changes });
const extension = (values: Record<string, string>) =>
  writer.letter('extension', facts({ values: { ...filledIn('extension'), ...values } }));

describe('the fields of a letter', () => {
  it('that is not filled in are all missing, and leave gaps instead of holes', () => {
    const draft = writer.letter('extension', facts());

    const required = writer.fields('extension', facts()).filter((field) => field.required);
    expect(required.length).toBeGreaterThan(0);
    expect(draft.missing).toEqual(required.map(({ key }) => key));
    for (const { label } of required) expect(draft.body).toContain(`[[${label}]]`);
  });

  it('are complete once everything required is filled in', () => {
    const draft = extension({});

    expect(draft.missing).toEqual([]);
    expect(draft.body).not.toContain('[[');
  });

  it.each([
    ['a choice nobody offers', 'choice', 'no-such-choice'],
    ['the label of a choice', 'choice', 'Saken er sammensatt'],
    ['a date there is not', 'date', '2026-02-30'],
    ['a date in figures of another order', 'date', '01.04.2026'],
    ['two addresses in one', 'address', 'a@example.no, b@evil.example'],
    ['an address with a name', 'address', 'Kari <kari@example.no>'],
    ['blanks', 'text', ' \n\t '],
    ['marks that nobody sees', 'text', '\u202e\u200b'],
  ] as const)('%s is no value, and never reaches the text', (_, type, value) => {
    const { letter, key } = letterWith(type);
    const draft = writer.letter(letter, facts({ values: { ...filledIn(letter), [key]: value } }));

    expect(draft.missing).toEqual([key]);
    expect(draft.body).not.toContain(value);
  });

  it('may be left empty where they are optional, and not filled with nonsense', () => {
    const optional = writer.fields('answer', erasure()).find((field) => field.type === 'date' && !field.required);
    const key = optional?.key ?? '';
    const letter = (value: string) => writer.letter('answer', erasure({ values: { [key]: value } }));

    expect(key).toMatch(/^erasure\./);
    expect(letter('').missing).toEqual([]);
    expect(letter('2026-13-01').missing).toEqual([key]);
  });

  it('are keyed by the right in an answer, and by themselves in any other letter', () => {
    const answer = writer.fields('answer', facts({ rights: ['access'], outcomes: { access: 'refused' } }));
    const other = writer.fields('fee', facts());

    expect(answer.map(({ key }) => key)).toContain('access.reason');
    expect(answer.every(({ right }) => right === 'access')).toBe(true);
    expect(other.every(({ key, right }) => !key.includes('.') && right === undefined)).toBe(true);
  });

  it('offer only the grounds that law knows for that right', () => {
    const offered = (right: (typeof rights)[number]) =>
      writer
        .fields('answer', facts({ rights: [right], outcomes: { [right]: 'refused' } }))
        .flatMap(({ choices }) => choices.map(({ id }) => id));

    expect(offered('erasure')).toContain('art-17-3-b');
    expect(offered('access')).not.toContain('art-17-3-b');
    expect(
      writer.letter('answer', erasure({ outcomes: { erasure: 'refused' }, values: { 'erasure.legal_basis': 'art-15-4' } }))
        .missing,
    ).toContain('erasure.legal_basis');
  });

  it('speak the language of the staff', () => {
    const label = (staffLanguage: 'nb' | 'en') =>
      writer.fields('fee', facts({ organisation: { ...digfo, staffLanguage } }))[0]?.label;

    expect(label('nb')).not.toBe(label('en'));
  });

  it('ask for a note on the assessment only where the company has promised one', () => {
    const asked = (company: Organisation) =>
      writer.fields('answer', erasure({ organisation: company })).some(({ key }) => key === 'erasure.assessment');

    expect(asked(organisation('digitools'))).toBe(true);
    expect(asked(metafocus)).toBe(false);
    expect(writer.letter('answer', erasure({ organisation: organisation('digitools') })).missing).toEqual(['erasure.assessment']);
  });

  it.each(lineOutcomes.filter((outcome) => outcome !== 'forwarded'))(
    'ask for that note once where the outcome is %s',
    (outcome) => {
      const keys = writer
        .fields('answer', erasure({ organisation: organisation('digitools'), outcomes: { erasure: outcome } }))
        .map(({ key }) => key);

      expect(keys.filter((key) => key === assessmentKey('erasure'))).toHaveLength(1);
    },
  );

  it('keep the note on the assessment from the person', () => {
    const values = { 'erasure.assessment': 'Only for our own file' };
    const draft = writer.letter('answer', erasure({ organisation: organisation('digitools'), values }));

    expect(draft.missing).toEqual([]);
    expect(textOf(draft)).not.toContain('Only for our own file');
  });
});

describe('a value', () => {
  const { letter, key } = letterWith('long_text');
  const body = (value: string) => writer.letter(letter, facts({ values: { ...filledIn(letter), [key]: value } })).body;

  it('is never read as a template', () => {
    expect(body('{{ organisation.name }} {% if x %}')).toContain('{{ organisation.name }} {% if x %}');
  });

  it('keeps its lines where there may be several, and loses what nobody sees', () => {
    expect(body('one\r\ntwo\u202e\u0007three\u2028four')).toContain('one\ntwothree\nfour');
  });

  it('stands on one line where there is one', () => {
    const short = letterWith('text');
    const draft = writer.letter(short.letter, facts({ values: { ...filledIn(short.letter), [short.key]: 'one\r\nBcc: two' } }));

    expect(textOf(draft)).toContain('one Bcc: two');
  });

  it('that is named like something of the language is no value', () => {
    expect(
      writer.letter(letter, facts({ values: Object.create({ [key]: 'inherited' }) as Record<string, string> })).missing,
    ).toContain(key);
  });
});

describe('an answer', () => {
  it('is on the lines that have an outcome, and on no other', () => {
    const both = facts({
      rights: ['objection', 'access'],
      outcomes: { objection: 'granted' },
      values: filledIn('answer', ['objection']),
    });
    const draft = writer.letter('answer', both);

    expect(draft.confirmations.length).toBeGreaterThan(0);
    expect(draft.confirmations.every(({ id }) => id.startsWith('objection/'))).toBe(true);
    expect(draft.opening).not.toContain(templates.shared.letters.nb.answers.access.asked);
  });

  it('says of a line that went to its controller nothing', () => {
    const draft = writer.letter(
      'answer',
      facts({ rights: ['access', 'erasure'], outcomes: { access: 'forwarded', erasure: 'none_held' } }),
    );

    expect(draft.confirmations.every(({ id }) => id.startsWith('erasure/'))).toBe(true);
  });

  it('of a partly granted line says first what is done', () => {
    const passages = passagesOn(templates.shared.letters.nb, 'erasure', 'partly');

    expect(passages.map(({ file }) => file)).toEqual([
      'templates/nb/answers/erasure.liquid',
      'templates/nb/outcomes/partly.liquid',
    ]);
  });

  it('counts the backups from the day of the erasure', () => {
    const draft = writer.letter(
      'answer',
      erasure({ organisation: organisation('defigo'), erasedOn: Temporal.PlainDate.from('2026-03-10') }),
    );

    expect(draft.body).toContain('8. juni 2026');
  });
});

describe('a letter to somebody else', () => {
  it('to the controller is in our language, and greets nobody by the name of the requester', () => {
    const draft = writer.letter(
      'to_controller',
      facts({ language: 'de', requesterName: 'Kari Lunde', values: filledIn('to_controller') }),
    );

    expect(draft.language).toBe(metafocus.defaultLanguage);
    expect(draft.opening).not.toContain('Kari Lunde');
    expect(draft.opening).not.toContain('Wir antworten');
  });

  it('with a code does not tell the holder of the address who has written', () => {
    const draft = writer.letter(
      'identity_code',
      facts({ requesterName: 'Kari Lunde', values: { ...filledIn('identity_code'), code: '123456' } }),
    );

    expect(textOf(draft)).not.toContain('Kari Lunde');
    expect(draft.body).toContain('123456');
  });
});

it('a notice that leaves by itself is a whole mail', () => {
  const { subjectLine, text } = writer.automatic('code_expired', facts({ language: 'nn' }));

  expect(subjectLine).toContain('METAFOCUS-2026-0042');
  expect(text).toContain('Postboks 458 Sentrum');
});

describe('templates of one organisation', () => {
  const own = (place: string, change: (text: string) => string, id = 'digfo'): TemplateFile => ({
    name: `organisations/${id}/templates/${place}`,
    text: change(files.find(({ name }) => name === `templates/${place}`)?.text ?? ''),
  });

  it('stand in the place of the shared ones for it, and for nobody else', () => {
    const set = readSet(files, [own('nb/letters/withdrawn.liquid', (text) => `${text}\nHilsen oss i DIGFO.\n`)]);
    const body = (company: Organisation) =>
      createReplyWriter(set).letter('withdrawn', facts({ organisation: company, values: filledIn('withdrawn') })).body;

    expect(body(digfo)).toContain('Hilsen oss i DIGFO.');
    expect(body(metafocus)).not.toContain('Hilsen oss i DIGFO.');
  });

  it('are found below the organisation’s folder, beside its file', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'frist-')), 'companies');
    try {
      // Without the templates of the shipped companies: only DIGFO is known here.
      cpSync(shippedFolder('organisations'), folder, { recursive: true, filter: (path) => !/[/]templates([/]|$)/.test(path) });
      const { name, text } = own('nb/letters/withdrawn.liquid', (shipped) => `${shipped}{{ nam }}`);
      const path = join(folder, name.replace('organisations/', ''));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);

      expect(loadOrganisations(folder).size).toBe(organisations.size);
      expect(mistakesOf(files, readFolder(folder, ['.liquid']))).toEqual([
        expect.stringMatching(/^companies\/digfo\/templates\/nb\/letters\/withdrawn\.liquid, line \d+: found the variable "nam"/),
      ]);
    } finally {
      rmSync(dirname(folder), { recursive: true });
    }
  });

  it.each([
    ['of nobody', own('nb/letters/withdrawn.liquid', (text) => text, 'acme'), /unknown organisation "acme", allowed: .*digfo/],
    [
      'at no place',
      own('nb/letters/nonsense.liquid', () => 'Hei'),
      /organisations\/digfo\/templates\/nb\/letters\/nonsense\.liquid: .*unknown letter "nonsense"/,
    ],
    [
      'with a misspelt variable',
      own('nb/letters/withdrawn.liquid', (text) => `${text}{{ nam }}`),
      /organisations\/digfo\/templates\/nb\/letters\/withdrawn\.liquid, line \d+: found the variable "nam"/,
    ],
    [
      'without what the law demands',
      own('nb/answers/access.liquid', (text) => text.replace(/^ {2}storage: .*\n/m, '')),
      /organisations\/digfo\/templates\/nb\/answers\/access\.liquid, carries\.storage: .*15\(1\)\(d\)/,
    ],
  ])('%s are refused', (_, file, message) => {
    expect(mistakesOf(files, [file])).toEqual([expect.stringMatching(message)]);
  });
});

describe('an organisation’s own template with other fields than the shipped ones', () => {
  const renamed = (place: string) => {
    const file = files.find(({ name }) => name === `templates/${place}`);
    return {
      name: `organisations/digfo/templates/${place}`,
      text: (file?.text ?? '').replace('- id: amount\n', '- id: total\n').replaceAll('fields.amount', 'fields.total'),
    };
  };
  const places = ['nb', 'nn', 'en'].map((language) => `${language}/letters/fee.liquid`);

  it.each(places)('is what is blamed, whichever language it is in: %s', (place) => {
    const mistakes = mistakesOf(files, [renamed(place)]);

    expect(mistakes).toContainEqual(
      expect.stringMatching(
        `^organisations/digfo/templates/${place}, fields: found total, .*, allowed: amount, .*, as in templates/`,
      ),
    );
    expect(mistakes.filter((mistake) => mistake.startsWith('templates/'))).toEqual([]);
  });

  it('is taken where all three languages have it', () => {
    expect(mistakesOf(files, places.map(renamed))).toEqual([]);
  });
});

describe('a template is refused', () => {
  it.each([
    [
      'with a field in one language only',
      'nn/letters/fee.liquid',
      (text: string) => text.replace(/ {2}- id: amount/, '  - id: sum'),
      /nn\/letters\/fee\.liquid, fields: found sum/,
    ],
    [
      'with another type in one language',
      'en/letters/fee.liquid',
      (text: string) => text.replace(/type: text/, 'type: date'),
      /en\/letters\/fee\.liquid, fields: amount differs from templates\/nb/,
    ],
    [
      'with a type that is none',
      'nb/letters/fee.liquid',
      (text: string) => text.replace(/type: text/, 'type: number'),
      /nb\/letters\/fee\.liquid, line \d+, fields\.0\.type: found "number", allowed: "text"/,
    ],
    [
      'with a field that it does not have',
      'nb/letters/fee.liquid',
      (text: string) => `${text}{{ fields.sum }}`,
      /nb\/letters\/fee\.liquid, line \d+: found the variable "fields\.sum", allowed: .*fields\.amount/,
    ],
    [
      'with a choice without its text',
      'nb/outcomes/refused.liquid',
      (text: string) => text.replace(/^ {8}text: .*\n/m, ''),
      /nb\/outcomes\/refused\.liquid, line \d+, fields\.\d+\.choices\.0\.text: is missing/,
    ],
    [
      'with a question nobody asks',
      'nb/answers/access.liquid',
      (text: string) => text.replace("contains 'storage'", "contains 'storag'"),
      /nb\/answers\/access\.liquid, line \d+: found the question "storag", allowed: purposes/,
    ],
    [
      'with a date that may be none',
      'nb/letters/fee.liquid',
      (text: string) => `${text}{{ erased_on | date }}`,
      /nb\/letters\/fee\.liquid.*\| date stands after something that is no date/,
    ],
    [
      'with a field in a notice nobody fills in',
      'nb/letters/code_expired.liquid',
      (text: string) => text.replace('carries:', 'fields: []\ncarries:'),
      /nb\/letters\/code_expired\.liquid, line \d+: found the unknown key "fields", allowed: title, carries/,
    ],
  ])('%s', (_, place, change, message) => {
    const edited = files.map((file) => (file.name === `templates/${place}` ? { ...file, text: change(file.text) } : file));

    expect(mistakesOf(edited)).toContainEqual(expect.stringMatching(message));
  });

  it('where it is missing', () => {
    expect(mistakesOf(files.filter(({ name }) => name !== 'templates/nn/letters/fee.liquid'))).toEqual([
      'templates/nn/letters/fee.liquid: is missing; every language needs every template',
    ]);
  });
});

describe('every letter reads easily', () => {
  const tooHard = 45;
  const hard = (draft: LetterDraft, what: string) => {
    const measured = lix(textOf(draft));
    return measured > tooHard ? [`${what}: ${measured}`] : [];
  };

  it.each(['nb', 'nn', 'en'] as const)('in %s', (language) => {
    const found = [...organisations.values()].flatMap((company) => {
      const others = letterKinds
        .filter((kind) => kind !== 'answer')
        .flatMap((kind) =>
          hard(writer.letter(kind, facts({ organisation: company, language, values: filledIn(kind) })), `${company.id} ${kind}`),
        );
      const answers = rights.flatMap((right) =>
        lineOutcomes
          .filter((outcome) => outcome !== 'forwarded')
          .flatMap((outcome) => {
            const outcomes = { [right]: outcome };
            const reply = facts({ organisation: company, language, rights: [right], outcomes });
            return hard(
              writer.letter('answer', { ...reply, values: valuesFor(writer.fields('answer', reply)) }),
              `${company.id} ${right} ${outcome}`,
            );
          }),
      );
      return [...others, ...answers];
    });

    expect(found).toEqual([]);
  });

  it.each(['nb', 'nn', 'en'] as const)('in %s, whatever ground is chosen', (language) => {
    const found = rights.flatMap((right) =>
      (['refused', 'partly', 'not_identified'] as const).flatMap((outcome) => {
        const reply = facts({ language, rights: [right], outcomes: { [right]: outcome } });
        const fields = writer.fields('answer', reply);
        return fields.flatMap(({ key, choices }) =>
          choices.flatMap(({ id }) =>
            hard(writer.letter('answer', { ...reply, values: { ...valuesFor(fields), [key]: id } }), `${right} ${outcome} ${id}`),
          ),
        );
      }),
    );

    expect(found).toEqual([]);
  });
});

function erasure(changes: Partial<ReplyFacts> = {}): ReplyFacts {
  return facts({ rights: ['erasure'], outcomes: { erasure: 'granted' }, ...changes });
}

function textOf({ opening, body, closing }: LetterDraft): string {
  return [opening, body, closing].join('\n\n');
}

/** A letter with one required field of this type at least, and the key of that field. */
function letterWith(type: Field['type']) {
  for (const letter of letterKinds.filter((kind) => kind !== 'answer')) {
    const field = writer.fields(letter, facts()).find((each) => each.type === type && each.required);
    if (field) return { letter, key: field.key };
  }
  throw new Error(`no letter asks for ${type}`);
}

function filledIn(letter: (typeof letterKinds)[number], asked: ReplyFacts['rights'] = []): Record<string, string> {
  const outcomes = Object.fromEntries(asked.map((right) => [right, 'granted' as const]));
  return valuesFor(writer.fields(letter, facts({ rights: asked, outcomes })));
}

function valuesFor(fields: readonly Field[]): Record<string, string> {
  const value = ({ type, choices }: Field) =>
    ({
      text: 'Eksempel AS',
      long_text: 'Vi har sett på det.',
      date: '2026-04-01',
      choice: choices[0]?.id ?? '',
      address: 'post@example.no',
    })[type];
  return Object.fromEntries(fields.map((field) => [field.key, value(field)]));
}

function readSet(shared: readonly TemplateFile[], own: readonly TemplateFile[] = []): TemplateSet {
  const read = readTemplates(shared, [...organisations.values()], own);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.templates;
}

function mistakesOf(shared: readonly TemplateFile[], own: readonly TemplateFile[] = []): readonly string[] {
  const read = readTemplates(shared, [digfo], own);
  return read.ok ? [] : read.mistakes;
}
