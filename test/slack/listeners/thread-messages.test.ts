import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GoneMessage, KeptMessage, StaffMessage } from '../../../src/workflow/staff-verbs.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { per } from '../../support/people.ts';
import { openDesk } from '../../support/slack-desk.ts';

const thread = { channel: 'C1', ts: '1795000000.000100' };
const reply = { user: per, text: 'Ringte &amp; ventet', ts: '1795000001.000200', thread_ts: thread.ts };
const kept: StaffMessage = { thread, ts: reply.ts, editedTs: undefined, text: 'Ringte & ventet', files: 0, by: per };

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.stop());

function desk(answer: KeptMessage = { kind: 'kept', hint: false, staffLanguage: 'nb' }) {
  const keepMessage = vi.fn(async (_: StaffMessage) => answer);
  const messageGone = vi.fn(async (_: GoneMessage) => {});
  return { ...openDesk(slack, { keepMessage, messageGone }), keepMessage, messageGone };
}

describe('a message in a thread', () => {
  it('is kept as it was written, and answered with nothing', async () => {
    const { event, keepMessage } = desk();

    await event(reply);

    expect(keepMessage).toHaveBeenCalledExactlyOnceWith(kept);
    expect(slack.calls).toEqual([]);
  });

  it('is kept with the count of its files', async () => {
    const { event, keepMessage } = desk();

    await event({ ...reply, subtype: 'file_share', files: [{ id: 'F1' }, { id: 'F2' }] });

    expect(keepMessage).toHaveBeenCalledWith({ ...kept, files: 2 });
  });

  it.each([
    ['an app, Frist too', { bot_id: 'B0FRIST' }],
    ['Slack itself', { subtype: 'channel_join' }],
    ['somebody outside of a thread', { thread_ts: undefined }],
    ['somebody who starts a thread', { thread_ts: reply.ts }],
  ])('is not kept when it is by %s', async (_, change) => {
    const { event, keepMessage } = desk();

    await event({ ...reply, ...change });

    expect(keepMessage).not.toHaveBeenCalled();
  });

  it('is dealt with once, however often Slack delivers it, and again only where it failed', async () => {
    const { event, keepMessage } = desk();
    keepMessage.mockRejectedValueOnce(new Error('broken'));

    await event(reply, 'Ev1').catch(() => undefined);
    await event(reply, 'Ev1');
    await event(reply, 'Ev1');
    await event({ ...reply, ts: '1795000009.000100' }, 'Ev2');

    expect(keepMessage).toHaveBeenCalledTimes(3);
  });

  it('earns its author a hint that only they see, where it reads like an answer', async () => {
    const { event } = desk({ kind: 'kept', hint: true, staffLanguage: 'nb' });

    await event(reply);

    expect(slack.calls).toMatchObject([
      {
        method: 'chat.postEphemeral',
        args: {
          channel: 'C1',
          user: per,
          thread_ts: thread.ts,
          text: 'Dette er et notat, og personen får det ikke. Svar sendes bare fra «Se over».',
        },
      },
    ]);
  });

  it('is told of in the log by nothing of what it says, when something breaks', async () => {
    const { event, keepMessage, logged } = desk();
    keepMessage.mockRejectedValueOnce(new Error('Ringte & ventet'));

    await event(reply).catch(() => undefined);

    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('Ringte');
  });
});

describe('a message that was changed', () => {
  const change = {
    subtype: 'message_changed',
    message: { ...reply, text: 'Ringte to ganger', edited: { user: per, ts: '1795000005.0' } },
  };

  it('is kept as it was, in case that never came, and then as it is now', async () => {
    const { event, keepMessage } = desk();

    await event({ ...change, previous_message: reply });

    expect(keepMessage.mock.calls).toEqual([[kept], [{ ...kept, text: 'Ringte to ganger', editedTs: '1795000005.0' }]]);
  });

  it('is no note where it is a card that Frist has redrawn', async () => {
    const { event, keepMessage, messageGone } = desk();

    await event({ ...change, message: { ...change.message, bot_id: 'B0FRIST' } });

    expect(keepMessage).not.toHaveBeenCalled();
    expect(messageGone).not.toHaveBeenCalled();
  });
});

describe('a message that was deleted', () => {
  it('is kept once more, in case it never came, and then noted as gone', async () => {
    const { event, keepMessage, messageGone } = desk();

    await event({ subtype: 'message_deleted', deleted_ts: reply.ts, previous_message: reply });

    expect(keepMessage).toHaveBeenCalledExactlyOnceWith(kept);
    expect(messageGone).toHaveBeenCalledExactlyOnceWith({ place: { channel: 'C1', ts: reply.ts }, thread });
  });

  it.each([
    [
      'is a card when it stood in the channel',
      { subtype: 'message_deleted', deleted_ts: thread.ts, previous_message: { ts: thread.ts, bot_id: 'B0FRIST' } },
    ],
    [
      'is a card, too, when a stone stands in its place',
      { subtype: 'message_changed', message: { ts: thread.ts, thread_ts: thread.ts, subtype: 'tombstone' } },
    ],
    ['may be a card when Slack does not say what it was', { subtype: 'message_deleted', deleted_ts: thread.ts }],
  ])('%s', async (_, about) => {
    const { event, keepMessage, messageGone } = desk();

    await event(about);

    expect(keepMessage).not.toHaveBeenCalled();
    expect(messageGone).toHaveBeenCalledExactlyOnceWith({ place: thread, thread: undefined });
  });

  it('is nothing where it was a line of Frist in a thread', async () => {
    const { event, messageGone } = desk();

    await event({
      subtype: 'message_deleted',
      deleted_ts: '1795000002.0',
      previous_message: { ts: '1795000002.0', thread_ts: thread.ts, bot_id: 'B0FRIST' },
    });

    expect(messageGone).not.toHaveBeenCalled();
  });
});
