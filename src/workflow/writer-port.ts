/** What the workflow needs of whoever writes letters from the templates. */
import type { Temporal } from 'temporal-polyfill';
import type { AskedQuestion, AutomaticLetter, LetterKind, Outcomes } from '../cases/letters.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Alert } from '../cases/reminders.ts';
import type { Digest } from '../digest/digest.ts';
import type { Language, Right } from '../intents/classification.ts';

/** Templates filled with the facts of a case; pure, and an unknown variable is an error, never an empty space. */
export type ReplyWriter = {
  receipt(facts: ReplyFacts): WrittenNotice;
  automatic(letter: Exclude<AutomaticLetter, 'receipt'>, facts: ReplyFacts): WrittenNotice;
  letter(letter: LetterKind, facts: ReplyFacts): LetterDraft;
  /** What staff fill in for this letter, in the order of its text, in the organisation's staff language. */
  fields(letter: LetterKind, facts: Pick<ReplyFacts, 'organisation' | 'rights' | 'outcomes'>): readonly Field[];
  digest(organisation: Organisation, digest: Digest): WrittenNotice;
  /** What a manager is told when a limit is near or past: the number of the case and days, nothing of the person. */
  alert(organisation: Organisation, alert: AlertFacts): WrittenNotice;
};
export type AlertFacts = {
  readonly caseNumber: string;
  readonly about: Alert['about'];
  readonly days: number;
  readonly dueOn: Temporal.PlainDate;
};
export type WrittenNotice = { readonly subjectLine: string; readonly text: string };

export type ReplyFacts = {
  readonly organisation: Organisation;
  readonly caseNumber: string;
  readonly language: Language;
  readonly requesterName: string | undefined;
  readonly rights: readonly Right[];
  readonly receivedOn: Temporal.PlainDate;
  readonly answerBy: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  /** The answer leaves after the day that we had told: it says sorry. */
  readonly late: boolean;
  /** The day on which staff noted that the data are erased. */
  readonly erasedOn: Temporal.PlainDate | null;
  /** The new date that an extension gives. */
  readonly extendedTo: Temporal.PlainDate;
  /** Whether a question asked today stops the clock; where it does not, a letter may not say so. */
  readonly clockPauses: boolean;
  /** How many minutes a one-time code is good for. */
  readonly codeMinutes: number;
  readonly questions: readonly AskedQuestion[];
  /** What was asked too, and is neither answered in this letter nor before it. */
  readonly rest: readonly Right[];
  /** An answer is on these lines, and no others. */
  readonly outcomes: Outcomes;
  /** What staff filled in: `<right>.<field>` in an answer, `<field>` elsewhere. */
  readonly values: Readonly<Record<string, string>>;
};

/** One thing that a template asks staff for; `key` is its key in `values`. */
export type Field = {
  readonly key: string;
  readonly right: Right | undefined;
  readonly label: string;
  readonly hint?: string;
  /** A `date` is written 2026-03-05, a `choice` is the id of one of `choices`, an `address` a plain mail address. */
  readonly type: 'text' | 'long_text' | 'date' | 'choice' | 'address';
  readonly required: boolean;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
};

/**
 * A letter for review. `opening` and `closing` are locked: they carry what the law demands (case number, rights, Datatilsynet, court).
 * `body` is for the reviewer to edit; in an answer it is one passage per right. The mail's text is the three, a blank line between.
 */
export type LetterDraft = {
  readonly subjectLine: string;
  readonly language: 'nb' | 'nn' | 'en';
  readonly opening: string;
  readonly body: string;
  readonly closing: string;
  /** What the letter claims was done, in the staff's language: each must be confirmed before it can be approved. */
  readonly confirmations: readonly { readonly id: string; readonly text: string }[];
  /** What staff filled in and the law wants said (Art. 12(4)), as it stands in `body`: it may be reworded around, not taken out. */
  readonly mustStay: readonly string[];
  /** Keys of required fields that are empty, and of fields that hold no allowed value: not to be approved before it is empty. */
  readonly missing: readonly string[];
};
