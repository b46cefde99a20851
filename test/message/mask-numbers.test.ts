import { expect, it } from 'vitest';
import { maskNumbers } from '../../src/message/mask-numbers.ts';

it.each([
  ['a national number', '31129912345'],
  ['with a blank', '311299 12345'],
  ['with a full stop', '311299.12345'],
  ['with a hyphen', '311299-12345'],
  ['a D-number (day + 40)', '71129912345'],
  ['a help number (month + 40)', '31529912345'],
  ['a test number (month + 80)', '31929912345'],
  ['one with wrong control digits', '01010100000'],
])('%s is masked: %s', (_, number) => {
  expect(maskNumbers(`f. ${number}, takk`)).toBe('f. ******, takk');
});

it.each(['12345678901', '900 00 321', '321299123456', '0031129912345', 'DIGFO-2026-0042', '99119912345'])(
  '%s stays',
  (number) => {
    expect(maskNumbers(`nr. ${number}.`)).toBe(`nr. ${number}.`);
  },
);

// Published for tests: by NAV (fnrvalidator), Skatteverket and the Danish CPR office.
it.each([
  ['written apart, control digits right', '130 972 480 22'],
  ['Swedish', '811228-9874'],
  ['Swedish without a hyphen', '8112289874'],
  ['Swedish with the century', '19811228-9874'],
  ['Swedish of somebody above a hundred', '121212+1212'],
  ['Swedish with a wrong control digit', '811228-9870'],
  ['a Swedish co-ordination number (day + 60)', '701063-2391'],
  ['Danish', '070761-4285'],
  ['Danish without a hyphen', '0707614285'],
  ['Danish with a blank', '070761 4285'],
  ['Danish with a wrong control digit', '070761-4280'],
])('a number is masked: %s, %s', (_, number) => {
  expect(maskNumbers(`f. ${number}, takk`)).toBe('f. ******, takk');
});

it.each([
  ['a telephone', '+47 900 00 321'],
  ['two telephones', '900 00 123, 900 00 321'],
  ['ten digits with no right control digit', '8112289870'],
  ['twelve digits with no right control digit', '198112289870'],
  ['ten digits that are no date', '991332-1234'],
  ['a date and a clock', '2026-11-17 09:14'],
  ['an IBAN', 'NO93 8601 1117 947'],
])('%s stays: %s', (_, number) => {
  expect(maskNumbers(`nr. ${number}.`)).toBe(`nr. ${number}.`);
});
