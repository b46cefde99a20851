import type { ImapFlow } from 'imapflow';
import type { SentFolder } from '../workflow/ports.ts';
import { type ImapConnection, newImapClient } from './imap-connection.ts';
import { openFolder } from './take-new-mail.ts';

/** Where an organisation's mail account is, and its Sent folder where the server does not mark it as such. */
export type SentFolderPlace = { readonly connection: ImapConnection; readonly folder?: string | undefined };

/**
 * Looks a sent mail up where the provider files what went out. `found` is proof that the server took it; `absent` is none of the contrary,
 * for plain SMTP servers file nothing, so only a person may send again.
 *
 * Both Message-ID and our own X-Frist-Id are looked at: some providers put a Message-ID of theirs in place of ours.
 */
export function createSentFolder(placeOf: (organisation: string) => SentFolderPlace | undefined): SentFolder {
  return {
    async find(organisation, messageId) {
      const place = placeOf(organisation);
      if (place === undefined) return 'unknown';
      try {
        return await lookUp(place, bare(messageId));
      } catch {
        // No connection, no such folder, no search: for the one who asks it is all the same, nothing is known.
        return 'unknown';
      }
    },
  };
}

async function lookUp(place: SentFolderPlace, id: string): Promise<'found' | 'absent' | 'unknown'> {
  const client = await newImapClient(place.connection, () => client.close());
  try {
    await client.connect();
    const folder = place.folder ?? (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path;
    if (folder === undefined) return 'unknown';
    await openFolder(client, folder);
    return await searchFor(client, id);
  } finally {
    client.close();
  }
}

async function searchFor(client: ImapFlow, id: string): Promise<'found' | 'absent' | 'unknown'> {
  const uids = await client.search({ or: [{ header: { 'message-id': id } }, { header: { 'x-frist-id': id } }] }, { uid: true });
  if (!Array.isArray(uids)) return 'unknown';
  if (uids.length === 0) return 'absent';
  // SEARCH HEADER finds parts of a value too, so the header itself decides.
  const mails = await client.fetchAll(uids.join(','), { headers: ['message-id', 'x-frist-id'] }, { uid: true });
  return mails.some(({ headers }) => idsIn(headers).includes(id)) ? 'found' : 'absent';
}

function idsIn(headers: Buffer | undefined): readonly string[] {
  const unfolded = (headers?.toString('latin1') ?? '').replace(/\r?\n[ \t]+/g, ' ');
  return unfolded.split(/\r?\n/).map((line) => bare(line.slice(line.indexOf(':') + 1)));
}

function bare(messageId: string): string {
  return messageId.trim().replace(/^<|>$/g, '');
}
