import type { Organisation } from '../cases/organisation.ts';
import { type Right, rights } from '../intents/classification.ts';
import type { ReplyFacts } from '../workflow/ports.ts';
import { assessedPlaces, type Demand, demands } from './law-demands.ts';
import { lineOf } from './reply-writer.ts';
import { eventful, sampleReply, sampleValues } from './sample-facts.ts';
import { templateFacts } from './template-facts.ts';
import { assessmentField, fillFields } from './template-fields.ts';
import { type AnswerLanguage, fill, type ParsedTemplate } from './template-language.ts';
import { type LetterPart, type Passage, partsOf, type TemplateSet, type Wording, wordingsOf } from './template-set.ts';

/**
 * Whether every template says what law and the companies' promises demand of it: the template has to say where (`carries`), the piece has to
 * stand in its text, and it has to come out, with something in it, in every sample letter of every company.
 *
 * @returns one message for each demand of a template that is not met: file, demand, who demands it
 */
export function unmetDemands(templates: TemplateSet, organisations: readonly Organisation[]): readonly string[] {
  const found = new Map<string, string>();
  for (const organisation of organisations) {
    const wordings = wordingsOf(templates, organisation.id);
    for (const { language, part } of partsOf(wordings)) {
      const wording = wordings.letters[language];
      // The first company that shows it is enough to find it.
      for (const mistake of [
        ...strayPieces(part),
        ...unmet(part, { organisation, language, wording, templates }),
        ...withoutAssessment(part, organisation),
      ])
        if (!found.has(mistake.at)) found.set(mistake.at, mistake.words);
    }
  }
  return [...found].map(([at, words]) => `${at}: ${words}`);
}

type Surroundings = {
  readonly organisation: Organisation;
  readonly language: AnswerLanguage;
  readonly wording: Wording;
  readonly templates: TemplateSet;
};
/** `at` is file and demand, so that one demand is reported once. */
type Mistake = { readonly at: string; readonly words: string };

const placeOf = ({ file }: LetterPart) => /[/\\](?:nb|nn|en)[/\\](.+)\.liquid$/.exec(file)?.[1]?.replaceAll('\\', '/') ?? '';
const at = ({ file }: LetterPart, element: string) => `${file}, carries.${element}`;

/** Pieces that a template says it carries and does not. */
function strayPieces(part: LetterPart): Mistake[] {
  return Object.entries(part.carries).flatMap(([element, pieces]) => {
    const stray = pieces.find((piece) => withMarks(part.body, piece) === undefined);
    if (stray === undefined) return [];
    const demand = (demands[placeOf(part)] ?? []).find((each) => each.element === element);
    const words = `found "${stray}", which does not stand in the text, allowed: a variable or words of it`;
    return [{ at: at(part, element), words: demand ? `${words} (${demand.source} demands it)` : words }];
  });
}

function unmet(part: LetterPart, around: Surroundings): Mistake[] {
  const { organisation } = around;
  const demanded = (demands[placeOf(part)] ?? []).filter(({ of = () => true }) => of(organisation));
  if (demanded.length === 0) return [];
  const samples = samplesOf(part, around);
  return demanded.flatMap((demand) => {
    const pieces = part.carries[demand.element];
    const by = `(${demand.source} demands it)`;
    if (!pieces) return [{ at: at(part, demand.element), words: `is missing, allowed: where in the text it stands ${by}` }];
    const marked = pieces.flatMap((piece) => withMarks(part.body, piece) ?? []).map((body) => parseMarked(part, body));
    if (samples.every((sample) => comesOut(marked, sample, demand, around.language))) return [];
    return [{ at: at(part, demand.element), words: `does not come out in a letter of ${organisation.name} ${by}` }];
  });
}

/** `filled` is what the template knows, `reply` what it was made from. */
type Sample = { readonly reply: ReplyFacts; readonly filled: object };

/** Letters of this company as it is: a quiet one with the required fields only, and one in which everything has happened and everything is filled in. */
function samplesOf(part: LetterPart, { organisation, language, wording, templates }: Surroundings): readonly Sample[] {
  const place = placeOf(part);
  const own = rights.filter((right) => place === `answers/${right}`);
  const onLine: readonly (Right | undefined)[] = place.startsWith('outcomes/') ? rights : own.length > 0 ? own : [undefined];
  const { authority } = templates;
  return onLine.flatMap((right) => {
    const asked = right ? [right] : [];
    const quiet = sampleReply(organisation, asked);
    const [everything = {}, required = {}] = isPassage(part) ? sampleValues(part.fields, right) : [];
    const wishes = asked.map((each) => wording.answers[each].asked);
    return [
      { reply: quiet, values: required },
      { reply: eventful(quiet), values: everything },
    ].map(({ reply, values }) => {
      const fields = isPassage(part) ? fillFields(part.fields, { right, values, organisation }).filled : {};
      const line = isPassage(part) ? lineOf(wording, { passage: part, ...(right ? { right } : {}) }) : undefined;
      return {
        reply,
        filled: templateFacts(reply, language, { authority, asked: wishes, rest: [], toRequester: true, line, fields }),
      };
    });
  });
}

const isPassage = (part: LetterPart): part is Passage => 'fields' in part;

const parseMarked = (part: LetterPart, body: string): ParsedTemplate => ({ ...part, parts: part.engine.parse(body) });

/** One of the pieces is read in the filled text and is not empty; and where the very words are known, they are. */
function comesOut(
  marked: readonly ParsedTemplate[],
  { reply, filled }: Sample,
  { shows }: Demand,
  language: AnswerLanguage,
): boolean {
  const words = shows?.(reply, language)?.trim();
  return marked.some((template) => {
    const read = [...fill(template, filled).matchAll(between)].map(([, inside = '']) => inside.trim());
    return words === undefined ? read.some((inside) => inside !== '') : read.includes(words);
  });
}

/** Marks that no text has: they stand around a piece while it is looked for. */
const [open, close] = ['\ue000', '\ue001'];
const between = new RegExp(`${open}([^${close}]*)${close}`, 'g');

/** @returns the template with the piece between marks wherever it stands; undefined where it stands nowhere */
function withMarks(body: string, piece: string): string | undefined {
  const literal = piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const output = new RegExp(`\\{\\{-?\\s*${literal}\\s*(?:\\|[^}]*?)?-?\\}\\}`, 'g');
  const asVariable = body.replace(output, (variable) => `${open}${variable}${close}`);
  if (asVariable !== body) return asVariable;
  // Every second part is a tag, which has no words.
  const parts = body.split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/);
  const asWords = parts.map((text, i) => (i % 2 === 0 ? text.replaceAll(piece, `${open}${piece}${close}`) : text)).join('');
  return asWords === body ? undefined : asWords;
}

/** The note is for the file and not for the requester, so it is a field and nothing that the text carries. */
function withoutAssessment(part: LetterPart, { id, assessmentRights }: Organisation): Mistake[] {
  const place = placeOf(part);
  if (!isPassage(part) || !assessmentRights.some((right) => assessedPlaces(right).includes(place))) return [];
  if (part.fields.some((field) => field.id === assessmentField && field.required)) return [];
  const words = `is missing, allowed: a required field (the promise of the company demands it: assessment_rights of ${id})`;
  return [{ at: `${part.file}, fields.${assessmentField}`, words }];
}
