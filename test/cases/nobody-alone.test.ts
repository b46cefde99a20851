/** What one colleague, or a stranger with a mail, must not be able to do alone. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { ApproveCommand } from '../../src/cases/approval.ts';
import type { CaseCommand } from '../../src/cases/case-command.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { decide } from '../../src/cases/decide.ts';
import { afterEvents } from '../../src/cases/decision.ts';
import type { LetterKind } from '../../src/cases/letters.ts';
import { correctReceipt } from '../../src/cases/receipt.ts';
import { approveCommand } from '../support/approvals.ts';
import { caseAfter, caseOpened, noon } from '../support/case-files.ts';
import { ingrid, per } from '../support/people.ts';
import { digfo } from '../support/slack-cases.ts';

const proofs = [{ method: 'bankid', by: ingrid, at: noon }] as const;
const proven: CaseFile = { ...caseAfter(caseOpened()), proofs };
const stateAfter = (caseFile: CaseFile, command: CaseCommand) => afterEvents(caseFile, decide(caseFile, command, noon).events);
const planned = (letter: LetterKind, caseFile: CaseFile = proven): CaseFile => ({
  ...caseFile,
  plan: { letter, outcomes: {}, values: {}, body: undefined, by: per },
  stage: { status: 'drafted', letter, by: per },
});

describe('a handler who is no approver', () => {
  const name = (by: string): CaseCommand => ({
    type: 'name_requester',
    requester: { address: 'eirik.bo@example.no', name: undefined },
    approvers: [ingrid],
    by,
  });

  it('does not move a case to another address than the mail gave', () => {
    expect(decide(proven, name(per), noon).refusal?.why).toBe('not_an_approver');
    expect(decide({ ...proven, requester: undefined }, name(per), noon).refusal).toBeUndefined();
  });

  it('finds that what proved one person proves nothing of another', () => {
    expect(stateAfter(proven, name(ingrid)).proofs).toEqual([]);
  });

  it('does not take out of a case what the rules were sure of', () => {
    const settle = (by: string): CaseCommand => ({
      type: 'settle_rights',
      revision: 1,
      rights: ['information'],
      approvers: [ingrid],
      organisation: digfo,
      by,
    });

    expect(decide(proven, settle(per), noon).refusal?.why).toBe('not_an_approver');
    expect(decide(proven, settle(ingrid), noon).refusal).toBeUndefined();
    expect(decide({ ...proven, triage: 'unsure' }, settle(per), noon).refusal).toBeUndefined();
  });

  const yes = (changes: Partial<ApproveCommand>) => approveCommand({ by: per, body: 'Hvem er du?', ...changes });
  const why = (letter: LetterKind, changes: Partial<ApproveCommand> = {}, caseFile: CaseFile = { ...proven, proofs: [] }) =>
    decide(planned(letter, caseFile), yes(changes), noon).refusal?.why;

  it('sends the words of the template, and no others in the company’s name', () => {
    expect(why('identity_request')).toBeUndefined();
    expect(why('identity_request', { bodyEdited: true })).toBe('not_an_approver');
    expect(why('identity_request', { channel: 'other' })).toBe('not_an_approver');
  });

  it('sends no code to an address that somebody typed', () => {
    const asked = { ...proven, proofs: [], exchanges: [{ what: 'asked', about: 'identity', at: noon } as const] };

    expect(why('identity_code', {}, asked)).toBe('not_an_approver');
  });

  it.each<LetterKind>(['no_request', 'freedom_of_information'])('does not end a sure request by a letter: %s', (letter) => {
    expect(why(letter)).toBe('not_an_approver');
    expect(why(letter, {}, { ...proven, triage: 'unsure' })).toBeUndefined();
  });
});

describe('a stranger who can quote the thread', () => {
  const joins = (senderSeen: 'pass' | 'none'): CaseCommand => ({
    type: 'join_mail',
    mailId: 'mail-2',
    receivedAt: noon,
    found: [{ right: 'erasure', evidence: [] }],
    senderSeen,
  });

  it('gets nothing under a proof that somebody else gave', () => {
    expect(stateAfter(proven, joins('none'))).toMatchObject({ proofs: [], senderSeen: 'none' });
    expect(stateAfter(proven, joins('pass')).proofs).toEqual(proofs);
  });

  it('is seen to write for another, or from a new address, in whichever mail', () => {
    const signs = { onBehalf: true, minor: false, newAddress: true };
    const joined = stateAfter(proven, { ...joins('pass'), senderSigns: signs } as CaseCommand);

    expect(joined.senderSigns).toEqual(signs);
  });
});

it('no receipt is corrected to a year that nobody meant', () => {
  const receipt = { at: noon, source: 'own_server' } as const;
  const at = Temporal.Instant.from('1970-01-01T00:00:00Z');

  expect(correctReceipt(receipt, { at, by: 'handler', reason: 'a letter' }, noon)).toEqual({ refused: 'too_long_ago' });
});
