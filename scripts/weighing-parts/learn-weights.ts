import { type Right, rights } from '../../src/intents/classification.ts';
import { addTo } from '../../src/intents/lists-by-key.ts';
import type { RuleBook } from '../../src/intents/rule-book.ts';
import { passagesOf, type Signs, type SignsSeen, signsIn } from '../../src/intents/signs.ts';
import { type ForAndAgainst, type LearntScale, type LearntWeights, type Question, questions } from '../../src/intents/weights.ts';
import { type Fit, fitWeights } from './fit-weights.ts';

/** What is learnt from: the signs of a mail, and the rights a careful reader finds in it. */
export type Example = { readonly signs: SignsSeen; readonly mail: { readonly labels: readonly Right[] } };

/** Learns both scales. The same examples always give the same weights. */
export function learn(examples: readonly Example[], rules: Pick<RuleBook, 'rightRules'>): LearntWeights {
  const mail = learnMailScale(examples);
  return { known: rules.rightRules.map(({ id }) => id).sort(), mail, passage: learnPassageScale(examples, mail) };
}

/** A sign seen in fewer mails is chance; there are many more words than concepts, and more chance in them. */
const fewestMails = (sign: string) => (sign.startsWith('word/') ? 5 : 3);
const holdDown = { lasso: 0.5, ridge: 4 };

function learnMailScale(examples: readonly Example[]): LearntScale {
  const table = tableOf(examples.map(({ signs }) => signs.mail));
  const asks = (question: Question, { mail }: Example) =>
    question === 'request' ? mail.labels.length > 0 : mail.labels.includes(question);
  return scaleOf(questions, table.signs, (question) =>
    fitWeights(
      table.rowsOf,
      examples.map((example) => asks(question, example)),
      holdDown,
    ),
  );
}

/**
 * The labels say what a mail asks for, not where. So the passage that speaks most for a right is taken to be the place, by the
 * weights of the mail first and then by those just learnt, some times over; the passages that speak most for it in mails that do
 * not ask for it are what it has to be told from.
 */
function learnPassageScale(examples: readonly Example[], mailScale: LearntScale): LearntScale {
  const passages = examples.map(({ signs }) => passagesOf(signs.sentences).map((passage) => signsIn(signs, passage)));
  const table = tableOf(passages.flat());
  const known = new Map(table.signs.map((sign, number) => [sign, number]));
  const numbers = passages.map((some) => some.map((signs) => [...signs].flatMap((sign) => known.get(sign) ?? [])));
  return scaleOf(rights, table.signs, (right) => {
    let fit: Fit = { start: 0, weights: Float64Array.from(table.signs, (sign) => mailScale.signs[sign]?.[right] ?? 0) };
    for (let again = 0; again < timesOver; again++) {
      const rows: (readonly number[])[] = [];
      const isSo: boolean[] = [];
      examples.forEach(({ mail }, at) => {
        const asks = mail.labels.includes(right);
        const strongest = [...(numbers[at] ?? [])]
          .sort((a, b) => sumOf(b, fit) - sumOf(a, fit))
          .slice(0, asks ? 1 : mostToTellFrom);
        for (const passage of strongest) {
          rows.push(passage);
          isSo.push(asks);
        }
      });
      fit = fitWeights(turned(rows, table.signs.length), isSo, holdDown, fit);
    }
    return fit;
  });
}

const timesOver = 4;
const mostToTellFrom = 6;

const sumOf = (passage: readonly number[], { weights }: Fit) => passage.reduce((sum, number) => sum + (weights[number] ?? 0), 0);

/** The signs that are seen often enough, in the order of the alphabet, and for each the numbers of the sets it is in. */
function tableOf(sets: readonly Signs[]): { readonly signs: readonly string[]; readonly rowsOf: readonly (readonly number[])[] } {
  const rowsOf = new Map<string, number[]>();
  sets.forEach((set, row) => {
    for (const sign of set) addTo(rowsOf, sign, row);
  });
  const often = [...rowsOf].filter(([sign, rows]) => rows.length >= fewestMails(sign)).sort(([a], [b]) => (a < b ? -1 : 1));
  return { signs: often.map(([sign]) => sign), rowsOf: often.map(([, rows]) => rows) };
}

function turned(rows: readonly (readonly number[])[], columns: number): number[][] {
  const rowsOf = Array.from({ length: columns }, (): number[] => []);
  rows.forEach((row, number) => {
    for (const column of row) rowsOf[column]?.push(number);
  });
  return rowsOf;
}

function scaleOf<Asked extends Question>(
  asked: readonly Asked[],
  signs: readonly string[],
  fitFor: (question: Asked) => Fit,
): LearntScale {
  const start = Object.fromEntries(questions.map((question) => [question, 0])) as Record<Question, number>;
  const bySign = new Map<string, ForAndAgainst>();
  for (const question of asked) {
    const fit = fitFor(question);
    start[question] = rounded(fit.start);
    signs.forEach((sign, at) => {
      const weight = rounded(fit.weights[at] ?? 0);
      if (weight !== 0) bySign.set(sign, { ...bySign.get(sign), [question]: weight });
    });
  }
  return { start, signs: Object.fromEntries([...bySign].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
