/**
 * Hides Norwegian national identity numbers in text that people are shown.
 *
 * Every eleven digits whose first six can be a date are masked, control digits right or wrong: a typing error still
 * identifies somebody (personopplysningsloven § 12). Day + 40 is a D-number, month + 40 or + 80 a help or test number.
 * Account numbers of eleven digits that begin like a date are masked as well; that costs nothing here.
 */
export function maskNumbers(text: string): string {
  return text.replace(elevenDigits, (found, day: string, month: string) =>
    canBeDay(Number(day)) && canBeMonth(Number(month)) ? '******' : found,
  );
}

const elevenDigits = /(?<!\d)(\d{2})(\d{2})\d{2}[ .\-\u00a0]?\d{5}(?!\d)/g;

const canBeDay = (day: number) => between(day % 40, 1, 31) && day <= 71;
const canBeMonth = (month: number) => between(month % 40, 1, 12) && month <= 92;
const between = (value: number, low: number, high: number) => value >= low && value <= high;
