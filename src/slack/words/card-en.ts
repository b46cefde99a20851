import type { nbCardWords } from './card-nb.ts';

/** The names of what a card shows, in English. */
export const enCardWords: typeof nbCardWords = {
  field: {
    status: 'Status',
    limit: 'Limit',
    responsible: 'Responsible',
    identity: 'Identity',
    nextStep: 'Next step',
    received: 'Received',
    lawfulLimit: 'Limit by law',
  },
  nobodyYet: 'Nobody yet',
  identityStanding: {
    unsettled: 'Looked at once it is clear what they ask for',
    not_needed: 'Not needed for this',
    shown: 'Shown',
    authority_missing: 'Shown, but nobody has seen their authority',
    one_more: 'One more proof is needed',
    code_out: 'A one-time code has been sent',
    asked: 'Asked, not answered',
    open: 'Not shown yet',
  },
  snooze: {
    untilTomorrow: 'Put off until tomorrow',
    until: (day) => `Put off until ${day}`,
    label: (number) => `Put off the reminder of case ${number}`,
  },
  alertSnoozed: (who, moment) => `💤 ${who} is reminded of the case again on ${moment}. The limit is the same.`,
  openAgain: 'Open again',
  openAgainLabel: (number) => `Open case ${number} again`,
};
