/** Handing a case to a colleague, making two of one, and saying that a letter went astray. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { CaseMail, RequestLine } from '../../cases/case-file.ts';
import { type Right, rights } from '../../intents/classification.ts';
import type { CaseView } from '../../workflow/ports.ts';
import type { Colleagues } from '../../workflow/staff-verbs.ts';
import { button, note, section } from '../blocks.ts';
import { actions, callbacks, carry } from '../button-value.ts';
import { writtenMoment } from '../dates.ts';
import { capitalised, colleague, type Words } from '../words.ts';
import type { SubmittedView } from './answer-fields.ts';
import { boxesInput, dateInput, osloFields, textInput, ticked } from './inputs.ts';
import { modal } from './modal.ts';

/** More than any privacy team has; a view holds a hundred blocks. */
const mostPeople = 60;

/** One press gives the case. People are written as mentions, since Slack alone knows their names; a list to choose from cannot hold those. */
export function assignForm({ view: { caseFile }, people }: Colleagues, by: string, words: Words): ModalView {
  const { id: c, revision: r, handler } = caseFile;
  const { assign: say } = words.forms;
  const line = ({ id, openCases }: Colleagues['people'][number]): KnownBlock => {
    const who = id === by ? `*${say.me}*` : colleague(id, words);
    if (id === handler) return section(`${who} · ${say.has}`);
    const name = id === by ? say.takeIt : say.give;
    return {
      ...section(`${who} · ${say.openCases(openCases)}`),
      accessory: button(`${actions.assign}:${id}`, name, carry({ c, r, p: id, l: words.language })),
    };
  };
  return modal({ title: say.title, blocks: [note(say.intro), ...people.slice(0, mostPeople).map(line)] }, words);
}

/** Of what is asked, what is not answered yet; of the mails, all: ten to a block, and the first and the newest where there are very many. */
export function splitForm({ caseFile }: CaseView, words: Words): ModalView {
  const { id, revision, lines, mails } = caseFile;
  const { split: say } = words.forms;
  const open = lines.filter(({ answered }) => !answered);
  if (lines.length < 2 && mails.length < 2) return modal({ title: say.title, blocks: [section(say.onlyOne)] }, words);
  return modal(
    {
      title: say.title,
      blocks: [
        section(say.intro),
        ...(lines.length > 1 ? boxes(splitFields.rights, say.rights, open.map(rightChoice(words))) : []),
        ...boxes(splitFields.mails, say.mails, shownMails(mails).map(mailChoice(mails, words))),
      ],
      submit: { callbackId: callbacks.split, text: say.submit, carried: { c: id, r: revision, l: words.language } },
    },
    words,
  );
}

export const splitFields = { rights: 'split:rights', mails: 'split:mails' } as const;
const mostMails = 30;

function shownMails(mails: readonly CaseMail[]): readonly CaseMail[] {
  return mails.length <= mostMails ? mails : [...mails.slice(0, 1), ...mails.slice(1 - mostMails)];
}

const rightChoice =
  (words: Words) =>
  ({ right }: RequestLine) => ({ id: right, label: capitalised(words.rights[right]) });

const mailChoice = (mails: readonly CaseMail[], words: Words) => (mail: CaseMail) => {
  const moment = writtenMoment(mail.receivedAt, words.language);
  const { firstMail, mail: other } = words.forms.split;
  return { id: mail.id, label: mail === mails[0] ? firstMail(moment) : other(moment) };
};

/** A block of boxes holds ten. */
function boxes(id: string, label: string, choices: readonly { id: string; label: string }[]): readonly InputBlock[] {
  return Array.from({ length: Math.ceil(choices.length / 10) }, (_, i) =>
    boxesInput({ id: i === 0 ? id : `${id}:${i + 1}`, label }, choices.slice(10 * i, 10 * (i + 1))),
  );
}

export function readSplit(view: SubmittedView): { readonly rights: readonly Right[]; readonly mailIds: readonly string[] } {
  const chosen = (start: string) =>
    view.blocks.flatMap(({ block_id: id = '' }) => (id === start || id.startsWith(`${start}:`) ? ticked(view, id) : []));
  const named = chosen(splitFields.rights);
  return { rights: rights.filter((right) => named.includes(right)), mailIds: chosen(splitFields.mails) };
}

export const wrongRecipientFields = { date: 'wrong:date', time: 'wrong:time', note: 'wrong:note' } as const;

export function wrongRecipientForm({ caseFile, now }: CaseView, words: Words): ModalView {
  const { wrongRecipient: say } = words.forms;
  const { date, time } = osloFields(now);
  return modal(
    {
      title: say.title,
      blocks: [
        section(say.intro),
        dateInput({ id: wrongRecipientFields.date, label: say.date, required: true, initial: date }),
        textInput({ id: wrongRecipientFields.time, label: say.time, required: true, initial: time }, { mostCharacters: 5 }),
        textInput(
          { id: wrongRecipientFields.note, label: say.note, hint: say.noteHint, required: true },
          { multiline: true, mostCharacters: 2000 },
        ),
      ],
      submit: {
        callbackId: callbacks.wrongRecipient,
        text: say.submit,
        carried: { c: caseFile.id, r: caseFile.revision, l: words.language },
      },
    },
    words,
  );
}
