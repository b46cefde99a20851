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

it('what a file may leave out has the usual value', () => {
  const left =
    /^ *(promise_pauses|customers|code_minutes|strong_way|assessment_rights|prompt_days|review_contacts|suppression): .*\n/gm;
  const read = readOrganisation(digfo.replace(left, ''), 'organisations/digfo.yaml');

  expect(read.ok ? read.value : read.mistakes).toMatchObject({
    promisePauses: true,
    customers: null,
    identity: { codeMinutes: 1440, strongWay: null },
    assessmentRights: [],
    promptDays: {},
    reviewContacts: false,
    suppression: true,
  });
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
  [
    'a promise of less than nothing',
    digfo.replace('promise_days: 30', 'promise_days: -3'),
    'promise_days: found -3; allowed: a whole number of days from 1 to 90, or null for no promise$',
  ],
  ['a promise of no time', digfo.replace('promise_days: 30', 'promise_days: 0'), '0'],
  ['a promise of half a day', digfo.replace('promise_days: 30', 'promise_days: 30.5'), '30.5'],
  ['a promise longer than the law', digfo.replace('promise_days: 30', 'promise_days: 91'), '91'],
  ['a pause in a word', digfo.replace('promise_pauses: true', 'promise_pauses: sometimes'), 'promise_pauses: found "sometimes"'],
  ['an erasure that nobody does', digfo.replace('exec: staff', 'exec: robot'), 'erasure.exec: found "robot"'],
  ['an erasure without its way', digfo.replace('exec: staff', '{}'), 'erasure.exec: is missing'],
  ['no word on sensitive data', digfo.replace('  sensitive: false\n', ''), 'identity.sensitive: is missing'],
  ['a code good for a blink', digfo.replace('code_minutes: 1440', 'code_minutes: 9'), 'identity.code_minutes: found 9'],
  ['a code good for ever', digfo.replace('code_minutes: 1440', 'code_minutes: 10081'), 'identity.code_minutes: found 10081'],
  ['a strong proof without its way', digfo.replace('mode: match', 'mode: strong'), 'identity.strong_way: found nothing'],
  [
    'a way in one language only',
    digfo.replace('strong_way: null', 'strong_way: { nb: logg inn, en: log in }'),
    'identity.strong_way.nn: is missing',
  ],
  ['customers of a company that has none', digfo.replace('role: controller', 'role: both'), 'customers: found nothing'],
  [
    'customers who decide nothing',
    digfo.replace('customers: null', 'customers: { nb: kunden, nn: kunden, en: the customer }'),
    'customers: found \\{',
  ],
  [
    'an assessment of what is no right',
    digfo.replace('[erasure, restriction]', '[erasure, oblivion]'),
    'assessment_rights.1: found "oblivion"',
  ],
  ['haste in what is no right', digfo.replace('prompt_days: {}', 'prompt_days: { oblivion: 1 }'), 'oblivion'],
  ['haste backwards', digfo.replace('prompt_days: {}', 'prompt_days: { erasure: -1 }'), 'prompt_days.erasure: found -1'],
  ['a review in a number', digfo.replace('review_contacts: false', 'review_contacts: 1'), 'review_contacts: found 1'],
  ['a list of objections in a word', digfo.replace('suppression: true', 'suppression: yes'), 'suppression: found "yes"'],
  [
    'recipients in a word',
    digfo.replace(/recipients:\n[\s\S]*?keep_reasons/, 'recipients: none\nkeep_reasons'),
    'recipients: found "none"',
  ],
  ['a day that no year has', digfo.replace('closed_days: []', 'closed_days: ["12-24", "06-31"]'), 'closed_days.1: found "06-31"'],
  ['a role that does not exist', digfo.replace('role: controller', 'role: boss'), '"boss"'],
])('%s is named with file, line and what is allowed', (_, text, found) => {
  const read = readOrganisation(text, 'organisations/digfo.yaml');

  expect(read.ok ? [] : read.mistakes).toEqual([
    expect.stringMatching(new RegExp(`^organisations/digfo\\.yaml, line \\d+(?=.*allowed).*${found}`)),
  ]);
});
