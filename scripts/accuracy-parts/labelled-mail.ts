import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Disposition, type Language, languages, type Right, rights } from '../../src/intents/classification.ts';
import type { Message } from '../../src/message/message.ts';
import { parseMail } from '../../src/message/parse-mail.ts';

/** A mail and what a careful reader says it is; the form is explained in test/mails/labelled/README.md. */
export type LabelledMail = {
  readonly id: string;
  readonly organisation: string;
  readonly lang: Language;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly labels: readonly Right[];
};

/** What was answered for a mail; only a `request` claims rights. */
export type Answer = {
  readonly id: string;
  readonly disposition: Disposition;
  readonly language: Language;
  readonly rights: readonly Right[];
};

/** A hundred mails that nobody who wrote rules had seen, and what the rules of that day made of them. */
export type Round = { readonly name: string; readonly mails: readonly LabelledMail[]; readonly firstLook: readonly Answer[] };

/** @throws Error naming file and line of the first mail or answer that is not of the form */
export function readRounds(folder: string): Round[] {
  return readdirSync(folder)
    .filter((file) => /^round-\d\d\.first-look\.jsonl$/.test(file))
    .map((file) => file.replace('.first-look', ''))
    .sort()
    .map((file) => ({
      name: file.replace('.jsonl', ''),
      mails: readMails(join(folder, file)),
      firstLook: readLines(join(folder, firstLookOf(file)), answerOf),
    }));
}

/**
 * The labelled mails of a folder that may be learnt from: those written for it (`practice-NN`, and single wishes in
 * `wishes-NN`), and the rounds that have had their first look.
 * @throws Error as `readRounds`
 */
export function readToLearnFrom(folder: string): LabelledMail[] {
  const files = readdirSync(folder);
  const isOpen = (file: string) =>
    /^(?:practice|wishes)-\d\d\.jsonl$/.test(file) || (/^round-\d\d\.jsonl$/.test(file) && files.includes(firstLookOf(file)));
  return files
    .filter(isOpen)
    .sort()
    .flatMap((file) => readMails(join(folder, file)));
}

export const firstLookOf = (round: string) => round.replace(/\.jsonl$/, '.first-look.jsonl');

export const readMails = (file: string): LabelledMail[] => readLines(file, mailOf);

function readLines<T>(file: string, read: (value: Record<string, unknown>) => T | undefined): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const value = read(JSON.parse(line));
      if (!value) throw new Error(`${file}, line ${at + 1}: this is not of the form that README.md beside it explains`);
      return [value];
    });
}

function mailOf({ id, org, lang, from, subject, body, labels }: Record<string, unknown>): LabelledMail | undefined {
  const texts = [id, org, from, subject, body];
  if (!texts.every(isText) || !isLanguage(lang) || !isListOfRights(labels)) return undefined;
  return {
    id: String(id),
    organisation: String(org),
    lang,
    from: String(from),
    subject: String(subject),
    body: String(body),
    labels,
  };
}

function answerOf({ id, disposition, language, rights: found }: Record<string, unknown>): Answer | undefined {
  if (!isText(id) || !isDisposition(disposition) || !isLanguage(language) || !isListOfRights(found)) return undefined;
  return { id, disposition, language, rights: found };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);
const isDisposition = (value: unknown): value is Disposition =>
  value === 'request' || value === 'unsure' || value === 'other' || value === 'automatic';
const isListOfRights = (value: unknown): value is Right[] =>
  Array.isArray(value) && value.every((entry) => rights.some((right) => right === entry));

/** The mail read as one of the mailbox. @throws Error naming a mail that cannot be read */
export async function messageOf(mail: LabelledMail): Promise<Message> {
  const parsed = await parseMail(asRawMail(mail), { authservId: undefined, ownAddresses: [] });
  if (!parsed.ok) throw new Error(`${mail.id}: ${parsed.problem}`);
  return parsed.message;
}

/** The mail as it would lie in the mailbox: plain text, and none of the headers that give machines away. */
export function asRawMail(mail: LabelledMail): Buffer {
  const [, name = '', address = mail.from] = /^(.*?)\s*<([^>]+)>/.exec(mail.from) ?? [];
  const lines = [
    `From: ${encoded(name)} <${address}>`,
    `To: personvern@${mail.organisation}.example`,
    `Subject: ${encoded(mail.subject)}`,
    'Date: Mon, 09 Nov 2026 10:15:00 +0100',
    `Message-ID: <${mail.id}@mail.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(mail.body).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** RFC 2047: a header line is ASCII. */
const encoded = (text: string) => (text === '' ? '' : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`);
