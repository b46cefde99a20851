import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { mailModal } from '../../../src/slack/views/mail.ts';
import { refusalModal, refusalSentence } from '../../../src/slack/views/refusal.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { Refusal } from '../../../src/workflow/staff-verbs.ts';
import { lintView, mrkdwnIn } from '../../support/block-kit-linter.ts';
import { ingrid } from '../../support/people.ts';
import { approval, attack, endless, readableMail } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');
const refusals: readonly Refusal[] = [
  { kind: 'refused', why: 'not_found' },
  { kind: 'refused', why: 'not_an_approver', approvers: [ingrid, 'U0SIV'] },
  { kind: 'refused', why: 'not_an_approver', approvers: [] },
  { kind: 'refused', why: 'stale' },
  { kind: 'refused', why: 'already_approved', by: ingrid, at: approval.at },
  { kind: 'refused', why: 'already_closed' },
  { kind: 'refused', why: 'too_late' },
  { kind: 'refused', why: 'nothing_to_approve' },
  { kind: 'refused', why: 'nothing_to_undo' },
  { kind: 'refused', why: 'text_changed' },
  { kind: 'refused', why: 'not_confirmed', missing: ['searched'] },
  { kind: 'refused', why: 'gap_left', gap: `[[${attack}` },
  { kind: 'refused', why: 'empty_answer' },
  { kind: 'refused', why: 'no_recipient' },
  { kind: 'refused', why: 'no_rights' },
];

describe.each(refusals)('the refusal $why', (refusal) => {
  it.each([nb, wordsFor('en')])('is a sentence that Slack takes', (words) => {
    const view = refusalModal(refusal, words, { caseId: 'case-1', typed: endless(9000) });

    expect(lintView(view)).toEqual([]);
    expect(mrkdwnIn(view)[0]?.length).toBeGreaterThan(10);
    expect(mrkdwnIn(view).join()).not.toContain('<!');
  });
});

it('a person who may not approve learns who may', () => {
  const view = refusalModal({ kind: 'refused', why: 'not_an_approver', approvers: [ingrid, 'U0SIV'] }, nb);

  expect(mrkdwnIn(view)[0]).toBe('*Du kan ikke godkjenne svar.* Det kan <@U0INGRID> og <@U0SIV>. Ingenting er sendt.');
});

it('the second of two approvers learns who was first, and that nothing is sent twice', () => {
  const view = refusalModal({ kind: 'refused', why: 'already_approved', by: ingrid, at: approval.at }, nb);

  expect(mrkdwnIn(view)[0]).toBe(
    '*Noen kom deg i forkjøpet.* <@U0INGRID> godkjente svaret kl. 14.05. Ingenting blir sendt to ganger.',
  );
});

describe('whoever was too late', () => {
  const at = Temporal.Instant.from('2026-11-17T09:01:00Z');
  const said = (refusal: Refusal) => refusalSentence(refusal, nb);

  it('hears of the mail that came', () => {
    expect(said({ kind: 'refused', why: 'stale', since: { what: 'mail_joined', by: 'frist', at } })).toBe(
      '*Ny e-post kom kl. 10.01 tirsdag 17. november.* Les den før du gjør noe mer. Det du gjorde nå, er ikke utført.',
    );
  });

  it('hears who did what, and when', () => {
    const since = { what: 'reply_approved', by: 'U0OLA', at } as const;

    expect(said({ kind: 'refused', why: 'stale', since })).toContain('<@U0OLA> godkjente kl. 10.01 tirsdag 17. november');
    expect(said({ kind: 'refused', why: 'already_closed', by: 'U0OLA', at })).toContain('<@U0OLA> lukket saken kl. 10.01');
    expect(said({ kind: 'refused', why: 'no_such_task', by: 'U0OLA', at })).toContain('<@U0OLA> meldte det gjort kl. 10.01');
    expect(said({ kind: 'refused', why: 'stale', since: { what: 'tasks_made', by: 'frist', at } })).toContain(
      'Frist endret saken kl. 10.01',
    );
  });

  it('hears who may give the second yes', () => {
    const needed = { kind: 'refused', why: 'second_person_needed' } as const;

    expect(said({ ...needed, asked: ['U0OLA', 'U0ANNE'] })).toContain('Nå må <@U0OLA> eller <@U0ANNE> godkjenne det.');
    expect(said({ ...needed, asked: [] })).toContain('La en kollega legge det fram');
  });
});

it('what was typed is given back to be copied, and the case can be looked at again', () => {
  const view = refusalModal({ kind: 'refused', why: 'stale' }, nb, { caseId: 'case-7', typed: 'Mitt eget svar' });

  expect(JSON.stringify(view)).toContain('Mitt eget svar');
  expect(view.blocks[1]).toMatchObject({ elements: [{ action_id: 'case.review', value: '{"c":"case-7","l":"nb"}' }] });
});

describe('a mail that is read alone', () => {
  it('shows own words, what was cut from them, and the attachments by name', () => {
    const attachments = [{ fileName: 'fullmakt.pdf', contentType: 'application/pdf', size: 84_000 }];

    const shown = JSON.stringify(mailModal(readableMail({ cut: 'Sitat fra før', attachments }), nb));

    expect(shown).toContain('Hei! Hva har dere på meg?');
    expect(shown).toContain('Sitat fra før');
    expect(shown).toContain('fullmakt.pdf · application/pdf · 83 kB · ikke skannet for virus');
  });

  it('is taken by Slack however long and hostile it is', () => {
    const view = mailModal(
      readableMail({ text: endless(60_000), cut: endless(60_000), from: '', subjectLine: endless(2000) }),
      nb,
    );

    expect(lintView(view)).toEqual([]);
    expect(mrkdwnIn(view).join()).not.toContain('channel');
  });

  it('may be empty', () => {
    expect(lintView(mailModal(readableMail({ text: '', subjectLine: '', from: '' }), nb))).toEqual([]);
  });
});

it('says which button does what has to be done first', () => {
  const acts = (refusal: Refusal) => JSON.stringify(refusalModal(refusal, wordsFor('nb'), { caseId: 'case-1' }).blocks[1]);

  expect(acts({ kind: 'refused', why: 'not_done_yet', task: 'erase' })).toMatch(/case\.tasks.*case\.other_answer/);
  expect(acts({ kind: 'refused', why: 'access_first' })).toContain('case.other_answer');
  expect(acts({ kind: 'refused', why: 'identity_missing', level: 'strong' })).toContain('case.identity');
  expect(acts({ kind: 'refused', why: 'stale' })).not.toContain('case.identity');
});
