import { describe, expect, it } from 'vitest';
import { threadLine } from '../../../src/slack/cards/thread-line.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { ThreadLine } from '../../../src/workflow/ports.ts';
import { lintMessage } from '../../support/block-kit-linter.ts';
import { ingrid, kari } from '../../support/people.ts';
import { caseView } from '../../support/slack-cases.ts';

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

it('a case that was closed as no request can be taken back with one click', () => {
  const { blocks } = threadLine({ type: 'not_a_request', by: ingrid }, caseView(), nb);

  expect(blocks[1]).toMatchObject({ elements: [{ action_id: 'mail.take_back', value: '{"m":"mail-1","l":"nb"}' }] });
});
