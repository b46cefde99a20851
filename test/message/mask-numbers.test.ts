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
