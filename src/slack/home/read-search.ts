import type { Status } from '../../cases/case-file.ts';
import type { SearchTerm } from '../../digest/search-cases.ts';
import { type Right, rights } from '../../intents/classification.ts';
import { isMailAddress } from '../views/inputs.ts';
import { type Words, wordsFor } from '../words.ts';

/** What somebody types who looks for a case. Fewer letters than this fit too much. */
const fewestLetters = 3;

/**
 * What was typed after `finn` as terms, in either staff language; undefined where a word is nothing that can be searched for.
 * @param by who asks: `meg` and `me` mean them
 */
export function readSearch(text: string, by: string): readonly SearchTerm[] | undefined {
  const terms = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => termOf(word, by));
  const known = terms.filter((term) => term !== undefined);
  return known.length === terms.length ? known : undefined;
}

function termOf(word: string, by: string): SearchTerm | undefined {
  const plain = word.toLowerCase();
  const address = addressIn(word);
  if (address !== undefined) return { by: 'address', address };
  const mention = /^<@([UW][A-Z0-9]+)(\|[^>]*)?>$/.exec(word)?.[1];
  if (mention) return { by: 'handler', id: mention };
  if (plain === 'meg' || plain === 'me') return { by: 'handler', id: by };
  if (['ingen', 'nobody', 'none'].includes(plain)) return { by: 'handler', id: undefined };
  if (/^[\p{L}\d]*(-\d*)*$/u.test(plain) && /\d/.test(plain)) return { by: 'number', part: word };
  const statuses = synonyms[plain];
  if (statuses) return { by: 'status', statuses };
  if (plain.length < fewestLetters) return undefined;
  const asked = matching(plain, rights, (right, words) => words.rights[right]);
  if (asked.length > 0) return { by: 'right', rights: asked };
  const meant = matching(plain, allStatuses, (status, words) => words.status[status]);
  return meant.length > 0 ? { by: 'status', statuses: meant } : undefined;
}

/** Slack writes an address it has noticed as a link. */
function addressIn(word: string): string | undefined {
  const inLink = /^<mailto:([^|>]+)(\|[^>]*)?>$/.exec(word)?.[1];
  const address = inLink ?? word;
  return isMailAddress(address) ? address : undefined;
}

const open: readonly Status[] = [
  'awaiting_triage',
  'in_progress',
  'waiting',
  'drafted',
  'approved',
  'send_failed',
  'send_uncertain',
  'follow_up',
];
const allStatuses: readonly Status[] = [...open, 'closed'];

/** Words for a state that stand in no card. */
const synonyms: Readonly<Record<string, readonly Status[]>> = {
  åpen: open,
  åpne: open,
  open: open,
  lukket: ['closed'],
  lukkede: ['closed'],
  closed: ['closed'],
  utkast: ['drafted'],
  draft: ['drafted'],
  besvart: ['follow_up', 'closed'],
  answered: ['follow_up', 'closed'],
};

/** Those of which one word, in either language, begins like what was typed. */
function matching<T extends Right | Status>(
  typed: string,
  all: readonly T[],
  nameOf: (each: T, words: Words) => string,
): readonly T[] {
  const both = [wordsFor('nb'), wordsFor('en')];
  return all.filter((each) =>
    both.some((words) =>
      nameOf(each, words)
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((word) => word.startsWith(typed)),
    ),
  );
}
