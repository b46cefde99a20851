import type { Temporal } from 'temporal-polyfill';
import type { CaseEvent, CaseHappening } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { evolve } from './evolve.ts';
import type { Refusal } from './refusal.ts';
import { closedAlready } from './staleness.ts';

/** Events to keep, and the refusal where the command was not carried out (a refused approval is itself an event). */
export type Decision = { readonly events: readonly CaseEvent[]; readonly refusal?: Refusal };

export const nothing: Decision = { events: [] };
export const refused = (refusal: Refusal): Decision => ({ events: [], refusal });
/** One after the other; none of them is a refusal. */
export const all = (...decisions: readonly Decision[]): Decision => ({ events: decisions.flatMap(({ events }) => events) });
export const happened = (at: Temporal.Instant, by: string, happening: CaseHappening): Decision => ({
  events: [{ at, by, ...happening }],
});

export function afterEvents(caseFile: CaseFile, events: readonly CaseEvent[]): CaseFile {
  const { id: caseId } = caseFile;
  return events.reduce<CaseFile>((state, event) => evolve(state, { ...event, caseId }), caseFile);
}

/** Whether what was answered may have to be answered again: it is over, or an answer went astray and the person may never have had it. */
export function mayBeReopened({ stage, misdirected }: Pick<CaseFile, 'stage' | 'misdirected'>): boolean {
  if (stage.status === 'follow_up') return misdirected.length > 0;
  return stage.status === 'closed' && stage.outcome === 'answered';
}

/** Whether nothing of the case is on its way out, so that it may be changed. */
export function isAtRest({ stage }: CaseFile): boolean {
  switch (stage.status) {
    case 'closed':
    case 'approved':
    case 'send_uncertain':
      return false;
    case 'awaiting_triage':
    case 'in_progress':
    case 'waiting':
    case 'drafted':
    case 'send_failed':
    case 'follow_up':
      return true;
  }
}

export function notAtRest({ stage }: CaseFile): Refusal {
  if (stage.status === 'closed') return closedAlready(stage);
  if (stage.status === 'approved')
    return { kind: 'refused', why: 'already_approved', by: stage.approval.by, at: stage.approval.at };
  return { kind: 'refused', why: 'too_late' };
}
