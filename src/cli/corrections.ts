import { openWorld } from '../app.ts';
import { correctionsOf } from '../cases/corrections.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';

/** `frist explain --corrections`: which rules the staff's corrections speak against, and which rights no rule saw. Numbers only, no mail. */
export async function correctionsCommand(configFile: string, options: { readonly json?: boolean }): Promise<void> {
  const { world, close } = await openWorld(readConfig(configFile, process.env), createLog());
  try {
    const cases = await world.store.records.cases.list({ openOnly: false });
    const histories = await Promise.all(cases.map(({ id }) => world.store.records.cases.events(id)));
    const { rules, unseen } = correctionsOf(histories);
    if (options.json) return void console.log(JSON.stringify({ rules, unseen }));
    if (rules.length + unseen.length === 0) console.log('Nobody has settled or answered a case yet.');
    for (const { rule, agreed, corrected } of rules) {
      console.log(`${rule.padEnd(50)}  corrected ${String(corrected).padStart(3)}   agreed ${String(agreed).padStart(3)}`);
    }
    for (const { right, cases: count } of unseen)
      console.log(`${right}: added by a person in ${count} case${count === 1 ? '' : 's'}; no rule saw it`);
  } finally {
    await close();
  }
}
