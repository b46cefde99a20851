/** Nobody handles what belongs to a company that is not theirs: the one gate before every verb on a single case or mail. */
import { groupsUnread } from '../cases/authority.ts';
import type { OfficeVerbs } from './office-verbs.ts';
import { maySee } from './seen-organisations.ts';
import type { Actor, Refusal, StaffVerbs } from './staff-verbs.ts';
import type { World } from './world.ts';

/**
 * The office looks through companies and leaves out what is not to be seen, by itself. What is written or deleted in a thread comes from
 * the channel, where nobody else can write.
 */
type OpenVerbs = keyof OfficeVerbs | 'keepMessage' | 'messageGone';
export type GuardedVerbs = Omit<StaffVerbs, OpenVerbs>;

type Subject = { readonly caseId: string } | { readonly mailId: string } | { readonly organisation: string };

const thisCase = (caseId: string) => ({ caseId });
const thisMail = (mailId: string) => ({ mailId });
const itself = (subject: Subject) => subject;

type SubjectOf<Args extends readonly unknown[]> = Args extends [...unknown[], Actor] ? (first: Args[0]) => Subject : never;

/** What each verb is about. One that is not here, or whose last argument is not who acts, does not compile. */
const subjects: { readonly [Verb in keyof GuardedVerbs]: SubjectOf<Parameters<GuardedVerbs[Verb]>> } = {
  reviewCase: thisCase,
  caseNow: thisCase,
  approveReply: itself,
  previewReply: thisCase,
  undoReply: thisCase,
  settleRights: itself,
  takeCase: thisCase,
  snoozeAlert: thisCase,
  colleaguesFor: thisCase,
  assignCase: itself,
  splitCase: itself,
  reportWrongRecipient: thisCase,
  chooseLanguage: itself,
  fieldsOf: thisCase,
  planLetter: itself,
  dropPlan: thisCase,
  showIdentity: thisCase,
  answerQuestion: thisCase,
  endTask: thisCase,
  recordDisclosure: thisCase,
  correctReceipt: thisCase,
  nameRequester: thisCase,
  mergeInto: thisCase,
  reopen: thisCase,
  openByHand: itself,
  markNotARequest: thisCase,
  takeBack: thisMail,
  readMail: thisMail,
  writeNote: thisCase,
  readNotes: thisCase,
  settleUncertain: thisCase,
};

/**
 * The same verbs, each refused to whoever is in none of the company's roles and not in its channel. They are told what they would be told
 * of a case that does not exist. Where Slack does not say who is in a group or the channel, whoever is not named one by one is refused.
 */
export function onlyOwnCompany(world: World, verbs: GuardedVerbs): GuardedVerbs {
  const gate = (verb: keyof GuardedVerbs) => {
    const act = verbs[verb] as (...args: readonly unknown[]) => Promise<unknown>;
    const subjectOf = subjects[verb] as (first: unknown) => Subject;
    return async (...args: readonly unknown[]) =>
      (await whyNot(world, subjectOf(args[0]), args.at(-1) as Actor)) ?? (await act(...args));
  };
  const all = Object.keys(subjects) as (keyof GuardedVerbs)[];
  return Object.fromEntries(all.map((verb) => [verb, gate(verb)])) as GuardedVerbs;
}

async function whyNot(world: World, subject: Subject, by: Actor): Promise<Refusal | undefined> {
  // Whoever has a shell on the machine has the database.
  if (by.id.startsWith('cli:')) return undefined;
  const organisation = await organisationOf(world, subject);
  const installation = organisation === undefined ? undefined : world.installations.get(organisation);
  if (!installation) return { kind: 'refused', why: 'not_found' };
  const answer = await maySee(world, installation, by);
  if (answer === 'yes') return undefined;
  world.log.warn({ by: by.id, organisation, answer }, 'turned away from a company that is not theirs');
  return answer === 'no'
    ? { kind: 'refused', why: 'not_found' }
    : groupsUnread([...installation.approvers, ...installation.responsible]);
}

async function organisationOf({ store: { records } }: World, subject: Subject): Promise<string | undefined> {
  if ('caseId' in subject) return (await records.cases.find(subject.caseId))?.organisation;
  if ('mailId' in subject) return (await records.mails.get(subject.mailId))?.organisation;
  return subject.organisation;
}
