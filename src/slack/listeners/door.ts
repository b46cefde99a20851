/** Before anything is done for whoever clicks, hands in a form or writes a command: are they staff of this workspace? */
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { section } from '../blocks.ts';
import { within } from '../patience.ts';
import type { People, Standing } from '../people.ts';
import { modal } from '../views/modal.ts';
import type { Words } from '../words.ts';

export type Door = {
  readonly standingOf: People['standingOf'];
  /** Milliseconds after which a click is answered with a modal that waits, and anything else is turned away: Slack forgets it after 3000. */
  readonly patience: number;
};
export type KeptOut = Exclude<Standing, 'staff'>;

/** For how long somebody looks at a modal that waits before it says that Slack did not answer. */
const longPatience = 8000;

/**
 * What keeps somebody out; undefined for staff.
 * @param whenSlow shows that something is going on, and then there is more time; without it, not knowing in time is not knowing
 */
export async function keptOut(door: Door, user: string, whenSlow?: () => Promise<void>): Promise<KeptOut | undefined> {
  const asked = door.standingOf(user);
  const soon = await within(door.patience, asked, 'slow' as const);
  if (soon !== 'slow') return soon === 'staff' ? undefined : soon;
  if (!whenSlow) return 'unknown';
  await whenSlow();
  const late = await within(longPatience, asked, 'unknown' as const);
  return late === 'staff' ? undefined : late;
}

export function doorModal(why: KeptOut, words: Words): ModalView {
  return modal({ title: words.modal.refusedTitle, blocks: [section(words.door[why])] }, words);
}

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** A command that only staff may give; all others are answered, seen by themselves alone. */
export function atDoor(
  door: Door,
  words: Words,
  command: (args: CommandArgs) => Promise<void>,
): (args: CommandArgs) => Promise<void> {
  return async (args) => {
    const why = await keptOut(door, args.command.user_id);
    if (why) return args.ack({ response_type: 'ephemeral', text: words.door[why] });
    await command(args);
  };
}
