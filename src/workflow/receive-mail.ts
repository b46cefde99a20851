import type { ParsedMail } from '../message/message.ts';
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

/**
 * Keeps a note in place of a mail that is too big to take (`size` in bytes). It becomes an unreadable case like any other: the clock runs,
 * and a person opens the mail where it lies.
 */
export async function receiveTooBigMail(
  world: World,
  { size, ...mail }: Omit<ArrivedMail, 'raw'> & { readonly size: number },
): Promise<void> {
  const note = `${tooBigMark} ${size} bytes, UID ${mail.uid} of ${mail.folder}\r\n\r\n`;
  await receiveMail(world, { ...mail, raw: Buffer.from(note) });
}

/** What reading such a note gives; undefined for a real mail. */
export function readTooBigNote(raw: Buffer): ParsedMail | undefined {
  if (!raw.subarray(0, tooBigMark.length).equals(Buffer.from(tooBigMark))) return undefined;
  return { ok: false, problem: 'The mail is too big for Frist to take. Open it in the mailbox itself.' };
}

const tooBigMark = 'X-Frist-Too-Big:';
