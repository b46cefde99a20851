import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrganisations } from '../src/load-organisations.ts';
import { triedTemplates } from '../src/tried-templates.ts';

describe('templates that were tried', () => {
  const organisations = [...loadOrganisations().values()];
  const receipt = { name: 'templates/nb/receipt.liquid', text: 'Hei!' };
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'frist-tried-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are not tried again', () => {
    const first = triedTemplates([receipt], organisations, folder);
    first.remember();

    expect(first.before).toBe(false);
    expect(triedTemplates([receipt], organisations, folder).before).toBe(true);
  });

  it.each([
    ['a word of them', [{ ...receipt, text: 'Hei?' }], organisations],
    ['an organisation', [receipt], organisations.slice(1)],
  ])('are tried again when %s has changed', (_, files, companies) => {
    triedTemplates([receipt], organisations, folder).remember();

    expect(triedTemplates(files, companies, folder).before).toBe(false);
  });
});
