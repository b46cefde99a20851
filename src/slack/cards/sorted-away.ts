/** What the rules sorted away on one day, so that nothing is lost unseen: each with its reason, and one click to take it back. */
import type { KnownBlock } from '@slack/types';
import type { SortedAwayMail, SortedAwayView } from '../../workflow/ports.ts';
import { actionRow, areYouSure, button, header, note, section } from '../blocks.ts';
import { actions, carry } from '../button-value.ts';
import { writtenDate, writtenMoment, writtenTime } from '../dates.ts';
import { foreign, withoutAddresses } from '../text-safety.ts';
import { capitalised, type Words } from '../words.ts';
import type { Card } from './case-card.ts';

/** Two blocks a mail, of the fifty a message may have. */
const mostShown = 15;

/** The list of one organisation and day: time, kind and reason of the newest mails, never a name, an address or a subject line. */
export function sortedAwayCard({ organisation, on, mails }: SortedAwayView, words: Words): Card {
  const date = writtenDate(on, words.language);
  const shown = [...mails].sort((a, b) => a.receivedAt.epochMilliseconds - b.receivedAt.epochMilliseconds).slice(-mostShown);
  const older = mails.length - shown.length;
  const text = words.sortedAway.text(organisation.name, mails.length, date);
  return {
    text,
    blocks: [
      header(words.sortedAway.title(organisation.name, date)),
      ...(mails.length === 0 ? [section(words.sortedAway.none)] : shown.flatMap((mail) => sortedAwayRows(mail, words))),
      note(older > 0 ? `${words.sortedAway.older(older)} ${words.sortedAway.note}` : words.sortedAway.note),
    ],
  };
}

/** One mail: when and why it was sorted away, and the two things to do about it. */
export function sortedAwayRows(
  { id, receivedAt, disposition, mailKind, reason }: SortedAwayMail,
  words: Words,
): readonly KnownBlock[] {
  const moment = writtenMoment(receivedAt, words.language);
  const value = carry({ m: id, l: words.language });
  const kind = mailKind
    ? (words.mailKinds[mailKind] ?? mailKind.replaceAll('_', ' '))
    : words.sortedAway.unknownKind[disposition];
  const line = `${capitalised(writtenTime(receivedAt, words.language))} · ${kind} · ${withoutAddresses(reason)}`;
  return [
    { type: 'section', text: foreign(line, 250) },
    actionRow(
      button(actions.read, words.button.read, value, { label: words.label.read(moment) }),
      button(actions.takeBack, words.button.takeBack, value, {
        label: words.label.takeBack(moment),
        confirm: areYouSure(words.confirm.takeBack, words),
      }),
    ),
  ];
}
