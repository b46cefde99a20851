/** What staff can ask about the cases as a whole: the App Home, `/frist`, and who may see which company's. */
import type { Temporal } from 'temporal-polyfill';
import type { Organisation } from '../cases/organisation.ts';
import type { OfficeFilter, OfficePage, OfficeRow } from '../digest/office.ts';
import type { SearchTerm } from '../digest/search-cases.ts';
import type { Statistics } from '../digest/statistics.ts';
import type { CaseView, Connections, SortedAwayMail } from './ports.ts';
import type { Actor } from './staff-verbs.ts';

/** Each answers only with cases of companies that the person may see. None shows anything of a mail. */
export type OfficeVerbs = {
  office(wish: OfficeWish, by: Actor): Promise<Office | NoAccess>;
  /** By its whole number, or by its running number alone: this year's, or last year's where there is none yet. */
  casesNumbered(number: string, by: Actor): Promise<CasesNumbered | NoAccess>;
  findCases(terms: readonly SearchTerm[], by: Actor): Promise<FoundCases | NoAccess>;
  statistics(by: Actor): Promise<OfficeStatistics | NoAccess>;
};

export type OfficeWish = {
  readonly filter: OfficeFilter;
  /** From nought. */
  readonly page: number;
  /** One company of several; undefined or unknown: all that the person may see. */
  readonly organisation: string | undefined;
};

export type Office = OfficePage & {
  readonly kind: 'office';
  /** All that the person may see, also those left out by the wish. */
  readonly organisations: readonly Organisation[];
  readonly wish: OfficeWish;
  /** What was sorted away today, newest first. */
  readonly sortedAway: readonly SortedAwayMail[];
  readonly health: OfficeHealth;
  readonly now: Temporal.Instant;
};

/** Whether Frist itself is well: states, counts and dates. */
export type OfficeHealth = {
  readonly mailboxes: readonly { readonly organisation: string; readonly state: ReturnType<Connections['mailbox']> }[];
  readonly slack: ReturnType<Connections['slack']>;
  /** Effects that should have been done by now, and those that gave up. */
  readonly waiting: number;
  readonly parked: number;
  /** The day of the newest digest of each company; undefined where none was made yet. */
  readonly digests: readonly { readonly organisation: string; readonly on: Temporal.PlainDate | undefined }[];
};

export type CasesNumbered = { readonly kind: 'cases'; readonly views: readonly CaseView[] };

export type FoundCases = {
  readonly kind: 'found';
  /** At most as many as an answer shows, the most urgent first. */
  readonly rows: readonly OfficeRow[];
  readonly count: number;
};

export type OfficeStatistics = {
  readonly kind: 'statistics';
  readonly companies: readonly {
    readonly organisation: Organisation;
    readonly open: number;
    readonly overdue: number;
    readonly month: Statistics;
    readonly year: Statistics;
  }[];
};

/**
 * The person sees no company's cases. `unsure`: Slack could not be asked who is in the channels, and so nothing is shown.
 * `ask`: who can let them in.
 */
export type NoAccess = {
  readonly kind: 'no_access';
  readonly unsure: boolean;
  readonly ask: readonly string[];
};
