/** The small forms about a case: who it is, what was done, when it came, whom to answer, which other case it belongs to. */
import type { ModalView } from '@slack/types';
import { osloDate } from '../../cases/calendar.ts';
import { offeredProofs } from '../../cases/identity.ts';
import { taskOutcomes } from '../../cases/tasks.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { section } from '../blocks.ts';
import { callbacks } from '../button-value.ts';
import { writtenTask } from '../cards/card-facts.ts';
import { writtenMoment } from '../dates.ts';
import { capitalised, listed, type Words } from '../words.ts';
import { choiceInput, dateInput, osloFields, textInput } from './inputs.ts';
import { modal } from './modal.ts';

/** Where each thing is entered, for reading it and for a complaint at the right place. */
export const upkeepFields = {
  method: 'upkeep:method',
  note: 'upkeep:note',
  task: 'upkeep:task',
  how: 'upkeep:how',
  date: 'upkeep:date',
  time: 'upkeep:time',
  name: 'upkeep:name',
  address: 'upkeep:address',
  number: 'upkeep:number',
} as const;

/** Tasks to choose from; their ids go along in the modal, which has room for so many. */
const mostTasks = 20;

export function identityForm({ caseFile, organisation }: CaseView, words: Words): ModalView {
  const { title, submit, intro, known, method } = words.identityForm;
  const noted = [...new Set(caseFile.proofs.map((proof) => words.proofs[proof.method]))];
  const ways = offeredProofs(caseFile, organisation.identity).map((each) => ({ id: each, label: words.proofs[each] }));
  return modal(
    {
      title,
      blocks: [
        section(noted.length > 0 ? `${intro} ${known(listed(noted, words))}` : intro),
        choiceInput({ id: upkeepFields.method, label: method, required: true }, ways, words.letterForm.choose),
        textInput({ id: upkeepFields.note, label: words.modal.identityNote, hint: words.modal.identityNoteHint }),
      ],
      submit: { callbackId: callbacks.showIdentity, text: submit, carried: carriedOf(caseFile, words) },
    },
    words,
  );
}

export function taskForm({ caseFile, tasks, now }: CaseView, words: Words): ModalView {
  const { title, submit, none, task, how, on, note, noteHint } = words.taskForm;
  if (tasks.length === 0) return modal({ title, blocks: [section(none)] }, words);
  const shown = tasks.slice(0, mostTasks);
  // By position: an id may be longer than Slack lets a choice be.
  const choices = shown.map((each, i) => ({ id: String(i), label: capitalised(writtenTask(each, words)) }));
  const ends = taskOutcomes.filter((end) => end !== 'goes_on' || shown.some(({ kind }) => kind === 'review_restriction'));
  return modal(
    {
      title,
      blocks: [
        choiceInput(
          { id: upkeepFields.task, label: task, required: true, initial: choices.length === 1 ? '0' : undefined },
          choices,
          words.letterForm.choose,
        ),
        choiceInput(
          { id: upkeepFields.how, label: how, required: true, initial: 'done' },
          ends.map((end) => ({ id: end, label: capitalised(words.taskOutcomes[end]) })),
          words.taskOutcomes.done,
        ),
        dateInput({ id: upkeepFields.date, label: on, required: true, initial: osloDate(now).toString() }),
        textInput({ id: upkeepFields.note, label: note, hint: noteHint }, { multiline: true, mostCharacters: 1000 }),
      ],
      submit: {
        callbackId: callbacks.endTask,
        text: submit,
        carried: { ...carriedOf(caseFile, words), t: shown.map(({ id }) => id) },
      },
    },
    words,
  );
}

export function receiptForm({ caseFile }: CaseView, words: Words): ModalView {
  const { title, submit, intro, date, time, reason } = words.receiptForm;
  const initial = osloFields(caseFile.receivedAt);
  return modal(
    {
      title,
      blocks: [
        section(intro(writtenMoment(caseFile.receivedAt, words.language))),
        dateInput({ id: upkeepFields.date, label: date, required: true, initial: initial.date }),
        textInput({ id: upkeepFields.time, label: time, required: true, initial: initial.time }, { mostCharacters: 5 }),
        textInput({ id: upkeepFields.note, label: reason, required: true }),
      ],
      submit: { callbackId: callbacks.correctReceipt, text: submit, carried: carriedOf(caseFile, words) },
    },
    words,
  );
}

export function requesterForm({ caseFile }: CaseView, words: Words): ModalView {
  const { title, submit, name, address, addressHint } = words.requesterForm;
  return modal(
    {
      title,
      blocks: [
        textInput({ id: upkeepFields.name, label: name }),
        textInput({ id: upkeepFields.address, label: address, hint: addressHint, required: true }, { mostCharacters: 254 }),
      ],
      submit: { callbackId: callbacks.nameRequester, text: submit, carried: carriedOf(caseFile, words) },
    },
    words,
  );
}

export function mergeForm({ caseFile }: CaseView, words: Words): ModalView {
  const { title, submit, intro, number } = words.mergeForm;
  return modal(
    {
      title,
      blocks: [section(intro), textInput({ id: upkeepFields.number, label: number, required: true }, { mostCharacters: 40 })],
      submit: { callbackId: callbacks.merge, text: submit, carried: carriedOf(caseFile, words) },
    },
    words,
  );
}

const carriedOf = ({ id, revision }: CaseView['caseFile'], words: Words) => ({ c: id, r: revision, l: words.language });
