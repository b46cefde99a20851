/** Mails as staff read them in a modal: fetched on a click, logged, and never part of a channel's history. */
import type { KnownBlock } from '@slack/types';
import type { Attachment } from '../../message/message.ts';
import type { ReadableMail } from '../../workflow/staff-verbs.ts';
import { note, quotation, section } from '../blocks.ts';
import { writtenMoment } from '../dates.ts';
import { capped, foreign, harmless, pieces } from '../text-safety.ts';
import type { Words } from '../words.ts';

/** Code points for all mails of a case together, and for a mail that is read alone; a view may have 250 kB. */
const roomForAll = 20_000;
const roomForOne = 30_000;
const mostMails = 6;

/** The mails of a case, oldest first; of very many the first one, which asked, and the newest. */
export function mailsOfCase(mails: readonly ReadableMail[], words: Words): readonly KnownBlock[] {
  const [first, ...rest] = mails;
  if (!first) return [];
  const newest = rest.slice(-(mostMails - 1));
  const leftOut = rest.length - newest.length;
  const room = Math.floor(roomForAll / (newest.length + 1));
  return [
    ...mailInCase(first, room, words),
    ...(leftOut > 0 ? [note(words.modal.mailsLeftOut(leftOut))] : []),
    ...newest.flatMap((mail) => mailInCase(mail, room, words)),
  ];
}

function mailInCase(mail: ReadableMail, room: number, words: Words): readonly KnownBlock[] {
  const cut = Array.from(mail.cut).length;
  return [...mailOf(mail, room, words), ...(cut > 0 ? [note(words.modal.cutLeftOut(cut))] : [])];
}

/** One mail with everything: own words first, then what was cut from them. */
export function wholeMail(mail: ReadableMail, words: Words): readonly KnownBlock[] {
  const cut = mail.cut.trim() ? [{ type: 'divider' } as const, note(words.modal.cut), ...textOf(mail.cut, 10_000, words)] : [];
  return [...mailOf(mail, roomForOne, words), ...cut];
}

function mailOf(mail: ReadableMail, room: number, words: Words): readonly KnownBlock[] {
  const { from, subject } = words.modal;
  return [
    section(words.modal.mailHead(writtenMoment(mail.receivedAt, words.language))),
    {
      type: 'context',
      elements: [foreign(`${from}: ${mail.from || '–'}`, 500), foreign(`${subject}: ${mail.subjectLine || '–'}`, 500)],
    },
    ...textOf(mail.text, room, words),
    ...attachmentsOf(mail.attachments, words),
  ];
}

function textOf(text: string, room: number, words: Words): readonly KnownBlock[] {
  const clean = harmless(text).trim();
  const shown = capped(clean, room);
  const blocks = pieces(shown, 2900).map(quotation);
  return shown === clean ? blocks : [...blocks, note(words.modal.shortened)];
}

function attachmentsOf(attachments: readonly Attachment[], words: Words): readonly KnownBlock[] {
  if (attachments.length === 0) return [];
  const names = attachments.map(({ fileName, contentType, size }) => `${fileName ?? contentType} (${Math.ceil(size / 1024)} kB)`);
  return [{ type: 'context', elements: [foreign(`${words.modal.attachments}: ${names.join(', ')}`, 1000)] }];
}
