import type { nbFourEyes } from './four-eyes-nb.ts';

/** The same in English. */
export const enFourEyes: typeof nbFourEyes = {
  status: (who) => `Approved by ${who}, one more has to say yes`,
  nextStep: (who) => `${who} reviews the same letter and approves it`,
  nextStepAnybody: 'Somebody else reviews the same letter and approves it',
  approvedByTwo: (first, second, time) => `Approved by ${first} and ${second} ${time}.`,
  singleApprover: 'Single approver: nobody else may approve here.',
  digest: (count) => `👥 *Waiting for the second approver (${count})*`,
  or: 'or',
  line: {
    firstYes: (who, letter, others) =>
      `👥 ${who} has approved “${letter}”. *It takes two.* ${others}: review the same letter and approve it. Nothing has been sent.`,
    firstYesAnybody: (who, letter) =>
      `👥 ${who} has approved “${letter}”. *It takes two:* somebody else has to review the same letter and approve it. Nothing has been sent.`,
    voids: (who) => `The text is not the one that ${who} approved. The first yes no longer counts.`,
    mailVoids: (who) =>
      `⚠️ *A new mail came, so the yes of ${who} no longer counts.* Read the mail, and review the letter again. Nothing has been sent.`,
    after: (who) => `${who} had approved the same text.`,
    singleApprover: 'Single approver: there is nobody else who may say yes.',
  },
  modal: {
    first: (others) =>
      `*Your yes is noted, and nothing has been sent yet.* This letter takes two. Now ${others} has to review the same text and approve it. They are told in the thread.`,
    firstAnybody:
      '*Your yes is noted, and nothing has been sent yet.* This letter takes two. Now somebody else has to review the same text and approve it.',
    isSecond: (who, moment) =>
      `👥 *${who} has approved this letter* (${moment}). If you approve the same text, it is sent. If you change it, one more person has to look at what you wrote.`,
  },
  needed: (others) =>
    `*It takes two.* Whoever wrote or approved a letter cannot be the second person too. Now ${others} has to approve it. Nothing has been sent.`,
  neededNobody:
    '*It takes two.* Whoever wrote a letter cannot be the one to approve it. Let a colleague hand it in, then you can approve it. Nothing has been sent.',
  since: {
    mail: (time) => `*A new mail came ${time}.* Read it before you do anything more.`,
    taken: (who, time) => `*Somebody was faster.* ${who} took the case ${time}.`,
    planned: (who, time) => `*It is another letter now.* ${who} prepared it ${time}.`,
    planDropped: (who, time) => `*The draft is gone.* ${who} dropped it ${time}.`,
    firstYes: (who, time) => `*${who} approved it ${time}.* It takes two, and you can be the second. Review the letter.`,
    approved: (who, time) => `*Somebody was faster.* ${who} approved it ${time}.`,
    undone: (who, time) => `*The approval was taken back.* ${who} did so ${time}.`,
    sent: (time) => `*A letter of the case was sent ${time}.*`,
    settled: (who, time) => `*${who} said what they ask for, ${time}.*`,
    requester: (who, time) => `*${who} said whom the answer goes to, ${time}.*`,
    identity: (who, time) => `*${who} noted who it is, ${time}.*`,
    receipt: (who, time) => `*${who} corrected when it came, ${time}.*`,
    answered: (who, time) => `*${who} noted that the person has answered, ${time}.*`,
    reopened: (who, time) => `*${who} opened the case again ${time}.*`,
    closed: (who, time) => `*${who} closed the case ${time}.*`,
    ended: (who, time) => `*${who} reported it done ${time}.*`,
    other: (who, time) => `*${who} changed the case ${time}.*`,
    notDone: 'What you just did was not carried out.',
  },
};
