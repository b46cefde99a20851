import { writeFileSync } from 'node:fs';
import { applyRules } from '../../src/intents/apply-rules.ts';
import { classify } from '../../src/intents/classify.ts';
import { readMessage } from '../../src/intents/reading.ts';
import { longestStem, type SignsSeen, signsOf } from '../../src/intents/signs.ts';
import { type LearntScale, type LearntWeights, weightsFor } from '../../src/intents/weights.ts';
import { loadRules } from '../../src/load-rules.ts';
import type { Message } from '../../src/message/message.ts';
import { type Answer, type LabelledMail, messageOf, readToLearnFrom } from '../accuracy-parts/labelled-mail.ts';
import { scoreOf, summary } from '../accuracy-parts/score.ts';
import { type Example as Learnable, learn } from './learn-weights.ts';

/**
 * `npm run weigh`: learns from all labelled mails how much each concept and rule speaks for each right, and writes
 * `intents/weights.yaml`. First it learns four times from three quarters of the mails and reads the last quarter with that: what
 * it says then of mails it has not learnt from is what it prints; `npm run weigh -- --quick` leaves that out.
 */
const folder = new URL('../../test/mails/labelled', import.meta.url).pathname;
const file = new URL('../../intents/weights.yaml', import.meta.url).pathname;
type Example = Learnable & { readonly mail: LabelledMail; readonly message: Message };

const [option, ...others] = process.argv.slice(2);
if ((option !== undefined && option !== '--quick') || others.length > 0) {
  console.error(
    'npm run weigh takes nothing, or: npm run weigh -- --quick, which leaves out the four readings of mails not learnt from',
  );
  process.exit(1);
}
const rules = await loadRules();
const examples = await examplesOf(readToLearnFrom(folder));
console.log(`${examples.length} mails`);
if (option !== '--quick') readUnlearnt(examples);
const learnt = learn(examples, rules);
writeFileSync(file, asYaml(learnt, examples.length));
console.log('written to intents/weights.yaml');

async function examplesOf(mails: readonly LabelledMail[]): Promise<Example[]> {
  const found: Example[] = [];
  for (const mail of mails) {
    const message = await messageOf(mail);
    const reading = readMessage(message, rules);
    found.push({ mail, message, signs: withoutTheirName(signsOf(reading, applyRules(reading, rules)), mail) });
  }
  return found;
}

/** What the mails of one Kari ask for says nothing about those of another. */
function withoutTheirName({ mail, sentences }: SignsSeen, { from }: LabelledMail): SignsSeen {
  const name = new Set(
    (from.replace(/<.*/, '').match(/\p{L}+/gu) ?? []).map((word) => `word/${word.toLowerCase().slice(0, longestStem)}`),
  );
  const others = (signs: ReadonlySet<string>) => new Set([...signs].filter((sign) => !name.has(sign)));
  return { mail: others(mail), sentences: sentences.map(others) };
}

function readUnlearnt(examples: readonly Example[]): void {
  const parts = 4;
  // Mails of one writer stay together: they are more alike than those of two.
  const writers = [...new Set(examples.map(({ mail }) => writerOf(mail)))];
  const partOf = new Map(writers.map((writer, number) => [writer, number % parts]));
  const answers: Answer[] = [];
  for (let part = 0; part < parts; part++) {
    const isLeftOut = ({ mail }: Example) => partOf.get(writerOf(mail)) === part;
    const learnt = learn(
      examples.filter((example) => !isLeftOut(example)),
      rules,
    );
    const weights = weightsFor(rules.rightRules, learnt);
    process.stderr.write(`learnt ${part + 1} of ${parts + 1} times\n`);
    for (const { mail, message } of examples.filter(isLeftOut)) {
      const { disposition, language, rights } = classify(message, { ...rules, weights });
      answers.push({ id: mail.id, disposition, language, rights: rights.map(({ right }) => right) });
    }
  }
  const mails = examples.map(({ mail }) => mail);
  const isWish = (mail: LabelledMail) => writerOf(mail).startsWith('w');
  const tell = (name: string, some: LabelledMail[]) => console.log(summary(name, scoreOf(some, answers)));
  tell(
    'not learnt from',
    mails.filter((mail) => !isWish(mail)),
  );
  if (mails.some(isWish)) tell('single wishes', mails.filter(isWish));
}

/** The ids of one file begin alike: `t12-036`, `r03-001`, and `w02-100` for single wishes. */
function writerOf({ id }: LabelledMail): string {
  return id.split('-')[0] ?? id;
}

function asYaml({ known, mail, passage }: LearntWeights, mails: number): string {
  const inOneLine = (figures: Readonly<Record<string, number>>) =>
    `{ ${Object.entries(figures)
      .map(([name, figure]) => `${name}: ${figure}`)
      .join(', ')} }`;
  const scale = ({ start, signs }: LearntScale) => [
    `    start: ${inOneLine(start)}`,
    '    signs:',
    ...Object.entries(signs).map(([sign, figures]) => `      ${sign}: ${inOneLine(figures)}`),
  ];
  return [
    '# How much each concept and rule speaks for (more than 0) or against (less than 0) a mail being a request, and each right.',
    '# 0.7 doubles the odds, 1.1 triples them, -0.7 halves them. Before anything is seen the odds are those of `start`.',
    `# Learnt from the ${mails} mails of test/mails/labelled by \`npm run weigh\`, which writes this file anew; a rule that is not`,
    '# among the known ones counts by its sureness until then.',
    'weights:',
    '  known:',
    ...known.map((id) => `    - ${id}`),
    '  mail:',
    ...scale(mail),
    '  passage:',
    ...scale(passage),
    '',
  ].join('\n');
}
