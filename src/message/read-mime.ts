import { createHash } from 'node:crypto';
import {
  type AddressObject,
  type AttachmentStream,
  type HeaderLines,
  MailParser,
  type MessageText,
  type Headers as ParsedHeaders,
} from 'mailparser';
import { withoutEndlessFields } from './text-repair.ts';

/** A mail taken apart into its MIME parts, with the words decoded and the rest as it is. */
export type MimeMail = {
  readonly headers: ParsedHeaders;
  readonly headerLines: HeaderLines;
  readonly text: string;
  readonly html: string;
  readonly parts: readonly MimePart[];
};

/**
 * A part that is not the words of the mail; `content` only where it speaks of a mail (attached mail, delivery status), and not beyond
 * 1 MB, unless all is asked for.
 */
export type MimePart = {
  readonly fileName: string | undefined;
  readonly contentType: string;
  readonly size: number;
  /** Of the content, in hex; undefined for what did not come with the mail. */
  readonly sha256?: string;
  readonly method: string | undefined;
  readonly content: Buffer | undefined;
};

/**
 * Reads the MIME structure. Attachments pass by in pieces and are only counted, so that a mail of 50 MB costs no more memory than its own bytes.
 * @returns undefined where the structure cannot be read; mailparser's messages may repeat the mail's words and are left out
 */
export async function readMime(raw: Buffer, { allContents = false } = {}): Promise<MimeMail | undefined> {
  const source = withoutEndlessFields(raw);
  const parser = new MailParser(options);
  const found = {
    text: '',
    html: '',
    headers: new Map() as ParsedHeaders,
    headerLines: [] as HeaderLines,
    parts: [] as MimePart[],
  };
  parser.on('headers', (headers) => {
    found.headers = headers;
    found.headerLines = (parser as MailParser & { headerLines?: HeaderLines }).headerLines ?? [];
  });
  try {
    for (let at = 0; at < source.length; at += 65_536) parser.write(source.subarray(at, at + 65_536));
    parser.end();
    for await (const part of parser as AsyncIterable<AttachmentStream | MessageText>) {
      if (part.type === 'attachment') {
        found.parts.push(await readPart(part, allContents));
        part.release();
      } else {
        found.text = part.text ?? '';
        found.html = typeof part.html === 'string' ? part.html : '';
      }
    }
    return found;
  } catch {
    return undefined;
  } finally {
    parser.destroy();
  }
}

/** keepDeliveryStatus, which the types do not know, keeps a bounce's report out of the text. */
const options = {
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipHtmlToText: true,
  keepDeliveryStatus: true,
};

async function readPart(part: AttachmentStream, allContents: boolean): Promise<MimePart> {
  const contentType = part.contentType ?? 'application/octet-stream';
  const kept: Buffer[] = [];
  const sum = createHash('sha256');
  let size = 0;
  // The types know an old kind of stream only.
  for await (const piece of part.content as unknown as AsyncIterable<Buffer>) {
    if (allContents || (speaksOfMail.test(contentType) && size < 1_000_000)) kept.push(piece);
    sum.update(piece);
    size += piece.length;
  }
  return {
    fileName: part.filename || undefined,
    contentType,
    size,
    sha256: sum.digest('hex'),
    method: calendarMethod(part.headers),
    content: kept.length > 0 ? Buffer.concat(kept) : undefined,
  };
}

const speaksOfMail = /^(?:message\/|text\/rfc822-headers)/;

function calendarMethod(headers: ParsedHeaders): string | undefined {
  const value = headers.get('content-type');
  if (typeof value !== 'object' || value === null || !('params' in value)) return undefined;
  return value.params.method?.toUpperCase();
}

/** The addresses of a header; groups are opened. */
export function addressesIn({ headers }: MimeMail, name: 'from' | 'to' | 'cc' | 'reply-to'): AddressObject['value'] {
  const value = headers.get(name) as AddressObject | AddressObject[] | undefined;
  return value === undefined ? [] : (Array.isArray(value) ? value : [value]).flatMap((list) => list.value);
}
