/**
 * Words at the end of a mail that are not the sender's own to us: signature, "sent from my phone", confidentiality and
 * privacy footers. Careful by design: a request cut away is a request missed, so a paragraph in which somebody says "I"
 * stays whatever else it holds.
 */

/** Index of the first line of a signature, or undefined. A separator with a long text below it separates, it does not sign. */
export function signatureStart(lines: readonly string[]): number | undefined {
  const at = lines.findIndex((line) => line.trimEnd() === '--');
  if (at < 0 || lines.slice(0, at).every((line) => line.trim() === '')) return undefined;
  const below = lines.slice(at + 1).join('\n');
  return below.length <= 1200 && !saysI.test(below) ? at : undefined;
}

/** "Sendt fra min iPhone" and what mail programs add about themselves. */
export function isProgramLine(line: string): boolean {
  return line.length < 120 && sentFrom.test(line.trim());
}

const sentFrom =
  /^(?:sendt? (?:fra|frå) (?:min|mi|mobil|e-post|yahoo|outlook|samsung|proton)|skickat från (?:min|outlook|e-post)|sent from (?:my|mail|outlook|yahoo|samsung|proton)|von meinem|skaff deg outlook|hent outlook|hämta outlook|få outlook|get outlook)/i;

/** Index of the first line of the footers that end the mail, or undefined. */
export function footerStart(lines: readonly string[]): number | undefined {
  let start: number | undefined;
  let end = lines.length;
  while (end > 0) {
    let from = end;
    while (from > 0 && lines[from - 1]?.trim() !== '') from--;
    const paragraph = lines.slice(from, end).join(' ').slice(0, 4000).trim();
    const empty = paragraph === '' || /^[-_*=]{2,200}$/.test(paragraph);
    if (!empty && !isFooter(paragraph)) break;
    if (!empty) start = from;
    end = from - 1;
  }
  return start !== undefined && lines.slice(0, start).some((line) => line.trim() !== '') ? start : undefined;
}

/** Confidentiality ("not the right recipient? delete it") or the sender's own privacy notice ("we process … you may ask for access"). */
function isFooter(paragraph: string): boolean {
  if (saysI.test(paragraph)) return false;
  const misdirected = wrongRecipient.test(paragraph) && deleteOrTell.test(paragraph);
  const ownNotice = weProcess.test(paragraph) && youMay.test(paragraph);
  return misdirected || ownNotice || pleaThinkOfTrees.test(paragraph);
}

const saysI = /(?:^|[\s(«"])(?:jeg|eg|jag|ich|i|i'm|i’m|i'd|i’d|my|min|mine|mitt|meg|mig)(?=[\s,.;:!?])/i;
const wrongRecipient =
  /ikke (?:er )?rett(?:e)? mottaker|er du ikke (?:rett|riktig)|rett mottaker|feilsendt|ved en feil|ved en feiltagelse|ved feil|felaktigt|ved en fejl|intended (?:recipient|only)|in error|by mistake|taushetsbelagt|konfidensiel|confidential|irrtümlich|nicht der richtige/i;
const deleteOrTell =
  /slett|delete|destroy|radera|avsender|avsändar|afsender|sender|löschen|vernichten|prohibited|forbudt|ikke tillatt/i;
const weProcess =
  /(?:vi behandl|we process|behandler personopplysninger|personvernerklæring|privacy (?:policy|notice)|integritetspolicy|privatlivspolitik)/i;
const youMay =
  /(?:du kan|you (?:can|may)|les mer|read more|les om|her finner du|mer informasjon|more information|se vår|see our)/i;
const pleaThinkOfTrees = /(?:tenk på miljøet|consider the environment|think before you print)/i;
