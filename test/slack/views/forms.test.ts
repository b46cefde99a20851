import type { ModalView } from '@slack/types';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { letterKinds } from '../../../src/cases/letters.ts';
import { rights } from '../../../src/intents/classification.ts';
import { byHandForm, readByHand } from '../../../src/slack/views/by-hand-form.ts';
import { caseMenu } from '../../../src/slack/views/case-menu.ts';
import { isMailAddress, osloMoment } from '../../../src/slack/views/inputs.ts';
import { letterForm, readLetterForm } from '../../../src/slack/views/letter-form.ts';
import { outcomeForm, readOutcomes } from '../../../src/slack/views/outcome-form.ts';
import { identityForm, mergeForm, receiptForm, requesterForm, taskForm } from '../../../src/slack/views/upkeep-forms.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { Field } from '../../../src/workflow/ports.ts';
import { lintView } from '../../support/block-kit-linter.ts';
import { noon } from '../../support/case-files.ts';
import { ingrid, kari } from '../../support/people.ts';
import { caseView, digfo, linesFor, stages } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');
const asked = { what: 'asked', about: 'identity', at: noon } as const;
const shownIn = (view: object) => JSON.stringify(view);

describe('the menu', () => {
  const labels = (view: ReturnType<typeof caseMenu>) =>
    view.blocks.flatMap((block) => {
      const { elements = [] } = block as { elements?: readonly { type: string; text: { text: string } }[] };
      return elements.filter(({ type }) => type === 'button').map(({ text }) => text.text);
    });

  it('offers the letters that are possible now, and no others', () => {
    const offered = labels(caseMenu(caseView(), nb));

    expect(offered).toEqual(expect.arrayContaining(['Spør hvem det er', 'Spør hva de mener', 'Forleng fristen']));
    expect(offered).not.toContain('Varsle om gebyr');
    expect(offered).not.toContain('Send videre til kunden');
  });

  it('offers to say that the person has replied, once they have been asked', () => {
    expect(labels(caseMenu(caseView(), nb))).not.toContain('De har vist hvem de er');
    expect(labels(caseMenu(caseView({ exchanges: [asked], stage: stages.waiting }), nb))).toContain('De har vist hvem de er');
  });

  it('offers no other answer before somebody has said what is asked', () => {
    const unsettled = caseView({ triage: 'unsure', stage: stages.awaiting_triage });

    expect(labels(caseMenu(unsettled, nb))).not.toContain('Svar på en annen måte');
    expect(labels(caseMenu(caseView(), nb))).toContain('Svar på en annen måte');
  });

  it('offers to take a case over from whoever has it', () => {
    expect(labels(caseMenu(caseView({ handler: ingrid }), nb))).toContain('Ta over saken');
  });
});

describe('the form of a letter', () => {
  const field = (more: Partial<Field>): Field => ({
    key: 'reason',
    right: undefined,
    label: 'Grunn',
    type: 'text',
    required: true,
    choices: [],
    ...more,
  });
  const choices = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `ground-${i}`, label: `Grunn ${i}` }));
  const prepared = { caseId: 'case-1', revision: 4, letter: 'extension', outcomes: {} } as const;

  it('has a field of the right kind for each thing the template asks for', () => {
    const fields = [
      field({ key: 'short' }),
      field({ key: 'long', type: 'long_text', required: false }),
      field({ key: 'day', type: 'date' }),
      field({ key: 'few', type: 'choice', choices: choices(3) }),
      field({ key: 'many', type: 'choice', choices: choices(12) }),
      field({ key: 'to', type: 'address' }),
    ];

    const inputs = letterForm(prepared, { kind: 'form', fields, values: {} }, nb).blocks.filter(({ type }) => type === 'input');

    expect(inputs).toMatchObject([
      { optional: false, element: { type: 'plain_text_input', multiline: false } },
      { optional: true, element: { type: 'plain_text_input', multiline: true } },
      { element: { type: 'datepicker' } },
      { element: { type: 'radio_buttons' } },
      { element: { type: 'static_select' } },
      { element: { type: 'plain_text_input', max_length: 254 } },
    ]);
  });

  it('shows under each right how it is answered, and carries the outcomes along', () => {
    const outcomes = { access: 'refused', erasure: 'granted' } as const;
    const fields = [field({ key: 'access.reason', right: 'access' })];

    const view = letterForm({ ...prepared, letter: 'answer', outcomes }, { kind: 'form', fields, values: {} }, nb);

    expect(shownIn(view)).toContain('*Innsyn: avslått*');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ c: 'case-1', r: 4, k: 'answer', o: outcomes, l: 'nb' });
  });

  it('comes with what was filled in before, and gives it back where nobody touched it', () => {
    const fields = [
      field({ key: 'reason' }),
      field({ key: 'day', type: 'date' }),
      field({ key: 'few', type: 'choice', choices: choices(3) }),
    ];
    const values = { reason: 'Mye å lete i', day: '2026-12-24', few: 'ground-1' };

    const { blocks } = letterForm(prepared, { kind: 'form', fields, values }, nb);

    expect(readLetterForm({ blocks, state: { values: {} } })).toEqual(values);
  });

  it('reads what was typed, and leaves out what is empty', () => {
    const fields = [field({ key: 'access.reason', right: 'access' }), field({ key: 'note' })];
    const { blocks } = letterForm({ ...prepared, outcomes: { access: 'partly' } }, { kind: 'form', fields, values: {} }, nb);
    const values = { 'field:access.reason:4': { v: { value: ' Blåbær ' } }, 'field:note:4': { v: { value: '  ' } } };

    expect(readLetterForm({ blocks, state: { values } })).toEqual({ 'access.reason': 'Blåbær' });
  });

  it('is taken by Slack, however many fields there are', () => {
    const fields = Array.from({ length: 120 }, (_, i) =>
      field({ key: `access.f${i}`, right: 'access', label: 'L'.repeat(75), type: 'choice', choices: choices(12) }),
    );
    const view = letterForm({ ...prepared, outcomes: { access: 'refused' } }, { kind: 'form', fields, values: {} }, nb);

    expect(lintView(view)).toEqual([]);
  });
});

describe('"Svar på en annen måte"', () => {
  const valuesOf = (view: object, right: string) => {
    const { blocks } = view as { blocks: readonly { block_id?: string; element?: { options: readonly { value: string }[] } }[] };
    return blocks.find(({ block_id }) => block_id === `outcome:${right}`)?.element?.options.map(({ value }) => value);
  };

  it('offers no refusal of what the law lets nobody refuse', () => {
    const view = outcomeForm(caseView({ lines: linesFor(['access', 'objection', 'consent_withdrawal']) }), nb);

    expect(valuesOf(view, 'access')).toEqual(['granted', 'partly', 'refused', 'none_held', 'later']);
    expect(valuesOf(view, 'objection')).toEqual(['granted', 'later']);
    expect(valuesOf(view, 'consent_withdrawal')).toEqual(['granted', 'later']);
  });

  it('offers a refusal of an objection that a person has found not to be about marketing', () => {
    const lines = linesFor(['objection']).map((line) => ({ ...line, marketing: false }));

    expect(valuesOf(outcomeForm(caseView({ lines }), nb), 'objection')).toContain('refused');
  });

  it('offers "not identified" only once the person was asked', () => {
    expect(valuesOf(outcomeForm(caseView({ exchanges: [asked] }), nb), 'access')).toContain('not_identified');
  });

  it('asks only about what is not answered yet', () => {
    const answered = { outcome: 'granted', at: noon } as const;
    const lines = linesFor(['access', 'erasure']).map((line) => (line.right === 'access' ? { ...line, answered } : line));

    const view = outcomeForm(caseView({ lines }), nb);

    expect(valuesOf(view, 'access')).toBeUndefined();
    expect(valuesOf(view, 'erasure')).toBeDefined();
  });

  it('leaves out what waits for later, and takes a choice that nobody touched as it was shown', () => {
    const { blocks } = outcomeForm(caseView({ lines: linesFor(['access', 'erasure', 'complaint']) }), nb);
    const values = {
      'outcome:access': { v: { selected_option: { value: 'refused' } } },
      'outcome:complaint': { v: { selected_option: { value: 'later' } } },
    };

    expect(readOutcomes({ blocks, state: { values } })).toEqual({ access: 'refused', erasure: 'granted' });
  });
});

it('a new case by hand is written down as it was said, on the clock in Oslo', () => {
  const { blocks } = byHandForm([digfo], noon, nb);
  const typed = (value: string) => ({ v: { value } });
  const values = {
    'by_hand:source': { v: { selected_option: { value: 'letter' } } },
    'by_hand:time': typed('9.30'),
    'by_hand:note': typed('Hun vil ha alt slettet.'),
    'by_hand:name': typed(kari.name ?? ''),
  };
  const read = (more: object = {}) => readByHand({ blocks, state: { values: { ...values, ...more } } });

  expect(read({ 'by_hand:address': typed(kari.address) })).toEqual({
    organisation: 'digfo',
    source: 'letter',
    receivedAt: Temporal.Instant.from('2026-11-17T08:30:00Z'),
    note: 'Hun vil ha alt slettet.',
    requester: kari,
  });
  expect(read()).toMatchObject({ note: `${kari.name}\n\nHun vil ha alt slettet.`, requester: undefined });
  expect(read({ 'by_hand:time': typed('halv ti') })).toEqual({ wrong: 'time' });
  expect(read({ 'by_hand:address': typed('kari på example') })).toEqual({ wrong: 'address' });
});

it.each(['24:00', '12:60', '1205', '', '12:05:00'])('%j is no time of day', (time) => {
  expect(osloMoment('2026-11-17', time)).toBeUndefined();
});

it('a summer morning in Oslo is two hours ahead of UTC', () => {
  expect(String(osloMoment('2026-07-01', '09:05'))).toBe('2026-07-01T07:05:00Z');
});

it.each([
  ['kari.lunde@example.no', true],
  ['kari@blåbær.example', true],
  ['Kari <kari@example.no>', false],
  ['kari@example.no, per@example.no', false],
  ['kari@example', false],
  ['kari@example.no\nBcc: per@example.no', false],
])('%j as a plain mail address: %s', (text, isOne) => {
  expect(isMailAddress(text)).toBe(isOne);
});

describe.each(['nb', 'en'] as const)('every form is taken by Slack (%s)', (language) => {
  const words = wordsFor(language);
  const dueOn = Temporal.PlainDate.from('2026-12-01');
  const tasks = Array.from({ length: 60 }, (_, i) => ({
    id: `tell_recipient:erasure:${'Et selskap med et langt navn '.repeat(3)}${i}`,
    kind: 'tell_recipient' as const,
    dueOn,
    recipient: `${'Et selskap med et langt navn '.repeat(3)}${i}`,
  }));
  const busy = { ...caseView({ lines: linesFor(rights), handler: ingrid, exchanges: [asked] }), tasks };
  const served = Array.from({ length: 9 }, (_, i) => ({ id: `company-${i}`, name: 'N'.repeat(90), staffLanguage: language }));

  const forms: readonly (readonly [string, ModalView])[] = [
    ['menu', caseMenu(busy, words)],
    ['menu of a processor', caseMenu({ ...busy, organisation: { ...digfo, role: 'both', feesAllowed: true } }, words)],
    ['outcomes', outcomeForm(busy, words)],
    ['outcomes of nothing', outcomeForm(caseView({ lines: [] }), words)],
    ['identity', identityForm(busy, words)],
    ['tasks', taskForm(busy, words)],
    ['no tasks', taskForm({ ...busy, tasks: [] }, words)],
    ['receipt', receiptForm(busy, words)],
    ['requester', requesterForm(busy, words)],
    ['merge', mergeForm(busy, words)],
    ['by hand', byHandForm(served, noon, words)],
    ...letterKinds.map(
      (letter) =>
        [
          letter,
          letterForm({ caseId: 'case-1', revision: 1, letter, outcomes: {} }, { kind: 'form', fields: [], values: {} }, words),
        ] as const,
    ),
  ];

  it.each(forms)('%s', (_, view) => {
    expect(lintView(view)).toEqual([]);
  });
});
