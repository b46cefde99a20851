import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../scripts/demo-parts/slack-server.ts';
import {
  filledIn,
  joinSlack,
  type SlackModal,
  type SlackStaff,
  type SubmittedValues,
} from '../../scripts/demo-parts/slack-staff.ts';
import { connectSlack, type SlackConnection } from '../../src/slack/connect.ts';
import { createCaseBoard } from '../../src/slack/delivery.ts';
import { registerListeners } from '../../src/slack/listeners/register.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { openTestWorld, organisations, type TestWorld } from '../support/world.ts';

/** Frist's own workflow behind a real Socket Mode connection to local-slack: what staff press ends in the mail that leaves. */
let slack: LocalSlack;
let staff: SlackStaff;
let connection: SlackConnection;
let frist: TestWorld;

const quiet = () => {};
const log = { info: quiet, warn: quiet, error: quiet };

beforeEach(async () => {
  slack = await startLocalSlack();
  staff = await joinSlack(slack.url);
  frist = await openTestWorld({ approvers: [slack.approver.id] });
  await new Promise<void>((resolve, reject) => {
    connection = connectSlack({
      appToken: slack.appToken,
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      log,
      onFatal: (problem) => reject(new Error(problem)),
      onConnected: resolve,
    });
    const digfo = organisations.get('digfo');
    registerListeners(connection, frist.verbs, log, { organisations: digfo ? [digfo] : [], clock: frist.world.clock });
    connection.start();
  });
});
afterEach(async () => {
  await connection.stop();
  await staff.stop();
  await slack.stop();
});

it('a refusal with its ground goes from the card through its form and its review into the mail', async () => {
  await frist.arrive(mail({ text: 'Hei, kan jeg få innsyn i alt dere har om meg?' }));
  const card = await cardOfOnlyCase();

  staff.press(slack.approver.id, card, 'case.more');
  await shown('Sak ', 'frist.nothing');
  staff.pressInModal(slack.approver.id, slack.channel, 'case.other_answer');
  await shown('Svar på', 'case.choose_outcomes');
  staff.submit(slack.approver.id, { 'outcome:access': chosen('refused') });
  const form = await shown('Fyll ut', 'case.plan_letter');
  staff.submit(slack.approver.id, filledForm(form));
  const review = await shown('Sak ', 'case.approve');
  // The local Slack draws a field of many lines as one, and what comes back from it has no breaks.
  const inOneLine = (text: string) => text.replaceAll('\n', '');
  const drafted = await frist.verbs.previewReply((await frist.onlyCase()).id, undefined, { id: slack.approver.id });
  staff.submit(
    slack.approver.id,
    filledIn(review, { edit: (text) => `${inOneLine(text)} Si fra om noe er uklart.`, tick: true }),
  );
  await staff.waitFor(() => (staff.modal()?.callback_id === 'case.approve' ? undefined : true));
  frist.passSeconds(61);
  await frist.deliver();

  const answer = frist.smtp.mails.at(-1);
  expect(answer).toMatchObject({ to: kari.address });
  expect(answer?.text).toContain('personopplysningsloven § 16 første ledd bokstav f');
  expect(answer?.text).toContain('Kopien ville røpe hva andre har skrevet.');
  expect(answer?.text).toContain('Du kan klage til Datatilsynet');
  expect(drafted).toMatchObject({ text: answer?.text.replace(' Si fra om noe er uklart.', '') });
  expect((await frist.onlyCase()).lines).toMatchObject([{ right: 'access', answered: { outcome: 'refused' } }]);
});

it('/frist ny becomes a case, and nothing of it stands in the channel', async () => {
  staff.command(slack.approver.id, slack.channel, '/frist', 'ny');
  await shown('Ny sak', 'frist.open_by_hand');
  staff.submit(slack.approver.id, {
    'by_hand:source': chosen('call'),
    'by_hand:note': { v: { type: 'plain_text_input', value: 'Hun vil ha alt slettet.' } },
    'by_hand:address': { v: { type: 'plain_text_input', value: kari.address } },
  });
  const said = await shown('Gjort', 'frist.nothing');

  const { number, requester, receiptSource } = await frist.onlyCase();
  expect(JSON.stringify(said)).toContain(number);
  expect(requester?.address).toBe(kari.address);
  expect(receiptSource).toBe('call');
  expect(JSON.stringify(staff.messages(slack.channel))).not.toMatch(/slettet|@example/);
});

async function cardOfOnlyCase() {
  const board = createCaseBoard({
    background: connection.background,
    log,
    channelOf: () => slack.channel,
    languageOf: () => 'nb',
  });
  const found = await frist.verbs.caseNow((await frist.onlyCase()).id, { id: slack.approver.id });
  if (found.kind === 'refused') throw new Error(found.why);
  const place = await board.drawCard({ deliveryId: 'card', organisation: 'digfo', at: undefined, repeat: false }, found.view);
  const card = staff.messages(slack.channel).find(({ ts }) => ts === place.ts);
  if (!card) throw new Error('the card is not in the channel');
  return card;
}

/** Local-slack shows one stack of modals; the one that waits for its content has another title. */
function shown(title: string, callbackId: string): Promise<SlackModal> {
  return staff.waitFor(() => {
    const modal = staff.modal();
    return modal?.callback_id === callbackId && modal.title?.text.startsWith(title) ? modal : undefined;
  });
}

function filledForm(form: SlackModal): SubmittedValues {
  const values: Record<string, SubmittedValues[string]> = {};
  for (const { block_id: id, element } of form.blocks) {
    if (!id || !element) continue;
    if (element.type === 'static_select') values[id] = chosen('popplyl-16-f');
    if (id.includes('.reason:')) values[id] = { v: { type: element.type, value: 'Kopien ville røpe hva andre har skrevet.' } };
  }
  return values;
}

function chosen(value: string) {
  return { v: { type: 'static_select', selected_option: { value } } };
}
