import { openWorld } from '../app.ts';
import { osloDate } from '../cases/calendar.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { Mistakes } from '../mistakes.ts';
import { digestOf, makeDueDigests } from '../workflow/post-digest.ts';
import { dayOf } from './read-options.ts';

type DigestOptions = { readonly at?: string; readonly dryRun?: boolean; readonly json?: boolean };

/** `frist digest`: makes what is due and leaves the sending to the running bot; `--dry-run` only prints. */
export async function digestCommand(configFile: string, options: DigestOptions): Promise<void> {
  if (options.at && !options.dryRun) throw new Mistakes(['--at needs --dry-run: a digest of another day is only ever printed']);
  const { world, close } = await openWorld(readConfig(configFile, process.env), createLog());
  try {
    if (!options.dryRun) return await makeDueDigests(world);
    const today = options.at ? dayOf(options.at, '--at') : osloDate(world.clock());
    for (const installation of world.installations.values()) {
      const digest = await digestOf(world, installation, today);
      console.log(options.json ? JSON.stringify(digest) : world.writer.digest(installation.organisation, digest).text);
    }
  } finally {
    await close();
  }
}
