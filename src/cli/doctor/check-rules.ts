import { lintRules } from '../../intents/lint-rules.ts';
import { loadRules } from '../../load-rules.ts';
import { type Finding, tried, wrong } from './finding.ts';

/** The rules that sort the mail: whether they can be read, and whether each part of them can do anything. */
export async function checkRules(folder: string | undefined): Promise<readonly Finding[]> {
  const { part: rules, findings } = await tried(
    () => loadRules(folder),
    ({ rightRules, kindRules, concepts }) =>
      `The rules can be read: ${rightRules.length + kindRules.length} rules, ${concepts.size} concepts.`,
  );
  return [...findings, ...(rules ? lintRules(rules) : []).map((problem) => wrong(`${folder ?? 'intents'}: ${problem}`))];
}
