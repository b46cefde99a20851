import type { Right } from '../intents/classification.ts';
import type { CaseEvent } from './case-event.ts';

/** How often people agreed with what a rule found, and how often they took it out again. */
export type RuleRecord = { readonly rule: string; readonly agreed: number; readonly corrected: number };

/** What staff's decisions say about the rules: which found too much, and which rights none of them saw. */
export type Corrections = {
  /** Most corrected first. */
  readonly rules: readonly RuleRecord[];
  /** Rights that a person added, most often first. */
  readonly unseen: readonly { readonly right: Right; readonly cases: number }[];
};

/**
 * Holds what the rules proposed at the opening of each case against what people made of it. A case nobody has settled or
 * answered yet says nothing.
 * @param histories the events of each case, oldest first; their sealed parts are not needed, so purged cases count too
 */
export function correctionsOf(histories: readonly (readonly CaseEvent[])[]): Corrections {
  const rules = new Map<string, { agreed: number; corrected: number }>();
  const unseen = new Map<Right, number>();
  for (const events of histories) {
    const opened = events[0];
    const settled = rightsInTheEnd(events);
    if (opened?.type !== 'case_opened' || !settled) continue;
    for (const { right, rules: found } of opened.data.lines) {
      for (const rule of found) {
        const record = rules.get(rule) ?? { agreed: 0, corrected: 0 };
        rules.set(
          rule,
          settled.has(right) ? { ...record, agreed: record.agreed + 1 } : { ...record, corrected: record.corrected + 1 },
        );
      }
    }
    const seen = new Set(opened.data.lines.map(({ right }) => right));
    for (const right of settled) if (!seen.has(right)) unseen.set(right, (unseen.get(right) ?? 0) + 1);
  }
  return {
    rules: [...rules]
      .map(([rule, counts]) => ({ rule, ...counts }))
      .sort((a, b) => b.corrected - a.corrected || b.agreed - a.agreed || a.rule.localeCompare(b.rule)),
    unseen: [...unseen].map(([right, cases]) => ({ right, cases })).sort((a, b) => b.cases - a.cases),
  };
}

/** The rights a person settled on, or left as they were by answering; undefined where nobody has said. */
function rightsInTheEnd(events: readonly CaseEvent[]): ReadonlySet<Right> | undefined {
  let rights: readonly Right[] = [];
  let said = false;
  for (const event of events) {
    if (event.type === 'case_opened') rights = event.data.lines.map(({ right }) => right);
    if (event.type === 'rights_settled') rights = event.data.rights;
    if (event.type === 'case_closed' && event.data.outcome === 'not_a_request') rights = [];
    // What a later mail asked for is no judgement on the rules that read the first one.
    said ||= event.type === 'rights_settled' || event.type === 'reply_approved' || event.type === 'case_closed';
  }
  return said ? new Set(rights) : undefined;
}
