import type { InputBlock, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callbacks } from '../../../src/slack/button-value.ts';
import { samples } from '../../../src/slack/samples/samples.ts';
import { triageModal } from '../../../src/slack/views/triage.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { caseView, linesFor, review } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');

/** Every form as the gallery has it, one of each: what is handed in, with its fields. */
const forms = samples('nb').flatMap((sample): { name: string; view: ModalView; fields: readonly InputBlock[] }[] => {
  if (sample.kind !== 'modal' || !sample.view.submit) return [];
  const fields = sample.view.blocks.flatMap((block) => (block.type === 'input' ? [block as InputBlock] : []));
  return [{ name: sample.name, view: sample.view, fields }];
});

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

/** Any verb: none may be called where a field is at fault. */
function untouchedVerbs(): { readonly verbs: Partial<StaffVerbs>; readonly called: readonly string[] } {
  const called: string[] = [];
  const verbs = new Proxy({}, { get: (_, name) => async () => void called.push(String(name)) });
  return { verbs, called };
}

const text = (field: InputBlock) => field.element.type === 'plain_text_input';
const chosen = (field: InputBlock) => field.element.type === 'static_select' || field.element.type === 'radio_buttons';

it('every form that can be handed in is there, with its fields', () => {
  const handedIn = new Set(forms.map(({ view }) => view.callback_id));
  const missing = Object.values(callbacks).filter((id) => id !== callbacks.nothing && !handedIn.has(id));

  expect(missing).toEqual([]);
});

describe('whatever the form, the complaint is at the field, and nothing is done', () => {
  const faults: readonly [string, (field: InputBlock) => boolean, (field: InputBlock) => object][] = [
    ['more text than there is room for', text, () => ({ value: 'å'.repeat(3001) })],
    ['a choice that was not offered', chosen, () => ({ selected_option: { value: 'something-else' } })],
    ['a day that is none', ({ element }) => element.type === 'datepicker', () => ({ selected_date: '2026-02-31' })],
    [
      'a box that is not there',
      ({ element }) => element.type === 'checkboxes',
      () => ({ selected_options: [{ value: 'no-such-box' }] }),
    ],
    ['nothing but blanks where something is needed', (field) => text(field) && !field.optional, () => ({ value: ' \n ' })],
  ];

  it.each(faults)('%s', async (name, isAbout, wrong) => {
    const { verbs, called } = untouchedVerbs();
    const desk = openDesk(slack, verbs);
    let tried = 0;
    for (const { name: form, view, fields } of forms) {
      for (const field of fields.filter(isAbout)) {
        if (name.startsWith('nothing') && view.callback_id === callbacks.approve) continue;
        const id = field.block_id ?? '';
        tried += 1;

        const answer = await desk.submit(view, { [id]: { v: wrong(field) } });

        expect(answer, `${form} ${id}`).toMatchObject({
          response_action: 'errors',
          errors: { [id]: expect.stringMatching(/\S/) },
        });
      }
    }
    expect(tried).toBeGreaterThan(3);
    expect(called).toEqual([]);
  });

  it('all of them are said at once', async () => {
    const { verbs } = untouchedVerbs();
    const receipt = forms.find(({ view }) => view.callback_id === callbacks.correctReceipt);
    if (!receipt) throw new Error('the form is there');
    const wrong = { 'upkeep:date': { v: { selected_date: 'i går' } }, 'upkeep:note': { v: { value: '' } } };

    const answer = await openDesk(slack, verbs).submit(receipt.view, wrong);

    expect(answer).toMatchObject({ errors: { 'upkeep:date': nb.forms.errors.date, 'upkeep:note': nb.letterForm.required } });
  });
});

describe('what only the case knows is said at its field too', () => {
  const formOf = (id: string, start = '') => {
    const found = forms.find(({ view, name }) => view.callback_id === id && name.includes(start));
    if (!found) throw new Error(`there is no form ${id}`);
    return found.view;
  };

  it('answers that all wait', async () => {
    const form = formOf(callbacks.chooseOutcomes, 'outcomes-of-one');
    const later = { 'outcome:access': { v: { selected_option: { value: 'later' } } } };

    const answer = await openDesk(slack, {}).submit(form, later);

    expect(answer).toMatchObject({ errors: { 'outcome:access': nb.forms.errors.nothingAnswered } });
  });

  it('an address that is none, before anything is kept', async () => {
    const letters = forms.filter(({ fields }) => fields.some(({ block_id: id }) => id?.startsWith('field:address:')));
    const [form] = letters;
    if (!form) throw new Error('a letter goes to an address');
    const id = form.fields.find(({ block_id }) => block_id?.startsWith('field:address:'))?.block_id ?? '';
    const filled = Object.fromEntries(form.fields.map((field) => [field.block_id ?? '', { v: valueFor(field) }]));

    const answer = await openDesk(slack, {}).submit(form.view, { ...filled, [id]: { v: { value: 'kunden, takk' } } });

    expect(answer).toMatchObject({ errors: { [id]: nb.requesterForm.wrongAddress } });
  });

  it('a right that was answered already and was not ticked again', async () => {
    const answered: StaffVerbs['settleRights'] = async () => ({ kind: 'refused', why: 'already_answered', right: 'complaint' });
    const form = triageModal(review({ view: caseView({ lines: linesFor(['access', 'complaint']) }) }), nb);

    const answer = await openDesk(slack, { settleRights: answered }).submit(form, {});

    expect(answer).toMatchObject({ errors: { 'choice:other': expect.stringContaining('Klage') } });
  });

  it('a case that can take in no other', async () => {
    const mergeInto: StaffVerbs['mergeInto'] = async () => ({ kind: 'refused', why: 'wrong_stage', status: 'follow_up' });
    const number = { 'upkeep:number': { v: { value: 'DIGFO-2026-0002' } } };

    const answer = await openDesk(slack, { mergeInto }).submit(formOf(callbacks.merge), number);

    expect(answer).toMatchObject({ errors: { 'upkeep:number': nb.forms.errors.cannotJoin } });
  });
});

function valueFor({ element }: InputBlock): object {
  switch (element.type) {
    case 'datepicker':
      return { selected_date: '2026-11-20' };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: { value: element.options?.[0]?.value } };
    default:
      return { value: 'noe' };
  }
}
