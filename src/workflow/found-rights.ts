import type { FoundRight } from '../cases/case-command.ts';
import type { Classification } from '../intents/classification.ts';
import { maskNumbers } from '../message/mask-numbers.ts';

/** The rights a mail exercises with the words that show it, as staff see them: national numbers masked. */
export function foundRights({ rights }: Pick<Classification, 'rights'>): FoundRight[] {
  return rights.map(({ right, evidence }) => ({
    right,
    evidence: evidence.map(({ text, rule }) => ({ text: maskNumbers(text), rule })),
  }));
}
