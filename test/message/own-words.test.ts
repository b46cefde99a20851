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
    [
      'Outlook in German',
      `Von: DIGFO <p@d.example>\nGesendet: Dienstag, 3. November 2026 10:15\nAn: Kari\nBetreff: Antwort\n\n${older}`,
    ],
    [
      'Outlook on a Swedish phone',
      `Från: DIGFO <p@d.example>\nDatum: tisdag, 3 november 2026 10:15\nTill: Kari\nÄmne: Svar\n${older}`,
    ],
    [
      'Outlook for Android, in English',
      `Skaff deg Outlook for Android<https://aka.ms/x>\n________________________________\nFrom: DIGFO <p@d.example>\nSent: Tuesday, November 3, 2026 10:15:00 AM\nTo: Kari\nSubject: Svar\n\n${older}`,
    ],
    ['Outlook 2019 in one line', `DIGFO <p@d.example> skrev følgende den tir. 3. nov. 2026 kl. 10:15:\n\n${older}`],
    ['Gmail in Danish without quote marks', `Den tirs. 3. nov. 2026 kl. 10.15 skrev DIGFO <p@d.example>:\n\n${older}`],
    ['Gmail in Swedish', `Den tis 3 nov. 2026 kl 10:15 skrev DIGFO <p@d.example>:\n\n> ${older}`],
    ['Gmail in German', `Am Di., 3. Nov. 2026 um 10:15 Uhr schrieb DIGFO <p@d.example>:\n\n> ${older}`],
    ['Apple Mail in German', `Am 03.11.2026 um 10:15 schrieb DIGFO <p@d.example>:\n\n> ${older}`],
    ['iOS inside the quote', `> 3. nov. 2026 kl. 10:15 skrev DIGFO <p@d.example>:\n> \n> ${older}`],
    [
      'Samsung in Swedish',
      `-------- Originalmeddelande --------\nFrån: DIGFO <p@d.example>\nDatum: 2026-11-03 10:15 (GMT+01:00)\nTill: Kari\nÄmne: Svar\n\n${older}`,
    ],
    [
      'Samsung in Danish',
      `-------- Oprindelig besked --------\nFra: DIGFO <p@d.example>\nDato: 03.11.2026 10.15 (GMT+01:00)\nTil: Kari\nEmne: Svar\n\n${older}`,
    ],
    ['Yahoo in bokmål', `  På tirsdag 3. november 2026 10:15:00 CET skrev DIGFO <p@d.example> følgende:\n\n ${older}`],
    ['Yahoo in English', `    On Tuesday, 3 November 2026 at 10:15:00 CET, DIGFO <p@d.example> wrote:  \n \n ${older}`],
    ['Thunderbird in bokmål', `Den 03.11.2026 10:15, skrev DIGFO:\n> ${older}`],
    [
      'GMX, which begins with the date',
      `Gesendet: Dienstag, 03. November 2026 um 10:15 Uhr\nVon: "DIGFO" <p@d.example>\nAn: kari@x.example\nBetreff: Antwort\n\n${older}`,
    ],
    ['Spark', `On 3 Nov 2026 at 10:15 +0100, DIGFO <p@d.example>, wrote:\n> ${older}`],
    ['Roundcube', `Den 2026-11-03 10:15, skrev DIGFO:\n> ${older}`],
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

  it.each([
    [
      'Apple Mail in Swedish',
      `Vidarebefordrat brev:\n\nFrån: DIGFO <p@d.example>\nÄmne: Svar\nDatum: 3 november 2026\nTill: Kari\n\n${older}`,
    ],
    [
      'Apple Mail in Danish',
      `Start på videresendt besked:\n\nFra: DIGFO <p@d.example>\nEmne: Svar\nDato: 3. november 2026\nTil: Kari\n\n${older}`,
    ],
    [
      'Apple Mail in German',
      `Anfang der weitergeleiteten Nachricht:\n\nVon: DIGFO <p@d.example>\nBetreff: Svar\nDatum: 3. november 2026\nAn: Kari\n\n${older}`,
    ],
    ['Gmail in nynorsk', `---------- Vidaresend melding ---------\nFrå: DIGFO\n\n${older}`],
    [
      'Thunderbird in German',
      `-------- Weitergeleitete Nachricht --------\nBetreff: Svar\nDatum: x\nVon: DIGFO\nAn: Kari\n\n${older}`,
    ],
  ])('as %s marks it is kept apart', (_, below) => {
    const { text, cut } = ownWords(`Kan du ta denne?\n\n${below}`);

    expect(text).toBe('Kan du ta denne?');
    expect(cut).toMatchObject([{ kind: 'forwarded' }]);
  });

  it.each(['FYI', 'Hei\n\nSe under.\n\nMvh\nOla Berg\nResepsjonen', 'Videresendes til dere', 'Til orientering'])(
    'below %j is read as the mail, for these words say nothing',
    (above) => {
      const { text, isOwn } = ownWords(`${above}\n\n${forwarded}`);

      expect(text).toContain(older);
      expect(isOwn).toBe(false);
    },
  );

  it('by Outlook is told from an answer by its subject line', () => {
    const block = `Fra: Kari\nSendt: 3. november\nTil: Post\nEmne: Innsyn\n\n${older}`;

    expect(ownWords(`Til deg.\n\n${block}`, 'VS: Innsyn').cut).toMatchObject([{ kind: 'forwarded' }]);
    expect(ownWords(`Til deg.\n\n${block}`, 'SV: Innsyn').cut).toMatchObject([{ kind: 'quote' }]);
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
