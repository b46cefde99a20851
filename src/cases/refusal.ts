import type { Temporal } from 'temporal-polyfill';

/** Why something was not done, for an edge to put into words. Nothing has changed. */
export type Refusal =
  | { readonly kind: 'refused'; readonly why: 'not_found' }
  | { readonly kind: 'refused'; readonly why: 'not_an_approver'; readonly approvers: readonly string[] }
  /** The case has changed since the card or modal was drawn (a new mail, another person's click). */
  | { readonly kind: 'refused'; readonly why: 'stale' }
  | { readonly kind: 'refused'; readonly why: 'already_approved'; readonly by: string; readonly at: Temporal.Instant }
  | { readonly kind: 'refused'; readonly why: 'already_closed' }
  /** The answer is with the mail server or further: it cannot be called back. */
  | { readonly kind: 'refused'; readonly why: 'too_late' }
  | { readonly kind: 'refused'; readonly why: 'nothing_to_approve' }
  /** The template or the facts have changed since the text was shown. */
  | { readonly kind: 'refused'; readonly why: 'text_changed' }
  | { readonly kind: 'refused'; readonly why: 'not_confirmed'; readonly missing: readonly string[] }
  /** A gap like [[what was found]] is still in the text. */
  | { readonly kind: 'refused'; readonly why: 'gap_left'; readonly gap: string }
  | { readonly kind: 'refused'; readonly why: 'empty_answer' }
  | { readonly kind: 'refused'; readonly why: 'no_recipient' }
  | { readonly kind: 'refused'; readonly why: 'no_rights' };
