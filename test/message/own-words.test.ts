import { describe, expect, it } from 'vitest';
import { ownWords } from '../../src/message/own-words.ts';

const older = 'Jeg vil ha innsyn i alt dere har om meg.';

describe('older mail is cut', () => {
  it.each([
    ['Outlook in nynorsk', `Frå: DIGFO <post@digfo.example>\nSendt: 3. november 2026\nTil: Kari\nEmne: Svar\n\n${older}`],
    ['Outlook in Swedish', `Från: DIGFO <post@digfo.example>\nSkickat: den 3 november 2026\nTill: Kari\nÄmne: Svar\n\n${older}`],
    ['Outlook in Danish', `Fra: DIGFO <post@digfo.example>\nSendt: 3. november 2026\nTil: Kari\nEmne: Svar\n\n${older}`],
    ['Outlook in English', `From: DIGFO <post@digfo.example>\nSent: 3 November 2026\nTo: Kari\nSubject: Reply\n\n${older}`],
    ['Outlook for Mac with bold labels', `*Fra: *DIGFO <post@digfo.example>\n*Dato: *3. november 2026\n*Emne: *Svar\n\n${older}`],
    ['Outlook with a rule line', `________________________________\nFra: DIGFO\nSendt: 3. november\nEmne: Svar\n\n${older}`],
    ['an old Outlook', `-----Opprinnelig melding-----\nFra: DIGFO\nEmne: Svar\n\n${older}`],
    ['Apple Mail in bokmål', `3. nov. 2026 kl. 10:15 skrev DIGFO <post@digfo.example>:\n\n> ${older}`],
    ['Gmail on two lines', `tir. 3. nov. 2026 kl. 10:15 skrev DIGFO en lang avdeling <\npost@digfo.example>:\n\n> ${older}`],
    ['Gmail in nynorsk', `tys. 3. nov. 2026 kl. 10:15 skreiv DIGFO <post@digfo.example>:\n> ${older}`],
    ['Gmail without quote marks', `Den tir. 3. nov. 2026 kl. 10:15 skrev DIGFO <post@digfo.example>:\n\n${older}`],
    ['a plain quote', `> Fra: DIGFO\n> ${older}`],
  ])('as %s marks it', (_, below) => {
    const { text, cut } = ownWords(`Takk for svaret.\n\n${below}`);

    expect(text).toBe('Takk for svaret.');
    expect(cut.map(({ kind }) => kind)).toEqual(['quote']);
    expect(cut[0]?.text).toContain(older);
  });

  it('and what the sender wrote below or between the quotes stays', () => {
    const { text } = ownWords(
      '3. nov. 2026 kl. 10:15 skrev DIGFO <a@b.example>:\n> Vil du ha kopi?\n\nJa takk.\n\n> Noe mer?\n\nSlett meg.',
    );

    expect(text.replace(/\n+/g, ' ')).toBe('Ja takk. Slett meg.');
  });
});

describe('a forward', () => {
  const forwarded = `---------- Forwarded message ---------\nFrom: Kari <kari@example.no>\nSubject: Sletting\n\n${older}`;

  it('without words of its own is read as the mail', () => {
    expect(ownWords(forwarded).text).toContain(older);
  });

  it('with words above it is kept apart', () => {
    const { text, cut } = ownWords(`Kan du ta denne?\n\n${forwarded}`);

    expect(text).toBe('Kan du ta denne?');
    expect(cut).toMatchObject([{ kind: 'forwarded' }]);
  });

  it('by Outlook is told from an answer by its subject line', () => {
    const block = `Fra: Kari\nSendt: 3. november\nTil: Post\nEmne: Innsyn\n\n${older}`;

    expect(ownWords(`Til deg.\n\n${block}`, 'VS: Innsyn').cut).toMatchObject([{ kind: 'forwarded' }]);
    expect(ownWords(`Til deg.\n\n${block}`, 'SV: Innsyn').cut).toMatchObject([{ kind: 'quote' }]);
  });
});

describe('what a mail program or a lawyer put below', () => {
  it.each([
    ['a signature', '-- \nKari Lunde\nVi sletter aldri noe', 'signature'],
    [
      'a confidentiality footer',
      'Denne e-posten kan være konfidensiell. Er du ikke rett mottaker, slett den og varsle avsender.',
      'footer',
    ],
    [
      'a privacy notice below a line',
      '________________\nByrået AS behandler personopplysninger etter GDPR. Du kan be om innsyn, retting og sletting hos oss.',
      'footer',
    ],
  ])('is cut: %s', (_, below, kind) => {
    const { text, cut } = ownWords(`Skriveren virker ikke.\n\n${below}`);

    expect(text).toBe('Skriveren virker ikke.');
    expect(cut).toMatchObject([{ kind }]);
  });

  it.each(['Sendt fra min iPhone', 'Skaff deg Outlook for Android', 'Sent from my Galaxy'])('"%s" is left out', (line) => {
    expect(ownWords(`Slett meg\n\n${line}`).text).toBe('Slett meg');
  });

  it.each([
    'Denne e-posten er konfidensiell, og jeg vil at dere sletter alt om meg.',
    'Ved en feil har dere sendt meg en annens rapport. Jeg har slettet den.',
  ])('stays where somebody speaks of themselves: %s', (paragraph) => {
    expect(ownWords(`Hei\n\n${paragraph}`).text).toContain(paragraph);
  });

  it('stays where nothing stands above it', () => {
    expect(ownWords('-- \nSlett meg').text).toContain('Slett meg');
  });
});

it('a form that begins with "From:" and "Subject:" is no quote', () => {
  const form = 'From: Kari <kari@example.no>\nSubject: Sletting\n\nMessage Body:\nSlett meg';

  expect(ownWords(form).text).toBe(form);
});

it('a colon after "skrev" in the sender\'s own sentence cuts nothing', () => {
  const text = 'I fjor skrev dere til meg:\nvi sletter deg.\nDet har ikke skjedd.';

  expect(ownWords(text).text).toBe(text);
});

it.each(['> ', 'skrev ', 'Fra: ', '-- \n', ' \t', '(', ':\n'])('a megabyte of %j comes to an end', (piece) => {
  expect(() => ownWords(piece.repeat(1_000_000 / piece.length))).not.toThrow();
});
