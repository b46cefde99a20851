import type { Status } from '../cases/case-file.ts';
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
  /** A draft waits for somebody's yes. */
  readonly awaitingApproval: readonly DigestLine[];
  /** A person has to say what is asked, or whether a doubtful answer went out. */
  readonly needsAPerson: readonly DigestLine[];
  readonly openCount: number;
  readonly sortedAwayCount: number;
  /** Effects that gave up: undelivered mail, Slack posts that failed for good. */
  readonly parkedCount: number;
};

export type DigestLine = {
  readonly number: string;
  readonly rights: readonly Right[];
  readonly status: Status;
  /** ISO calendar date: the day the answer should leave. */
  readonly dueOn: string;
  /** Negative when the day has passed. */
  readonly daysLeft: number;
};
