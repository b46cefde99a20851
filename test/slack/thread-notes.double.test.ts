import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standingNotes } from '../../src/cases/notes.ts';
import { createCatchUp } from '../../src/slack/catch-up.ts';
import { threadSeen, threadsToRead } from '../../src/workflow/threads-to-read.ts';
import { letters } from '../support/handling.ts';
import { mail } from '../support/mail.ts';
import { type Office, openOffice } from '../support/slack-double/office.ts';
import type { Person } from '../support/slack-double/person.ts';
import type { TestWorld } from '../support/world.ts';

/** People write, change and delete in a real channel; Frist hears of it through its socket, or looks for it afterwards. */
let office: Office;
let frist: TestWorld;
let per: Person;
let channel: string;

beforeAll(async () => {
  office = await openOffice();
});
beforeEach(async () => {
  frist = await office.serve();
  ({ channel } = office.slack);
  per = office.person(office.slack.colleague.id);
  await frist.arrive(
    mail({ text: 'Hei, jeg ønsker innsyn i alle personopplysninger dere har lagret om meg.\r\n\r\nHilsen Kari' }),
  );
});
afterAll(() => office.close());

const inChannel = async () => (await office.slack.messages()).filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts);
const card = async () => String((await inChannel())[0]?.ts);
const notes = async () => standingNotes(await frist.onlyCase()).map(({ text }) => text);
/** Everything that the app has said in Slack, whatever the method. */
const saidByApp = () => office.slack.calls.filter(({ method }) => method.startsWith('chat.')).length;
const whispered = () => office.slack.callsOf('chat.postEphemeral').length;

async function catchUp(): Promise<void> {
  const { run } = createCatchUp({
    background: office.connection.background,
    threadsToRead: () => threadsToRead(frist.world),
    threadSeen: (thread, until) => threadSeen(frist.world, thread, until),
    verbs: frist.verbs,
    log: frist.world.log,
    spacing: 0,
    patience: 0,
  });
  await run();
}

describe('a thread of a card', () => {
  it('is kept as notes with what is changed and deleted in it, and nobody answers', async () => {
    const before = saidByApp();
    const thread = await card();
    const first = await per.write(channel, 'Ringte & ventet <3', thread);
    const second = await per.write(channel, 'Feil sak.', thread);
    await per.edit(channel, first, 'Ringte to ganger.');
    await per.remove(channel, second);
    await per.write(channel, 'Ikke i tråden.');
    await office.quiet();

    expect(await notes()).toEqual(['Ringte to ganger.']);
    expect((await frist.onlyCase()).notes).toMatchObject([{ by: per.id }, { text: 'Feil sak.', by: per.id }]);
    expect(saidByApp()).toBe(before);
  });

  it('makes one note of a message that Slack delivers again', async () => {
    await per.write(channel, 'Ringte.', await card());
    await office.quiet();

    await office.slack.sockets.replay(3);
    await office.quiet();

    expect(await notes()).toEqual(['Ringte.']);
    expect((await frist.onlyCase()).notes).toHaveLength(1);
  });

  it.each(['@requester here is your data', 'Hei Kari, her er opplysningene dine: ingenting.'])(
    'sends nothing to anybody, also where "%s" is written, and says so once to whoever wrote it',
    async (text) => {
      const mails = frist.smtp.mails.length;
      const thread = await card();
      await per.write(channel, text, thread);
      await per.write(channel, `${text} Igjen.`, thread);
      await office.quiet();
      for (const _ of [1, 2, 3]) {
        frist.passSeconds(3600);
        await frist.tend();
      }

      expect(await notes()).toEqual([text, `${text} Igjen.`]);
      expect(letters(frist)).toEqual([]);
      expect(frist.smtp.mails).toHaveLength(mails);
      expect(whispered()).toBe(1);
      expect((await frist.onlyCase()).stage.status).toBe('in_progress');
    },
  );
});

describe('what happens while no socket is there', () => {
  it('is caught up with: new, changed and deleted', async () => {
    const thread = await card();
    const [changed, deleted] = [await per.write(channel, 'Ringte.', thread), await per.write(channel, 'Feil sak.', thread)];
    await office.quiet();
    office.slack.sockets.kill();
    await office.slack.sockets.gone();
    await per.write(channel, 'Mens ingen hørte.', thread);
    await per.edit(channel, changed, 'Ringte to ganger.');
    await per.remove(channel, deleted);

    await office.slack.sockets.connected();
    await catchUp();
    await catchUp();
    await office.quiet();

    expect(await notes()).toEqual(['Ringte to ganger.', 'Mens ingen hørte.']);
  });
});

describe('a card that somebody deletes', () => {
  it('stands again at once, once, and its thread goes on', async () => {
    const first = await card();
    await per.write(channel, 'Før.', first);
    await office.quiet();
    await office.slack.deleteMessage(first);
    await office.quiet();
    await frist.deliver();

    const cards = (await inChannel()).filter(({ ts }) => ts !== first);
    expect(cards).toHaveLength(1);
    const again = String(cards[0]?.ts);
    const [pointer] = (await office.slack.messages()).filter(({ thread_ts, ts }) => thread_ts === again && ts !== again);
    expect(pointer?.text).toContain('Kortet er lagt ut på nytt');
    await per.write(channel, 'Etter.', again);
    await office.quiet();
    expect(await notes()).toEqual(['Før.', 'Etter.']);

    await office.slack.deleteMessage(again);
    await office.quiet();
    await frist.deliver();
    expect((await inChannel()).filter(({ ts }) => ts !== first && ts !== again)).toEqual([]);

    await frist.verbs.takeCase((await frist.onlyCase()).id, { id: per.id });
    await frist.deliver();
    expect((await inChannel()).filter(({ ts }) => ts !== first && ts !== again)).toHaveLength(1);
  });

  it('stands again after a gap, too', async () => {
    const first = await card();
    office.slack.sockets.kill();
    await office.slack.sockets.gone();
    await office.slack.deleteMessage(first);
    await office.slack.sockets.connected();

    await catchUp();
    await frist.deliver();

    expect((await inChannel()).filter(({ ts }) => ts !== first)).toHaveLength(1);
  });
});
