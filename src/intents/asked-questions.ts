import { type AskedQuestion, askedQuestions } from './classification.ts';
import type { Reading } from './reading.ts';
import { conceptOfQuestion } from './rule-book.ts';

/**
 * Which of the questions of GDPR Art. 15(1) and (2) a request for access or information asks. Each asked one has to be answered, so
 * one too many costs a look and one too few a complaint.
 * @returns each question once, in the order of `askedQuestions`
 */
export function questionsAsked({ inMail }: Pick<Reading, 'inMail'>): readonly AskedQuestion[] {
  return askedQuestions.filter((question) => inMail.has(conceptOfQuestion(question)));
}
