import { describe, expect, it } from 'vitest';
import type { ApproveCommand } from '../../src/cases/approval.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import { fourEyesRule, isSomebodyElse } from '../../src/cases/four-eyes.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import type { Right } from '../../src/intents/classification.ts';
import { approveCommand } from '../support/approvals.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const anne = 'U0ANNE';
const boss = 'U0BOSS';
const asked = (...rights: Right[]): CaseFile => ({
  ...caseAfter(caseOpened({ rights })),
  proofs: [{ method: 'known_fact', by: per, at: noon }],
});
const plan = (caseFile: CaseFile, letter: LetterKind, outcomes: Outcomes, by: string) =>
  having(caseFile, {
    type: 'plan_letter',
    revision: caseFile.revision,
    letter,
    outcomes,
    values: {},
    body: undefined,
    organisation: digfo,
    by,
  });
function having(caseFile: CaseFile, command: Parameters<typeof decide>[1]): CaseFile {
  const { events, refusal } = decide(caseFile, command, noon);
  if (refusal) throw new Error(refusal.why);
  return afterEvents(caseFile, events);
}
const two = { fourEyes: 'what_counts', approvers: [ingrid, anne] } as const;
const yes = (caseFile: CaseFile, changes: Partial<ApproveCommand> = {}) =>
  decide(caseFile, approveCommand({ revision: caseFile.revision, ...two, ...changes }), noon);
const given = (caseFile: CaseFile, changes: Partial<ApproveCommand> = {}) => afterEvents(caseFile, yes(caseFile, changes).events);
const told = (caseFile: CaseFile, changes: Partial<ApproveCommand> = {}) => {
  const { events, refusal } = yes(caseFile, changes);
  return refusal?.why ?? events.map(({ type }) => type).join(' ');
};
const newMail = (caseFile: CaseFile) => having(caseFile, { type: 'join_mail', mailId: 'mail-2', receivedAt: noon, found: [] });

describe('which rule holds', () => {
  it.each([
    [[ingrid], 'single_approver'],
    [[ingrid, ingrid], 'single_approver'],
    [[ingrid, anne], 'what_counts'],
    [['S0PRIVACY'], 'what_counts'],
    // The same person may stand there by both names.
    [[ingrid, 'cli:ingrid'], 'single_approver'],
    [['cli:ingrid', 'cli:anne'], 'what_counts'],
    [[ingrid, 'cli:ingrid', 'cli:anne'], 'what_counts'],
  ] as const)('%j: %s', (approvers, rule) => {
    expect(fourEyesRule(false, approvers, {})).toBe(rule);
    expect(fourEyesRule(true, approvers, {})).toBe('every_letter');
  });

  it('knows whose name on the command line it is, where frist.yaml says so', () => {
    expect(fourEyesRule(false, [ingrid, 'cli:anne'], { 'cli:anne': anne })).toBe('what_counts');
    expect(fourEyesRule(false, [ingrid, 'cli:im'], { 'cli:im': ingrid })).toBe('single_approver');
    expect(isSomebodyElse(ingrid, 'cli:im', { 'cli:im': ingrid })).toBe(false);
    expect(isSomebodyElse(ingrid, 'cli:anne', { 'cli:anne': anne })).toBe(true);
    expect(isSomebodyElse(ingrid, 'cli:anne', {})).toBe(false);
  });
});

describe('what takes two', () => {
  it.each<[Right, Outcomes[Right], string]>([
    ['access', 'granted', 'first'],
    ['access', 'none_held', 'first'],
    ['portability', 'granted', 'first'],
    ['erasure', 'granted', 'first'],
    ['complaint', 'refused', 'first'],
    ['restriction', 'partly', 'first'],
    ['complaint', 'granted', 'approved'],
    ['restriction', 'granted', 'approved'],
  ])('%s %s: %s', (right, outcome, becomes) => {
    const own = plan(asked(right), 'answer', { [right]: outcome }, ingrid);
    const others = plan(asked(right), 'answer', { [right]: outcome }, per);

    expect(told(own)).toContain(becomes === 'first' ? 'first_yes_given' : 'reply_approved');
    expect(told(others)).toContain('reply_approved');
  });

  it('is no other letter, unless every letter is', () => {
    const extension = plan(asked('access'), 'extension', {}, ingrid);

    expect(told(extension)).toBe('reply_approved');
    expect(told(extension, { fourEyes: 'every_letter' })).toBe('first_yes_given');
  });

  it('is what Frist prepared by itself, and what nobody prepared', () => {
    expect(told(plan(asked('access'), 'answer', { access: 'none_held' }, 'frist'))).toBe('first_yes_given');
    expect(told(asked('access'))).toBe('letter_planned first_yes_given');
  });

  it('goes out on one yes where nobody else may approve, and the log says so', () => {
    const alone = { fourEyes: 'single_approver', approvers: [ingrid] } as const;
    const { events } = yes(asked('access'), alone);

    expect(events.at(-1)).toMatchObject({ type: 'reply_approved', data: { singleApprover: true } });
    expect(yes(asked('complaint'), alone).events.at(-1)?.data).not.toHaveProperty('singleApprover');
    // Somebody else has prepared it, so that it was two after all.
    const handedIn = plan(asked('access'), 'answer', { access: 'granted' }, per);
    expect(yes(handedIn, alone).events.at(-1)?.data).not.toHaveProperty('singleApprover');
  });

  it('waits for nobody who does not exist: where the setting asks for two, somebody else has to hand it in', () => {
    const alone = { fourEyes: 'every_letter', approvers: [ingrid] } as const;

    expect(yes(asked('access'), alone).refusal).toEqual({ kind: 'refused', why: 'second_person_needed', asked: [] });
    expect(told(plan(asked('access'), 'answer', { access: 'granted' }, per), alone)).toBe('reply_approved');
  });
});

describe('the first yes', () => {
  it('is kept with the seal of the letter, and says who is asked', () => {
    const caseFile = given(asked('access'), { confirmed: ['done'] });

    expect(caseFile.firstYes).toEqual({ by: ingrid, at: noon, sha256: 'abc', asked: [anne] });
    expect(caseFile.stage).toEqual({ status: 'drafted', letter: 'answer', by: ingrid });
    expect(yes(asked('access')).events.at(-1)).toMatchObject({
      type: 'first_yes_given',
      data: { letter: 'answer', outcomes: { access: 'granted' }, sha256: 'abc', confirmed: ['done'], asked: [anne] },
    });
  });

  it('is an approver’s, and needs all that a yes needs', () => {
    expect(told(asked('access'), { by: per })).toBe('not_an_approver');
    expect(told({ ...asked('access'), proofs: [] })).toBe('identity_missing');
    expect(told(asked('access'), { confirmationsNeeded: ['copy-ready'] })).toBe('not_confirmed');
    expect(told(asked('access'), { body: 'Vi fant [[hva]]' })).toBe('gap_left');
  });

  it('keeps the words that were put into it', () => {
    const edited = given(asked('access'), { body: 'Mine egne ord.', bodyEdited: true });

    expect(edited.plan).toMatchObject({ body: 'Mine egne ord.', by: ingrid, handedIn: false });
  });

  it('to the same text by somebody else is the second one, which sends it and names both', () => {
    const { events } = yes(given(asked('access')), { by: anne });

    expect(events.map(({ type }) => type)).toEqual(['reply_approved']);
    expect(events[0]).toMatchObject({ by: anne, data: { first: { by: ingrid, at: noon.toString() } } });
    expect(afterEvents(given(asked('access')), events).stage).toMatchObject({
      approval: { by: anne, first: { by: ingrid, at: noon } },
    });
  });

  it('is no second one by the same person, under whatever name', () => {
    const caseFile = given(asked('access'));

    expect(yes(caseFile).refusal).toMatchObject({ why: 'second_person_needed', asked: [anne] });
    expect(told(caseFile, { by: 'cli:im', approvers: [ingrid, anne, 'cli:im'], sameAs: { 'cli:im': ingrid } })).toBe(
      'second_person_needed',
    );
    // A name that frist.yaml says nothing of may be hers.
    expect(told(caseFile, { by: 'cli:im', approvers: [ingrid, anne, 'cli:im'] })).toBe('second_person_needed');
    expect(told(caseFile, { by: 'cli:am', approvers: [ingrid, anne, 'cli:am'], sameAs: { 'cli:am': anne } })).toBe(
      'reply_approved',
    );
  });

  it('counts for nothing once the second person changes a word: theirs is then the first', () => {
    const caseFile = given(asked('access'));
    const changed = given(caseFile, { by: anne, body: 'Andre ord.', bodyEdited: true, sha256: 'other' });

    expect(changed.firstYes).toMatchObject({ by: anne, sha256: 'other', asked: [ingrid] });
    expect(yes(caseFile, { by: anne, body: 'Andre ord.', bodyEdited: true, sha256: 'other' }).events.at(-1)).toMatchObject({
      data: { voids: ingrid },
    });
    expect(told(changed, { body: 'Andre ord.', bodyEdited: true, sha256: 'other' })).toBe('reply_approved');
    expect(told(changed, { by: anne, body: 'Andre ord.', bodyEdited: true, sha256: 'other' })).toBe('second_person_needed');
  });

  it('counts for nothing where the template or the recipient has changed under it', () => {
    expect(told(given(asked('access')), { by: anne, sha256: 'other' })).toBe('first_yes_given');
  });

  it('ends with a new mail, which says so, and both have to look again', () => {
    const caseFile = given(asked('access'));
    const { events } = decide(caseFile, { type: 'join_mail', mailId: 'mail-2', receivedAt: noon, found: [] }, noon);
    const after = newMail(caseFile);

    expect(events[0]).toMatchObject({ type: 'first_yes_voided', data: { of: ingrid, why: 'mail_joined' } });
    expect(after.firstYes).toBeUndefined();
    expect(told(after, { by: anne })).toBe('first_yes_given');
    expect(told(given(after, { by: anne }))).toBe('reply_approved');
  });

  it.each<[string, (caseFile: CaseFile) => CaseFile]>([
    ['another letter', (caseFile) => plan(caseFile, 'clarification', {}, per)],
    ['the letter being dropped', (caseFile) => having(caseFile, { type: 'drop_plan', organisation: digfo, by: per })],
    [
      'another right',
      (caseFile) =>
        having(caseFile, {
          type: 'settle_rights',
          revision: caseFile.revision,
          rights: ['access', 'complaint'],
          approvers: [ingrid],
          organisation: digfo,
          by: ingrid,
        }),
    ],
    [
      'another recipient',
      (caseFile) =>
        having(caseFile, {
          type: 'name_requester',
          requester: { address: 'eirik.bo@example.no', name: undefined },
          approvers: [ingrid],
          by: ingrid,
        }),
    ],
  ])('ends with %s', (_, change) => {
    expect(change(given(asked('access'))).firstYes).toBeUndefined();
  });

  it('stays where a colleague only looks, or takes the case', () => {
    const caseFile = given(asked('access'));
    const looked = having(caseFile, { type: 'look_at_mail', mailId: 'mail-1', by: anne });

    expect(having(looked, { type: 'take_case', by: anne }).firstYes).toEqual(caseFile.firstYes);
  });

  it('sends nothing by another channel either', () => {
    expect(told(asked('access'), { channel: 'other' })).toBe('letter_planned first_yes_given');
    expect(told(given(asked('access'), { channel: 'other' }), { by: anne, channel: 'other' })).toBe(
      'reply_approved reply_sent case_closed',
    );
  });

  it('is worth nothing once whoever gave it is no approver any more', () => {
    const caseFile = given(asked('access'), { by: anne });
    const without = { approvers: [ingrid, boss] };

    expect(told(caseFile, without)).toBe('first_yes_given');
    expect(told(given(caseFile, without), { by: boss, ...without })).toBe('reply_approved');
  });

  it('does not outlive an undo', () => {
    const approved = given(given(asked('access')), { by: anne });
    const undone = having(approved, { type: 'undo_reply', by: anne });

    expect(undone.firstYes).toBeUndefined();
    expect(told(undone, { by: anne })).toBe('first_yes_given');
  });
});

describe('a letter that was handed in', () => {
  const handedIn = plan(asked('access'), 'answer', { access: 'granted' }, per);

  it('has one pair of eyes, unless whoever approves it changes a word', () => {
    expect(told(handedIn)).toBe('reply_approved');
    expect(told(handedIn, { body: 'Andre ord.', bodyEdited: true })).toBe('letter_planned first_yes_given');
  });

  it('has none any more once a mail has come that whoever prepared it did not know', () => {
    expect(told(newMail(handedIn))).toBe('first_yes_given');
  });

  it.each<[string, (caseFile: CaseFile) => CaseFile]>([
    [
      'another recipient',
      (caseFile) => {
        const { proofs } = caseFile;
        const requester = { address: 'eirik.bo@example.no', name: undefined };
        const named = having(caseFile, { type: 'name_requester', requester, approvers: [ingrid], by: ingrid });
        return { ...named, proofs };
      },
    ],
    [
      'another language',
      (caseFile) => having(caseFile, { type: 'choose_language', language: 'en', revision: caseFile.revision, by: ingrid }),
    ],
    ['a colleague taking back the yes to it', (caseFile) => having(given(caseFile), { type: 'undo_reply', by: per })],
  ])('has none any more with %s, which whoever handed it in has not seen', (_, change) => {
    expect(told(change(handedIn))).toBe('first_yes_given');
  });

  it('still has one where the approver takes back their own yes', () => {
    expect(told(having(given(handedIn), { type: 'undo_reply', by: ingrid }))).toBe('reply_approved');
  });

  it('is not sent on the yes of whoever handed it in', () => {
    const own = plan(asked('access'), 'answer', { access: 'granted' }, ingrid);

    expect(told(own)).toBe('first_yes_given');
  });
});

describe('a refusal', () => {
  const refusing = plan(asked('complaint'), 'answer', { complaint: 'refused' }, ingrid);
  const people = { approvers: [ingrid, anne, boss], responsible: [boss] };

  it('waits for the responsible, who is asked alone', () => {
    const first = given(refusing, people);

    expect(first.firstYes).toMatchObject({ by: ingrid, asked: [boss] });
    expect(told(first, { ...people, by: anne })).toBe('responsible_needed');
    expect(told(first, { ...people, by: boss })).toBe('reply_approved');
  });

  it('may have the responsible as the first', () => {
    const first = given(refusing, { ...people, by: boss });

    // Ingrid has handed it in, so that the yes of the responsible is already the second pair of eyes.
    expect(first.stage.status).toBe('approved');
    const own = plan(asked('complaint'), 'answer', { complaint: 'refused' }, boss);
    const waiting = given(own, { ...people, by: boss });
    expect(waiting.firstYes).toMatchObject({ by: boss, asked: [ingrid, anne] });
    expect(told(waiting, { ...people, by: anne })).toBe('reply_approved');
  });
});
