import type { FetchMessageObject, FetchQueryObject, ImapFlow, MailboxObject } from 'imapflow';
import { Temporal } from 'temporal-polyfill';
import type { ArrivedMail, MailCursor } from '../workflow/ports.ts';
import { answeredNo, NoSuchFolder } from './connection-problem.ts';
import { largestLiteral } from './imap-connection.ts';

/** The folder that is watched, and who takes what is found in it. */
export type WatchedFolder = {
  readonly organisation: string;
  readonly folder: string;
  /** How far the mails are kept already; asked anew before every look into the folder. */
  readonly cursor: () => Promise<MailCursor | undefined>;
  /** Keeps the bytes and moves the cursor, both or neither. One mail at a time, in UID order; where it throws, the same mail comes again. */
  readonly receive: (mail: ArrivedMail) => Promise<void>;
  /** Is given a mail above `largestLiteral` instead: keeps a note for a person, who has to open it in the mailbox, and moves the cursor. */
  readonly tooBig: (mail: TooBigMail) => Promise<void>;
};

export type TooBigMail = Omit<ArrivedMail, 'raw'> & { readonly size: number };

/** `held_up`: the mail with `uid` could not be taken or kept; nothing after it was taken either. */
export type TakingEnd =
  | { readonly kind: 'all_taken' }
  | { readonly kind: 'held_up'; readonly uid: number | undefined; readonly problem: string; readonly cause: unknown };

/**
 * Takes every mail above the cursor, oldest first, and stops early when `over` is given.
 *
 * The folder is opened anew each time, since UIDVALIDITY is only told then, and read-only: no mail gets `\Seen`, none is moved or deleted.
 * Which mails are new follows from their UIDs alone. `\Seen` says that somebody has looked into the mailbox, not that a case was opened.
 *
 * @throws what imapflow throws when the connection fails; NoSuchFolder.
 */
export async function takeNewMail(client: ImapFlow, watched: WatchedFolder, over: AbortSignal): Promise<TakingEnd> {
  // imapflow starts IDLE between two commands unless a lock says that more are to come.
  const lock = await client.getMailboxLock(watched.folder, { readOnly: true, acquireTimeout: 30_000 });
  try {
    const uidValidity = String((await openFolder(client, watched.folder)).uidValidity);
    const cursor = await keeping(undefined, watched.cursor);
    // Another UIDVALIDITY means that the folder was made anew and the old UIDs say nothing about the mails in it (RFC 9051, section
    // 2.3.1.1). All of them are taken again; those that are kept already are known by their bytes.
    const from = cursor?.uidValidity === uidValidity ? cursor.lastUid + 1 : 1;
    for (const uid of await uidsFrom(client, from)) {
      if (over.aborted) break;
      await takeOne(client, watched, { uidValidity, uid });
    }
    return { kind: 'all_taken' };
  } catch (error) {
    if (error instanceof HeldUp) return { kind: 'held_up', uid: error.uid, problem: error.message, cause: error.cause };
    throw error;
  } finally {
    lock.release();
  }
}

/** Opens it by EXAMINE. @throws NoSuchFolder. */
export async function openFolder(client: ImapFlow, folder: string): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    if (answeredNo(error)) throw new NoSuchFolder(folder, { cause: error });
    throw error;
  }
}

/** From this size on a mail comes in pieces, so that a slow line does not look like a dead one. In bytes, as `largestLiteral`. */
const inOnePiece = 25 * 1024 * 1024;

async function takeOne(
  client: ImapFlow,
  watched: WatchedFolder,
  { uidValidity, uid }: { readonly uidValidity: string; readonly uid: number },
): Promise<void> {
  const about = await fetched(client, uid, { size: true, internalDate: true });
  const size = about?.size ?? 0;
  const raw = about && size <= largestLiteral ? await source(client, uid, size) : undefined;
  if (about === undefined || (raw === undefined && size <= largestLiteral)) {
    if (!(await isStillListed(client, uid))) return;
    throw new HeldUp(uid, `The mail with UID ${uid} is in the folder, but the server does not hand it over; it is tried again.`);
  }
  const { organisation, folder } = watched;
  const mail = { organisation, folder, uidValidity, uid, receivedAt: receivedAt(about) };
  if (raw !== undefined && raw.length <= largestLiteral) return keeping(uid, () => watched.receive({ ...mail, raw }));
  await keeping(uid, () => watched.tooBig({ ...mail, size: Math.max(size, raw?.length ?? 0) }));
}

/** `n:*` with n above the newest mail is turned round by the server and means that mail (RFC 9051, section 9: `*` may be the smaller). */
async function uidsFrom(client: ImapFlow, from: number): Promise<readonly number[]> {
  return (await search(client, `${from}:*`)).filter((uid) => uid >= from);
}

/** A mail that was deleted between SEARCH and FETCH is gone; one that is listed again must not be passed by the cursor. */
async function isStillListed(client: ImapFlow, uid: number): Promise<boolean> {
  return (await search(client, String(uid))).includes(uid);
}

async function search(client: ImapFlow, uids: string): Promise<readonly number[]> {
  const found = await client.search({ uid: uids }, { uid: true });
  // imapflow answers false for a refused SEARCH; taken as "nothing there" it would hide mails for ever.
  if (!Array.isArray(found)) throw new Error('The server did not answer the search.');
  return found.toSorted((one, other) => one - other);
}

/** undefined where the server does not give the mail, be it gone or refused. imapflow asks with BODY.PEEK. */
async function fetched(client: ImapFlow, uid: number, query: FetchQueryObject): Promise<FetchMessageObject | undefined> {
  try {
    return (await client.fetchOne(String(uid), query, { uid: true })) || undefined;
  } catch (error) {
    if (answeredNo(error)) return undefined;
    throw error;
  }
}

async function source(client: ImapFlow, uid: number, size: number): Promise<Buffer | undefined> {
  if (size <= inOnePiece) return (await fetched(client, uid, { source: true }))?.source;
  // Some servers only estimate the size, so the cap is one byte above what is taken.
  const download = await client.download(String(uid), undefined, {
    uid: true,
    maxBytes: largestLiteral + 1,
    chunkSize: 1024 * 1024,
  });
  if (download.content === undefined) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of download.content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** INTERNALDATE is when the company's own server got the mail; where a server gives none that can be read, it is the moment of taking. */
function receivedAt({ internalDate }: FetchMessageObject): Temporal.Instant {
  if (internalDate instanceof Date) return Temporal.Instant.fromEpochMilliseconds(internalDate.getTime());
  return Temporal.Now.instant();
}

/** Something on our own side failed, the connection did not. */
class HeldUp extends Error {
  override readonly name = 'HeldUp';
  readonly uid: number | undefined;
  constructor(uid: number | undefined, message: string, cause?: unknown) {
    super(message, { cause });
    this.uid = uid;
  }
}

async function keeping<T>(uid: number | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const what =
      uid === undefined ? 'How far the mails are kept could not be read' : `The mail with UID ${uid} could not be kept`;
    throw new HeldUp(uid, `${what}; it is tried again, and no later mail is taken before.`, error);
  }
}
