import type { ArrivedMail } from './ports.ts';
import type { World } from './world.ts';

/**
 * Keeps a mail that has just arrived: raw bytes, receipt and cursor in one transaction, before anything tries to understand it.
 * A mail that later turns out to be unreadable, or a parser that crashes, can then never cost the mail.
 */
export async function receiveMail(world: World, mail: ArrivedMail): Promise<void> {
  const outcome = await world.store.atomically((records) => records.mails.keep(mail));
  world.log.info({ organisation: mail.organisation, folder: mail.folder, uid: mail.uid, outcome }, 'mail received');
  if (outcome === 'kept') world.wake('mails');
}
