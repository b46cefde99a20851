/**
 * Six-digit numbers that stand alone in the newest own words, in their order and each once: what somebody may answer who was sent a
 * one-time code. "123456", "123 456" and "123-456" are the same code.
 *
 * A part of a longer number is none, nor is a telephone, an amount, or a number that says itself what it numbers (an invoice, an order).
 * @param text the newest own words, `Message.text`; what was quoted holds our own mail. Only its first 20,000 characters are read:
 *   whoever answers with a code says it early, and a mail made of numbers must cost us nothing
 */
export function sixDigitCodes(text: string): readonly string[] {
  const plain = text
    .slice(0, 20_000)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-');
  const mayBeRound = speaksOfCode.test(plain);
  const found = [...plain.matchAll(sixDigits)].filter(({ 0: written, index }) => {
    const before = plain.slice(Math.max(0, index - 40), index);
    const after = plain.slice(index + written.length, index + written.length + 12);
    const isRound = /^\d{3} 000$/.test(written) && !mayBeRound;
    return !isRound && !numbersSomethingElse.test(before) && !isAmount.test(after);
  });
  return [...new Set(found.map(([written]) => written.replace(/\D/g, '')))];
}

/** No digit, letter, or part of an address touches it, and no digits stand one blank, full stop or the like away in its line. */
const sixDigits = /(?<![\p{L}\d_/@#&+.,-]|\d[ \t.,:/)-]|\d[)] |\+)(?:\d{6}|\d{3}[ -]\d{3})(?![\p{L}\d_/@&-]|[.,:]\d|[ \t]\d)/gu;

const numbersSomethingElse =
  /(?:(?<!\p{L})(?:tlf|tel|telefon|telefonnummer|telefonnr|mobil|mobilnummer|mob|phone|call|ring|kr|nok|sek|dkk|eur|usd|fødselsdato|født|f\.|geboren|born)|(?:faktura|ordre|order|kunde|kund|saks|sak|konto|kid|medlems|avtale|invoice|customer|account|case|ticket|rechnung)[-s ]{0,2}(?:nr|nummer|number|no|id)?|[€$£])[ .:]{0,3}$/iu;
/** "410 000" is what somebody earns, unless the mail speaks of a code. */
const speaksOfCode = /kode|code|kod(?:en)?(?!\p{L})|siffer|siffr|cif(?:fer|re)|digit/iu;
const isAmount = /^(?:,-| ?(?:kr|kroner|nok|sek|dkk|eur|euro|usd|€|%)(?!\p{L}))/iu;
