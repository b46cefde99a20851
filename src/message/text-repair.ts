/**
 * Repairs for mails whose bytes and labels disagree, each seen in real mail programs.
 * They change how bytes are read, never what is kept: the raw mail stays as it came.
 */

/** Old Mac programs and some form scripts end lines with CR alone; a parser then takes the whole mail for one header. */
export function withLineFeeds(raw: Buffer): Buffer {
  const start = raw.subarray(0, 8192);
  if (start.includes(0x0a) || !start.includes(0x0d)) return raw;
  return Buffer.from(raw.toString('latin1').replaceAll('\r', '\r\n'), 'latin1');
}

/**
 * Header fields longer than any real one, cut: a list of three thousand addresses fits, and a megabyte of colons keeps a parser of
 * addresses busy for seconds. Whoever asks for a single sender has to look at the length (`readSender`).
 */
export function withoutEndlessFields(source: Buffer): Buffer {
  const end = endOfHeader(source);
  if (end <= longestField || end > longestHeader) return source;
  const header = source.toString('latin1', 0, end);
  const fields = header.split(/\n(?![ \t])/);
  if (fields.every(({ length }) => length <= longestField)) return source;
  const cut = fields.map((field) => (field.length <= longestField ? field : `${field.slice(0, longestField).trimEnd()}\r`));
  return Buffer.concat([Buffer.from(cut.join('\n'), 'latin1'), source.subarray(end)]);
}

const longestField = 100_000;
/** mailparser gives up at one megabyte of header. */
const longestHeader = 2_000_000;

/** For a mail that came out empty: without its Content-Type, a body with a missing or wrong boundary is read as plain text. */
export function withoutContentType(raw: Buffer): Buffer {
  const end = endOfHeader(raw);
  const header = raw.toString('latin1', 0, end).replace(/^content-type:[^\n]*(\n[ \t][^\n]*)*\n?/im, '');
  return Buffer.concat([Buffer.from(header, 'latin1'), raw.subarray(end, end + wordsEnd)]);
}

/** For a mail with bytes that its charset does not know: read as windows-1252, which every unlabelled Nordic mail of old is. */
export function readAsWindows1252(raw: Buffer): Buffer {
  const end = endOfHeader(raw);
  const header = new TextDecoder('windows-1252')
    .decode(raw.subarray(0, end))
    .replace(/charset="?[\w-]{1,40}"?/gi, 'charset=utf-8');
  const body = new TextDecoder('windows-1252').decode(raw.subarray(end, end + wordsEnd));
  return Buffer.from((/charset=/i.test(header) ? header : `Content-Type: text/plain; charset=utf-8\r\n${header}`) + body);
}

/** Repairs look no further: words stand at the beginning, and what follows is attachments. */
const wordsEnd = 4_000_000;

/** `BlÃ¥bÃ¦r` is UTF-8 that was labelled as latin1; undone where the bytes are valid UTF-8. */
export function withoutDoubleEncoding(text: string): string {
  if (!/Ã[¥¸¦…˜†]/.test(text)) return text;
  const bytes = toWindows1252(text);
  if (!bytes) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text; // not UTF-8 after all: the strange letters are the sender's own
  }
}

function toWindows1252(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf.get(text.charAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(new Uint8Array([byte])), byte]),
);

/** Where the body begins. */
export function endOfHeader(source: Buffer): number {
  const crlf = source.indexOf('\r\n\r\n');
  const lf = source.indexOf('\n\n');
  if (crlf < 0 && lf < 0) return source.length;
  return lf < 0 || (crlf >= 0 && crlf < lf) ? crlf + 4 : lf + 2;
}
