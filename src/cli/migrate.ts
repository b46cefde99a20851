import { migrateDatabase } from '../app.ts';
import { readConfig } from '../config.ts';

export async function migrateCommand(configFile: string): Promise<void> {
  const config = readConfig(configFile, process.env);
  const ran = await migrateDatabase(config);
  console.log(ran.length === 0 ? `${config.database} is up to date.` : `${config.database}: ran ${ran.join(', ')}.`);
}
