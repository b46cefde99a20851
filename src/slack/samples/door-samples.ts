import type { StaffLanguage } from '../dates.ts';
import { doorModal, type KeptOut } from '../listeners/door.ts';
import { doneModal } from '../views/modal.ts';
import { wordsFor } from '../words.ts';
import { named, type Sample } from './sample.ts';

const all: Readonly<Record<KeptOut, KeptOut>> = {
  guest: 'guest',
  deactivated: 'deactivated',
  bot: 'bot',
  other_workspace: 'other_workspace',
  unknown: 'unknown',
};

/** What is shown to whoever is turned away, and after a click that had to wait. */
export function doorSamples(language: StaffLanguage): readonly Sample[] {
  const words = wordsFor(language);
  const turnedAway = named('turned-away', all).map(
    ([name, why]): Sample => ({ name, kind: 'modal', view: doorModal(why, words) }),
  );
  return [...turnedAway, { name: 'after-waiting', kind: 'modal', view: doneModal(words.door.finished, words) }];
}
