import { speaksOfMyself } from './first-person.ts';
import { anyOf } from './phrases.ts';

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
  return below.length <= 1200 && !speaksOfMyself.test(below) ? at : undefined;
}

/** "Sendt fra min iPhone" and what mail programs add about themselves; one that goes on after a comma is a person's sentence. */
export function isProgramLine(line: string): boolean {
  return line.length < 120 && line.trim().search(sentFrom) === 0 && !/[,.;!?] \p{L}/u.test(line);
}

const sentFrom = anyOf(
  'sendt? (?:fra|frå|med|via) (?:min|mi|mobil|e-post|yahoo|outlook|samsung|proton|spark|telenor|gmail)',
  'skickat (?:från|med) (?:min|outlook|e-post|yahoo|samsung|proton|spark)',
  'sent (?:from|via|with|using) (?:my|the samsung|mail|outlook|yahoo|samsung|proton|spark|gmail)',
  'gesendet (?:von|mit) (?:meinem|outlook|der|yahoo|proton|spark)|(?:diese nachricht wurde )?von meinem',
  '(?:skaff deg|hent|hämta|få|get|holen sie sich|laden sie) outlook|gmail (?:for|für|för|til) ',
);

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
  if (speaksOfMyself.test(paragraph) || weAsk.test(paragraph)) return false;
  const misdirected = wrongRecipient.test(paragraph) && deleteOrTell.test(paragraph);
  const ownNotice = weProcess.test(paragraph) && youMay.test(paragraph);
  return misdirected || ownNotice || pleaThinkOfTrees.test(paragraph);
}

const wrongRecipient =
  /ikke (?:er )?rett(?:e)? mottaker|er du ikke (?:rett|riktig)|rett mottaker|rätt mottagare|feilsendt|ved e[ni]n? (?:feil|fejl)|ved feil|felaktigt|av misstag|ved en feiltagelse|intended (?:recipient|only)|in error|by mistake|taushetsbelagt|(?:k|c)on?fiden[ts]i(?:el|al)|vertraulich|fortrolig|irrtümlich|nicht der richtige|kun ment for|berre til den|enbart avsett|privileged/i;
const deleteOrTell =
  /slett|delete|destroy|radera|avsender|avsendar|avsändar|afsender|sender|löschen|vernichten|prohibited|forbudt|forbode|förbjud|ikke tillatt|gi beskjed/i;
const weProcess =
  /(?:vi|vi i \S{1,40}) (?:behandl|handsam)|we process|processes (?:your )?personal|behandler (?:vi )?person|behandling(?:en)? av person|handsamar person|behandlar person|wir verarbeiten|personvernerklæring|privacy (?:policy|notice)|integritetspolicy|privatlivspolitik|datenschutzerklärung/i;
const youMay =
  /(?:du kan|du har rett|du har rätt|du har ret|you (?:can|may|have the right)|les me[ir]|read more|läs mer|læs mere|les om|les vår|les personvern|her finner du|mer informasjon|(?:more|for) information|click here|se vår|se person|see our|dine rett|dina rättig|dine rettig|ihre(?:n)? rechte|finden sie in unserer)/i;
const pleaThinkOfTrees =
  /(?:tenk på miljøet|tänk på miljön|tænk på miljøet|consider the environment|think before you print|denken sie an die umwelt|(?:sjekket|kontrollert|skannet|scanned|checked) for virus)/i;

/** Somebody who writes as "we" asks or demands; a footer tells and offers. */
const weAsk = anyOf(
  '(?:dere|dokker|dykk|deres|dykkar|oss|våre barn|barn(?:a|et) (?:våre|vårt))(?!\\p{L})[^\n]{0,400}(?:\\?|krev)',
  '(?:vi|me) (?:krev|ber|vil|ønsk|ynsk|begär|kräver|anmoder)|we (?:ask|demand|request|want)|slett (?:alt|opplysning)',
  '(?:skal|kan|må|bør|ska|should|can) (?:vi|me|we) [^?]{0,200}\\?',
);
