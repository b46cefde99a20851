import { Temporal } from 'temporal-polyfill';
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { Right } from '../../src/intents/classification.ts';
import { caseAfter, caseOpened } from './case-files.ts';
import { per } from './people.ts';

export const oslo = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Oslo').toInstant();
export const day = (text: string) => Temporal.PlainDate.from(text);

/** Received on Monday 12 January 2026 at ten and taken by Per: planned for Wednesday 11 February, lawful to the 12th. */
export const received = (changes: Partial<CaseFile> = {}, rights: readonly Right[] = ['access']): CaseFile => {
  const receivedAt = changes.receivedAt ?? oslo('2026-01-12T10:00');
  const { closedDays = [] } = changes;
  const opened = { ...caseOpened({ receivedAt: receivedAt.toString(), closedDays, rights }), at: receivedAt };
  return { ...caseAfter(opened), handler: per, ...changes };
};
