/**
 * A test for any of the phrases, at the beginning of a word, in any case. A blank stands for one blank or line end, so the
 * text has its runs of blanks cut to one; every repetition in a phrase is bounded, so that a test stays linear.
 */
export function anyOf(...phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${phrases.join('|').replaceAll(' ', '\\s')})`, 'iu');
}

/** Up to three words in between: "jeg er [dessverre ikke lenger] på kontoret". */
export const fewWords = '(?:\\p{L}{1,20} ){0,3}';
