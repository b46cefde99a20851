import type { Organisation } from '../cases/organisation.ts';
import { type Language, type Right, rights } from '../intents/classification.ts';
import type { Field, LetterDraft, ReplyFacts, ReplyWriter } from '../workflow/ports.ts';
import { alertFacts, digestFacts, type Surroundings, templateFacts } from './template-facts.ts';
import { askedFor, fieldKey, fillFields, isFor, isRequired } from './template-fields.ts';
import { type AnswerLanguage, fill, type ParsedTemplate } from './template-language.ts';
import {
  type ForeignLanguage,
  type OtherLetter,
  type Passage,
  passagesOn,
  type TemplateSet,
  type TitledTemplate,
  type Wording,
  wordingsOf,
} from './template-set.ts';

/**
 * Writes receipts and letters from the templates, in the language of the person who asked (GDPR Art. 12(1)): pure, the same facts give the same
 * text, so that what was approved can be drawn up again. Readers of Swedish and Danish get bokmål, all others English, under a sentence in their own
 * language.
 */
export function createReplyWriter(templates: TemplateSet): ReplyWriter {
  return {
    receipt(facts) {
      const { wording, subjectLine, noted, filled } = begin(templates, facts);
      return { subjectLine: subjectLine(wording.receipt), text: noted(filled(wording.receipt)) };
    },

    automatic(notice, facts) {
      const { wording, subjectLine, noted, filled } = begin(templates, facts);
      const text = [noted(filled(wording.letterOpening)), filled(wording.notices[notice]), filled(wording.letterClosing)];
      return { subjectLine: subjectLine(wording.notices[notice]), text: text.join('\n\n') };
    },

    letter(kind, facts) {
      return kind === 'answer' ? answer(templates, facts) : otherLetter(templates, kind, facts);
    },

    fields(kind, facts) {
      const { letters } = wordingsOf(templates, facts.organisation.id);
      const passages =
        kind === 'answer' ? linesOf(letters.nb, facts).flatMap(passagesWithRight) : alone(letters.nb.letters[kind]);
      return passages.flatMap((passage) => fieldsOf(passage, facts.organisation));
    },

    alert(organisation, alert) {
      const template = wordingsOf(templates, organisation.id).alerts[organisation.staffLanguage];
      return { subjectLine: `${template.title}: ${alert.caseNumber}`, text: fill(template, alertFacts(organisation, alert)) };
    },

    digest(organisation, digest) {
      const { letters, digests } = wordingsOf(templates, organisation.id);
      const template = digests[organisation.staffLanguage];
      const { answers } = letters[organisation.staffLanguage];
      return {
        subjectLine: `${template.title}: ${organisation.name}, ${digest.on}`,
        text: fill(
          template,
          digestFacts(organisation, digest, (right) => answers[right].name),
        ),
      };
    },
  };
}

function answer(templates: TemplateSet, facts: ReplyFacts): LetterDraft {
  const { wording, language, subjectLine, noted, filled, written } = begin(templates, answered(facts));
  const lines = linesOf(wording, facts);
  const passages = lines.flatMap(passagesWithRight);
  const texts = lines.map((line) => ({
    title: wording.answers[line.right].title,
    text: line.passages.map((passage) => written({ ...line, passage })).join('\n\n'),
  }));
  const [only, ...others] = texts;
  const body = texts.map(({ title, text }) => (others.length === 0 ? text : `${title.toUpperCase()}\n\n${text}`)).join('\n\n');
  return {
    subjectLine: subjectLine(wording.answerOpening, others.length === 0 ? only?.title : undefined),
    language,
    opening: noted(filled(wording.answerOpening)),
    body,
    closing: filled(wording.answerClosing),
    ...askedOfStaff(passages, facts, (right) => `${right}/`, searchesOf(lines, facts)),
    mustStay: reasonsIn(body, passages, facts),
  };
}

/** Who says what a company holds, or that it holds nothing, says that they have looked everywhere that its own policy names. */
function searchesOf(lines: readonly Line[], { organisation, outcomes }: ReplyFacts): LetterDraft['confirmations'] {
  const { accessChecks, staffLanguage } = organisation;
  const looked = outcomes.access === 'granted' || outcomes.access === 'partly' || outcomes.access === 'none_held';
  if (!looked || !lines.some(({ right }) => right === 'access')) return [];
  return accessChecks.map((check) => ({ id: `access/${check.id}`, text: check[staffLanguage] }));
}

function otherLetter(templates: TemplateSet, kind: OtherLetter, facts: ReplyFacts): LetterDraft {
  const { wording, language, subjectLine, noted, filled, written } = begin(templates, facts, addressee(kind, facts));
  const template = wording.letters[kind];
  const body = written({ passage: template });
  return {
    subjectLine: subjectLine(template),
    language,
    opening: noted(filled(wording.letterOpening)),
    body,
    closing: filled(wording.letterClosing),
    ...askedOfStaff(alone(template), facts, () => `${kind}/`),
    mustStay: reasonsIn(body, alone(template), facts),
  };
}

/**
 * Two letters do not go to whoever wrote. One is to the company that is the controller, in our own language. The other takes a code to the
 * address on record: its holder may be somebody else, and is told neither the name that the writer used nor how they could complain. A third
 * goes to somebody who may never have written: that an authority got their data.
 */
function addressee(kind: OtherLetter, { organisation, language }: ReplyFacts): Addressee {
  if (kind === 'to_controller') return { toRequester: false, reads: organisation.defaultLanguage };
  return { toRequester: kind !== 'identity_code', unasked: kind === 'disclosure', reads: language };
}
type Addressee = { readonly toRequester: boolean; readonly unasked?: boolean; readonly reads: Language };

/** An answer speaks of the lines it answers, not of those that are answered later, or by somebody else. */
function answered(facts: ReplyFacts): ReplyFacts {
  const { rights: asked, outcomes } = facts;
  return { ...facts, rights: asked.filter((right) => outcomes[right] !== undefined && outcomes[right] !== 'forwarded') };
}

type Line = { readonly right: Right; readonly partly: boolean; readonly passages: readonly Passage[] };

/** In the order of the articles: a copy has to be made before anything is erased, and the answer says it in that order. */
function linesOf(wording: Wording, facts: Pick<ReplyFacts, 'rights' | 'outcomes'>): readonly Line[] {
  return inOrder(facts.rights).flatMap((right) => {
    const outcome = facts.outcomes[right];
    const passages = outcome ? passagesOn(wording, right, outcome) : [];
    return passages.length > 0 ? [{ right, partly: outcome === 'partly', passages }] : [];
  });
}

type PlacedPassage = { readonly passage: Passage; readonly right?: Right; readonly partly?: boolean };

const passagesWithRight = ({ passages, ...line }: Line): readonly PlacedPassage[] =>
  passages.map((passage) => ({ ...line, passage }));
const alone = (passage: Passage): readonly PlacedPassage[] => [{ passage }];
const inOrder = (asked: readonly Right[]) => rights.filter((right) => asked.includes(right));

/** One letter in the making: the wording of its language, and the facts that its templates are filled with. */
function begin(
  templates: TemplateSet,
  reply: ReplyFacts,
  { toRequester, unasked = false, reads }: Addressee = { toRequester: true, reads: reply.language },
) {
  const { languageNotes, authority } = templates;
  const { language, note } = writtenIn(reads);
  const wording = wordingsOf(templates, reply.organisation.id).letters[language];
  const facts = { ...reply, rights: inOrder(reply.rights) };
  const wishesOf = (asked: readonly Right[]) => inOrder(asked).map((right) => wording.answers[right].asked);
  const filled = (template: ParsedTemplate, more?: Pick<Surroundings, 'line' | 'fields'>) =>
    fill(
      template,
      templateFacts(facts, language, {
        authority,
        asked: wishesOf(facts.rights),
        rest: wishesOf(facts.rest),
        toRequester,
        unasked,
        ...more,
      }),
    );
  return {
    language,
    wording,
    subjectLine: ({ title }: TitledTemplate, about?: string) => `${title}${about ? `: ${about}` : ''} (${facts.caseNumber})`,
    noted: (text: string) => (note ? `${languageNotes[note]}\n\n${text}` : text),
    filled: (template: ParsedTemplate) => filled(template),
    written: (placed: PlacedPassage) =>
      filled(placed.passage, { line: lineOf(wording, placed), fields: fieldsFilled(placed, facts).filled }),
  };
}

/** What a passage of an answer knows of its line; any other letter stands on no line. */
export function lineOf({ answers }: Wording, { right, partly = false }: PlacedPassage): Surroundings['line'] {
  return right && { right, name: answers[right].name, wish: answers[right].asked, partly };
}

function fieldsFilled({ passage, right }: PlacedPassage, { organisation, values }: Pick<ReplyFacts, 'organisation' | 'values'>) {
  return fillFields(passage.fields, { right, values, organisation });
}

function askedOfStaff(
  passages: readonly PlacedPassage[],
  facts: ReplyFacts,
  prefix: (right: Right | undefined) => string,
  more: LetterDraft['confirmations'] = [],
): Pick<LetterDraft, 'confirmations' | 'missing'> {
  const language = facts.organisation.staffLanguage;
  const claims = passages.flatMap(({ passage, right }) =>
    passage.confirm
      .filter(({ question }) => question === undefined || facts.questions.includes(question))
      .map((claim) => ({ id: `${prefix(right)}${claim.id}`, text: claim[language] })),
  );
  return {
    // A claim that two passages share is confirmed once.
    confirmations: [...claims.filter(({ text }, i) => claims.findIndex((other) => other.text === text) === i), ...more],
    missing: passages.flatMap((placed) => fieldsFilled(placed, facts).missing),
  };
}

/**
 * What staff had to fill in and the body says: the ground of a refusal, the reason for more time. Without it the letter would not be
 * what the law demands (Art. 12(4)), so that whoever edits the body may not take it out.
 */
function reasonsIn(body: string, passages: readonly PlacedPassage[], facts: ReplyFacts): readonly string[] {
  return passages.flatMap((placed) => {
    const { filled, missing } = fieldsFilled(placed, facts);
    const required = placed.passage.fields.filter(
      ({ id, required }) => required && !missing.includes(fieldKey(placed.right, id)),
    );
    return required.flatMap(({ id }) => {
      const value = filled[id];
      return typeof value === 'string' && body.includes(value) ? [value] : [];
    });
  });
}

function fieldsOf({ passage, right }: PlacedPassage, organisation: Organisation): readonly Field[] {
  const language = organisation.staffLanguage;
  return askedFor(passage.fields, organisation, right).map((field) => ({
    key: fieldKey(right, field.id),
    right,
    label: field.label[language],
    ...(field.hint ? { hint: field.hint[language] } : {}),
    type: field.type,
    required: isRequired(field, organisation),
    choices: field.choices
      .filter((choice) => isFor(right, choice))
      .map((choice) => ({ id: choice.id, label: choice.label[language] })),
  }));
}

function writtenIn(reader: Language): { readonly language: AnswerLanguage; readonly note: ForeignLanguage | undefined } {
  switch (reader) {
    case 'nb':
    case 'nn':
    case 'en':
      return { language: reader, note: undefined };
    case 'sv':
    case 'da':
      return { language: 'nb', note: reader };
    case 'de':
    case 'other':
      return { language: 'en', note: reader };
  }
}
