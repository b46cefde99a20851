/** Mails as staff read them in a modal: fetched on a click, logged, and never part of a channel's history. */
import type { KnownBlock } from '@slack/types';
import type { ReadableMail } from '../../workflow/staff-verbs.ts';
import { note, own, quotation, section } from '../blocks.ts';
import { writtenMoment } from '../dates.ts';
import { capped, foreign, harmless, pieces } from '../text-safety.ts';
import type { Words } from '../words.ts';

/** Code points for all mails of a case together, and for a mail that is read alone; a view may have 250 kB. */
const roomForAll = 20_000;
const roomForOne = 30_000;
const mostMails = 6;
const mostAttachments = 10;

/**
 * The mails of a case, oldest first; of very many the first one, which asked, and the newest.
 * @param mostBlocks what the rest of the view leaves of its hundred; with less room there are fewer mails, never half a one
 */
export function mailsOfCase(mails: readonly ReadableMail[], words: Words, mostBlocks = 100): readonly KnownBlock[] {
  for (let most = mostMails; most > 1; most -= 1) {
    const blocks = firstAndNewest(mails, most, words);
    if (blocks.length <= mostBlocks) return blocks;
  }
  return firstAndNewest(mails, 1, words);
}

function firstAndNewest(mails: readonly ReadableMail[], most: number, words: Words): readonly KnownBlock[] {
  const [first, ...rest] = mails;
  if (!first) return [];
  const newest = most > 1 ? rest.slice(1 - most) : [];
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
    ...attachmentsOf(mail, words),
  ];
}

function textOf(text: string, room: number, words: Words): readonly KnownBlock[] {
  const clean = harmless(text).trim();
  const shown = capped(clean, room);
  const blocks = pieces(shown, 2900).map(quotation);
  return shown === clean ? blocks : [...blocks, note(words.modal.shortened)];
}

/** One line a file, with what tells it from another of the same name; what is in it is nobody's to open here. */
function attachmentsOf({ attachments, identityCopyRemoved = false }: ReadableMail, words: Words): readonly KnownBlock[] {
  const { attachments: title, verdicts, namelessFile } = words.forms.review;
  const lines = attachments.slice(0, mostAttachments).map(({ fileName, contentType, size, sha256 }) => {
    const sum = sha256 ? [`sha256 ${sha256.slice(0, 12)}`] : [];
    const facts = [contentType, `${Math.ceil(size / 1024)} kB`, ...sum, verdicts.not_scanned];
    return `${capped(harmless(fileName ?? namelessFile), 120)} · ${facts.join(' · ')}`;
  });
  const more = attachments.length - lines.length;
  const shown = [
    ...lines,
    ...(more > 0 ? [words.andMore(more)] : []),
    ...(identityCopyRemoved ? [`🪪 ${verdicts.identity_copy}`] : []),
  ];
  return shown.length > 0 ? [{ type: 'context', elements: [own(title), foreign(shown.join('\n'), 2900)] }] : [];
}
