import type { Message } from '../message/message.ts';
import { functionWords, wordsOf } from './function-words.ts';
import type { RuleBook } from './rule-book.ts';
import { conceptsSeen, type Seen } from './see-concepts.ts';
import { isReadWhole, type Sentence, sentencesOf } from './sentences.ts';
import type { WordLanguage } from './word-tests.ts';

/** A mail laid out for the rules: its sentences, and which concepts are seen in each. */
export type Reading = {
  readonly sentences: readonly Sentence[];
  /** One for each sentence, in the same order. */
  readonly seen: readonly Seen[];
  /** All concepts that are seen anywhere in the mail. */
  readonly inMail: ReadonlySet<string>;
  /** False where the mail is longer than what is read of one. */
  readonly isWhole: boolean;
  readonly languages: ReadonlySet<WordLanguage>;
  /** Written without any æ, ø or å, so that "forsok" is read as "forsøk". */
  readonly withoutNordicLetters: boolean;
};

export function readMessage(message: Pick<Message, 'subjectLine' | 'text'>, rules: RuleBook): Reading {
  const sentences = sentencesOf(ownSubject(message.subjectLine), message.text);
  const everything = sentences.map(({ text }) => text).join(' ');
  const languages = languagesOf(everything);
  const withoutNordicLetters = languages.has('no') && !/[æøåäö]/i.test(everything);
  const seen = sentences.map((sentence) => conceptsSeen(sentence, rules, languages, withoutNordicLetters));
  const inMail = new Set(seen.flatMap((here) => [...here.keys()]));
  return { sentences, seen, inMail, isWhole: isReadWhole(message.text, sentences), languages, withoutNordicLetters };
}

/** The subject line of an answer is not the sender's own: "SV: Innsyn" may be a thank-you. */
const ownSubject = (subjectLine: string) => (/^\s*(?:sv|re|vs|fwd?|aw|svar|vb|wg)\s?:/i.test(subjectLine) ? '' : subjectLine);

/** All languages that have a fair share of the common words; all of them where there are hardly any. */
function languagesOf(text: string): ReadonlySet<WordLanguage> {
  const words = wordsOf(text);
  const share = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  const counts = {
    nordic: share(functionWords.nordic),
    english: share(functionWords.english),
    german: share(functionWords.german),
  };
  const total = counts.nordic + counts.english + counts.german;
  // Two or three common words are a greeting ("hei"), and say little of what follows it.
  const isUsed = (count: number) => total < 4 || count / total >= 0.2;
  const languages: WordLanguage[] = ['any'];
  if (isUsed(counts.nordic)) languages.push('no', 'sv', 'da');
  if (isUsed(counts.english)) languages.push('en');
  if (isUsed(counts.german)) languages.push('de');
  return new Set(languages);
}
