import { type Language, type Right, rights } from '../intents/classification.ts';
import type { AnswerDraft, ReplyFacts, ReplyWriter } from '../workflow/ports.ts';
import { digestFacts, templateFacts } from './template-facts.ts';
import { type AnswerLanguage, fill, type ParsedTemplate } from './template-language.ts';
import type { ForeignLanguage, TemplateSet, TitledTemplate } from './template-set.ts';

/**
 * Writes receipts and answers from the templates, in the language of the person who asked (GDPR Art. 12(1)): pure, the same facts give the same
 * text, so that what was approved can be drawn up again. Readers of Swedish and Danish get bokmål, all others English, under a sentence in their own
 * language.
 */
export function createReplyWriter(templates: TemplateSet): ReplyWriter {
  return {
    receipt(facts) {
      const letter = begin(templates, facts);
      return {
        subjectLine: letter.subjectLine(letter.wording.receipt),
        text: letter.noted(letter.filled(letter.wording.receipt)),
      };
    },

    answer(facts): AnswerDraft {
      const letter = begin(templates, facts);
      const { opening, closing, answers } = letter.wording;
      const [only, ...others] = letter.rights;
      const passages = letter.rights.map((right) => ({
        title: answers[right].title,
        text: letter.filled(answers[right], right),
      }));
      return {
        subjectLine: letter.subjectLine(opening, only && others.length === 0 ? answers[only].title : undefined),
        language: letter.language,
        opening: letter.noted(letter.filled(opening)),
        body: passages.map(({ title, text }) => (others.length === 0 ? text : `${title.toUpperCase()}\n\n${text}`)).join('\n\n'),
        closing: letter.filled(closing),
        confirmations: confirmationsOf(letter, facts.organisation.staffLanguage),
      };
    },

    digest(organisation, digest) {
      const template = templates.digests[organisation.staffLanguage];
      const { answers } = templates.wordings[organisation.staffLanguage];
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

/** One letter in the making: the wording of its language, and the facts that its templates are filled with. */
function begin({ wordings, languageNotes, authority }: TemplateSet, facts: ReplyFacts) {
  const { language, note } = writtenIn(facts.language);
  const wording = wordings[language];
  // In the order of the articles: a copy has to be made before anything is erased, and the answer says it in that order.
  const asked = rights.filter((right) => facts.rights.includes(right));
  return {
    language,
    wording,
    rights: asked,
    subjectLine: ({ title }: TitledTemplate, about?: string) => `${title}${about ? `: ${about}` : ''} (${facts.caseNumber})`,
    noted: (text: string) => (note ? `${languageNotes[note]}\n\n${text}` : text),
    filled: (template: ParsedTemplate, right?: Right) =>
      fill(
        template,
        templateFacts({ ...facts, rights: asked }, language, {
          authority,
          asked: asked.map((each) => wording.answers[each].asked),
          right,
        }),
      ),
  };
}

/** A claim that two passages share ("the right person is asking") is confirmed once. */
function confirmationsOf({ rights: asked, wording }: Letter, language: 'nb' | 'en'): AnswerDraft['confirmations'] {
  const all = asked.flatMap((right) =>
    wording.answers[right].confirm.map((claim) => ({ id: `${right}/${claim.id}`, text: claim[language] })),
  );
  return all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i);
}

type Letter = ReturnType<typeof begin>;

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
