/** What a card says below its first line: where the case stands, what is answered, what is left to do, and how it came in. */
import { osloDate } from '../../cases/calendar.ts';
import type { CaseFile, Stage } from '../../cases/case-file.ts';
import { daysLeft } from '../../cases/due-dates.ts';
import type { SenderSigns } from '../../cases/identity.ts';
import { identityStanding } from '../../cases/identity-standing.ts';
import type { Task } from '../../cases/tasks.ts';
import type { CaseView } from '../../workflow/ports.ts';
import { writtenDate, writtenDay, writtenMoment, writtenSecond, writtenTime } from '../dates.ts';
import { esc } from '../text-safety.ts';
import { capitalised, colleague, eitherOf, listed, type Words } from '../words.ts';

export type OpenStage = Exclude<Stage, { status: 'closed' }>;

/** Tasks that a card names; the rest is counted. */
const mostTasks = 5;

/** Pairs of a label and what it stands for, in mrkdwn. */
export function factsOf(view: CaseView, stage: OpenStage, words: Words): readonly (readonly [string, string])[] {
  const { caseFile, limits, organisation } = view;
  const { field, language } = words;
  return [
    statusFact(view, stage, words),
    [field.responsible, caseFile.handler ? colleague(caseFile.handler, words) : words.nobodyYet],
    [field.identity, words.identityStanding[identityStanding(caseFile, organisation)]],
    [field.nextStep, nextStepOf(caseFile, stage, words)],
    [field.received, writtenMoment(caseFile.receivedAt, language)],
    [field.lawfulLimit, writtenDate(limits.statutoryDue, language)],
  ];
}

/** Where the first line is taken by trouble with sending, the days left stand here; they go on running out. */
function statusFact({ caseFile, limits, now }: CaseView, stage: OpenStage, words: Words): readonly [string, string] {
  if (stage.status === 'send_failed' || stage.status === 'send_uncertain')
    return [words.field.limit, words.daysLeft(daysLeft(limits, osloDate(now)))];
  return [words.field.status, statusOf(stage, caseFile, words)];
}

function statusOf(
  stage: Exclude<OpenStage, { status: 'send_failed' | 'send_uncertain' }>,
  { firstYes }: CaseFile,
  words: Words,
): string {
  switch (stage.status) {
    case 'awaiting_triage':
      return words.triageReason[stage.why];
    case 'waiting':
      return words.waitingFor[stage.about];
    case 'drafted':
      return firstYes
        ? words.fourEyes.status(colleague(firstYes.by, words))
        : words.handedIn(colleague(stage.by, words), words.letters[stage.letter]);
    case 'in_progress':
    case 'approved':
    case 'follow_up':
      return words.status[stage.status];
  }
}

function nextStepOf({ requester, firstYes }: CaseFile, { status }: OpenStage, words: Words): string {
  if (status === 'drafted' && firstYes) {
    const { asked } = firstYes;
    return asked.length > 0 ? words.fourEyes.nextStep(eitherOf(asked, words)) : words.fourEyes.nextStepAnybody;
  }
  const answerIsNext = status === 'in_progress' || status === 'send_failed';
  return answerIsNext && !requester ? words.nextStepNoRecipient : words.nextStep[status];
}

/** What each right was answered with, once a part of the case is answered: a marketing stop often is before the rest. */
export function answeredLines({ lines }: CaseFile, words: Words): readonly string[] {
  const answered = lines.flatMap(({ right, answered: answer }) =>
    answer
      ? [`${words.rights[right]} ${words.outcomes[answer.outcome]}, ${writtenDay(osloDate(answer.at), words.language)}`]
      : [],
  );
  if (answered.length === 0) return [];
  const open = lines.filter((line) => !line.answered).map(({ right }) => words.rights[right]);
  const left = open.length > 0 ? [`*${words.stillOpen}:* ${listed(open, words)}`] : [];
  return [`*${words.answeredSoFar}:* ${answered.join(' · ')}`, ...left];
}

/** What has to be done outside of Frist, the next due first. */
export function openTaskLines({ tasks, now }: CaseView, words: Words): readonly string[] {
  if (tasks.length === 0) return [];
  const shown = tasks.slice(0, mostTasks).map((task) => `• ${writtenTask(task, words)}${isPast(task, now) ? ' 🔴' : ''}`);
  const rest = tasks.length - shown.length;
  return [`*${words.toDo}*`, ...shown, ...(rest > 0 ? [words.andMore(rest)] : [])];
}

/** `slett opplysningene · innen torsdag 3. desember`; where hours count, with the hour. */
export function writtenTask({ kind, dueOn, dueAt, recipient }: Task, words: Words): string {
  const what = recipient ? words.toRecipient(words.tasks[kind], esc(recipient)) : words.tasks[kind];
  const when = writtenDay(dueOn, words.language);
  return words.taskBy(what, dueAt ? `${when} ${writtenTime(dueAt, words.language)}` : when);
}

function isPast({ dueOn, dueAt }: Task, now: CaseView['now']): boolean {
  if (dueAt) return dueAt.epochMilliseconds < now.epochMilliseconds;
  return osloDate(now).until(dueOn, { largestUnit: 'days' }).days < 0;
}

/** The small print: mails, what is known of the sender, why these rights. */
export function backgroundOf(caseFile: CaseFile, stage: OpenStage, words: Words): string {
  const { receiptSentAt, claimsCase, senderSeen, senderSigns } = caseFile;
  const arrived = [
    ...wayIn(caseFile, words),
    ...(claimsCase ? [`*${words.claimsCase(esc(claimsCase))}*`] : []),
    ...signsOf(senderSigns, words).map((sign) => `*${sign}*`),
    ...(senderSeen ? [words.senderSeen[senderSeen]] : []),
    receiptSentAt ? words.receiptSent : words.noReceipt,
    ...originOf(caseFile, words),
  ];
  return `${approvalOf(stage, words)}${capitalised(arrived.join(' · '))}. ${words.whoIsInside}`;
}

/** A call or a letter is kept as a mail is, and is none. */
function wayIn({ receiptSource, mails }: CaseFile, words: Words): readonly string[] {
  const byHand = receiptSource === 'call' || receiptSource === 'letter' || receiptSource === 'colleague';
  if (!byHand) return [words.mails(mails.length)];
  const later = mails.length - 1;
  return [words.wayIn[receiptSource], ...(later > 0 ? [words.mails(later)] : [])];
}

/** Of the sender, what changes how the case is handled; never who they are. */
export function signsOf(signs: SenderSigns, words: Words): readonly string[] {
  const kinds = ['onBehalf', 'minor', 'newAddress'] as const;
  return kinds.filter((kind) => signs[kind]).map((kind) => words.senderSigns[kind]);
}

function approvalOf(stage: OpenStage, words: Words): string {
  if (stage.status !== 'approved') return '';
  const { by, at, sendAfter, first, singleApprover } = stage.approval;
  const time = writtenTime(at, words.language);
  const who = colleague(by, words);
  const yes = first ? words.fourEyes.approvedByTwo(colleague(first.by, words), who, time) : words.approvedBy(who, time);
  const approved = singleApprover ? `${yes} ${words.fourEyes.singleApprover}` : yes;
  return `${approved} ${words.serverGetsItAt(writtenSecond(sendAfter, words.language))} `;
}

/** Why these rights: the ids of the rules that found them. The words they found are the sender's and stay inside. */
function originOf({ lines }: CaseFile, words: Words): readonly string[] {
  if (lines.some(({ chosenBy }) => chosenBy === 'person')) return [words.chosenByPerson];
  const rules = [...new Set(lines.flatMap(({ evidence }) => evidence.map(({ rule }) => rule)))];
  if (rules.length === 0) return [];
  const shown = rules.slice(0, 3).map((rule) => `\`${esc(rule)}\``);
  return [words.proposedBy(listed(rules.length > 3 ? [...shown, words.more(rules.length - 3)] : shown, words))];
}
