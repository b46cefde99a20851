import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readOrganisation } from '../../src/cases/organisation-file.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';

const digfo = readFileSync(new URL('../../organisations/digfo.yaml', import.meta.url), 'utf8');

it('the five companies are shipped, with what their policies promise', () => {
  const promises = [...loadOrganisations().values()].map(({ id, promiseDays, feesAllowed, backupDays }) => [
    id,
    promiseDays,
    feesAllowed,
    backupDays,
  ]);

  expect(promises).toEqual([
    ['defero', null, false, null],
    ['defigo', null, false, 90],
    ['digfo', 30, false, null],
    ['digitools', 30, false, null],
    ['metafocus', null, false, null],
  ]);
});

it.each([
  ['an unknown key', digfo.replace('promise_days: 30', 'promise_days: 30\npromise_weeks: 4'), 'promise_weeks'],
  ['a number in words', digfo.replace('promise_days: 30', 'promise_days: thirty'), '"thirty"'],
  [
    'a contact form without its address',
    digfo.replace(
      'promise_days: 30',
      'promise_days: 30\ncontact_form: { from: [], name: Navn, email: E-post, message: Melding }',
    ),
    'contact_form.from',
  ],
  ['a contact form in a word', digfo.replace('promise_days: 30', 'promise_days: 30\ncontact_form: nettside'), '"nettside"'],
  ['a role that does not exist', digfo.replace('role: controller', 'role: boss'), '"boss"'],
])('%s is named with file, line and what is allowed', (_, text, found) => {
  const read = readOrganisation(text, 'organisations/digfo.yaml');

  expect(read.ok ? [] : read.mistakes).toEqual([
    expect.stringMatching(new RegExp(`^organisations/digfo\\.yaml, line \\d+.*${found}.*allowed`)),
  ]);
});
