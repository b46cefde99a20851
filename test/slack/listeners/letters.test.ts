import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byHandForm } from '../../../src/slack/views/by-hand-form.ts';
import { caseMenu } from '../../../src/slack/views/case-menu.ts';
import { letterForm } from '../../../src/slack/views/letter-form.ts';
import { outcomeForm } from '../../../src/slack/views/outcome-form.ts';
import { reviewModal } from '../../../src/slack/views/review.ts';
import { identityForm, mergeForm, receiptForm, requesterForm, taskForm } from '../../../src/slack/views/upkeep-forms.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { LetterForm, Refusal, StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import { noon } from '../../support/case-files.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { ingrid, kari, per } from '../../support/people.ts';
import { answer, caseView, digfo, linesFor, review, stages } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');
const onCase = '{"c":"case-1","r":1,"l":"nb"}';
const onExtension = '{"c":"case-1","r":1,"k":"extension","l":"nb"}';
const reason = { key: 'reason', right: undefined, label: 'Grunn', type: 'long_text', required: true, choices: [] } as const;
const form: LetterForm = { kind: 'form', fields: [reason], values: {} };
const extension = { caseId: 'case-1', revision: 1, letter: 'extension', outcomes: {} } as const;
const plan = { letter: 'answer', outcomes: { access: 'refused' }, values: {}, body: undefined, by: per } as const;
const drafted = review({
  view: caseView({ plan, stage: { status: 'drafted', letter: 'answer', by: per } }),
  outcomes: { access: 'refused' },
});
const typed = (value: string) => ({ v: { value } });
const chosen = (value: string) => ({ v: { selected_option: { value } } });
const refused = (refusal: Record<string, unknown>) => ({ kind: 'refused', ...refusal }) as unknown as Refusal;

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

const shownTexts = () => JSON.stringify(slack.calls.at(-1)?.args.view);
const caseNow = async () => ({ kind: 'case', view: caseView() }) as const;
const done = async () => ({ kind: 'done' }) as const;

describe('from a click to the exact text of a letter', () => {
  it('"Mer …" shows what can be done with the case now', async () => {
    const desk = openDesk(slack, { caseNow });

    await desk.click('case.more', onCase);

    expect(slack.calls[1]).toMatchObject({ args: { view: caseMenu(caseView(), nb) } });
  });

  it('a letter opens its form', async () => {
    const fieldsOf = vi.fn(async () => form);
    const desk = openDesk(slack, { fieldsOf });

    await desk.click('case.letter:extension', onExtension);

    expect(fieldsOf).toHaveBeenCalledExactlyOnceWith('case-1', 'extension', {}, { id: ingrid, saw: 1 });
    expect(slack.calls[1]).toMatchObject({ args: { view: letterForm(extension, form, nb) } });
  });

  it('a letter that asks for nothing is prepared at once and shown for review', async () => {
    const planLetter = vi.fn(done);
    const desk = openDesk(slack, {
      fieldsOf: async () => ({ kind: 'form', fields: [], values: {} }),
      planLetter,
      reviewCase: async () => drafted,
    });

    await desk.click('case.letter:extension', onExtension);

    expect(planLetter).toHaveBeenCalledExactlyOnceWith({ ...extension, values: {} }, expect.objectContaining({ id: ingrid }));
    expect(slack.calls[1]).toMatchObject({ args: { view: reviewModal(drafted, nb) } });
  });

  it('a letter that cannot be sent now says why before anybody has typed', async () => {
    const desk = openDesk(slack, { fieldsOf: async () => refused({ why: 'extended_already' }) });

    await desk.click('case.letter:extension', onExtension);

    expect(shownTexts()).toContain('Fristen er forlenget én gang.');
  });

  it('the filled-in form becomes a plan, and its exact text stands in its place', async () => {
    const planLetter = vi.fn(done);
    const desk = openDesk(slack, { planLetter, reviewCase: async () => drafted });

    const response = await desk.submit(letterForm(extension, form, nb), { 'field:reason:1': typed('Mye å lete i') });

    expect(planLetter).toHaveBeenCalledExactlyOnceWith(
      { ...extension, values: { reason: 'Mye å lete i' } },
      expect.objectContaining({ id: ingrid }),
    );
    expect(response).toMatchObject({ response_action: 'update', view: reviewModal(drafted, nb) });
  });

  it('what is refused is said at the field, or in its place without losing what was typed', async () => {
    const view = letterForm(extension, form, nb);
    const values = { 'field:reason:1': typed('Mye å lete i') };
    const missing = openDesk(slack, { planLetter: async () => refused({ why: 'field_missing', missing: ['reason'] }) });
    const stale = openDesk(slack, { planLetter: async () => refused({ why: 'stale' }) });

    expect(await missing.submit(view, values)).toEqual({
      response_action: 'errors',
      errors: { 'field:reason:1': 'Dette må fylles ut.' },
    });
    expect(JSON.stringify(await stale.submit(view, values))).toContain('Mye å lete i');
  });

  it('"Svar på en annen måte" goes from outcomes to their fields', async () => {
    const fieldsOf = vi.fn(async () => form);
    const desk = openDesk(slack, { caseNow, fieldsOf });

    await desk.click('case.other_answer', onCase);
    const response = await desk.submit(outcomeForm(caseView(), nb), { 'outcome:access': chosen('refused') });

    expect(slack.calls[1]).toMatchObject({ args: { view: outcomeForm(caseView(), nb) } });
    expect(fieldsOf).toHaveBeenCalledExactlyOnceWith('case-1', 'answer', { access: 'refused' }, { id: ingrid, saw: 1 });
    expect(response).toMatchObject({ response_action: 'update', view: { callback_id: 'case.plan_letter' } });
  });

  it('erasure before access is refused at the choice of erasure', async () => {
    const view = outcomeForm(caseView({ lines: linesFor(['access', 'erasure']) }), nb);
    const desk = openDesk(slack, { fieldsOf: async () => refused({ why: 'access_first' }) });

    const response = await desk.submit(view, { 'outcome:access': chosen('later') });

    expect(response).toMatchObject({
      response_action: 'errors',
      errors: { 'outcome:erasure': expect.stringContaining('Innsyn må besvares først.') },
    });
  });
});

describe('the review of what was prepared', () => {
  it('says who prepared it and how each thing is answered', () => {
    const shown = JSON.stringify(reviewModal(drafted, nb));

    expect(shown).toContain(`*Svaret sier:* innsyn: avslått. Gjort klart av <@${per}>.`);
    expect(shown).toContain('case.drop_plan');
  });

  it('names what is missing as its form does, and offers to fill it in instead of approving', async () => {
    const incomplete = review({ draft: { ...answer, missing: ['reason'] } });
    const desk = openDesk(slack, { reviewCase: async () => incomplete, fieldsOf: async () => form });

    await desk.click('case.review', onCase);

    const view = slack.calls[1]?.args.view as { submit?: object };
    expect(view.submit).toBeUndefined();
    expect(shownTexts()).toContain('*Dette mangler:* Grunn.');
    expect(shownTexts()).toContain('case.letter:fill');
  });

  it('asks for the assessment where the company has promised one', async () => {
    const promised = { ...caseView(), organisation: { ...digfo, assessmentRights: ['access'] as const } };
    const desk = openDesk(slack, { reviewCase: async () => review({ view: promised }), fieldsOf: async () => form });

    await desk.click('case.review', onCase);

    expect(shownTexts()).toContain('*Dette mangler:* access.assessment.');
  });

  it('is handed in with the reviewer’s own words, and with what was filled in before', async () => {
    const planLetter = vi.fn(done);
    const desk = openDesk(slack, { fieldsOf: async () => ({ ...form, values: { reason: 'x' } }), planLetter });
    const { blocks } = reviewModal(drafted, nb);
    const body = blocks.find(({ block_id }) => block_id?.startsWith('body:'))?.block_id ?? '';
    const value = '{"c":"case-1","r":1,"k":"answer","o":{"access":"refused"},"l":"nb"}';

    await desk.click('case.hand_in', value, {
      viewId: 'V0',
      view: { blocks, state: { values: { [body]: typed('Eget svar') } } },
    });

    expect(planLetter).toHaveBeenCalledExactlyOnceWith(
      {
        caseId: 'case-1',
        revision: 1,
        letter: 'answer',
        outcomes: { access: 'refused' },
        values: { reason: 'x' },
        body: 'Eget svar',
      },
      expect.objectContaining({ id: ingrid }),
    );
    expect(shownTexts()).toContain('Det er lagt fram.');
  });

  it('a drafted text that nobody touched is not frozen when it is handed in', async () => {
    const planLetter = vi.fn(done);
    const desk = openDesk(slack, { fieldsOf: async () => form, planLetter });
    const { blocks } = reviewModal(drafted, nb);

    await desk.click('case.hand_in', onCase, { viewId: 'V0', view: { blocks, state: { values: {} } } });

    expect(planLetter).toHaveBeenCalledWith(
      expect.objectContaining({ body: undefined }),
      expect.objectContaining({ id: ingrid }),
    );
  });

  it('can be dropped', async () => {
    const dropPlan = vi.fn(done);

    await openDesk(slack, { dropPlan }).click('case.drop_plan', onCase, { viewId: 'V0' });

    expect(dropPlan).toHaveBeenCalledExactlyOnceWith('case-1', expect.objectContaining({ id: ingrid }));
  });

  it.each([
    ['by the approver, who says so', review(), 'other', 'other'],
    ['by mail unless somebody says otherwise', review(), undefined, 'mail'],
    ['by the approver where it is unclear whom it goes to', review({ recipient: undefined }), undefined, 'other'],
  ] as const)('is sent %s', async (_, shown, way, channel) => {
    const sendAfter = noon;
    const approveReply = vi.fn(async () => ({ kind: 'approved', sendAfter }) as const);
    const view = reviewModal(shown, nb);
    const block = view.blocks.find(({ block_id }) => block_id?.startsWith('way:'))?.block_id ?? 'way:';

    await openDesk(slack, { approveReply }).submit(view, way ? { [block]: chosen(way) } : {});

    expect(approveReply).toHaveBeenCalledWith(expect.objectContaining({ channel }), expect.objectContaining({ id: ingrid }));
  });
});

describe('keeping the case in order', () => {
  const task = { id: 'erase:erasure', kind: 'erase', dueOn: Temporal.PlainDate.from('2026-12-01') } as const;
  const busy = { ...caseView(), tasks: [task] };

  it.each([
    ['case.take', 'takeCase', ['case-1', expect.objectContaining({ id: ingrid })]],
    ['case.reopen', 'reopen', ['case-1', expect.objectContaining({ id: ingrid })]],
    ['case.they_answered', 'answerQuestion', ['case-1', 'clarification', expect.objectContaining({ id: ingrid })]],
  ] as const)('%s is one act', async (action, verb, expected) => {
    const act = vi.fn(done);

    await openDesk(slack, { [verb]: act }).click(action, '{"c":"case-1","r":1,"a":"clarification","l":"nb"}');

    expect(act).toHaveBeenCalledExactlyOnceWith(...expected);
    expect(slack.calls).toEqual([]);
  });

  it.each([
    ['case.identity', identityForm],
    ['case.tasks', taskForm],
    ['case.correct_receipt', receiptForm],
    ['case.name_requester', requesterForm],
    ['case.merge', mergeForm],
  ] as const)('%s opens its form', async (action, formOf) => {
    await openDesk(slack, { caseNow: async () => ({ kind: 'case', view: busy }) }).click(action, onCase);

    expect(slack.calls[1]).toMatchObject({ args: { view: formOf(busy, nb) } });
  });

  it('a case that is closed meanwhile has no forms', async () => {
    const closed = caseView({ stage: stages.closed });

    await openDesk(slack, { caseNow: async () => ({ kind: 'case', view: closed }) }).click('case.merge', onCase);

    expect(shownTexts()).toContain('Saken er allerede lukket.');
  });

  it.each([
    [
      'showIdentity',
      identityForm(busy, nb),
      { 'upkeep:method': chosen('known_fact'), 'upkeep:note': typed('Kurset de tok') },
      ['case-1', { method: 'known_fact', note: 'Kurset de tok' }, expect.objectContaining({ id: ingrid })],
    ],
    [
      'endTask',
      taskForm(busy, nb),
      { 'upkeep:task': chosen('0'), 'upkeep:how': chosen('done'), 'upkeep:date': { v: { selected_date: '2026-11-20' } } },
      [
        'case-1',
        { id: task.id, how: 'done', on: Temporal.PlainDate.from('2026-11-20'), note: '' },
        expect.objectContaining({ id: ingrid }),
      ],
    ],
    [
      'correctReceipt',
      receiptForm(busy, nb),
      { 'upkeep:time': typed('08.30'), 'upkeep:note': typed('Kom til salg først') },
      ['case-1', Temporal.Instant.from('2026-11-17T07:30:00Z'), 'Kom til salg først', expect.objectContaining({ id: ingrid })],
    ],
    [
      'nameRequester',
      requesterForm(busy, nb),
      { 'upkeep:address': typed(kari.address) },
      ['case-1', { address: kari.address, name: undefined }, expect.objectContaining({ id: ingrid })],
    ],
    [
      'mergeInto',
      mergeForm(busy, nb),
      { 'upkeep:number': typed(' digfo-2026-0007 ') },
      ['case-1', 'DIGFO-2026-0007', expect.objectContaining({ id: ingrid })],
    ],
  ] as const)('%s is called with what was entered', async (verb, view, values, expected) => {
    const act = vi.fn(done);

    const response = await openDesk(slack, { [verb]: act } as Partial<StaffVerbs>).submit(view, values);

    expect(act.mock.calls).toEqual([expected]);
    expect(response).toEqual({ response_action: 'clear' });
  });

  it.each([
    ['endTask', taskForm(busy, nb), { 'upkeep:task': chosen('0') }, { why: 'task_is_binding', task: 'erase' }, 'upkeep:how'],
    ['endTask', taskForm(busy, nb), { 'upkeep:task': chosen('0') }, { why: 'no_reason' }, 'upkeep:note'],
    ['showIdentity', identityForm(busy, nb), { 'upkeep:method': chosen('known_fact') }, { why: 'no_reason' }, 'upkeep:note'],
    ['correctReceipt', receiptForm(busy, nb), { 'upkeep:note': typed('x') }, { why: 'in_the_future' }, 'upkeep:date'],
    ['mergeInto', mergeForm(busy, nb), { 'upkeep:number': typed('DIGFO-2026-0007') }, { why: 'not_found' }, 'upkeep:number'],
    ['mergeInto', mergeForm(busy, nb), { 'upkeep:number': typed('DIGFO-2026-0007') }, { why: 'another_person' }, 'upkeep:number'],
  ] as const)('%s says at the field what is wrong: %#', async (verb, view, values, refusal, field) => {
    const desk = openDesk(slack, { [verb]: async () => refused(refusal) } as Partial<StaffVerbs>);

    expect(await desk.submit(view, values)).toEqual({ response_action: 'errors', errors: { [field]: expect.any(String) } });
  });
});

describe('/frist', () => {
  it('ny opens the form, and answers the channel nothing', async () => {
    const desk = openDesk(slack, {});

    await desk.command('ny');

    expect(slack.calls).toMatchObject([{ method: 'views.open', args: { view: { callback_id: 'frist.open_by_hand' } } }]);
    expect(desk.answers).toEqual([undefined]);
  });

  it('new speaks English', async () => {
    await openDesk(slack, {}).command('new');

    expect(shownTexts()).toContain('New case');
  });

  it('the form opens a case and says its number', async () => {
    const openByHand = vi.fn(async () => ({ kind: 'opened', number: 'DIGFO-2026-0009' }) as const);
    const view = byHandForm([digfo], noon, nb);

    const response = await openDesk(slack, { openByHand }).submit(view, {
      'by_hand:source': chosen('call'),
      'by_hand:note': typed('Hun vil ha alt slettet.'),
    });

    expect(openByHand).toHaveBeenCalledExactlyOnceWith(
      { organisation: 'digfo', source: 'call', receivedAt: noon, note: 'Hun vil ha alt slettet.', requester: undefined },
      expect.objectContaining({ id: ingrid }),
    );
    expect(JSON.stringify(response)).toContain('Sak DIGFO-2026-0009 er opprettet.');
  });

  it('a day that has not come yet is refused at its field', async () => {
    const desk = openDesk(slack, { openByHand: async () => refused({ why: 'in_the_future' }) });

    const response = await desk.submit(byHandForm([digfo], noon, nb), {
      'by_hand:source': chosen('call'),
      'by_hand:note': typed('Hun ringte.'),
    });

    expect(response).toMatchObject({ errors: { 'by_hand:date': 'Datoen er ikke kommet ennå.' } });
  });
});
