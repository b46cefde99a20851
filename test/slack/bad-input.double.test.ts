import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import type { Person } from '../support/slack-double/person.ts';
import { fillReview } from '../support/slack-double/review-form.ts';
import type { Kept } from '../support/slack-double/web-api.ts';
import type { TestWorld } from '../support/world.ts';

/** What people and faulty clients hand in, from the click to what they read: the right sentence at the right place, and nothing sent. */
let office: Office;
let frist: TestWorld;
let ingrid: Person;
let per: Person;

beforeAll(async () => {
  office = await openOffice();
});
beforeEach(async () => {
  frist = await office.serve({ approvers: [office.slack.approver.id] });
  await office.slack.sockets.connected();
  ingrid = office.person(office.slack.approver.id);
  per = office.person(office.slack.colleague.id);
  await frist.arrive(mail({ text: 'Hei, kan jeg få innsyn i alt dere har om meg?' }));
});
afterAll(() => office.close());

const card = async () => (await office.slack.messages()).find(({ text }) => text?.includes('DIGFO-2026-0001')) as Kept;
const said = (person: Person) => JSON.stringify(person.modal?.blocks ?? []);

async function openReview(person: Person): Promise<void> {
  await office.press(person, await card(), 'case.review');
  expect(person.modal?.callback_id).toBe('case.approve');
}

/** Whatever was handed in, an hour later nothing but the receipt has left. */
async function expectNothingSent(): Promise<void> {
  await office.quiet();
  frist.passSeconds(3600);
  await frist.deliver();
  expect(frist.smtp.mails.filter(({ autoSubmitted }) => autoSubmitted === undefined)).toEqual([]);
  expect(office.slack.complaints).toEqual([]);
}

it('Slack itself holds back a review with nothing ticked, and Frist says it at the box to whoever gets past', async () => {
  await openReview(ingrid);
  const boxes = fieldsOf(ingrid, 'confirm:');

  expect(await ingrid.submit()).toMatchObject({ kind: 'not_sent', at: { [boxes[0] ?? '']: expect.any(String) } });
  const complaints = await ingrid.submit({ force: true });
  expect(complaints).toMatchObject({ kind: 'complaints', at: expect.any(Object) });
  const places = complaints.kind === 'complaints' ? Object.keys(complaints.at) : [];
  expect(fieldsOf(ingrid, '')).toEqual(expect.arrayContaining(places));
  await expectNothingSent();
});

it('a text of four thousand characters in a field of three thousand goes nowhere', async () => {
  await openReview(ingrid);
  fillReview(ingrid, () => `[[hva vi fant]] ${'x'.repeat(4000)}`);

  expect(await ingrid.submit()).toMatchObject({ kind: 'not_sent' });
  const complaints = await ingrid.submit({ force: true });
  expect(complaints.kind).toBe('complaints');
  await expectNothingSent();
});

it('an emptied answer is told at its field', async () => {
  await openReview(ingrid);
  fillReview(ingrid, () => ' ');

  const complaints = await ingrid.submit({ force: true });
  expect(Object.keys(complaints.kind === 'complaints' ? complaints.at : {})[0]).toMatch(/^body:1:/);
  await expectNothingSent();
});

it('a modal without what it carried is told to be old', async () => {
  await openReview(ingrid);
  fillReview(ingrid);
  office.slack.tamper(ingrid.id, { private_metadata: 'not ours' });

  await ingrid.submit();

  expect(ingrid.modal?.callback_id).toBe('frist.nothing');
  await expectNothingSent();
});

it('a card that shows an older state opens the review as it is now', async () => {
  const old = await card();
  frist.passSeconds(60);
  await frist.takeIn(answerFromKari('Jeg vil også ha alt slettet.'));
  await frist.deliver();

  await office.press(ingrid, old, 'case.review');

  expect(said(ingrid)).toContain('Jeg vil også ha alt slettet.');
  await expectNothingSent();
});

it('a review that new mail has overtaken approves nothing', async () => {
  await openReview(ingrid);
  fillReview(ingrid);
  frist.passSeconds(60);
  await frist.takeIn(answerFromKari('Jeg vil også ha alt slettet.'));

  await ingrid.submit();

  expect(ingrid.modal?.callback_id).toBe('frist.nothing');
  await expectNothingSent();
});

it('who may not approve is told who may', async () => {
  await openReview(per);
  fillReview(per);

  await per.submit();

  expect(said(per)).toContain(`<@${ingrid.id}>`);
  expect(said(per)).toContain('Ingenting er sendt');
  await expectNothingSent();
});

it.each([
  ['a guest', { is_restricted: true }],
  ['somebody who has left', { deleted: true }],
  ['somebody of another workspace', { team_id: 'T0OTHER' }],
  ['a bot', { is_bot: true }],
])('%s is turned away at the door', async (_, changes) => {
  const id = `U0${Object.keys(changes)[0]?.toUpperCase()}`;
  office.slack.workspace.setMember(id, changes);
  const stranger = office.person(id);

  await office.press(stranger, await card(), 'case.review');
  expect(stranger.modal?.callback_id).toBe('frist.nothing');
  expect(said(stranger)).not.toContain(kari.address);
  await stranger.command(office.slack.channel, 'sak DIGFO-2026-0001');
  await office.quiet();
  expect(JSON.stringify(office.slack.whispers.filter(({ user }) => user === id))).not.toContain('DIGFO');
  await expectNothingSent();
});

it.each(['@requester here is your data', `Hei Kari, her er opplysningene dine: ${kari.address}`, 'send svaret nå'])(
  '«%s» in a thread is a note, and goes to nobody',
  async (text) => {
    const mails = frist.smtp.mails.length;
    const { ts } = await card();

    await ingrid.write(office.slack.channel, text, ts);
    await office.quiet();
    await frist.deliver();

    expect(frist.smtp.mails).toHaveLength(mails);
    const events = await frist.world.store.records.cases.events((await frist.onlyCase()).id);
    expect(events.filter(({ type }) => type === 'note_added')).toHaveLength(1);
    expect(office.slack.whispers.map(({ user }) => user)).toEqual(office.slack.whispers.map(() => ingrid.id));
    expect(office.slack.whispers.length).toBeLessThanOrEqual(1);
    await expectNothingSent();
  },
);

function fieldsOf(person: Person, start: string): readonly string[] {
  return (person.modal?.blocks ?? []).flatMap(({ block_id: id = '', type }) =>
    type === 'input' && id.startsWith(start) ? [id] : [],
  );
}

function answerFromKari(text: string): string {
  const receipt = frist.smtp.mails.at(-1)?.messageId ?? '';
  return mail({ text, messageId: '<2@mail.example.no>', headers: [`In-Reply-To: ${receipt}`] });
}
