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
  /**
   * Whether the published promise stands still, as the law's month does, while we wait for the answer to a question of ours
   * (EDPB Guidelines 01/2022, 159). False where a company would rather keep its own figure come what may.
   */
  readonly promisePauses: boolean;
  /** MM-DD: days the company is closed, besides weekends and public holidays. */
  readonly closedDays: readonly string[];
  /** Whose data: `both` means some requests go on to a customer who is the controller (DGT-1, MET-5). */
  readonly role: 'controller' | 'both';
  /** How we speak of the customers who are controllers: "the customer who …", in the singular; null exactly where `role` is `controller`. */
  readonly customers: LocalText | null;
  readonly identity: Identity;
  /** Who answers for the cases (role, not name); null is a question to ask when the organisation is set up. */
  readonly responsible: string | null;
  /** How people can reach the company in answers: address, and the DPO where there is one. */
  readonly contact: { readonly email: string | null; readonly dpo: string | null; readonly web: string | null };
  /** What the company holds, for what purpose, on what legal basis; feeds the access answer (Art. 15(1)(a)-(b)). */
  readonly holdings: readonly Holding[];
  /**
   * Recipients by name (Art. 15(1)(c), C-154/21). An empty list says that there are none; null says that nobody has told us yet, and
   * then an answer must not say "none".
   */
  readonly recipients: readonly Recipient[] | null;
  /** False where others get data too whom nobody has named yet: then an access answer waits until staff name them. */
  readonly recipientsComplete: boolean;
  /** What may have to be kept after an erasure, until when and by which law: an entry of a list (DGT-6, MET-8, DFO-8). */
  readonly keepReasons: readonly LocalText[];
  readonly sources: LocalText;
  readonly storage: LocalText;
  readonly automatedDecisions: LocalText;
  /** Whether answers wait until staff explain how a machine arrived at its result on this very person (Art. 15(1)(h), C-203/22). */
  readonly logicRequired: boolean;
  /**
   * Where this company has to look before it says what it holds on somebody, one box to tick for each (DEF-4, DEF-5, DIG-2, DIG-7). Staff
   * read them, the requester does not.
   */
  readonly accessChecks: readonly AccessCheck[];
  /** How copies reach the person, as the end of "you get the copy …": never in plain mail where it is sensitive. */
  readonly delivery: LocalText;
  /**
   * How an erasure is carried out once it is approved: at once (DEF-7: «umiddelbart»), as a task of staff, or by hand and confirmed by
   * the person who did it, because no system does it (MET-3: «sletter vi de manuelt»).
   */
  readonly erasure: { readonly exec: 'immediate' | 'staff' | 'manual' };
  /** Days that deleted data may remain in backups, null where the policy says nothing (DEF-8). */
  readonly backupDays: number | null;
  readonly feesAllowed: boolean;
  /** Whether only who has signed a confidentiality agreement, on a day that is known, may approve (DEF-10). */
  readonly datedConfidentiality: boolean;
  /** Whether every person concerned is told of a breach whatever its risk, which is stricter than Art. 34 (DEF-13). */
  readonly breachNotifyAll: boolean;
  /**
   * Rights whose answer is approved only with a note on how this request was assessed, because the policy promises an assessment of each
   * (DGT-8) or grants the right "in given situations" only, so that the ground has to be found (DIG-4).
   */
  readonly assessmentRights: readonly Right[];
  /**
   * Working days until what was asked is done, where the policy promises more than the month: counted from the day after the request for a
   * correction (DGT-5), from the day after the approval for an erasure (DEF-7); 0 is the same day.
   */
  readonly promptDays: Readonly<Partial<Record<Right, number>>>;
  /** Whether a mail saying that somebody has left a job becomes a task to look through the contact data we hold (MET-4). */
  readonly reviewContacts: boolean;
  /** Whether the address of somebody who objected to marketing is kept on a list, for no other purpose than not to write there again (Art. 21(3)). */
  readonly suppression: boolean;
  /** The company's own words for each right it names, quoted from the policy. */
  readonly wording: Readonly<Partial<Record<Right, string>>>;
  /** A sentence of this company's own that ends the passage on a right: what else its policy offers (DEF-3, DEF-6, DIG-12). */
  readonly remarks: Readonly<Partial<Record<Right, LocalText>>>;
  /** Open questions for set-up: what the policy leaves out and a person has to say. */
  readonly openQuestions: readonly string[];
  readonly defaultLanguage: 'nb' | 'nn' | 'en';
  readonly staffLanguage: 'nb' | 'en';
};

/** What it takes to be sure who is asking, and no more (Art. 12(6): "reasonable doubts"). */
export type Identity = {
  /** `match`: known facts will do; `always`: for `rights` the policy makes everybody identify themselves (DGT-4); `strong`: by `strongWay` (DFO-12). */
  readonly mode: 'match' | 'always' | 'strong';
  /** What we hold and the person knows, to ask about, as the requester reads it; never a copy of an ID card. */
  readonly facts: readonly LocalText[];
  readonly rights: readonly Right[];
  /** Whether the copy may hold credit, health, child or entry-log data: then access and portability need a strong proof. */
  readonly sensitive: boolean;
  /** Minutes for which a code that we mail is good. */
  readonly codeMinutes: number;
  /** The company's own strong proof, as the end of "please …"; null where there is none and two light proofs have to do. */
  readonly strongWay: LocalText | null;
};

/** `id` stands in the log of the approval. */
export type AccessCheck = { readonly id: string; readonly nb: string; readonly en: string };

/** The same words in the three languages that answers are written in. */
export type LocalText = { readonly nb: string; readonly nn: string; readonly en: string };
export type Holding = { readonly what: LocalText; readonly purpose: LocalText; readonly basis: LocalText };
/**
 * `transfer` is the country outside the EEA, null where there is none, and `safeguard` what really protects the data there (Art. 15(2)), as the
 * end of "transferred to the USA, …". Null says that nobody has told us yet: then an answer waits until staff write it.
 */
export type Recipient = {
  readonly name: string;
  readonly why: LocalText;
  readonly transfer: LocalText | null;
  readonly safeguard: LocalText | null;
};
