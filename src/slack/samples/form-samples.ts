/** The menu of a case, every form behind it, and the few words that a modal says by itself. */
import { Temporal } from 'temporal-polyfill';
import type { CaseFile } from '../../cases/case-file.ts';
import { type LetterKind, letterKinds } from '../../cases/letters.ts';
import { type Right, rights } from '../../intents/classification.ts';
import type { Field } from '../../workflow/ports.ts';
import type { Preview } from '../../workflow/staff-verbs.ts';
import type { StaffLanguage } from '../dates.ts';
import { byHandForm } from '../views/by-hand-form.ts';
import { caseMenu } from '../views/case-menu.ts';
import { assignForm, splitForm, wrongRecipientForm } from '../views/hand-on-forms.ts';
import { letterForm } from '../views/letter-form.ts';
import { doneModal, firstYesModal, oldButtonModal, problemModal, waitingModal } from '../views/modal.ts';
import { outcomeForm } from '../views/outcome-form.ts';
import { previewModal } from '../views/preview.ts';
import { identityForm, mergeForm, receiptForm, requesterForm, taskForm } from '../views/upkeep-forms.ts';
import { wordsFor } from '../words.ts';
import { answeredLines, approver, colleague, company, madeUpView, otherApprover, requester, stages } from './made-up-case.ts';
import { madeUpAnswer, madeUpFields } from './made-up-review.ts';
import { named, type Sample } from './sample.ts';

export function formSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const view = (changes: Partial<CaseFile> = {}, asked?: readonly Right[]) =>
    madeUpView(language, changes, asked ? { rights: asked } : {});
  const served = { id: company.id, name: company.name, staffLanguage: language };
  const now = view().now;
  const letter = (name: LetterKind, fields: readonly Field[], outcomes = {}) =>
    letterForm({ caseId: 'case-1', revision: 7, letter: name, outcomes }, { kind: 'form', fields, values: {} }, words);
  const followUp = { stage: stages.follow_up, lines: answeredLines(['erasure']), handler: colleague };

  const views = {
    ...Object.fromEntries(letterKinds.map((kind) => [`letter_form_${kind}`, letter(kind, Object.values(madeUpFields))])),
    letter_form_refused_in_part: letter('answer', perRight, { access: 'partly', erasure: 'refused' }),
    letter_form_with_all_rights: letter('answer', manyFields, {}),
    first_yes_kept: firstYesModal([approver, colleague], words),
    first_yes_kept_for_anybody: firstYesModal([], words),
    menu: caseMenu(view({ handler: colleague }), words),
    menu_in_triage: caseMenu(view({ stage: stages.awaiting_triage, triage: 'unsure' }), words),
    menu_while_waiting: caseMenu(view({ stage: stages.waiting, exchanges: [asked], proofs: [proof] }), words),
    menu_with_tasks: caseMenu(view(followUp, ['erasure']), words),
    outcomes_of_one: outcomeForm(view(), words),
    outcomes_of_all: outcomeForm(view({}, rights), words),
    outcomes_of_none: outcomeForm(view({ lines: answeredLines(['access']) }), words),
    identity: identityForm(view(), words),
    identity_shown_before: identityForm(view({ proofs: [proof] }), words),
    tasks_of_none: taskForm(view({ lines: answeredLines(['access']) }), words),
    tasks_of_one: taskForm(view({}, ['restriction']), words),
    tasks_of_many: taskForm(view({ tasksMade: manyTasks }, rights), words),
    receipt: receiptForm(view(), words),
    requester: requesterForm(view(), words),
    merge: mergeForm(view(), words),
    refusals: outcomeForm(view({}, ['access', 'erasure']), words, 'refused'),
    assign: assignForm({ kind: 'colleagues', view: view({ handler: colleague }), people }, approver, words),
    split: splitForm(view({ mails: manyMails.slice(0, 2) }, ['access', 'erasure']), words),
    split_of_many: splitForm(view({ mails: manyMails }, rights), words),
    split_of_one: splitForm(view(), words),
    wrong_recipient: wrongRecipientForm(view(), words),
    preview: previewModal(madeUpPreview, words),
    preview_in_place: previewModal({ ...madeUpPreview, to: undefined }, words, 'case-1'),
    by_hand: byHandForm([served], now, words),
    by_hand_for_several: byHandForm([served, { ...served, id: 'metafocus', name: 'Metafocus' }], now, words),
    waiting: waitingModal(words),
    done: doneModal(words.modal.taken, words),
    opened: doneModal(words.modal.opened('DIGFO-2026-0042'), words),
    problem: problemModal('3f9c01ab', words),
    old_button: oldButtonModal(words),
  };
  return named('modal', views).map(([name, each]) => ({ name, kind: 'modal', view: each }));
}

const asked: CaseFile['exchanges'][number] = {
  about: 'identity',
  what: 'asked',
  at: Temporal.Instant.from('2026-11-18T12:00:00Z'),
};
const proof = { method: 'known_fact', by: approver, at: Temporal.Instant.from('2026-11-18T12:00:00Z') } as const;

const ofRight = (field: Field, right: Right): Field => ({ ...field, right, key: `${right}.${field.key}` });
const perRight: readonly Field[] = [
  ofRight(madeUpFields.choice, 'access'),
  ofRight(madeUpFields.long_text, 'access'),
  ofRight(madeUpFields.choice, 'erasure'),
  ofRight(madeUpFields.date, 'erasure'),
];
const manyFields: readonly Field[] = rights.flatMap((right) => Object.values(madeUpFields).map((field) => ofRight(field, right)));

const manyTasks: CaseFile['tasksMade'] = Array.from({ length: 30 }, (_, i) => ({
  id: `tell_recipient:erasure:Example ${i + 1} AS`,
  kind: 'tell_recipient',
  dueOn: Temporal.PlainDate.from('2026-12-08'),
  recipient: `Example ${i + 1} AS med et navn som er langt`,
}));

const people = [approver, colleague, otherApprover].map((id, i) => ({ id, openCases: i }));
const manyMails: CaseFile['mails'] = Array.from({ length: 40 }, (_, i) => ({
  id: `mail-${i + 1}`,
  receivedAt: Temporal.Instant.from('2026-11-17T08:14:00Z').add({ hours: 7 * i }),
}));
const madeUpPreview: Preview = {
  kind: 'preview',
  from: { name: company.name, address: 'personvern@digfo.example' },
  to: requester.address,
  subjectLine: 'Sv: Mine opplysninger',
  text: [madeUpAnswer.opening, madeUpAnswer.body, madeUpAnswer.closing].join('\n\n'),
};
