import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/cases/organisation.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { readFolder, shippedFolder } from '../../src/read-folder.ts';
import { demands } from '../../src/replies/law-demands.ts';
import { unmetDemands } from '../../src/replies/prove-demands.ts';
import { readTemplates } from '../../src/replies/read-templates.ts';
import type { LetterPart, TemplateSet } from '../../src/replies/template-set.ts';

const organisations = loadOrganisations();
const organisation = (id: string): Organisation => {
  const found = organisations.get(id);
  if (!found) throw new Error(`${id} is shipped`);
  return found;
};
const files = readFolder(shippedFolder('templates'), ['.liquid', '.yaml']);
const read = readTemplates(files, [...organisations.values()]);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const { templates } = read;

/** Every demand there is, made of one company: it sends data abroad, has backups, and keeps a suppression list. */
const everything: Organisation = { ...organisation('digfo'), backupDays: 90, suppression: true, assessmentRights: [] };
const all = Object.entries(demands).flatMap(([place, list]) => list.map((demand) => ({ place, ...demand })));

describe('every demand, in every language', () => {
  it('is met by the shipped templates, for every shipped organisation', () => {
    expect(unmetDemands(templates, [...organisations.values(), everything])).toEqual([]);
  });

  it.each([
    ['is not declared', (part: LetterPart) => ({ ...part, carries: {} }), 'is missing'],
    ['is declared and not written', (part: LetterPart) => ({ ...part, body: '' }), 'does not stand in the text'],
    [
      'stands where nobody reads it',
      (part: LetterPart) => ({ ...part, body: `{% if case_number == "" %}${part.body}{% endif %}` }),
      'does not come out',
    ],
  ])('that %s gives one message with its file and its source', (_, change, words) => {
    const mistakes = unmetDemands(changed(templates, change), [everything]);

    const named = all.flatMap(({ place, element, source }) =>
      ['nb', 'nn', 'en'].map(
        (language) =>
          mistakes.filter(
            (mistake) =>
              mistake.startsWith(`templates/${language}/${place}.liquid, carries.${element}: `) &&
              mistake.includes(words) &&
              mistake.endsWith(`(${source} demands it)`),
          ).length,
      ),
    );
    expect(all.length).toBeGreaterThan(60);
    expect(named).toEqual(named.map(() => 1));
  });
});

describe('a promise of one company', () => {
  it('Defigo’s last day of backups has to be in its answer', () => {
    const mistakes = mistakesOf('defigo', 'nb/answers/erasure', (text) =>
      text.replaceAll('backups_until | date', 'today | date'),
    );

    expect(mistakes).toEqual([
      expect.stringMatching(/^templates\/nb\/answers\/erasure\.liquid, carries\.backups: .*backup_days/),
    ]);
  });

  it('the wrong day is no last day of backups', () => {
    const mistakes = mistakesOf('defigo', 'nb/answers/erasure', (text) =>
      text
        .replaceAll('backups_until | date', 'today | date')
        .replace('backups: backups_until', 'backups: today')
        .replace('"backups_until"', '"today"'),
    );

    expect(mistakes).toEqual([expect.stringMatching(/carries\.backups: does not come out in a letter of Defigo/)]);
  });

  it('a company without backups needs no day', () => {
    expect(mistakesOf('metafocus', 'nb/answers/erasure', (text) => text.replace(/^ {2}backups: .*\n/m, ''))).toEqual([]);
  });

  it('Digitools wants a note on its own assessment, on a yes as on a no', () => {
    for (const place of ['answers/portability', 'outcomes/refused', 'outcomes/withdrawn']) {
      const mistakes = mistakesOf('digitools', `nb/${place}`, (text) => text.replace('id: assessment', 'id: note'), 'nn', 'en');

      expect(mistakes).toContainEqual(
        expect.stringMatching(/^templates\/nb\/.*fields\.assessment: is missing.*assessment_rights of digitools/),
      );
    }
  });

  it('the logic of Defero’s score has to be told, whole', () => {
    const mistakes = mistakesOf('defero', 'en/answers/access', (text) =>
      text
        .replace('{{ organisation.automated_decisions }}', '{{ organisation.storage }}')
        .replace(/automated_decisions: .*/, 'automated_decisions: organisation.storage'),
    );

    expect(mistakes).toEqual([expect.stringMatching(/en\/answers\/access\.liquid, carries\.automated_decisions: .*C-203\/22/)]);
  });
});

it('what a template says it carries beyond the law has to stand there too', () => {
  const mistakes = mistakesOf('digfo', 'nb/letters/merged', (text) =>
    text.replace('other_case: ', 'nonsense: "words nobody wrote"\n  other_case: '),
  );

  expect(mistakes).toEqual([expect.stringMatching(/nb\/letters\/merged\.liquid, carries\.nonsense: found "words nobody wrote"/)]);
});

/** What reading says for one company when one file is changed, and the same file in other languages too where they have to stay alike. */
function mistakesOf(id: string, place: string, change: (text: string) => string, ...alike: string[]): readonly string[] {
  const places = [place, ...alike.map((language) => place.replace(/^nb/, language))].map((each) => `templates/${each}.liquid`);
  const edited = files.map((file) => (places.includes(file.name) ? { ...file, text: change(file.text) } : file));
  expect(edited).not.toEqual(files);
  const result = readTemplates(edited, [organisation(id)]);
  return result.ok ? [] : result.mistakes;
}

function changed(set: TemplateSet, change: (part: LetterPart) => LetterPart): TemplateSet {
  const deep = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('carries' in value) return change(value as LetterPart);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner)]));
  };
  return { ...set, shared: deep(set.shared) as TemplateSet['shared'] };
}
