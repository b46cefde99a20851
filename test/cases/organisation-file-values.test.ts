import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOrganisation } from '../../src/cases/organisation-file.ts';

const digfo = readFileSync(new URL('../../organisations/digfo.yaml', import.meta.url), 'utf8');
/** DIGFO's file with another value of one key of its own line. */
const digfoWith = (key: string, value: string) => digfo.replace(new RegExp(`^( *${key}:).*$`, 'm'), `$1 ${value}`);
const digfoWithout = (key: string) => digfo.replace(new RegExp(`^ *${key}:.*\n`, 'm'), '');

function read(text: string, fileName = 'organisations/digfo.yaml') {
  const organisation = readOrganisation(text, fileName);
  if (!organisation.ok) throw new Error(organisation.mistakes.join('\n'));
  return organisation.value;
}

function mistakes(text: string, fileName = 'organisations/digfo.yaml') {
  const organisation = readOrganisation(text, fileName);
  return organisation.ok ? [] : organisation.mistakes;
}

describe('the name of the file', () => {
  it.each(['digfo.yaml', 'digfo.yml', 'organisations/digfo.yaml', 'C:\\frist\\digfo.yaml'])(
    'says whose it is: %j',
    (fileName) => {
      expect(mistakes(digfo, fileName)).toEqual([]);
    },
  );

  it('and the id inside are the same, so that no two files claim one company', () => {
    expect(mistakes(digfo, 'organisations/defigo.yaml')).toEqual([
      'organisations/defigo.yaml, id: found "digfo", allowed: "defigo", the name of the file',
    ]);
  });

  it('keeps what is no ending', () => {
    expect(mistakes(digfo, 'digfo.yaml.old')).toEqual([
      'digfo.yaml.old, id: found "digfo", allowed: "digfo.yaml.old", the name of the file',
    ]);
  });
});

describe('an address', () => {
  it.each(['privacy@example.no', "o'neill+gdpr@mail.example.co.uk", `${'a'.repeat(64)}@example.no`])(
    'may be %s',
    (mailboxAddress) => {
      expect(read(digfoWith('mailbox_address', `"${mailboxAddress}"`)).mailboxAddress).toBe(mailboxAddress);
    },
  );

  it.each([
    'Privacy <privacy@example.no>',
    'mailto:privacy@example.no',
    'privacy@example.no, other@example.no',
    'privacy@example',
    '@example.no',
    `${'a'.repeat(65)}@example.no`,
  ])('may not be %s', (wrong) => {
    expect(mistakes(digfoWith('mailbox_address', `"${wrong}"`))).toEqual([
      expect.stringContaining('; write a plain address, privacy@example.no'),
    ]);
  });
});

describe('the names of a company', () => {
  it.each(['Digfo', '2digfo', ' digfo', 'digfo AS', 'd', 'd'.repeat(32)])('cannot have the id %j', (id) => {
    expect(mistakes(digfoWith('id', `"${id}"`))).toEqual([expect.stringContaining('write it in lower case, letters and digits')]);
  });

  it.each(['dg', `d${'9'.repeat(30)}`])('can have the id %j', (id) => {
    expect(read(digfoWith('id', id), `${id}.yaml`).id).toBe(id);
  });

  it.each(['digfo', 'DIGFO2', '2DIGFO', 'D', 'D'.repeat(13)])('cannot number its cases %s', (prefix) => {
    expect(mistakes(digfoWith('prefix', prefix))).toEqual([expect.stringContaining('; write 2 to 12 capital letters: DIGFO')]);
  });

  it.each(['" "', '""'])('are words, not %s', (blank) => {
    expect(mistakes(digfoWith('name', blank))).toEqual([expect.stringContaining('name: found')]);
  });

  it('have no blanks around them', () => {
    expect(read(digfoWith('name', '"  DIGFO "')).name).toBe('DIGFO');
  });
});

describe('a closed day (R-CLOSED-DAYS)', () => {
  it.each(['01-01', '09-30', '10-09', '12-24', '12-31', '05-10', '07-29', '02-01', '02-10', '02-29', '04-09', '11-20'])(
    'may be %s',
    (day) => {
      expect(read(digfoWith('closed_days', `["${day}"]`)).closedDays).toEqual([day]);
    },
  );

  it.each(['13-01', '00-10', '12-00', '12-32', '12-40', '02-30', '06-31', '2026-12-24', '12-24 and 25', '12-2x', '1-1'])(
    'may not be %s',
    (day) => {
      expect(mistakes(digfoWith('closed_days', `["${day}"]`))).toEqual([
        expect.stringContaining('; allowed: a day as MM-DD, in quotes: "12-24"'),
      ]);
    },
  );
});

describe('a whole number', () => {
  it.each([
    ['promise_days', 'promiseDays', 1],
    ['promise_days', 'promiseDays', 90],
    ['backup_days', 'backupDays', 1],
  ] as const)('of days, in %s (%s), may be %i', (key, name, days) => {
    expect(read(digfoWith(key, String(days)))[name]).toBe(days);
  });

  it.each([10, 7 * 24 * 60])('of minutes that a code is good for may be %i', (minutes) => {
    expect(read(digfoWith('code_minutes', String(minutes))).identity.codeMinutes).toBe(minutes);
  });

  it.each([
    ['promise_days', '0', 'found 0; allowed: a whole number of days from 1 to 90, or null for no promise'],
    ['promise_days', 'thirty', 'found "thirty"; allowed: a whole number of days from 1 to 90, or null for no promise'],
    ['code_minutes', '9', 'found 9; allowed: a whole number of minutes from 10 to 10080'],
    ['prompt_days', '{ erasure: 21 }', 'found 21; allowed: a whole number of working days from 0 to 20'],
  ])('outside its limits is told both of them: %s', (key, value, told) => {
    expect(mistakes(digfoWith(key, value))).toEqual([expect.stringMatching(new RegExp(`${told}$`))]);
  });
});

describe('what a company says in its own words', () => {
  it('is kept right by right, and only for the rights it names', () => {
    const { wording, remarks } = read(digfo);

    expect(wording.rectification).toBe('Du kan be oss rette eller supplere opplysninger som er feilaktige eller misvisende.');
    expect(Object.keys(wording)).not.toContain('consent_withdrawal');
    expect(remarks.information?.en).toBe('Our website uses neither cookies nor web analysis.');
  });

  it('may have duties sooner than the law, right by right', () => {
    expect(read(digfoWith('prompt_days', '{ rectification: 1 }')).promptDays).toEqual({ rectification: 1 });
  });

  it.each(['nb', 'nn', 'en'])('may be answered in %s where the mail is in no language we write', (language) => {
    expect(read(digfoWith('default_language', language)).defaultLanguage).toBe(language);
  });

  it.each(['nb', 'en'])('may be read by staff in %s', (language) => {
    expect(read(digfoWith('staff_language', language)).staffLanguage).toBe(language);
  });
});

describe('a file that leaves out what is the same for most companies', () => {
  it.each([
    ['promise_pauses', 'the promise pauses', { promisePauses: true }],
    ['assessment_rights', 'no right needs a note', { assessmentRights: [] }],
    ['prompt_days', 'nothing is due sooner', { promptDays: {} }],
    ['review_contacts', 'who has changed jobs starts no task (MET-4)', { reviewContacts: false }],
    ['suppression', 'who objects to marketing stays on a list', { suppression: true }],
    ['customers', 'it has no customers who decide (DGT-1)', { customers: null }],
    ['contact_form', 'nobody writes through a form', { contactForm: null }],
    ['code_minutes', 'a code is good for a day', { identity: expect.objectContaining({ codeMinutes: 24 * 60 }) }],
    ['strong_way', 'nobody logs in', { identity: expect.objectContaining({ strongWay: null }) }],
  ])('without %s: %s', (key, _, expected) => {
    expect(read(digfoWithout(key))).toMatchObject(expected);
  });
});
