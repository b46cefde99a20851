import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/slack/home/read-command.ts';
import { readSearch } from '../../../src/slack/home/read-search.ts';
import { ingrid, kari, per } from '../../support/people.ts';

describe('a command', () => {
  it.each([
    ['sak 42', 'case', '42', 'nb'],
    ['CASE  DIGFO-2026-0042 ', 'case', 'DIGFO-2026-0042', 'en'],
    ['ny', 'new', '', 'nb'],
    ['new', 'new', '', 'en'],
    ['finn  innsyn lukket', 'find', 'innsyn lukket', 'nb'],
    ['find access', 'find', 'access', 'en'],
    ['Forfalt', 'overdue', '', 'nb'],
    ['overdue', 'overdue', '', 'en'],
    ['statistikk', 'statistics', '', 'nb'],
    ['stats', 'statistics', '', 'en'],
    ['hjelp', 'help', '', 'nb'],
    ['help', 'help', '', 'en'],
  ] as const)('%j is %s', (text, what, rest, language) => {
    expect(readCommand(text)).toEqual({ what, rest, language });
  });

  it.each(['', '   ', 'slett alt', 'constructor', '__proto__ x', 'nytt'])('%j is a call for help', (text) => {
    expect(readCommand(text)).toEqual({ what: 'help', rest: '', language: undefined });
  });
});

describe('a search', () => {
  it.each([
    ['0042', [{ by: 'number', part: '0042' }]],
    ['digfo-2026-', [{ by: 'number', part: 'digfo-2026-' }]],
    ['innsyn', [{ by: 'right', rights: ['access'] }]],
    ['Erasure', [{ by: 'right', rights: ['erasure'] }]],
    ['samtykke', [{ by: 'right', rights: ['consent_withdrawal'] }]],
    ['lukket', [{ by: 'status', statuses: ['closed'] }]],
    ['draft', [{ by: 'status', statuses: ['drafted'] }]],
    ['avklares', [{ by: 'status', statuses: ['awaiting_triage'] }]],
    ['meg', [{ by: 'handler', id: ingrid }]],
    ['nobody', [{ by: 'handler', id: undefined }]],
    [`<@${per}|per>`, [{ by: 'handler', id: per }]],
    [`<@${per}>`, [{ by: 'handler', id: per }]],
    [kari.address, [{ by: 'address', address: kari.address }]],
    [`<mailto:${kari.address}|${kari.address}>`, [{ by: 'address', address: kari.address }]],
    [
      'sletting  meg',
      [
        { by: 'right', rights: ['erasure'] },
        { by: 'handler', id: ingrid },
      ],
    ],
  ] as const)('%j is understood', (text, terms) => {
    expect(readSearch(text, ingrid)).toEqual(terms);
  });

  it('open means every state but closed', () => {
    const [term] = readSearch('åpne', ingrid) ?? [];

    expect(term).toMatchObject({ by: 'status', statuses: expect.arrayContaining(['waiting', 'follow_up']) });
    expect(term).not.toMatchObject({ statuses: expect.arrayContaining(['closed']) });
  });

  it.each(['Kari', 'innsyn Lunde', 'å', '@example.no', '<!channel>', 'kari@'])('%j is nothing to search for', (text) => {
    expect(readSearch(text, ingrid)).toBeUndefined();
  });
});
