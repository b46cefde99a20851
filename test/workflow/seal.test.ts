import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSealed, sealOf } from '../../src/workflow/letter-draft.ts';

const mail = { to: 'kari.lunde@example.no', subjectLine: 'Svar', text: 'Her er svaret.' };
const sha256 = (value: object) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the seal of a yes', () => {
  it('is broken by any other recipient, subject or text', () => {
    expect(isSealed(sealOf(mail), mail)).toBe(true);
    expect(isSealed(sealOf(mail), { ...mail, to: 'kari.lunde@example.net' })).toBe(false);
    expect(isSealed(sealOf(mail), { ...mail, subjectLine: 'Svar!' })).toBe(false);
    expect(isSealed(sealOf(mail), { ...mail, text: `${mail.text} ` })).toBe(false);
  });

  it('says that there were no files, so that adding one breaks it', () => {
    expect(sealOf(mail)).toBe(sha256({ ...mail, files: [] }));
    expect(isSealed(sha256({ ...mail, files: [{ name: 'kopi.pdf' }] }), mail)).toBe(false);
  });

  it('still holds where it was set before files were part of it: what waits during an upgrade is sent', () => {
    expect(isSealed(sha256(mail), mail)).toBe(true);
    expect(isSealed(sha256({ ...mail, text: 'Noe annet.' }), mail)).toBe(false);
  });
});
