import type { Right } from '../intents/classification.ts';
import type { Authority } from './template-facts.ts';
import type { AnswerLanguage, ParsedTemplate } from './template-language.ts';

/** Every wording Frist sends, complete and checked: `readTemplates` makes it, the reply writer fills it. */
export type TemplateSet = {
  readonly wordings: Readonly<Record<AnswerLanguage, Wording>>;
  /** One sentence for readers of a language that answers are not written in, in that language. */
  readonly languageNotes: Readonly<Record<ForeignLanguage, string>>;
  readonly authority: Authority;
  /** The morning's mail to managers, in the staff's language. */
  readonly digests: Readonly<Record<'nb' | 'en', TitledTemplate>>;
};

export type ForeignLanguage = 'sv' | 'da' | 'de' | 'other';

export type Wording = {
  readonly receipt: TitledTemplate;
  readonly opening: TitledTemplate;
  readonly closing: ParsedTemplate;
  readonly answers: Readonly<Record<Right, AnswerTemplate>>;
};

/** `title` is the mail's subject line. */
export type TitledTemplate = ParsedTemplate & { readonly title: string };

/**
 * The passage on one right. `name` is the right in a word, for staff, `title` its heading, `asked` says what the person wants, as an entry of a list ("you want …"), and `confirm` is
 * what the passage claims was done, in staff's words: each is ticked before the answer can be approved.
 */
export type AnswerTemplate = TitledTemplate & {
  readonly name: string;
  readonly asked: string;
  readonly confirm: readonly Confirmation[];
};
export type Confirmation = { readonly id: string; readonly nb: string; readonly en: string };
