import { readConfig } from '../config.ts';
import { migrateStore } from '../store/migrate-store.ts';

export async function migrateCommand(configFile: string): Promise<void> {
  const config = readConfig(configFile, process.env);
  const { ran } = await migrateStore({ file: config.database, masterKey: config.masterKey });
  console.log(ran.length === 0 ? `${config.database} is up to date.` : `${config.database}: ran ${ran.join(', ')}.`);
}
