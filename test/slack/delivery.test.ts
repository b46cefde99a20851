import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calmDigest } from '../../src/digest/digest.ts';
import { connectSlack } from '../../src/slack/connect.ts';
import { createCaseBoard } from '../../src/slack/delivery.ts';
import type { BoardPost, CaseBoard } from '../../src/workflow/ports.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { kari } from '../support/people.ts';
import { caseView, digfo, stages } from '../support/slack-cases.ts';

let slack: FakeSlack;
let board: CaseBoard;
beforeEach(async () => {
  slack = await startFakeSlack();
  const quiet = () => {};
  const log = { info: quiet, warn: quiet, error: quiet };
  const options = { appToken: 'xapp-test', botToken: 'xoxb-test', apiUrl: slack.apiUrl, log, onFatal: quiet };
  // Never started: the client it gives the outbox needs no socket.
  const { background } = connectSlack(options);
  board = createCaseBoard({ background, log, channelOf: (organisation) => `C-${organisation}`, languageOf: () => 'nb' });
});
afterEach(() => slack.stop());

const first: BoardPost = { deliveryId: 'card:case-1:1', organisation: 'digfo', at: undefined, repeat: false };
const elsewhere = { channel: 'C-digfo', ts: '1700000000.000100' };

describe('a new card', () => {
  it('is posted in the channel of its organisation, with nothing personal in text, blocks or metadata', async () => {
    const place = await board.drawCard(first, caseView());

    const [{ args } = { args: {} }] = slack.callsOf('chat.postMessage');
    expect(place).toEqual({ channel: 'C-digfo', ts: slack.messages[0]?.ts });
    expect(args).toMatchObject({
      channel: 'C-digfo',
      text: expect.stringContaining('Innsyn · sak DIGFO-2026-0001'),
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: {
        event_type: 'frist_case_card',
        event_payload: { delivery_id: 'card:case-1:1', thing: 'case:case-1', case_id: 'case-1', revision: 1 },
      },
    });
    expect(JSON.stringify(args)).not.toContain(kari.address);
    expect(JSON.stringify(args)).not.toContain(kari.name);
  });

  it('is one call to Slack once the channel is known: the first card of a case has none before it to look for', async () => {
    await board.drawCard(first, caseView());
    await board.drawCard({ ...first, deliveryId: 'card:case-2:1' }, caseView({ id: 'case-2' }));

    expect(slack.calls.map(({ method }) => method)).toEqual(['conversations.info', 'chat.postMessage', 'chat.postMessage']);
  });
});

describe('a card that stands already', () => {
  it('is redrawn in place, text and blocks together', async () => {
    const at = await board.drawCard(first, caseView());

    const again = await board.drawCard(
      { ...first, deliveryId: 'card:case-1:5', at },
      caseView({ stage: stages.closed, revision: 5 }),
    );

    expect(again).toEqual(at);
    expect(slack.messages).toHaveLength(1);
    expect(slack.messages[0]).toMatchObject({ text: expect.stringContaining('besvart'), blocks: [{}, {}] });
  });

  it('is posted once more when somebody has deleted it, and then redrawn there', async () => {
    const at = await board.drawCard(first, caseView());
    slack.deleteMessage(at.ts);

    const anew = await board.drawCard({ ...first, deliveryId: 'card:case-1:2', at }, caseView({ revision: 2 }));
    const redrawn = await board.drawCard({ ...first, deliveryId: 'card:case-1:3', at: anew }, caseView({ revision: 3 }));

    expect(redrawn).toEqual(anew);
    expect(slack.messages).toHaveLength(1);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
  });

  it.each(['cant_update_message', 'edit_window_closed'])('is posted anew where Slack says %s', async (error) => {
    slack.failNext('chat.update', { kind: 'error', error });

    const place = await board.drawCard({ ...first, at: elsewhere }, caseView());

    expect(place.ts).toBe(slack.messages[0]?.ts);
  });
});

describe('an answer that was lost', () => {
  it.each([
    ['by its metadata', () => {}],
    ['by its first block id, where metadata is dropped', () => slack.forgetMetadata()],
  ])('leaves one card: the repeat finds it %s', async (_, prepare) => {
    prepare();
    slack.failNext('chat.postMessage', { kind: 'lost' });
    await expect(board.drawCard(first, caseView())).rejects.toMatchObject({ permanent: false });
    await board.drawCard({ ...first, deliveryId: 'card:case-2:1' }, caseView({ id: 'case-2' }));
    await board.drawCard({ ...first, deliveryId: 'card:case-3:1' }, caseView({ id: 'case-3' }));

    const place = await board.drawCard({ ...first, repeat: true }, caseView());

    expect(place.ts).toBe(slack.messages[0]?.ts);
    expect(slack.messages).toHaveLength(3);
  });

  it('leaves one card also when the next revision comes before the repeat', async () => {
    slack.failNext('chat.postMessage', { kind: 'lost' });
    await expect(board.drawCard(first, caseView())).rejects.toMatchObject({ permanent: false });

    const next = await board.drawCard(
      { ...first, deliveryId: 'card:case-1:2' },
      caseView({ revision: 2, stage: stages.approved }),
    );

    expect(next.ts).toBe(slack.messages[0]?.ts);
    expect(slack.messages).toMatchObject([{ text: expect.stringContaining('Svaret sendes') }]);
  });

  it('leaves one line in the thread', async () => {
    const thread = await board.drawCard(first, caseView());
    const line = { ...first, deliveryId: 'line:case-1:2:receipt_sent', thread };
    slack.failNext('chat.postMessage', { kind: 'lost' });
    await expect(board.postLine(line, { type: 'receipt_sent' }, caseView())).rejects.toMatchObject({ permanent: false });

    const place = await board.postLine({ ...line, repeat: true }, { type: 'receipt_sent' }, caseView());

    expect(place.ts).toBe(slack.messages[1]?.ts);
    expect(slack.messages).toMatchObject([{}, { thread_ts: thread.ts }]);
  });

  it('makes a repeat post when there is nothing to find', async () => {
    slack.failNext('chat.postMessage', { kind: 'status', status: 503 });
    await expect(board.drawCard(first, caseView())).rejects.toMatchObject({ permanent: false });

    await board.drawCard({ ...first, repeat: true }, caseView());

    expect(slack.messages).toHaveLength(1);
  });

  it('is not mistaken for what another app has posted', async () => {
    slack.failNext('auth.test', { kind: 'error', error: 'internal_error' });
    await expect(board.drawCard({ ...first, repeat: true }, caseView())).rejects.toMatchObject({ permanent: false });
    await board.drawCard(first, caseView());
    Object.assign(slack.messages[0] ?? {}, { bot_id: 'B0OTHER' });

    await board.drawCard({ ...first, repeat: true }, caseView());

    expect(slack.messages).toHaveLength(2);
  });
});

describe('a channel that others can see', () => {
  const sentenceOf = (drawing: Promise<unknown>) =>
    expect(drawing).rejects.toMatchObject({ permanent: false, retryAfter: 60_000 });

  it.each([
    ['is not private', { is_private: false, is_member: true }],
    ['is shared with another company', { is_private: true, is_ext_shared: true }],
  ])('that %s gets nothing, neither card nor line', async (_, info) => {
    slack.channels.set('C-digfo', info);
    const line = { ...first, deliveryId: 'line:1', thread: { channel: 'C-digfo', ts: '1800000000.000100' } };

    await sentenceOf(board.drawCard(first, caseView()));
    await sentenceOf(board.postLine(line, { type: 'reply_sent' }, caseView()));
    await sentenceOf(board.drawCard({ ...first, at: { ...elsewhere } }, caseView()));

    expect(new Set(slack.calls.map(({ method }) => method))).toEqual(new Set(['conversations.info']));
  });

  it('and that was given up for another leaves its card behind: it is posted in the other', async () => {
    slack.channels.set('C-before', { is_private: false });

    const place = await board.drawCard({ ...first, at: { channel: 'C-before', ts: '1700000000.000100' } }, caseView());

    expect(place.channel).toBe('C-digfo');
    expect(slack.callsOf('chat.update')).toEqual([]);
  });
});

it('a line goes into the thread of its card', async () => {
  const thread = { channel: 'C-elsewhere', ts: '1800000000.000100' };

  await board.postLine({ ...first, deliveryId: 'line:1', thread }, { type: 'reply_sent' }, caseView());

  expect(slack.callsOf('chat.postMessage')[0]?.args).toMatchObject({ channel: 'C-elsewhere', thread_ts: thread.ts });
});

it('the list of a day and the digest of a day are there once, whoever asks', async () => {
  const list = { organisation: digfo, on: Temporal.PlainDate.from('2026-11-17'), mails: [] };
  const digest = calmDigest('digfo', '2026-11-17');

  const places = [
    await board.drawSortedAway({ ...first, deliveryId: 'sorted-away:digfo:2026-11-17:mail-1' }, list),
    await board.drawSortedAway({ ...first, deliveryId: 'sorted-away:digfo:2026-11-17:mail-2' }, list),
    await board.postDigest({ ...first, deliveryId: 'digest-post:digfo:2026-11-17' }, digest),
    await board.postDigest({ ...first, deliveryId: 'digest-post:digfo:2026-11-17' }, digest),
  ];

  expect(slack.messages).toHaveLength(2);
  expect(places.map(({ ts }) => ts)).toEqual([0, 0, 1, 1].map((i) => slack.messages[i]?.ts));
});

describe('trouble', () => {
  it('a rate limit says when to try again', async () => {
    slack.failNext('chat.postMessage', { kind: 'status', status: 429, headers: { 'retry-after': '7' } });

    const drawing = board.drawCard(first, caseView());

    await expect(drawing).rejects.toMatchObject({ name: 'DeliveryProblem', permanent: false, retryAfter: 7000 });
  });

  it.each([
    ['channel_not_found', 'organisations.digfo.channel (C-digfo): Slack does not know this channel'],
    ['not_in_channel', 'Write /invite @Frist in it'],
    ['is_archived', 'this channel is archived'],
    ['invalid_auth', 'slack.bot_token: Slack does not accept it any more'],
    ['missing_scope', 'Add chat:write, groups:history and groups:read'],
  ])(
    '%s is for a person, the sentence says what to do, and it is tried again every minute until they have',
    async (error, sentence) => {
      slack.failNext('chat.postMessage', { kind: 'error', error });

      const drawing = board.drawCard(first, caseView());

      await expect(drawing).rejects.toMatchObject({
        permanent: false,
        retryAfter: 60_000,
        message: expect.stringContaining(sentence),
      });
    },
  );

  it.each([
    ['invalid_blocks', 'This is a fault in Frist'],
    ['something_new', 'Slack refused the message (Slack says: something_new)'],
  ])('%s is nothing that trying again could mend', async (error, sentence) => {
    slack.failNext('chat.postMessage', { kind: 'error', error });

    const drawing = board.drawCard(first, caseView());

    await expect(drawing).rejects.toMatchObject({ permanent: true, message: expect.stringContaining(sentence) });
  });

  it.each([
    ['an HTTP 500', { kind: 'status', status: 500 }],
    ['a page of a proxy', { kind: 'page' }],
    ['an internal error of Slack', { kind: 'error', error: 'internal_error' }],
  ] as const)('%s is tried again', async (_, fault) => {
    slack.failNext('chat.postMessage', fault);

    const drawing = board.drawCard(first, caseView());

    await expect(drawing).rejects.toMatchObject({ name: 'DeliveryProblem', permanent: false });
  });

  it('nothing of the message stands in the problem', async () => {
    slack.failNext('chat.postMessage', { kind: 'page' });

    const drawing = board.drawCard(first, caseView());

    await expect(drawing).rejects.toMatchObject({ message: 'Slack gave an answer that is not its own' });
  });
});
