import { userInfo } from 'node:os';
import { openWorld } from '../app.ts';
import type { CaseFile } from '../cases/case-file.ts';
import { proofMethods } from '../cases/identity.ts';
import type { ShownIdentity } from '../cases/proofs.ts';
import { readConfig } from '../config.ts';
import { type Right, rights } from '../intents/classification.ts';
import { createLog } from '../log.ts';
import { Mistakes } from '../mistakes.ts';
import { staffVerbs } from '../workflow/staff.ts';
import type { Actor, Done, Refusal, StaffVerbs } from '../workflow/staff-verbs.ts';
import type { World } from '../workflow/world.ts';

type CaseOptions = {
  readonly rights?: string;
  readonly confirm?: boolean;
  readonly identity?: string;
  readonly note?: string;
  readonly json?: boolean;
};

/**
 * `frist case ID [action]`: the same verbs as in Slack, for the day when Slack is down. Who acts is `cli:<login>`; to approve, that name
 * has to stand among the organisation's approvers.
 */
export async function caseCommand(
  configFile: string,
  id: string,
  action: string | undefined,
  options: CaseOptions,
): Promise<void> {
  const { world, close } = await openWorld(readConfig(configFile, process.env), createLog());
  try {
    const by = { id: `cli:${userInfo().username}` };
    if (action === 'take-back') return report(await staffVerbs(world).takeBack(id, by));
    const caseFile = await world.store.records.cases.findByNumber(id);
    if (!caseFile) throw new Mistakes([`${id}: there is no such case (frist cases --all lists them)`]);
    await act(world, staffVerbs(world), caseFile, by, action, options);
  } finally {
    await close();
  }
}

async function act(
  world: World,
  verbs: StaffVerbs,
  caseFile: CaseFile,
  by: Actor,
  action: string | undefined,
  options: CaseOptions,
): Promise<void> {
  switch (action) {
    case undefined:
      return printLog(world, caseFile, options);
    case 'mail':
      return printMails(verbs, caseFile, by);
    case 'draft':
      return printDraft(verbs, caseFile, by);
    case 'approve':
      return approve(verbs, caseFile, by, options);
    case 'undo':
      return report(await verbs.undoReply(caseFile.id, by));
    case 'rights':
      return report(
        await verbs.settleRights({ caseId: caseFile.id, revision: caseFile.revision, rights: rightsOf(options.rights) }, by),
      );
    case 'not-a-request':
      return report(await verbs.markNotARequest(caseFile.id, caseFile.revision, by));
    case 'sent':
      return report(await verbs.settleUncertain(caseFile.id, true, by));
    case 'not-sent':
      return report(await verbs.settleUncertain(caseFile.id, false, by));
    default:
      throw new Mistakes([
        `found the action "${action}", allowed: mail, draft, approve, undo, rights, not-a-request, sent, not-sent, take-back`,
      ]);
  }
}

async function printLog(world: World, caseFile: CaseFile, { json }: CaseOptions): Promise<void> {
  const events = await world.store.records.cases.events(caseFile.id);
  const log = events.map(({ at, by, type, data }) => ({ at: at.toString(), by, type, data }));
  if (json) return console.log(JSON.stringify({ number: caseFile.number, status: caseFile.stage.status, log }));
  console.log(`${caseFile.number}  ${caseFile.stage.status}  ${caseFile.lines.map((line) => line.right).join(', ')}`);
  for (const { at, by, type, data } of log) console.log(`${at}  ${by.padEnd(12)}  ${type}  ${JSON.stringify(data)}`);
}

async function printMails(verbs: StaffVerbs, caseFile: CaseFile, by: Actor): Promise<void> {
  for (const { id } of caseFile.mails) {
    const mail = await verbs.readMail(id, by);
    if (mail.kind === 'refused') throw refusalOf(mail);
    console.log(`From: ${mail.from}\nReceived: ${mail.receivedAt}\nSubject: ${mail.subjectLine}\n\n${mail.text}\n`);
  }
}

async function printDraft(verbs: StaffVerbs, caseFile: CaseFile, by: Actor): Promise<void> {
  const review = await verbs.reviewCase(caseFile.id, by);
  if (review.kind === 'refused') throw refusalOf(review);
  const { draft, recipient } = review;
  if (!draft)
    throw new Mistakes([
      `${caseFile.number}: there is no draft yet; first say what is asked (frist case ${caseFile.number} rights --rights …)`,
    ]);
  console.log([`To: ${recipient ?? 'nobody: the sender is unclear'}`, draft.opening, draft.body, draft.closing].join('\n\n'));
  for (const { text } of draft.confirmations) console.log(`\nTo be confirmed: ${text}`);
}

/** Approves the draft as the templates give it; whoever wants other words uses Slack. */
async function approve(verbs: StaffVerbs, caseFile: CaseFile, by: Actor, options: CaseOptions): Promise<void> {
  const review = await verbs.reviewCase(caseFile.id, by);
  if (review.kind === 'refused') throw refusalOf(review);
  const confirmed = options.confirm ? (review.draft?.confirmations.map(({ id }) => id) ?? []) : [];
  const body = review.draft?.body ?? '';
  const { revision } = review.view.caseFile;
  const approval = { caseId: caseFile.id, revision, shown: review.shown, body, confirmed, identity: identityOf(options) };
  const outcome = await verbs.approveReply(approval, by);
  if (outcome.kind === 'refused') throw refusalOf(outcome);
  console.log(`Approved. It is sent at ${outcome.sendAfter}; "frist case ${caseFile.number} undo" stops it until then.`);
}

function identityOf({ identity, note = '' }: CaseOptions): ShownIdentity | undefined {
  if (identity === undefined) return undefined;
  const method = proofMethods.find((each) => each === identity);
  if (!method) throw new Mistakes([`--identity: found "${identity}", allowed: ${proofMethods.join(', ')}`]);
  return { method, note };
}

function rightsOf(list: string | undefined): readonly Right[] {
  const named = (list ?? '').split(',').map((name) => name.trim());
  const unknown = named.filter((name) => !rights.some((right) => right === name));
  if (unknown.length > 0) throw new Mistakes([`--rights: found "${unknown.join(', ')}", allowed: ${rights.join(', ')}`]);
  return rights.filter((right) => named.includes(right));
}

function report(outcome: Done | Refusal | { readonly kind: 'opened'; readonly number: string }): void {
  if (outcome.kind === 'refused') throw refusalOf(outcome);
  console.log(outcome.kind === 'opened' ? `Opened ${outcome.number}.` : 'Done.');
}

function refusalOf(refusal: Refusal): Mistakes {
  return new Mistakes([`Nothing was done: ${reasonFor(refusal)}.`]);
}

function reasonFor(refusal: Refusal): string {
  switch (refusal.why) {
    case 'not_found':
      return 'there is no such case or mail';
    case 'not_an_approver':
      return `you are not among the approvers (${refusal.approvers.join(', ')})`;
    case 'stale':
      return 'the case has changed in between; look at it again';
    case 'already_approved':
      return `${refusal.by} approved it at ${refusal.at}; nothing is sent twice`;
    case 'already_closed':
      return 'the case is closed';
    case 'too_late':
      return 'the answer is with the mail server already';
    case 'nothing_to_approve':
      return 'there is nothing to approve yet; first say what is asked';
    case 'text_changed':
      return 'the text has changed since it was shown';
    case 'not_confirmed':
      return `the answer claims what nobody has confirmed (${refusal.missing.join(', ')}); add --confirm when it is all done`;
    case 'gap_left':
      return `the text still has the gap ${refusal.gap}, which only a person can fill; use Slack`;
    case 'empty_answer':
      return 'the answer is empty';
    case 'no_recipient':
      return 'the sender of the mail is unclear, so that there is nobody to answer';
    case 'no_rights':
      return 'name at least one right';
    case 'field_missing':
      return `the letter needs ${refusal.missing.join(', ')}; fill in with --set NAME=VALUE`;
    case 'wrong_stage':
      return `the letter does not fit a case that is ${refusal.status}`;
    case 'already_answered':
      return `${refusal.right} has been answered already`;
    case 'access_first':
      return 'they ask for access too, and what is erased can no longer be shown; answer both, or access first';
    case 'cannot_be_refused':
      return `${refusal.right} cannot be refused: marketing, and what rests on consent, stops when the person says so (Art. 21(3), 7(3))`;
    case 'outcome_not_possible':
      return `${refusal.right} cannot be answered like that`;
    case 'assessment_missing':
      return `the company has promised to assess each request; add --set ${refusal.right}.assessment=…`;
    case 'not_done_yet':
      return `first this has to be done and reported: ${refusal.task}`;
    case 'identity_missing':
      return refusal.level === 'strong'
        ? 'this needs a strong proof of who asks (bankid, or a code and one more proof)'
        : 'nobody has said how we know who asks (frist case NUMBER identity --method …)';
    case 'authority_missing':
      return 'somebody writes for another person, and nobody has seen that they may (identity --method authority)';
    case 'address_proves_nothing':
      return 'the address proves nothing: the sender is not confirmed, or the address is new';
    case 'identity_not_needed':
      return 'nothing that is asked for needs to know who asks (Art. 12(6))';
    case 'nobody_was_asked':
      return 'the person has not been asked';
    case 'already_asked':
      return 'the person has been asked already and has not answered';
    case 'no_question_open':
      return 'no question is waiting for an answer';
    case 'month_is_over':
      return `the notice of an extension had to leave by ${refusal.on}, within the first month (Art. 12(3))`;
    case 'extended_already':
      return 'the limit has been extended once, and the law gives no more (Art. 12(3))';
    case 'no_fees':
      return 'the company charges no fees';
    case 'not_a_processor':
      return 'the company is the controller itself; there is nobody to send it on to';
    case 'not_in_writing':
      return 'the person has not written that they withdraw';
    case 'second_person_needed':
      return 'it takes two: somebody prepares the answer, another approves it';
    case 'responsible_needed':
      return `this needs the yes of ${refusal.responsible.join(', ') || 'the responsible, and frist.yaml names none'}`;
    case 'another_person':
      return 'the cases have different requesters, and only cases of one person are put together';
    case 'no_reason':
      return 'say why (--note)';
    case 'in_the_future':
      return 'that time has not come yet';
    case 'no_such_task':
      return 'the task is done already, or does not exist';
    case 'task_is_binding':
      return `${refusal.task} has to be done: the law or the company's own promise leaves no choice`;
    case 'tell_the_person_first':
      return `the person has to be told first (plan ${refusal.letter})`;
  }
}
