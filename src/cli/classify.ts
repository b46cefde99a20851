import type { Classification } from '../intents/classification.ts';
import { classify } from '../intents/classify.ts';
import { loadRules } from '../load-rules.ts';
import { parseMail } from '../message/parse-mail.ts';
import { mailFiles } from './mail-files.ts';

/** `frist classify PATH…`: what the rules make of each mail, a line a file. Needs no configuration: it opens nothing and sends nothing. */
export async function classifyCommand(
  paths: readonly string[],
  options: { readonly json?: boolean; readonly rules?: string },
): Promise<void> {
  const rules = await loadRules(options.rules);
  for (const { file, raw } of mailFiles(paths)) {
    const parsed = await parseMail(raw, { authservId: undefined, ownAddresses: [] });
    const classification = parsed.ok ? classify(parsed.message, rules) : unreadable(parsed.problem);
    console.log(options.json ? JSON.stringify({ file, ...classification }) : line(file, classification));
  }
}

/** A mail that cannot be read goes to a person, as it would in the running bot. */
function unreadable(problem: string): Classification {
  return { disposition: 'unsure', language: 'other', rights: [], kind: 'unreadable', questions: [], reason: problem };
}

function line(file: string, { disposition, language, rights, kind, reason }: Classification): string {
  const found = rights.map(({ right, evidence }) => `${right} «${evidence[0]?.text ?? ''}»`).join(', ');
  return `${file}  ${disposition}  ${language}  ${found || kind || reason}`;
}
