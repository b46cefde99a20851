/** Staff at work on one case, so that a journey reads as what people do: prepare, look, say yes, wait until it is out. */
import type { CaseFile } from '../../src/cases/case-file.ts';
import type { LetterKind, Outcomes } from '../../src/cases/letters.ts';
import type { ShownIdentity } from '../../src/cases/proofs.ts';
import type { TaskOutcome } from '../../src/cases/tasks.ts';
import { openTasks } from '../../src/cases/tasks.ts';
import type { Right } from '../../src/intents/classification.ts';
import type { OutgoingMail } from '../../src/workflow/ports.ts';
import type { Approved, FirstYesKept, Refusal, Review } from '../../src/workflow/staff-verbs.ts';
import type { Installation } from '../../src/workflow/world.ts';
import { mail } from '../support/mail.ts';
import { ingrid } from '../support/people.ts';
import { openTestWorld, organisations, type TestWorld } from '../support/world.ts';

type Letter = {
  readonly letter?: LetterKind;
  readonly outcomes?: Outcomes;
  /** Keyed as in a plan: `<right>.<field>` in an answer, `<field>` elsewhere. */
  readonly values?: Readonly<Record<string, string>>;
  readonly identity?: ShownIdentity;
  /** Ids of confirmations that are left unticked. */
  readonly unconfirmed?: readonly string[];
  readonly by?: string;
  /** Who says yes, where it is not whoever prepared it. */
  readonly approvedBy?: string;
};

/** A shipped company as it is served in its journey, and Kari writing to it. */
export function company(id: string, served: Partial<Installation> & Pick<Installation, 'mailboxAddress'>) {
  const shipped = organisations.get(id);
  if (!shipped) throw new Error(`${id} is shipped`);
  return {
    shipped,
    open: (changes: Partial<Installation> = {}) => openTestWorld({ organisation: shipped, ...served, ...changes }),
    fromKari: (text: string, headers: readonly string[] = []) =>
      mail({
        to: served.mailboxAddress,
        text: `Hei,\r\n${text}\r\n\r\nHilsen Kari`,
        messageId: `<${text.length}@mail.example.no>`,
        headers,
      }),
  };
}

/** What a colleague found in the company's own records. */
export const knownFact: ShownIdentity = { method: 'known_fact', note: 'the phone number on record' };

/** The newest case there is. */
export async function newestCase({ world }: TestWorld): Promise<CaseFile> {
  const cases = await world.store.records.cases.list({ openOnly: false });
  const newest = cases.toSorted((a, b) => a.number.localeCompare(b.number)).at(-1);
  if (!newest) throw new Error('there is no case');
  return newest;
}

/** The letter as a reviewer sees it, after it was prepared. */
export async function prepare(frist: TestWorld, letter: Letter): Promise<Review | Refusal> {
  const { id, revision } = await newestCase(frist);
  const { letter: kind = 'answer', outcomes = {}, values = {}, by = ingrid } = letter;
  const planned = await frist.verbs.planLetter({ caseId: id, revision, letter: kind, outcomes, values }, { id: by });
  return planned.kind === 'refused' ? planned : frist.verbs.reviewCase(id, { id: by });
}

/** The yes to a letter, with everything confirmed: approved, or why not. */
export async function tryToApprove(frist: TestWorld, letter: Letter): Promise<Approved | FirstYesKept | Refusal> {
  const review = await prepare(frist, letter);
  if (review.kind === 'refused') return review;
  const { view, shown, draft } = review;
  const { identity, unconfirmed = [], by = ingrid, approvedBy = by } = letter;
  const confirmed = (draft?.confirmations ?? []).map(({ id }) => id).filter((id) => !unconfirmed.includes(id));
  const { id: caseId, revision } = view.caseFile;
  return frist.verbs.approveReply({ caseId, revision, shown, body: draft?.body ?? '', confirmed, identity }, { id: approvedBy });
}

/** Prepares, approves, and waits for the undo delay: the mail that really went out. */
export async function send(frist: TestWorld, letter: Letter): Promise<OutgoingMail> {
  const before = frist.smtp.mails.length;
  const approved = await tryToApprove(frist, letter);
  if (approved.kind === 'refused') throw new Error(JSON.stringify(approved));
  frist.passSeconds(61);
  await frist.deliver();
  const mail = frist.smtp.mails[before];
  if (!mail || frist.smtp.mails.length !== before + 1) throw new Error(`${frist.smtp.mails.length - before} mails went out`);
  return mail;
}

/** The open tasks of the newest case, as "kind until date" lines, the next first. */
export async function tasks(frist: TestWorld): Promise<readonly string[]> {
  const caseFile = await newestCase(frist);
  return openTasks(caseFile, organisationOf(frist)).map(({ id, dueOn }) => `${id} ${dueOn}`);
}

/** A task is done today, unless it ends otherwise. */
export async function endTask(frist: TestWorld, id: string, how: TaskOutcome = 'done', note = '') {
  const { id: caseId } = await newestCase(frist);
  return frist.verbs.endTask(caseId, { id, how, note }, { id: ingrid });
}

/** A person who has read the mail says what is asked. */
export async function settle(frist: TestWorld, rights: readonly Right[], { notMarketing = false } = {}) {
  const { id: caseId, revision } = await newestCase(frist);
  return frist.verbs.settleRights({ caseId, revision, rights, notMarketing }, { id: ingrid });
}

export async function eventTypes(frist: TestWorld): Promise<readonly string[]> {
  const { id } = await newestCase(frist);
  return (await frist.world.store.records.cases.events(id)).map(({ type }) => type);
}

export function organisationOf({ world }: TestWorld) {
  const [installation] = [...world.installations.values()];
  if (!installation) throw new Error('there is no installation');
  return installation.organisation;
}
