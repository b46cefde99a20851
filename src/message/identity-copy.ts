import type { Attachment, Message } from './message.ts';
import { anyOf } from './phrases.ts';

/**
 * Attachments that look like a picture of a passport, a driving licence or another proof of identity, which nobody should send us and
 * nobody should see who need not (GDPR Art. 5(1)(c), 32): by their file name, or because the sender's words say that a copy is attached.
 *
 * Only the outside is looked at. A copy under any other name, with nothing said about it, is not found.
 * @returns places in `message.attachments`, counted from 0
 */
export function identityCopies({ attachments, text }: Pick<Message, 'attachments' | 'text'>): readonly number[] {
  const scans = attachments.map((attachment, at) => ({ attachment, at })).filter(({ attachment }) => isScan(attachment));
  const named = scans.filter(({ attachment }) => namesIdentity(attachment.fileName ?? ''));
  const meant =
    named.length === 0 && saysCopyIsAttached(text) ? scans.filter(({ attachment }) => mayBeMeant(attachment, scans.length)) : [];
  return [...named, ...meant].map(({ at }) => at);
}

const isScan = ({ contentType, fileName }: Attachment) =>
  /^image\//i.test(contentType) ||
  /^application\/pdf/i.test(contentType) ||
  /\.(?:jpe?g|png|hei[cf]|webp|gif|tiff?|bmp|pdf)$/i.test(fileName ?? '');

/** A picture, but for the small ones of a signature; a PDF where there is nothing else the words could mean. */
const mayBeMeant = ({ contentType, fileName = '', size }: Attachment, scans: number) =>
  /pdf/i.test(contentType + fileName) ? scans === 1 : size > 8000 && !/^(?:image\d{3}|outlook-|logo)/i.test(fileName);

function namesIdentity(fileName: string): boolean {
  const words = wordsOf(fileName);
  const text = ` ${words.join(' ')} `;
  if (otherPass.test(text)) return false;
  return (
    names.test(text) ||
    (words.some((word) => word === 'id' || word === 'leg') && words.every((word) => saysLittle.has(word) || /^\d+$/.test(word)))
  );
}

/** "MittPass_2.jpg": mitt, pass, 2. */
const wordsOf = (fileName: string) =>
  fileName
    .normalize('NFC')
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u)
    .filter((word) => word !== '');

const names = new RegExp(
  ` (?:${[
    'pass(?:et|ets|kopi|bilde|bilete|side|scan|skann|port|ports|foto)?',
    'passport ?(?:copy|scan|photo)',
    '(?:reise|kopi ?av ?)pass(?:et)?',
    'pas',
    '(?:f[øo]|foe)rer?(?:ar)?kort(?:et|kopi)?',
    '(?:f[øo]|foe)rarkort(?:et)?',
    'k[öo]rkort(?:et)?',
    '(?:k[øo]|koe)rekort(?:et)?',
    'legitima[st]jon(?:en)?|legitimation(?:en)?|legitimasjon(?:skopi|sbevis)|leg ?kopi|legkopi',
    'id ?(?:kort|card|kopi|copy|kort ?et|bevis|bilde|papir|dokument|document|scan|proof)(?:et)?|identi(?:tet|tets) ?(?:kort|bevis|papirer)',
    'bank ?kort(?:et)?',
    '(?:driving|drivers?|driver s) ?licen[cs]e',
    'identity ?(?:card|document)|proof of identity',
    'nasjonalt? id(?: kort)?|nationellt id(?: kort)?|national id(?: card)?',
    'oppholds(?:kort|tillatelse)(?:et)?|opphalds(?:kort|løyve)(?:et)?',
    '(?:personal)?ausweis|reisepass|f(?:ü|u|ue)hrerschein',
  ].join('|')}) `,
  'u',
);

/** A pass that lets through a door, and no proof of who somebody is. */
const otherPass =
  / (?:boarding|ski|press|presse|bus|buss|season|sesong|day|dags|back ?stage|festival|gjeste?|guest|visitor|hall|free|event|museum|all) pass | pass (?:på|fail|through|word|phrase|code|kode|ord|through|rate) /u;

/** Beside these an "id" or a "leg" is a proof of identity; beside a word of more meaning it may be anything. */
const saysLittle = new Set(
  'id leg min mi mitt my kopi kopien copy av of scan skann skannet bilde bilete foto photo picture bild side forside bakside framside front back recto verso og and new ny img'.split(
    ' ',
  ),
);

/** That a copy is attached is said in one sentence with what it is a copy of, and without a "not". */
function saysCopyIsAttached(text: string): boolean {
  return text
    .slice(0, 20_000)
    .split(/(?<=[.!?])\s|\n\s*\n/)
    .map((sentence) => sentence.replace(/\s+/g, ' '))
    .some((sentence) => attaches.test(sentence) && proof.test(sentence) && !refuses.test(sentence));
}

const attaches = anyOf(
  'vedlagt|vedlegg|legger (?:jeg |eg |her )?ved|legg (?:eg |her )?ved|lagt ved|la ved|vedlegger|sender (?:jeg |eg |med |her |over )|her er|følger (?:vedlagt|med)|følgjer',
  'bifogar|bifogad|bifogat|bilaga|skickar|vedhæft|vedlægger|sender hermed',
  'attached|attaching|attachment|enclosed|enclosing|i attach|here is|here.s|please find|sending',
  'anbei|im anhang|angehängt|beigefügt|füge',
);
const proof = anyOf(
  '(?:kopi|kopia|bilde|bilete|bild|foto|skann|scan|copy|picture|photo|billede|kopie)\\p{L}{0,4} (?:av|af|of|von|meines|min|mitt) (?:\\p{L}{1,12} ){0,2}(?:pass|førerkort|førarkort|førekort|legitimasjon|legitimation|leg|id|id-kort|bankkort|passport|driving|driver|identity|körkort|kørekort|reisepass|ausweis|personalausweis)(?:et|en|a|s|es|meines)?(?!\\p{L})',
  '(?:passet|passkopi|førerkortet|førarkortet|førekortet|legitimasjonen|legitimasjon|id-kortet|körkortet|kørekortet|bankkortet)(?: mitt| min)?(?!\\p{L})',
  'my (?:passport|driving licen[cs]e|driver.?s licen[cs]e|identity card|id card|id)(?!\\p{L})',
);
const refuses = anyOf(
  'ikke|ikkje|aldri|uten|utan|inte|not|never|without|nicht|don.t|won.t|hvis|dersom|kan (?:jeg|eg)|skal (?:jeg|eg)|må (?:jeg|eg)|vil dere|if (?:you|needed)|should i|do you|ber (?:de|dere) om',
);
