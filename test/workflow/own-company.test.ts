import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffVerbs } from '../../src/workflow/staff-verbs.ts';
import { mail } from '../support/mail.ts';
import { ingrid, kari, per } from '../support/people.ts';
import { openTestWorld, type TestWorld } from '../support/world.ts';

/** On the staff of another company in the same workspace, with the id of a case from an old modal. */
const stranger = { id: 'U0STRANGER' };
const notFound = { kind: 'refused', why: 'not_found' };

let frist: TestWorld;
let firstArguments: { readonly caseId: string; readonly mailId: string };

beforeEach(async () => {
  frist = await openTestWorld();
  await frist.arrive(mail({ from: kari, text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' }));
  const { id, mails } = await frist.onlyCase();
  firstArguments = { caseId: id, mailId: mails[0]?.id ?? '' };
});

/** What stands before the actor. Every verb has to be here, and of each the organisation is found by what it is about. */
function before(verb: keyof StaffVerbs): readonly unknown[] | 'office' | 'in_the_channel' {
  const { caseId, mailId } = firstArguments;
  const object = [{ caseId }];
  const known: { readonly [Verb in keyof StaffVerbs]: readonly unknown[] | 'office' | 'in_the_channel' } = {
    office: 'office',
    casesNumbered: 'office',
    findCases: 'office',
    statistics: 'office',
    keepMessage: 'in_the_channel',
    messageGone: 'in_the_channel',
    reviewCase: [caseId],
    caseNow: [caseId],
    approveReply: object,
    previewReply: [caseId, undefined],
    undoReply: [caseId],
    settleRights: object,
    takeCase: [caseId],
    snoozeAlert: [caseId, undefined],
    colleaguesFor: [caseId],
    assignCase: object,
    splitCase: object,
    reportWrongRecipient: [caseId, { note: 'Feil person.' }],
    chooseLanguage: object,
    fieldsOf: [caseId, 'extension', {}],
    planLetter: object,
    dropPlan: [caseId],
    showIdentity: [caseId, { method: 'known_fact', note: 'kurset' }],
    answerQuestion: [caseId, 'identity'],
    endTask: [caseId, {}],
    recordDisclosure: [caseId, {}],
    correctReceipt: [caseId, frist.world.clock(), 'Feil dato.'],
    nameRequester: [caseId, {}],
    mergeInto: [caseId, 'DIGFO-2026-0001'],
    reopen: [caseId],
    openByHand: [{ organisation: 'digfo' }],
    markNotARequest: [caseId, 1],
    takeBack: [mailId],
    readMail: [mailId],
    writeNote: [caseId, {}],
    readNotes: [caseId],
    settleUncertain: [caseId, true],
  };
  return known[verb];
}

function call(verb: keyof StaffVerbs, args: readonly unknown[], by: { readonly id: string }): Promise<unknown> {
  return (frist.verbs[verb] as (...args: readonly unknown[]) => Promise<unknown>)(...args, by);
}

const guarded = () =>
  (Object.keys(frist.verbs) as (keyof StaffVerbs)[]).flatMap((verb) => {
    const args = before(verb);
    return typeof args === 'string' ? [] : [{ verb, args }];
  });

describe('somebody who has nothing to do with the company', () => {
  it('is told by every verb what they would be told of a case that does not exist, and leaves no trace on it', async () => {
    const was = await frist.onlyCase();
    const answers = [];
    for (const { verb, args } of guarded()) answers.push([verb, await call(verb, args, stranger)]);

    expect(answers).toEqual(guarded().map(({ verb }) => [verb, notFound]));
    expect(answers).toHaveLength(31);
    expect(await frist.onlyCase()).toEqual(was);
  });

  it('reads no mail that was sorted away, and takes none back', async () => {
    await frist.arrive(mail({ text: 'Jeg er på ferie.', headers: ['Auto-Submitted: auto-replied'] }));
    const office = await frist.verbs.office({ filter: 'all', page: 0, organisation: undefined }, { id: ingrid });
    const [away] = office.kind === 'office' ? office.sortedAway : [];
    const mailId = away?.id ?? '';

    expect(await frist.verbs.readMail(mailId, stranger)).toEqual(notFound);
    expect(await frist.verbs.takeBack(mailId, stranger)).toEqual(notFound);
    expect(await frist.verbs.readMail(mailId, { id: ingrid })).toMatchObject({ kind: 'mail' });
  });

  it('is let in a moment after they join the channel, and kept out after they leave', async () => {
    const { caseId } = firstArguments;
    frist.readers.add(stranger.id);
    expect(await frist.verbs.takeCase(caseId, stranger)).toEqual({ kind: 'done' });
    frist.readers.delete(stranger.id);
    expect(await frist.verbs.reviewCase(caseId, stranger)).toEqual(notFound);
  });
});

describe('let in are', () => {
  const caseNow = (by: string) => frist.verbs.caseNow(firstArguments.caseId, { id: by });

  it('who is in the channel, and nobody by that alone may approve', async () => {
    const review = await frist.verbs.reviewCase(firstArguments.caseId, { id: per });

    expect(review).toMatchObject({ kind: 'review' });
    expect(await frist.verbs.previewReply(firstArguments.caseId, undefined, { id: per })).toMatchObject({ kind: 'preview' });
  });

  it('approvers, the responsible, and the command line, outside the channel too', async () => {
    frist.readers.clear();

    expect(await caseNow(ingrid)).toMatchObject({ kind: 'case' });
    expect(await caseNow('cli:root')).toMatchObject({ kind: 'case' });
    expect(await caseNow(per)).toEqual(notFound);
  });

  it('those who are named, where Slack does not say who is in the channel; everybody else is told to try again', async () => {
    frist = await openTestWorld({}, undefined, undefined, { readers: { readersOf: async () => undefined } });
    await frist.arrive(mail({ from: kari, text: 'Hei, jeg vil ha innsyn i alt dere har om meg.' }));
    const { id, mails } = await frist.onlyCase();
    firstArguments = { caseId: id, mailId: mails[0]?.id ?? '' };

    expect(await caseNow(ingrid)).toMatchObject({ kind: 'case' });
    for (const { verb, args } of guarded())
      expect([verb, await call(verb, args, { id: per })]).toMatchObject([verb, { kind: 'refused', why: 'groups_unread' }]);
  });
});

it('a look at the preview does not make the text before somebody stale', async () => {
  const { caseId } = firstArguments;
  const by = { id: ingrid };
  const review = await frist.verbs.reviewCase(caseId, by);
  if (review.kind !== 'review') throw new Error('no review');
  await frist.verbs.previewReply(caseId, undefined, by);

  const { revision } = review.view.caseFile;
  const body = (review.draft?.body ?? '').replace(/\[\[[^\]]*\]\]/g, 'etter søk i alle systemene');
  const confirmed = review.draft?.confirmations.map(({ id }) => id) ?? [];
  const identity = { method: 'known_fact', note: 'kurset' } as const;
  expect(
    await frist.verbs.approveReply(
      { caseId, revision, shown: review.shown, body, confirmed, identity },
      { ...by, saw: revision },
    ),
  ).toMatchObject({ kind: 'approved' });
});
