/** A whole Frist at the double: the real workflow and store, the real listeners and board, and a real Socket Mode connection. */
import { connectSlack } from '../../../src/slack/connect.ts';
import { createCaseBoard } from '../../../src/slack/delivery.ts';
import { registerListeners } from '../../../src/slack/listeners/register.ts';
import type { CaseBoard } from '../../../src/workflow/ports.ts';
import type { StaffVerbs } from '../../../src/workflow/staff-verbs.ts';
import type { Installation } from '../../../src/workflow/world.ts';
import { openTestWorld, readFirstMail, settledDigfo, type TestWorld } from '../world.ts';
import type { Person } from './person.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';
import type { Kept } from './web-api.ts';

export type Office = Awaited<ReturnType<typeof openOffice>>;

/**
 * The Slack of a test: one double and one connection, at which one world after another can be served.
 * @param patience milliseconds in which Frist has to acknowledge
 * @param now what Frist measures by how old an answer of Slack is; the machine's clock where it is left out
 */
export async function openOffice({ patience = 10_000, now = () => performance.now() } = {}) {
  let frist: TestWorld | undefined;
  let underWay = 0;
  const logged: object[] = [];
  const write = (facts: object, message: string) => void logged.push({ ...facts, message });
  const log = { info: () => {}, warn: write, error: write };
  const world = () => {
    if (!frist) throw new Error('no world is served yet');
    return frist;
  };
  const slack: SlackDouble = await startSlackDouble({
    now: () => (frist ? frist.world.clock().epochMilliseconds : Date.now()),
    patience,
  });
  const connection = connectSlack({
    appToken: slack.appToken,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    log,
    now,
    onFatal: (problem) => void logged.push({ problem }),
  });
  const board: CaseBoard = createCaseBoard({
    background: connection.background,
    log,
    now,
    channelOf: () => slack.channel,
    languageOf: () => 'nb',
  });
  const process = connection.app.processEvent.bind(connection.app);
  connection.app.processEvent = async (event) => {
    underWay += 1;
    await process(event).finally(() => {
      underWay -= 1;
    });
  };
  const verbs = new Proxy({} as StaffVerbs, { get: (_, verb: keyof StaffVerbs) => world().verbs[verb] });
  const here = {
    get organisations() {
      return frist ? [...frist.world.installations.values()].map(({ organisation }) => organisation) : [settledDigfo()];
    },
    clock: () => world().world.clock(),
  };
  // As patient with people's standing as the double is with Frist, so that a busy machine turns nobody away.
  registerListeners(connection, verbs, log, here, patience);
  readFirstMail();
  connection.start();
  await slack.sockets.connected();

  /** Resolves when nothing is under way on either side: no click, no listener, no call. */
  async function quiet(): Promise<void> {
    for (let turns = 0; turns < 5; turns++) {
      await new Promise(setImmediate);
      if (underWay > 0 || slack.busy() > 0) turns = -1;
    }
  }

  return {
    slack,
    connection,
    board,
    logged,
    /** A new, empty world behind an empty Slack. */
    async serve(changes: Partial<Installation> = {}): Promise<TestWorld> {
      await slack.reset();
      logged.length = 0;
      frist = await openTestWorld({ approvers: [slack.approver.id], ...changes }, undefined, undefined, {
        board,
        staff: connection.people,
        readers: { readersOf: () => connection.people.inChannel(slack.channel) },
      });
      return frist;
    },
    person: (id: string) => slack.person(id),
    quiet,
    /**
     * Presses a button and sees what comes of it; where Slack says that the app did not answer, once more when it is connected, as people
     * do. A machine that is busy for seconds loses its socket, and a test may not hang on that.
     */
    async press(person: Person, message: Kept, actionId: string): Promise<void> {
      let outcome = await person.press(message, actionId);
      while (outcome.kind === 'lost') {
        await slack.sockets.connected();
        outcome = await person.press(message, actionId);
      }
      await quiet();
    },
    async close(): Promise<void> {
      await connection.stop();
      await slack.stop();
    },
  };
}
