import { readRules } from '../intents/read-rules.ts';
import type { RuleBook } from '../intents/rule-book.ts';
import { Mistakes } from '../mistakes.ts';
import { readFolder, shippedFolder } from '../shipped-files.ts';

/** The rules of a folder, shipped ones by default. @throws Mistakes naming every file and line that is wrong */
export function loadRules(folder = shippedFolder('intents')): RuleBook {
  const read = readRules(readFolder(folder, ['.yaml']));
  if (!read.ok) throw new Mistakes(read.mistakes);
  return read.rules;
}
