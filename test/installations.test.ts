import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { InstallationConfig } from '../src/config.ts';
import { installationsOf } from '../src/installations.ts';
import { loadOrganisations } from '../src/load-organisations.ts';
import { Mistakes } from '../src/mistakes.ts';

const today = Temporal.PlainDate.from('2026-11-17');
const server = { host: 'mail.example.no', user: 'post', password: 'secret' };
const settings = {
  channel: 'C0123ABCD',
  approvers: [{ id: 'U0INGRID', confidentiality: '2026-01-05' }],
  responsible: [],
  four_eyes: false,
  managers: [],
  receipts: 'authenticated',
  imap: { ...server, port: 993, security: 'tls', folder: 'INBOX', poll_seconds: 300 },
  smtp: { ...server, port: 587, security: 'starttls' },
} satisfies InstallationConfig;

const start = (id: string, changes: Partial<InstallationConfig> = {}) =>
  installationsOf({ organisations: { [id]: { ...settings, ...changes } }, undo_seconds: 60 }, loadOrganisations(), today).get(id);

function mistakesOf(id: string, changes: Partial<InstallationConfig>): readonly string[] {
  try {
    start(id, changes);
  } catch (error) {
    if (error instanceof Mistakes) return error.list;
    throw error;
  }
  return [];
}

describe('the address people write to', () => {
  it('DEF-2 has to be given where the policy names none', () => {
    expect(mistakesOf('defigo', {})).toEqual([
      'organisations.defigo.address: is missing; the policy of Defigo names no address, so it has to stand here',
    ]);
    expect(start('defigo', { address: 'personvern@defigo.example' })?.mailboxAddress).toBe('personvern@defigo.example');
  });

  it('DIG-1 is the one of the policy, unless the installation has another', () => {
    expect(start('digfo')?.mailboxAddress).toBe('contact@digfo.com');
  });
});

describe('an approver', () => {
  const address = 'personvern@defigo.example';

  it('DEF-10 needs the date of a confidentiality agreement where the policy promises one', () => {
    expect(mistakesOf('defigo', { address, approvers: ['U0INGRID', { id: 'U0PER', confidentiality: '2026-01-05' }] })).toEqual([
      'organisations.defigo.approvers: U0INGRID has no date of a confidentiality agreement, which the policy of Defigo promises; write {id: U0INGRID, confidentiality: 2026-01-05}',
    ]);
  });

  it('DEF-10 is not bound by an agreement that is still to come, and is from its day on', () => {
    const signing = (confidentiality: string) => ({ address, approvers: [{ id: 'U0INGRID', confidentiality }] });

    expect(mistakesOf('defigo', signing('2026-11-18'))).toEqual([
      'organisations.defigo.approvers: the confidentiality agreement of U0INGRID is dated 2026-11-18, which is still to come',
    ]);
    expect(start('defigo', signing('2026-11-17'))?.approvers).toEqual(['U0INGRID']);
  });

  it('may be a plain id where the policy promises nothing', () => {
    expect(start('digfo', { approvers: ['U0INGRID'] })?.approvers).toEqual(['U0INGRID']);
  });
});

describe('a user group', () => {
  const address = 'personvern@defigo.example';
  const person = { id: 'U0INGRID', confidentiality: '2026-01-05' };

  it('may approve and be responsible where the policy promises nothing', () => {
    const frist = start('digfo', { approvers: ['S0PRIVACY', 'U0INGRID'], responsible: ['S0BOSSES'] });

    expect(frist).toMatchObject({ approvers: ['S0PRIVACY', 'U0INGRID'], responsible: ['S0BOSSES'] });
  });

  it('DEF-10 may be neither where each person has to have signed', () => {
    expect(mistakesOf('defigo', { address, approvers: [person, 'S0PRIVACY'], responsible: ['S0BOSSES'] })).toEqual([
      'organisations.defigo.approvers: S0PRIVACY is a user group, and a group signs nothing; the policy of Defigo promises an agreement with each person, so write {id: U0123ABCD, confidentiality: 2026-01-05} for each person',
      'organisations.defigo.responsible: S0BOSSES is a user group, and a group signs nothing; the policy of Defigo promises an agreement with each person, so name each',
    ]);
  });

  it('signs nothing anywhere', () => {
    expect(mistakesOf('digfo', { approvers: [{ ...person, id: 'S0PRIVACY' }] })).toEqual([
      'organisations.digfo.approvers: S0PRIVACY is a user group, and a group signs nothing; write {id: U0123ABCD, confidentiality: 2026-01-05} for each person, or the group alone',
    ]);
  });
});

describe('mail', () => {
  const smtp = { ...settings.smtp, security: 'none' as const };

  it('DIG-9 never leaves this machine unencrypted', () => {
    expect(mistakesOf('digfo', { smtp })).toEqual([
      'organisations.digfo.smtp.security: found none, allowed: starttls or tls; the mail of DIGFO never leaves this machine unencrypted',
    ]);
    expect(mistakesOf('digfo', { smtp: { ...smtp, host: '127.0.0.1' } })).toEqual([]);
  });

  it('DEF-11 is encrypted on its way', () => {
    expect(mistakesOf('defigo', { address: 'personvern@defigo.example', smtp })).toEqual([
      expect.stringContaining('organisations.defigo.smtp.security: found none'),
    ]);
  });
});

it('an organisation that nobody knows is named, with those that exist', () => {
  expect(mistakesOf('acme', {})).toEqual([
    'organisations.acme: there is no such organisation, allowed: defero, defigo, digfo, digitools, metafocus',
  ]);
});

describe('a person with two names', () => {
  const both = { id: 'U0INGRID', confidentiality: '2026-01-05', cli: 'ingrid' };

  it('may approve under each of them, answers for the cases under each of them, and is one person', () => {
    expect(start('digfo', { approvers: [both, 'U0ANNE'], responsible: ['U0INGRID'] })).toMatchObject({
      approvers: ['U0INGRID', 'cli:ingrid', 'U0ANNE'],
      responsible: ['U0INGRID', 'cli:ingrid'],
      sameAs: { 'cli:ingrid': 'U0INGRID' },
    });
  });

  it('is a Slack user: a login or a group has no login', () => {
    expect(mistakesOf('digfo', { approvers: [{ id: 'cli:ingrid', cli: 'moe' }] })).toEqual([
      'organisations.digfo.approvers: cli:ingrid has a login (cli: moe), allowed: beside a Slack user id (U…)',
    ]);
    expect(mistakesOf('digfo', { approvers: [{ id: 'S0PRIVACY', cli: 'moe' }] })[0]).toContain('S0PRIVACY has a login');
  });

  it('has signed nothing by having a login', () => {
    expect(mistakesOf('defigo', { address: 'p@defigo.example', approvers: [{ id: 'U0INGRID', cli: 'ingrid' }] })[0]).toContain(
      'U0INGRID has no date of a confidentiality agreement',
    );
  });
});
