import { type AskedQuestion, askedQuestions, type Right } from './classification.ts';
import type { Weights } from './weights.ts';
import type { WordIndex, WordLanguage } from './word-tests.ts';

/** The rule files, read and checked: what `classify` works with. */
export type RuleBook = {
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Rules that find a right. */
  readonly rightRules: readonly RightRule[];
  /** Rules that say what a mail is that is no request, or that no person wrote. */
  readonly kindRules: readonly KindRule[];
  readonly anchors: Anchors;
  /** How much each concept and rule speaks for or against a right. */
  readonly weights: Weights;
  /** Which word tests a word passes, by number; the second is for mails without æ, ø and å. */
  readonly words: { readonly plain: WordIndex; readonly folded: WordIndex };
};

/**
 * Which patterns a word makes possible, so that the thousands of others need not be tried in a sentence. A pattern list
 * is a concept's `patterns` or `except`; `loose` are the patterns of a list that no single word is needed for, where there
 * are any. They begin with a concept or with one of several words: those name, in turn, the concepts to ask for.
 */
export type Anchors = {
  readonly byWord: { get(word: number): readonly Anchor[] | undefined };
  readonly loose: ReadonlyMap<readonly Pattern[], readonly Pattern[]>;
  /** The concept whose `patterns` a list is. */
  readonly conceptOf: ReadonlyMap<readonly Pattern[], string>;
  readonly beginningWith: ReadonlyMap<string, readonly string[]>;
  readonly beginningWithWord: ReadonlyMap<number, readonly string[]>;
};

/** A pattern that begins `least` to `most` words before the word it is anchored to. */
export type Anchor = {
  readonly list: readonly Pattern[];
  readonly pattern: Pattern;
  readonly least: number;
  readonly most: number;
};

/** Something people say in many ways: "making something go away". */
export type Concept = {
  readonly name: string;
  readonly means: string;
  readonly patterns: readonly Pattern[];
  /** Where one of these is seen, the concept is not: "ikke slett" is no wish to delete. */
  readonly except: readonly Pattern[];
  /** Concepts that mean the contrary: the linter finds words that stand in both. */
  readonly oppositeOf: readonly string[];
};

export type Pattern = { readonly written: string; readonly language: WordLanguage; readonly elements: readonly Element[] };

/** A choice of words or concepts, or up to `gap` words of any kind. */
export type Element =
  | { readonly kind: 'one-of'; readonly words: readonly number[]; readonly concepts: readonly string[] }
  | { readonly kind: 'gap'; readonly most: number };

/** `certain` and `likely` find a right, `certain` also where another kind is seen in the mail; a `hint` only asks a person to look. */
export const sureness = ['certain', 'likely', 'hint'] as const;
export type Sure = (typeof sureness)[number];

/** The concepts that the code itself asks for: words by which people speak of themselves, and of what they attach … */
export const speakerConcept = 'speaker';
export const attachmentConcept = 'attachment-word';
/** … and the questions a request may ask. They say nothing of whether it is one, so that they are never weighed. */
export const conceptOfQuestion = (question: AskedQuestion) => `asks-${question.replaceAll('_', '-')}`;
export const questionConcepts: ReadonlySet<string> = new Set(askedQuestions.map(conceptOfQuestion));

/** Where the concepts must be seen together: in one sentence, in it and the one before it, or anywhere in the mail. */
export const scopes = ['sentence', 'passage', 'mail'] as const;
export type Scope = (typeof scopes)[number];

export type Condition = {
  /** `erasure/remove-everything-about-me` */
  readonly id: string;
  /** Completes "because it …". */
  readonly because: string;
  /** Each is a choice of concepts; one of every choice must be seen. */
  readonly all: readonly (readonly string[])[];
  /** None of these may be seen in the same sentences. */
  readonly not: readonly string[];
  /** One of these must be seen somewhere in the mail, where any are named. */
  readonly with: readonly string[];
  /** None of these may be seen anywhere in the mail. */
  readonly without: readonly string[];
  /** In one sentence: how many words they may be spread over. */
  readonly near: number;
  readonly in: Scope;
};

export type RightRule = Condition & {
  readonly right: Right;
  readonly sure: Sure;
  /** Where it fits, a person reads the mail, whatever it weighs: somebody names the right itself. */
  readonly neverSortedAway: boolean;
};

export type KindRule = Condition & {
  readonly kind: string;
  /** No person wrote such a mail. */
  readonly automatic: boolean;
  /** Findings of these rights are held back. */
  readonly holdsBack: readonly Right[];
  readonly holdsIn: Reach;
  /** How sure a finding may be to be held back; a `certain` one that no person says of themselves counts as `likely`. */
  readonly holdsUpTo: Sure;
};

/** How far a kind of mail explains findings away: where it is seen, also in the sentences beside it, or everywhere. */
export const reaches = ['sentence', 'around', 'mail'] as const;
export type Reach = (typeof reaches)[number];
