import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRounds } from '../../scripts/accuracy-parts/labelled-mail.ts';
import { makeDueDigests } from '../../src/workflow/post-digest.ts';
import { mail } from '../support/mail.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import type { Person } from '../support/slack-double/person.ts';
import { fillReview } from '../support/slack-double/review-form.ts';
import { leaks, personalIn, trafficOf } from '../support/slack-double/traffic.ts';
import type { Kept } from '../support/slack-double/web-api.ts';
import type { TestWorld } from '../support/world.ts';

/**
 * Everything that goes to Slack in all journeys and in the days of a company, held against every name, address, number and sentence of
 * the mails: messages, fallback texts, metadata, button values and what modals carry. What a modal shows is for one person, on a click.
 */
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const journeys = join(import.meta.dirname, '../journeys');

it.each(readdirSync(journeys))('nothing of the mail goes to Slack: %s', async (situation) => {
  const frist = await office.serve({ approvers: [office.slack.approver.id] });
  await office.slack.sockets.connected();
  const raw = readFileSync(join(journeys, situation, 'mail.eml'));

  await frist.arrive(raw);
  await actOnAll(frist);

  await expectNothingPersonal(frist, [raw]);
});

it('nor does anything in a week of a company with thirty mails, overdue cases and digests', { timeout: 300_000 }, async () => {
  const frist = await office.serve({ approvers: [office.slack.approver.id], responsible: [office.slack.approver.id] });
  await office.slack.sockets.connected();
  const raws = someMails(30);

  for (const raw of raws) await frist.takeIn(raw);
  await frist.deliver();
  await actOnAll(frist);
  for (const day of ['2026-11-18', '2026-12-10', '2026-12-16', '2026-12-18', '2026-12-21']) {
    frist.turnTo(`${day}T08:00`);
    await makeDueDigests(frist.world);
    await frist.tend();
  }
  await actOnAll(frist);

  await expectNothingPersonal(frist, raws.map(Buffer.from));
  const told = new Set(office.slack.callsOf('chat.postMessage').map(({ args }) => eventOf(args.metadata)));
  expect([...told].toSorted()).toEqual(['frist_case_card', 'frist_digest', 'frist_sorted_away', 'frist_thread_line']);
});

it('what would be personal is noticed wherever it stood', async () => {
  const frist = await office.serve();
  const raw = Buffer.from(
    mail({ from: { name: 'Solveig Aas', address: 'solveig@example.no' }, text: 'Dere har feil nummer: 912 34 567.' }),
  );
  const personal = personalIn(await messageOf(frist, raw));
  const said = (text: string) => leaks([JSON.stringify({ method: 'chat.postMessage', text })], personal);

  expect(said('Solveig har skrevet')).toEqual(['the name Solveig']);
  expect(said('Svar til solveig@example.no')).toEqual(['the name Solveig', 'the words solveig@example.no']);
  expect(said('ring 91234567')).toEqual(['the number 91234567']);
  expect(said('Hun sier: «Dere har feil   nummer: 912 34 567»')).toEqual(['the words dere har feil nummer: 912 34 567']);
  expect(said('En ny sak, 25 dager igjen')).toEqual([]);
});

/** Somebody looks at everything, does what can be done, and asks for it by command. */
async function actOnAll(frist: TestWorld): Promise<void> {
  const ingrid = office.person(office.slack.approver.id);
  for (const message of await office.slack.messages()) {
    for (const action of ['case.review', 'mail.read', 'case.more', 'case.take', 'case.undo'])
      await press(ingrid, message, action);
  }
  for (const { number, requester } of await frist.world.store.records.cases.list({ openOnly: false })) {
    await ingrid.command(office.slack.channel, `sak ${number}`);
    if (requester) await ingrid.command(office.slack.channel, `finn ${requester.address}`);
  }
  await ingrid.command(office.slack.channel, 'forfalt');
  await ingrid.openHome();
  await office.quiet();
  await frist.deliver();
}

async function press(person: Person, message: Kept, action: string): Promise<void> {
  if (!JSON.stringify(message.blocks ?? []).includes(`"${action}"`)) return;
  await office.press(person, message, action);
  if (person.modal?.callback_id === 'case.approve') {
    fillReview(person);
    await person.submit();
  }
  while (person.modal) await person.closeModal();
}

async function expectNothingPersonal(frist: TestWorld, raws: readonly Buffer[]): Promise<void> {
  const traffic = trafficOf(office.slack);
  const found: string[] = [];
  for (const raw of raws) found.push(...leaks(traffic, personalIn(await messageOf(frist, raw))));
  expect(found).toEqual([]);
  expect(office.slack.complaints).toEqual([]);
}

async function messageOf({ world }: TestWorld, raw: Buffer) {
  const [installation] = [...world.installations.values()];
  if (!installation) throw new Error('nobody is served');
  const parsed = await world.parse(raw, installation);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.message;
}

/** Mails to DIGFO from the labelled rounds; their senders are given as `Name <address>`. */
function someMails(count: number): readonly string[] {
  const all = readRounds(join(import.meta.dirname, '../mails/labelled')).flatMap(({ mails }) => mails);
  return all
    .filter(({ organisation }) => organisation === 'digfo')
    .slice(0, count)
    .map(({ id, from, subject, body }) => {
      const [, name = '', address = from] = /^"?([^"<]*?)"?\s*<([^>]+)>$/.exec(from) ?? [];
      return mail({
        from: { name, address },
        subject,
        text: body.replace(/\r?\n/g, '\r\n'),
        messageId: `<${id}@mail.example.no>`,
      });
    });
}

const eventOf = (metadata: unknown) => (metadata as { event_type?: string } | undefined)?.event_type;
