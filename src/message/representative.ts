import type { Message } from './message.ts';
import { anyOf } from './phrases.ts';

/** Who the mail seems to be about, if not only the one who writes. Signs for a person to look at, never a decision. */
export type Representation = {
  /** A lawyer, a guardian, a child or a parent writes for somebody else: whose data they are has to be seen before anything is sent. */
  readonly onBehalf: boolean;
  /** A power of attorney or the like seems to be attached; false where it is only promised. */
  readonly authorityAttached: boolean;
  /** The writer, or the child they write for, seems to be under 18 (GDPR recitals 38 and 58). */
  readonly minor: boolean;
};

/**
 * A company that writes for itself ("på vegne av Fjordlaks AS") represents nobody in this sense, and a mail client is no client.
 * Who writes for themselves and for somebody else also writes for somebody else.
 */
export function representationIn({ text, attachments }: Pick<Message, 'text' | 'attachments'>): Representation {
  const words = text.slice(0, 20_000).replace(/\s+/g, ' ');
  const authorityAttached =
    attachments.some(({ fileName }) => authorityName.test((fileName ?? '').replace(/[_.-]+/g, ' '))) ||
    (attachments.length > 0 && saysAuthorityAttached.test(words));
  return { onBehalf: authorityAttached || writesForOther(words), authorityAttached, minor: isMinor(words) };
}

function writesForOther(words: string): boolean {
  if (saysOwnTie.test(words)) return true;
  return [...words.matchAll(namesOther)].some(({ 0: found, index }) => {
    const name = words.slice(index + found.length, index + found.length + 80);
    return isPerson.test(name) && !isFirm.test(name.split(/[.,;:!?]/, 1)[0] ?? '');
  });
}

const mine = '(?:min|mi|mitt|mine|vår|vårt|våre|vores|mit|mina|my|our|mein|meine|meinen|meiner|meines|unser|unsere|unseren)';
const child =
  '(?:sønn(?:en)?|søn|sønen|son(?:en)?|datter(?:en|a)?|dotter(?:a)?|dattera|barn(?:et|a)?|unge(?:n|ne)?|gutten|guten|jenta|barnebarn(?:et)?|son|daughter|child|children|kid|kids|sohn|sohnes|tochter|kind)';
const adult =
  '(?:mor|mora|moren|mamma|mamman|mutter|far|faren|fattern|pappa|foreldrene|bror(?:en)?|søster(?:en|a)?|syster|kona|kone|fru|mann(?:en)?|man|ektefelle(?:n)?|ektemann(?:en)?|samboer(?:en)?|sambo|kjæreste(?:n)?|bestemor|bestefar|besta|tante(?:n|a)?|onkel(?:en)?|svigermor|svigerfar|mother|mum|mom|father|dad|brother|sister|wife|husband|partner|grandmother|grandfather|aunt|uncle|parents|vater|vaters|bruder|schwester|frau)';
const relatives = (kin: string) =>
  `(?:(?:${kin}) ${mine}|${mine} (?:(?:egen|egne|gamle|eldre|old|elderly|young|minor) )?(?:${kin}))(?!\\p{L})`;
const relative = relatives(`${child}|${adult}`);
/** Called so without "my" too. */
const parent = '(?:mor|far|mamma|pappa|mutter|fattern|mum|mom|dad)(?= \\p{L}|[,.(]| \\()';
const authority =
  '(?:(?:framtids|fremtids|verge|verje|advokat)?fullmakt(?:en|a)?|fuldmagt(?:en)?|vergeattest(?:en)?|verjeattest(?:en)?|vergebevis|powers? of attorney|letter of authority|vollmacht)(?!\\p{L})';
const attached =
  '(?:vedlagt|vedlegg|ligger ved|ligg ved|ligg ve|legger (?:den |jeg den )?ved|lagt ved|følger|følgjer|fylgjer|er med|vedhæft|bifog|bilaga|attached|enclosed|enclose|liegt bei|beigefügt|anbei)';
const thing =
  '(?:opplysning|opplysing|personopplysning|data|info|konto|kontoen|bruker|brukar|profil|navn|namn|alt|noe|noko|registrert|lagret|lagra|innsyn|mappa|information|account|everything|anything|details|records?|file|uppgift|oplysning|daten)';

/** What only somebody says who writes for another person. */
const saysOwnTie = anyOf(
  `(?:har|hev|hold|have|holder|handler|handlar) (?:\\p{L}{1,12} ){0,2}${authority} (?:for|för|fra|frå|på)`,
  `(?:gitt|gjeve|gjett|givet|gett|given) (?:meg|mæ|mig|me) (?:\\p{L}{1,12} ){0,2}${authority}`,
  `(?:med|me|mot|etter|efter|enligt|jf\\. vedlagte|jf\\.|under|vedlagte) ${authority} (?:som|fra|frå|from|,)`,
  `${authority}[^.!?]{0,40} ${attached}|${attached}[^.!?]{0,40} ${authority}`,
  `${mine} (?:klient|client|mandant|mandantin|mandanten)(?:s|.s)?(?!\\p{L})(?! (?:krasj|heng|oppdater|virk|fung|kobl|crash|connect|keeps|does|software|app|version|version))`,
  `(?<!-)klienten (?:min|vår)(?!\\p{L})(?! (?:krasj|heng|oppdater|virk|fung|kobl|får ikke|viser|støtter))`,
  // Guardians and parents.
  '(?:oppnevnt|oppnemnd|court-appointed) (?:som )?(?:verge|verje|guardian)|(?:er|e|som|am|as|är|bin|the) (?:\\p{L}{1,12} ){0,4}(?:verge|verje|hjelpeverge|værge|guardian|vårdnadshavare) (?:for|til|te|för|of|to|åt|trekk|ber|krev|vil)',
  '(?:mor|far|mamma|pappa|mother|father|parent) (?:og|and|och|and sole) (?:verge|verje|foresatt|føresett|guardian|vårdnadshavare)',
  '(?:som|as|am|i.m|jeg er|eg er|jag är) (?:the |a )?(?:mor|mora|moren|far|faren|mamma|pappa|forelder|foresatt|føresett|förälder|mother|father|parent) (?:til|te|åt|for|of|to|till) (?!dere|dykk|be |å )|(?:foreldreansvar|forældremyndighed|parental responsibility)',
  '(?:fremtids|framtids)fullmakt(?:en)? (?:er|e) |god man för|överförmyndar|(?:gerichtlich bestellte|gesetzliche) (?:betreuer|vertreter)|look after [^.!?]{1,40} affairs|(?:his|her) (?:signed )?(?:power of attorney|authority is attached)',
  // Relatives, with what shall happen to theirs.
  `(?:skriver|skriv|svarer|spør|ringer|writing|write|asking|ordner|ordnar|hjelper|hjelp|hjælper|helping) (?:\\p{L}{1,15} ){0,4}?(?:for|på vegne av|på vegner av|on behalf of|åt)? ?(?:ho |han |hu )?(?:${relative}|${parent})`,
  `${thing}\\p{L}* (?:\\p{L}{1,15} ){0,3}(?:om|på|til|åt|about|on|of|for|av|über) (?:meg og |me and |både |both )?${relative}(?:[.,;?!]| og | and | som | that | i | in | fra | hos | uten | dere | de | you |$)`,
  `(?<!from )my (?:${child}|${adult}).s (?:personal )?(?:${thing}|name|email|e-mail|number|application|user)`,
  `(?:slett|slette|slettar|fjern|fjerne|stryk|stryke|delete|remove|erase|forget|rett|radera|slet) (?:meg og |me and |alt om )?${relative}`,
  `${relative} (?:sin|sitt|sine|si) (?:${thing}|søknad|plass|adresse|e-?post)`,
  '(?:på|in) (?:hans|hennes|hennar|his|her|deres|dennes) (?:vegne|vegner|behalf)|on (?:his|her) behalf',
);

/** "On behalf of", "I represent": it matters whom. */
const namesOther = new RegExp(
  anyOf(
    'på vegne av|på vegner av|vegne av|på uppdrag av|on behalf of|im namen von|im auftrag von|(?:jeg|eg|vi|me|undertegnede|undertegna|i|we|jag|ich|hereby) (?:\\p{L}{1,10} )?(?:representerer|repræsenterer|representera|represent|företräder|vertrete|vertreten|bistår|act for|opptrer for)|organisation represents|acting for|som advokat for|as counsel for|engasjert av|instructed by',
  ).source,
  'giu',
);
/** A relative, a client, or a first name with a surname; the case of letters counts. */
const isPerson = new RegExp(
  `^:? (?:(?:far|mor|ho|han|hun|hu|henne|ham|him|her|[Ff]ru|[Hh]err|Frau|Herrn?|Mr|Mrs|Ms)\\.?(?!\\p{L})|${relative}|(?:min|vår|my|our|vores) (?:klient|client|mandant)|\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?(?: \\p{Lu}\\.?)?(?: (?:van|von|de|der|af))?(?: \\p{Lu}[\\p{L}-]+)+)`,
  'u',
);
const isFirm =
  /(?<!\p{L})(?:AS|ASA|DA|ANS|SA|AB|ApS|A\/S|KF|HF|NUF|BA|GmbH|Ltd|Limited|LLP|Inc|Group|Holding|Norge|Norway|Digitools|Metafocus)(?!\p{L})|(?:lag|laget|forening|foreningen|foreininga|klubb|klubben|klub|kommune|barnehage|skole|skule|senter|sameie|sameiet|styret|borettslag|selskap|firma|hotell|trelast|maskin|strøm|council|association|housing|company|school|club|society|board|authority)(?!\p{L})/u;

const authorityName = anyOf(
  'fullmakt|framtidsfullmakt|fremtidsfullmakt|vergefullmakt|fuldmagt|vergeattest|verjeattest|vergebevis|power of attorney|poa|letter of authority|vollmacht|skifteattest',
);
const saysAuthorityAttached = anyOf(
  `${authority}(?![^.!?]{0,40}(?:ettersend|senere|seinare|later|follow by post|i posten))[^.!?]{0,50} ${attached}|${attached}[^.!?]{0,50} ${authority}`,
);

function isMinor(words: string): boolean {
  if (saysMinor.test(words)) return true;
  // Names are told by their capitals, so the first word of a sentence must not look like one.
  const text = words.replace(/(?:^|[.!?] )\p{Lu}/gu, (start) => start.toLowerCase());
  return ages.some((age) => [...text.matchAll(age)].some(([, written = '']) => ageOf(written) < adultAge));
}

const adultAge = 18;
const ageOf = (written: string) => (/^\d+$/.test(written) ? Number(written) : (inWords.get(written) ?? adultAge));
const inWords: ReadonlyMap<string, number> = new Map(
  'fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten'.split(' ').map((word, at) => [word, at + 5]),
);

const saysMinor = anyOf(
  '(?:jeg|eg|æ|jag|i|ich) (?:er|e|är|am|bin) (?:\\p{L}{1,10} ){0,2}(?:under 18|mindreårig|underårig|minderårig|a minor|minderjährig|not yet 18|not 18)|(?:jeg|eg) (?:er|har) ikkj?e fylt 18|i.m (?:a minor|under 18)',
  '(?:jeg|eg|æ) (?:går|gjeng) i (?:[1-9]|10|første|andre|tredje|fjerde|femte|sjette|sjuende|sjuande|syvende|åttende|åttande|niende|niande|tiende|tiande)\\.? (?:klasse|trinn|trinnet)|(?:jeg|eg|æ) går på (?:barneskole|barneskule|ungdomsskole|ungdomsskule)',
  '(?:i am|i.m) in (?:the )?(?:[1-9]|10)(?:st|nd|rd|th) grade|(?:mindreårige?|minderårige?|umyndige?) (?:barn|sønn|son|datter|dotter)',
);
const age = '(\\d{1,2}|\\p{Ll}{2,8})';
const called = '(?: \\p{Lu}[\\p{L}-]+){0,2},?(?: som)?';
const ages: readonly RegExp[] = [
  `(?<!da |når |siden |sidan |sia |when |fordi )(?:[Jj]eg|[Ee]g|[Ææ]|[Jj]ag) (?:er|e|är) (?:(?:bare|berre|nå|no|først|erst|bara) )?${age}(?: år(?! (?:siden|sidan|eldre|yngre|yngst|inn|unna|etter|med|til|i ))(?!\\p{L})| og (?:har|lagde|laga))`,
  `(?:[Ii] am|[Ii].?m) (?:only |just )?(\\d{1,2})(?: years? old| y\\.?o|(?=[.,!;)]| and | but | so ))`,
  `[Ii]ch bin (?:erst )?${age} [Jj]ahre`,
  `${relatives(child)}${called},?(?: er| e| is| på| aged|,)? ?\\(?${age}(?: år| years|\\)|[,.])`,
  `(?:mor|mora|moren|far|faren|mamma|pappa|forelder|foresatt|føresett|verge|verje|vårdnadshavare|mother|father|parent|guardian) (?:til|te|of|to|åt|till|for|for)${called}(?: er| e| is| på)? ?\\(?${age}(?:\\)|[,.] | år)`,
].map((source) => new RegExp(`(?<![\\p{L}\\d])${source}`, 'gu'));
