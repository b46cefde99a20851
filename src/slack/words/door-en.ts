import type { nbDoor } from './door-nb.ts';

/** What somebody is told whom Frist does not listen to, in English. */
export const enDoor: typeof nbDoor = {
  guest: '*Guests cannot handle cases.* Ask a colleague who is a full member to do it. Nothing was done.',
  deactivated: '*Your Slack user is switched off.* Nothing was done.',
  bot: '*Only people can handle cases.* Nothing was done.',
  other_workspace: '*You belong to another company in Slack.* Only people of this company can handle cases. Nothing was done.',
  unknown: '*Slack did not say who you are.* Nothing was done. Try again in a moment.',
  finished: 'The card shows how the case stands now.',
};
