import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asRawMail, readRounds, readToLearnFrom } from '../../scripts/accuracy-parts/labelled-mail.ts';
import { parseMail } from '../../src/message/parse-mail.ts';

const mail = (id: string) => ({
  id,
  org: 'digfo',
  lang: 'nb',
  from: 'Åse Nordmann <ase@example.no>',
  subject: 'Spørsmål',
  body: 'Slett meg, er du grei. Blåbærsyltetøy.',
  labels: ['erasure'],
});
const answer = (id: string) => ({ id, disposition: 'request', language: 'nb', rights: ['erasure'] });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labelled-'));
  const write = (name: string, ...lines: object[]) =>
    writeFileSync(join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));
  write('round-01.jsonl', mail('r01-001'));
  write('round-01.first-look.jsonl', answer('r01-001'));
  write('round-02.jsonl', mail('r02-001'));
  write('practice-01.jsonl', mail('t1-001'));
  write('wishes-01.jsonl', mail('w01-001'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('labelled mails', () => {
  it('of a round that has not had its first look are not learnt from', () => {
    expect(readToLearnFrom(folder).map(({ id }) => id)).toEqual(['t1-001', 'r01-001', 'w01-001']);
  });

  it('of a round that has not had its first look are not told of', () => {
    expect(readRounds(folder).map(({ name }) => name)).toEqual(['round-01']);
  });

  it('that are not of the form are named with file and line', () => {
    writeFileSync(
      join(folder, 'practice-01.jsonl'),
      `${JSON.stringify(mail('a'))}\n${JSON.stringify({ ...mail('b'), labels: ['x'] })}`,
    );

    expect(() => readToLearnFrom(folder)).toThrow(/practice-01\.jsonl, line 2/);
  });

  it('are read like mails of the mailbox', async () => {
    const [first] = readToLearnFrom(folder);
    const parsed = await parseMail(first ? asRawMail(first) : Buffer.from(''), { authservId: undefined, ownAddresses: [] });

    expect(parsed).toMatchObject({ ok: true, message: { subjectLine: 'Spørsmål', text: mail('').body } });
  });
});
