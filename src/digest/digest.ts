import type { Status } from '../cases/case-file.ts';
import type { TaskKind } from '../cases/tasks.ts';
import type { Right } from '../intents/classification.ts';

/**
 * What managers read every working morning, also when there is nothing to read: an empty digest is the proof that Frist lives.
 * Case numbers, rights and dates only: it goes by mail and into Slack.
 */
export type Digest = {
  readonly organisation: string;
  /** ISO calendar date in Europe/Oslo. */
  readonly on: string;
  readonly overdue: readonly DigestLine[];
  /** Due today or within the next seven calendar days. */
  readonly dueSoon: readonly DigestLine[];
  /** The answer is to be reviewed; nobody has prepared anything yet. */
  readonly awaitingApproval: readonly DigestLine[];
  /** Somebody has prepared a letter, and it waits for somebody's yes. */
  readonly drafted: readonly DigestLine[];
  /** One of two has approved the letter; it waits for the second. */
  readonly awaitingSecond: readonly DigestLine[];
  /** The person has been asked something. */
  readonly waiting: readonly DigestLine[];
  /** To be done outside of Frist, due by the next working day or overdue, most urgent first. */
  readonly tasks: readonly DigestTask[];
  /** A person has to say what is asked, or whether a doubtful answer went out. */
  readonly needsAPerson: readonly DigestLine[];
  readonly openCount: number;
  readonly sortedAwayCount: number;
  /** Effects that gave up: undelivered mail, Slack posts that failed for good. */
  readonly parkedCount: number;
};

export type DigestTask = {
  readonly number: string;
  readonly kind: TaskKind;
  readonly dueOn: string;
  readonly daysLeft: number;
};

export type DigestLine = {
  readonly number: string;
  /** Absent in digests from before it was kept. */
  readonly caseId?: string;
  readonly rights: readonly Right[];
  readonly status: Status;
  /** Set where one of two has said yes. */
  readonly oneYes?: true;
  /** ISO calendar date: the day the answer should leave. */
  readonly dueOn: string;
  /** Negative when the day has passed. */
  readonly daysLeft: number;
};

/** The digest of a morning on which nothing is open, nothing was sorted away and nothing has given up. */
export function calmDigest(organisation: string, on: string): Digest {
  return {
    organisation,
    on,
    overdue: [],
    dueSoon: [],
    awaitingApproval: [],
    drafted: [],
    awaitingSecond: [],
    waiting: [],
    tasks: [],
    needsAPerson: [],
    openCount: 0,
    sortedAwayCount: 0,
    parkedCount: 0,
  };
}
