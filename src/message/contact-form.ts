import { automaticWording } from './automatic-wording.ts';
import type { Mailbox, Message, Sender } from './message.ts';
import { ownWords } from './own-words.ts';
import { plainAddress } from './sender.ts';

/**
 * A form on the company's own site that sends what people write there as mail. `from`: the addresses it sends from;
 * `name`, `email`, `message`: its labels, as they stand at the beginning of a line ("Navn: …", or the value on the lines below).
 */
export type ContactForm = {
  readonly from: readonly string[];
  readonly name: string;
  readonly email: string;
  readonly message: string;
};

/** Whether the mail says it comes from the form. Like every From it can be forged; `authentication` tells. */
export function isFromForm(sender: Sender, { from }: ContactForm): boolean {
  return sender.kind === 'single' && from.some((address) => sameAddress(address, sender.mailbox.address));
}

/**
 * What the person behind a form mail wrote, in place of what the form did: the sender is the person, the text is the message field.
 * Everything else the form wrote is kept below as cut. Anybody can type any address into a form, so the person is a claim.
 * Without the message field all words stay, for a person to read; without an address nobody can be answered.
 * @param body the text of the whole mail, before anything was cut from it
 */
export function throughForm(message: Message, body: string, form: ContactForm): Message {
  const lines = body.slice(0, 300_000).replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').split('\n');
  const fields = readFields(lines, form);
  const words = ownWords(fields.message ?? body);
  return {
    ...message,
    throughForm: true,
    sender: personOf(fields, message.replyTo, form),
    subjectLine: '',
    text: words.text,
    cut: [...words.cut, { kind: 'form', text: [message.subjectLine, ...fields.rest].join('\n').trim() }],
    automatic: automaticWording('', words.text),
  };
}

type Fields = {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly message: string | undefined;
  readonly rest: readonly string[];
};

/**
 * The message goes to the end of the mail, for no line of it may get lost that only looks like a label ("E-post: …" in a person's own
 * words); where the form puts name and address below it, it ends at the last of these lines.
 */
function readFields(lines: readonly string[], form: ContactForm): Fields {
  const start = lines.findIndex((line) => valueAfter(line, form.message) !== undefined);
  if (start < 0) {
    const [name, email] = [form.name, form.email].map((label) => valueBelow(lines, lineOf(lines, label), label, form));
    return { name, email, message: undefined, rest: [] };
  }
  const above = lines.slice(0, start);
  const below = lines.slice(start + 1);
  const placeOf = (label: string) => {
    const first = lineOf(above, label);
    return first >= 0
      ? first
      : after(
          start,
          below.findLastIndex((line) => valueAfter(line, label) !== undefined),
        );
  };
  const [nameAt, emailAt] = [placeOf(form.name), placeOf(form.email)];
  const end = Math.min(...[nameAt, emailAt].filter((at) => at > start), lines.length);
  return {
    name: valueBelow(lines, nameAt, form.name, form),
    email: valueBelow(lines, emailAt, form.email, form),
    message: [valueAfter(lines[start], form.message) ?? '', ...lines.slice(start + 1, end)].join('\n').trim(),
    rest: [...above, ...lines.slice(end)],
  };
}

const lineOf = (lines: readonly string[], label: string) => lines.findIndex((line) => valueAfter(line, label) !== undefined);
const after = (start: number, at: number) => (at < 0 ? -1 : start + 1 + at);

/** `Navn: Kari`, `*Navn:* Kari`, or `Navn` alone with the value below it; undefined where the line begins otherwise. */
function valueAfter(line: string | undefined, label: string): string | undefined {
  const plain = (line ?? '')
    .slice(0, 100_000)
    .trim()
    .replace(/^\*{1,2}/, '');
  if (!plain.toLowerCase().startsWith(label.toLowerCase())) return undefined;
  const behind = plain.slice(label.length).replace(/^\s{0,5}\*{0,2}\s{0,5}/, '');
  if (behind === '') return '';
  return behind.startsWith(':')
    ? behind
        .slice(1)
        .replace(/^\*{1,2}/, '')
        .trim()
    : undefined;
}

/** The value on the line of its label or, where nothing stands there, on the next line that is no label itself. */
function valueBelow(lines: readonly string[], at: number, label: string, form: ContactForm): string | undefined {
  const beside = at < 0 ? undefined : valueAfter(lines[at], label);
  if (beside !== '') return beside;
  const below = lines
    .slice(at + 1, at + 4)
    .find((line) => line.trim() !== '')
    ?.trim();
  const isLabel = [form.name, form.email, form.message].some((other) => valueAfter(below, other) !== undefined);
  return isLabel ? undefined : below;
}

function personOf({ name, email }: Fields, replyTo: readonly Mailbox[], form: ContactForm): Sender {
  const written = (email ?? '')
    .slice(0, 1000)
    .split(/[\s<>(),;"]+/)
    .map((word) => word.replace(/^mailto:/i, ''));
  const found = [...new Set(written.filter(isPlain))];
  const others = replyTo.filter(({ address }) => isPlain(address));
  const address = found.length === 1 ? found[0] : found.length === 0 && others.length === 1 ? others[0]?.address : undefined;
  if (!address) return { kind: 'unclear', reason: 'the contact form names no single address of the person' };
  if (form.from.some((own) => sameAddress(own, address)))
    return { kind: 'unclear', reason: 'the contact form names its own address as that of the person' };
  const called = name?.slice(0, 200).trim() || others.find((other) => sameAddress(other.address, address))?.name;
  return { kind: 'single', mailbox: { address, name: called } };
}

const isPlain = (word: string) => plainAddress.test(word);
const sameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
