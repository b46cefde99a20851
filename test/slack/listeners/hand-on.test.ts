import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { threadLine } from '../../../src/slack/cards/thread-line.ts';
import { caseMenu } from '../../../src/slack/views/case-menu.ts';
import { assignForm, splitForm, wrongRecipientForm } from '../../../src/slack/views/hand-on-forms.ts';
import { outcomeForm } from '../../../src/slack/views/outcome-form.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import { lintView } from '../../support/block-kit-linter.ts';
import { noon } from '../../support/case-files.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { ingrid, per } from '../../support/people.ts';
import { caseView, linesFor, stages } from '../../support/slack-cases.ts';
import { openDesk } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');
const onCase = '{"c":"case-1","r":7,"l":"nb"}';
const mails = Array.from({ length: 3 }, (_, i) => ({ id: `mail-${i + 1}`, receivedAt: noon.add({ hours: i }) }));
const busy = caseView({ lines: linesFor(['access', 'erasure']), mails, receiptSentAt: noon, revision: 7 });
const colleagues = {
  kind: 'colleagues',
  view: busy,
  people: [
    { id: ingrid, openCases: 1 },
    { id: per, openCases: 3 },
  ],
} as const;

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

const lastView = () => JSON.stringify(slack.calls.at(-1)?.args.view);

describe('"Gi saken til …"', () => {
  it('shows each colleague as a mention, oneself first, and one press gives the case as it was seen', async () => {
    const assignCase = vi.fn(async () => ({ kind: 'done' }) as const);
    const desk = openDesk(slack, { colleaguesFor: async () => colleagues, assignCase });
    await desk.click('case.open_assign', onCase);
    expect(lastView()).toContain('<@U0PER> · 3 åpne saker');
    expect(lastView()).toContain('*Meg* · 1 åpen sak');

    await desk.click(`case.assign:${per}`, `{"c":"case-1","r":7,"p":"${per}","l":"nb"}`, { viewId: 'V0ASSIGN' });

    expect(assignCase).toHaveBeenCalledExactlyOnceWith(
      { caseId: 'case-1', revision: 7, to: per },
      expect.objectContaining({ id: ingrid }),
    );
    expect(lastView()).toContain('<@U0PER> har saken nå.');
  });

  it('offers no button beside whoever has it', () => {
    const held = assignForm({ ...colleagues, view: caseView({ handler: per }) }, ingrid, nb);

    expect(JSON.stringify(held.blocks)).toContain('<@U0PER> · Har saken nå');
    expect(JSON.stringify(held.blocks)).not.toContain(`case.assign:${per}`);
  });
});

describe('"Del saken i to"', () => {
  const shown = splitForm(busy, nb);
  const boxes = (...ids: string[]) => ({ v: { type: 'checkboxes', selected_options: ids.map((value) => ({ value })) } });

  it('hands over what was ticked, and names the case that came of it', async () => {
    const splitCase = vi.fn<StaffVerbs['splitCase']>(async () => ({ kind: 'opened', number: 'DIGFO-2026-0002' }));
    const desk = openDesk(slack, { splitCase });

    const answer = await desk.submit(shown, { 'split:rights': boxes('erasure'), 'split:mails': boxes('mail-2', 'mail-3') });

    const chosen = { caseId: 'case-1', revision: 7, rights: ['erasure'], mailIds: ['mail-2', 'mail-3'] };
    expect(splitCase).toHaveBeenCalledExactlyOnceWith(chosen, expect.objectContaining({ id: ingrid }));
    expect(JSON.stringify(answer)).toContain('DIGFO-2026-0002');
  });

  it.each([['nothing_to_split'], ['nothing_left']] as const)('says %s beside the boxes', async (why) => {
    const desk = openDesk(slack, { splitCase: async () => ({ kind: 'refused', why }) });

    const answer = await desk.submit(shown, {});

    expect(answer).toEqual({ response_action: 'errors', errors: { 'split:rights': nb.refusal[why].replaceAll('*', '') } });
  });

  it('says in a modal that the case has changed', async () => {
    const desk = openDesk(slack, { splitCase: async () => ({ kind: 'refused', why: 'stale' }) });

    expect(await desk.submit(shown, {})).toMatchObject({ response_action: 'update' });
  });
});

describe('"Gikk til feil person"', () => {
  const shown = wrongRecipientForm(busy, nb);
  const filled = (time: string, note: string) => ({ 'wrong:time': { v: { value: time } }, 'wrong:note': { v: { value: note } } });

  it('reports when and what, on the day that stood there', async () => {
    const reportWrongRecipient = vi.fn<StaffVerbs['reportWrongRecipient']>(async () => ({ kind: 'done' }));
    const desk = openDesk(slack, { reportWrongRecipient });

    const answer = await desk.submit(shown, filled('11.30', 'Naboen ringte.'));

    const report = { awareAt: expect.anything(), note: 'Naboen ringte.' };
    expect(reportWrongRecipient).toHaveBeenCalledExactlyOnceWith('case-1', report, expect.objectContaining({ id: ingrid }));
    expect(String(reportWrongRecipient.mock.calls[0]?.[1].awareAt)).toBe('2026-11-22T10:30:00Z');
    expect(answer).toEqual({ response_action: 'clear' });
  });

  it.each([
    ['a time that is none', { time: 'halv tolv', note: 'x' }, undefined, 'wrong:time'],
    ['nothing said', { time: '11:30', note: '' }, 'no_reason', 'wrong:note'],
    ['a time to come', { time: '11:30', note: 'x' }, 'in_the_future', 'wrong:date'],
    ['more than a year ago', { time: '11:30', note: 'x' }, 'too_long_ago', 'wrong:date'],
  ] as const)('%s is said at its field', async (_, { time, note }, why, field) => {
    const reportWrongRecipient: StaffVerbs['reportWrongRecipient'] = async () =>
      why ? { kind: 'refused', why } : { kind: 'done' };
    const desk = openDesk(slack, { reportWrongRecipient });

    expect(await desk.submit(shown, filled(time, note))).toMatchObject({
      response_action: 'errors',
      errors: { [field]: expect.stringMatching(/\w/) },
    });
  });

  it('can be pressed where the thread says that a letter was sent, and in the menu; the form opens in a closed case too', async () => {
    const closed = caseView({ stage: stages.closed, sent: [{ letter: 'answer', at: noon }] });
    const desk = openDesk(slack, { caseNow: async () => ({ kind: 'case', view: closed }) });
    expect(JSON.stringify(threadLine({ type: 'reply_sent' }, closed, nb))).toContain('case.wrong_recipient');
    expect(JSON.stringify(caseMenu(busy, nb))).toContain('case.wrong_recipient');

    await desk.click('case.wrong_recipient', onCase);

    expect(lastView()).toContain('wrong:note');
  });

  it('is not offered where nothing has left', () => {
    expect(JSON.stringify(caseMenu(caseView(), nb))).not.toContain('case.wrong_recipient');
  });
});

describe('the menu names what ends or refuses a case', () => {
  it('refusal opens the answers with "no" chosen where no is possible', () => {
    const asked = caseView({ lines: linesFor(['access', 'consent_withdrawal']) });

    const chosen = JSON.stringify(outcomeForm(asked, nb, 'refused').blocks);

    expect(JSON.stringify(caseMenu(asked, nb))).toContain('case.refuse');
    expect(chosen.match(/"initial_option":\{"text":\{[^}]*\},"value":"refused"/g)).toHaveLength(1);
  });

  it('"not a request" asks once more, and is gone once something is answered', () => {
    const [line] = linesFor(['access']);
    const answered = caseView({ lines: line ? [{ ...line, answered: { outcome: 'granted', at: noon } }] : [] });

    expect(JSON.stringify(caseMenu(caseView(), nb))).toContain('case.not_a_request');
    expect(JSON.stringify(caseMenu(answered, nb))).not.toContain('case.not_a_request');
  });
});

it.each(['nb', 'en'] as const)('all of it is what Slack takes (%s)', (language) => {
  const words = wordsFor(language);
  const many = Array.from({ length: 90 }, (_, i) => ({ id: `U${i}`, openCases: i }));
  const mailsOfYears = Array.from({ length: 80 }, (_, i) => ({ id: `mail-${i}`, receivedAt: noon.add({ hours: i }) }));
  const views = [
    assignForm({ ...colleagues, people: many }, ingrid, words),
    splitForm(caseView({ lines: linesFor(['access', 'erasure', 'complaint']), mails: mailsOfYears }), words),
    splitForm(caseView(), words),
    wrongRecipientForm(busy, words),
    caseMenu(busy, words),
  ];

  expect(views.flatMap((view) => lintView(view))).toEqual([]);
});
