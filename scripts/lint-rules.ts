import { applyRules } from '../src/intents/apply-rules.ts';
import { lintRules, unexercisedRules } from '../src/intents/lint-rules.ts';
import { readMessage } from '../src/intents/reading.ts';
import { loadRules } from '../src/load-rules.ts';
import { messageOf, readToLearnFrom } from './accuracy-parts/labelled-mail.ts';

/**
 * `npm run lint-rules [-- FOLDER]`: what is wrong with the rules that reads well: parts that can do nothing, words that mean two opposite
 * things, and rules that fit none of the labelled mails. Exit code 1 where anything is.
 */
const folder = process.argv[2];
const rules = await loadRules(folder);
const fired = new Set<string>();
for (const mail of readToLearnFrom(new URL('../test/mails/labelled', import.meta.url).pathname)) {
  const { found, heldBack, kinds } = applyRules(readMessage(await messageOf(mail), rules), rules);
  for (const { rule } of [...found, ...kinds, ...heldBack.map(({ match }) => match)]) fired.add(rule.id);
}
const problems = [
  ...lintRules(rules),
  ...unexercisedRules(rules, fired).map((id) => `The rule ${id} fits none of the labelled mails`),
];
for (const problem of problems) console.log(problem);
const where = folder ?? 'intents';
console.log(problems.length === 0 ? `The rules in ${where} are in order.` : `${problems.length} to look at.`);
process.exitCode = problems.length === 0 ? 0 : 1;
