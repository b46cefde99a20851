import type { Right } from '../intents/classification.ts';
import type { ContactForm } from '../message/contact-form.ts';

/**
 * A company as its own privacy policy binds it. Read from `organisations/<id>.yaml`, which a lawyer edits;
 * what belongs to one installation (hosts, channel, approvers, secrets) stands in `frist.yaml` instead.
 */
export type Organisation = {
  readonly id: string;
  readonly name: string;
  /** Upper-case prefix of case numbers: `DIGFO-2026-0042`. */
  readonly prefix: string;
  /** The address people write to; null where the policy names none and the installation has to (DEF-2, MET-1). */
  readonly mailboxAddress: string | null;
  /** The form on the company's site that people write through; null where there is none (DGT-2, MET-1). */
  readonly contactForm: ContactForm | null;
  /** The published promise in calendar days, null where the policy promises nothing beyond the law. */
  readonly promiseDays: number | null;
  /** MM-DD: days the company is closed, besides weekends and public holidays. */
  readonly closedDays: readonly string[];
  /** Whose data: `both` means some requests go on to a customer who is the controller (DGT-1, MET-5). */
  readonly role: 'controller' | 'both';
  readonly identity: {
    readonly mode: 'match' | 'always' | 'strong';
    readonly facts: readonly string[];
    readonly rights: readonly Right[];
  };
  /** Who answers for the cases (role, not name); null is a question to ask when the organisation is set up. */
  readonly responsible: string | null;
  /** How people can reach the company in answers: address, and the DPO where there is one. */
  readonly contact: { readonly email: string | null; readonly dpo: string | null; readonly web: string | null };
  /** What the company holds, for what purpose, on what legal basis; feeds the access answer (Art. 15(1)(a)-(b)). */
  readonly holdings: readonly Holding[];
  /** Recipients by name (Art. 15(1)(c), C-154/21); `transfer` is country and safeguard where data leave the EEA (15(2)): "the USA, under …". */
  readonly recipients: readonly Recipient[];
  /** What may have to be kept after an erasure, until when and by which law: an entry of a list (DGT-6, MET-8, DFO-8). */
  readonly keepReasons: readonly LocalText[];
  readonly sources: LocalText;
  readonly storage: LocalText;
  readonly automatedDecisions: LocalText;
  /** How copies reach the person, as the end of "you get the copy …": never in plain mail where it is sensitive. */
  readonly delivery: LocalText;
  /** Days that deleted data may remain in backups, null where the policy says nothing (DEF-8). */
  readonly backupDays: number | null;
  readonly feesAllowed: boolean;
  readonly breachNotifyAll: boolean;
  /** The company's own words for each right it names, quoted from the policy. */
  readonly wording: Readonly<Partial<Record<Right, string>>>;
  /** A sentence of this company's own that ends the passage on a right: what else its policy offers (DEF-3, DEF-6, DIG-12). */
  readonly remarks: Readonly<Partial<Record<Right, LocalText>>>;
  /** Open questions for set-up: what the policy leaves out and a person has to say. */
  readonly openQuestions: readonly string[];
  readonly defaultLanguage: 'nb' | 'nn' | 'en';
  readonly staffLanguage: 'nb' | 'en';
};

/** The same words in the three languages that answers are written in. */
export type LocalText = { readonly nb: string; readonly nn: string; readonly en: string };
export type Holding = { readonly what: LocalText; readonly purpose: LocalText; readonly basis: LocalText };
export type Recipient = { readonly name: string; readonly why: LocalText; readonly transfer: LocalText | null };
