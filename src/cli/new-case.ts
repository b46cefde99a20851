import { userInfo } from 'node:os';
import { openWorld } from '../app.ts';
import type { Requester } from '../cases/case-file.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { Mistakes } from '../mistakes.ts';
import { staffVerbs } from '../workflow/staff.ts';
import { addressOf, instantOf, notAllowed, oneOf, strayOptions, textOf } from './read-options.ts';
import { refusalOf } from './refusal-words.ts';

export type NewCaseOptions = {
  readonly organisation?: string;
  readonly source?: string;
  readonly at?: string;
  readonly note?: string;
  readonly noteFile?: string;
  readonly address?: string;
  readonly name?: string;
  readonly json?: boolean;
};

const optionsOfNew: readonly (keyof NewCaseOptions)[] = ['organisation', 'source', 'at', 'note', 'noteFile', 'address', 'name'];

/** `frist case new`: a call, a letter or a mail to a colleague becomes a case. Prints its number, for a script to go on with. */
export async function newCaseCommand(configFile: string, stray: string | undefined, options: NewCaseOptions): Promise<void> {
  const mistakes = strayOptions('new', options, optionsOfNew);
  if (stray !== undefined) mistakes.push(`found "${stray}" after new, which takes no further word`);
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  const source = oneOf(['call', 'letter', 'colleague'], options.source, '--source');
  const receivedAt = instantOf(options.at, '--at');
  const requester = requesterOf(options);
  const { world, close } = await openWorld(readConfig(configFile, process.env), createLog());
  try {
    const organisation = oneOf([...world.installations.keys()], options.organisation, '--organisation');
    const request = { organisation, source, receivedAt, note: noteOf(options), requester };
    const outcome = await staffVerbs(world).openByHand(request, { id: `cli:${userInfo().username}` });
    if (outcome.kind === 'refused') throw refusalOf(outcome);
    console.log(options.json ? JSON.stringify({ number: outcome.number }) : outcome.number);
  } finally {
    await close();
  }
}

function requesterOf({ address, name }: NewCaseOptions): Requester | undefined {
  if (address !== undefined) return { address: addressOf(address, '--address'), name };
  if (name !== undefined) throw notAllowed('--address', undefined, 'the address of the person whose --name it is');
  return undefined;
}

/** What the person said, in the colleague's words: on the line, in a file, or on standard input. */
function noteOf({ note, noteFile }: NewCaseOptions): string {
  if (note !== undefined && noteFile !== undefined)
    throw new Mistakes(['--note and --note-file: found both, allowed: one of them']);
  if (note === undefined && noteFile === undefined && process.stdin.isTTY)
    throw new Mistakes(['--note: is missing, allowed: what the person said; or --note-file FILE, or standard input']);
  return note ?? textOf(noteFile ?? '-', '--note-file');
}
