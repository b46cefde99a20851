import { fnr } from '@navikt/fnrvalidator';

/**
 * Hides national identity numbers of Norway, Sweden and Denmark in text that people are shown.
 *
 * Where the way it is written gives a number away, it is masked with right and wrong control digits alike: a typing error still
 * identifies somebody (personopplysningsloven § 12). Where it could be a telephone or an invoice, the control digits decide.
 * A number masked too many costs nothing: the mail itself is kept as it came.
 */
export function maskNumbers(text: string): string {
  return numbers.reduce(
    (shown, { written, isNumber }) =>
      shown.replace(written, (found) => (isNumber(found.replace(/\D/g, ''), /[-+]/.test(found)) ? '******' : found)),
    text,
  );
}

type NumberKind = { readonly written: RegExp; readonly isNumber: (digits: string, hyphenated: boolean) => boolean };

const numbers: readonly NumberKind[] = [
  // Norway, 311299 12345. Account numbers of eleven digits that begin like a date are masked as well.
  { written: /(?<!\d)\d{6}[ .\-\u00a0]?\d{5}(?!\d)/g, isNumber: (digits) => isNorwegianDate(digits) },
  // Norway, written apart in any other way: 31 12 99 123 45.
  { written: /(?<!\d)\d(?:[ .\-\u00a0]{0,2}\d){10}(?!\d)/g, isNumber: (digits) => fnr(digits).status === 'valid' },
  // Sweden with the century, 19811228-9874.
  {
    written: /(?<!\d)(?:18|19|20)\d{6}[ \-+]?\d{4}(?!\d)/g,
    isNumber: (digits, hyphenated) => isSwedishDate(digits.slice(2)) && (hyphenated || luhn(digits.slice(2))),
  },
  // Sweden 811228-9874 and Denmark 070761-4285. Danish numbers since 2007 need no right control digit.
  {
    written: /(?<!\d)\d{6}[ \-+]?\d{4}(?!\d)/g,
    isNumber: (digits, hyphenated) =>
      (isSwedishDate(digits) && (hyphenated || luhn(digits))) || (isDanishDate(digits) && (hyphenated || modulo11(digits))),
  },
];

/** Day + 40 is a D-number, month + 40 or + 80 a help or test number. */
function isNorwegianDate(digits: string): boolean {
  const [day, month] = pairs(digits);
  return day <= 71 && month <= 92 && isDate(day % 40, month % 40);
}

/** Year first; day + 60 is a co-ordination number. */
function isSwedishDate(digits: string): boolean {
  const [, month, day] = pairs(digits);
  return day <= 91 && isDate(day % 60, month);
}

/** Day first; day + 60 is a replacement number. */
function isDanishDate(digits: string): boolean {
  const [day, month] = pairs(digits);
  return day <= 91 && isDate(day % 60, month);
}

const pairs = (digits: string) => [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [number, number, number];
const isDate = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** The Swedish control digit: every second digit doubled, all digits added. */
const luhn = (digits: string) =>
  weighted(digits, [2, 1, 2, 1, 2, 1, 2, 1, 2, 1], (product) => (product > 9 ? product - 9 : product)) % 10 === 0;

/** The Danish control digit of numbers given out before October 2007. */
const modulo11 = (digits: string) => weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1], (product) => product) % 11 === 0;

const weighted = (digits: string, weights: readonly number[], add: (product: number) => number) =>
  weights.reduce((sum, weight, at) => sum + add(weight * Number(digits.charAt(at))), 0);
