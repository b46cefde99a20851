import type { CaseFile, Status } from '../cases/case-file.ts';
import type { Right } from '../intents/classification.ts';

/**
 * One word of a search; a case has to fit all of them. `address` is answered by the store, which knows addresses by their keyed hash
 * only: nobody is found by a part of one, or by a name.
 */
export type SearchTerm =
  | { readonly by: 'number'; readonly part: string }
  | { readonly by: 'status'; readonly statuses: readonly Status[] }
  | { readonly by: 'right'; readonly rights: readonly Right[] }
  /** Undefined: nobody has taken it. */
  | { readonly by: 'handler'; readonly id: string | undefined }
  | { readonly by: 'address'; readonly address: string };

/** Closed cases are looked through only where the search is about something that they are found by. */
export function wantsClosed(terms: readonly SearchTerm[]): boolean {
  return terms.some(
    (term) => term.by === 'number' || term.by === 'address' || (term.by === 'status' && term.statuses.includes('closed')),
  );
}

export function fitsSearch(caseFile: CaseFile, terms: readonly SearchTerm[]): boolean {
  return terms.every((term) => fits(caseFile, term));
}

function fits({ number, stage, lines, handler }: CaseFile, term: SearchTerm): boolean {
  switch (term.by) {
    case 'number':
      return number.includes(term.part.toUpperCase());
    case 'status':
      return term.statuses.includes(stage.status);
    case 'right':
      return lines.some(({ right }) => term.rights.includes(right));
    case 'handler':
      return handler === term.id;
    case 'address':
      return true;
  }
}
