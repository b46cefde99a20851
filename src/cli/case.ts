import { userInfo } from 'node:os';
import { openWorld } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { Mistakes } from '../mistakes.ts';
import { staffVerbs } from '../workflow/staff.ts';
import type { Actor } from '../workflow/staff-verbs.ts';
import type { World } from '../workflow/world.ts';
import type { Act, ActOptions } from './case-acts/act.ts';
import { assign, language, split, wrongRecipient } from './case-acts/hand-on.ts';
import { dropPlan, planLetter, printFields } from './case-acts/prepare-letter.ts';
import { approve, printDraft, printMails, settleUncertain, undo } from './case-acts/send-letter.ts';
import {
  answered,
  correctReceipt,
  disclosed,
  endTask,
  identity,
  merge,
  nameRequester,
  notARequest,
  reopen,
  settleRights,
  snooze,
  take,
  takeBack,
  writeNote,
} from './case-acts/settle.ts';
import { showCase } from './case-acts/show-case.ts';
import { strayOptions } from './read-options.ts';
import { refusalOf } from './refusal-words.ts';

type Action = {
  /** The name of the one word that follows, where one does. */
  readonly word?: string;
  readonly options: readonly (keyof ActOptions)[];
  readonly act: (act: Act) => Promise<void>;
};

/** What can be done to a case. An option that an action does not take is a mistake: it would be left out without a word. */
const actions: Readonly<Record<string, Action>> = {
  take: { options: [], act: take },
  snooze: { options: [], act: snooze },
  mail: { options: [], act: printMails },
  rights: { options: ['rights', 'notMarketing'], act: settleRights },
  fields: { word: 'LETTER', options: ['outcome'], act: printFields },
  plan: { word: 'LETTER', options: ['outcome', 'set', 'bodyFile'], act: planLetter },
  'drop-plan': { options: [], act: dropPlan },
  draft: { options: [], act: printDraft },
  approve: { options: ['confirm', 'identity', 'note', 'otherChannel'], act: approve },
  undo: { options: [], act: undo },
  sent: { options: [], act: settleUncertain(true) },
  'not-sent': { options: [], act: settleUncertain(false) },
  identity: { options: ['method', 'note'], act: identity },
  answered: { word: 'identity|clarification', options: [], act: answered },
  task: { word: 'ID', options: ['how', 'on', 'note'], act: endTask },
  receipt: { options: ['at', 'note'], act: correctReceipt },
  note: { options: ['call', 'at', 'note'], act: writeNote },
  disclosed: { options: ['on', 'secret', 'note'], act: disclosed },
  requester: { options: ['address', 'name'], act: nameRequester },
  merge: { options: ['into'], act: merge },
  assign: { options: ['to'], act: assign },
  split: { options: ['rights', 'mails'], act: split },
  language: { word: 'nb|nn|en', options: [], act: language },
  'wrong-recipient': { options: ['at', 'note'], act: wrongRecipient },
  reopen: { options: [], act: reopen },
  'not-a-request': { options: [], act: notARequest },
  'take-back': { options: [], act: takeBack },
};
/** The only action on a mail as well, since what was sorted away has no case. */
const ofMailToo = 'take-back';

/**
 * `frist case NUMBER [action [word]]`: the same verbs as in Slack, for the day when Slack is down. Who acts is `cli:<login>`; to
 * approve, that name has to stand among the organisation's approvers.
 */
export async function caseCommand(
  configFile: string,
  id: string,
  action: string | undefined,
  word: string | undefined,
  options: ActOptions,
): Promise<void> {
  const { act } = actionFor(action, word, options);
  const { world, close } = await openWorld(readConfig(configFile, process.env), createLog());
  try {
    const by = { id: `cli:${userInfo().username}` };
    const caseFile = await world.store.records.cases.findByNumber(id);
    if (!caseFile && action === ofMailToo) return await takeMailBack(world, id, by, options);
    if (!caseFile) throw new Mistakes([`${id}: there is no such case (frist cases --all lists them)`]);
    await act({ world, verbs: staffVerbs(world), caseFile, by: { ...by, saw: caseFile.revision }, what: word, options });
  } finally {
    await close();
  }
}

/** @throws Mistakes before anything is opened, where the words on the line do not go together */
function actionFor(name: string | undefined, word: string | undefined, options: ActOptions): Action {
  const found = name === undefined ? { options: [], act: showCase } : actions[name];
  if (!found) throw new Mistakes([`found the action "${name}", allowed: ${Object.keys(actions).join(', ')}`]);
  const mistakes = strayOptions(name ?? 'frist case without an action', options, found.options);
  if (word !== undefined && !('word' in found)) mistakes.push(`found "${word}" after ${name}, which takes no further word`);
  if (word === undefined && 'word' in found) mistakes.push(`${name} needs one more word: ${name} ${found.word}`);
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  return found;
}

async function takeMailBack(world: World, mailId: string, by: Actor, { json }: ActOptions): Promise<void> {
  const outcome = await staffVerbs(world).takeBack(mailId, by);
  if (outcome.kind === 'refused') throw refusalOf(outcome);
  console.log(json ? JSON.stringify({ number: outcome.number }) : `Opened ${outcome.number}.`);
}
