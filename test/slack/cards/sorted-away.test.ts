import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { sortedAwayCard } from '../../../src/slack/cards/sorted-away.ts';
import { wordsFor } from '../../../src/slack/words.ts';
import type { SortedAwayMail } from '../../../src/workflow/ports.ts';
import { lintMessage } from '../../support/block-kit-linter.ts';
import { kari } from '../../support/people.ts';
import { attack, digfo } from '../../support/slack-cases.ts';

const nb = wordsFor('nb');
const on = Temporal.PlainDate.from('2026-11-17');

it('each mail is told by time, kind and reason, with buttons to read it and to take it back', () => {
  const card = sortedAwayCard({ organisation: digfo, on, mails: [mail(1)] }, nb);

  expect(card.text).toBe('DigFo: 1 e-post sortert bort tirsdag 17. november 2026.');
  expect(card.blocks[1]).toMatchObject({
    text: { type: 'plain_text', text: 'Kl. 09.01 · nyhetsbrev · It has List-Unsubscribe.' },
  });
  expect(card.blocks[2]).toMatchObject({
    elements: [
      { action_id: 'mail.read', value: '{"m":"mail-1","l":"nb"}' },
      { action_id: 'mail.take_back', value: '{"m":"mail-1","l":"nb"}', confirm: {} },
    ],
  });
});

it('of many mails the newest fifteen are listed, and the others counted', () => {
  const mails = Array.from({ length: 20 }, (_, i) => mail(i)).reverse();

  const card = sortedAwayCard({ organisation: digfo, on, mails }, nb);

  const drawn = JSON.stringify(card);
  expect(drawn).toContain('Kl. 09.19 ·');
  expect(drawn).not.toContain('Kl. 09.04 ·');
  expect(drawn).toContain('5 eldre e-poster fra samme dag vises ikke her.');
});

it('an empty day says so', () => {
  const card = sortedAwayCard({ organisation: digfo, on, mails: [] }, nb);

  expect(JSON.stringify(card)).toContain('Ingen e-poster er sortert bort denne dagen.');
});

it('the longest list is taken by Slack, and markup or addresses in a reason do nothing', () => {
  const mails = Array.from({ length: 40 }, (_, i) => ({ ...mail(i), reason: `From ${kari.address} ${attack.repeat(20)}` }));

  const card = sortedAwayCard({ organisation: digfo, on, mails }, nb);

  expect(lintMessage(card)).toEqual([]);
  expect(JSON.stringify(card)).not.toContain(kari.address);
});

it('a kind that has no word yet is shown as it is, and a mail without one as what it is', () => {
  const kinds = [
    { ...mail(1), mailKind: 'parking_ticket' },
    { ...mail(2), mailKind: undefined },
  ];

  const card = sortedAwayCard({ organisation: digfo, on, mails: kinds }, nb);

  expect(JSON.stringify(card)).toContain('parking ticket');
  expect(JSON.stringify(card)).toContain('Kl. 09.02 · automatisk ·');
});

function mail(minute: number): SortedAwayMail {
  const receivedAt = Temporal.Instant.from('2026-11-17T08:00:00Z').add({ minutes: minute });
  return {
    id: `mail-${minute}`,
    receivedAt,
    kind: 'sorted_away',
    disposition: 'automatic',
    mailKind: 'newsletter',
    reason: 'It has List-Unsubscribe.',
  };
}
