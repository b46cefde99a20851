import type { CaseFile } from '../cases/case-file.ts';
import type { Clock } from '../workflow/ports.ts';

/** A case's row as far as it says whether what is known of the case still holds. */
export type CaseMark = {
  readonly id: string;
  /** Counts its events, which are never changed, so that the same revision is the same case. */
  readonly revision: number;
  /** The key of its personal part; null once that is destroyed. */
  readonly key: string | null;
};

/** Enough for the open cases of a large company, with what is closed and looked at beside them. */
const most = 20_000;
/** Milliseconds after which what nobody has asked for is forgotten: a purged case must not live on in memory. */
const longest = 3_600_000;

/**
 * Cases that have been folded from their events and are read again and again: by the round of every minute, by lists, by clicks. They are
 * held against the row on every read, so that what another process wrote or purged is seen at once.
 *
 * Only what is committed may be kept: a revision of a transaction that ends in nothing is given again to other events.
 */
export type KnownCases = ReturnType<typeof knownCases>;

export function knownCases(clock: Clock) {
  // In the order of their last use, so that the first is the one to forget.
  const known = new Map<string, { readonly caseFile: CaseFile; readonly key: string | null; readonly usedAt: number }>();
  return { get, keep };

  /** The case as this row says it is; undefined where it has to be read anew. */
  function get({ id, revision, key }: CaseMark): CaseFile | undefined {
    const found = known.get(id);
    if (!found) return undefined;
    known.delete(id);
    if (found.caseFile.revision !== revision || found.key !== key) return undefined;
    known.set(id, { ...found, usedAt: clock().epochMilliseconds });
    return found.caseFile;
  }

  /** @param key the one it was read with */
  function keep(caseFile: CaseFile, key: string | null): void {
    const now = clock().epochMilliseconds;
    known.delete(caseFile.id);
    known.set(caseFile.id, { caseFile, key, usedAt: now });
    for (const [id, { usedAt }] of known) {
      if (known.size <= most && now - usedAt < longest) return;
      known.delete(id);
    }
  }
}
