import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActOptions } from '../../../src/cli/case-acts/act.ts';
import { dropPlan, planLetter, printFields } from '../../../src/cli/case-acts/prepare-letter.ts';
import { approve, printDraft } from '../../../src/cli/case-acts/send-letter.ts';
import { act, expectRefused, openAccess } from '../../support/command-line.ts';
import { databaseFile } from '../../support/database.ts';
import { ingrid } from '../../support/people.ts';

const day = 24 * 3600;

describe('planning a letter', () => {
  it('takes an answer of some lines only, with what its templates ask for', async () => {
    const frist = await openAccess('access,objection');
    const set = ['access.legal_basis=popplyl-16-e', 'access.reason=It is a draft.'];

    const said = await act(frist, planLetter, { outcome: 'access=refused', set }, 'answer');

    expect(said).toBe('Planned. "frist case DIGFO-2026-0001 draft" shows it, "frist case DIGFO-2026-0001 approve" sends it.');
    expect((await frist.onlyCase()).plan).toMatchObject({
      letter: 'answer',
      outcomes: { access: 'refused' },
      values: { 'access.legal_basis': 'popplyl-16-e', 'access.reason': 'It is a draft.' },
      by: ingrid,
    });
  });

  it('answers all that is open as asked, where nothing else is said', async () => {
    const frist = await openAccess('access,information');

    await act(frist, planLetter, {}, 'answer');

    expect((await frist.onlyCase()).plan?.outcomes).toEqual({ access: 'granted', information: 'granted' });
  });

  it('keeps what was filled in before, and lets one value be changed', async () => {
    const frist = await openAccess();
    await act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'] }, 'extension');

    await act(frist, planLetter, { set: ['reason=Ten archives.'] }, 'extension');

    expect((await frist.onlyCase()).plan?.values).toEqual({ cause: 'complex', reason: 'Ten archives.' });
  });

  it('puts a text of the handler in place of the drafted one', async () => {
    const frist = await openAccess();
    const bodyFile = join(dirname(databaseFile()), 'body.txt');
    writeFileSync(bodyFile, 'We need until February.\n');

    await act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'], bodyFile }, 'extension');

    expect(await act(frist, printDraft)).toContain('\n\nWe need until February.\n\n');
  });

  it.each<[string, string, ActOptions, string]>([
    ['a letter that does not exist', 'anser', {}, 'the letter: found "anser", allowed: answer, identity_request, '],
    ['a right that does not exist', 'answer', { outcome: 'acess=granted' }, '--outcome: found "acess", allowed: access, '],
    ['an outcome that does not exist', 'answer', { outcome: 'access=no' }, '--outcome access: found "no", allowed: granted, '],
    ['an outcome without its right', 'answer', { outcome: 'granted' }, '--outcome: found "granted", allowed: KEY=VALUE'],
    ['outcomes of a letter that has none', 'fee', { outcome: 'access=granted' }, 'for fee, allowed: only for the answer'],
    ['a field that does not exist', 'extension', { set: ['raeson=x'] }, '--set: found "raeson", allowed: cause, reason'],
    ['a choice that does not exist', 'extension', { set: ['cause=lazy'] }, '--set cause: found "lazy", allowed: complex, many'],
    ['a required field left empty', 'extension', { set: ['cause=many', 'reason= '] }, 'the letter needs reason; fill in'],
    ['a fee where none is charged', 'fee', {}, 'the company charges no fees'],
    [
      'a file that is not there',
      'extension',
      { set: ['cause=many', 'reason=x'], bodyFile: '/no/such' },
      '--body-file: /no/such cannot be read',
    ],
  ])('refuses %s', async (_, letter, options, words) => {
    const frist = await openAccess();

    await expectRefused(frist, () => act(frist, planLetter, options, letter), words);
  });

  it('refuses an extension on the 32nd day', async () => {
    const frist = await openAccess();
    frist.passSeconds(32 * day);

    await expectRefused(
      frist,
      () => act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'] }, 'extension'),
      'Nothing was done: the notice of an extension had to leave by 2026-12-17, within the first month (Art. 12(3)); answer as soon as you can.',
    );
  });

  it('lists what a letter wants filled in, and what is allowed', async () => {
    const frist = await openAccess();

    const lines = (await act(frist, printFields, {}, 'extension')).split('\n');

    expect(lines[0]).toMatch(/^cause {2}.+ {2}\(choice, required\)$/);
    expect(lines[1]).toMatch(/^ {4}«Antallet» bare ved en uvanlig topp/);
    expect(lines[2]).toMatch(/^ {4}complex /);
    const fields = (await act(frist, printFields, { json: true }, 'extension')).split('\n').map((line) => JSON.parse(line));
    expect(fields).toMatchObject([
      { key: 'cause', type: 'choice', required: true, right: null, filled: false },
      { key: 'reason', type: 'long_text', required: true },
    ]);
  });

  it('can be taken back', async () => {
    const frist = await openAccess();
    await act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'] }, 'extension');

    expect(await act(frist, dropPlan)).toBe('Done.');

    expect((await frist.onlyCase()).plan).toBeUndefined();
  });
});

describe('another channel', () => {
  it('prints the whole letter, sends nothing, and closes the case', async () => {
    const frist = await openAccess('information');
    const { body = '' } =
      (await frist.verbs
        .reviewCase((await frist.onlyCase()).id, { id: ingrid })
        .then((review) => (review.kind === 'review' ? review.draft : undefined))) ?? {};

    const printed = await act(frist, approve, { confirm: true, otherChannel: true });
    frist.passSeconds(3600);
    await frist.deliver();

    expect(printed).toContain(body);
    expect(printed).toMatch(/Noted as sent\. Now send it: nothing leaves by mail\.$/);
    expect(frist.smtp.mails).toEqual([]);
    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
  });
});
