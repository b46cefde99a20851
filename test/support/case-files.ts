import { Temporal } from 'temporal-polyfill';
import type { CaseEvent } from '../../src/cases/case-event.ts';
import type { CaseFile } from '../../src/cases/case-file.ts';
import { foldEvents } from '../../src/cases/evolve.ts';
import type { Right } from '../../src/intents/classification.ts';
import { kari } from './people.ts';

export const caseId = 'case-1';
export const noon = Temporal.Instant.from('2026-11-17T11:00:00Z');

type Opened = Extract<CaseEvent, { type: 'case_opened' }>;

/** The event that opens Kari's access case at DIGFO; change what the test is about. */
export function caseOpened(
  data: Partial<Opened['data']> & { readonly rights?: readonly Right[] } = {},
  requester: { address: string; name: string } | null = kari,
): Opened {
  const { rights = ['access'], ...rest } = data;
  return {
    at: noon,
    by: 'frist',
    type: 'case_opened',
    data: {
      number: 'DIGFO-2026-0001',
      organisation: 'digfo',
      mailId: 'mail-1',
      receivedAt: '2026-11-17T08:14:00Z',
      promiseDays: 30,
      closedDays: [],
      language: 'nb',
      triage: null,
      lines: rights.map((right) => ({ right, rules: [`${right}/asks`] })),
      ...rest,
    },
    sealed: {
      requester,
      evidence: rights.map((right) => ({ right, evidence: [{ text: 'hva har dere på meg', rule: `${right}/asks` }] })),
    },
  };
}

/** The case after its opening and these events. */
export function caseAfter(opened: Opened, ...events: readonly CaseEvent[]): CaseFile {
  const caseFile = foldEvents(caseId, [opened, ...events]);
  if (!caseFile) throw new Error('a case that was opened has a state');
  return caseFile;
}
