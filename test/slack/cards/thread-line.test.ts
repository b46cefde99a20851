import { describe, expect, it } from 'vitest';
import { threadLine } from '../../../src/slack/cards/thread-line.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { ThreadLine } from '../../../src/workflow/ports.ts';
import { lintMessage } from '../../support/block-kit-linter.ts';
import { noon } from '../../support/case-files.ts';
import { ingrid, kari, per } from '../../support/people.ts';
import { caseView, stages } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');
const mailIn: ThreadLine = {
  type: 'mail_in',
  mailId: 'mail-2',
  receivedAt: '2026-11-22T12:40:00Z',
  attachments: 1,
  newRights: ['erasure'],
};
const lines: readonly ThreadLine[] = [
  mailIn,
  { type: 'receipt_sent' },
  { type: 'rights_settled', by: ingrid, rights: ['access', 'erasure'] },
  { type: 'reply_approved', by: ingrid, sendAfter: '2026-11-22T13:06:30Z' },
  { type: 'reply_undone', by: ingrid },
  { type: 'reply_sent' },
  { type: 'reply_failed', problem: `550 5.1.1 <${kari.address}> <!channel> ${'x'.repeat(5000)}` },
  { type: 'reply_uncertain' },
  { type: 'not_a_request', by: ingrid },
  { type: 'case_taken', by: ingrid },
  { type: 'receipt_corrected', by: ingrid, receivedAt: '2026-11-16T08:00:00Z' },
  { type: 'letter_planned', by: 'frist', letter: 'extension' },
  { type: 'identity_shown', by: ingrid, method: 'bankid' },
  { type: 'question_answered', by: ingrid, about: 'clarification' },
  { type: 'code_wrong' },
  { type: 'code_expired' },
  { type: 'identity_copy_received' },
  { type: 'task_ended', by: ingrid, task: 'erase', how: 'done' },
  { type: 'notice_sent', notice: 'identity_reminder' },
  { type: 'case_closed', by: 'frist', outcome: 'forwarded' },
  { type: 'alert', about: 'limit', days: -1, to: [ingrid, 'cli:<!channel>'] },
  { type: 'alert', about: 'triage', days: 0, to: [ingrid], snooze: { alert: 'triage', until: '2026-11-23T07:00:00Z' } },
  { type: 'alert_snoozed', by: ingrid, until: '2026-11-23T07:00:00Z' },
  { type: 'reply_approved', by: ingrid, sendAfter: '2026-11-22T13:06:30Z', letter: 'fee' },
  { type: 'letter_planned', by: per, letter: 'answer', again: true, outcomes: { access: 'partly', erasure: 'refused' } },
  { type: 'plan_dropped', by: per },
  { type: 'case_closed', by: ingrid, outcome: 'merged', into: 'DIGFO-2026-0007' },
  { type: 'case_reopened', by: ingrid, why: 'taken_back' },
  { type: 'case_reopened', by: ingrid, why: 'wrote_again' },
  { type: 'merged_here', by: ingrid, number: 'DIGFO-2026-0001' },
  { type: 'disclosed', by: ingrid },
  { type: 'note_written', by: per, source: 'call' },
  { type: 'note_written', by: per, source: 'other' },
  { type: 'card_again', before: { channel: 'C1', ts: '1764147240.000100' } },
  { type: 'reply_went_out', by: ingrid },
  { type: 'reply_not_sent', by: ingrid },
];

describe.each(lines)('the line $type', (line) => {
  it.each([nb, wordsFor('en')])('is taken by Slack, and carries no address and no call to the channel', (words) => {
    const drawn = threadLine(line, caseView(), words);

    expect(lintMessage(drawn)).toEqual([]);
    expect(JSON.stringify(drawn)).not.toContain(kari.address);
    expect(drawn.text).not.toContain('<!');
  });
});

it('a new mail is told by time, attachments and what it newly asks for, with a button to read it', () => {
  const { text, blocks } = threadLine(mailIn, caseView(), nb);

  expect(text).toBe('📨 Ny e-post · søndag 22. november 2026 kl. 13.40 · 1 vedlegg · ber nå også om sletting');
  expect(blocks[0]).toMatchObject({ accessory: { action_id: 'mail.read', value: '{"m":"mail-2","l":"nb"}' } });
});

it('an approval says who gave it and until when it can be undone', () => {
  const { text } = threadLine({ type: 'reply_approved', by: ingrid, sendAfter: '2026-11-22T13:06:30Z' }, caseView(), nb);

  expect(text).toBe(`👍 <@${ingrid}> har godkjent svaret. Det sendes kl. 14.06.30 og kan angres til da.`);
});

it('an approved letter that is no answer is called by its name, and so is what was sent', () => {
  const approved: ThreadLine = { type: 'reply_approved', by: ingrid, sendAfter: '2026-11-22T13:06:30Z', letter: 'extension' };
  const sent = caseView({ sent: [{ letter: 'extension', at: noon }] });

  expect(threadLine(approved, caseView(), nb).text).toContain('har godkjent brevet «Forleng fristen»');
  expect(threadLine({ type: 'reply_sent' }, sent, nb).text).toBe('✉️ Sendt: Forleng fristen.');
  expect(threadLine({ type: 'reply_sent' }, caseView(), nb).text).toBe('✅ Svaret er sendt.');
});

it('an alert mentions the people it is for', () => {
  const alert = (about: 'limit' | 'task' | 'breach', days: number): ThreadLine => ({
    type: 'alert',
    about,
    days,
    to: [ingrid, per],
  });

  expect(threadLine(alert('limit', 3), caseView(), nb).text).toBe(
    `⏰ 3 dager igjen. Saken er ikke besvart. <@${ingrid}> <@${per}>`,
  );
  expect(threadLine(alert('task', 0), caseView(), nb).text).toContain('Noe skal gjøres: fristen er i dag.');
  expect(threadLine(alert('breach', 2), caseView(), nb).text).toContain('Mulig brudd på sikkerheten: 2 dager igjen.');
});

it('a mail that comes after the answer offers to open the case again; before it, there is nothing to open', () => {
  const closed = threadLine(mailIn, caseView({ stage: stages.closed }), nb);

  expect(closed.blocks.at(-1)).toMatchObject({ elements: [{ action_id: 'case.reopen' }] });
  expect(JSON.stringify(threadLine(mailIn, caseView(), nb))).not.toContain('case.reopen');
});

it('a case that was closed as no request can be taken back with one click', () => {
  const { blocks } = threadLine({ type: 'not_a_request', by: ingrid }, caseView(), nb);

  expect(blocks[1]).toMatchObject({ elements: [{ action_id: 'mail.take_back', value: '{"m":"mail-1","l":"nb"}' }] });
});

describe('an alert that may be put off', () => {
  const alert = (until?: string): ThreadLine => ({
    type: 'alert',
    about: 'limit',
    days: 7,
    to: [ingrid],
    ...(until && { snooze: { alert: 'limit:7:2026-12-17', until } }),
  });

  it.each([
    ['2026-11-23T07:00:00Z', 'Utsett til i morgen'],
    ['2026-11-24T07:00:00Z', 'Utsett til tirsdag 24. november'],
  ])('until %s has the button "%s"', (until, name) => {
    expect(threadLine(alert(until), caseView(), nb).blocks[1]).toMatchObject({
      elements: [{ action_id: 'case.snooze', text: { text: name }, value: '{"c":"case-1","n":"limit:7:2026-12-17","l":"nb"}' }],
    });
  });

  it('has no button where it may not', () => {
    expect(threadLine(alert(), caseView(), nb).blocks).toHaveLength(1);
  });

  it('says to whom and when it is told again', () => {
    expect(threadLine({ type: 'alert_snoozed', by: ingrid, until: '2026-11-23T07:00:00Z' }, caseView(), nb).text).toBe(
      `💤 <@${ingrid}> vil bli minnet på saken igjen mandag 23. november 2026 kl. 08.00. Fristen er den samme.`,
    );
  });
});

it('a draft says how it answers where that is not simply a yes, and whether it is another draft of the same letter', () => {
  const line: ThreadLine = { type: 'letter_planned', by: per, letter: 'answer', again: true, outcomes: { erasure: 'refused' } };

  const { text } = threadLine(line, caseView(), nb);

  expect(text).toBe(`📝 <@${per}> har endret utkastet: Svar (sletting avslått). Det må ses over og godkjennes.`);
});

it('a card that stands anew points to the thread before it, where Slack has said its own address', () => {
  const line: ThreadLine = { type: 'card_again', before: { channel: 'C1', ts: '1764147240.000100' } };

  expect(threadLine(line, caseView(), nb, 'https://frist.slack.com/').text).toContain(
    '<https://frist.slack.com/archives/C1/p1764147240000100|den forrige tråden>',
  );
  expect(threadLine(line, caseView(), nb).text).toContain('Det som står i den forrige tråden, hører fortsatt til saken.');
});
