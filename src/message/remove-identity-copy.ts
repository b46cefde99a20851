import { identityCopies } from './identity-copy.ts';
import type { Attachment, Message } from './message.ts';
import { wholeText } from './parse-mail.ts';
import { type MimePart, readMime } from './read-mime.ts';
import { endOfHeader, withLineFeeds } from './text-repair.ts';

/**
 * What stands where a copy was: a mail in the store that had one says so for ever. In a mail that only arrives nobody but its sender can
 * have written it, so that it says nothing there, and goes into the store under another type.
 */
const removedType = 'text/x-frist-removed';
const typeOfForgedMark = 'application/octet-stream';

/** A mail as it arrived, in which nothing stands for a copy that we removed: so far we have removed none. */
export function withoutForgedMarks(arrived: Message): Message {
  if (!hadIdentityCopy(arrived)) return arrived;
  return { ...arrived, attachments: arrived.attachments.map(withoutForgedType) };
}

const withoutForgedType = <Part extends { readonly contentType: string }>(part: Part): Part =>
  part.contentType === removedType ? { ...part, contentType: typeOfForgedMark } : part;

/** Whether the mail brings, or brought before it was taken out, a copy of a proof of identity. */
export function bringsIdentityCopy(message: Pick<Message, 'attachments' | 'text'>): boolean {
  return hadIdentityCopy(message) || identityCopies(message).length > 0;
}

function hadIdentityCopy({ attachments }: Pick<Message, 'attachments'>): boolean {
  return attachments.some(({ contentType }) => contentType === removedType);
}

/** What is left for people to see: neither a copy nor the mark in its place has a name to show. */
export function withoutIdentityCopies(message: Pick<Message, 'attachments' | 'text'>): readonly Attachment[] {
  const copies = hadIdentityCopy(message) ? [] : identityCopies(message);
  return message.attachments.filter(({ contentType }, at) => contentType !== removedType && !copies.includes(at));
}

/**
 * A mail as it arrived without its copies of proofs of identity, which nobody may keep (GDPR Art. 5(1)(c); domain O5): its words, its other
 * attachments and the headers that say who wrote, when, and in which thread. It is a mail of ours, so that no signature holds any more.
 * @returns undefined where there is nothing to remove, be it a copy or a mark that would pass for ours
 */
export async function removeIdentityCopies(raw: Buffer, message: Message): Promise<Buffer | undefined> {
  const copies = identityCopies(withoutForgedMarks(message));
  if (copies.length === 0 && !hadIdentityCopy(message)) return undefined;
  const source = withLineFeeds(raw);
  const parts = (await readMime(source, { allContents: true }))?.parts ?? [];
  const kept = parts.map((part, at) => (copies.includes(at) ? removedMark : withoutForgedType(part)));
  const head = [...keptFields(source), 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`];
  const words = textPart(await wholeText(source));
  const pieces = [words, ...(kept.length > 0 ? kept : [removedMark]).map(attachedPart)];
  const body = pieces.flatMap((piece) => [Buffer.from(`--${boundary}\r\n`), piece, Buffer.from('\r\n')]);
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), ...body, Buffer.from(`--${boundary}--\r\n`)]);
}

const boundary = 'frist-copy-removed';

const removedMark: MimePart = {
  fileName: undefined,
  contentType: removedType,
  size: 0,
  method: undefined,
  content: Buffer.from('Here was what seemed to be a copy of a proof of identity. Frist has removed it.\r\n'),
};

const keptNames = new Set(
  'from sender reply-to to cc subject date message-id in-reply-to references authentication-results received return-path delivered-to x-original-to envelope-to auto-submitted precedence list-id list-unsubscribe'.split(
    ' ',
  ),
);

/** Byte for byte as they stood, so that they are read as they were. */
function keptFields(source: Buffer): readonly string[] {
  const fields = source
    .toString('latin1', 0, endOfHeader(source))
    .trimEnd()
    .split(/\r?\n(?![ \t])/);
  return fields.filter((field) => keptNames.has(field.split(':', 1)[0]?.trim().toLowerCase() ?? ''));
}

function textPart(text: string): Buffer {
  return Buffer.from(
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(Buffer.from(text))}`,
  );
}

/** An attached mail stays readable as one: it may not be encoded (RFC 2046, section 5.2.1), and so may not hold our boundary. */
function attachedPart({ contentType, fileName, method, content = Buffer.alloc(0) }: MimePart): Buffer {
  const isMail = contentType.startsWith('message/') && !content.includes(boundary);
  const isPlainType = isMail || !contentType.startsWith('message/');
  const type = isPlainType && /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(contentType) ? contentType : 'application/octet-stream';
  const name = fileName === undefined ? '' : `; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, percent)}`;
  const head = [
    `Content-Type: ${type}${method && /^[A-Z]{1,30}$/.test(method) ? `; method=${method}` : ''}`,
    `Content-Disposition: attachment${name}`,
    `Content-Transfer-Encoding: ${isMail ? '8bit' : 'base64'}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), isMail ? content : Buffer.from(base64(content))]);
}

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
const base64 = (content: Buffer) => content.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
