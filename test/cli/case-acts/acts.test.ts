import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ActOptions } from '../../../src/cli/case-acts/act.ts';
import { dropPlan, planLetter, printFields } from '../../../src/cli/case-acts/prepare-letter.ts';
import { approve, printDraft, undo } from '../../../src/cli/case-acts/send-letter.ts';
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
import { databaseFile } from '../../support/database.ts';
import { mail } from '../../support/mail.ts';
import { ingrid, kari } from '../../support/people.ts';
import { openTestWorld, type TestWorld } from '../../support/world.ts';

const day = 24 * 3600;
const access = mail({ text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari' });

/** Runs one act as Ingrid would on the command line, and gives what it printed. */
async function act(
  { world, verbs, onlyCase }: TestWorld,
  doIt: typeof take,
  options: ActOptions = {},
  what?: string,
): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await doIt({ world, verbs, caseFile: await onlyCase(), by: { id: ingrid }, what, options });
    return print.mock.calls.map(([line]) => String(line)).join('\n');
  } finally {
    print.mockRestore();
  }
}

async function openAccess(rights = ''): Promise<TestWorld> {
  const frist = await openTestWorld({ receipts: 'never' });
  await frist.arrive(access);
  if (rights) await act(frist, settleRights, { rights });
  return frist;
}

const shown = async (frist: TestWorld) => JSON.parse(await act(frist, showCase, { json: true }));

/** The act is refused in these words, and the log of the case is as long as before. */
async function expectRefused(frist: TestWorld, acting: () => Promise<string>, words: string) {
  const before = (await frist.onlyCase()).revision;

  await expect(acting()).rejects.toThrow(words);
  await frist.deliver();

  expect((await frist.onlyCase()).revision).toBe(before);
  expect(frist.smtp.mails).toEqual([]);
}

describe('planning a letter', () => {
  it('takes an answer of some lines only, with what its templates ask for', async () => {
    const frist = await openAccess('access,objection');
    const set = ['access.legal_basis=popplyl-16-e', 'access.reason=It is a draft.'];

    const said = await act(frist, planLetter, { outcome: 'access=refused', set }, 'answer');

    expect(said).toBe('Planned. "frist case DIGFO-2026-0001 draft" shows it, "frist case DIGFO-2026-0001 approve" sends it.');
    expect((await frist.onlyCase()).plan).toMatchObject({
      letter: 'answer',
      outcomes: { access: 'refused' },
      values: { 'access.legal_basis': 'popplyl-16-e', 'access.reason': 'It is a draft.' },
      by: ingrid,
    });
  });

  it('answers all that is open as asked, where nothing else is said', async () => {
    const frist = await openAccess('access,information');

    await act(frist, planLetter, {}, 'answer');

    expect((await frist.onlyCase()).plan?.outcomes).toEqual({ access: 'granted', information: 'granted' });
  });

  it('keeps what was filled in before, and lets one value be changed', async () => {
    const frist = await openAccess();
    await act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'] }, 'extension');

    await act(frist, planLetter, { set: ['reason=Ten archives.'] }, 'extension');

    expect((await frist.onlyCase()).plan?.values).toEqual({ cause: 'complex', reason: 'Ten archives.' });
  });

  it('puts a text of the handler in place of the drafted one', async () => {
    const frist = await openAccess();
    const bodyFile = join(dirname(databaseFile()), 'body.txt');
    writeFileSync(bodyFile, 'We need until February.\n');

    await act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'], bodyFile }, 'extension');

    expect(await act(frist, printDraft)).toContain('\n\nWe need until February.\n\n');
  });

  it.each<[string, string, ActOptions, string]>([
    ['a letter that does not exist', 'anser', {}, 'the letter: found "anser", allowed: answer, identity_request, '],
    ['a right that does not exist', 'answer', { outcome: 'acess=granted' }, '--outcome: found "acess", allowed: access, '],
    ['an outcome that does not exist', 'answer', { outcome: 'access=no' }, '--outcome access: found "no", allowed: granted, '],
    ['an outcome without its right', 'answer', { outcome: 'granted' }, '--outcome: found "granted", allowed: KEY=VALUE'],
    ['outcomes of a letter that has none', 'fee', { outcome: 'access=granted' }, 'for fee, allowed: only for the answer'],
    ['a field that does not exist', 'extension', { set: ['raeson=x'] }, '--set: found "raeson", allowed: cause, reason'],
    ['a choice that does not exist', 'extension', { set: ['cause=lazy'] }, '--set cause: found "lazy", allowed: complex, many'],
    ['a required field left empty', 'extension', { set: ['cause=many', 'reason= '] }, 'the letter needs reason; fill in'],
    ['a fee where none is charged', 'fee', {}, 'the company charges no fees'],
    [
      'a file that is not there',
      'extension',
      { set: ['cause=many', 'reason=x'], bodyFile: '/no/such' },
      '--body-file: /no/such cannot be read',
    ],
  ])('refuses %s', async (_, letter, options, words) => {
    const frist = await openAccess();

    await expectRefused(frist, () => act(frist, planLetter, options, letter), words);
  });

  it('refuses an extension on the 32nd day', async () => {
    const frist = await openAccess();
    frist.passSeconds(32 * day);

    await expectRefused(
      frist,
      () => act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'] }, 'extension'),
      'Nothing was done: the notice of an extension had to leave by 2026-12-17, within the first month (Art. 12(3)); answer as soon as you can.',
    );
  });

  it('lists what a letter wants filled in, and what is allowed', async () => {
    const frist = await openAccess();

    const lines = (await act(frist, printFields, {}, 'extension')).split('\n');

    expect(lines[0]).toMatch(/^cause {2}.+ {2}\(choice, required\)$/);
    expect(lines[1]).toMatch(/^ {4}«Antallet» bare ved en uvanlig topp/);
    expect(lines[2]).toMatch(/^ {4}complex /);
    const fields = (await act(frist, printFields, { json: true }, 'extension')).split('\n').map((line) => JSON.parse(line));
    expect(fields).toMatchObject([
      { key: 'cause', type: 'choice', required: true, right: null, filled: false },
      { key: 'reason', type: 'long_text', required: true },
    ]);
  });

  it('can be taken back', async () => {
    const frist = await openAccess();
    await act(frist, planLetter, { set: ['cause=complex', 'reason=Nine archives.'] }, 'extension');

    expect(await act(frist, dropPlan)).toBe('Done.');

    expect((await frist.onlyCase()).plan).toBeUndefined();
  });
});

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

describe('another channel', () => {
  it('prints the whole letter, sends nothing, and closes the case', async () => {
    const frist = await openAccess('information');
    const { body = '' } =
      (await frist.verbs
        .reviewCase((await frist.onlyCase()).id, { id: ingrid })
        .then((review) => (review.kind === 'review' ? review.draft : undefined))) ?? {};

    const printed = await act(frist, approve, { confirm: true, otherChannel: true });
    frist.passSeconds(3600);
    await frist.deliver();

    expect(printed).toContain(body);
    expect(printed).toMatch(/Noted as sent\. Now send it: nothing leaves by mail\.$/);
    expect(frist.smtp.mails).toEqual([]);
    expect((await frist.onlyCase()).stage).toMatchObject({ status: 'closed', outcome: 'answered' });
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
