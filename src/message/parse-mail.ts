import { type AddressObject, type ParsedMail as Parsed, type SimpleParserOptions, simpleParser } from 'mailparser';
import { readAuthentication } from './authentication.ts';
import { whyNoAutomaticAnswer } from './auto-answers.ts';
import { automaticSign } from './automatic-signs.ts';
import { type Headers, readHeaders } from './headers.ts';
import { htmlToText } from './html-text.ts';
import type { Attachment, Mailbox, Message, ParsedMail, Sender } from './message.ts';
import { ownWords } from './own-words.ts';
import { endOfHeader, readAsWindows1252, withLineFeeds, withoutContentType, withoutDoubleEncoding } from './text-repair.ts';

/** What the company's own mail server is called in its headers, and the addresses the mailbox is reached by. */
export type Receiver = { readonly authservId: string | undefined; readonly ownAddresses: readonly string[] };

/**
 * Reads a raw mail (RFC 5322) as a person would.
 * @returns the message, or a plain sentence why a person has to open the raw mail; never throws, never repeats the mail's words in the sentence
 */
export async function parseMail(raw: Buffer, receiver: Receiver): Promise<ParsedMail> {
  if (raw.length === 0) return { ok: false, problem: 'The mail is empty: the server handed over no bytes.' };
  const source = withLineFeeds(raw);
  const parsed = await readMime(source);
  if (!parsed) return { ok: false, problem: 'The mail cannot be read: its structure is broken or larger than the parser takes.' };
  const text = bodyText(parsed) || (await attachedMailText(parsed));
  if (text !== '' || parsed.attachments.length > 0) {
    return { ok: true, message: toMessage(parsed, await repaired(text, source), receiver) };
  }
  const body = source.subarray(endOfHeader(source.toString('latin1')));
  if (body.length <= 40) return { ok: true, message: toMessage(parsed, '', receiver) };
  // A missing or wrong boundary makes mailparser return nothing and no error.
  const plain = await readMime(withoutContentType(source));
  const rescued = plain ? bodyText(plain) : '';
  if (rescued === '')
    return { ok: false, problem: `The mail has a body of ${body.length} bytes, but no text could be read from it.` };
  return { ok: true, message: toMessage(parsed, rescued, receiver) };
}

async function readMime(source: Buffer): Promise<Parsed | undefined> {
  try {
    return await simpleParser(source, options);
  } catch {
    return undefined; // mailparser's messages may repeat the mail's words; the caller says in its own what is wrong
  }
}

/** A mail forwarded as an attachment, with no words of its own: the attached mail's text is what there is to read. */
async function attachedMailText(parsed: Parsed): Promise<string> {
  const attached = parsed.attachments.find(({ contentType }) => contentType === 'message/rfc822');
  const inner = attached ? await readMime(attached.content) : undefined;
  return inner ? bodyText(inner) : '';
}

/** keepDeliveryStatus, which the types do not know, keeps a bounce's report out of the text. */
const options: SimpleParserOptions & { keepDeliveryStatus: boolean } = {
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipHtmlToText: true,
  keepDeliveryStatus: true,
};

/** The plain text, or that of the HTML where there is none, or only the advice to get another mail program. */
function bodyText(parsed: Parsed): string {
  const plain = (parsed.text ?? '').trim();
  const html = typeof parsed.html === 'string' ? parsed.html : '';
  if (html === '' || (plain !== '' && !needsHtml.test(plain.slice(0, 300)))) return plain;
  try {
    return htmlToText(html).trim() || plain;
  } catch {
    return plain; // an HTML tree that html-to-text cannot walk; the raw mail stays for a person
  }
}

const needsHtml =
  /(?:html[ -](?:mail|e-?post|e-?mail|format|compatible|capable)|(?:view|vis|se) (?:this|denne|it|den) in (?:your|a) browser|does(?: not|n't) support html)/i;

async function repaired(text: string, source: Buffer): Promise<string> {
  if (!text.includes('\ufffd')) return withoutDoubleEncoding(text);
  const again = await readMime(readAsWindows1252(source));
  const better = again ? bodyText(again) : '';
  return better !== '' && count(better, '\ufffd') < count(text, '\ufffd') ? better : text;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;

function toMessage(parsed: Parsed, text: string, receiver: Receiver): Message {
  const headers = readHeaders(parsed.headerLines);
  const sender = readSender(headers, parsed.from);
  const attachments = parsed.attachments.map((a) => ({
    fileName: a.filename || undefined,
    contentType: a.contentType,
    size: a.size,
    method: calendarMethod(a.headers),
  }));
  const subjectLine = (parsed.subject ?? '')
    .replace(/\s{1,500}/g, ' ')
    .trim()
    .slice(0, 1000);
  const from = sender.kind === 'single' ? sender.mailbox.address : undefined;
  const words = ownWords(text, subjectLine);
  const to = mailboxes(parsed.to);
  return {
    messageId: parsed.messageId,
    inReplyTo: ids(parsed.inReplyTo),
    references: ids(parsed.references),
    sender,
    replyTo: mailboxes(parsed.replyTo),
    to,
    subjectLine,
    text: words.text,
    cut: words.cut,
    attachments: attachments.map(({ fileName, contentType, size }): Attachment => ({ fileName, contentType, size })),
    automatic: automaticSign({ headers, from, subjectLine, attachments }),
    doNotAutoReply: whyNoAutomaticAnswer(headers, sender, addressees(headers, to, mailboxes(parsed.cc)), receiver.ownAddresses),
    authentication: readAuthentication(headers.all('authentication-results'), receiver.authservId),
  };
}

/** mailparser takes the last From header and other programs the first: with two of them nobody knows who wrote. */
function readSender(headers: Headers, from: AddressObject | undefined): Sender {
  const written = headers.all('from');
  if (written.length === 0) return { kind: 'unclear', reason: 'the mail has no From header' };
  if (written.length > 1) return { kind: 'unclear', reason: 'the mail has more than one From header' };
  const found = from?.value ?? [];
  const only = found[0];
  if (found.length > 1 || only?.group) return { kind: 'unclear', reason: 'the From header names a group or several addresses' };
  if (!only?.address) return { kind: 'unclear', reason: 'the From header holds no address' };
  if (hasControlCharacter(written[0] ?? '')) return { kind: 'unclear', reason: 'the From header holds control characters' };
  if (!plainAddress.test(only.address))
    return { kind: 'unclear', reason: 'the address in the From header is not a plain mail address' };
  return { kind: 'single', mailbox: { address: only.address, name: only.name || undefined } };
}

const plainAddress = /^[^\s"'<>(),:;@\\[\]]{1,64}@[^\s"'<>(),:;@\\[\]]{1,255}$/;
const hasControlCharacter = (text: string) => [...text].some((letter) => letter < ' ' && letter !== '\t');

function mailboxes(list: AddressObject | AddressObject[] | undefined): Mailbox[] {
  const objects = list === undefined ? [] : Array.isArray(list) ? list : [list];
  const entries = objects.flatMap(({ value }) => value).flatMap((entry) => entry.group ?? [entry]);
  return entries.flatMap(({ address, name }) => (address ? [{ address, name: name || undefined }] : []));
}

function addressees(headers: Headers, to: readonly Mailbox[], cc: readonly Mailbox[]): string[] {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headers.all(name));
  return [...to, ...cc]
    .map(({ address }) => address)
    .concat(delivered)
    .map((address) => address.replace(/[<>]/g, '').trim().toLowerCase());
}

/** mailparser gives a string for one id and an array for several. */
function ids(value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(' ') : (value ?? '');
  return text.slice(0, 50_000).match(/<[^<>\s]{1,500}>/g) ?? [];
}

function calendarMethod(headers: Parsed['headers']): string | undefined {
  const value = headers.get('content-type');
  if (typeof value !== 'object' || value === null || !('params' in value)) return undefined;
  return value.params.method?.toUpperCase();
}
