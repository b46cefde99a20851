import { expect, it } from 'vitest';
import { sixDigitCodes } from '../../src/message/given-codes.ts';

it.each([
  ['alone', '123456', ['123456']],
  ['in a sentence', 'Hei, koden er 123456. Hilsen Kari', ['123456']],
  ['with a blank', 'Koden eg fekk: 123 456', ['123456']],
  ['with a hyphen', 'the code is 123-456, thanks', ['123456']],
  ['with a hyphen that does not break', 'Code: 123‑456', ['123456']],
  ['with a blank that does not break', 'Kode 123\u00a0456!', ['123456']],
  ['in brackets', 'Her er den (004201)', ['004201']],
  ['beginning with noughts', '000042', ['000042']],
  ['set equal', 'kode=123456', ['123456']],
  ['above a telephone number', '123456\n\nMvh Kari\n900 00 321', ['123456']],
  ['before a number of its own', 'Koden er 123456. 2 dager gikk det.', ['123456']],
  ['a round one', 'Koden er 410 000', ['410000']],
  ['two, one of them twice', 'Først 111222, så 333444, altså 333 444', ['111222', '333444']],
])('a code: %s', (_, text, codes) => {
  expect(sixDigitCodes(text)).toEqual(codes);
});

it.each([
  ['a national number', '31129912345'],
  ['a national number with a blank', '311299 12345'],
  ['a Swedish one', '811228-9874'],
  ['a telephone', '900 00 321'],
  ['a telephone of three and five', '90 123 456'],
  ['a telephone with the country', '+47 123 456'],
  ['a telephone with an area in brackets', '(08) 123 456'],
  ['a short telephone that says so', 'Tlf. 123 456'],
  ['seven digits', '1234567'],
  ['five digits', '12345'],
  ['nine digits in threes', '123 456 789'],
  ['an account number', '1234.56.78903'],
  ['a case number', 'DIGFO-2026-123456'],
  ['a passport number', 'AB123456'],
  ['an invoice', 'faktura nr. 104431'],
  ['an order', 'ordrenummer: 104431'],
  ['an amount', 'Jeg betalte 125 000 kroner'],
  ['an amount with its currency before', 'kr 125 000'],
  ['an amount with its sign', '125 000,-'],
  ['an amount without a currency', 'Inntekten står som 41 000, den er 410 000 i året.'],
  ['a decimal', '0.123456'],
  ['an address on the web', 'https://frist.example/k/123456'],
  ['a mail address', 'kari123456@example.no'],
  ['a date and a clock', '2026-11-17 09:14'],
  ['a password', 'ab_123456'],
  ['nothing', ''],
])('no code: %s', (_, text) => {
  expect(sixDigitCodes(text)).toEqual([]);
});

it('reads the beginning of a mail that goes on for ever, and no more', () => {
  const numbers = '111 000\n'.repeat(125_000);

  expect(sixDigitCodes(`Koden er 123456\n${numbers}`)).toEqual(['123456', '111000']);
  expect(sixDigitCodes(`${numbers}Koden er 123456`)).toEqual([]);
});
