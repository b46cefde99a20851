import { startApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { Mistakes } from '../mistakes.ts';

/** `frist run`: everything, until a signal comes or something needs a person before it can go on. */
export async function runCommand(configFile: string): Promise<void> {
  const log = createLog();
  const app = await startApp(readConfig(configFile, process.env), log);
  const end = await Promise.race([signal('SIGINT'), signal('SIGTERM'), app.failed]);
  log.info({ end: typeof end === 'string' ? end : 'problem' }, 'stopping');
  await app.stop();
  if (typeof end !== 'string') throw new Mistakes([end.problem]);
}

const signal = (name: NodeJS.Signals) => new Promise<string>((resolve) => process.once(name, () => resolve(name)));
