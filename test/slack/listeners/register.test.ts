import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailModal } from '../../../src/slack/views/mail.ts';
import { waitingModal } from '../../../src/slack/views/modal.ts';
import { reviewModal } from '../../../src/slack/views/review.ts';
import { triageModal } from '../../../src/slack/views/triage.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { Refusal, StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { ingrid, kari, per } from '../../support/people.ts';
import { answer, approval, caseView, readableMail, review, stages } from '../../support/slack-cases.ts';
import { openDesk, type Values } from '../../support/slack-desk.ts';

const nb = wordsFor('nb');
const onCase = '{"c":"case-1","r":1,"l":"nb"}';
const onMail = '{"m":"mail-1","l":"nb"}';
const tooLate: Refusal = { kind: 'refused', why: 'too_late' };
const approved = { kind: 'approved', sendAfter: Temporal.Instant.from('2026-11-18T13:06:30Z') } as const;

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

describe('"Se over"', () => {
  it('opens a modal at once and fills it in with the review when that is there', async () => {
    const reviewCase = vi.fn(async () => {
      openedBefore = slack.callsOf('views.open').length;
      return review();
    });
    let openedBefore = 0;
    const desk = openDesk(slack, { reviewCase });

    await desk.click('case.review', onCase);

    expect(reviewCase).toHaveBeenCalledExactlyOnceWith('case-1', expect.objectContaining({ id: ingrid }));
    expect(openedBefore).toBe(1);
    expect(slack.calls).toMatchObject([
      { method: 'views.open', args: { trigger_id: 'trigger-1', view: waitingModal(nb) } },
      { method: 'views.update', args: { view_id: 'V0OPENED', view: reviewModal(review(), nb) } },
    ]);
    expect(desk.answers).toEqual([undefined]);
  });

  it('asks what is asked for where that is not settled', async () => {
    const unsettled = review({ view: caseView({ stage: stages.awaiting_triage }), draft: undefined });
    const desk = openDesk(slack, { reviewCase: async () => unsettled });

    await desk.click('case.review', onCase);

    expect(slack.calls[1]).toMatchObject({ method: 'views.update', args: { view: triageModal(unsettled, nb) } });
  });

  it('speaks English where the card did', async () => {
    const desk = openDesk(slack, { reviewCase: async () => ({ kind: 'refused', why: 'already_closed' }) });

    await desk.click('case.review', '{"c":"case-1","r":1,"l":"en"}');

    expect(shownTexts()).toContain('*The case is closed already.* What you just did was not carried out.');
  });

  it('takes the place of a modal that the button is in', async () => {
    const desk = openDesk(slack, { reviewCase: async () => review() });

    await desk.click('case.change_rights', onCase, { viewId: 'V0REVIEW' });

    expect(slack.calls).toMatchObject([
      { method: 'views.update', args: { view_id: 'V0REVIEW', view: waitingModal(nb) } },
      { method: 'views.update', args: { view_id: 'V0REVIEW', view: triageModal(review(), nb) } },
    ]);
  });

  it('is no error when the person has closed the modal meanwhile', async () => {
    slack.failNext('views.update', { kind: 'error', error: 'not_found' });
    const desk = openDesk(slack, { reviewCase: async () => review() });

    await desk.click('case.review', onCase);

    expect(desk.logged).toEqual([{ message: 'a modal was closed before its content came' }]);
  });

  it('reads nothing of the person when Slack has forgotten the click', async () => {
    slack.failNext('views.open', { kind: 'error', error: 'expired_trigger_id' }, { kind: 'error', error: 'expired_trigger_id' });
    const reviewCase = vi.fn(async () => review());
    const desk = openDesk(slack, { reviewCase });

    await desk.click('case.review', onCase);

    expect(reviewCase).not.toHaveBeenCalled();
    expect(desk.logged).toMatchObject([{ slack: 'expired_trigger_id' }, { slack: 'expired_trigger_id' }]);
  });
});

describe('"Godkjenn og send"', () => {
  const shown = reviewModal(review(), nb);
  const [bodyId = '', confirmId = ''] = shown.blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : []));
  const ticked = { [confirmId]: { v: { selected_options: [{ value: 'searched' }] } } };

  it('approves exactly what was typed, with the revision and the mark of what was shown', async () => {
    const approveReply = vi.fn(async () => approved);
    const desk = openDesk(slack, { approveReply });

    const closing = await desk.submit(shown, { [bodyId]: { v: { value: 'Vi fant navnet ditt.' } }, ...ticked });

    expect(approveReply).toHaveBeenCalledExactlyOnceWith(
      {
        caseId: 'case-1',
        revision: 1,
        shown: 'b'.repeat(64),
        body: 'Vi fant navnet ditt.',
        confirmed: ['searched'],
        channel: 'mail',
      },
      expect.objectContaining({ id: ingrid }),
    );
    expect(closing).toEqual({ response_action: 'clear' });
  });

  it('approves the drafted text where the field was left as it was', async () => {
    const approveReply = vi.fn(async () => approved);
    const desk = openDesk(slack, { approveReply });

    await desk.submit(shown, { [bodyId]: { v: { value: null } }, ...ticked });

    expect(approveReply).toHaveBeenCalledWith(
      expect.objectContaining({ body: answer.body }),
      expect.objectContaining({ id: ingrid }),
    );
  });

  it.each([
    [{ kind: 'refused', why: 'not_confirmed', missing: ['searched'] }, confirmId, 'Kryss av for alt før du godkjenner.'],
    [{ kind: 'refused', why: 'gap_left', gap: '[[hva vi fant]]' }, bodyId, 'Her mangler noe: [[hva vi fant]]'],
    [{ kind: 'refused', why: 'empty_answer' }, bodyId, 'Svaret er tomt.'],
    [{ kind: 'refused', why: 'reason_removed', piece: 'artikkel 15' }, bodyId, 'Dette må stå i svaret: «artikkel 15»'],
  ] as const satisfies readonly (readonly [Refusal, string, string])[])(
    'says at the field what is to be put right: %j',
    async (refusal, field, sentence) => {
      const desk = openDesk(slack, { approveReply: async () => refusal });

      const response = await desk.submit(shown, { [bodyId]: { v: { value: answer.body } } });

      expect(response).toEqual({ response_action: 'errors', errors: { [field]: sentence } });
    },
  );

  it('tells a person who may not approve who may, and does nothing', async () => {
    const desk = openDesk(slack, {
      approveReply: async () => ({ kind: 'refused', why: 'not_an_approver', approvers: [ingrid] }),
    });

    const response = await desk.submit(shown, ticked, per);

    expect(response).toMatchObject({ response_action: 'update', view: { title: { text: 'Det gikk ikke' } } });
    expect(JSON.stringify(response)).toContain(`Det kan <@${ingrid}>. Ingenting er sendt.`);
  });

  it('tells the second of two approvers who was first', async () => {
    const refusal: Refusal = { kind: 'refused', why: 'already_approved', by: per, at: approval.at };
    const desk = openDesk(slack, { approveReply: async () => refusal });

    const response = await desk.submit(shown, ticked);

    expect(JSON.stringify(response)).toContain('Noen kom deg i forkjøpet');
  });

  it('gives back what was typed when the case has changed meanwhile', async () => {
    const desk = openDesk(slack, { approveReply: async () => ({ kind: 'refused', why: 'stale' }) });

    const response = await desk.submit(shown, { [bodyId]: { v: { value: 'Mitt lange, gode svar' } } });

    expect(JSON.stringify(response)).toContain('Mitt lange, gode svar');
  });
});

describe('settling what is asked', () => {
  const unsettled = review({ view: caseView({ stage: stages.awaiting_triage, revision: 3 }), draft: undefined });
  const shown = triageModal(unsettled, nb);
  const tick = (...rights: string[]): Values => ({
    'choice:rights': { v: { selected_options: rights.map((value) => ({ value })) } },
  });

  it('takes the rights that were ticked, at the revision that was shown', async () => {
    const settleRights = vi.fn(async () => ({ kind: 'done' }) as const);
    const desk = openDesk(slack, { settleRights });

    const closing = await desk.submit(shown, tick('erasure', 'access'));

    expect(settleRights).toHaveBeenCalledExactlyOnceWith(
      { caseId: 'case-1', revision: 3, rights: ['access', 'erasure'], notMarketing: false },
      expect.objectContaining({ id: ingrid }),
    );
    expect(closing).toEqual({ response_action: 'clear' });
  });

  it('asks for at least one', async () => {
    const desk = openDesk(slack, { settleRights: async () => ({ kind: 'refused', why: 'no_rights' }) });

    const response = await desk.submit(shown, tick());

    expect(response).toEqual({ response_action: 'errors', errors: { 'choice:rights': 'Kryss av for minst én ting.' } });
  });

  it('may end in "not a request", said in the modal it was clicked in', async () => {
    const markNotARequest = vi.fn(async () => ({ kind: 'done' }) as const);
    const desk = openDesk(slack, { markNotARequest });

    await desk.click('case.not_a_request', onCase, { viewId: 'V0TRIAGE' });

    expect(markNotARequest).toHaveBeenCalledExactlyOnceWith('case-1', 1, expect.objectContaining({ id: ingrid }));
    expect(slack.calls).toMatchObject([{ method: 'views.update', args: { view_id: 'V0TRIAGE' } }]);
    expect(shownTexts()).toContain('Saken er lukket: ikke en henvendelse.');
  });
});

describe('the other buttons', () => {
  it.each([
    ['case.undo', { undoReply: done }, ['case-1', expect.objectContaining({ id: ingrid })]],
    ['case.went_out', { settleUncertain: done }, ['case-1', true, expect.objectContaining({ id: ingrid })]],
    ['case.did_not_go_out', { settleUncertain: done }, ['case-1', false, expect.objectContaining({ id: ingrid })]],
  ] as const)('%s is one act and needs no modal when it is done', async (actionId, makeVerbs, expected) => {
    const verbs = Object.fromEntries(Object.entries(makeVerbs).map(([name, verb]) => [name, vi.fn(verb)]));
    const desk = openDesk(slack, verbs as Partial<StaffVerbs>);

    await desk.click(actionId, onCase);

    expect(Object.values(verbs)[0]).toHaveBeenCalledExactlyOnceWith(...expected);
    expect(slack.calls).toEqual([]);
  });

  it.each([
    ['case.undo', { undoReply: refuse }],
    ['case.went_out', { settleUncertain: refuse }],
  ] as const)('%s that came too late says so', async (actionId, verbs) => {
    const desk = openDesk(slack, verbs);

    await desk.click(actionId, onCase);

    expect(shownTexts()).toContain('Det er for sent.');
  });

  it('"Les" shows the mail to the one who clicked', async () => {
    const readMail = vi.fn(async () => readableMail());
    const desk = openDesk(slack, { readMail });

    await desk.click('mail.read', onMail, { user: per });

    expect(readMail).toHaveBeenCalledExactlyOnceWith('mail-1', expect.objectContaining({ id: per }));
    expect(slack.calls[1]).toMatchObject({ args: { view: mailModal(readableMail(), nb) } });
  });

  it('"Dette var en henvendelse" says which case came of it', async () => {
    const takeBack = vi.fn(async () => ({ kind: 'opened', number: 'DIGFO-2026-0002' }) as const);
    const desk = openDesk(slack, { takeBack });

    await desk.click('mail.take_back', onMail);

    expect(takeBack).toHaveBeenCalledExactlyOnceWith('mail-1', expect.objectContaining({ id: ingrid }));
    expect(shownTexts()).toContain('Sak DIGFO-2026-0002 er opprettet.');
  });

  it('a button of an older version says that it no longer works', async () => {
    const desk = openDesk(slack, {});

    await desk.click('case.review', 'extend:26-0142:7');

    expect(shownTexts()).toContain('virker ikke lenger');
  });
});

describe('what should not happen', () => {
  const failing = async () => {
    throw new Error(`no such column, binding ${kari.address}`);
  };

  it('on a click ends in a modal with the reference that the log has, and the log repeats no message', async () => {
    const desk = openDesk(slack, { reviewCase: failing });

    await desk.click('case.review', onCase);

    const [entry] = desk.logged as { reference: string }[];
    expect(entry).toMatchObject({ action: 'case.review', error: 'Error', reference: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(shownTexts()).toContain(`referansen *${entry?.reference}*`);
    expect(JSON.stringify(desk.logged)).not.toContain(kari.address);
  });

  it('on a submission ends in the same, so that the modal does not close as if it had worked', async () => {
    const desk = openDesk(slack, { approveReply: failing });

    const response = await desk.submit(reviewModal(review(), nb), {});

    const [entry] = desk.logged as { reference: string }[];
    expect(response).toMatchObject({ response_action: 'update', view: { title: { text: 'Noe gikk galt' } } });
    expect(JSON.stringify(response)).toContain(entry?.reference);
    expect(JSON.stringify(desk.logged)).not.toContain(kari.address);
  });
});

it('what people write in the channel does nothing at all', async () => {
  const desk = openDesk(slack, {});

  await desk.say('godkjenn og send DIGFO-2026-0001');

  expect(slack.calls).toEqual([]);
  expect(desk.logged).toEqual([]);
});

async function done() {
  return { kind: 'done' } as const;
}
async function refuse() {
  return tooLate;
}

/** The texts of the view that was shown last. */
function shownTexts(): string {
  return JSON.stringify(slack.calls.at(-1)?.args.view);
}

describe('"Utsett til i morgen"', () => {
  const onAlert = '{"c":"case-1","n":"limit:7:2026-12-17","l":"nb"}';

  it('puts that alert off for whoever pressed it, and shows nothing: the thread tells', async () => {
    const snoozeAlert = vi.fn(async () => ({ kind: 'done' }) as const);
    const desk = openDesk(slack, { snoozeAlert });

    await desk.click('case.snooze', onAlert);

    expect(snoozeAlert).toHaveBeenCalledExactlyOnceWith('case-1', 'limit:7:2026-12-17', expect.objectContaining({ id: ingrid }));
    expect(slack.calls).toEqual([]);
  });

  it('says why not in the last two days', async () => {
    const desk = openDesk(slack, { snoozeAlert: async () => ({ kind: 'refused', why: 'too_close_to_snooze' }) });

    await desk.click('case.snooze', onAlert);

    expect(shownTexts()).toContain('De siste to dagene kan ingen utsette');
  });
});
