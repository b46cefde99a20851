import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { joinSlack } from '../../scripts/demo-parts/slack-staff.ts';
import { answerOf, callSlack, openSocket } from '../support/slack-double/bare-app.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double/slack-double.ts';

/** The double is only worth its name if it refuses what Slack refuses: each test is an app that misbehaves, or a Slack that does. */
let slack: SlackDouble;
let now = 1_800_000_000_000;

beforeAll(async () => {
  slack = await startSlackDouble({ now: () => now, patience: 200 });
  slack.workspace.scopes = ['chat:write', 'groups:history', 'groups:read', 'users:read', 'usergroups:read', 'commands'];
  slack.workspace.events = ['message.groups', 'app_home_opened'];
});
beforeEach(() => slack.reset());
afterAll(() => slack.stop());

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const button = { type: 'actions', elements: [{ type: 'button', action_id: 'open', text: plain('Åpne'), value: '1' }] };
const note = {
  type: 'input',
  block_id: 'note',
  label: plain('Notat'),
  element: { type: 'plain_text_input', action_id: 'v', initial_value: 'slik det var', max_length: 20 },
};
const modal = (...blocks: object[]) => ({ type: 'modal', title: plain('Sak'), submit: plain('Utfør'), blocks });

const post = (more: object = {}) =>
  answerOf(slack, 'chat.postMessage', { channel: slack.channel, text: 'Sak', blocks: [section('–'), button], ...more });

async function socketOfApp(options?: Parameters<typeof openSocket>[1]) {
  const socket = await openSocket(slack, options);
  onTestFinished(async () => {
    socket.close();
    await socket.closed;
  });
  return socket;
}

async function clicked() {
  const socket = await socketOfApp();
  await post();
  const [card] = await slack.messages();
  const ingrid = slack.person(slack.approver.id);
  if (!card) throw new Error('nothing was posted');
  await ingrid.press(card, 'open');
  const [envelope] = socket.heard.filter(({ type }) => type === 'interactive');
  if (!envelope) throw new Error('the click did not arrive');
  return { socket, ingrid, payload: envelope.payload, trigger_id: envelope.payload.trigger_id };
}

it('gives each envelope to one socket only', async () => {
  const [one, other] = [await socketOfApp(), await socketOfApp()];
  await post();
  const [card] = await slack.messages();
  for (let i = 0; i < 4; i++) await slack.person(slack.approver.id).press(card as never, 'open');

  const clicks = [one, other].map(({ heard }) => heard.filter(({ type }) => type === 'interactive').length);
  expect(clicks).toEqual([2, 2]);
});

it('delivers an event again until it is acknowledged, under the same id, and a click never', async () => {
  const socket = await socketOfApp({ answers: false });
  const written = slack.person(slack.approver.id).write(slack.channel, 'Et notat');
  const again = await socket.until(() => socket.heard.find(({ retry_attempt }) => retry_attempt === 1));
  socket.acknowledge(again.envelope_id);
  await written;
  await post();
  const [, card] = await slack.messages();
  const outcome = await slack.person(slack.approver.id).press(card as never, 'open');

  const events = socket.heard.filter(({ payload }) => (payload.event as { text?: string })?.text === 'Et notat');
  expect(events.map(({ retry_attempt = 0 }) => retry_attempt)).toEqual([0, 1]);
  expect(new Set(events.map(({ payload }) => payload.event_id)).size).toBe(1);
  expect(events[0]?.payload.event).toMatchObject({ channel_type: 'group', user: slack.approver.id });
  expect(outcome).toEqual({ kind: 'lost' });
  expect(socket.heard.filter(({ type }) => type === 'interactive')).toHaveLength(1);
});

it('replays an event that was acknowledged, and notices who acknowledges twice', async () => {
  const socket = await socketOfApp();
  await slack.person(slack.approver.id).write(slack.channel, 'Et notat');
  await slack.sockets.replay();
  const [first, second] = socket.heard;
  socket.acknowledge(first?.envelope_id ?? '');
  await slack.person(slack.approver.id).write(slack.channel, 'Et til');

  expect(second?.payload.event_id).toBe(first?.payload.event_id);
  expect(slack.complaints).toEqual(['an envelope was acknowledged twice']);
});

it('keeps an event for the next socket, or loses it for good where it is told to', async () => {
  const kept = slack.person(slack.approver.id).write(slack.channel, 'Mens ingen hørte');
  const socket = await socketOfApp();
  await kept;
  socket.close();
  await socket.closed;
  await slack.sockets.gone();
  slack.sockets.keepsEvents = false;
  await slack.person(slack.approver.id).write(slack.channel, 'Borte');
  slack.sockets.keepsEvents = true;

  expect(socket.heard.map(({ payload, retry_attempt }) => [(payload.event as { text: string }).text, retry_attempt])).toEqual([
    ['Mens ingen hørte', undefined],
  ]);
  expect(slack.sockets.lostEvents).toBe(1);
});

it('says good-bye, cuts, freezes, and switches Socket Mode off', async () => {
  const socket = await socketOfApp();
  slack.sockets.disconnect('refresh_requested');
  await socket.until(() => socket.frames.find(({ type, reason }) => type === 'disconnect' && reason === 'refresh_requested'));
  expect(slack.sockets.count).toBe(0);
  const cut = await socketOfApp();
  slack.sockets.kill();
  await cut.closed;
  const frozen = await socketOfApp();
  slack.sockets.freeze();
  await slack.person(slack.approver.id).command(slack.channel, 'ny');
  expect(frozen.heard).toEqual([]);
  slack.sockets.kill();
  await frozen.closed;
  slack.sockets.isLinkDisabled = true;
  const refused = await callSlack(slack, 'apps.connections.open', {}, slack.appToken);
  slack.sockets.isLinkDisabled = false;
  expect(JSON.parse(refused.text)).toEqual({ ok: false, error: 'link_disabled' });
});

it('fails as Slack and the network fail, each call as it was told', async () => {
  slack.faults.next(
    'chat.postMessage',
    { kind: 'rate_limited', seconds: 7 },
    { kind: 'status', status: 503 },
    { kind: 'page' },
    { kind: 'error', error: 'fatal_error' },
    { kind: 'drop_before' },
    { kind: 'drop_after' },
  );
  const call = () => callSlack(slack, 'chat.postMessage', { channel: slack.channel, text: 'Sak' });

  const limited = await call();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  expect((await call()).status).toBe(503);
  expect((await call()).text).toContain('<html>');
  expect(JSON.parse((await call()).text)).toEqual({ ok: false, error: 'fatal_error' });
  await expect(call()).rejects.toThrow();
  expect(await slack.messages()).toHaveLength(0);
  await expect(call()).rejects.toThrow();
  expect(await slack.messages()).toHaveLength(1);
  expect(slack.callsOf('chat.postMessage').map(({ answer }) => answer)).toEqual(Array(6).fill(undefined));
});

it('answers nothing where it hangs or is down', async () => {
  slack.faults.always('auth.test', { kind: 'hang' });
  const hanging = callSlack(slack, 'auth.test');
  await slack.called('auth.test');
  slack.setDown(true);
  await expect(hanging).rejects.toThrow();
  await expect(callSlack(slack, 'auth.test')).rejects.toThrow();
  slack.setDown(false);
  slack.faults.always('auth.test', undefined);
  expect(await answerOf(slack, 'auth.test')).toMatchObject({ ok: true, bot_id: 'B0FRIST' });
});

it('knows user groups, guests, and what a channel is', async () => {
  slack.workspace.groups.set('S0PRIVACY', [slack.approver.id]);
  slack.workspace.setMember('U0GUEST', { is_restricted: true });
  slack.workspace.setChannel(slack.channel, { is_ext_shared: true });

  expect(await answerOf(slack, 'usergroups.users.list', { usergroup: 'S0PRIVACY' })).toEqual({
    ok: true,
    users: [slack.approver.id],
  });
  expect(await answerOf(slack, 'usergroups.users.list', { usergroup: 'S0OTHER' })).toEqual({
    ok: false,
    error: 'no_such_subteam',
  });
  expect(await answerOf(slack, 'users.info', { user: 'U0GUEST' })).toMatchObject({
    user: { is_restricted: true, team_id: 'T0FRIST' },
  });
  expect(await answerOf(slack, 'users.info', { user: 'U0NOBODY' })).toEqual({ ok: false, error: 'user_not_found' });
  expect(await answerOf(slack, 'conversations.info', { channel: slack.channel })).toMatchObject({
    channel: { is_private: true, is_ext_shared: true },
  });
  slack.workspace.setChannel(slack.channel, { is_ext_shared: false });
});

it('refuses messages and views that are beyond the limits of Block Kit', async () => {
  expect(await post({ blocks: Array(51).fill(section('–')) })).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(await post({ blocks: Array(6).fill(section('x'.repeat(2500))) })).toMatchObject({ error: 'msg_blocks_too_long' });
  expect(await post({ text: '' })).toMatchObject({ error: 'msg_too_long' });
  expect(await post({ metadata: { event_type: 'x', event_payload: { x: 'x'.repeat(9000) } } })).toMatchObject({
    error: 'metadata_too_large',
  });
  expect(await answerOf(slack, 'blocks.validate', { blocks: [section('')] })).toMatchObject({
    ok: false,
    error: 'invalid_blocks',
  });
  expect(await answerOf(slack, 'blocks.validate', { view: modal(note) })).toEqual({ ok: true });
  const { trigger_id } = await clicked();
  const title = plain('Altfor lang tittel for en modal');
  expect(await answerOf(slack, 'views.open', { trigger_id, view: { ...modal(note), title } })).toMatchObject({
    error: 'invalid_arguments',
  });
});

it('keeps metadata for who asks for it, and turns pages between oldest and latest', async () => {
  const stamps: string[] = [];
  for (let i = 0; i < 5; i++) {
    const posted = await post({ text: `Sak ${i}`, metadata: { event_type: 'card', event_payload: { delivery_id: `d${i}` } } });
    stamps.push(String(posted.ts));
    now += 10_000;
  }
  await callSlack(slack, 'chat.postEphemeral', { channel: slack.channel, user: slack.approver.id, text: 'Bare til deg' });
  const page = (more: object) =>
    answerOf(slack, 'conversations.history', { channel: slack.channel, ...more }) as Promise<{
      messages: { text: string; metadata?: unknown }[];
      response_metadata: { next_cursor: string };
    }>;

  const first = await page({ limit: 2, oldest: stamps[1] });
  expect(first.messages.map(({ text }) => text)).toEqual(['Sak 4', 'Sak 3']);
  expect(first.messages[0]?.metadata).toBeUndefined();
  const rest = await page({
    limit: 2,
    oldest: stamps[1],
    cursor: first.response_metadata.next_cursor,
    include_all_metadata: true,
  });
  expect(rest.messages).toMatchObject([{ text: 'Sak 2', metadata: { event_payload: { delivery_id: 'd2' } } }]);
  expect((await page({ latest: stamps[1] })).messages.map(({ text }) => text)).toEqual(['Sak 0']);
});

it('lets a trigger open one modal', async () => {
  const { ingrid, trigger_id } = await clicked();
  expect(await answerOf(slack, 'views.open', { trigger_id, view: modal(note) })).toMatchObject({ ok: true });
  expect(await answerOf(slack, 'views.open', { trigger_id, view: modal(note) })).toEqual({
    ok: false,
    error: 'exchanged_trigger_id',
  });
  expect(ingrid.modal?.title?.text).toBe('Sak');
});

it('lets a trigger open nothing after three seconds', async () => {
  const { trigger_id } = await clicked();
  now += 3001;
  expect(await answerOf(slack, 'views.open', { trigger_id, view: modal(note) })).toEqual({
    ok: false,
    error: 'expired_trigger_id',
  });
});

it('knows which state of a view is the newest, and which view is not there any more', async () => {
  const { ingrid, trigger_id } = await clicked();
  const { view } = (await answerOf(slack, 'views.open', { trigger_id, view: modal(note) })) as {
    view: { id: string; hash: string };
  };
  const update = (more: object) => answerOf(slack, 'views.update', { view: modal(note), view_id: view.id, ...more });

  expect(await update({ hash: view.hash })).toMatchObject({ ok: true, view: { id: view.id } });
  expect(await update({ hash: view.hash })).toEqual({ ok: false, error: 'hash_conflict' });
  expect(await update({})).toMatchObject({ ok: true });
  await ingrid.closeModal();
  expect(await update({})).toEqual({ ok: false, error: 'not_found' });
});

it('stacks three modals and no fourth, each in its own person’s stack', async () => {
  const { socket, ingrid, trigger_id } = await clicked();
  await answerOf(slack, 'views.open', { trigger_id, view: modal(note, button) });
  const results: unknown[] = [];
  for (let i = 0; i < 3; i++) {
    await ingrid.pressInModal('open');
    const pressed = socket.heard.at(-1)?.payload;
    expect(pressed).toMatchObject({ container: { type: 'view' }, view: { state: { values: { note: {} } } } });
    results.push(await answerOf(slack, 'views.push', { trigger_id: pressed?.trigger_id, view: modal(note, button) }));
  }

  expect(results).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: 'push_limit_reached' }]);
  expect(slack.person(slack.colleague.id).modal).toBeUndefined();
});

it('hands in what a field held before anybody touched it, and stops what Slack itself would stop', async () => {
  const { socket, ingrid, trigger_id } = await clicked();
  await answerOf(slack, 'views.open', { trigger_id, view: modal(note) });
  ingrid.type({ note: 'x'.repeat(21) });
  expect(await ingrid.submit()).toEqual({ kind: 'not_sent', at: { note: 'too long' } });
  ingrid.type({ note: '' });
  expect(await ingrid.submit()).toMatchObject({ kind: 'not_sent', at: { note: expect.stringContaining('required') } });
  ingrid.type({ note: 'slik det var' });
  expect(await ingrid.submit()).toEqual({ kind: 'accepted' });

  expect(socket.heard.at(-1)?.payload).toMatchObject({
    type: 'view_submission',
    view: { state: { values: { note: { v: { type: 'plain_text_input', value: 'slik det var' } } } } },
  });
  expect(ingrid.modal).toBeUndefined();
});

it('notices a complaint at a field that is not there, and a view that cannot be drawn', async () => {
  const { ingrid, socket, trigger_id } = await clicked();
  socket.close();
  await socket.closed;
  const other = await socketOfApp({ answers: false });
  await answerOf(slack, 'views.open', { trigger_id, view: modal(note) });
  for (const answer of [
    { response_action: 'errors', errors: { nowhere: 'Fyll ut' } },
    { response_action: 'update', view: { type: 'modal', blocks: [] } },
  ]) {
    const submitted = ingrid.submit();
    const { envelope_id } = await other.until(() => other.heard.find((each) => !answered.has(each.envelope_id)));
    answered.add(envelope_id);
    other.acknowledge(envelope_id, answer);
    await submitted;
  }

  expect(slack.complaints).toEqual([
    'response_action errors: nowhere is no input block of the view',
    expect.stringContaining('a view in an acknowledgement'),
  ]);
});
const answered = new Set<string>();

it('lets nobody in with a wrong token, without a scope, or from outside of the channel', async () => {
  const call = async (method: string, token: string) => JSON.parse((await callSlack(slack, method, {}, token)).text).error;
  expect(await call('auth.test', 'xoxb-other')).toBe('invalid_auth');
  expect(await call('auth.test', slack.appToken)).toBe('not_allowed_token_type');
  expect(await call('apps.connections.open', slack.botToken)).toBe('not_allowed_token_type');
  expect(await call('pins.add', slack.botToken)).toBe('unknown_method');
  expect((await callSlack(slack, 'auth.test')).headers.get('x-oauth-scopes')).toContain('groups:history');

  slack.workspace.setChannel(slack.channel, { is_member: false });
  expect(await post()).toEqual({ ok: false, error: 'channel_not_found' });
  slack.workspace.setChannel(slack.channel, { is_member: true, is_archived: true });
  expect(await post()).toEqual({ ok: false, error: 'is_archived' });
  slack.workspace.setChannel(slack.channel, { is_archived: false });
  const { scopes } = slack.workspace;
  slack.workspace.scopes = ['groups:history'];
  expect(await post()).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'groups:history' });
  slack.workspace.scopes = scopes;
});

it('lets an app change its own messages only, and tells it of every one', async () => {
  const socket = await socketOfApp();
  const ts = await slack.person(slack.approver.id).write(slack.channel, 'Mitt notat');
  const update = (at: unknown) => answerOf(slack, 'chat.update', { channel: slack.channel, ts: at, text: 'Endret' });
  expect(await update(ts)).toEqual({ ok: false, error: 'cant_update_message' });
  const { ts: own } = await post();
  expect(await update(own)).toMatchObject({ ok: true });
  await slack.deleteMessage(String(own));
  expect(await update(own)).toEqual({ ok: false, error: 'message_not_found' });
  await slack.person(slack.approver.id).edit(slack.channel, ts, 'Rettet');
  await slack.person(slack.approver.id).remove(slack.channel, ts);

  const told = socket.heard.map(({ payload }) => payload.event as { subtype?: string; deleted_ts?: string; bot_id?: string });
  expect(told.map(({ subtype = '' }) => subtype)).toEqual([
    '',
    '',
    'message_changed',
    'message_deleted',
    'message_changed',
    'message_deleted',
  ]);
  expect(told[1]?.bot_id).toBe('B0FRIST');
  expect(told.at(-1)?.deleted_ts).toBe(ts);
});

it('completes what is done in local-slack’s own page, and shows there what it opens', async () => {
  const socket = await socketOfApp();
  const page = await joinSlack(slack.pageUrl);
  onTestFinished(() => page.stop());
  await post();
  const card = await page.waitFor(() => page.messages(slack.channel)[0]);
  page.press(slack.approver.id, card, 'open');
  const { payload } = await socket.until(() => socket.heard.find(({ type }) => type === 'interactive'));
  await answerOf(slack, 'views.open', { trigger_id: payload.trigger_id, view: modal(note) });
  await page.waitFor(() => page.modal());
  page.submit(slack.approver.id, {});
  const submitted = await socket.until(() => socket.heard.find(({ payload: { type } }) => type === 'view_submission'));
  await page.waitFor(() => (page.modal() ? undefined : true));

  expect(payload).toMatchObject({ container: { type: 'message' }, message: { bot_id: 'B0FRIST' }, user: { team_id: 'T0FRIST' } });
  expect(submitted.payload).toMatchObject({ view: { state: { values: { note: { v: { value: 'slik det var' } } } } } });
});
