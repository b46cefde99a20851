/** The labels: what a data subject exercises or raises, with the article of the GDPR each stands on. */
export const rights = [
  'access', // 15
  'rectification', // 16
  'erasure', // 17
  'restriction', // 18
  'portability', // 20
  'objection', // 21
  'consent_withdrawal', // 7(3)
  'automated_decision', // 22
  'information', // 12-14
  'complaint', // 77
  'breach', // 33-34
] as const;
export type Right = (typeof rights)[number];

/** What an access request may ask beside the copy (GDPR Art. 15(1)(a)–(h), (2)); each asked question has to be answered or reasoned. */
export const askedQuestions = [
  'purposes',
  'categories',
  'recipients',
  'storage',
  'source',
  'transfers',
  'automated_decisions',
  'breach',
] as const;
export type AskedQuestion = (typeof askedQuestions)[number];

/** `da`, `sv`, `de` are understood; answers are written in nb, nn or en. `other` is any language Frist does not read. */
export const languages = ['nb', 'nn', 'en', 'sv', 'da', 'de', 'other'] as const;
export type Language = (typeof languages)[number];

export type Disposition = 'request' | 'unsure' | 'other' | 'automatic';

/**
 * What the rules make of a mail: a proposal with its evidence, never a decision.
 *
 * `request` has at least one right. `unsure` may name the rights it might be; a person settles them while the clock runs.
 * `other` was written by a person and is not for the privacy staff; `automatic` was written by nobody.
 */
export type Classification = {
  readonly disposition: Disposition;
  readonly language: Language;
  readonly rights: readonly RightFound[];
  /** What an `other` or `automatic` mail is, where the rules can tell: foi_request, invoice, auto_reply, contact_left … */
  readonly kind: string | undefined;
  /** What a request for access or information asks beside the copy, in the order of `askedQuestions`; empty for every other mail. */
  readonly questions: readonly AskedQuestion[];
  /** One plain English sentence for staff and for `frist explain`: why this disposition. */
  readonly reason: string;
};

/** `confidence` from 0 to 1; a right without evidence is never proposed. */
export type RightFound = { readonly right: Right; readonly confidence: number; readonly evidence: readonly Evidence[] };

/** The sender's words that led here, as they stand in the mail, and the rule that saw them: `erasure/remove-everything-about-me`. */
export type Evidence = { readonly text: string; readonly rule: string };
