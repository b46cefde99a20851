/**
 * Whether the words above a forwarded mail only hand it on: a greeting, "FYI", "see below", a name. Then the forwarded mail is
 * what there is to read. A question or a task ("can you take this?") is a word of the sender's own.
 */
export function onlyHandsOn(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const signed = lines.findIndex((line) => signOff.test(line));
  const above = signed < 0 ? lines : lines.slice(0, signed);
  const below = signed < 0 ? '' : lines.slice(signed).join('\n');
  return below.length <= 300 && above.every((line) => line === '' || greeting.test(line) || pointer.test(line));
}

const greeting =
  /^(?:hei|heisann|hallo|hej|hi|hello|dear|kj[æa]re|god (?:dag|morgen|kveld)|goddag|guten tag)(?: \p{L}{1,30}){0,3}[,.!]{0,3}$/iu;
const signOff =
  /^(?:mvh|m\.?v\.?h\.?|vh|lg|(?:med )?(?:vennlig|venleg|venlig|beste?) h|hilsen|helsing|hilsner|(?:med )?vänlig|(?:kind |best |warm )?regards|best,|(?:mit )?(?:freundlich|besten|liebe|viele))/i;
const pointer =
  /^(?:fyi|til (?:info|informasjon|orientering|oppfølging|din info)|(?:se|sjå|siehe|see) (?:under|nedenfor|nedanfor|nedan|vedlagt|vedlegg|below|attached|unten)|videresend(?:er|t|es)|vidaresend(?:er|t)|vidarebefordrar|for (?:your )?information|forwarding|forwarded|zur (?:info|kenntnis)|til orienterin?g)(?: (?:denne|dette|this|til (?:deg|dere|dykk)|fra \p{L}{1,30}|from \p{L}{1,30})){0,2}[ .!:,]{0,3}$/iu;
