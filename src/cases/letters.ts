import type { Right } from '../intents/classification.ts';

export { type AskedQuestion, askedQuestions } from '../intents/classification.ts';

/** Every mail that leaves on a person's yes. Each has its template, its rule on who may say yes, and its consequence once it is out. */
export const letterKinds = [
  'answer',
  'identity_request',
  'identity_code',
  'clarification',
  'clock_resumed',
  'extension',
  'fee',
  'to_controller',
  'forwarded',
  'withdrawn',
  'merged',
  'backup_purged',
  'restriction_lifting',
  'breach_notice',
  'freedom_of_information',
  'no_request',
  'id_copy_deleted',
  'disclosure',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What leaves without a person's yes, each by a setting (promise 3 of the design). */
export const automaticLetters = ['receipt', 'identity_reminder', 'code_expired'] as const;
export type AutomaticLetter = (typeof automaticLetters)[number];

/**
 * How one right was answered. `granted`: done as asked. `partly`: done, with something withheld or kept. `none_held`: we searched and
 * hold nothing. `not_identified`: we could not tell who asks (GDPR Art. 11(2), 12(6)). `withdrawn`: the person took it back.
 * `forwarded`: it is the controller's to answer, for whom we only process.
 */
export const lineOutcomes = ['granted', 'partly', 'refused', 'none_held', 'not_identified', 'withdrawn', 'forwarded'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** The languages that letters are written in; any other is answered in the nearest of them. */
export const letterLanguages = ['nb', 'nn', 'en'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

export type Outcomes = Readonly<Partial<Record<Right, LineOutcome>>>;

/** A letter as staff have prepared it; what is approved is the text that follows from it. */
export type Plan = {
  readonly letter: LetterKind;
  /** For an answer: the lines it answers, and how. A subset, where a marketing stop is answered before the rest. */
  readonly outcomes: Outcomes;
  /** What was filled into the fields of the templates: `<right>.<field>` in an answer, `<field>` elsewhere. Empty once purged. */
  readonly values: Readonly<Record<string, string>>;
  /** The handler's own text in place of the drafted body. */
  readonly body: string | undefined;
  readonly by: string;
  /** False where its author has kept it with a yes of their own, or a mail has come since: then nobody stands behind it yet. */
  readonly handedIn?: false | undefined;
};
