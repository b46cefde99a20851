import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nb } from '../../src/slack/words/nb.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import type { TestWorld } from '../support/world.ts';

/** Who may do what and where it is shown, from the click to what they read, at a Slack that has guests, groups and open channels. */
let office: Office;
/** Milliseconds that have passed without anybody waiting for them. */
let later = 0;
beforeAll(async () => {
  office = await openOffice({ now: () => performance.now() + later });
});
afterAll(() => office.close());
beforeEach(() => {
  // So long ago that nothing is believed any more of what Slack said in the test before.
  later += 600_000;
  const { workspace, channel, approver } = office.slack;
  workspace.members.delete('U0OUTSIDE');
  workspace.groups.clear();
  workspace.setMember(approver.id, { deleted: false });
  workspace.setChannel(channel, { is_private: true, is_shared: false, is_ext_shared: false });
});

const privacy = 'S0PRIVACY';
const text = 'Hei, kan jeg få innsyn i alt dere har om meg?\r\n\r\nHilsen Kari';

/** Kari's case stands in the channel. */
async function caseArrives(changes: Parameters<Office['serve']>[0] = {}): Promise<TestWorld> {
  const frist = await office.serve(changes);
  await frist.arrive(mail({ text }));
  return frist;
}

async function press(user: string, actionId: string): Promise<string> {
  const [card] = await office.slack.messages();
  if (!card) throw new Error('there is no card');
  await office.person(user).press(card, actionId);
  await office.quiet();
  return JSON.stringify(office.person(user).modal);
}

describe('somebody who is not staff', () => {
  it.each([
    ['a guest', { is_restricted: true }, 'guest'],
    ['a guest in one channel', { is_ultra_restricted: true }, 'guest'],
    ['switched off', { deleted: true }, 'deactivated'],
    ['an app', { is_bot: true }, 'bot'],
    ['of another company', { team_id: 'T9OTHER' }, 'other_workspace'],
  ] as const)('sees nothing of a case and gives no command: %s', async (_, member, why) => {
    office.slack.workspace.setMember('U0OUTSIDE', member);
    const frist = await caseArrives({ approvers: ['U0OUTSIDE'] });
    const before = await frist.onlyCase();

    const shown = [await press('U0OUTSIDE', 'case.review'), await press('U0OUTSIDE', 'case.more')];
    await office.person('U0OUTSIDE').command(office.slack.channel, 'ny');

    for (const modal of shown) expect(modal).toContain(nb.door[why]);
    expect(JSON.stringify(shown)).not.toContain(kari.name);
    expect(office.slack.whispers).toMatchObject([{ user: 'U0OUTSIDE', text: nb.door[why] }]);
    expect(await frist.onlyCase()).toEqual(before);
  });

  it('is whoever Slack says nothing of, until it does', async () => {
    await caseArrives();
    const { id } = office.slack.approver;
    office.slack.faults.next('users.info', { kind: 'status', status: 503 });

    const shown = [await press(id, 'case.review'), await press(id, 'case.review')];

    expect(shown[0]).toContain(nb.door.unknown);
    expect(shown[1]).toContain(kari.address);
  });

  it('is somebody who left a minute ago, though their review is still open', async () => {
    const frist = await caseArrives();
    const { id } = office.slack.approver;
    await press(id, 'case.review');
    office.slack.workspace.setMember(id, { deleted: true });
    later += 60_000;

    await office.person(id).submit({ force: true });

    expect(JSON.stringify(office.person(id).modal)).toContain(nb.door.deactivated);
    expect((await frist.onlyCase()).stage.status).toBe('in_progress');
  });
});

describe('a user group that may approve', () => {
  /** What the reviewer is told who hands in the review with nothing filled in: an approver, what is missing. */
  async function handIn(user: string): Promise<string> {
    await press(user, 'case.review');
    const answer = await office.person(user).submit({ force: true });
    return answer.kind === 'complaints' ? Object.values(answer.at).join() : JSON.stringify(office.person(user).modal);
  }
  const isApprover = nb.refusal.identity_missing.light.replaceAll('*', '');

  it('is read anew for whoever acts a minute later', async () => {
    const { approver } = office.slack;
    await caseArrives({ approvers: [privacy] });
    office.slack.workspace.groups.set(privacy, [approver.id, 'U0BOSS']);
    const inside = await handIn(approver.id);
    office.slack.workspace.groups.set(privacy, ['U0BOSS']);
    later += 60_000;

    const outside = await handIn(approver.id);

    expect(inside).toBe(isApprover);
    expect(outside).toContain('<@U0BOSS>');
    expect(outside).toContain('Du kan ikke godkjenne svar');
  });

  it('lets nobody in while it cannot be read, says so at the field, and lets them in when it can', async () => {
    const { approver } = office.slack;
    const frist = await caseArrives({ approvers: [privacy] });
    office.slack.workspace.groups.set(privacy, [approver.id, 'U0BOSS']);
    office.slack.faults.always('usergroups.users.list', { kind: 'error', error: 'internal_error' });

    const told = [await handIn(approver.id)];
    office.slack.faults.always('usergroups.users.list', undefined);
    told.push(await handIn(approver.id));

    expect(told).toEqual([nb.refusal.groups_unread.replaceAll('*', ''), isApprover]);
    expect(frist.smtp.mails.filter(({ autoSubmitted }) => autoSubmitted === undefined)).toEqual([]);
  });

  it('is called in an alert by its name, which Slack turns into its people', async () => {
    const frist = await caseArrives({ approvers: [privacy] });

    await frist.waitUntil('2026-12-17T08:00:00Z');

    const called = (await office.slack.messages()).filter(({ text: line }) => String(line).includes(`<!subteam^${privacy}>`));
    expect(called.length).toBeGreaterThan(0);
  });
});

describe('a channel', () => {
  const inChannel = () => office.slack.messages();

  it('that the whole company can read gets no card, and gets it within a minute of being made private', async () => {
    office.slack.workspace.setChannel(office.slack.channel, { is_private: false });
    const frist = await caseArrives();
    const before = await inChannel();

    office.slack.workspace.setChannel(office.slack.channel, { is_private: true });
    later += 60_000;
    frist.passSeconds(60);
    await frist.deliver();
    // The lines in the thread wait for the card.
    frist.passSeconds(60);
    await frist.deliver();

    expect(before).toEqual([]);
    expect(await inChannel()).not.toEqual([]);
    expect(office.logged).toContainEqual({
      channel: office.slack.channel,
      message: expect.stringContaining('this channel is not private, so that the whole company could read along'),
    });
  });

  it('that is shared with another company after the card stands there hears nothing more', async () => {
    const frist = await caseArrives();
    const before = await inChannel();
    office.slack.workspace.setChannel(office.slack.channel, { is_shared: true, is_ext_shared: true });
    later += 180_000;

    const { id } = await frist.onlyCase();
    await frist.verbs.takeCase(id, { id: office.slack.approver.id });
    await frist.deliver();

    expect(await inChannel()).toEqual(before);
  });
});
