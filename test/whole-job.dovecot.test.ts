/**
 * The whole job over real protocols: a mail in a real Dovecot, the bot as an operator starts it, a whole Slack, and a mail server that
 * takes the answer. What the demo shows, held against the IMAP server most companies run.
 */
import { expect, it, onTestFinished } from 'vitest';
import { approveAnswer } from '../scripts/demo-parts/approve-answer.ts';
import { cardOf, deliverMails } from '../scripts/demo-parts/deliver-mails.ts';
import { startInstallation } from '../scripts/demo-parts/installation.ts';
import { joinSlack } from '../scripts/demo-parts/slack-staff.ts';
import { startDovecot } from './support/dovecot.ts';
import { kari } from './support/people.ts';

it('a mail in Dovecot becomes a case, a card, an approval, and an answer in its thread', { timeout: 120_000 }, async () => {
  const installation = await startInstallation({ undoSeconds: 0, startMailbox });
  onTestFinished(() => installation.stop());
  const { slack, smtp } = installation;
  const staff = await joinSlack(slack.url);
  onTestFinished(() => staff.stop());
  await installation.startBot();
  await staff.waitFor(() => staff.isConnected() || undefined);

  const delivered = await deliverMails(
    { installation, staff, onArrival: () => {}, onSeen: () => {}, signal: new AbortController().signal },
    { hurry: true },
  );
  const number = delivered.find(({ from }) => from === kari.name)?.number ?? '';
  const refused = await approveAnswer(staff, slack.colleague.id, cardOf(staff, slack.channel, number));
  const approved = await approveAnswer(staff, slack.approver.id, cardOf(staff, slack.channel, number));
  const answer = await smtp.waitFor(({ recipients, autoSubmitted }) => recipients.includes(kari.address) && !autoSubmitted);

  expect(delivered.map(({ became }) => became).sort()).toEqual([
    'case',
    'case',
    'case',
    'part of a case',
    'sorted away',
    'sorted away',
  ]);
  expect(refused.kind).toBe('refused');
  expect(approved.kind).toBe('approved');
  expect(answer.text).toContain(number);
  expect(answer.references).not.toEqual([]);
});

async function startMailbox() {
  const dovecot = await startDovecot();
  return { ...dovecot, saveSent: (raw: Buffer) => dovecot.deliver(raw, 'Sent') };
}
