import { explain } from '../intents/explain.ts';
import { loadRules } from '../load-rules.ts';
import { parseMail } from '../message/parse-mail.ts';
import { Mistakes } from '../mistakes.ts';
import { mailFiles } from './mail-files.ts';

/** `frist explain FILE`: the whole reasoning on one mail, what was cut, which rules fired and which were held back. */
export async function explainCommand(path: string, options: { readonly rules?: string }): Promise<void> {
  const rules = await loadRules(options.rules);
  for (const { file, raw } of mailFiles([path])) {
    const parsed = await parseMail(raw, { authservId: undefined, ownAddresses: [] });
    if (!parsed.ok) throw new Mistakes([`${file}: ${parsed.problem}`]);
    console.log(explain(parsed.message, rules));
  }
}
