import { describe, expect, it } from 'vitest';
import type { ActOptions } from '../../../src/cli/case-acts/act.ts';
import { planLetter } from '../../../src/cli/case-acts/prepare-letter.ts';
import { approve, undo } from '../../../src/cli/case-acts/send-letter.ts';
import {
  answered,
  endTask,
  identity,
  merge,
  nameRequester,
  notARequest,
  reopen,
  settleRights,
  snooze,
  take,
  takeBack,
} from '../../../src/cli/case-acts/settle.ts';
import { showCase } from '../../../src/cli/case-acts/show-case.ts';
import { access, act, expectRefused, openAccess, shown } from '../../support/command-line.ts';
import { ingrid, kari } from '../../support/people.ts';
import { openTestWorld, type TestWorld } from '../../support/world.ts';

const day = 24 * 3600;

describe('the case as it is shown', () => {
  it('has limits, lines, tasks and the letters that fit', async () => {
    const frist = await openAccess('access,objection');
    await act(frist, take);

    expect(await shown(frist)).toMatchObject({
      number: 'DIGFO-2026-0001',
      status: 'in_progress',
      handler: ingrid,
      received: '2026-11-17',
      limits: { planned: '2026-12-17', told: '2026-12-17', law: '2026-12-17' },
      standing_since: null,
      extended: false,
      lines: [
        { right: 'access', outcome: null },
        { right: 'objection', outcome: null, marketing: true },
      ],
      tasks: [{ id: 'stop:objection', due: '2026-11-19' }],
      plan: null,
      letters: expect.arrayContaining(['answer', 'identity_request', 'extension']),
    });
    const text = await act(frist, showCase);
    expect(text).toContain("planned 2026-12-17, told to the person 2026-12-17, the law's last day 2026-12-17\n");
    expect(text).toContain('tasks       2026-11-19  stop:objection\n');
    expect(text).not.toContain(kari.address);
  });

  it('names the fields of a plan, and not what was written about the person', async () => {
    const frist = await openAccess();
    await act(frist, planLetter, { set: ['cause=complex', 'reason=Her nine archives.'] }, 'extension');

    expect((await shown(frist)).plan).toEqual({
      letter: 'extension',
      outcomes: {},
      filled: ['cause', 'reason'],
      own_text: false,
      by: ingrid,
    });
    expect(await act(frist, showCase)).not.toContain('nine archives');
  });

  it('stands still while the person is asked, and runs again once they have answered', async () => {
    const frist = await openAccess();
    const set = ['reason=same-name', 'needed=The course you went to'];
    await act(frist, planLetter, { set }, 'identity_request');
    await act(frist, approve, { confirm: true });
    frist.passSeconds(61);
    await frist.deliver();

    expect(await shown(frist)).toMatchObject({ status: 'waiting', standing_since: '2026-11-17', silence: '2026-12-17' });
    expect(await act(frist, showCase)).toContain('stands still since 2026-11-17; without an answer we write by 2026-12-17');
    frist.passSeconds(3 * day);
    await act(frist, answered, {}, 'identity');
    expect(await shown(frist)).toMatchObject({ status: 'in_progress', standing_since: null });
  });
});

describe('the small acts', () => {
  it('note a proof of identity', async () => {
    const frist = await openAccess();

    await act(frist, identity, { method: 'known_fact', note: 'knew the course' });

    expect((await shown(frist)).proofs).toMatchObject([{ method: 'known_fact', by: ingrid }]);
  });

  it('end a task, on the day it was done', async () => {
    const frist = await openAccess('objection');
    frist.passSeconds(2 * day);

    await act(frist, endTask, { on: '2026-11-18' }, 'stop:objection');

    expect((await frist.onlyCase()).tasksEnded).toMatchObject({ 'stop:objection': { how: 'done', by: ingrid } });
  });

  it.each<[string, typeof take, ActOptions, string | undefined, string]>([
    ['a proof without a note', identity, { method: 'known_fact' }, undefined, 'it does not say why; say it with --note'],
    [
      'a proof of another kind',
      identity,
      { method: 'passport' },
      undefined,
      '--method: found "passport", allowed: registered_address, ',
    ],
    ['a task without its name', endTask, {}, undefined, 'name the task; "frist case DIGFO-2026-0001" lists the open ones'],
    ['a task that does not exist', endTask, {}, 'stop:access', 'the task is done already, or does not exist'],
    ['a day that does not exist', endTask, { on: '2026-02-30' }, 'stop:access', '--on: found "2026-02-30", allowed: a date like'],
    ['a question nobody asked', answered, {}, 'identity', 'no question is waiting for an answer'],
    ['another kind of question', answered, {}, 'colour', 'what was answered: found "colour", allowed: identity, clarification'],
    [
      'an address that is none',
      nameRequester,
      { address: 'kari' },
      undefined,
      '--address: found "kari", allowed: a plain mail address',
    ],
    ['no rights', settleRights, {}, undefined, '--rights: is missing, allowed: access, '],
  ])('refuse %s', async (_, doIt, options, what, words) => {
    const frist = await openAccess();

    await expectRefused(frist, () => act(frist, doIt, options, what), words);
  });
});

describe('what the case cannot take says what works instead:', () => {
  const says = (frist: TestWorld, doIt: typeof take, words: string, options: ActOptions = {}) =>
    expectRefused(frist, () => act(frist, doIt, options), words);

  it('a case closed as not a request is taken back, by its number', async () => {
    const frist = await openAccess();
    await act(frist, notARequest);
    const wayBack = 'the case is closed as not a request; "frist case DIGFO-2026-0001 take-back" opens it again';
    await says(frist, reopen, wayBack);
    await says(frist, take, wayBack);

    expect(await act(frist, takeBack)).toBe('Opened DIGFO-2026-0001.');

    expect((await frist.onlyCase()).stage.status).not.toBe('closed');
    await says(frist, takeBack, 'there is nothing that this could be done to');
  });

  it('an answered case is opened again, and not taken back', async () => {
    const frist = await openAccess('information');
    await act(frist, approve, { confirm: true, otherChannel: true });

    await says(frist, takeBack, 'the case is answered and closed; "frist case DIGFO-2026-0001 reopen" opens it again');
    await act(frist, reopen);

    expect((await frist.onlyCase()).stage.status).not.toBe('closed');
  });

  it('nothing is undone where nothing is on its way', async () => {
    await says(await openAccess(), undo, 'no letter is on its way out');
  });

  it('somebody else learns under which name they act, and where it would have to stand', async () => {
    const frist = await openTestWorld({ receipts: 'never', approvers: ['U0PER'] });
    await frist.arrive(access);

    await says(
      frist,
      settleRights,
      `you are ${ingrid}, which is not among the approvers (U0PER); ask one of them, or add it to organisations.digfo.approvers in frist.yaml`,
      { rights: 'information' },
    );
  });

  it('whoever would have to be in a user group learns that it cannot be read here', async () => {
    const frist = await openTestWorld({ receipts: 'never', approvers: ['S0PRIVACY'] });
    await frist.arrive(access);

    await says(
      frist,
      settleRights,
      `those who may are named as a Slack user group (S0PRIVACY), and the command line cannot ask Slack who is in it; do it in Slack, or name ${ingrid} one by one in organisations.digfo of frist.yaml`,
      { rights: 'information' },
    );
  });

  it('an approved letter says when and by whom it is sent', async () => {
    const frist = await openAccess('information');

    expect(await act(frist, approve, { confirm: true })).toMatch(
      /^Approved\. The running Frist \(frist run\) sends it at 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00; "frist case DIGFO-2026-0001 undo" stops it until then\.$/,
    );
  });

  it('a case is not merged into one with a letter on its way, and the sentence names that one', async () => {
    const frist = await openAccess('information');
    await act(frist, approve, { confirm: true });
    const { number: into, id } = await frist.onlyCase();
    const again = await frist.verbs.openByHand(
      {
        organisation: 'digfo',
        source: 'call',
        receivedAt: frist.world.clock().subtract({ hours: 1 }),
        note: 'x',
        requester: undefined,
      },
      { id: ingrid },
    );
    const source = again.kind === 'opened' ? await frist.world.store.records.cases.findByNumber(again.number) : undefined;
    if (!source) throw new Error(JSON.stringify(again));
    const { world, verbs } = frist;

    await expect(
      merge({ world, verbs, caseFile: source, by: { id: ingrid }, what: undefined, options: { into } }),
    ).rejects.toThrow(`${into} is approved, and a case joins only one that still has to be answered`);
    expect(source.id).not.toBe(id);
  });
});

describe('a reminder', () => {
  it('is put off on the command line too, until the next working morning', async () => {
    const frist = await openAccess();
    frist.turnTo('2026-12-10T10:00');

    expect(await act(frist, snooze)).toBe('Done.');

    expect((await frist.onlyCase()).snoozes.map(({ alert, until }) => `${alert} ${until}`)).toContain(
      'limit:7:2026-12-17 2026-12-11T07:00:00Z',
    );
  });

  it('is not put off in the last two days', async () => {
    const frist = await openAccess();
    frist.turnTo('2026-12-16T10:00');

    await expectRefused(frist, () => act(frist, snooze), 'it is too close to the limit');
  });
});
