/** Whether what an act rests on has changed since the person saw it, and what it was that changed. */
import type { Temporal } from 'temporal-polyfill';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile, Stage } from './case-file.ts';
import type { Refusal } from './refusal.ts';

/** The newest event of its kind, and the revision it made. */
export type Latest = { readonly revision: number; readonly by: string; readonly at: Temporal.Instant };

/** What happened in between, and who did it. */
export type Change = { readonly what: CaseEvent['type'] } & Pick<Latest, 'by' | 'at'>;

/**
 * Refuses an act that was decided on another state than the present one.
 * @param saw the revision of the card, form or list that the person acted on; undefined where it carried none
 * @param restsOn what the act rests on: anything else may have happened in between
 */
export function staleSince(
  { latest }: CaseFile,
  saw: number | undefined,
  restsOn: readonly CaseEvent['type'][],
): Extract<Refusal, { why: 'stale' }> | undefined {
  if (saw === undefined) return undefined;
  const since = newest(latest, saw, restsOn);
  return since && { kind: 'refused', why: 'stale', since };
}

/** The same for an act that rests on the whole case: all that matters to a decision. A colleague who merely looked changes nothing. */
export function staleAtAll(caseFile: CaseFile, saw: number): Extract<Refusal, { why: 'stale' }> | undefined {
  if (saw >= caseFile.changedAtRevision) return undefined;
  const everything = Object.keys(caseFile.latest) as CaseEvent['type'][];
  const since = newest(
    caseFile.latest,
    saw,
    everything.filter((type) => !isBookkeeping(type)),
  );
  return { kind: 'refused', why: 'stale', since };
}

/** A mail that came is told before all else: it has to be read, whatever a colleague did after it. */
function newest(latest: CaseFile['latest'], saw: number, types: readonly CaseEvent['type'][]): Change | undefined {
  const changes = types.flatMap((what) => {
    const last = latest[what];
    return last && last.revision > saw ? [{ what, ...last }] : [];
  });
  const told = changes.find(({ what }) => what === 'mail_joined') ?? changes.sort((a, b) => b.revision - a.revision)[0];
  return told && { what: told.what, by: told.by, at: told.at };
}

/** Events that leave everything a person decides on as it was: what colleagues say about a case does not change what is approved. */
export function isBookkeeping(type: CaseEvent['type']): boolean {
  return bookkeeping.has(type);
}

const bookkeeping: ReadonlySet<CaseEvent['type']> = new Set([
  'mail_viewed',
  'notes_viewed',
  'note_added',
  'note_changed',
  'note_deleted',
  'approval_denied',
  'receipt_sent',
  'notice_sent',
  'alert_snoozed',
] as const);

/** The end of a case, by whom and when, for whoever comes too late. */
export function closedAlready(stage: Extract<Stage, { status: 'closed' }>): Extract<Refusal, { why: 'already_closed' }> {
  return { kind: 'refused', why: 'already_closed', by: stage.closedBy, at: stage.closedAt };
}
