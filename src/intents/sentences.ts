/**
 * A text as sentences of words, each word with its place, so that evidence can be shown as it stands in the mail.
 * Rules look for things said in one sentence: that is what keeps "delete" and "my invoice" apart when they are not said together.
 */
export type Sentence = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly part: 'subject' | 'text';
  /** Index of the sentence that introduces this list item ("I ask for:"), if any. */
  readonly lead: number | undefined;
};

/** A word, lower case, without hyphens ("e-post" and "epost" are one); `start` and `end` in the sentence's text. `?` is a token of its own. */
export type Token = { readonly word: string; readonly asWritten: string; readonly start: number; readonly end: number };

export function sentencesOf(subjectLine: string, text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const subject = readable(subjectLine);
  if (subject !== '') sentences.push({ text: subject, tokens: tokensOf(subject), part: 'subject', lead: undefined });
  let lead: number | undefined;
  for (const line of unwrapped(readable(text).slice(0, longestText))) {
    if (line.trim() === '') continue;
    const isItem = listMarker.test(line);
    if (!isItem && lead !== undefined && !sentences[lead]?.text.endsWith(':')) lead = undefined;
    for (const piece of split(line)) {
      sentences.push({ text: piece, tokens: tokensOf(piece), part: 'text', lead: isItem ? lead : undefined });
    }
    if (!isItem) lead = line.trimEnd().endsWith(':') ? sentences.length - 1 : undefined;
    if (sentences.length > mostSentences) break;
  }
  return sentences.slice(0, mostSentences);
}

/** Whether all of a text is read, or only its first ten pages. */
export const isReadWhole = (text: string, sentences: readonly Sentence[]): boolean =>
  text.length <= longestText && sentences.length < mostSentences;

/** Full-width letters are letters, and marks that nobody sees (soft hyphens, zero-width blanks) split no word. */
const readable = (text: string) => text.normalize('NFKC').replace(/\p{Cf}/gu, '');

/** Characters and sentences that are read of a mail; ten pages. Whoever writes more is read by a person. */
const longestText = 30_000;
const mostSentences = 1000;
/** Characters of a sentence. Those who write a whole page without a full stop are read piece by piece. */
const longestSentence = 1500;
const listMarker = /^\s{0,20}(?:[-*•–·]|\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]|\d{1,2}:)\s/i;

/** Puts hard-wrapped lines together again: a long line that does not end a sentence goes on in the next. */
function unwrapped(text: string): string[] {
  const lines: string[] = [];
  let open = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (open && line !== '' && !listMarker.test(line)) lines.push(`${lines.pop() ?? ''} ${line}`);
    else lines.push(line);
    open = line.length >= 55 && line.length <= 100 && !/[.!?:;]$/.test(line);
  }
  return lines;
}

function split(line: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const found of line.matchAll(/[.!?;]{1,10}["'»”)]{0,2}(?=\s|$)/g)) {
    const end = found.index + found[0].length;
    const next = line.slice(end).trimStart().charAt(0);
    const before = line.slice(Math.max(0, found.index - 12), found.index);
    // Those who write without capitals still end their sentences; only short words before a full stop are taken for abbreviations.
    const goesOn = isLowerCase(next) && !/\p{L}{3}$/u.test(before);
    if (found[0] === '.' && (goesOn || abbreviation.test(before))) continue;
    const piece = line.slice(start, end).trim();
    // "1." and "a." begin a list item; they are no sentence.
    if (piece.length <= 3 && !/[?!]/.test(piece)) continue;
    pieces.push(piece);
    start = end;
  }
  const rest = line.slice(start).trim();
  if (rest !== '') pieces.push(rest);
  return pieces.flatMap(chopped);
}

function chopped(piece: string): string[] {
  if (piece.length <= longestSentence) return [piece];
  const at = piece.lastIndexOf(' ', longestSentence);
  const end = at > 0 ? at : longestSentence;
  return [piece.slice(0, end), ...chopped(piece.slice(end).trim())];
}

const abbreviation =
  /(?:^|[\s(])(?:nr|art|kl|ca|jf|pr|dr|st|mr|mrs|ms|no|ref|adv|tlf|bl\.a|f\.eks|m\.m|dvs|inkl|incl|evt|vedr|ang|e\.g|i\.e|t\.o\.m|m\.a|t\.d|mvh|vs|\d{1,2})$/i;
const isLowerCase = (letter: string) => letter !== '' && letter === letter.toLowerCase() && letter !== letter.toUpperCase();

function tokensOf(text: string): Token[] {
  const quoted = quotedParts(text);
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:[-'’.@_][\p{L}\p{N}]+)*|\?/gu)];
  const own = words.filter(({ index }) => !quoted.some(([start, end]) => start < index && index < end));
  return own.map((found) => ({
    word: wordKey(found[0]),
    asWritten: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** In quotation marks, three words or more (a course title, a policy) or two that are no name (a "Delete me" button) are somebody else's. */
function quotedParts(text: string): (readonly [number, number])[] {
  return [...text.matchAll(/(?<!\d)"[^"]{1,300}"|«[^»]{1,300}»|“[^”]{1,300}”|„[^“”]{1,300}[“”]|”[^”]{1,300}”/g)]
    .filter(([part]) => part.trim().split(/\s+/).length >= 3 || twoWordsNoName.test(part))
    .map((found) => [found.index, found.index + found[0].length] as const);
}

const twoWordsNoName = /^.\p{L}+\s+\p{Ll}+.$/u;

/** How words are compared: lower case, one kind of apostrophe, no hyphens. */
export const wordKey = (word: string) => word.normalize('NFC').toLowerCase().replaceAll('’', "'").replaceAll('-', '');
