/**
 * Whose yes is enough for a letter. What gives data away, destroys them or says no needs two people wherever there are two who could:
 * it cannot be called back, and whoever drafted it sees their own mistakes last.
 */
import type { Temporal } from 'temporal-polyfill';
import { type Right, rights } from '../intents/classification.ts';
import { isAmong, isGroup, notResponsible } from './authority.ts';
import type { CaseFile } from './case-file.ts';
import type { LetterKind, Outcomes } from './letters.ts';
import type { Refusal } from './refusal.ts';

/**
 * `what_counts`: two people for the answers of `alwaysTwo` and for every no. `every_letter`: for whatever leaves, by a setting.
 * `single_approver`: nobody else could say yes, so that one is enough, and the log says so.
 */
export type FourEyes = 'every_letter' | 'what_counts' | 'single_approver';

/** Rights whose answer cannot be called back once it is out, however much of it is given. */
export const alwaysTwo: readonly Right[] = ['access', 'portability', 'erasure'];

/** The first of two yeses, to one exact letter; the case waits for the other one. */
export type FirstYes = {
  readonly by: string;
  readonly at: Temporal.Instant;
  /** Of recipient, subject, text and files: a second yes to anything else is a first one again. */
  readonly sha256: string;
  /** Who was asked for the second yes: staff ids, or ids of user groups. */
  readonly asked: readonly string[];
};

/** The Slack user that a name on the command line stands for, where frist.yaml says so: `cli:ingrid` is `U0123ABCD`. */
export type SameAs = Readonly<Record<string, string>>;

/**
 * Whether two ids are known to be two people. A name on the command line may be anybody of those in Slack, unless frist.yaml says
 * whose it is; doubt counts as one person.
 */
export function isSomebodyElse(one: string, other: string, sameAs: SameAs): boolean {
  const [a, b] = [sameAs[one] ?? one, sameAs[other] ?? other];
  return a !== b && isOnCommandLine(a) === isOnCommandLine(b);
}

const isOnCommandLine = (id: string) => id.startsWith('cli:');

/**
 * Which rule holds where these people may approve.
 * @param everyLetter the setting `four_eyes`
 * @param approvers as they are named in `frist.yaml`: user ids, names on the command line and user groups. A group counts as several
 * people, whoever is in it now: else whoever empties the group could say yes alone
 */
export function fourEyesRule(everyLetter: boolean, approvers: readonly string[], sameAs: SameAs): FourEyes {
  if (everyLetter) return 'every_letter';
  const people = [...new Set(approvers.map((id) => sameAs[id] ?? id))];
  const areSeveral = people.some((one) => isGroup(one) || people.some((other) => isSomebodyElse(one, other, sameAs)));
  return areSeveral ? 'what_counts' : 'single_approver';
}

/** What cannot be called back once it is out, and what says no (domain 3.2). */
export function countsTwice(letter: LetterKind, outcomes: Outcomes): boolean {
  if (letter !== 'answer') return false;
  return rights.some((right) => {
    const outcome = outcomes[right];
    return outcome !== undefined && (alwaysTwo.includes(right) || outcome === 'refused' || outcome === 'partly');
  });
}

/** One person's yes to one text, with what the rule looks at. */
export type Yes = {
  readonly by: string;
  readonly sha256: string;
  /** Whether they have put words of their own into the text that lay before them. */
  readonly edited: boolean;
  readonly fourEyes: FourEyes;
  readonly sameAs: SameAs;
  readonly approvers: readonly string[];
  /** Who has to be one of those who say yes where something is refused; with nobody named, an approver is enough (domain 3.3). */
  readonly responsible: readonly string[];
  /** Whether anybody who handles the case may say yes to this letter. */
  readonly byTheBook: boolean;
};

/** `enough`: it may leave. `first`: somebody else has to say yes too. Or why this yes is worth nothing. */
export type Worth =
  | { readonly kind: 'enough'; readonly first?: FirstYes | undefined; readonly singleApprover: boolean }
  | { readonly kind: 'first'; readonly asked: readonly string[] }
  | Extract<Refusal, { why: 'second_person_needed' | 'responsible_needed' | 'groups_unread' }>;

/** What a yes is worth where the case stands now. Whoever may not say yes at all has been sent away before. */
export function worthOfYes(letter: LetterKind, outcomes: Outcomes, caseFile: CaseFile, yes: Yes): Worth {
  const { by, sha256, responsible, fourEyes } = yes;
  const needsTwo = fourEyes === 'every_letter' || countsTwice(letter, outcomes);
  const said = caseFile.firstYes?.sha256 === sha256 ? caseFile.firstYes : undefined;
  const first = said && isSomebodyElse(said.by, by, yes.sameAs) && stillMay(said, yes) ? said : undefined;
  const isTwo = first !== undefined || isHandedInByAnother(caseFile, yes);
  const needsResponsible = letter === 'answer' && responsible.length > 0 && rights.some((right) => outcomes[right] === 'refused');
  const isOfResponsible = first !== undefined && isAmong(responsible, first.by) === 'yes';
  const lacking = needsResponsible && !isOfResponsible ? notResponsible(responsible, by) : undefined;
  const isAlone = fourEyes === 'single_approver';

  if (!needsTwo || isTwo || isAlone)
    return lacking ?? { kind: 'enough', first: needsTwo ? first : undefined, singleApprover: needsTwo && !isTwo };
  const asked = whoMayGiveTheOther(yes, lacking !== undefined);
  if (asked.length === 0 && lacking) return lacking;
  const saidItBefore = said !== undefined && !isSomebodyElse(said.by, by, yes.sameAs);
  return saidItBefore || (asked.length === 0 && !yes.byTheBook)
    ? { kind: 'refused', why: 'second_person_needed', asked }
    : { kind: 'first', asked };
}

/** Who is no approver any more has no yes to give, and what they said before counts no more than what they would say now. */
function stillMay(said: FirstYes, { byTheBook, approvers }: Yes): boolean {
  return byTheBook || isAmong(approvers, said.by) === 'yes';
}

/**
 * Who hands a letter in stands behind its text. What Frist prepared by itself nobody has looked at, and a mail that came later was not
 * known to whoever prepared it.
 */
function isHandedInByAnother({ plan }: CaseFile, { by, edited, sameAs }: Yes): boolean {
  if (!plan || plan.handedIn === false || plan.by === 'frist' || edited) return false;
  return isSomebodyElse(plan.by, by, sameAs);
}

/** Each person once, by the id that Slack can mention. */
function whoMayGiveTheOther({ by, approvers, responsible, sameAs }: Yes, onlyResponsible: boolean): readonly string[] {
  return approvers
    .filter((id) => sameAs[id] === undefined && isSomebodyElse(id, by, sameAs))
    .filter((id) => !onlyResponsible || responsible.includes(id));
}
