import type { AskedQuestion, LetterKind, LineOutcome } from '../cases/letters.ts';
import type { Right } from '../intents/classification.ts';
import type { Authority } from './template-facts.ts';
import type { TemplateField } from './template-fields.ts';
import { type AnswerLanguage, answerLanguages, type ParsedTemplate } from './template-language.ts';

/** Every wording Frist sends, complete and checked: `readTemplates` makes it, the reply writer fills it. */
export type TemplateSet = {
  readonly shared: Wordings;
  /** For an organisation that has templates of its own: the shared wordings, with these in their places. */
  readonly own: ReadonlyMap<string, Wordings>;
  /** One sentence for readers of a language that answers are not written in, in that language. */
  readonly languageNotes: Readonly<Record<ForeignLanguage, string>>;
  readonly authority: Authority;
};

export type ForeignLanguage = 'sv' | 'da' | 'de' | 'other';

export type Wordings = {
  readonly letters: Readonly<Record<AnswerLanguage, Wording>>;
  /** The morning's mail to managers, in the staff's language. */
  readonly digests: Readonly<Record<'nb' | 'en', TitledTemplate>>;
  /** What managers get when a limit is near or past. */
  readonly alerts: Readonly<Record<'nb' | 'en', TitledTemplate>>;
};

export const wordingsOf = ({ shared, own }: TemplateSet, organisation: string): Wordings => own.get(organisation) ?? shared;

/** The wording of one language. `answerOpening` and `answerClosing` stand around an answer, the other two around every other letter. */
export type Wording = {
  readonly receipt: TitledTemplate;
  readonly answerOpening: TitledTemplate;
  readonly answerClosing: LetterPart;
  readonly letterOpening: LetterPart;
  readonly letterClosing: LetterPart;
  readonly answers: Readonly<Record<Right, AnswerTemplate>>;
  readonly outcomes: Readonly<Record<WordedOutcome, Passage>>;
  readonly letters: Readonly<Record<OtherLetter, LetterTemplate>>;
  readonly notices: Readonly<Record<Notice, TitledTemplate>>;
};

/** `granted` is the answer on the right itself; of a line that went to its controller the letter `forwarded` tells. */
export const wordedOutcomes = ['partly', 'refused', 'none_held', 'not_identified', 'withdrawn'] as const satisfies LineOutcome[];
export type WordedOutcome = (typeof wordedOutcomes)[number];
export type OtherLetter = Exclude<LetterKind, 'answer'>;
export const notices = ['identity_reminder', 'code_expired'] as const;
/** What goes out without a person's yes, beside the receipt: nobody fills fields in. */
export type Notice = (typeof notices)[number];

/** `carries`: what law demands of the text, and the pieces of the template (a variable, or words) where it stands. */
export type LetterPart = ParsedTemplate & { readonly carries: Readonly<Record<string, readonly string[]>> };

/** `title` is the mail's subject line. */
export type TitledTemplate = LetterPart & { readonly title: string };

/** What a person fills in (`fields`), and what the text claims was done, in staff's words: each is ticked before it can be approved. */
export type Passage = LetterPart & { readonly fields: readonly TemplateField[]; readonly confirm: readonly Confirmation[] };
/** With a `question`, only where the person asked it: each question is answered or reasoned before the answer leaves (Art. 15(1)). */
export type Confirmation = {
  readonly id: string;
  readonly nb: string;
  readonly en: string;
  readonly question?: AskedQuestion | undefined;
};

export type LetterTemplate = Passage & TitledTemplate;

/**
 * The passage on one right. `name` is the right in a word, `title` its heading, and `asked` says what the person wants, as an entry of a
 * list ("you want …").
 */
export type AnswerTemplate = LetterTemplate & { readonly name: string; readonly asked: string };

/** The passages that an answer has on a line, in their order: a partly granted one says first what is done, then what is not. */
export function passagesOn(wording: Wording, right: Right, outcome: LineOutcome): readonly Passage[] {
  switch (outcome) {
    case 'granted':
      return [wording.answers[right]];
    case 'partly':
      return [wording.answers[right], wording.outcomes.partly];
    case 'forwarded':
      return [];
    default:
      return [wording.outcomes[outcome]];
  }
}

/** Every template that letters to people outside are made of, in every language. */
export function partsOf({ letters }: Wordings): readonly { readonly language: AnswerLanguage; readonly part: LetterPart }[] {
  return answerLanguages.flatMap((language) => {
    const { answers, outcomes, letters: others, notices: automatic, ...single } = letters[language];
    return [single, answers, outcomes, others, automatic]
      .flatMap((group): LetterPart[] => Object.values(group))
      .map((part) => ({ language, part }));
  });
}
