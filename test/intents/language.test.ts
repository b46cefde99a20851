import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/intents/language.ts';

it.each([
  ['Hei, jeg vil gjerne vite hva dere har lagret om meg. Vennlig hilsen Kari', 'nb'],
  ['slett brukeren min takk', 'nb'],
  ['Står som H0203. Bor i H0302. Kan dere fikse?', 'nb'],
  ['Kor har dokker fått nummeret mitt fra? Æ har aldri hatt nokka med dokker å gjør.', 'nb'],
  ['Eg vil ikkje ha meir reklame frå dykk.', 'nn'],
  ['Hei, kva har de lagra om meg? Eg ønskjer å få sjå alle opplysningane. Helsing Eirik', 'nn'],
  ['Please delete my account and all my data.', 'en'],
  ['Hej, jag vill att ni raderar alla mina uppgifter. Vänliga hälsningar', 'sv'],
  ['Hej, jeg vil gerne se, hvad I har registreret om mig. Venlig hilsen', 'da'],
  ['Navnet mitt har i alle år stått feil, og er i går blitt verre.', 'nb'],
  ['Bitte löschen Sie alle meine Daten, die bei Ihnen gespeichert sind.', 'de'],
  ['Proszę o usunięcie wszystkich moich danych osobowych z waszej bazy.', 'other'],
])('"%s" is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

it('no text at all does not throw', () => {
  expect(detectLanguage('')).toBe('other');
});

describe('of 260 invented mails of 3 to 40 words', () => {
  const mails = readFileSync(new URL('short-mails.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [language: string, text: string]);
  const share = (some: typeof mails) => some.filter(([language, text]) => detectLanguage(text) === language).length / some.length;

  it('97 in 100 get the right language', () => {
    expect(mails).toHaveLength(260);
    expect(share(mails)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['nb', 'nn', 'sv', 'da', 'en', 'de', 'other'])('95 in 100 do in %s', (wanted) => {
    expect(share(mails.filter(([language]) => language === wanted))).toBeGreaterThanOrEqual(0.95);
  });
});
