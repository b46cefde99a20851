import { eld } from 'eld/small';
import type { Language } from './classification.ts';
import { functionWords, nynorskWords, onlyBokmal, onlyDanish, wordsOf } from './function-words.ts';

/**
 * The language a text is written in: eld tells Norwegian, Swedish, Danish, English and German apart, an own list of
 * words tells nynorsk from bokmål. Mails in two languages get the one that has more of them; `other` only where no
 * common word of a language Frist reads is found either, for a short text of names misleads the detector.
 */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, 4000);
  const detected = eld.detect(sample);
  if (detected.language === 'no') return norwegian(sample);
  if (detected.language === 'da' && isNorwegianAfterAll(sample)) return norwegian(sample);
  if (isRead(detected.language)) return detected.language;
  const words = wordsOf(sample);
  const common = Object.values(functionWords).flatMap((set) => words.filter((word) => set.has(word)));
  if (common.length === 0 || common.length * 12 < words.length) return 'other';
  const scores = detected.getScores();
  const best = (['no', 'en', 'sv', 'da', 'de'] as const).reduce((a, b) => ((scores[b] ?? 0) > (scores[a] ?? 0) ? b : a));
  return best === 'no' ? norwegian(sample) : best;
}

function norwegian(text: string): 'nb' | 'nn' {
  const words = wordsOf(text);
  const nn = words.filter((word) => nynorskWords.has(word) || /.{4}(?:ingane|ane|ingar|leg|lege|inga)$/.test(word)).length;
  const nb = words.filter((word) => onlyBokmal.has(word)).length;
  return nn > nb ? 'nn' : 'nb';
}

/** Two lines of bokmål are often taken for Danish; they hold "dere" and never "jer". */
function isNorwegianAfterAll(text: string): boolean {
  const words = wordsOf(text);
  return words.some((word) => onlyBokmal.has(word) && !danishToo.has(word)) && !words.some((word) => onlyDanish.has(word));
}
const danishToo = new Set([
  'jeg',
  'ikke',
  'hvem',
  'hvorfor',
  'hvordan',
  'hvor',
  'fra',
  'bare',
  'disse',
  'hos',
  'siden',
  'de',
  'hun',
  'navn',
  'liggende',
  'datter',
]);

const isRead = (language: string): language is 'en' | 'sv' | 'da' | 'de' => ['en', 'sv', 'da', 'de'].includes(language);
