import type { Temporal } from 'temporal-polyfill';
export type Clocks = {
  /** Oslo calendar date of receipt; day zero. */
  readonly receivedOn: Temporal.PlainDate;
  readonly monthNominal: Temporal.PlainDate;
  readonly statutoryDue: Temporal.PlainDate;
  readonly promisedDue: Temporal.PlainDate | null;
  readonly binding: 'promise' | 'month' | 'equal';
  readonly operationalDue: Temporal.PlainDate;
};
