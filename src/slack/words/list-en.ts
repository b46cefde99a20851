import type { nbLists } from './list-nb.ts';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The lists of a day, in English: mails sorted away, and the digest. */
export const enLists: typeof nbLists = {
  sortedAway: {
    title: (company, date) => `${company} · sorted away ${date}`,
    text: (company, count, date) => `${company}: ${counted(count, 'mail', 'mails')} sorted away ${date}.`,
    none: 'No mail has been sorted away this day.',
    older: (count) => `${counted(count, 'older mail', 'older mails')} of the same day not shown here.`,
    note: 'If something was sorted wrongly, one click mends it. “Read” shows the text to you alone and is logged.',
    unknownKind: { other: 'other', automatic: 'automatic' },
  },
  mailKinds: {
    foi_request: 'freedom of information request',
    authority_letter: 'letter from an authority',
    bounce: 'could not be delivered',
    auto_reply: 'automatic reply',
    contact_left: 'somebody has left their job',
    newsletter: 'newsletter',
    list: 'mailing list',
    calendar: 'calendar',
    robot: 'sent by a machine',
    invoice: 'invoice',
    sales: 'sales',
    support: 'support',
    job_application: 'job application',
    spam: 'spam',
  },

  digest: {
    title: (company, date) => `Privacy · ${company} · ${date}`,
    summary: (open, overdue, soon) =>
      `${counted(open, 'open case', 'open cases')}, ${overdue} overdue, ${soon} due within seven days.`,
    calm: '🟢 *Nothing is urgent today.* No case is overdue, and none is due in the next seven days.',
    open: (number) => `Open ${number}`,
    overdue: (count) => `🔴 *Overdue (${count})*`,
    dueSoon: (count) => `🟠 *Due within seven days (${count})*`,
    needsAPerson: (count) => `🔎 *A person has to settle it (${count})*`,
    awaitingApproval: (count) => `📝 *Answers to be reviewed (${count})*`,
    drafted: (count) => `🤝 *Handed in, waiting for a yes (${count})*`,
    waiting: (count) => `💬 *Waiting for the person (${count})*`,
    tasks: (count) => `☑️ *To be done now (${count})*`,
    andMore: (count) => `… and ${count} more`,
    sortedAway: (count) => `${counted(count, 'mail', 'mails')} sorted away in the last 24 hours`,
    parked: (count) => `⚠️ ${counted(count, 'task has', 'tasks have')} given up and wait for a person (\`frist doctor\`)`,
    nothingParked: 'everything delivered',
  },
};
