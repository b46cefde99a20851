/**
 * What staff can do to a case, in Slack or on the command line: the workflow as an edge sees it. Each verb is one act of one person,
 * checked against the case as it is at that moment; the second of two equal clicks is refused, never done twice. Whoever has nothing to
 * do with the company is refused as if there were no such case (`own-company.ts`).
 */
import type { Temporal } from 'temporal-polyfill';
import type { Requester } from '../cases/case-file.ts';
import type { ProofMethod } from '../cases/identity.ts';
import type { LetterKind, LetterLanguage, Outcomes } from '../cases/letters.ts';
import type { Note, NoteSource } from '../cases/notes.ts';
import type { Organisation } from '../cases/organisation.ts';
import type { Exchange } from '../cases/pauses.ts';
import type { ShownIdentity } from '../cases/proofs.ts';
import type { Refusal } from '../cases/refusal.ts';
import type { TaskOutcome } from '../cases/tasks.ts';
import type { Right } from '../intents/classification.ts';
import type { Attachment } from '../message/message.ts';
import type { OfficeVerbs } from './office-verbs.ts';
import type { CaseView, Field, LetterDraft, Place } from './ports.ts';

export type StaffVerbs = OfficeVerbs & {
  /** Everything the review shows. Opening it is a look at personal data and is logged as such. */
  reviewCase(caseId: string, by: Actor): Promise<Review | Refusal>;
  /** The case without its mails, to see what can be done with it; nobody is thereby shown anything personal, so that it is no look. */
  caseNow(caseId: string, by: Actor): Promise<CaseNow | Refusal>;
  /** Approves the exact text shown, with the reviewer's `body` in place of the drafted one; the first of two yeses, where it takes two. */
  approveReply(approval: ApproveReply, by: Actor): Promise<Approved | FirstYesKept | Refusal>;
  /** The exact mail as it would leave, with these words in the editable part; nothing is thereby approved. A look, logged as the review is. */
  previewReply(caseId: string, body: string | undefined, by: Actor): Promise<Preview | Refusal>;
  undoReply(caseId: string, by: Actor): Promise<Done | Refusal>;
  /** A person says what is asked; replaces what the rules proposed. */
  settleRights(settled: SettleRights, by: Actor): Promise<Done | Refusal>;
  takeCase(caseId: string, by: Actor): Promise<Done | Refusal>;
  /** "Not before tomorrow", for this person alone. @param alert its key; without it, all that stand */
  snoozeAlert(caseId: string, alert: string | undefined, by: Actor): Promise<Done | Refusal>;
  /** Who may be given the case: approvers, the responsible, and whoever has acted on a case of the company. */
  colleaguesFor(caseId: string, by: Actor): Promise<Colleagues | Refusal>;
  /** Gives the case to a colleague, or to oneself. */
  assignCase(assigned: AssignCase, by: Actor): Promise<Done | Refusal>;
  /** Some of what is asked, or some of the mails, becomes a case of its own: another person's, or another matter. */
  splitCase(split: SplitCase, by: Actor): Promise<{ readonly kind: 'opened'; readonly number: string } | Refusal>;
  /** A letter of ours reached somebody it was not for: the flow of a breach begins, also in a closed case (GDPR Art. 33). */
  reportWrongRecipient(caseId: string, report: WrongRecipient, by: Actor): Promise<Done | Refusal>;
  /** The language of the letters from now on. */
  chooseLanguage(chosen: ChooseLanguage, by: Actor): Promise<Done | Refusal>;
  /** What staff fill in for a letter, and why it may not be prepared now. */
  fieldsOf(caseId: string, letter: LetterKind, outcomes: Outcomes, by: Actor): Promise<LetterForm | Refusal>;
  /** Prepares a letter; it is then reviewed and approved like any answer. */
  planLetter(plan: PlanLetter, by: Actor): Promise<Done | Refusal>;
  dropPlan(caseId: string, by: Actor): Promise<Done | Refusal>;
  showIdentity(caseId: string, identity: ShownIdentity, by: Actor): Promise<Done | Refusal>;
  /** What the person wrote answers our question: the clock runs again. */
  answerQuestion(caseId: string, about: Exchange['about'], by: Actor): Promise<Done | Refusal>;
  /** @param on the day it was done; today where it is left out */
  endTask(caseId: string, task: EndTask, by: Actor): Promise<Done | Refusal>;
  /** Data went to an authority that may demand them; where that is not secret, the person is told (DFO-11). */
  recordDisclosure(caseId: string, disclosure: RecordDisclosure, by: Actor): Promise<Done | Refusal>;
  correctReceipt(caseId: string, at: Temporal.Instant, reason: string, by: Actor): Promise<Done | Refusal>;
  /** Whom answers go to, where the mail does not say, or says it wrong. */
  nameRequester(caseId: string, requester: Requester, by: Actor): Promise<Done | Refusal>;
  /** The same person, the same matter: this case ends, and the other goes on with its mails and the earlier receipt. */
  mergeInto(caseId: string, number: string, by: Actor): Promise<Done | Refusal>;
  reopen(caseId: string, by: Actor): Promise<Done | Refusal>;
  /** A request by phone or letter, or a mail that a colleague got: becomes a case with its own receipt. */
  openByHand(request: RequestByHand, by: Actor): Promise<{ readonly kind: 'opened'; readonly number: string } | Refusal>;
  markNotARequest(caseId: string, revision: number, by: Actor): Promise<Done | Refusal>;
  /** "This was a request": a mail that was sorted away becomes a case in triage, with its first receipt. */
  takeBack(mailId: string, by: Actor): Promise<{ readonly kind: 'opened'; readonly number: string } | Refusal>;
  readMail(mailId: string, by: Actor): Promise<ReadableMail | Refusal>;
  /** A call, or whatever else a colleague wants to remember; kept on the case and sent to nobody. */
  writeNote(caseId: string, note: WrittenNote, by: Actor): Promise<Done | Refusal>;
  /** What colleagues have noted. A look at it is logged, as one at a mail is. */
  readNotes(caseId: string, by: Actor): Promise<NotesRead | Refusal>;
  /** What somebody wrote in the thread of a card, as it stands there now: kept as a note, and sent to nobody. */
  keepMessage(message: StaffMessage): Promise<KeptMessage>;
  /** A message is gone: a note, or a card, which is then posted again once. */
  messageGone(gone: GoneMessage): Promise<void>;
  /** After a doubtful send a person has looked: it went out, or it did not and may be approved again. */
  settleUncertain(caseId: string, wentOut: boolean, by: Actor): Promise<Done | Refusal>;
};

/**
 * `id` is what the log keeps: a Slack user id or `cli:<login>`. `saw`: the revision of the case that the person had before their eyes;
 * an act that rests on something that has changed since is refused as stale.
 */
export type Actor = { readonly id: string; readonly saw?: number | undefined };

export type Done = { readonly kind: 'done' };
export type Approved = { readonly kind: 'approved'; readonly sendAfter: Temporal.Instant };
/** The yes is kept, and it takes another one: `asked` are those who may give it. Nothing is on its way out. */
export type FirstYesKept = { readonly kind: 'first_yes'; readonly asked: readonly string[] };

export type SettleRights = {
  readonly caseId: string;
  readonly revision: number;
  readonly rights: readonly Right[];
  /** The objection is not about marketing, says whoever has read it; only then may it be refused. */
  readonly notMarketing?: boolean;
};

export type Colleagues = {
  readonly kind: 'colleagues';
  readonly view: CaseView;
  /** Whoever asks comes first, then those with the fewest open cases. */
  readonly people: readonly { readonly id: string; readonly openCases: number }[];
};

export type AssignCase = { readonly caseId: string; readonly revision: number; readonly to: string };

export type SplitCase = {
  readonly caseId: string;
  readonly revision: number;
  readonly rights: readonly Right[];
  readonly mailIds: readonly string[];
};

export type WrongRecipient = {
  /** When anybody in the company knew; now where it is left out. */
  readonly awareAt?: Temporal.Instant | undefined;
  /** What happened; kept sealed. */
  readonly note: string;
};

export type ChooseLanguage = { readonly caseId: string; readonly revision: number; readonly language: LetterLanguage };

export type LetterForm = {
  readonly kind: 'form';
  readonly fields: readonly Field[];
  /** What was filled in before, where the same letter was prepared already; else what the company's own policy proposes. */
  readonly values: Readonly<Record<string, string>>;
};

export type PlanLetter = {
  readonly caseId: string;
  readonly revision: number;
  readonly letter: LetterKind;
  /** For an answer: the lines it answers, and how. */
  readonly outcomes: Outcomes;
  readonly values: Readonly<Record<string, string>>;
  /** A text in place of the drafted body. */
  readonly body?: string | undefined;
};

export type EndTask = {
  readonly id: string;
  readonly how: TaskOutcome;
  readonly on?: Temporal.PlainDate | undefined;
  readonly note: string;
};

export type RecordDisclosure = {
  /** Today where it is left out. */
  readonly on?: Temporal.PlainDate | undefined;
  readonly secret: boolean;
  /** To whom, what, and by which law; kept sealed, and told to nobody. */
  readonly note: string;
};

export type RequestByHand = {
  readonly organisation: string;
  readonly source: 'call' | 'letter' | 'colleague';
  /** The call, or the arrival of the letter or of the mail at the first colleague. */
  readonly receivedAt: Temporal.Instant;
  /** What the person said, in the colleague's words; kept as the mails are, sealed with the case. */
  readonly note: string;
  readonly requester: Requester | undefined;
};

export type WrittenNote = {
  readonly source: Exclude<NoteSource, 'thread'>;
  /** When the call took place. */
  readonly at: Temporal.Instant;
  readonly text: string;
};

/** Oldest first, without those that were deleted. */
export type NotesRead = { readonly kind: 'notes'; readonly notes: readonly Note[] };

/** A message in a thread; `ts` and `editedTs` as Slack has them, in seconds. */
export type StaffMessage = {
  readonly thread: Place;
  readonly ts: string;
  readonly editedTs?: string | undefined;
  readonly text: string;
  readonly files: number;
  /** The Slack user id of its author. */
  readonly by: string;
};

/**
 * `elsewhere`: the thread belongs to no case. `hint`: the note reads like an answer to the requester, and is the first such one of this
 * person on this case, so that they may be told that nobody gets it.
 */
export type KeptMessage =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'kept'; readonly hint: boolean; readonly staffLanguage: Organisation['staffLanguage'] };

/** `thread`: the thread it was in; undefined for what stood in the channel itself. */
export type GoneMessage = { readonly place: Place; readonly thread: Place | undefined };

/** A thread as we know it, for whoever looks what was missed in it. */
export type ThreadToRead = {
  readonly place: Place;
  /** Whether the card stands here; else somebody deleted an earlier one here. */
  readonly isCard: boolean;
  /** The `ts` up to which everything was read before; undefined where nothing was. */
  readonly seenUntil: string | undefined;
  /** The `ts` of its notes of the last days, which may have been changed or deleted since. */
  readonly freshNotes: readonly string[];
};

export type CaseNow = { readonly kind: 'case'; readonly view: CaseView };

export type Review = {
  readonly kind: 'review';
  readonly view: CaseView;
  readonly mails: readonly ReadableMail[];
  /** The letter in question, and for an answer which lines it answers, and how. */
  readonly letter: LetterKind;
  readonly outcomes: Outcomes;
  /** The letters that could be prepared now. */
  readonly letters: readonly LetterKind[];
  /** Undefined where there is nothing to approve yet (triage) or any more. */
  readonly draft: LetterDraft | undefined;
  /** Stands for the draft as shown; handed back with the approval, so that a text nobody saw is never approved. */
  readonly shown: string;
  /** The address the letter goes to; undefined where the sender is unclear. */
  readonly recipient: string | undefined;
  /** Set where the letter may not leave before somebody says how we know who asks. */
  readonly identity: { readonly needed: 'light' | 'strong'; readonly offered: readonly ProofMethod[] } | undefined;
};

export type ReadableMail = {
  readonly kind: 'mail';
  readonly id: string;
  readonly receivedAt: Temporal.Instant;
  readonly from: string;
  readonly subjectLine: string;
  readonly text: string;
  readonly cut: string;
  readonly attachments: readonly Attachment[];
  /** A copy of a proof of identity came with it and is not among them: nobody keeps one (domain O5). */
  readonly identityCopyRemoved?: boolean;
};

/** The exact mail that an approval would send now. */
export type Preview = {
  readonly kind: 'preview';
  readonly from: { readonly name: string; readonly address: string };
  /** Undefined where nobody has said whom it goes to. */
  readonly to: string | undefined;
  readonly subjectLine: string;
  readonly text: string;
};

export type ApproveReply = {
  readonly caseId: string;
  readonly revision: number;
  readonly shown: string;
  readonly body: string;
  /** Ids of the confirmations that were ticked. */
  readonly confirmed: readonly string[];
  /** How the approver knows who asks; the note says what they saw or asked. */
  readonly identity?: ShownIdentity | undefined;
  /** `other`: the person sends it themselves, by letter or portal. */
  readonly channel?: 'mail' | 'other';
};

export type { Refusal };
