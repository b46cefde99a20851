import { type AttachedMail, attachedMails } from './attached-mail.ts';
import { readAuthentication } from './authentication.ts';
import { whyNoAnswerToAddress, whyNoAutomaticAnswer } from './auto-answers.ts';
import { automaticSign } from './automatic-signs.ts';
import { automaticWording, hasWish } from './automatic-wording.ts';
import { bodyText } from './body-text.ts';
import { readBouncedMail } from './bounced-mail.ts';
import { type ContactForm, isFromForm, throughForm } from './contact-form.ts';
import { readHandedOn } from './handed-on.ts';
import { type Headers, readHeaders } from './headers.ts';
import type { CutPart, Message, ParsedMail, Sender } from './message.ts';
import { ownWords } from './own-words.ts';
import { type MimeMail, readMime } from './read-mime.ts';
import { addressees, mailboxes, readSender } from './sender.ts';
import { endOfHeader, readAsWindows1252, withLineFeeds, withoutContentType, withoutDoubleEncoding } from './text-repair.ts';

/** What the company's own mail server is called in its headers, the addresses the mailbox is reached by, and its contact form. */
export type Receiver = {
  readonly authservId: string | undefined;
  readonly ownAddresses: readonly string[];
  readonly contactForm?: ContactForm | null;
};

/**
 * Reads a raw mail (RFC 5322) as a person would.
 * @returns the message, or a plain sentence why a person has to open the raw mail; never throws, never repeats the mail's words in the sentence
 */
export async function parseMail(raw: Buffer, receiver: Receiver): Promise<ParsedMail> {
  if (raw.length === 0) return { ok: false, problem: 'The mail is empty: the server handed over no bytes.' };
  const source = withLineFeeds(raw);
  const mime = await readMime(source);
  if (!mime) return { ok: false, problem: 'The mail cannot be read: its structure is broken or larger than the parser takes.' };
  const text = bodyText(mime);
  const attached = await attachedMails(mime);
  if (text !== '' || mime.parts.length > 0) {
    return { ok: true, message: toMessage(mime, await repaired(text, source), attached, receiver) };
  }
  const bodyBytes = source.length - endOfHeader(source);
  if (bodyBytes <= 40) return { ok: true, message: toMessage(mime, '', attached, receiver) };
  // A missing or wrong boundary makes mailparser return nothing and no error.
  const plain = await readMime(withoutContentType(source));
  const rescued = plain ? bodyText(plain) : '';
  if (rescued === '')
    return { ok: false, problem: `The mail has a body of ${bodyBytes} bytes, but no text could be read from it.` };
  return { ok: true, message: toMessage(mime, rescued, attached, receiver) };
}

/** All the words of a mail, quotes and footers too, repaired as for reading; empty where nothing can be read. */
export async function wholeText(source: Buffer): Promise<string> {
  const mime = await readMime(source);
  return mime ? repaired(bodyText(mime), source) : '';
}

async function repaired(text: string, source: Buffer): Promise<string> {
  if (!text.includes('\ufffd')) return withoutDoubleEncoding(text);
  const again = await readMime(readAsWindows1252(source));
  const better = again ? bodyText(again) : '';
  return better !== '' && count(better, '\ufffd') < count(text, '\ufffd') ? better : text;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;

function toMessage(mime: MimeMail, text: string, attached: readonly AttachedMail[], receiver: Receiver): Message {
  const headers = readHeaders(mime.headerLines);
  const message = asWritten(mime, headers, text, attached, receiver);
  const { contactForm, ownAddresses } = receiver;
  // An out-of-office or a delivery failure of the form's own address is not something that was typed into it.
  if (!contactForm || !isFromForm(message.sender, contactForm) || isMachineAnswer(message)) return message;
  const typed = throughForm(message, text, contactForm);
  const doNotAutoReply = whyNoAnswerToAddress(headers, typed.sender, ownAddresses);
  return {
    ...typed,
    doNotAutoReply: doNotAutoReply ?? (typed.automatic && `a machine seems to have written it: ${typed.automatic.why}`),
  };
}

const isMachineAnswer = ({ automatic }: Message) =>
  automatic?.by === 'header' && (automatic.kind === 'bounce' || automatic.kind === 'auto_reply');

function asWritten(
  mime: MimeMail,
  headers: Headers,
  text: string,
  attached: readonly AttachedMail[],
  receiver: Receiver,
): Message {
  const sender = readSender(headers, mime);
  const subjectLine = inOneLine(mime.headers.get('subject'));
  const written = ownWords(text, subjectLine);
  const handedOn = written.isOwn ? readHandedOn(sender, written.text, attached, receiver) : undefined;
  const readsAttached = attached[0] !== undefined && (text === '' || handedOn !== undefined);
  const words = readsAttached ? { text: attached[0]?.text ?? '', cut: [], isOwn: false } : written;
  const automatic =
    automaticSign({
      headers,
      from: addressOf(sender),
      subjectLine,
      hasWish: words.isOwn && hasWish(words.text),
      parts: mime.parts,
    }) ?? (words.isOwn ? automaticWording(subjectLine, wordsOfSender(words)) : undefined);
  const shownBelow = automatic?.kind === 'bounce' ? [] : attached.slice(readsAttached ? 1 : 0);
  return {
    messageId: ids(mime, 'message-id')[0],
    inReplyTo: ids(mime, 'in-reply-to'),
    references: ids(mime, 'references'),
    sender,
    throughForm: false,
    replyTo: mailboxes(mime, 'reply-to'),
    to: mailboxes(mime, 'to'),
    subjectLine,
    text: words.text,
    cut: [...words.cut, ...shownBelow.map(asForwarded)],
    attachments: mime.parts.map(({ fileName, contentType, size, sha256 }) => ({ fileName, contentType, size, sha256 })),
    automatic,
    ...(handedOn && { handedOn }),
    bounced: automatic?.kind === 'bounce' ? readBouncedMail(headers, mime.parts, text) : undefined,
    doNotAutoReply:
      whyNoAutomaticAnswer(headers, sender, addressees(headers, mime), receiver.ownAddresses) ??
      (automatic && `a machine seems to have written it: ${automatic.why}`),
    authentication: readAuthentication(headers.all('authentication-results'), receiver.authservId),
  };
}

const addressOf = (sender: Sender) => (sender.kind === 'single' ? sender.mailbox.address : undefined);
const inOneLine = (subject: unknown) =>
  typeof subject === 'string' ? subject.slice(0, 5000).replace(/\s+/g, ' ').trim().slice(0, 1000) : '';

/** The newest words with what ends a newsletter or a receipt: footers and signature are the sender's, quotes are not. */
const wordsOfSender = ({ text, cut }: { readonly text: string; readonly cut: readonly CutPart[] }) =>
  [text, ...cut.filter(({ kind }) => kind === 'footer' || kind === 'signature').map((part) => part.text)].join('\n');

const asForwarded = ({ subjectLine, text }: AttachedMail): CutPart => ({
  kind: 'forwarded',
  text: `${subjectLine}\n\n${text}`.trim(),
});

/** mailparser gives a string for one id and an array for several. */
function ids({ headers }: MimeMail, name: 'message-id' | 'in-reply-to' | 'references'): string[] {
  const value: unknown = headers.get(name);
  const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
  return text.slice(0, 50_000).match(/<[^<>\s]{1,500}>/g) ?? [];
}
