import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/cases/organisation.ts';
import { type Language, type Right, rights } from '../../src/intents/classification.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { readFolder, shippedFolder } from '../../src/read-folder.ts';
import { readTemplates } from '../../src/replies/read-templates.ts';
import { createReplyWriter } from '../../src/replies/reply-writer.ts';
import type { ReplyFacts } from '../../src/workflow/ports.ts';

const organisations = [...loadOrganisations().values()];
const files = readFolder(shippedFolder('templates'), ['.liquid', '.yaml']);
const read = readTemplates(files, organisations);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const writer = createReplyWriter(read.templates);

const day = (text: string) => Temporal.PlainDate.from(text);
const facts = (
  organisation: Organisation,
  asked: readonly Right[],
  language: Language = 'nb',
  requesterName?: string,
): ReplyFacts => ({
  organisation,
  caseNumber: 'X-2026-0001',
  language,
  requesterName,
  rights: asked,
  receivedOn: day('2026-11-17'),
  answerBy: day('2026-12-17'),
  today: day('2026-11-24'),
  late: false,
  erasedOn: null,
  extendedTo: day('2027-02-17'),
  clockPauses: false,
  codeMinutes: 1440,
  questions: [],
  rest: [],
  outcomes: Object.fromEntries(asked.map((right) => [right, 'granted'])),
  values: {},
});

describe('every answer, of every organisation, in every language', () => {
  const all = organisations.flatMap((organisation) =>
    (['nb', 'nn', 'en'] as const).flatMap((language) => rights.map((right) => ({ organisation, language, right }))),
  );

  it.each(all)(
    '$organisation.id $language $right has its case number, its remedy and no unfilled variable',
    ({ organisation, language, right }) => {
      const draft = writer.letter('answer', facts(organisation, [right], language));
      const text = [draft.opening, draft.body, draft.closing].join('\n');

      expect(draft.opening).toContain('X-2026-0001');
      expect(draft.closing).toContain('Postboks 458 Sentrum, 0105 Oslo');
      expect(draft.closing).toMatch({ nb: /domstolene/, nn: /domstolane/, en: /courts/ }[language]);
      expect(text).not.toMatch(/\{\{|\{%|undefined|\[object/);
      expect(draft.confirmations.every((one) => [...one.text].length <= 75)).toBe(true);
    },
  );

  // Two clicks, where nothing is odd and the company has answered its open questions: what staff must say in the others, no file can know.
  it.each(['access', 'erasure', 'information'] as const)(
    '%s can be approved as it is, once its claims are confirmed',
    (right) => {
      for (const organisation of organisations.flatMap(settled))
        expect(writer.letter('answer', facts(organisation, [right])).body).not.toContain('[[');
    },
  );

  it.each(['digfo', 'digitools'])('%s has not told what protects data in the USA: nothing of it is claimed', (id) => {
    const [organisation] = organisations.filter((one) => one.id === id);
    if (!organisation) throw new Error(`${id} is shipped`);

    for (const right of ['access', 'information'] as const) {
      const asked = facts(organisation, [right], 'en');
      const values = { [`${right}.transfers`]: 'Google is bound by the EU standard clauses.' };
      const gap = '[[what protects the data in countries outside the EEA]]';

      expect(writer.letter('answer', asked).body).toContain(gap);
      const told = writer.letter('answer', { ...asked, values }).body;
      expect(told).not.toContain(gap);
      expect(told).toContain('Google is bound by the EU standard clauses. You can ask for a copy');
    }
  });

  it.each(['defigo', 'metafocus'])(
    '%s has not told who gets data: access waits for the names, information denies nothing',
    (id) => {
      const organisation = organisations.find((one) => one.id === id);
      if (!organisation) throw new Error(`${id} is shipped`);

      expect(writer.letter('answer', facts(organisation, ['access'], 'en')).body).toContain('[[who got the data, by name]]');
      const information = writer.letter('answer', facts(organisation, ['information'], 'en')).body;
      expect(information).not.toMatch(/\[\[|nobody/i);
      expect(information).toContain('Suppliers');
    },
  );
});

describe('an answer', () => {
  const [organisation] = organisations;
  if (!organisation) throw new Error('organisations are shipped');

  it('treats access before erasure, for what is erased can no longer be copied', () => {
    const body = writer.letter('answer', facts(organisation, ['erasure', 'access'])).body.toLowerCase();

    expect(body.indexOf('innsyn')).toBe(0);
    expect(body.indexOf('sletting')).toBeGreaterThan(0);
  });

  it('names Defigo’s last day of backups, 90 days after the deletion', () => {
    const defigo = organisations.find(({ id }) => id === 'defigo') ?? organisation;

    expect(writer.letter('answer', facts(defigo, ['erasure'], 'en')).body).toContain('22 February 2027');
  });

  it('keeps a hostile display name inert', () => {
    const { opening } = writer.letter('answer', facts(organisation, ['access'], 'nb', '{{ 1 }} [[x]]\r\nBcc: evil@example.net'));

    expect(opening).not.toMatch(/\[\[|\{\{|\nBcc/);
  });

  it('gives a Swedish reader a note in Swedish and the rest in bokmål', () => {
    const draft = writer.letter('answer', facts(organisation, ['access'], 'sv'));

    expect(draft.language).toBe('nb');
    expect(draft.opening).toMatch(/Vi svarar på norska/);
  });
});

it('a template may name the customers and the strong proof of a company, in the language of the answer', () => {
  const own = files.map((file) => {
    if (file.name !== 'templates/nn/answers/complaint.liquid') return file;
    return { ...file, text: `${file.text}\n({{ organisation.customers }}; {{ organisation.strong_way }})` };
  });
  const result = readTemplates(own, organisations);
  if (!result.ok) throw new Error(result.mistakes.join('\n'));
  const complaint = (id: string) =>
    organisations
      .filter((organisation) => organisation.id === id)
      .map((organisation) => createReplyWriter(result.templates).letter('answer', facts(organisation, ['complaint'], 'nn')).body);

  expect(complaint('defero')).toEqual([expect.stringContaining('(; logg inn med BankID på Min Side)')]);
  expect(complaint('metafocus')).toEqual([expect.stringContaining('(kunden som laga skjemaet i Digiforms; )')]);
});

it('a variable that no answer knows is named with its file', () => {
  const broken = files.map((file) =>
    file.name === 'templates/nb/receipt.liquid' ? { ...file, text: `${file.text}\n{{ case_nummer }}` } : file,
  );

  const result = readTemplates(broken, organisations);

  expect(result).toMatchObject({ ok: false });
  expect(result.ok ? '' : result.mistakes.join('\n')).toMatch(/templates\/nb\/receipt\.liquid.*case_nummer/);
});

/** Those that have named who gets data, as if they had answered what is still open. */
function settled(organisation: Organisation): readonly Organisation[] {
  const safeguard = { nb: 'under EUs standardavtale', nn: 'under standardavtala til EU', en: 'under the EU standard clauses' };
  const { recipients } = organisation;
  if (!recipients) return [];
  const safe = recipients.map((each) => (each.transfer ? { ...each, safeguard } : each));
  return [{ ...organisation, recipients: safe, recipientsComplete: true, logicRequired: false }];
}
