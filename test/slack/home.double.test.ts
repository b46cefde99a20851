import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nb } from '../../src/slack/words/nb.ts';
import { lintHome, lintMessage } from '../support/block-kit-linter.ts';
import { mail } from '../support/mail.ts';
import { kari } from '../support/people.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import type { TestWorld } from '../support/world.ts';

/** The Home tab and `/frist`, from the click to what is shown, at a Slack that refuses what Slack refuses. */
let office: Office;
let ingrid: ReturnType<Office['person']>;
let per: ReturnType<Office['person']>;
beforeAll(async () => {
  office = await openOffice();
  ingrid = office.person(office.slack.approver.id);
  per = office.person(office.slack.colleague.id);
  office.slack.workspace.setMember('U0OUTSIDE');
});
afterAll(() => office.close());
let mails = 0;
let frist: TestWorld;
beforeEach(async () => {
  frist = await office.serve();
});

const access = (address: string = kari.address) =>
  mail({
    from: { name: kari.name, address },
    messageId: `<${++mails}@example.no>`,
    text: 'Hei, kan jeg få innsyn i alt dere har om meg?\r\n\r\nHilsen Kari',
  });
const homeOf = (person: typeof ingrid) => JSON.stringify(person.home?.blocks ?? []);

/** Slack sends the option that was chosen as it stands in the list. */
async function choose(person: typeof ingrid, label: string): Promise<void> {
  const lists = (person.home?.blocks ?? []).flatMap((block) => ('elements' in block ? (block.elements as object[]) : []));
  const options = lists.flatMap((list) =>
    'options' in list ? (list.options as { text: { text: string }; value: string }[]) : [],
  );
  const value = options.find(({ text }) => text.text === label)?.value;
  await person.pressAtHome('home.filter', value);
  await office.quiet();
}

async function openHome(person: typeof ingrid): Promise<void> {
  await person.openHome();
  await office.quiet();
}

describe('the Home tab', () => {
  it('lists the open cases, opens the review over itself, and follows what is done in the channel', async () => {
    await frist.arrive(access());
    await openHome(ingrid);

    expect(homeOf(ingrid)).toContain('DIGFO-2026-0001');
    await ingrid.pressAtHome('case.review');
    await office.quiet();
    expect(ingrid.modal?.callback_id).toBe('case.approve');
    expect(ingrid.home?.type).toBe('home');

    const [card] = await office.slack.messages();
    if (!card) throw new Error('there is no card');
    await ingrid.press(card, 'case.take');
    await office.quiet();
    expect(homeOf(ingrid)).toContain(nb.home.sections.mine(1));
  });

  it('shows what was chosen, and more pages where there are many cases', async () => {
    for (let i = 0; i < 22; i++) await frist.arrive(access(`kari.${i}@example.no`));
    await openHome(per);
    expect(homeOf(per)).toContain(nb.home.page(1, 2));

    await per.pressAtHome('home.page:next');
    await office.quiet();
    expect(homeOf(per)).toContain('DIGFO-2026-0022');
    await choose(per, nb.home.filters.overdue);

    expect(homeOf(per)).toContain(nb.home.nothing);
    expect(office.slack.complaints).toEqual([]);
    expect(lintHome(per.home ?? {})).toEqual([]);
  });

  it('makes a case of what was sorted away today, and then shows it as one', async () => {
    await frist.arrive(mail({ text: 'Jeg er på ferie.', headers: ['Auto-Submitted: auto-replied'] }));
    await openHome(ingrid);
    expect(homeOf(ingrid)).toContain(nb.home.sortedAway(1));

    await ingrid.pressAtHome('mail.take_back');
    await office.quiet();

    expect(JSON.stringify(ingrid.modal)).toContain('DIGFO-2026-0001');
    expect(homeOf(ingrid)).toContain('DIGFO-2026-0001');
    expect(homeOf(ingrid)).not.toContain(nb.home.sortedAway(1));
  });

  it('shows no case to who is not in the channel, and none to a guest', async () => {
    await frist.arrive(access());
    const outside = office.person('U0OUTSIDE');
    await openHome(outside);
    expect(homeOf(outside)).toContain(`Be <@${ingrid.id}> om`);

    office.slack.workspace.setMember('U0GUEST', { is_restricted: true });
    await openHome(office.person('U0GUEST'));
    expect(homeOf(office.person('U0GUEST'))).toContain(nb.door.guest);
  });
});

describe('/frist', () => {
  const answers = () => office.slack.whispers as readonly { user: string; text: string; blocks: readonly object[] }[];

  it('answers the one who asked and nobody else, within the limits of a message', async () => {
    await frist.arrive(access());
    const before = (await office.slack.messages()).length;

    for (const typed of ['sak 1', 'finn innsyn', 'forfalt', 'statistikk', 'hjelp', 'stats']) {
      await ingrid.command(office.slack.channel, typed);
      await office.quiet();
    }

    expect(answers().map(({ user }) => user)).toEqual(Array.from({ length: 6 }, () => ingrid.id));
    expect(answers().flatMap(lintMessage)).toEqual([]);
    expect((await office.slack.messages()).length).toBe(before);
  });

  it('finds a person by their whole address, and says it to nobody', async () => {
    await frist.arrive(access());
    await ingrid.command(office.slack.channel, `finn ${kari.address}`);
    await office.quiet();

    expect(JSON.stringify(answers())).toContain('DIGFO-2026-0001');
    expect(JSON.stringify([answers(), office.slack.calls, office.logged])).not.toContain(kari.address);
  });

  it('tells somebody outside of the channel nothing of a case, whose number they know', async () => {
    await frist.arrive(access());
    for (const typed of ['sak DIGFO-2026-0001', `finn ${kari.address}`, 'statistikk', 'forfalt']) {
      await office.person('U0OUTSIDE').command(office.slack.channel, typed);
      await office.quiet();
    }

    expect(answers()).toHaveLength(4);
    expect(JSON.stringify(answers())).not.toContain('DIGFO-2026-0001');
  });

  it('opens the form for a request by hand', async () => {
    await ingrid.command(office.slack.channel, 'new');
    await office.quiet();

    expect(ingrid.modal?.callback_id).toBe('frist.open_by_hand');
  });
});
